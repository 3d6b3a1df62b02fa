//! A server that plays tricks, and a client that does not fall for them.

use axum::Router;
use axum::body::Body;
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use tokio::net::TcpListener;

use super::*;

async fn served(router: Router) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    format!("http://localhost:{port}")
}

fn to(address: &str) -> Request {
    axum::http::Request::builder()
        .uri(address)
        .body(Vec::new())
        .unwrap()
}

fn client(reach: Reach) -> GuardedHttp {
    GuardedHttp::new(reach).unwrap()
}

#[tokio::test]
async fn a_name_that_means_this_machine_is_not_called() {
    let outcome = client(Reach::Public).call(to("https://localhost:1/")).await;
    assert!(matches!(
        outcome,
        Err(CallFailed::Forbidden(Forbidden::Private))
    ));
}

#[test]
fn one_private_address_among_public_ones_refuses_them_all() {
    let found = ["1.1.1.1:0", "127.0.0.1:0"].map(|text| text.parse().unwrap());
    assert_eq!(allowed(&found, Reach::Public), Err(Forbidden::Private));
    assert_eq!(allowed(&found[..1], Reach::Public), Ok(()));
    assert_eq!(allowed(&found, Reach::Private), Ok(()));
}

#[tokio::test]
async fn the_names_that_the_client_looks_up_are_checked() {
    // The system's own file of names knows localhost without asking anybody.
    let resolver = Resolver {
        reach: Reach::Public,
    };
    let outcome = resolver.resolve("localhost".parse().unwrap()).await;
    let error = outcome.err().unwrap();
    assert_eq!(error.downcast_ref(), Some(&Forbidden::Private));
}

#[tokio::test]
async fn a_redirect_is_an_answer_and_not_followed() {
    let router = Router::new().route("/", get(|| async { Redirect::to("/secret") }));
    let origin = served(router).await;
    let answer = client(Reach::Private).call(to(&origin)).await.unwrap();
    assert_eq!(answer.status(), 303);
}

#[tokio::test]
async fn an_answer_that_is_too_large_is_not_read_to_its_end() {
    let endless = || async {
        let frame = || Ok::<_, std::io::Error>(vec![b' '; 64 * 1024]);
        let frames = futures::stream::repeat_with(frame);
        Body::from_stream(frames).into_response()
    };
    let origin = served(Router::new().route("/", get(endless))).await;
    let outcome = client(Reach::Private).call(to(&origin)).await;
    assert!(matches!(outcome, Err(CallFailed::TooLarge)));
}

#[tokio::test]
async fn who_does_not_listen_is_away() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let outcome = client(Reach::Private)
        .call(to(&format!("http://localhost:{port}/")))
        .await;
    assert!(matches!(outcome, Err(CallFailed::Away(_))));
}
