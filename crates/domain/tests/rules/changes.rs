//! What a person asks to be changed, to the cent and before it is done (B12, B14).

use chrono::{DateTime, Utc};
use domain::billing::bill::{BillFacts, BillStatus, Refundable, spread};
use domain::billing::change::{CancelReason, Change, ChangeError, ChangeKind, Conditions, Plan};
use domain::billing::life::{Debt, Life, LifeError, NextPeriod};
use domain::billing::line::Price;
use domain::billing::rules::{BillingRules, RefundRule};
use domain::billing::schedule::Schedule;
use domain::money::{Currency, Money, TaxRate};
use domain::quantity::LicenseQuantity;
use domain::subscription::{Lifecycle, RecurringBilling, SubscriptionStatus};
use domain::term::BillingTerm;
use proptest::prelude::*;

const RULES: BillingRules = BillingRules {
    refunds: RefundRule::AnyTime,
    expired_days: 30,
    disabled_days: 90,
};
const LATE: BillingRules = BillingRules {
    refunds: RefundRule::Within { days: 7 },
    ..RULES
};
const REASON: CancelReason = CancelReason::Other;

fn at(text: &str) -> DateTime<Utc> {
    format!("{text}T10:00:00Z").parse().unwrap()
}

fn euros(minor: i64) -> Money {
    Money::new(minor, Currency::parse("EUR").unwrap())
}

fn price(minor: i64) -> Price {
    Price {
        unit: euros(minor),
        tax_label: "VAT".to_owned(),
        tax_rate: TaxRate::from_basis_points(2_100),
        tax_kind: domain::money::TaxKind::Added,
    }
}

/// Ten licenses for EUR 10.00 a month of 30 days; four of them are assigned.
fn bought() -> Life {
    let began = at("2027-04-01");
    let schedule = Schedule::first(began, BillingTerm::Monthly);
    Life {
        state: Lifecycle::Active {
            ends_at: schedule.period().unwrap().ends_at,
            recurring: RecurringBilling::On,
        },
        schedule,
        quantity: LicenseQuantity::try_from(10).unwrap(),
        assigned: 4,
        price: price(1_000),
        next: NextPeriod::default(),
        charged_at: began,
        debt: None,
    }
}

fn plan(life: &Life, change: Change, rules: &BillingRules, day: &str) -> Result<Plan, ChangeError> {
    let conditions = Conditions {
        rules,
        maximum: 300,
        today: Some(price(1_200)),
    };
    life.plan(change, &conditions, at(day))
}

// B12: half of the month is left, so that five more cost half of fifty.
#[test]
fn a_plan_says_what_is_charged_now() {
    let more = plan(&bought(), Change::Licenses(15), &RULES, "2027-04-16").unwrap();
    assert_eq!(more.totals.net, euros(2_500));
    assert_eq!(more.totals.total, euros(3_025));
    assert_eq!(more.after.quantity.get(), 15);
    assert_eq!(more.takes_effect_at, at("2027-04-16"));
    let fewer = plan(&bought(), Change::Licenses(5), &RULES, "2027-04-16").unwrap();
    assert_eq!(fewer.totals.total, euros(-3_025));
}

// Later than the vendor gives back, fewer hold from the next period on; the present number takes
// that back (B14).
#[test]
fn licenses_that_are_given_up_late_are_kept_until_the_end() {
    let fewer = plan(&bought(), Change::Licenses(5), &LATE, "2027-04-16").unwrap();
    assert_eq!(fewer.totals.total, euros(0));
    assert_eq!(fewer.takes_effect_at, at("2027-05-01"));
    let planned = fewer.after;
    assert_eq!(
        (planned.quantity.get(), planned.assignable().get()),
        (10, 5)
    );
    let kept = plan(&planned, Change::Licenses(10), &LATE, "2027-04-20").unwrap();
    assert_eq!(kept.after, bought());
    let same = plan(&bought(), Change::Licenses(10), &LATE, "2027-04-20");
    assert_eq!(same, Err(ChangeError::Same));
}

#[test]
fn nothing_is_planned_where_nothing_would_change() {
    for change in [
        Change::Term(BillingTerm::Monthly),
        Change::RecurringBilling(RecurringBilling::On),
    ] {
        let same = plan(&bought(), change, &RULES, "2027-04-16");
        assert_eq!(same, Err(ChangeError::Same), "{change:?}");
    }
}

// `decisions.md` 17; B14: too late once it has taken effect.
#[test]
fn a_cancel_is_taken_back_until_it_takes_effect() {
    let canceled = plan(&bought(), Change::CancelAtEnd(REASON), &RULES, "2027-04-16").unwrap();
    assert_eq!(canceled.takes_effect_at, at("2027-05-01"));
    let ends = canceled.after.state.ends(&RULES).unwrap();
    assert_eq!(ends, (at("2027-05-01"), at("2027-07-30")));
    let twice = plan(
        &canceled.after,
        Change::CancelAtEnd(REASON),
        &RULES,
        "2027-04-17",
    );
    assert_eq!(twice, Err(LifeError::Canceled.into()));
    let back = plan(&canceled.after, Change::TakeBack, &RULES, "2027-04-30").unwrap();
    assert_eq!(back.after, bought());
    let late = plan(&canceled.after, Change::TakeBack, &RULES, "2027-05-01");
    assert_eq!(
        late,
        Err(LifeError::State(SubscriptionStatus::Disabled).into())
    );
}

// While the next period is about to be billed, nobody changes what it is billed for.
#[test]
fn a_renewal_that_is_due_comes_first() {
    let due = plan(&bought(), Change::Licenses(12), &RULES, "2027-05-01");
    assert_eq!(due, Err(ChangeError::Renewing));
}

// What begins again is paid at the price of today.
#[test]
fn what_begins_again_costs_what_it_costs_today() {
    let over = plan(&bought(), Change::CancelNow(REASON), &RULES, "2027-04-16").unwrap();
    assert_eq!(over.totals.total, euros(-6_050));
    let again = plan(&over.after, Change::Reactivate, &RULES, "2027-04-20").unwrap();
    assert_eq!(again.totals.total, euros(14_520));
    assert_eq!(again.after.schedule.anchor, at("2027-04-20"));
    let conditions = Conditions {
        rules: &RULES,
        maximum: 300,
        today: None,
    };
    let gone = over
        .after
        .plan(Change::Reactivate, &conditions, at("2027-04-20"));
    assert_eq!(gone, Err(ChangeError::NotSold));
}

#[test]
fn each_state_allows_its_own_changes() {
    use ChangeKind as Kind;
    let now = at("2027-04-16");
    let kinds = |life: &Life| life.possible(&RULES, now);
    let all = [
        Kind::Licenses,
        Kind::Term,
        Kind::RecurringBilling,
        Kind::CancelAtEnd,
        Kind::CancelNow,
    ];
    assert_eq!(kinds(&bought()), all);
    let canceled = bought().canceled_at_end().unwrap();
    let expected = [Kind::Licenses, Kind::CancelNow, Kind::TakeBack];
    assert_eq!(kinds(&canceled), expected);
    let unpaid = Life {
        debt: Some(Debt {
            since: at("2027-04-10"),
            tries: 1,
        }),
        ..bought()
    };
    let expected = [Kind::Term, Kind::RecurringBilling, Kind::CancelNow];
    assert_eq!(kinds(&unpaid), expected);
    let since = at("2027-04-10");
    let with = |state| Life { state, ..bought() };
    let expired = with(Lifecycle::Expired { since });
    assert_eq!(kinds(&expired), [Kind::CancelNow, Kind::Reactivate]);
    let disabled = with(Lifecycle::Disabled { since });
    assert_eq!(kinds(&disabled), [Kind::Reactivate]);
    assert_eq!(kinds(&with(Lifecycle::Deleted { since })), []);
}

// What is possible is never refused for the state alone, and what is not always is.
#[test]
fn what_is_possible_is_what_can_be_planned() {
    let samples = [
        Change::Licenses(12),
        Change::Term(BillingTerm::Annual),
        Change::RecurringBilling(RecurringBilling::Once),
        Change::CancelAtEnd(REASON),
        Change::CancelNow(REASON),
        Change::TakeBack,
        Change::Reactivate,
    ];
    let since = at("2027-04-10");
    let canceled = bought().canceled_at_end().unwrap();
    let states = [
        bought(),
        canceled,
        Life {
            state: Lifecycle::Expired { since },
            ..bought()
        },
        Life {
            state: Lifecycle::Disabled { since },
            ..bought()
        },
        Life {
            state: Lifecycle::Deleted { since },
            ..bought()
        },
    ];
    for life in states {
        let possible = life.possible(&RULES, at("2027-04-16"));
        for change in samples {
            let planned = plan(&life, change, &RULES, "2027-04-16");
            let is_listed = possible.contains(&change.kind());
            assert_eq!(planned.is_ok(), is_listed, "{change:?} of {:?}", life.state);
        }
    }
}

#[test]
fn a_change_reads_what_it_wrote() {
    for (change, json) in [
        (Change::Licenses(5), r#"{"kind":"licenses","licenses":5}"#),
        (
            Change::CancelNow(CancelReason::TooExpensive),
            r#"{"kind":"cancel_now","reason":"too_expensive"}"#,
        ),
        (Change::TakeBack, r#"{"kind":"take_back"}"#),
    ] {
        assert_eq!(serde_json::to_string(&change).unwrap(), json);
        assert_eq!(serde_json::from_str::<Change>(json).unwrap(), change);
    }
    for wrong in [
        r#"{"kind":"licenses"}"#,
        r#"{"kind":"cancel_now"}"#,
        r#"{"kind":"recurring_billing","recurring_billing":"canceled"}"#,
        r#"{"kind":"take_back","more":1}"#,
    ] {
        assert!(serde_json::from_str::<Change>(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn a_bill_stands_where_its_facts_say() {
    let facts = BillFacts {
        total: euros(100),
        is_void: false,
        is_paid: false,
        is_central: false,
    };
    let status = |facts: BillFacts| facts.status();
    assert_eq!(status(facts), BillStatus::Open);
    assert_eq!(
        status(BillFacts {
            is_paid: true,
            ..facts
        }),
        BillStatus::Paid
    );
    assert_eq!(
        status(BillFacts {
            is_void: true,
            ..facts
        }),
        BillStatus::Void
    );
    let credit = BillFacts {
        total: euros(-1),
        ..facts
    };
    assert_eq!(status(credit), BillStatus::Credit);
    assert_eq!(
        status(BillFacts {
            is_central: true,
            ..facts
        }),
        BillStatus::ByAgreement
    );
}

proptest! {
    // I4: what is given back is spread without a cent more or less, and no charge gives back more
    // than was taken.
    #[test]
    fn what_is_given_back_is_spread_over_what_was_taken(
        amount in 0_i64..1_000_000,
        charges in prop::collection::vec(0_i64..100_000, 0..8),
    ) {
        let asked: Vec<_> = charges.iter().enumerate().map(|(charge, left)| Refundable {
            charge,
            left: euros(*left),
        }).collect();
        let (parts, left) = spread(euros(amount), asked).unwrap();
        let sum: i64 = parts.iter().map(|(_, part)| part.minor()).sum();
        prop_assert_eq!(sum + left.minor(), amount);
        for (charge, part) in &parts {
            prop_assert!(part.minor() > 0 && part.minor() <= charges[*charge]);
        }
        let taken: i64 = charges.iter().sum();
        prop_assert_eq!(left.minor(), (amount - taken).max(0));
    }
}
