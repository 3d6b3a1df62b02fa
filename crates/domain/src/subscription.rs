//! The life of a subscription: Active, Expired, Disabled, Deleted
//! (`domain-facts.md` 7.1).

use chrono::{DateTime, Utc};

use crate::billing::rules::BillingRules;
use crate::words::words;

words! {
    /// The status people read.
    pub enum SubscriptionStatus {
        /// In its term.
        Active = "active",
        /// Past its end date; everybody keeps access for 30 days.
        Expired = "expired",
        /// No access; admins can reach the data for 90 days.
        Disabled = "disabled",
        /// Gone.
        Deleted = "deleted",
    }
}

words! {
    /// How it was bought.
    pub enum PurchaseChannel {
        /// By the organization, under its agreement.
        Central = "central",
        /// By a person, with a card.
        SelfService = "self-service",
    }
}

words! {
    /// What follows the term.
    pub enum RecurringBilling {
        /// Another one, and so on.
        On = "on",
        /// Another one, and then none.
        Once = "once",
        /// None: it expires, and everybody keeps access for a while.
        Off = "off",
        /// None: it was canceled, and access ends with it (`decisions.md` 17).
        Canceled = "canceled",
    }
}

/// Where a subscription stands, with the date that the state has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lifecycle {
    /// In its term, until `ends_at`.
    Active {
        /// The end of the term.
        ends_at: DateTime<Utc>,
        /// Whether another term follows.
        recurring: RecurringBilling,
    },
    /// Past its end.
    Expired {
        /// The end of the term.
        since: DateTime<Utc>,
    },
    /// Without access.
    Disabled {
        /// When access ended.
        since: DateTime<Utc>,
    },
    /// Gone.
    Deleted {
        /// When it was deleted.
        since: DateTime<Utc>,
    },
}

/// A state that forbids what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a subscription that is {state} cannot do this")]
pub struct TransitionError {
    /// The state that forbids it.
    pub state: SubscriptionStatus,
}

impl Lifecycle {
    /// The status people read.
    pub const fn status(self) -> SubscriptionStatus {
        match self {
            Self::Active { .. } => SubscriptionStatus::Active,
            Self::Expired { .. } => SubscriptionStatus::Expired,
            Self::Disabled { .. } => SubscriptionStatus::Disabled,
            Self::Deleted { .. } => SubscriptionStatus::Deleted,
        }
    }

    /// Whether people who hold a license may use the product.
    pub const fn gives_access(self) -> bool {
        matches!(self, Self::Active { .. } | Self::Expired { .. })
    }

    /// What the end of the term, and time after it, have made of it by `now`.
    /// A term that is followed by another stays until that one begins, or
    /// nobody waits any longer for its payment.
    #[must_use]
    pub fn moved_on(self, rules: &BillingRules, now: DateTime<Utc>) -> Self {
        let (expired_for, disabled_for) = (rules.expired_for(), rules.disabled_for());
        match self {
            Self::Active { ends_at, recurring } if ends_at <= now => match recurring {
                RecurringBilling::On | RecurringBilling::Once => self,
                RecurringBilling::Off => Self::Expired { since: ends_at }.moved_on(rules, now),
                RecurringBilling::Canceled => {
                    Self::Disabled { since: ends_at }.moved_on(rules, now)
                }
            },
            Self::Expired { since } if since + expired_for <= now => Self::Disabled {
                since: since + expired_for,
            }
            .moved_on(rules, now),
            Self::Disabled { since } if since + disabled_for <= now => Self::Deleted {
                since: since + disabled_for,
            },
            state => state,
        }
    }

    /// When people lose access, and when the data is deleted after that;
    /// `None` as long as it renews.
    pub fn ends(self, rules: &BillingRules) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
        let access_ends_at = match self {
            Self::Active { ends_at, recurring } => match recurring {
                RecurringBilling::On | RecurringBilling::Once => return None,
                RecurringBilling::Off => ends_at + rules.expired_for(),
                RecurringBilling::Canceled => ends_at,
            },
            Self::Expired { since } => since + rules.expired_for(),
            Self::Disabled { since } => since,
            Self::Deleted { since } => return Some((since, since)),
        };
        Some((access_ends_at, access_ends_at + rules.disabled_for()))
    }

    /// Cancels at once: access ends now, skipping Expired (`decisions.md` 17).
    ///
    /// # Errors
    /// [`TransitionError`] unless it is Active or Expired.
    pub const fn canceled_now(self, now: DateTime<Utc>) -> Result<Self, TransitionError> {
        match self {
            Self::Active { .. } | Self::Expired { .. } => Ok(Self::Disabled { since: now }),
            Self::Disabled { .. } | Self::Deleted { .. } => Err(TransitionError {
                state: self.status(),
            }),
        }
    }
}
