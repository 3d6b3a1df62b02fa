//! A subscription in words: status, channel, purchaser, price, end.

use api::subscriptions::SubscriptionRow;
use domain::ids::UserId;
use domain::money::Money;
use domain::subscription::{PurchaseChannel, RecurringBilling, SubscriptionStatus};
use domain::term::BillingTerm;
use messages::Language;

use crate::components::BadgeTone;
use crate::format;

/// What happens at the end of the term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Another term follows.
    Renews,
    /// It ends.
    Expires,
    /// It is over.
    Expired,
}

/// The status as people read it.
pub fn status_text(language: Language, status: SubscriptionStatus) -> &'static str {
    match status {
        SubscriptionStatus::Active => language.admin_status_active(),
        SubscriptionStatus::Expired => language.admin_status_expired(),
        SubscriptionStatus::Disabled => language.admin_status_disabled(),
        SubscriptionStatus::Deleted => language.admin_status_deleted(),
    }
}

/// What the status means for the people who hold a license.
pub fn status_hint(language: Language, status: SubscriptionStatus) -> &'static str {
    match status {
        SubscriptionStatus::Active => language.admin_status_active_hint(),
        SubscriptionStatus::Expired => language.admin_status_expired_hint(),
        SubscriptionStatus::Disabled => language.admin_status_disabled_hint(),
        SubscriptionStatus::Deleted => language.admin_status_deleted_hint(),
    }
}

/// How the status is meant.
pub const fn status_tone(status: SubscriptionStatus) -> BadgeTone {
    match status {
        SubscriptionStatus::Active => BadgeTone::Good,
        SubscriptionStatus::Expired => BadgeTone::Attention,
        SubscriptionStatus::Disabled | SubscriptionStatus::Deleted => BadgeTone::Over,
    }
}

/// How it was bought.
pub fn channel_text(language: Language, channel: PurchaseChannel) -> &'static str {
    match channel {
        PurchaseChannel::Central => language.admin_channel_central(),
        PurchaseChannel::SelfService => language.admin_channel_self_service(),
    }
}

/// Who bought it: the viewer, another person, or the organization itself.
pub fn purchaser_name(language: Language, row: &SubscriptionRow, viewer: &UserId) -> String {
    match &row.purchaser {
        Some(person) if person.id == *viewer => language.admin_purchaser_own(&person.name),
        Some(person) => person.name.clone(),
        None => language.admin_purchaser_organization().to_owned(),
    }
}

/// What one license costs, such as `€9.40 per user/month`.
pub fn unit_price(language: Language, price: Money, term: BillingTerm) -> String {
    let price = format::money(language, price);
    match term {
        BillingTerm::Monthly => language.products_price_per_user_month(&price),
        BillingTerm::Annual => language.products_price_per_user_year(&price),
    }
}

/// What a license of this subscription costs: nothing while it is a trial.
pub fn price_text(language: Language, row: &SubscriptionRow) -> String {
    match row.trial {
        Some(_) => language.trials_price().to_owned(),
        None => unit_price(language, row.unit_price, row.term),
    }
}

/// The status, which says of an active trial that it is one.
pub fn standing_text(language: Language, row: &SubscriptionRow) -> &'static str {
    match (row.status, row.trial) {
        (SubscriptionStatus::Active, Some(_)) => language.trials_status(),
        (status, _) => status_text(language, status),
    }
}

/// What happens at the end, and when.
pub fn end_text(language: Language, row: &SubscriptionRow) -> String {
    let date = format::date(language, row.expires_at);
    if row.trial.is_some() {
        return match end_of(row.status, row.recurring_billing) {
            End::Renews => language.trials_becomes_paid_on(&date),
            End::Expires => language.trials_ends_on(&date),
            End::Expired => language.trials_ended_on(&date),
        };
    }
    match end_of(row.status, row.recurring_billing) {
        End::Renews => language.admin_renews_on(&date),
        End::Expires => language.admin_expires_on(&date),
        End::Expired => language.admin_expired_on(&date),
    }
}

/// What happens at the end of the term.
pub const fn end_of(status: SubscriptionStatus, recurring: RecurringBilling) -> End {
    match (status, recurring) {
        (SubscriptionStatus::Active, RecurringBilling::On | RecurringBilling::Once) => End::Renews,
        (SubscriptionStatus::Active, RecurringBilling::Off | RecurringBilling::Canceled) => {
            End::Expires
        }
        _ => End::Expired,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_active_subscription_renews() {
        for &status in SubscriptionStatus::ALL {
            let renews = end_of(status, RecurringBilling::On) == End::Renews;
            assert_eq!(renews, status == SubscriptionStatus::Active, "{status}");
        }
    }

    #[test]
    fn without_recurring_billing_a_subscription_expires() {
        let end = end_of(SubscriptionStatus::Active, RecurringBilling::Off);
        assert_eq!(end, End::Expires);
        let end = end_of(SubscriptionStatus::Disabled, RecurringBilling::Off);
        assert_eq!(end, End::Expired);
    }

    #[test]
    fn every_status_and_channel_has_its_own_word_in_both_languages() {
        for language in Language::ALL {
            let mut words: Vec<_> = SubscriptionStatus::ALL
                .iter()
                .map(|&status| status_text(language, status))
                .collect();
            words.sort_unstable();
            words.dedup();
            assert_eq!(words.len(), SubscriptionStatus::ALL.len());
            let channels = PurchaseChannel::ALL
                .iter()
                .map(|&it| channel_text(language, it));
            assert!(channels.into_iter().all(|word| !word.is_empty()));
        }
    }
}
