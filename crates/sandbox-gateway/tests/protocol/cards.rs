//! What each sentinel card does.

use std::time::Instant;

use crate::support::{
    DECLINED, EXPIRED, FAILS_AT_RENEWAL, INCORRECT_CVC, INSUFFICIENT_FUNDS, Running, SLOW,
    SUCCEEDS, answer, card_fields,
};

#[tokio::test]
async fn a_good_card_pays() {
    let gateway = Running::start().await;
    let (customer, method) = gateway.save_card(SUCCEEDS).await;
    let paid = answer(gateway.pay(&customer, &method, "1")).await;
    assert_eq!(paid.status, 200);
    assert_eq!(paid.text_at("/status"), "succeeded");
    assert_eq!(paid.body["amount_received"], 1137);
    assert_eq!(paid.body["metadata"]["order"], "1");
    let charge = paid.text_at("/latest_charge");
    assert!(charge.starts_with("ch_"));
    assert_eq!(paid.text_at("/charges/data/0/id"), charge);
    assert_eq!(gateway.captured("1").await, 1);
}

#[tokio::test]
async fn a_refused_card_is_a_402_with_the_intent_in_it() {
    let gateway = Running::start().await;
    for (number, code, decline_code) in [
        (DECLINED, "card_declined", "generic_decline"),
        (INSUFFICIENT_FUNDS, "card_declined", "insufficient_funds"),
    ] {
        let (customer, method) = gateway.save_card(number).await;
        let refused = answer(gateway.pay(&customer, &method, decline_code)).await;
        assert_eq!(refused.status, 402);
        assert_eq!(refused.text_at("/error/type"), "card_error");
        assert_eq!(refused.error_code(), code);
        assert_eq!(refused.text_at("/error/decline_code"), decline_code);
        let intent = "/error/payment_intent";
        let status = refused.text_at(&format!("{intent}/status"));
        assert_eq!(status, "requires_payment_method");
        let id = refused.text_at(&format!("{intent}/id"));
        let kept = gateway.get(&format!("/v1/payment_intents/{id}")).await;
        assert_eq!(kept.text_at("/last_payment_error/code"), code);
        assert_eq!(gateway.captured(decline_code).await, 0);
    }
}

#[tokio::test]
async fn a_card_that_can_never_be_used_is_refused_when_it_is_saved() {
    let gateway = Running::start().await;
    for (number, code) in [(EXPIRED, "expired_card"), (INCORRECT_CVC, "incorrect_cvc")] {
        let method = gateway.create_card(number).await;
        let intent = answer(gateway.post("/v1/setup_intents", &[])).await;
        let refused = answer(gateway.post_as_frame(
            &format!("/v1/setup_intents/{}/confirm", intent.id()),
            &[
                ("client_secret", intent.text_at("/client_secret")),
                ("payment_method", &method),
            ],
        ))
        .await;
        assert_eq!(refused.status, 402);
        assert_eq!(refused.error_code(), code);
        let path = format!("/v1/setup_intents/{}", intent.id());
        let kept = gateway.get(&path).await;
        assert_eq!(kept.text_at("/status"), "requires_payment_method");
        assert_eq!(kept.text_at("/last_setup_error/code"), code);
    }
}

#[tokio::test]
async fn the_slow_card_is_charged_at_once_and_answered_late() {
    let mut gateway = Running::start().await;
    let (customer, method) = gateway.save_card(SLOW).await;
    let request = gateway
        .pay(&customer, &method, "1")
        .header("idempotency-key", "order-1");
    let begun = Instant::now();
    let outstanding = tokio::spawn(answer(request.try_clone().unwrap()));

    while gateway.captured("1").await == 0 {
        assert!(!outstanding.is_finished());
    }
    let meanwhile = answer(request.try_clone().unwrap()).await;
    assert_eq!(meanwhile.status, 409);

    let late = outstanding.await.unwrap();
    assert_eq!(late.text_at("/status"), "succeeded");
    assert!(begun.elapsed() >= gateway.config.slow_answer);
    gateway.merchant.next_of("payment_intent.succeeded").await;
    assert!(begun.elapsed() >= gateway.config.slow_answer);
    let again = answer(request).await;
    assert_eq!(again.text, late.text);
    assert_eq!(gateway.captured("1").await, 1);
}

#[tokio::test]
async fn a_client_that_hangs_up_before_a_slow_answer_finds_its_payment() {
    let gateway = Running::start().await;
    let (customer, method) = gateway.save_card(SLOW).await;
    let short = gateway.config.slow_answer / 4;
    let request = gateway
        .pay(&customer, &method, "1")
        .header("idempotency-key", "order-1");
    let impatient = request.try_clone().unwrap().timeout(short);
    assert!(impatient.send().await.unwrap_err().is_timeout());
    let again = answer(request).await;
    assert_eq!(again.status, 409, "asking again brings it no sooner");
    let path = format!("/v1/payment_intents?customer={customer}&limit=1");
    let found = gateway.get(&path).await;
    assert_eq!(found.text_at("/data/0/status"), "succeeded");
}

#[tokio::test]
async fn a_card_that_fails_at_its_renewal_pays_the_order_and_not_the_renewal() {
    let gateway = Running::start().await;
    let (customer, method) = gateway.save_card(FAILS_AT_RENEWAL).await;
    let order = answer(gateway.pay(&customer, &method, "order")).await;
    assert_eq!(order.text_at("/status"), "succeeded");
    let renewal = gateway.pay_with(&customer, &method, "renewal", &[("off_session", "true")]);
    let renewal = answer(renewal).await;
    assert_eq!(renewal.status, 402);
    assert_eq!(renewal.error_code(), "card_declined");
}

#[tokio::test]
async fn a_wrong_field_is_named_as_stripe_names_it() {
    let gateway = Running::start().await;
    for (field, value, code) in [
        ("card[number]", "4242424242424241", "incorrect_number"),
        ("card[exp_month]", "13", "invalid_expiry_month"),
        ("card[exp_year]", "2999", "invalid_expiry_year"),
        ("card[exp_year]", "2020", "expired_card"),
        ("card[cvc]", "12", "invalid_cvc"),
    ] {
        let mut fields = card_fields(SUCCEEDS);
        fields
            .iter_mut()
            .find(|(name, _)| *name == field)
            .unwrap()
            .1 = value;
        let refused = answer(gateway.post_as_frame("/v1/payment_methods", &fields)).await;
        assert_eq!(refused.status, 402, "{field}={value}");
        assert_eq!(refused.error_code(), code, "{field}={value}");
    }
}

#[tokio::test]
async fn a_saved_card_shows_its_last_digits_and_its_customer() {
    let gateway = Running::start().await;
    let (customer, method) = gateway.save_card(SUCCEEDS).await;
    let kept = gateway.get(&format!("/v1/payment_methods/{method}")).await;
    assert_eq!(kept.text_at("/card/brand"), "visa");
    assert_eq!(kept.text_at("/card/last4"), "4242");
    assert_eq!(kept.body["card"]["exp_month"], 12);
    assert_eq!(kept.body["card"]["exp_year"], 2040);
    assert_eq!(kept.text_at("/billing_details/name"), "Ada Visser");
    assert_eq!(kept.text_at("/customer"), customer);
    let list = format!("/v1/customers/{customer}/payment_methods");
    assert_eq!(gateway.get(&list).await.text_at("/data/0/id"), method);
}

#[tokio::test]
async fn a_card_can_be_attached_and_is_of_no_use_once_detached() {
    let gateway = Running::start().await;
    let customer = gateway.create_customer().await;
    let method = gateway.create_card(SUCCEEDS).await;
    let attach = format!("/v1/payment_methods/{method}/attach");
    let attached = answer(gateway.post(&attach, &[("customer", &customer)])).await;
    assert_eq!(attached.text_at("/customer"), customer);
    let detach = format!("/v1/payment_methods/{method}/detach");
    let detached = answer(gateway.post(&detach, &[])).await;
    assert!(detached.body["customer"].is_null());
    let refused = answer(gateway.pay(&customer, &method, "1")).await;
    assert_eq!(refused.status, 400);
    assert_eq!(refused.text_at("/error/param"), "payment_method");
}

#[tokio::test]
async fn a_card_of_another_customer_is_refused() {
    let gateway = Running::start().await;
    let (_, method) = gateway.save_card(SUCCEEDS).await;
    let other = gateway.create_customer().await;
    let refused = answer(gateway.pay(&other, &method, "1")).await;
    assert_eq!(refused.status, 400);
    assert_eq!(gateway.captured("1").await, 0);
}
