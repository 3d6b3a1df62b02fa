//! The email-first step: where an address leads, from its domain alone.

use serde::{Deserialize, Serialize};

use crate::eligibility::{self, Facts, Ineligible};
use crate::market::MarketAvailability;
use crate::tenant::OrganizationFacts;

/// Where the person goes from the email step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NextStep {
    /// To the organization's sign-in.
    SignIn,
    /// Nowhere: contact the IT admin, for this reason (R19).
    NotEligible(Ineligible),
}

/// Decides from what the domain tells, so that nothing is revealed of whether
/// the person exists (`decisions.md` 15, `quality.md` B2).
pub fn next_step(
    organization: Option<OrganizationFacts>,
    availability: &MarketAvailability,
) -> NextStep {
    let facts = Facts {
        organization,
        availability,
        person: None,
        policy: None,
    };
    match eligibility::check(&facts).refusal() {
        Some(reason) => NextStep::NotEligible(reason),
        None => NextStep::SignIn,
    }
}
