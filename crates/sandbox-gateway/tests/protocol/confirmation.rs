//! The bank's confirmation step, both ways.

use crate::support::{Answered, NEEDS_CONFIRMATION, Running, SUCCEEDS, answer};

async fn press(gateway: &Running, intent: &Answered, outcome: &str) -> Answered {
    let path = format!("/v1/payment_intents/{}/sandbox_authenticate", intent.id());
    let secret = intent.text_at("/client_secret");
    let fields = [("client_secret", secret), ("outcome", outcome)];
    answer(gateway.post_as_frame(&path, &fields)).await
}

#[tokio::test]
async fn a_confirmed_payment_is_taken() {
    let mut gateway = Running::start().await;
    let (customer, method) = gateway.save_card(NEEDS_CONFIRMATION).await;
    let asked = answer(gateway.pay(&customer, &method, "1")).await;
    assert_eq!(asked.status, 200);
    assert_eq!(asked.text_at("/status"), "requires_action");
    assert_eq!(asked.text_at("/next_action/type"), "use_stripe_sdk");
    assert_eq!(gateway.captured("1").await, 0);
    let asking = "payment_intent.requires_action";
    gateway.merchant.next_of(asking).await;

    let confirmed = press(&gateway, &asked, "confirmed").await;
    assert_eq!(confirmed.text_at("/status"), "succeeded");
    assert!(confirmed.body["next_action"].is_null());
    assert_eq!(gateway.captured("1").await, 1);
    let paid = gateway.merchant.next_of("payment_intent.succeeded").await;
    assert_eq!(paid.event()["data"]["object"]["id"], asked.id());
}

#[tokio::test]
async fn a_declined_confirmation_takes_nothing_and_another_card_may_pay() {
    let gateway = Running::start().await;
    let (customer, method) = gateway.save_card(NEEDS_CONFIRMATION).await;
    let asked = answer(gateway.pay(&customer, &method, "1")).await;
    let declined = press(&gateway, &asked, "declined").await;
    assert_eq!(declined.status, 200);
    assert_eq!(declined.text_at("/status"), "requires_payment_method");
    let code = declined.text_at("/last_payment_error/code");
    assert_eq!(code, "payment_intent_authentication_failure");
    assert_eq!(gateway.captured("1").await, 0);

    let other = gateway.create_card(SUCCEEDS).await;
    let confirm = format!("/v1/payment_intents/{}/confirm", asked.id());
    let paid = answer(gateway.post(&confirm, &[("payment_method", &other)])).await;
    assert_eq!(paid.text_at("/status"), "succeeded");
    assert_eq!(gateway.captured("1").await, 1);
}

#[tokio::test]
async fn the_bank_is_answered_once() {
    let gateway = Running::start().await;
    let (customer, method) = gateway.save_card(NEEDS_CONFIRMATION).await;
    let asked = answer(gateway.pay(&customer, &method, "1")).await;
    press(&gateway, &asked, "confirmed").await;
    let again = press(&gateway, &asked, "confirmed").await;
    assert_eq!(again.status, 400);
    assert_eq!(again.error_code(), "payment_intent_unexpected_state");
    assert_eq!(gateway.captured("1").await, 1);
}

#[tokio::test]
async fn nobody_confirms_without_the_client_secret() {
    let gateway = Running::start().await;
    let (customer, method) = gateway.save_card(NEEDS_CONFIRMATION).await;
    let asked = answer(gateway.pay(&customer, &method, "1")).await;
    let path = format!("/v1/payment_intents/{}/sandbox_authenticate", asked.id());
    for secret in ["", "pi_guess_secret_guess"] {
        let fields = [("client_secret", secret), ("outcome", "confirmed")];
        let refused = answer(gateway.post_as_frame(&path, &fields)).await;
        assert_eq!(refused.status, 400);
        assert_eq!(refused.text_at("/error/param"), "client_secret");
    }
    assert_eq!(gateway.captured("1").await, 0);
}

#[tokio::test]
async fn a_renewal_asks_for_a_confirmation_until_there_has_been_one() {
    let gateway = Running::start().await;
    let (customer, method) = gateway.save_card(NEEDS_CONFIRMATION).await;
    let renew = [("off_session", "true")];
    let early = answer(gateway.pay_with(&customer, &method, "early", &renew)).await;
    assert_eq!(early.status, 402);
    assert_eq!(early.error_code(), "authentication_required");

    let asked = answer(gateway.pay(&customer, &method, "1")).await;
    press(&gateway, &asked, "confirmed").await;
    let renewal = answer(gateway.pay_with(&customer, &method, "2", &renew)).await;
    assert_eq!(renewal.text_at("/status"), "succeeded");
}
