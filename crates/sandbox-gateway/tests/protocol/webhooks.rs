//! Events: signed, repeated until they are accepted, kept over a restart.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::support::{DECLINED, Heard, Running, SUCCEEDS, WEBHOOK_SECRET, answer};

/// Checks as a merchant does, with the time in the header.
fn is_signed(heard: &Heard, secret: &str) -> bool {
    let (time, signature) = heard.signature.split_once(",v1=").unwrap();
    let time = time.strip_prefix("t=").unwrap();
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
    mac.update(format!("{time}.{}", heard.body).as_bytes());
    mac.verify_slice(&hex::decode(signature).unwrap()).is_ok()
}

#[tokio::test]
async fn an_event_is_signed_and_holds_the_intent() {
    let mut gateway = Running::start().await;
    let (customer, method) = gateway.save_card(SUCCEEDS).await;
    let paid = answer(gateway.pay(&customer, &method, "1")).await;
    let heard = gateway.merchant.next_of("payment_intent.succeeded").await;
    assert!(is_signed(&heard, WEBHOOK_SECRET));
    assert!(!is_signed(&heard, "whsec_other"));
    let event = heard.event();
    assert_eq!(event["object"], "event");
    assert_eq!(event["data"]["object"]["id"], paid.id());
    assert_eq!(event["data"]["object"]["metadata"]["order"], "1");
}

#[tokio::test]
async fn a_refused_payment_is_told() {
    let mut gateway = Running::start().await;
    let (customer, method) = gateway.save_card(DECLINED).await;
    answer(gateway.pay(&customer, &method, "1")).await;
    let failed = "payment_intent.payment_failed";
    let heard = gateway.merchant.next_of(failed).await;
    let error = &heard.event()["data"]["object"]["last_payment_error"];
    assert_eq!(error["code"], "card_declined");
}

#[tokio::test]
async fn an_event_is_posted_until_it_is_accepted() {
    let mut gateway = Running::start().await;
    gateway.merchant.refuse(3);
    let intent = answer(gateway.post("/v1/setup_intents", &[])).await;
    let method = gateway.create_card(SUCCEEDS).await;
    let confirm = format!("/v1/setup_intents/{}/confirm", intent.id());
    answer(gateway.post(&confirm, &[("payment_method", &method)])).await;
    let mut bodies = Vec::new();
    for _ in 0..3 {
        let heard = gateway.merchant.next().await;
        assert!(heard.status.is_server_error());
        bodies.push(heard.body);
    }
    let heard = gateway.merchant.next().await;
    assert!(heard.status.is_success());
    assert!(is_signed(&heard, WEBHOOK_SECRET));
    assert!(bodies.iter().all(|body| *body == heard.body));
}

#[tokio::test]
async fn an_event_that_nobody_took_is_posted_after_a_restart() {
    let gateway = Running::start().await;
    let pause = gateway.post("/sandbox/webhooks/pause", &[]);
    assert_eq!(answer(pause).await.body["webhooks_paused"], true);
    let (customer, method) = gateway.save_card(SUCCEEDS).await;
    let paid = answer(gateway.pay(&customer, &method, "1")).await;
    assert_eq!(
        gateway.get("/sandbox/ledger").await.body["pending_webhooks"],
        2
    );
    let mut gateway = gateway.restart().await;
    let heard = gateway.merchant.next_of("payment_intent.succeeded").await;
    assert_eq!(heard.event()["data"]["object"]["id"], paid.id());
}

#[tokio::test]
async fn paused_events_come_when_they_are_resumed() {
    let mut gateway = Running::start().await;
    answer(gateway.post("/sandbox/webhooks/pause", &[])).await;
    let (customer, method) = gateway.save_card(SUCCEEDS).await;
    answer(gateway.pay(&customer, &method, "1")).await;
    assert!(gateway.merchant.heard.try_recv().is_err());
    answer(gateway.post("/sandbox/webhooks/resume", &[])).await;
    gateway.merchant.next_of("payment_intent.succeeded").await;
}

#[tokio::test]
async fn a_merchant_that_is_away_does_not_hold_up_a_payment() {
    let gateway = Running::start_with(|config| {
        config.webhook_url = "http://127.0.0.1:9/webhooks".to_owned();
    })
    .await;
    let (customer, method) = gateway.save_card(SUCCEEDS).await;
    let paid = answer(gateway.pay(&customer, &method, "1")).await;
    assert_eq!(paid.text_at("/status"), "succeeded");
    assert_eq!(
        gateway.get("/sandbox/ledger").await.body["pending_webhooks"],
        2
    );
}
