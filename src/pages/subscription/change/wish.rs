//! What can be wanted of a subscription.

use domain::billing::change::ChangeKind;
use messages::Language;

/// What a button is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// Another number of licenses.
    Licenses,
    /// The end, with the term or at once.
    Cancel,
    /// No end after all.
    TakeBack,
    /// To begin again.
    Reactivate,
    /// To be billed more or less often.
    Term,
    /// Another term to follow, or none.
    Recurring,
}

impl Wish {
    /// Whether there is something to choose before it is looked up.
    pub const fn has_form(self) -> bool {
        !matches!(self, Self::TakeBack | Self::Reactivate)
    }

    /// The changes that it can lead to.
    pub const fn kinds(self) -> &'static [ChangeKind] {
        match self {
            Self::Licenses => &[ChangeKind::Licenses],
            Self::Cancel => &[ChangeKind::CancelAtEnd, ChangeKind::CancelNow],
            Self::TakeBack => &[ChangeKind::TakeBack],
            Self::Reactivate => &[ChangeKind::Reactivate],
            Self::Term => &[ChangeKind::Term],
            Self::Recurring => &[ChangeKind::RecurringBilling],
        }
    }

    /// What its button says.
    pub fn text(self, language: Language) -> &'static str {
        match self {
            Self::Licenses => language.admin_buy_more(),
            Self::Cancel => language.admin_cancel_subscription(),
            Self::TakeBack => language.billing_take_back(),
            Self::Reactivate => language.billing_reactivate(),
            Self::Term => language.billing_change_frequency(),
            Self::Recurring => language.billing_edit_recurring(),
        }
    }

    /// What the dialog is called.
    pub fn heading(self, language: Language, product: &str) -> String {
        match self {
            Self::Licenses => language.billing_licenses_heading(product),
            Self::Cancel => language.admin_cancel_heading(product),
            Self::TakeBack => language.billing_take_back_heading(product),
            Self::Reactivate => language.billing_reactivate_heading(product),
            Self::Term => language.billing_frequency_heading(product),
            Self::Recurring => language.billing_recurring_heading(product),
        }
    }
}
