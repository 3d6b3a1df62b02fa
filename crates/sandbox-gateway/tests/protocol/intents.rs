//! Payment intents outside the straight way.

use crate::support::{Running, SUCCEEDS, answer};

#[tokio::test]
async fn an_intent_can_be_confirmed_later() {
    let gateway = Running::start().await;
    let (customer, method) = gateway.save_card(SUCCEEDS).await;
    let fields = [
        ("amount", "500"),
        ("currency", "USD"),
        ("customer", &customer),
        ("payment_method", &method),
    ];
    let intent = answer(gateway.post("/v1/payment_intents", &fields)).await;
    assert_eq!(intent.text_at("/status"), "requires_confirmation");
    assert_eq!(intent.text_at("/currency"), "usd");
    let confirm = format!("/v1/payment_intents/{}/confirm", intent.id());
    let secret = intent.text_at("/client_secret");
    let paid = gateway.post_as_frame(&confirm, &[("client_secret", secret)]);
    assert_eq!(answer(paid).await.text_at("/status"), "succeeded");
    let again = answer(gateway.post(&confirm, &[])).await;
    assert_eq!(again.error_code(), "payment_intent_unexpected_state");
}

#[tokio::test]
async fn a_canceled_intent_takes_no_money() {
    let gateway = Running::start().await;
    let (_, method) = gateway.save_card(SUCCEEDS).await;
    let fields = [("amount", "500"), ("currency", "eur")];
    let intent = answer(gateway.post("/v1/payment_intents", &fields)).await;
    let path = format!("/v1/payment_intents/{}", intent.id());
    let canceled = answer(gateway.post(&format!("{path}/cancel"), &[])).await;
    assert_eq!(canceled.text_at("/status"), "canceled");
    let confirm = gateway.post(&format!("{path}/confirm"), &[("payment_method", &method)]);
    let refused = answer(confirm).await;
    assert_eq!(refused.error_code(), "payment_intent_unexpected_state");
}

#[tokio::test]
async fn a_paid_intent_cannot_be_canceled() {
    let gateway = Running::start().await;
    let (customer, method) = gateway.save_card(SUCCEEDS).await;
    let paid = answer(gateway.pay(&customer, &method, "1")).await;
    let path = format!("/v1/payment_intents/{}/cancel", paid.id());
    let refused = answer(gateway.post(&path, &[])).await;
    assert_eq!(refused.status, 400);
    assert_eq!(refused.error_code(), "payment_intent_unexpected_state");
}

#[tokio::test]
async fn the_charge_comes_whole_when_it_is_asked_for() {
    let gateway = Running::start().await;
    let (customer, method) = gateway.save_card(SUCCEEDS).await;
    let more = [("expand[]", "latest_charge")];
    let paid = answer(gateway.pay_with(&customer, &method, "1", &more)).await;
    assert!(paid.text_at("/latest_charge/id").starts_with("ch_"));
    assert_eq!(paid.body["latest_charge"]["captured"], true);
}

#[tokio::test]
async fn a_wrong_amount_or_currency_is_named() {
    let gateway = Running::start().await;
    for (amount, currency, param) in [
        ("", "eur", "amount"),
        ("0", "eur", "amount"),
        ("-1", "eur", "amount"),
        ("1.5", "eur", "amount"),
        ("100000000", "eur", "amount"),
        ("100", "", "currency"),
        ("100", "euro", "currency"),
    ] {
        let fields = [("amount", amount), ("currency", currency)];
        let refused = answer(gateway.post("/v1/payment_intents", &fields)).await;
        assert_eq!(refused.status, 400);
        assert_eq!(refused.text_at("/error/type"), "invalid_request_error");
        assert_eq!(refused.text_at("/error/param"), param);
    }
}

#[tokio::test]
async fn a_saved_setup_cannot_be_confirmed_again() {
    let gateway = Running::start().await;
    let intent = answer(gateway.post("/v1/setup_intents", &[])).await;
    let confirm = format!("/v1/setup_intents/{}/confirm", intent.id());
    let method = gateway.create_card(SUCCEEDS).await;
    let fields = [("payment_method", method.as_str())];
    let saved = answer(gateway.post(&confirm, &fields)).await;
    assert_eq!(saved.text_at("/status"), "succeeded");
    let again = answer(gateway.post(&confirm, &fields)).await;
    assert_eq!(again.error_code(), "setup_intent_unexpected_state");
}
