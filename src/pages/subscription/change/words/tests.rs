//! Every sentence where it belongs, with its numbers.

use chrono::TimeDelta;
use domain::billing::change::CancelReason;

use super::super::fixtures::{detail, euros, preview, term_end};
use super::*;

/// Without a browser there is no Intl.
fn words(language: Language) -> Words {
    Words {
        language,
        date: |_, at| at.date_naive().to_string(),
        money: |_, amount| format!("EUR {}", format::decimal(amount.minor(), 2)),
    }
}

fn said(change: Change, preview: &ChangePreview) -> Vec<String> {
    words(Language::English).consequences(&detail().subscription, change, preview)
}

const REASON: CancelReason = CancelReason::NotNeeded;

#[test]
fn the_button_names_the_amount() {
    let words = words(Language::English);
    for (change, total, text) in [
        (Change::Licenses(6), 1234, "Pay EUR 12.34"),
        (Change::Reactivate, 5687, "Pay EUR 56.87"),
        (Change::Licenses(4), -500, "Confirm and get EUR 5.00 back"),
        (
            Change::CancelNow(REASON),
            -500,
            "Cancel now and get EUR 5.00 back",
        ),
        (Change::CancelNow(REASON), 0, "Cancel now"),
        (Change::CancelAtEnd(REASON), 0, "Cancel subscription"),
        (Change::TakeBack, 0, "Keep subscription"),
        (Change::Term(BillingTerm::Annual), 0, "Confirm change"),
    ] {
        assert_eq!(words.confirm(change, euros(total)), text);
    }
}

#[test]
fn more_licenses_are_there_at_once_and_say_who_pays_and_what_follows() {
    let said = said(Change::Licenses(7), &preview(1234));
    assert_eq!(said.len(), 3, "{said:?}");
    assert_eq!(said[0], "There are 7 licenses at once.");
    assert!(said[1].contains("5 licenses") && said[1].contains("EUR 56.87"));
    assert_eq!(said[2], "Visa ending in 4242 is charged.");
}

#[test]
fn fewer_licenses_from_the_next_term_on_say_when() {
    let mut preview = preview(0);
    preview.takes_effect_at = term_end();
    let said = said(Change::Licenses(4), &preview);
    assert!(said[0].starts_with("From 2027-01-15 there are 4 licenses."));
    let done = words(Language::English).done(&detail().subscription, Change::Licenses(4), &preview);
    assert_eq!(done, "Saved. It holds from the next term.");
}

#[test]
fn as_many_licenses_as_now_take_back_that_there_will_be_fewer() {
    let said = said(Change::Licenses(5), &preview(0));
    assert_eq!(said[0], "There will go on to be 5 licenses.");
}

#[test]
fn to_cancel_says_in_numbers_who_loses_access_and_when_the_data_goes() {
    let mut at_end = preview(0);
    at_end.takes_effect_at = term_end();
    at_end.access_ends_at = Some(term_end());
    at_end.data_ends_at = Some(term_end() + TimeDelta::days(90));
    at_end.next_period = None;
    let told = said(Change::CancelAtEnd(REASON), &at_end);
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told[1].contains("3 people") && told[1].contains("2027-01-15"));
    assert_eq!(told[2], "The data is deleted on 2027-04-15.");

    let mut now = preview(-500);
    now.access_ends_at = Some(now.takes_effect_at);
    now.next_period = None;
    let told = said(Change::CancelNow(REASON), &now);
    assert!(told[0].contains("3 people") && told[0].contains("at once"));
    assert_eq!(told[1], "It goes back to Visa ending in 4242.");
}

#[test]
fn who_gets_nothing_back_is_told_so() {
    let mut now = preview(0);
    now.next_period = None;
    let told = said(Change::CancelNow(REASON), &now);
    assert_eq!(told, ["Nothing is given back."]);
}

#[test]
fn every_change_says_something_in_both_languages() {
    for language in Language::ALL {
        for change in [
            Change::Licenses(7),
            Change::Term(BillingTerm::Annual),
            Change::RecurringBilling(RecurringBilling::On),
            Change::RecurringBilling(RecurringBilling::Once),
            Change::RecurringBilling(RecurringBilling::Off),
            Change::CancelAtEnd(REASON),
            Change::CancelNow(REASON),
            Change::TakeBack,
            Change::Reactivate,
        ] {
            let (words, row, preview) = (words(language), detail().subscription, preview(0));
            assert!(!words.consequences(&row, change, &preview).is_empty());
            assert!(!words.done(&row, change, &preview).is_empty());
        }
    }
}
