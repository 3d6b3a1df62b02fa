//! Giving money back.

use crate::support::{DECLINED, Running, SUCCEEDS, answer};

#[tokio::test]
async fn a_payment_is_refunded_in_parts_and_never_beyond_the_whole() {
    let mut gateway = Running::start().await;
    let (customer, method) = gateway.save_card(SUCCEEDS).await;
    let intent = answer(gateway.pay(&customer, &method, "1")).await.id();
    let refund = |amount: &'static str| {
        let fields = [("payment_intent", intent.as_str()), ("amount", amount)];
        answer(gateway.post("/v1/refunds", &fields))
    };
    let part = refund("137").await;
    assert_eq!(part.text_at("/status"), "succeeded");
    assert_eq!(refund("1001").await.status, 400);
    assert_eq!(refund("0").await.status, 400);
    let rest = refund("").await;
    assert_eq!(rest.body["amount"], 1000);
    assert_eq!(refund("1").await.error_code(), "charge_already_refunded");

    let charges = format!("/v1/charges?payment_intent={intent}");
    let charges = gateway.get(&charges).await;
    assert_eq!(charges.body["data"][0]["amount_refunded"], 1137);
    assert_eq!(charges.body["data"][0]["refunded"], true);
    let heard = gateway.merchant.next_of("charge.refunded").await;
    assert_eq!(heard.event()["data"]["object"]["payment_intent"], intent);
}

#[tokio::test]
async fn a_refused_payment_has_nothing_to_refund() {
    let gateway = Running::start().await;
    let (customer, method) = gateway.save_card(DECLINED).await;
    let refused = answer(gateway.pay(&customer, &method, "1")).await;
    let intent = refused.text_at("/error/payment_intent/id");
    let refund = gateway.post("/v1/refunds", &[("payment_intent", intent)]);
    assert_eq!(answer(refund).await.status, 400);
}

#[tokio::test]
async fn a_refund_with_the_same_key_gives_back_once() {
    let gateway = Running::start().await;
    let (customer, method) = gateway.save_card(SUCCEEDS).await;
    let intent = answer(gateway.pay(&customer, &method, "1")).await.id();
    let refund = || {
        let fields = [("payment_intent", intent.as_str()), ("amount", "100")];
        let request = gateway.post("/v1/refunds", &fields);
        answer(request.header("idempotency-key", "refund-1"))
    };
    assert_eq!(refund().await.text, refund().await.text);
    let charges = format!("/v1/charges?payment_intent={intent}");
    let charges = gateway.get(&charges).await;
    assert_eq!(charges.body["data"][0]["amount_refunded"], 100);
}
