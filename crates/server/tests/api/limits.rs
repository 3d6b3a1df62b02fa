//! How often something may be asked for, with a clock that the test moves.

use api::CSRF_HEADER;
use api::orders::PlaceOrder;
use chrono::TimeDelta;
use domain::ids::{PaymentMethodId, QuoteId};
use reqwest::{Method, header};
use server::rates::Rates;

use crate::support::{Answer, App, Engine, Person, answer};

const LIMITED: Rates = Rates {
    discovery: 3,
    sign_in: 3,
    checkout: 2,
    provisioning: 0,
    wrong_tokens: 3,
    requests: 0,
};

async fn looks_up(app: &App, email: &str, from: &str) -> Answer {
    let request = app
        .visitor()
        .request(Method::POST, "/api/v1/sign-in/lookup");
    let body = serde_json::json!({ "email": email });
    answer(request.header("x-forwarded-for", from).json(&body)).await
}

async fn places(person: &Person<'_>, key: &str) -> Answer {
    let quote = person.quotes("CFQ7TTC0L3PB", 1).await;
    let quote = api::orders::QuoteBody {
        id: QuoteId::parse("quo_none").unwrap(),
        ..quote
    };
    let card = PaymentMethodId::parse("pm_none").unwrap();
    let call: PlaceOrder = person.order_call(&quote, &card, key);
    person.sends(&call).await
}

/// 429 with the seconds after which it works again, and then it does.
fn seconds_to_wait(answer: &Answer) -> i64 {
    assert_eq!((answer.status, answer.code()), (429, "too_many_requests"));
    answer.headers[header::RETRY_AFTER]
        .to_str()
        .unwrap()
        .parse()
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn one_email_address_is_looked_up_so_often_per_minute_from_one_network() {
    let app = App::start_limited(Engine::Sqlite, LIMITED).await;
    for email in [
        "ada@harbor.example",
        " ADA@harbor.example",
        "ada@harbor.example",
    ] {
        assert_eq!(looks_up(&app, email, "192.0.2.1").await.status, 200);
    }
    let refused = looks_up(&app, "ada@harbor.example", "192.0.2.2").await;
    let seconds = seconds_to_wait(&refused);
    assert!((1..=21).contains(&seconds), "{seconds}");
    let elsewhere = looks_up(&app, "ada@harbor.example", "198.51.100.1").await;
    assert_eq!(elsewhere.status, 200, "who asks elsewhere is not kept out");
    assert_eq!(
        looks_up(&app, "ben@harbor.example", "192.0.2.1")
            .await
            .status,
        200
    );
    app.clock.advance(TimeDelta::seconds(seconds));
    assert_eq!(
        looks_up(&app, "ada@harbor.example", "192.0.2.1")
            .await
            .status,
        200
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn one_network_looks_up_ten_times_as_many_and_an_unknown_email_counts_alike() {
    let app = App::start_limited(Engine::Sqlite, LIMITED).await;
    for number in 0..30 {
        let email = format!("nobody{number}@nowhere.example");
        assert_eq!(
            looks_up(&app, &email, "192.0.2.1").await.status,
            200,
            "{number}"
        );
    }
    seconds_to_wait(&looks_up(&app, "cleo@harbor.example", "192.0.2.77").await);
    assert_eq!(
        looks_up(&app, "cleo@harbor.example", "192.0.3.1")
            .await
            .status,
        200
    );
    // What the caller writes itself stands to the left of what the proxy saw.
    let forged = "198.51.100.7, 192.0.2.1";
    seconds_to_wait(&looks_up(&app, "dora@harbor.example", forged).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_in_is_tried_so_often_per_minute_whatever_the_password() {
    let app = App::start_limited(Engine::Sqlite, LIMITED).await;
    let mut ada = app.visitor();
    for _ in 0..3 {
        assert_eq!(
            ada.signs_in("ada@harbor.example", "selfserve-demo")
                .await
                .status,
            200
        );
    }
    let seconds = seconds_to_wait(&ada.signs_in("ada@harbor.example", "selfserve-demo").await);
    app.clock.advance(TimeDelta::seconds(seconds));
    assert_eq!(
        ada.signs_in("ada@harbor.example", "selfserve-demo")
            .await
            .status,
        200
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn orders_are_placed_so_often_in_ten_minutes_by_one_person() {
    let app = App::start_limited(Engine::Sqlite, LIMITED).await;
    let (ada, ben) = (
        app.signed_in("ada@harbor.example").await,
        app.signed_in("ben@harbor.example").await,
    );
    for key in ["a", "b"] {
        assert_ne!(places(&ada, key).await.status, 429);
    }
    let seconds = seconds_to_wait(&places(&ada, "c").await);
    assert!(seconds > 200, "{seconds}");
    assert_ne!(places(&ben, "d").await.status, 429);
    app.clock.advance(TimeDelta::seconds(seconds));
    assert_ne!(places(&ada, "e").await.status, 429);
}

#[tokio::test(flavor = "multi_thread")]
async fn any_call_counts_for_its_session_and_for_its_address() {
    let rates = Rates {
        requests: 5,
        ..Rates::UNLIMITED
    };
    let app = App::start_limited(Engine::Sqlite, rates).await;
    let asks = async |cookie: &str| {
        let request = app.visitor().request(Method::GET, "/api/v1/products");
        let request = request
            .header(header::COOKIE, cookie)
            .header(CSRF_HEADER, "1");
        answer(request).await
    };
    for _ in 0..5 {
        assert_eq!(asks("a=1").await.status, 200);
    }
    let seconds = seconds_to_wait(&asks("a=1").await);
    for session in 0..45 {
        assert_eq!(asks(&format!("b={session}")).await.status, 200, "{session}");
    }
    seconds_to_wait(&asks("c=1").await);
    app.clock.advance(TimeDelta::seconds(seconds));
    assert_eq!(asks("a=1").await.status, 200);
}

/// Guessing tokens is slowed down; a token that is taken works all the while, since a cloud's
/// customers share its addresses.
#[tokio::test(flavor = "multi_thread")]
async fn wrong_tokens_of_programs_have_to_wait_and_right_ones_do_not() {
    let app = App::start_limited(Engine::Sqlite, LIMITED).await;
    let directory = app.directory().await;
    let shows = async |path: &str, secret: &str, from: &str| {
        let request = app.http.get(format!("{}{path}", app.origin));
        answer(request.bearer_auth(secret).header("x-forwarded-for", from)).await
    };
    let (users, entitlements) = ("/scim/v2/Users?count=1", "/api/v1/entitlements");
    let guess = format!("scimv1_{}", "0".repeat(64));
    for _ in 0..2 {
        assert_eq!(shows(users, &guess, "192.0.2.1").await.status, 401);
    }
    assert_eq!(
        shows(entitlements, "ssv1_guess", "192.0.2.2").await.status,
        401
    );
    let refused = shows(users, &guess, "192.0.2.3").await;
    assert_eq!(refused.scim_error().0, 429);
    let seconds = refused.headers[header::RETRY_AFTER].to_str().unwrap();
    let seconds: i64 = seconds.parse().unwrap();
    assert!((1..=21).contains(&seconds), "{seconds}");
    seconds_to_wait(&shows(entitlements, "ssv1_guess", "192.0.2.3").await);
    assert_eq!(shows(users, &guess, "192.0.3.1").await.status, 401);
    assert_eq!(
        shows(users, &directory.secret, "192.0.2.1").await.status,
        200
    );
    app.clock.advance(TimeDelta::seconds(seconds));
    assert_eq!(shows(users, &guess, "192.0.2.1").await.status, 401);
}
