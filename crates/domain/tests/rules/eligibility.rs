//! Every rule of eligibility by itself, and the order in which they speak.

use domain::access_policy::{AccessPolicy, BuyingCountries, SecondFactorDemand};
use domain::eligibility::{
    self, Eligibility, Facts, Ineligible, LimitFacts, Outcome, PersonFacts, Purpose, Rule,
    SessionFacts, TrialFacts,
};
use domain::market::MarketAvailability;
use domain::policy::{Availability, ProductPolicy, SelfServicePolicy};
use domain::purchase_limit::{PurchaseLimit, Purchases};
use domain::tenant::{Management, OrganizationFacts, TenantKind};
use domain::trial::Trial;
use domain::user::{AccountStatus, UserKind};

use crate::contract::{market, money};

/// Facts that no rule refuses; each test changes what it is about.
#[derive(Clone)]
struct Case {
    purpose: Purpose,
    organization: Option<OrganizationFacts>,
    availability: MarketAvailability,
    person: Option<PersonFacts>,
    policy: Option<ProductPolicy>,
    limit: Option<LimitFacts>,
    access: Option<(AccessPolicy, SessionFacts)>,
}

impl Case {
    fn eligible() -> Self {
        Self {
            purpose: Purpose::Purchase,
            organization: Some(OrganizationFacts {
                kind: TenantKind::Commercial,
                management: Management::Managed,
                market: market("NL"),
            }),
            availability: MarketAvailability {
                closed: vec![market("IN")],
                closed_for_product: vec![market("BR"), market("CD")],
            },
            person: Some(PersonFacts {
                kind: UserKind::Member,
                status: AccountStatus::Active,
            }),
            policy: Some(ProductPolicy {
                default: SelfServicePolicy::Allow,
                set: None,
                availability: Availability::Available,
            }),
            limit: Some(LimitFacts {
                limit: PurchaseLimit {
                    licenses: Some(3),
                    money: None,
                },
                so_far: bought(2),
                wanted: bought(1),
            }),
            access: Some((
                AccessPolicy {
                    second_factor: SecondFactorDemand::NeededToBuy,
                    countries: BuyingCountries::of(vec![market("NL"), market("BE")]),
                    ..AccessPolicy::default()
                },
                SessionFacts {
                    country: Some(market("BE")),
                    second_factor_shown: true,
                },
            )),
        }
    }

    fn trial(change: impl FnOnce(&mut TrialFacts)) -> Self {
        let mut trial = TrialFacts {
            trial: Trial::WITHOUT_CARD,
            is_offered: true,
            had_before: Some(false),
        };
        change(&mut trial);
        Self {
            purpose: Purpose::Trial(trial),
            ..Self::eligible()
        }
    }

    fn session(change: impl FnOnce(&mut SessionFacts)) -> Self {
        let mut case = Self::eligible();
        change(&mut case.access.as_mut().unwrap().1);
        case
    }

    fn organization(change: impl FnOnce(&mut OrganizationFacts)) -> Self {
        let mut case = Self::eligible();
        change(case.organization.as_mut().unwrap());
        case
    }

    fn person(change: impl FnOnce(&mut PersonFacts)) -> Self {
        let mut case = Self::eligible();
        change(case.person.as_mut().unwrap());
        case
    }

    fn policy(set: SelfServicePolicy) -> Self {
        let policy = Some(ProductPolicy {
            default: SelfServicePolicy::Allow,
            set: Some(set),
            availability: Availability::Available,
        });
        Self {
            policy,
            ..Self::eligible()
        }
    }

    fn above_the_limit() -> Self {
        let mut case = Self::eligible();
        case.limit.as_mut().unwrap().wanted = bought(2);
        case
    }

    fn unavailable() -> Self {
        let mut case = Self::eligible();
        case.policy.as_mut().unwrap().availability = Availability::Unavailable;
        case
    }

    fn trial_facts(&mut self) -> Option<&mut TrialFacts> {
        match &mut self.purpose {
            Purpose::Trial(trial) => Some(trial),
            Purpose::Purchase => None,
        }
    }

    fn check(&self) -> Eligibility {
        eligibility::check(&Facts {
            purpose: self.purpose,
            organization: self.organization,
            availability: &self.availability,
            person: self.person,
            policy: self.policy,
            limit: self.limit,
            is_let_buy: false,
            access: self.access.as_ref().map(|(policy, _)| policy),
            session: self.access.as_ref().map(|(_, session)| *session),
        })
    }

    fn outcome(&self, rule: Rule) -> Outcome {
        let checks = self.check();
        checks
            .checks()
            .iter()
            .find(|check| check.rule == rule)
            .unwrap()
            .outcome
    }
}

fn bought(licenses: u64) -> Purchases {
    Purchases {
        licenses,
        net: money("9.40", "EUR"),
    }
}

fn in_market(code: &str) -> Case {
    Case::organization(|organization| organization.market = market(code))
}

fn of_kind(kind: TenantKind) -> Case {
    Case::organization(|organization| organization.kind = kind)
}

/// A rule, who breaks it, and the reason that is given.
#[expect(clippy::too_many_lines, reason = "it is a table")]
fn refusals() -> Vec<(Rule, Case, Ineligible)> {
    let unmanaged = |organization: &mut OrganizationFacts| {
        organization.management = Management::Unmanaged;
    };
    vec![
        // R9
        (
            Rule::OrganizationKnown,
            Case {
                organization: None,
                ..Case::eligible()
            },
            Ineligible::UnknownOrganization,
        ),
        // R16
        (
            Rule::OrganizationManaged,
            Case::organization(unmanaged),
            Ineligible::UnmanagedOrganization,
        ),
        // R6b, R17, R18
        (
            Rule::OrganizationKind,
            of_kind(TenantKind::Government),
            Ineligible::GovernmentOrganization,
        ),
        // R6c, R17, R18
        (
            Rule::OrganizationKind,
            of_kind(TenantKind::Education),
            Ineligible::EducationOrganization,
        ),
        // R6a
        (Rule::MarketOpen, in_market("IN"), Ineligible::MarketClosed),
        // R7
        (
            Rule::ProductSoldInMarket,
            in_market("BR"),
            Ineligible::ProductNotSoldInMarket,
        ),
        (
            Rule::ProductSoldInMarket,
            in_market("CD"),
            Ineligible::ProductNotSoldInMarket,
        ),
        // R20
        (
            Rule::NotGuest,
            Case::person(|person| person.kind = UserKind::Guest),
            Ineligible::Guest,
        ),
        // B19
        (
            Rule::NotGuest,
            Case::person(|person| person.kind = UserKind::Partner),
            Ineligible::Partner,
        ),
        // R21
        (
            Rule::AccountActive,
            Case::person(|person| person.status = AccountStatus::Disabled),
            Ineligible::AccountDisabled,
        ),
        // R40
        (
            Rule::ProductAvailable,
            Case::unavailable(),
            Ineligible::ProductUnavailable,
        ),
        // R3, R38
        (
            Rule::PolicyAllows,
            Case::policy(SelfServicePolicy::DoNotAllow),
            Ineligible::PolicyDoNotAllow,
        ),
        (
            Rule::PolicyAllows,
            Case::policy(SelfServicePolicy::TrialsOnly),
            Ineligible::PolicyTrialsOnly,
        ),
        (
            Rule::PolicyAllows,
            Case::policy(SelfServicePolicy::AskFirst),
            Ineligible::PolicyAskFirst,
        ),
        // B5
        (
            Rule::WithinLimit,
            Case::above_the_limit(),
            Ineligible::AboveLimit,
        ),
        // B13
        (
            Rule::TrialOffered,
            Case::trial(|trial| trial.is_offered = false),
            Ineligible::TrialNotOffered,
        ),
        (
            Rule::NoTrialBefore,
            Case::trial(|trial| trial.had_before = Some(true)),
            Ineligible::TrialUsed,
        ),
        // R37
        (
            Rule::CountryAllowed,
            Case::session(|session| session.country = Some(market("FR"))),
            Ineligible::CountryNotAllowed,
        ),
        (
            Rule::CountryAllowed,
            Case::session(|session| session.country = None),
            Ineligible::CountryNotAllowed,
        ),
        (
            Rule::SecondFactorShown,
            Case::session(|session| session.second_factor_shown = false),
            Ineligible::SecondFactorNeeded,
        ),
    ]
}

// R1, R16: nothing stands in the way, and no admin has to do anything.
#[test]
fn a_member_of_a_managed_commercial_organization_may_buy() {
    let eligibility = Case::eligible().check();
    assert!(eligibility.is_eligible());
    assert_eq!(eligibility.refusal(), None);
    for check in eligibility.checks() {
        assert_eq!(check.outcome, Outcome::Passed, "{}", check.rule);
    }
}

// R6, R7, R9, R16, R17, R18, R20, R21, R38
#[test]
fn each_rule_refuses_who_breaks_it_and_says_why() {
    for (rule, case, reason) in refusals() {
        assert_eq!(case.outcome(rule), Outcome::Refused(reason), "{rule}");
        assert_eq!(case.check().refusal(), Some(reason), "{rule}");
        assert!(!case.check().is_eligible(), "{rule}");
    }
}

#[test]
fn every_rule_and_every_reason_has_a_row_in_the_table() {
    let rows = refusals();
    for rule in Rule::ALL {
        assert!(rows.iter().any(|(tested, ..)| tested == rule), "{rule}");
    }
    for reason in Ineligible::ALL {
        assert!(rows.iter().any(|(.., tested)| tested == reason), "{reason}");
    }
}

#[test]
fn breaking_one_rule_leaves_the_others_passed() {
    for (broken, case, _) in refusals() {
        if broken == Rule::OrganizationKnown {
            continue;
        }
        for check in case.check().checks() {
            let passed = check.outcome == Outcome::Passed;
            assert_eq!(
                passed,
                check.rule != broken,
                "{} where {broken} is broken",
                check.rule
            );
        }
    }
}

// B3
#[test]
fn every_rule_is_answered_once_in_its_order_whatever_the_others_say() {
    for (_, case, _) in refusals() {
        let rules: Vec<Rule> = case
            .check()
            .checks()
            .iter()
            .map(|check| check.rule)
            .collect();
        let is_trial = matches!(case.purpose, Purpose::Trial(_));
        let is_free =
            is_trial && !matches!(case.purpose, Purpose::Trial(of) if of.trial.needs_card());
        let asked = Rule::ALL.iter().copied().filter(|rule| match rule {
            Rule::TrialOffered | Rule::NoTrialBefore => is_trial,
            Rule::WithinLimit => !is_free,
            _ => true,
        });
        assert_eq!(rules, asked.collect::<Vec<_>>());
    }
}

// B13, R38, R40: what each value of the policy means for a purchase and for both trials.
#[test]
fn the_policy_says_who_buys_and_who_tries() {
    let policies = [
        (SelfServicePolicy::Allow, true, true, true),
        (SelfServicePolicy::TrialsOnly, false, true, false),
        (SelfServicePolicy::DoNotAllow, false, false, false),
        (SelfServicePolicy::AskFirst, false, false, false),
    ];
    for (policy, buys, tries, tries_with_card) in policies {
        let of = |purpose| Case {
            purpose,
            ..Case::policy(policy)
        };
        let trial = |kind| Case::trial(|trial| trial.trial = kind).purpose;
        for (purpose, expected) in [
            (Purpose::Purchase, buys),
            (trial(Trial::WITHOUT_CARD), tries),
            (trial(Trial::WITH_CARD), tries_with_card),
        ] {
            let is_eligible = of(purpose).check().is_eligible();
            assert_eq!(is_eligible, expected, "{policy} {purpose:?}");
        }
    }
}

// B13: the rules of buying hold for trying, too.
#[test]
fn who_may_not_buy_for_another_reason_than_policy_and_limit_may_not_try() {
    for (rule, case, reason) in refusals() {
        if matches!(rule, Rule::PolicyAllows | Rule::WithinLimit) {
            continue;
        }
        let purpose = match case.purpose {
            Purpose::Purchase => Case::trial(|_| {}).purpose,
            trial @ Purpose::Trial(_) => trial,
        };
        let tried = Case { purpose, ..case };
        assert_eq!(tried.check().refusal(), Some(reason), "{rule}");
    }
}

// B5, B13
#[test]
fn a_limit_holds_for_trials_that_become_paid_and_for_no_others() {
    for (kind, reason) in [
        (Trial::WITH_CARD, Some(Ineligible::AboveLimit)),
        (Trial::WITHOUT_CARD, None),
    ] {
        let case = Case {
            purpose: Case::trial(|trial| trial.trial = kind).purpose,
            ..Case::above_the_limit()
        };
        assert_eq!(case.check().refusal(), reason);
    }
}

// B13: before sign-in nobody knows what the person has had.
#[test]
fn whether_somebody_had_a_trial_is_not_checked_before_it_is_known() {
    let case = Case::trial(|trial| trial.had_before = None);
    assert_eq!(case.outcome(Rule::NoTrialBefore), Outcome::NotChecked);
    assert_eq!(case.check().refusal(), None);
    assert!(!case.check().is_eligible());
}

#[test]
fn what_is_not_known_yet_is_not_checked() {
    let nobody = Case {
        organization: None,
        person: None,
        policy: None,
        limit: None,
        access: None,
        ..Case::eligible()
    };
    let visitor = Case {
        person: None,
        policy: None,
        limit: None,
        access: None,
        ..Case::eligible()
    };
    for (case, rules) in [
        (
            &nobody,
            &[
                Rule::OrganizationManaged,
                Rule::OrganizationKind,
                Rule::MarketOpen,
                Rule::ProductSoldInMarket,
                Rule::NotGuest,
                Rule::AccountActive,
                Rule::ProductAvailable,
                Rule::PolicyAllows,
                Rule::WithinLimit,
                Rule::CountryAllowed,
                Rule::SecondFactorShown,
            ] as &[Rule],
        ),
        (
            &visitor,
            &[
                Rule::NotGuest,
                Rule::AccountActive,
                Rule::ProductAvailable,
                Rule::PolicyAllows,
                Rule::WithinLimit,
                Rule::CountryAllowed,
                Rule::SecondFactorShown,
            ],
        ),
    ] {
        let checks = case.check();
        for check in checks.checks() {
            let unchecked = check.outcome == Outcome::NotChecked;
            assert_eq!(unchecked, rules.contains(&check.rule), "{}", check.rule);
        }
    }
}

#[test]
fn nobody_is_eligible_before_every_rule_was_looked_at() {
    let visitor = Case {
        person: None,
        policy: None,
        limit: None,
        access: None,
        ..Case::eligible()
    };
    assert_eq!(visitor.check().refusal(), None);
    assert!(!visitor.check().is_eligible());
}

#[test]
fn the_first_rule_in_the_order_gives_the_reason() {
    // Everything is wrong at once; taking one away at a time lets the next speak.
    let mut case = Case {
        purpose: Purpose::Trial(TrialFacts {
            trial: Trial::WITH_CARD,
            is_offered: false,
            had_before: Some(true),
        }),
        organization: None,
        availability: MarketAvailability {
            closed: vec![market("IN")],
            closed_for_product: vec![market("IN")],
        },
        person: Some(PersonFacts {
            kind: UserKind::Guest,
            status: AccountStatus::Disabled,
        }),
        policy: Some(ProductPolicy {
            default: SelfServicePolicy::DoNotAllow,
            set: None,
            availability: Availability::Unavailable,
        }),
        limit: Case::above_the_limit().limit,
        access: Case::eligible().access.map(|(policy, _)| {
            let unknown = SessionFacts {
                country: None,
                second_factor_shown: false,
            };
            (policy, unknown)
        }),
    };
    let mut heard = vec![case.check().refusal().unwrap()];
    case.organization = Some(OrganizationFacts {
        kind: TenantKind::Government,
        management: Management::Unmanaged,
        market: market("IN"),
    });
    let steps: [fn(&mut Case); 13] = [
        |_| {},
        |case| case.organization.as_mut().unwrap().management = Management::Managed,
        |case| case.organization.as_mut().unwrap().kind = TenantKind::Commercial,
        |case| case.availability.closed.clear(),
        |case| case.availability.closed_for_product.clear(),
        |case| case.person.as_mut().unwrap().kind = UserKind::Member,
        |case| case.person.as_mut().unwrap().status = AccountStatus::Active,
        |case| case.policy.as_mut().unwrap().availability = Availability::Available,
        |case| case.policy.as_mut().unwrap().default = SelfServicePolicy::Allow,
        |case| case.limit = Case::eligible().limit,
        |case| case.trial_facts().unwrap().is_offered = true,
        |case| case.trial_facts().unwrap().had_before = Some(false),
        |case| case.access.as_mut().unwrap().1.country = Some(market("NL")),
    ];
    for step in steps {
        step(&mut case);
        heard.push(case.check().refusal().unwrap());
    }
    assert_eq!(
        heard,
        [
            Ineligible::UnknownOrganization,
            Ineligible::UnmanagedOrganization,
            Ineligible::GovernmentOrganization,
            Ineligible::MarketClosed,
            Ineligible::ProductNotSoldInMarket,
            Ineligible::Guest,
            Ineligible::AccountDisabled,
            Ineligible::ProductUnavailable,
            Ineligible::PolicyDoNotAllow,
            Ineligible::AboveLimit,
            Ineligible::TrialNotOffered,
            Ineligible::TrialUsed,
            Ineligible::CountryNotAllowed,
            Ineligible::SecondFactorNeeded,
        ]
    );
}

// R37: who demands nothing is answered without knowing anything.
#[test]
fn an_organization_that_demands_nothing_asks_neither_where_nor_how() {
    let unknown = SessionFacts {
        country: None,
        second_factor_shown: false,
    };
    let case = Case {
        access: Some((AccessPolicy::default(), unknown)),
        ..Case::eligible()
    };
    assert!(case.check().is_eligible());
}

// B3: what depends on the session is left open where somebody else asks.
#[test]
fn what_only_a_session_can_tell_is_not_checked_without_one() {
    let case = Case::eligible();
    let check = eligibility::check(&Facts {
        purpose: case.purpose,
        organization: case.organization,
        availability: &case.availability,
        person: case.person,
        policy: case.policy,
        limit: case.limit,
        is_let_buy: false,
        access: case.access.as_ref().map(|(policy, _)| policy),
        session: None,
    });
    let open: Vec<_> = check
        .checks()
        .iter()
        .filter(|check| check.outcome == Outcome::NotChecked)
        .map(|check| check.rule)
        .collect();
    assert_eq!(open, [Rule::CountryAllowed, Rule::SecondFactorShown]);
}

// B4, B5: an admin's word for one purchase goes before policy and limits, and nothing else.
#[test]
fn who_was_let_buy_this_once_is_refused_by_every_other_rule() {
    for (rule, case, reason) in refusals() {
        let check = eligibility::check(&Facts {
            purpose: case.purpose,
            organization: case.organization,
            availability: &case.availability,
            person: case.person,
            policy: case.policy,
            limit: case.limit,
            is_let_buy: true,
            access: case.access.as_ref().map(|(policy, _)| policy),
            session: case.access.as_ref().map(|(_, session)| *session),
        });
        let is_let_through = matches!(rule, Rule::PolicyAllows | Rule::WithinLimit);
        let expected = (!is_let_through).then_some(reason);
        assert_eq!(check.refusal(), expected, "{rule}");
    }
}
