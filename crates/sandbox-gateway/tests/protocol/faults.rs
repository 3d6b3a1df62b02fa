//! Each fault that can be ordered, and what it leaves behind.

use std::time::Duration;

use serde_json::json;

use crate::support::{Running, SUCCEEDS, answer, read};

const CREATE: &str = "payment_intents.create";

#[tokio::test]
async fn a_refused_connection_leaves_nothing_behind() {
    let gateway = Running::start().await;
    let (customer, method) = gateway.save_card(SUCCEEDS).await;
    gateway
        .order_fault(json!({ "endpoint": CREATE, "fault": "refuse" }))
        .await;
    assert!(gateway.pay(&customer, &method, "1").send().await.is_err());
    assert_eq!(gateway.captured("1").await, 0);
    let next = answer(gateway.pay(&customer, &method, "1")).await;
    assert_eq!(next.text_at("/status"), "succeeded");
}

#[tokio::test]
async fn a_lost_answer_leaves_a_charge_that_the_key_finds() {
    let gateway = Running::start().await;
    let (customer, method) = gateway.save_card(SUCCEEDS).await;
    gateway
        .order_fault(json!({ "endpoint": CREATE, "fault": "lose_answer" }))
        .await;
    let pay = || {
        let request = gateway.pay(&customer, &method, "1");
        request.header("idempotency-key", "order-1")
    };
    assert!(pay().send().await.is_err());
    assert_eq!(gateway.captured("1").await, 1);
    let found = answer(pay()).await;
    assert_eq!(found.headers["idempotent-replayed"], "true");
    assert_eq!(found.text_at("/status"), "succeeded");
    assert_eq!(gateway.captured("1").await, 1);
}

#[tokio::test]
async fn an_answer_broken_off_leaves_a_charge() {
    let gateway = Running::start().await;
    let (customer, method) = gateway.save_card(SUCCEEDS).await;
    gateway
        .order_fault(json!({ "endpoint": CREATE, "fault": "reset_mid_body" }))
        .await;
    let broken = match gateway.pay(&customer, &method, "1").send().await {
        Ok(response) => response.text().await.is_err(),
        Err(_) => true,
    };
    assert!(broken);
    assert_eq!(gateway.captured("1").await, 1);
}

#[tokio::test]
async fn garbage_is_a_200_that_is_not_json_and_leaves_a_charge() {
    let gateway = Running::start().await;
    let (customer, method) = gateway.save_card(SUCCEEDS).await;
    gateway
        .order_fault(json!({ "endpoint": CREATE, "fault": "garbage" }))
        .await;
    let garbage = answer(gateway.pay(&customer, &method, "1")).await;
    assert_eq!(garbage.status, 200);
    assert!(serde_json::from_str::<serde_json::Value>(&garbage.text).is_err());
    assert_eq!(gateway.captured("1").await, 1);
}

#[tokio::test]
async fn a_server_error_passes_after_the_ordered_times() {
    let gateway = Running::start().await;
    let (customer, method) = gateway.save_card(SUCCEEDS).await;
    gateway
        .order_fault(json!({ "endpoint": CREATE, "fault": "http_500", "times": 2 }))
        .await;
    let pay = || {
        let request = gateway.pay(&customer, &method, "1");
        answer(request.header("idempotency-key", "order-1"))
    };
    for _ in 0..2 {
        let failed = pay().await;
        assert_eq!(failed.status, 500);
        assert_eq!(failed.text_at("/error/type"), "api_error");
    }
    assert_eq!(gateway.captured("1").await, 0);
    assert_eq!(pay().await.text_at("/status"), "succeeded");
}

#[tokio::test]
async fn a_rate_limit_says_when_to_come_back() {
    let gateway = Running::start().await;
    gateway
        .order_fault(json!({ "endpoint": "customers.create", "fault": "rate_limit", "seconds": 7 }))
        .await;
    let limited = answer(gateway.post("/v1/customers", &[])).await;
    assert_eq!(limited.status, 429);
    assert_eq!(limited.headers["retry-after"], "7");
    assert_eq!(answer(gateway.post("/v1/customers", &[])).await.status, 200);
}

#[tokio::test]
async fn a_request_that_hangs_is_carried_out_after_its_client_has_left() {
    let mut gateway = Running::start().await;
    let (customer, method) = gateway.save_card(SUCCEEDS).await;
    gateway
        .order_fault(json!({ "endpoint": CREATE, "fault": "hang", "seconds": 1 }))
        .await;
    let pay = || {
        let request = gateway.pay(&customer, &method, "1");
        request.header("idempotency-key", "order-1")
    };
    let left = pay().timeout(Duration::from_millis(300)).send().await;
    assert!(left.unwrap_err().is_timeout());
    assert_eq!(gateway.captured("1").await, 0);
    assert_eq!(answer(pay()).await.status, 409);
    gateway.merchant.next_of("payment_intent.succeeded").await;
    assert_eq!(gateway.captured("1").await, 1);
}

#[tokio::test]
async fn faults_can_be_cleared_and_are_checked() {
    let gateway = Running::start().await;
    gateway
        .order_fault(json!({ "endpoint": "customers.create", "fault": "http_500", "times": 9 }))
        .await;
    let faults = format!("{}/sandbox/faults", gateway.base);
    let clear = gateway.client.delete(&faults);
    let cleared = clear.bearer_auth(crate::support::SECRET).send().await;
    assert_eq!(read(cleared.unwrap()).await.status, 200);
    assert_eq!(answer(gateway.post("/v1/customers", &[])).await.status, 200);

    for order in [
        json!({ "endpoint": "payment_intents.creates", "fault": "hang" }),
        json!({ "endpoint": CREATE, "fault": "explode" }),
    ] {
        let request = gateway.client.post(&faults).json(&order);
        let refused = answer(request.bearer_auth(crate::support::SECRET)).await;
        assert_eq!(refused.status, 400);
    }
}
