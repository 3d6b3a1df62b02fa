//! Which cards are taken, and what is kept of them.

use super::{Behavior, Card, CardError, TypedCard, Verdict};

/// The 15th of November 2026.
const NOW: i64 = 1_794_700_800;

fn check(number: &str, month: &str, year: &str, cvc: &str) -> Result<Card, CardError> {
    Card::check(
        &TypedCard {
            number,
            exp_month: month,
            exp_year: year,
            cvc,
        },
        NOW,
    )
}

fn code(number: &str, month: &str, year: &str, cvc: &str) -> &'static str {
    check(number, month, year, cvc)
        .err()
        .map_or("accepted", |error| error.code)
}

#[test]
fn accepts_any_spacing_and_keeps_the_last_four_digits_only() {
    let card = check("4242-4242 42424242 ", "1", "30", "123").unwrap();
    assert_eq!(card.last4, "4242");
    assert_eq!(card.brand, "visa");
    assert_eq!((card.exp_month, card.exp_year), (1, 2030));
}

#[test]
fn names_the_field_that_is_wrong() {
    assert_eq!(
        code("4242424242424241", "1", "30", "123"),
        "incorrect_number"
    );
    assert_eq!(code("42424242", "1", "30", "123"), "incorrect_number");
    assert_eq!(
        code("4242x42424242424", "1", "30", "123"),
        "incorrect_number"
    );
    assert_eq!(
        code("4242424242424242", "13", "30", "123"),
        "invalid_expiry_month"
    );
    assert_eq!(
        code("4242424242424242", "x", "30", "123"),
        "invalid_expiry_month"
    );
    assert_eq!(
        code("4242424242424242", "1", "2090", "123"),
        "invalid_expiry_year"
    );
    assert_eq!(
        code("4242424242424242", "1", "3", "123"),
        "invalid_expiry_year"
    );
    assert_eq!(code("4242424242424242", "1", "30", "12"), "invalid_cvc");
    assert_eq!(code("4242424242424242", "1", "30", "12a"), "invalid_cvc");
}

#[test]
fn a_card_is_good_through_its_month() {
    assert_eq!(code("4242424242424242", "11", "26", "123"), "accepted");
    assert_eq!(code("4242424242424242", "10", "26", "123"), "expired_card");
    assert_eq!(
        code("4242424242424242", "12", "2025", "123"),
        "expired_card"
    );
}

#[test]
fn american_express_has_four_digits_on_its_front() {
    assert_eq!(code("378282246310005", "1", "30", "1234"), "accepted");
    assert_eq!(code("378282246310005", "1", "30", "123"), "invalid_cvc");
}

#[test]
fn recognizes_the_brands_by_their_first_digits() {
    for (number, brand) in [
        ("4242424242424242", "visa"),
        ("5555555555554444", "mastercard"),
        ("2223003122003222", "mastercard"),
        ("6011111111111117", "discover"),
        ("3056930009020004", "diners"),
        ("3566002020360505", "jcb"),
        ("6200000000000005", "unionpay"),
    ] {
        let card = check(number, "1", "30", "123").unwrap();
        assert_eq!(card.brand, brand, "{number}");
    }
}

#[test]
fn a_card_that_fails_at_its_renewal_pays_for_the_first_order() {
    assert_eq!(
        Behavior::FailsAtRenewal.verdict(false, false),
        Verdict::Approved
    );
    assert!(matches!(
        Behavior::FailsAtRenewal.verdict(true, false),
        Verdict::Refused(_)
    ));
}

#[test]
fn a_renewal_passes_once_the_owner_has_confirmed_the_card() {
    let behavior = Behavior::NeedsConfirmation;
    assert_eq!(behavior.verdict(false, true), Verdict::AsksForConfirmation);
    assert_eq!(behavior.verdict(true, true), Verdict::Approved);
    assert!(matches!(behavior.verdict(true, false), Verdict::Refused(_)));
}
