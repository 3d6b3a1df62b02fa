//! Who may call what.

use reqwest::RequestBuilder;

use crate::support::{PUBLISHABLE, Running, SECRET, answer};

#[tokio::test]
async fn the_frame_cannot_take_money_or_read_the_ledger() {
    let gateway = Running::start().await;
    let with_frame_key = |path: &str| {
        let url = format!("{}{path}", gateway.base);
        gateway.client.get(url).bearer_auth(PUBLISHABLE)
    };
    let fields = [("amount", "100"), ("currency", "eur")];
    let requests = [
        gateway.post_as_frame("/v1/payment_intents", &fields),
        gateway.post_as_frame("/v1/refunds", &[]),
        gateway.post_as_frame("/sandbox/faults", &[]),
        gateway.post_as_frame("/sandbox/webhooks/pause", &[]),
        with_frame_key("/v1/payment_intents"),
        with_frame_key("/v1/events"),
        with_frame_key("/sandbox/ledger"),
    ];
    for request in requests {
        let refused = answer(request).await;
        assert_eq!(refused.status, 403);
        assert_eq!(refused.error_code(), "secret_key_required");
    }
}

#[tokio::test]
async fn a_wrong_key_and_no_key_are_refused() {
    let gateway = Running::start().await;
    let url = format!("{}/v1/customers/cus_1", gateway.base);
    let get = || gateway.client.get(&url);
    let refused: [RequestBuilder; 4] = [
        get(),
        get().bearer_auth("sk_test_other"),
        get().bearer_auth(format!("{SECRET}x")),
        get().basic_auth("sk_test_other", None::<&str>),
    ];
    for request in refused {
        assert_eq!(answer(request).await.status, 401);
    }
}

#[tokio::test]
async fn the_key_may_be_the_user_of_basic_authentication() {
    let gateway = Running::start().await;
    let request = gateway
        .client
        .post(format!("{}/v1/customers", gateway.base));
    let created = answer(request.basic_auth(SECRET, None::<&str>)).await;
    assert_eq!(created.status, 200);
}

#[tokio::test]
async fn what_does_not_exist_is_missing() {
    let gateway = Running::start().await;
    for path in [
        "/v1/customers/cus_none",
        "/v1/payment_intents/pi_none",
        "/v1/setup_intents/seti_none",
        "/v1/payment_methods/pm_none",
    ] {
        let missing = gateway.get(path).await;
        assert_eq!(missing.status, 404);
        assert_eq!(missing.error_code(), "resource_missing");
    }
    let fields = [("customer", "cus_none")];
    let missing = answer(gateway.post("/v1/setup_intents", &fields)).await;
    assert_eq!(missing.status, 400);
    assert_eq!(missing.text_at("/error/param"), "customer");
    assert_eq!(gateway.get("/v1/nothing").await.status, 404);
}

#[tokio::test]
async fn counts_the_requests_that_carry_a_cookie() {
    let gateway = Running::start().await;
    let count = async || gateway.get("/sandbox/ledger").await.body["requests_with_cookie"].clone();
    assert_eq!(count().await, 0);
    let request = gateway.client.get(format!("{}/healthz", gateway.base));
    let healthy = answer(request.header("cookie", "session=1")).await;
    assert_eq!(healthy.status, 200);
    assert_eq!(count().await, 1);
}

#[tokio::test]
async fn a_port_that_is_taken_is_an_error_before_serving() {
    let gateway = Running::start().await;
    let mut config = gateway.config.clone();
    config.port = gateway.base.rsplit(':').next().unwrap().parse().unwrap();
    let refused = sandbox_gateway::Gateway::bind(config).await;
    assert!(refused.is_err());
}

#[tokio::test]
async fn answers_on_both_loopback_addresses() {
    if std::net::TcpListener::bind("[::1]:0").is_err() {
        return;
    }
    let gateway = Running::start().await;
    let port = gateway.base.rsplit(':').next().unwrap();
    for host in ["127.0.0.1", "[::1]"] {
        let request = gateway.client.get(format!("http://{host}:{port}/healthz"));
        assert_eq!(answer(request).await.status, 200, "{host}");
    }
}
