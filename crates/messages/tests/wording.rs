//! What holds for the texts as texts: the promised names, the way on, the spelling.

use std::fs;
use std::path::Path;

use messages::Language::{Dutch, English};

/// The messages of a language's files as lines of `id = text`, with comments left out.
fn catalog(folder: &str, language: &str) -> String {
    // Tests run in the folder of their crate, wherever they were built.
    let directory = Path::new(folder).join(language);
    let mut text = String::new();
    for entry in fs::read_dir(directory).into_iter().flatten().flatten() {
        for line in fs::read_to_string(entry.path()).unwrap_or_default().lines() {
            if !line.starts_with('#') {
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    text
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|it: char| !it.is_alphabetic())
        .map(str::to_lowercase)
}

#[test]
fn keeps_the_names_that_others_rely_on() {
    for (said, promised) in [
        (English.products_buy_now(), "Buy now"),
        (English.sign_in_email_heading(), "Enter your work email"),
        (English.sign_in_email_label(), "Work email"),
        (English.sign_in_next(), "Next"),
        (English.sign_in_heading(), "Sign in"),
        (English.sign_in_email(), "Email"),
        (English.sign_in_password(), "Password"),
        (English.sign_in_button(), "Sign in"),
        (English.checkout_quantity_label(), "Number of licenses"),
        (English.checkout_billing_frequency(), "Billing frequency"),
        (English.checkout_monthly(), "Monthly"),
        (English.checkout_annual(), "Annual"),
        (English.checkout_summary_heading(), "Order summary"),
        (English.checkout_continue(), "Continue"),
        (English.checkout_card_frame(), "Card details"),
        (English.checkout_review_order(), "Review order"),
        (English.checkout_review_heading(), "Review your order"),
        (English.checkout_place_order(), "Place order"),
        (English.checkout_thank_you(), "Thank you"),
        (English.checkout_assign_licenses(), "Assign licenses"),
        (English.checkout_open_product(), "Open product"),
        (
            English.checkout_checking_heading(),
            "We are checking your payment",
        ),
        (English.checkout_confirm_payment(), "Confirm payment"),
        (English.checkout_confirm_decline(), "Decline"),
        (English.admin_products_heading(), "Your products"),
        (English.bills_title(), "Bills & payments"),
        (English.bills_download(), "Download PDF"),
        (English.billing_pay_now(), "Pay now"),
        (English.cards_title(), "Payment methods"),
        (English.cards_replace(), "Replace card"),
        (English.admin_column_product(), "Product"),
        (English.admin_column_purchaser(), "Purchaser"),
        (English.admin_column_channel(), "Channel"),
        (English.admin_column_licenses(), "Licenses"),
        (English.admin_column_status(), "Status"),
        (English.admin_column_expires(), "Expires"),
        (English.admin_column_price(), "Price"),
        (English.admin_filter_channel(), "Channel"),
        (English.admin_section_licenses(), "Licenses"),
        (English.admin_section_order_history(), "Order history"),
        (English.admin_section_billing(), "Billing"),
        (English.admin_assign_licenses(), "Assign licenses"),
        (English.admin_buy_more(), "Buy more"),
        (English.admin_cancel_subscription(), "Cancel subscription"),
        (English.admin_assign_users(), "Users"),
        (English.admin_assign_button(), "Assign"),
        (English.admin_total_licenses(), "Total licenses"),
        (
            English.policy_heading(),
            "Self-service trials and purchases",
        ),
        (English.policy_allow(), "Allow"),
        (English.policy_trials_only(), "Allow for trials only"),
        (English.policy_do_not_allow(), "Do not allow"),
        (English.policy_ask_first(), "Ask first"),
        (English.policy_save(), "Save"),
        (English.common_switch_organization(), "Switch organization"),
        (English.common_skip_link(), "Skip to main content"),
        (English.common_account(), "Account"),
        (English.common_sign_out(), "Sign out"),
        (English.common_language(), "Language"),
    ] {
        assert_eq!(said, promised);
    }
    assert!(
        English
            .products_price_per_user_month("€9.40")
            .contains("per user/month")
    );
    assert_eq!(English.common_document_title("Help"), "Help – Selfserve");
}

/// R19: every reason comes with the same way on.
#[test]
fn every_refusal_sends_people_to_their_it_admin() {
    for language in [English, Dutch] {
        let alerts = [
            language.eligibility_unknown_organization("nowhere.example"),
            language.eligibility_unmanaged_organization().to_owned(),
            language.eligibility_government_organization().to_owned(),
            language.eligibility_education_organization().to_owned(),
            language.eligibility_market_closed("India"),
            language.eligibility_product_not_sold_in_market("Visio Plan 1", "Brazil"),
            language.eligibility_guest("Harbor Logistics"),
            language.eligibility_account_disabled().to_owned(),
            language.eligibility_policy_do_not_allow("Visio Plan 1"),
            language.eligibility_policy_trials_only("Visio Plan 1"),
            language.eligibility_policy_ask_first("Visio Plan 1"),
            language.eligibility_product_unavailable("Visio Plan 1"),
            language.eligibility_above_limit("Visio Plan 1"),
        ];
        let way_on = match language {
            English => "contact your IT admin",
            Dutch => "neem contact op met je IT-beheerder",
        };
        for alert in alerts {
            assert!(alert.contains(way_on), "{alert}");
        }
    }
}

#[test]
fn a_payment_that_failed_says_that_nothing_was_charged() {
    for (english, dutch) in [
        (
            English.checkout_card_declined(),
            Dutch.checkout_card_declined(),
        ),
        (
            English.checkout_insufficient_funds(),
            Dutch.checkout_insufficient_funds(),
        ),
        (
            English.checkout_expired_card(),
            Dutch.checkout_expired_card(),
        ),
        (
            English.checkout_incorrect_security_code(),
            Dutch.checkout_incorrect_security_code(),
        ),
        (
            English.checkout_incorrect_number(),
            Dutch.checkout_incorrect_number(),
        ),
        (
            English.checkout_processing_error(),
            Dutch.checkout_processing_error(),
        ),
        (
            English.checkout_confirmation_failed(),
            Dutch.checkout_confirmation_failed(),
        ),
        (
            English.checkout_processor_unavailable(),
            Dutch.checkout_processor_unavailable(),
        ),
        (
            English.checkout_payments_closed(),
            Dutch.checkout_payments_closed(),
        ),
    ] {
        assert!(english.contains("Nothing was charged."), "{english}");
        assert!(dutch.contains("Er is niets afgeschreven."), "{dutch}");
    }
    // While nobody knows, that would be a lie.
    assert!(
        !English
            .checkout_checking_body()
            .contains("Nothing was charged")
    );
}

#[test]
fn counts_people_and_licenses_in_the_right_form() {
    assert_eq!(English.admin_assign_people_found(0), "Nobody found");
    assert_eq!(English.admin_assign_people_found(1), "1 person found");
    assert_eq!(English.admin_assign_people_found(2), "2 people found");
    assert_eq!(Dutch.admin_assign_people_found(0), "Niemand gevonden");
    assert_eq!(Dutch.admin_assign_people_found(1), "1 persoon gevonden");
    assert_eq!(Dutch.admin_assign_people_found(21), "21 personen gevonden");
    assert_eq!(English.common_license_count(0), "0 licenses");
    assert_eq!(Dutch.common_license_count(-1), "-1 licentie");
    assert_eq!(
        Dutch.checkout_thank_you_body("Visio Plan 1", 3),
        "Je hebt 3 licenties van Visio Plan 1 gekocht. Het abonnement is actief."
    );
    assert_eq!(English.admin_licenses_assigned(2, 3), "2 of 3 assigned");
}

#[test]
fn english_is_spelled_the_american_way() {
    let british = [
        "licence",
        "licences",
        "cancelled",
        "cancelling",
        "organisation",
        "organisations",
        "authorise",
        "authorised",
        "colour",
        "centre",
        "catalogue",
        "recognise",
        "fulfil",
    ];
    for folder in ["locales", "help"] {
        let text = catalog(folder, "en");
        assert!(words(&text).any(|word| word == "license"));
        for word in words(&text) {
            assert!(!british.contains(&word.as_str()), "{word}");
        }
    }
}

#[test]
fn dutch_says_je() {
    for folder in ["locales", "help"] {
        let text = catalog(folder, "nl");
        assert!(words(&text).any(|word| word == "je"));
        for word in words(&text) {
            assert!(!["u", "uw", "uzelf"].contains(&word.as_str()), "{word}");
        }
    }
}
