//! Why the viewer can or cannot buy a product: every rule with its result.

use domain::eligibility::{Check, Eligibility, Ineligible, Outcome, Rule};
use domain::product_filter::percent_encode;
use domain::trial::Trial;
use serde::{Deserialize, Serialize};

use crate::{Endpoint, Method, NoBody};

/// Asks for the signed-in person and one product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckEligibility {
    /// The product's name in page addresses.
    pub slug: String,
    /// The trial that the viewer wants, where it is not a purchase.
    pub trial: Option<Trial>,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EligibilityBody {
    /// Whether the person may buy it now.
    pub is_eligible: bool,
    /// The first reason against.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::shapes::Ineligible>))]
    pub reason: Option<Ineligible>,
    /// Every rule.
    pub checks: Vec<CheckBody>,
}

/// One rule with its result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CheckBody {
    /// The rule.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Rule))]
    pub rule: Rule,
    /// Whether it passed; `None` where it was not looked at.
    pub passed: Option<bool>,
    /// Why it did not pass.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::shapes::Ineligible>))]
    pub reason: Option<Ineligible>,
}

impl From<&Eligibility> for EligibilityBody {
    fn from(eligibility: &Eligibility) -> Self {
        Self {
            is_eligible: eligibility.is_eligible(),
            reason: eligibility.refusal(),
            checks: eligibility.checks().iter().map(CheckBody::from).collect(),
        }
    }
}

impl From<&Check> for CheckBody {
    fn from(check: &Check) -> Self {
        let (passed, reason) = match check.outcome {
            Outcome::Passed => (Some(true), None),
            Outcome::Refused(reason) => (Some(false), Some(reason)),
            Outcome::NotChecked => (None, None),
        };
        Self {
            rule: check.rule,
            passed,
            reason,
        }
    }
}

impl Endpoint for CheckEligibility {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/products/{slug}/eligibility";
    const OPERATION: &'static str = "check_eligibility";
    const SUMMARY: &'static str =
        "Tells by every rule whether the viewer may buy or try a product.";
    const QUERY: &'static [&'static str] = &["trial"];
    type Body = NoBody;
    type Response = EligibilityBody;

    fn address(&self) -> String {
        let slug = percent_encode(&self.slug);
        let address = format!("/api/v1/products/{slug}/eligibility");
        match self.trial {
            Some(trial) => format!("{address}?trial={}", trial.payment_method),
            None => address,
        }
    }
}
