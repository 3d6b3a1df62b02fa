//! What an organization lets its people buy by themselves.

use serde::{Deserialize, Serialize};

use crate::words::words;

words! {
    /// The four values of the policy (`decisions.md` 14).
    pub enum SelfServicePolicy {
        /// Everybody may buy.
        Allow = "allow",
        /// Only trials without a card.
        TrialsOnly = "trials-only",
        /// Neither purchase nor trial.
        DoNotAllow = "do-not-allow",
        /// Ask an admin first.
        AskFirst = "ask-first",
    }
}

/// What holds for one product in one organization.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProductPolicy {
    /// The organization's default; new products follow it (B1).
    pub default: SelfServicePolicy,
    /// What an admin set for this product, if anything.
    pub set: Option<SelfServicePolicy>,
}

impl ProductPolicy {
    /// What holds: the product's own value, else the default.
    pub const fn effective(self) -> SelfServicePolicy {
        match self.set {
            Some(policy) => policy,
            None => self.default,
        }
    }
}

impl SelfServicePolicy {
    /// Whether a purchase with a card is allowed.
    pub const fn permits_purchase(self) -> bool {
        matches!(self, Self::Allow)
    }
}
