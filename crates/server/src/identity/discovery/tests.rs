//! How often a provider is asked, by many and when it fails.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use futures::future::join_all;
use serde_json::json;
use tokio::net::TcpListener;

use super::*;
use crate::outgoing::Reach;

/// A provider that counts how often it is asked.
#[derive(Clone)]
struct Counted {
    issuer: Arc<str>,
    asked: Arc<AtomicU32>,
    fails: Arc<AtomicBool>,
}

impl Counted {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let provider = Self {
            issuer: format!("http://localhost:{port}").into(),
            asked: Arc::default(),
            fails: Arc::default(),
        };
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(describe))
            .route("/keys", get(async || Json(json!({ "keys": [] }))))
            .with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        provider
    }

    fn asked(&self) -> u32 {
        self.asked.load(Ordering::SeqCst)
    }

    fn fails(&self, fails: bool) {
        self.fails.store(fails, Ordering::SeqCst);
    }
}

async fn describe(State(provider): State<Counted>) -> Response {
    provider.asked.fetch_add(1, Ordering::SeqCst);
    if provider.fails.load(Ordering::SeqCst) {
        return StatusCode::BAD_GATEWAY.into_response();
    }
    let issuer = &*provider.issuer;
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256"],
    }))
    .into_response()
}

fn providers() -> Providers {
    Providers::new(GuardedHttp::new(Reach::Private).unwrap())
}

fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds)
}

#[tokio::test]
async fn a_provider_that_failed_is_left_alone_for_ten_seconds() {
    let (provider, providers) = (Counted::start().await, providers());
    let ask = |seconds| providers.of(&provider.issuer, at(seconds));
    provider.fails(true);
    assert!(matches!(ask(0).await, Err(IdentityError::Unusable(_))));
    for seconds in [0, 5, 9] {
        let refused = ask(seconds).await;
        assert!(matches!(refused, Err(IdentityError::FailedBefore(_))));
    }
    assert_eq!(provider.asked(), 1);
    provider.fails(false);
    assert!(ask(10).await.is_ok());
    assert!(ask(3_609).await.is_ok());
    assert_eq!(provider.asked(), 2);
}

#[tokio::test]
async fn a_provider_that_an_admin_tried_with_success_need_not_wait() {
    let (provider, providers) = (Counted::start().await, providers());
    provider.fails(true);
    assert!(providers.of(&provider.issuer, at(0)).await.is_err());
    provider.fails(false);
    assert!(providers.look_at(&provider.issuer, at(1)).await.is_ok());
    assert!(providers.of(&provider.issuer, at(1)).await.is_ok());
}

#[tokio::test]
async fn many_who_come_at_once_ask_once() {
    let (provider, providers) = (Counted::start().await, providers());
    for fails in [true, false] {
        provider.fails(fails);
        let now = at(if fails { 0 } else { 60 });
        let before = provider.asked();
        let all = join_all((0..50).map(|_| providers.of(&provider.issuer, now))).await;
        assert!(all.iter().all(|one| one.is_err() == fails));
        assert_eq!(provider.asked() - before, 1);
    }
}

#[tokio::test]
async fn keys_that_many_have_missed_are_asked_for_once() {
    let (provider, providers) = (Counted::start().await, providers());
    let seen = providers.of(&provider.issuer, at(0)).await.unwrap();
    let again = |_| providers.after(&provider.issuer, &seen, at(1));
    let all = join_all((0..50).map(again)).await;
    assert!(all.iter().all(Result::is_ok));
    assert_eq!(provider.asked(), 2);
}

#[tokio::test]
async fn what_is_of_no_use_is_forgotten() {
    let (provider, other, providers) =
        (Counted::start().await, Counted::start().await, providers());
    assert!(providers.of(&provider.issuer, at(0)).await.is_ok());
    assert!(providers.of(&other.issuer, at(4_000)).await.is_ok());
    assert_eq!(providers.issuers.lock().unwrap().len(), 1);
}
