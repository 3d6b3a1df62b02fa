//! A bill in words.

use api::bills::BillRow;
use api::parts::Person;
use domain::billing::bill::BillStatus;
use domain::ids::UserId;
use leptos::prelude::*;
use messages::Language;

use crate::components::{BadgeTone, status_badge};

/// Where the bill stands.
pub fn bill_badge(language: Language, status: BillStatus) -> AnyView {
    let tone = match status {
        BillStatus::Paid => BadgeTone::Good,
        BillStatus::Open => BadgeTone::Attention,
        BillStatus::Void => BadgeTone::Over,
        BillStatus::Credit | BillStatus::ByAgreement => BadgeTone::Neutral,
    };
    status_badge(tone, status_text(language, status))
}

/// What it is called with its number.
pub fn bill_name(language: Language, bill: &BillRow) -> String {
    match bill.status {
        BillStatus::Credit => language.bills_credit_heading(&bill.number),
        _ => language.bills_heading(&bill.number),
    }
}

/// Who pays it: the viewer, another person, or the organization.
pub fn payer_name(language: Language, payer: Option<&Person>, viewer: &UserId) -> String {
    match payer {
        Some(person) if person.id == *viewer => language.admin_purchaser_own(&person.name),
        Some(person) => person.name.clone(),
        None => language.admin_purchaser_organization().to_owned(),
    }
}

fn status_text(language: Language, status: BillStatus) -> &'static str {
    match status {
        BillStatus::Paid => language.bills_status_paid(),
        BillStatus::Open => language.bills_status_open(),
        BillStatus::Void => language.bills_status_void(),
        BillStatus::Credit => language.bills_status_credit(),
        BillStatus::ByAgreement => language.bills_status_by_agreement(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_has_its_own_word_in_both_languages() {
        for language in Language::ALL {
            let words = BillStatus::ALL
                .iter()
                .map(|&status| status_text(language, status));
            let words: std::collections::BTreeSet<_> = words.collect();
            assert_eq!(words.len(), BillStatus::ALL.len());
        }
    }
}
