//! What an organization lets its people buy by themselves.

use serde::{Deserialize, Serialize};

use crate::trial::Trial;
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

words! {
    /// Whether the organization has a product at all (R40).
    pub enum Availability {
        /// It does.
        Available = "available",
        /// Nobody gets it, centrally or by self-service; what runs goes on.
        Unavailable = "unavailable",
    }
}

words! {
    /// The values that tools of the compatible policy interface know
    /// (`domain-facts.md` 10.3).
    pub enum CompatibleValue {
        /// Purchases and trials.
        Enabled = "Enabled",
        /// Neither.
        Disabled = "Disabled",
        /// Trials without a card.
        OnlyTrials = "OnlyTrialsWithoutPaymentMethod",
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
    /// Whether the organization has the product at all.
    pub availability: Availability,
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

    /// Whether this trial is allowed: without a card by both values that speak
    /// of trials, with one only where it may become a purchase (B13).
    pub const fn permits_trial(self, trial: Trial) -> bool {
        match self {
            Self::Allow => true,
            Self::TrialsOnly => !trial.needs_card(),
            Self::DoNotAllow | Self::AskFirst => false,
        }
    }
}

impl From<SelfServicePolicy> for CompatibleValue {
    /// Those tools know no asking: people cannot buy (`decisions.md` 14).
    fn from(policy: SelfServicePolicy) -> Self {
        match policy {
            SelfServicePolicy::Allow => Self::Enabled,
            SelfServicePolicy::TrialsOnly => Self::OnlyTrials,
            SelfServicePolicy::DoNotAllow | SelfServicePolicy::AskFirst => Self::Disabled,
        }
    }
}

impl From<CompatibleValue> for SelfServicePolicy {
    fn from(value: CompatibleValue) -> Self {
        match value {
            CompatibleValue::Enabled => Self::Allow,
            CompatibleValue::OnlyTrials => Self::TrialsOnly,
            CompatibleValue::Disabled => Self::DoNotAllow,
        }
    }
}

impl SelfServicePolicy {
    /// What is set when a tool of the compatible interface writes a value:
    /// writing what it reads changes nothing.
    #[must_use]
    pub fn written_as(self, value: CompatibleValue) -> Self {
        if CompatibleValue::from(self) == value {
            self
        } else {
            value.into()
        }
    }
}
