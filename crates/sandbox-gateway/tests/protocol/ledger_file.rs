//! What is on the disk.

use std::fs;

use crate::support::{
    DECLINED, EXPIRED, FAILS_AT_RENEWAL, INCORRECT_CVC, INSUFFICIENT_FUNDS, NEEDS_CONFIRMATION,
    Running, SLOW, SUCCEEDS, answer, card_fields,
};

const AMEX: &str = "378282246310005";

/// Every file beside the ledger, its write-ahead log among them.
fn bytes_on_disk(gateway: &Running) -> Vec<(String, Vec<u8>)> {
    fs::read_dir(gateway.folder.path())
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read(path).unwrap())
        })
        .collect()
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}

#[tokio::test]
async fn no_card_number_is_in_the_ledger_after_every_card_was_used() {
    let gateway = Running::start_with(|config| config.slow_answer = std::time::Duration::ZERO);
    let gateway = gateway.await;
    let numbers = [
        SUCCEEDS,
        DECLINED,
        INSUFFICIENT_FUNDS,
        SLOW,
        FAILS_AT_RENEWAL,
        NEEDS_CONFIRMATION,
        EXPIRED,
        INCORRECT_CVC,
    ];
    let customer = gateway.create_customer().await;
    for number in numbers {
        let method = gateway.create_card(number).await;
        let request = gateway.pay(&customer, &method, number.get(12..).unwrap());
        answer(request.header("idempotency-key", format!("order-{method}"))).await;
    }
    // A security code that is found nowhere else, and a request that asks to be kept.
    let mut fields = card_fields(AMEX);
    fields[4].1 = "7391";
    let request = gateway.post("/v1/payment_methods", &fields);
    let kept = answer(request.header("idempotency-key", "card-1")).await;
    assert_eq!(kept.status, 200, "{}", kept.text);

    let files = bytes_on_disk(&gateway);
    assert!(files.iter().any(|(name, _)| name == "ledger.db-wal"));
    assert!(files.iter().any(|(_, bytes)| holds(bytes, "Ada Visser")));
    for (name, bytes) in &files {
        for number in numbers {
            assert!(!holds(bytes, number), "{number} in {name}");
            let middle = number.get(4..12).unwrap();
            assert!(
                middle == "00000000" || !holds(bytes, middle),
                "{middle} in {name}"
            );
        }
        assert!(!holds(bytes, AMEX), "{AMEX} in {name}");
        assert!(!holds(bytes, "\"7391\""), "a security code in {name}");
        assert!(!holds(bytes, "card-1"), "a card's request in {name}");
    }
}

#[tokio::test]
async fn a_number_typed_into_the_name_is_not_kept() {
    let gateway = Running::start().await;
    let mut fields = card_fields(SUCCEEDS);
    fields[5].1 = "5555 5555 5555 4444";
    let refused = answer(gateway.post_as_frame("/v1/payment_methods", &fields)).await;
    assert_eq!(refused.status, 400);
    assert_eq!(refused.text_at("/error/param"), "billing_details[name]");
    for (name, bytes) in bytes_on_disk(&gateway) {
        assert!(!holds(&bytes, "5555 5555"), "{name}");
    }
}

#[tokio::test]
async fn the_ledger_is_written_before_the_answer() {
    let gateway = Running::start().await;
    let (customer, method) = gateway.save_card(SUCCEEDS).await;
    let paid = answer(gateway.pay(&customer, &method, "1")).await;
    let files = bytes_on_disk(&gateway);
    let charge = paid.text_at("/latest_charge");
    assert!(files.iter().any(|(_, bytes)| holds(bytes, charge)));
}
