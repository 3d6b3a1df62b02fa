//! Who may buy what: every rule with its result, in the order in which
//! people meet them (`domain-facts.md` 2.3).
//!
//! The same function runs in the browser at the email step, where only the
//! organization is known, and in the server on every order. It never stops at
//! the first refusal, so that "why not" can be answered in full (B3).

use serde::{Deserialize, Serialize};

use crate::access_policy::{AccessPolicy, BuyingCountries, SecondFactorDemand};
use crate::market::{Market, MarketAvailability};
use crate::policy::{Availability, ProductPolicy, SelfServicePolicy};
use crate::purchase_limit::{PurchaseLimit, Purchases};
use crate::tenant::{Management, OrganizationFacts, TenantKind};
use crate::trial::Trial;
use crate::user::{AccountStatus, UserKind};
use crate::words::words;

words! {
    /// The rules, in their order.
    pub enum Rule {
        /// The email's domain belongs to an organization (R9).
        OrganizationKnown = "organization_known",
        /// The organization has an admin (R16).
        OrganizationManaged = "organization_managed",
        /// The organization is neither government nor education (R17).
        OrganizationKind = "organization_kind",
        /// Anything is sold in its market (R6).
        MarketOpen = "market_open",
        /// This product is sold in its market (R7).
        ProductSoldInMarket = "product_sold_in_market",
        /// The person is no guest of the organization (R20).
        NotGuest = "not_guest",
        /// The person's account is active (R21).
        AccountActive = "account_active",
        /// The organization has the product at all (R40).
        ProductAvailable = "product_available",
        /// The organization's policy lets people buy it (R3, R38).
        PolicyAllows = "policy_allows",
        /// What the person has bought this month leaves room for it (B5).
        WithinLimit = "within_limit",
        /// There is such a trial of the product (B13).
        TrialOffered = "trial_offered",
        /// The person has had no trial of the product (B13).
        NoTrialBefore = "no_trial_before",
        /// The person is where the organization lets people buy (R37).
        CountryAllowed = "country_allowed",
        /// The person has shown what the organization asks of buyers (R37).
        SecondFactorShown = "second_factor_shown",
    }
}

words! {
    /// Why somebody cannot buy.
    pub enum Ineligible {
        /// No organization has this email domain.
        UnknownOrganization = "unknown_organization",
        /// Nobody administers the organization.
        UnmanagedOrganization = "unmanaged_organization",
        /// A government organization.
        GovernmentOrganization = "government_organization",
        /// An education organization.
        EducationOrganization = "education_organization",
        /// Nothing is sold in the organization's market.
        MarketClosed = "market_closed",
        /// This product is not sold in the organization's market.
        ProductNotSoldInMarket = "product_not_sold_in_market",
        /// A guest of the organization.
        Guest = "guest",
        /// Somebody of a partner that looks after the organization.
        Partner = "partner",
        /// The account is switched off.
        AccountDisabled = "account_disabled",
        /// An admin has made the product unavailable.
        ProductUnavailable = "product_unavailable",
        /// The policy is "do not allow".
        PolicyDoNotAllow = "policy_do_not_allow",
        /// The policy is "allow for trials only".
        PolicyTrialsOnly = "policy_trials_only",
        /// The policy is "ask first".
        PolicyAskFirst = "policy_ask_first",
        /// More than the person may buy in a month without asking.
        AboveLimit = "above_limit",
        /// There is no such trial of the product.
        TrialNotOffered = "trial_not_offered",
        /// The person has had a trial of the product.
        TrialUsed = "trial_used",
        /// The person is in another country than those from which to buy, or
        /// nobody knows where.
        CountryNotAllowed = "country_not_allowed",
        /// The organization asks for a second factor, and none was shown in
        /// this session.
        SecondFactorNeeded = "second_factor_needed",
    }
}

/// The result of one rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "outcome", content = "reason")]
pub enum Outcome {
    /// Nothing stands in the way.
    Passed,
    /// This stands in the way.
    Refused(Ineligible),
    /// The facts are not known yet.
    NotChecked,
}

/// One rule with its result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// The rule.
    pub rule: Rule,
    /// Its result.
    #[serde(flatten)]
    pub outcome: Outcome,
}

/// What is known of the person: only after sign-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PersonFacts {
    /// Member or guest of the organization.
    pub kind: UserKind,
    /// Whether the account may be used.
    pub status: AccountStatus,
}

/// What is known of the session in which somebody buys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionFacts {
    /// Where the person is, as far as the installation can tell.
    pub country: Option<Market>,
    /// Whether a second factor was shown.
    pub second_factor_shown: bool,
}

/// What is known of a purchase and of what came before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LimitFacts {
    /// What the person may buy in a month.
    pub limit: PurchaseLimit,
    /// What the person has bought in this one.
    pub so_far: Purchases,
    /// What is to be bought; the least that can be, while nothing is chosen.
    pub wanted: Purchases,
}

impl LimitFacts {
    /// Whether the purchase is within the limit.
    pub fn is_within(&self) -> bool {
        self.limit.allows(self.so_far, self.wanted)
    }
}

/// What the person wants of the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To buy it.
    Purchase,
    /// To try it.
    Trial(TrialFacts),
}

/// What is known of a trial that somebody wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrialFacts {
    /// Which kind of trial.
    pub trial: Trial,
    /// Whether the product has it.
    pub is_offered: bool,
    /// Whether the person has had a trial of the product; not known before
    /// sign-in.
    pub had_before: Option<bool>,
}

/// Everything that the rules look at. `None` is "not known yet", except for
/// the organization, where it means that there is none.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// What for.
    pub purpose: Purpose,
    /// The organization of the email's domain.
    pub organization: Option<OrganizationFacts>,
    /// Where the product is not sold.
    pub availability: &'a MarketAvailability,
    /// The person.
    pub person: Option<PersonFacts>,
    /// The organization's policy for the product.
    pub policy: Option<ProductPolicy>,
    /// The purchase beside what the person may buy.
    pub limit: Option<LimitFacts>,
    /// Whether an admin has let the person buy this once, whatever policy and
    /// limits say (B4).
    pub is_let_buy: bool,
    /// What the organization asks of whoever buys.
    pub access: Option<&'a AccessPolicy>,
    /// The session in which somebody buys.
    pub session: Option<SessionFacts>,
}

/// All rules with their results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Eligibility {
    checks: Vec<Check>,
}

/// Looks at every rule.
pub fn check(facts: &Facts<'_>) -> Eligibility {
    let rules = Rule::ALL.iter().filter(|rule| rule.is_for(facts.purpose));
    let checks = rules.map(|&rule| Check {
        rule,
        outcome: outcome(rule, facts),
    });
    Eligibility {
        checks: checks.collect(),
    }
}

impl Rule {
    /// Whether the rule has a say in it.
    const fn is_for(self, purpose: Purpose) -> bool {
        match self {
            Self::TrialOffered | Self::NoTrialBefore => matches!(purpose, Purpose::Trial(_)),
            // A trial without a card costs nothing that a limit could count; one with a card
            // becomes paid by itself, so it is asked for before it begins.
            Self::WithinLimit => match purpose {
                Purpose::Purchase => true,
                Purpose::Trial(facts) => facts.trial.needs_card(),
            },
            _ => true,
        }
    }
}

impl Eligibility {
    /// Every rule with its result.
    pub fn checks(&self) -> &[Check] {
        &self.checks
    }

    /// The first reason against, in the order of the rules.
    pub fn refusal(&self) -> Option<Ineligible> {
        self.checks.iter().find_map(|check| match check.outcome {
            Outcome::Refused(reason) => Some(reason),
            Outcome::Passed | Outcome::NotChecked => None,
        })
    }

    /// Whether every rule was looked at and passed.
    pub fn is_eligible(&self) -> bool {
        self.checks
            .iter()
            .all(|check| check.outcome == Outcome::Passed)
    }
}

fn outcome(rule: Rule, facts: &Facts<'_>) -> Outcome {
    match rule {
        Rule::OrganizationKnown => match facts.organization {
            Some(_) => Outcome::Passed,
            None => Outcome::Refused(Ineligible::UnknownOrganization),
        },
        Rule::OrganizationManaged => of_organization(facts, |organization| {
            let unmanaged = organization.management == Management::Unmanaged;
            unmanaged.then_some(Ineligible::UnmanagedOrganization)
        }),
        Rule::OrganizationKind => of_organization(facts, |organization| match organization.kind {
            TenantKind::Commercial => None,
            TenantKind::Government => Some(Ineligible::GovernmentOrganization),
            TenantKind::Education => Some(Ineligible::EducationOrganization),
        }),
        Rule::MarketOpen => of_market(facts, &facts.availability.closed, Ineligible::MarketClosed),
        Rule::ProductSoldInMarket => of_market(
            facts,
            &facts.availability.closed_for_product,
            Ineligible::ProductNotSoldInMarket,
        ),
        Rule::NotGuest => of_person(facts, |person| match person.kind {
            UserKind::Member => None,
            UserKind::Guest => Some(Ineligible::Guest),
            UserKind::Partner => Some(Ineligible::Partner),
        }),
        Rule::AccountActive => of_person(facts, |person| {
            (person.status == AccountStatus::Disabled).then_some(Ineligible::AccountDisabled)
        }),
        Rule::ProductAvailable => match facts.policy.map(|policy| policy.availability) {
            None => Outcome::NotChecked,
            Some(Availability::Available) => Outcome::Passed,
            Some(Availability::Unavailable) => Outcome::Refused(Ineligible::ProductUnavailable),
        },
        Rule::PolicyAllows => match facts.policy.map(ProductPolicy::effective) {
            None => Outcome::NotChecked,
            Some(policy) => by_policy(policy, facts),
        },
        Rule::WithinLimit => match facts.limit {
            None => Outcome::NotChecked,
            Some(limit) if facts.is_let_buy || limit.is_within() => Outcome::Passed,
            Some(_) => Outcome::Refused(Ineligible::AboveLimit),
        },
        Rule::TrialOffered => of_trial(facts, |trial| {
            Some((!trial.is_offered).then_some(Ineligible::TrialNotOffered))
        }),
        Rule::NoTrialBefore => of_trial(facts, |trial| {
            let had_before = trial.had_before?;
            Some(had_before.then_some(Ineligible::TrialUsed))
        }),
        Rule::CountryAllowed => match facts.access.map(|policy| &policy.countries) {
            None => Outcome::NotChecked,
            Some(BuyingCountries::Anywhere) => Outcome::Passed,
            Some(BuyingCountries::Only(countries)) => of_session(facts, |session| {
                let is_there = session.country.is_some_and(|at| countries.contains(&at));
                (!is_there).then_some(Ineligible::CountryNotAllowed)
            }),
        },
        Rule::SecondFactorShown => match facts.access.map(|policy| policy.second_factor) {
            None => Outcome::NotChecked,
            Some(SecondFactorDemand::NotNeeded) => Outcome::Passed,
            Some(SecondFactorDemand::NeededToBuy) => of_session(facts, |session| {
                (!session.second_factor_shown).then_some(Ineligible::SecondFactorNeeded)
            }),
        },
    }
}

/// An admin's word for one purchase (B4) is for a purchase, not for a trial.
fn by_policy(policy: SelfServicePolicy, facts: &Facts<'_>) -> Outcome {
    let is_permitted = match facts.purpose {
        Purpose::Purchase => policy.permits_purchase() || facts.is_let_buy,
        Purpose::Trial(trial) => policy.permits_trial(trial.trial),
    };
    let refusal = match policy {
        _ if is_permitted => None,
        SelfServicePolicy::Allow => None,
        SelfServicePolicy::DoNotAllow => Some(Ineligible::PolicyDoNotAllow),
        SelfServicePolicy::TrialsOnly => Some(Ineligible::PolicyTrialsOnly),
        SelfServicePolicy::AskFirst => Some(Ineligible::PolicyAskFirst),
    };
    judged(refusal)
}

/// What a rule of trials says: nothing where the fact is not known yet.
fn of_trial(
    facts: &Facts<'_>,
    refusal: impl FnOnce(TrialFacts) -> Option<Option<Ineligible>>,
) -> Outcome {
    match facts.purpose {
        Purpose::Trial(trial) => refusal(trial).map_or(Outcome::NotChecked, judged),
        Purpose::Purchase => Outcome::NotChecked,
    }
}

fn of_session(
    facts: &Facts<'_>,
    refusal: impl FnOnce(SessionFacts) -> Option<Ineligible>,
) -> Outcome {
    facts
        .session
        .map_or(Outcome::NotChecked, |session| judged(refusal(session)))
}

fn of_market(facts: &Facts<'_>, closed: &[Market], reason: Ineligible) -> Outcome {
    of_organization(facts, |organization| {
        closed.contains(&organization.market).then_some(reason)
    })
}

fn of_organization(
    facts: &Facts<'_>,
    refusal: impl FnOnce(OrganizationFacts) -> Option<Ineligible>,
) -> Outcome {
    facts
        .organization
        .map_or(Outcome::NotChecked, |organization| {
            judged(refusal(organization))
        })
}

fn of_person(
    facts: &Facts<'_>,
    refusal: impl FnOnce(PersonFacts) -> Option<Ineligible>,
) -> Outcome {
    facts
        .person
        .map_or(Outcome::NotChecked, |person| judged(refusal(person)))
}

fn judged(refusal: Option<Ineligible>) -> Outcome {
    refusal.map_or(Outcome::Passed, Outcome::Refused)
}
