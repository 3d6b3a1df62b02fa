//! Lists: newest first, page by page.

use crate::support::{Running, SUCCEEDS, answer};

#[tokio::test]
async fn intents_of_a_customer_come_newest_first() {
    let gateway = Running::start().await;
    let (customer, method) = gateway.save_card(SUCCEEDS).await;
    for order in ["1", "2", "3"] {
        answer(gateway.pay(&customer, &method, order)).await;
    }
    let (other, card) = gateway.save_card(SUCCEEDS).await;
    answer(gateway.pay(&other, &card, "4")).await;

    let path = format!("/v1/payment_intents?customer={customer}&limit=2");
    let first = gateway.get(&path).await;
    assert_eq!(first.body["has_more"], true);
    assert_eq!(first.text_at("/data/0/metadata/order"), "3");
    assert_eq!(first.text_at("/data/1/metadata/order"), "2");
    let last = first.text_at("/data/1/id");
    let second = gateway.get(&format!("{path}&starting_after={last}")).await;
    assert_eq!(second.body["has_more"], false);
    assert_eq!(second.body["data"].as_array().unwrap().len(), 1);
    assert_eq!(second.text_at("/data/0/metadata/order"), "1");
}

#[tokio::test]
async fn events_can_be_read_by_a_merchant_that_was_away() {
    let gateway = Running::start().await;
    let (customer, method) = gateway.save_card(SUCCEEDS).await;
    answer(gateway.pay(&customer, &method, "1")).await;
    let events = gateway.get("/v1/events?limit=5").await;
    assert_eq!(events.text_at("/data/0/type"), "payment_intent.succeeded");
    assert_eq!(events.text_at("/data/1/type"), "setup_intent.succeeded");
    let first = events.text_at("/data/1/id");
    let since = gateway
        .get(&format!("/v1/events?ending_before={first}"))
        .await;
    assert_eq!(since.body["data"].as_array().unwrap().len(), 1);
    let of_type = gateway.get("/v1/events?type=setup_intent.succeeded").await;
    assert_eq!(of_type.body["data"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_limit_beyond_a_hundred_is_refused() {
    let gateway = Running::start().await;
    let refused = gateway.get("/v1/events?limit=101").await;
    assert_eq!(refused.status, 400);
}
