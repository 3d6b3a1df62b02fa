//! What was typed and chosen, and whether it can be asked for.

use api::subscriptions::SubscriptionDetail;
use domain::billing::change::{CancelReason, Change, ChangeKind};
use domain::quantity::{LicenseQuantity, QuantityError};
use domain::subscription::RecurringBilling;
use domain::term::BillingTerm;
use leptos::prelude::*;
use messages::Language;

use super::Wish;
use crate::pages::checkout::quantity_text;

/// The word of the choice to cancel at the end of the term.
pub const AT_END: &str = "at-end";
/// The word of the choice to cancel now.
pub const NOW: &str = "now";

/// What was typed and chosen.
#[derive(Clone, Copy, Default)]
pub struct Draft {
    /// The new total of licenses.
    pub total: RwSignal<String>,
    /// The word of the choice: a term, what follows it, or when to cancel.
    pub choice: RwSignal<String>,
    /// The word of the reason.
    pub reason: RwSignal<String>,
    /// What is wrong with it.
    pub error: RwSignal<Option<String>>,
}

/// Why the server is not even asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// No number of licenses that can be had.
    Quantity(QuantityError),
    /// There are as many.
    SameTotal,
    /// More are assigned.
    Assigned(u32),
    /// It is so already.
    SameChoice,
    /// The reason is missing.
    NoReason,
}

impl Draft {
    /// Fills in how it is now.
    pub fn begin(self, wish: Wish, detail: &SubscriptionDetail) {
        let row = &detail.subscription;
        self.total.set(row.quantity.get().to_string());
        self.reason.set(String::new());
        self.error.set(None);
        let choice = match wish {
            Wish::Term => planned_term(detail).as_str(),
            Wish::Recurring => row.recurring_billing.as_str(),
            _ if detail.changes.contains(&ChangeKind::CancelAtEnd) => AT_END,
            _ => NOW,
        };
        self.choice.set(choice.to_owned());
    }

    /// The change that it asks for.
    pub fn read(
        self,
        wish: Wish,
        detail: &SubscriptionDetail,
        assigned: u32,
    ) -> Result<Change, Refused> {
        let choice = self.choice.get_untracked();
        match wish {
            Wish::Licenses => total(&self.total.get_untracked(), detail, assigned),
            Wish::Term => term(&choice, planned_term(detail)),
            Wish::Recurring => recurring(&choice, detail.subscription.recurring_billing),
            Wish::Cancel => cancel(&choice, &self.reason.get_untracked()),
            Wish::TakeBack => Ok(Change::TakeBack),
            Wish::Reactivate => Ok(Change::Reactivate),
        }
    }
}

impl Refused {
    /// The message at the field.
    pub fn text(self, language: Language, detail: &SubscriptionDetail) -> String {
        match self {
            Self::Quantity(error) => quantity_text(language, error, detail.max_licenses),
            Self::SameTotal => {
                language.billing_total_same(i64::from(detail.subscription.quantity.get()))
            }
            Self::Assigned(assigned) => language.billing_total_assigned(i64::from(assigned)),
            Self::SameChoice => language.billing_choice_same().to_owned(),
            Self::NoReason => language.billing_reason_missing().to_owned(),
        }
    }
}

fn total(typed: &str, detail: &SubscriptionDetail, assigned: u32) -> Result<Change, Refused> {
    let to = LicenseQuantity::parse(typed, detail.max_licenses).map_err(Refused::Quantity)?;
    if to.get() < assigned {
        return Err(Refused::Assigned(assigned));
    }
    // As many as now takes back that there will be fewer.
    if to == detail.subscription.quantity && detail.next.licenses.is_none() {
        return Err(Refused::SameTotal);
    }
    Ok(Change::Licenses(to.get()))
}

fn term(choice: &str, planned: BillingTerm) -> Result<Change, Refused> {
    match BillingTerm::parse(choice) {
        Some(term) if term != planned => Ok(Change::Term(term)),
        _ => Err(Refused::SameChoice),
    }
}

fn recurring(choice: &str, now: RecurringBilling) -> Result<Change, Refused> {
    match RecurringBilling::parse(choice) {
        Some(to) if to != now => Ok(Change::RecurringBilling(to)),
        _ => Err(Refused::SameChoice),
    }
}

fn cancel(when: &str, reason: &str) -> Result<Change, Refused> {
    let reason = CancelReason::parse(reason).ok_or(Refused::NoReason)?;
    Ok(if when == AT_END {
        Change::CancelAtEnd(reason)
    } else {
        Change::CancelNow(reason)
    })
}

/// The term that follows, as it is planned now.
fn planned_term(detail: &SubscriptionDetail) -> BillingTerm {
    detail.next.term.unwrap_or(detail.subscription.term)
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::detail;
    use super::*;

    #[test]
    fn the_same_total_asks_for_nothing_unless_there_will_be_fewer() {
        let mut detail = detail();
        assert_eq!(total("5", &detail, 3), Err(Refused::SameTotal));
        detail.next.licenses = Some(4);
        assert_eq!(total("5", &detail, 3), Ok(Change::Licenses(5)));
    }

    #[test]
    fn fewer_licenses_can_be_had_down_to_those_that_are_assigned() {
        let detail = detail();
        assert_eq!(total(" 3 ", &detail, 3), Ok(Change::Licenses(3)));
        assert_eq!(total("2", &detail, 3), Err(Refused::Assigned(3)));
        let text = Refused::Assigned(3).text(Language::English, &detail);
        assert!(text.contains("3 licenses are assigned"), "{text}");
    }

    #[test]
    fn more_licenses_can_be_had_up_to_what_the_product_allows() {
        let detail = detail();
        assert_eq!(total("300", &detail, 3), Ok(Change::Licenses(300)));
        for typed in ["301", "0", "", "many"] {
            let refused = total(typed, &detail, 3).unwrap_err();
            let text = refused.text(Language::English, &detail);
            assert!(text.contains("300"), "{typed}: {text}");
        }
    }

    #[test]
    fn a_choice_of_what_is_so_already_asks_for_nothing() {
        let (month, year) = (BillingTerm::Monthly, BillingTerm::Annual);
        assert_eq!(term(year.as_str(), month), Ok(Change::Term(year)));
        assert_eq!(term(month.as_str(), month), Err(Refused::SameChoice));
        let (on, off) = (RecurringBilling::On, RecurringBilling::Off);
        let change = Change::RecurringBilling(off);
        assert_eq!(recurring(off.as_str(), on), Ok(change));
        assert_eq!(recurring(on.as_str(), on), Err(Refused::SameChoice));
    }

    #[test]
    fn to_cancel_takes_a_reason() {
        assert_eq!(cancel(AT_END, ""), Err(Refused::NoReason));
        let reason = CancelReason::TooExpensive;
        let at_end = cancel(AT_END, reason.as_str());
        assert_eq!(at_end, Ok(Change::CancelAtEnd(reason)));
        let now = cancel(NOW, reason.as_str());
        assert_eq!(now, Ok(Change::CancelNow(reason)));
    }
}
