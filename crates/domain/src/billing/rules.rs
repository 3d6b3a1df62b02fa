//! What the vendor has laid down for all of its subscriptions.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::schedule::Period;

/// The rules of a vendor (`domain-facts.md` 4 and 7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BillingRules {
    /// What is given back for what was paid and is not used.
    pub refunds: RefundRule,
    /// For how long everybody keeps access after the end of the term.
    pub expired_days: u32,
    /// For how long admins can still reach the data after that.
    pub disabled_days: u32,
}

/// When money is given back for the rest of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum RefundRule {
    /// At any time.
    AnyTime,
    /// Within so many days of what was paid last; later, licenses can only be
    /// given up for the next period.
    Within {
        /// The days.
        days: u32,
    },
}

impl Default for BillingRules {
    fn default() -> Self {
        Self {
            refunds: RefundRule::AnyTime,
            expired_days: 30,
            disabled_days: 90,
        }
    }
}

impl BillingRules {
    /// How long everybody keeps access after the end.
    pub const fn expired_for(self) -> TimeDelta {
        TimeDelta::days(self.expired_days as i64)
    }

    /// How long admins can reach the data after that.
    pub const fn disabled_for(self) -> TimeDelta {
        TimeDelta::days(self.disabled_days as i64)
    }
}

impl RefundRule {
    /// Whether the rest of the period is given back, when it was last paid at
    /// `paid_at`.
    pub fn gives_back(self, period: Period, paid_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
        match self {
            Self::AnyTime => now < period.ends_at,
            Self::Within { days } => {
                now < period.ends_at && now < paid_at + TimeDelta::days(days.into())
            }
        }
    }
}
