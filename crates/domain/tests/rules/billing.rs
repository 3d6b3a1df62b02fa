//! Licenses added and given up, renewals, unpaid bills, the end and the way back.

use std::slice::from_ref;

use chrono::{DateTime, TimeDelta, Utc};
use domain::billing::life::{Life, LifeError, NextPeriod};
use domain::billing::line::{Line, LineKind, Price, Totals};
use domain::billing::renewal::Step;
use domain::billing::rules::{BillingRules, RefundRule};
use domain::billing::schedule::Schedule;
use domain::billing::seats::{SeatChange, SeatError};
use domain::money::{Currency, Money, TaxRate};
use domain::quantity::{LicenseQuantity, QuantityError};
use domain::subscription::{Lifecycle, RecurringBilling, SubscriptionStatus};
use domain::term::BillingTerm;

const MAXIMUM: u32 = 300;
const RULES: BillingRules = BillingRules {
    refunds: RefundRule::AnyTime,
    expired_days: 30,
    disabled_days: 90,
};
const WITHIN_A_WEEK: BillingRules = BillingRules {
    refunds: RefundRule::Within { days: 7 },
    ..RULES
};

fn at(text: &str) -> DateTime<Utc> {
    format!("{text}:00Z").parse().unwrap()
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

fn quantity(number: u32) -> LicenseQuantity {
    LicenseQuantity::try_from(number).unwrap()
}

/// Ten licenses of Power BI Pro for EUR 9.40 a month, bought at ten on the first of April 2027, a
/// month of 30 days; four of them are assigned.
fn bought() -> Life {
    let began = at("2027-04-01T10:00");
    let schedule = Schedule::first(began, BillingTerm::Monthly);
    Life {
        state: Lifecycle::Active {
            ends_at: schedule.period().unwrap().ends_at,
            recurring: RecurringBilling::On,
        },
        schedule,
        quantity: quantity(10),
        assigned: 4,
        price: price(940),
        next: NextPeriod::default(),
        charged_at: began,
        debt: None,
    }
}

fn amounts(lines: &[Line]) -> (i64, i64, i64) {
    let totals = Totals::of(Currency::parse("EUR").unwrap(), lines).unwrap();
    (totals.net.minor(), totals.tax.minor(), totals.total.minor())
}

fn seats(life: &Life, to: u32, rules: &BillingRules, now: &str) -> Result<SeatChange, SeatError> {
    life.change_seats(to, MAXIMUM, rules, at(now))
}

/// What is charged or given back; nothing where the change waits.
fn at_once(change: &SeatChange) -> (i64, i64, i64) {
    match change {
        SeatChange::AtOnce { lines, .. } => amounts(lines),
        SeatChange::AtRenewal { .. } => (0, 0, 0),
    }
}

// R27b, B12: five more for 15 of 30 days: 5 × 9.40 × 15/30 = 23.50, and 21 % of it.
#[test]
fn more_licenses_are_charged_for_the_rest_of_the_period() {
    let life = bought();
    let change = seats(&life, 15, &RULES, "2027-04-16T10:00").unwrap();
    // 15 licenses: 70.50 and 14.80 (14.805 to the even cent); less 10: 47.00 and 9.87.
    assert_eq!(at_once(&change), (2_350, 493, 2_843));
    let more = life.with_seats(&change, at("2027-04-16T10:00"));
    assert_eq!(more.quantity, quantity(15));
    assert_eq!(more.running().unwrap(), bought().running().unwrap());
}

// A day that has begun counts whole.
#[test]
fn the_day_on_which_a_license_is_added_is_paid() {
    let life = bought();
    for (now, net) in [
        ("2027-04-01T10:00", 940),
        ("2027-04-02T09:59", 940),
        ("2027-04-02T10:00", 908),
        ("2027-05-01T09:59", 32),
    ] {
        let change = seats(&life, 11, &RULES, now).unwrap();
        assert_eq!(at_once(&change).0, net, "{now}");
    }
}

#[test]
fn fewer_licenses_are_given_back_where_the_vendor_gives_back() {
    let life = bought();
    let change = seats(&life, 4, &RULES, "2027-04-16T10:00").unwrap();
    assert_eq!(at_once(&change), (-2_820, -592, -3_412));
    let fewer = life.with_seats(&change, at("2027-04-16T10:00"));
    assert_eq!(fewer.quantity, quantity(4));
}

// `domain-facts.md` 4: within seven days, else for the next period.
#[test]
fn after_the_window_fewer_licenses_hold_from_the_next_period() {
    let life = bought();
    let early = seats(&life, 4, &WITHIN_A_WEEK, "2027-04-08T09:59").unwrap();
    assert!(matches!(early, SeatChange::AtOnce { .. }));
    let late = seats(&life, 4, &WITHIN_A_WEEK, "2027-04-08T10:00").unwrap();
    let renewal = at("2027-05-01T10:00");
    let expected = SeatChange::AtRenewal {
        quantity: quantity(4),
        at: renewal,
    };
    assert_eq!(late, expected);
    let waiting = life.with_seats(&late, at("2027-04-08T10:00"));
    assert_eq!(waiting.quantity, quantity(10));
    assert_eq!(waiting.assignable(), quantity(4), "nobody gets what goes");
    let (renewed, bill) = waiting.clone().renewed(price(940), renewal).unwrap();
    assert_eq!((renewed.quantity, bill.quantity), (quantity(4), 4));
    // B14: until then it can be taken back.
    let kept = waiting.keeping_seats();
    assert_eq!(kept.assignable(), quantity(10));
    // What is added has a window of its own.
    let more = seats(&kept, 12, &WITHIN_A_WEEK, "2027-04-20T10:00").unwrap();
    let more = kept.with_seats(&more, at("2027-04-20T10:00"));
    let change = seats(&more, 4, &WITHIN_A_WEEK, "2027-04-26T10:00").unwrap();
    assert!(matches!(change, SeatChange::AtOnce { .. }));
}

#[test]
fn what_cannot_be_the_number_of_licenses_is_said() {
    let life = bought();
    let refused = |to| seats(&life, to, &RULES, "2027-04-16T10:00").unwrap_err();
    assert_eq!(refused(10), SeatError::Same);
    assert_eq!(refused(3), SeatError::BelowAssigned { assigned: 4 });
    let range = QuantityError::OutOfRange { maximum: MAXIMUM };
    assert_eq!(refused(0), SeatError::Quantity(range));
    assert_eq!(refused(301), SeatError::Quantity(range));
    let canceled = bought().canceled_at_end().unwrap();
    let late = seats(&canceled, 5, &WITHIN_A_WEEK, "2027-04-16T10:00");
    assert_eq!(late, Err(SeatError::Life(LifeError::Canceled)));
}

// Whatever is changed on the way, a period costs what was used of it.
#[test]
fn changes_add_up_to_what_was_used() {
    let mut life = bought();
    let period = life.running().unwrap();
    let first = Line::charge(10, &life.price, period, period.whole()).unwrap();
    let mut sum = amounts(&[first]).2;
    for (to, now) in [
        (17, "2027-04-03T10:00"),
        (5, "2027-04-11T10:00"),
        (17, "2027-04-11T10:00"),
    ] {
        let change = seats(&life, to, &RULES, now).unwrap();
        sum += at_once(&change).2;
        life = life.with_seats(&change, at(now));
    }
    let (_, credit) = life.canceled_now(&RULES, at("2027-04-21T10:00")).unwrap();
    sum += amounts(&credit).2;
    // Two days of 10 and 18 days of 17, with tax, to the rounding of each bill.
    let used = (2 * 10 + 18 * 17) * 940 / 30;
    assert!((sum - (used + used * 21 / 100)).abs() <= 4, "{sum}");
}

// R28d, R54, B14
#[test]
fn a_cancel_takes_effect_with_the_term_and_can_be_taken_back_until_then() {
    let canceled = bought().canceled_at_end().unwrap();
    assert_eq!(canceled.state.status(), SubscriptionStatus::Active);
    let end = at("2027-05-01T10:00");
    assert_eq!(canceled.next_step(&RULES), Some((Step::MoveOn, end)));
    let back = canceled.clone().taken_back(at("2027-05-01T09:59")).unwrap();
    assert_eq!(back.next_step(&RULES), Some((Step::Renew, end)));
    let late = canceled.clone().taken_back(end);
    assert_eq!(late, Err(LifeError::State(SubscriptionStatus::Active)));
    let ended = canceled.moved_on(&RULES, end);
    assert_eq!(ended.state, Lifecycle::Disabled { since: end });
    assert!(ended.clone().taken_back(end).is_err());
    let twice = bought().canceled_at_end().unwrap().canceled_at_end();
    assert_eq!(twice, Err(LifeError::Canceled));
}

// R28d: the refund by the vendor's rule.
#[test]
fn a_cancel_at_once_gives_the_rest_back_where_the_vendor_does() {
    let now = at("2027-04-16T10:00");
    let (ended, credit) = bought().canceled_now(&RULES, now).unwrap();
    assert_eq!(ended.state, Lifecycle::Disabled { since: now });
    assert_eq!(amounts(&credit), (-4_700, -987, -5_687));
    assert!(credit.iter().all(|one| one.kind == LineKind::Credit));
    let (_, nothing) = bought().canceled_now(&WITHIN_A_WEEK, now).unwrap();
    assert_eq!(nothing, []);
    assert!(ended.canceled_now(&RULES, now).is_err());
}

// R32, B23: a period goes on where the one before ended, at the price of its beginning.
#[test]
fn a_renewal_begins_the_next_period_once() {
    let renewal = at("2027-05-01T10:00");
    let life = bought();
    assert_eq!(life.due(&RULES, renewal - TimeDelta::microseconds(1)), None);
    assert_eq!(life.due(&RULES, renewal), Some(Step::Renew));
    let late = renewal + TimeDelta::hours(5);
    let (renewed, bill) = life.renewed(price(1_000), late).unwrap();
    assert_eq!(amounts(from_ref(&bill)), (10_000, 2_100, 12_100));
    assert_eq!(bill.period.begins_at, renewal, "not when somebody looked");
    assert_eq!(renewed.schedule.index, 1);
    assert_eq!(renewed.price, price(1_000));
    let unpaid = renewed.clone().renewed(price(1_000), late);
    assert_eq!(unpaid.unwrap_err(), LifeError::Unpaid);
    let ends_at = at("2027-06-01T10:00");
    let paid = renewed.paid();
    assert_eq!(paid.next_step(&RULES), Some((Step::Renew, ends_at)));
}

#[test]
fn recurring_billing_is_on_off_or_once() {
    let end = at("2027-05-01T10:00");
    let off = bought().with_recurring(RecurringBilling::Off).unwrap();
    assert_eq!(off.next_step(&RULES), Some((Step::MoveOn, end)));
    let expired = off.clone().moved_on(&RULES, end);
    assert_eq!(expired.state, Lifecycle::Expired { since: end });
    assert_eq!(
        off.renewed(price(940), end).unwrap_err(),
        LifeError::NoRenewal
    );
    let once = bought().with_recurring(RecurringBilling::Once).unwrap();
    let (renewed, _) = once.renewed(price(940), end).unwrap();
    assert_eq!(renewed.recurring(), Ok(RecurringBilling::Off));
    let canceled = bought().canceled_at_end().unwrap();
    let on = canceled.with_recurring(RecurringBilling::On);
    assert_eq!(on, Err(LifeError::Canceled));
}

#[test]
fn another_term_holds_from_the_next_period() {
    let yearly = bought().with_next_term(BillingTerm::Annual).unwrap();
    assert_eq!(yearly.schedule.term, BillingTerm::Monthly);
    let (renewed, _) = yearly
        .renewed(price(9_400), at("2027-05-01T10:00"))
        .unwrap();
    assert_eq!(renewed.schedule.term, BillingTerm::Annual);
    assert_eq!(renewed.running().unwrap().ends_at, at("2028-05-01T10:00"));
    let same = bought().with_next_term(BillingTerm::Monthly).unwrap();
    assert_eq!(same, bought());
    let off = bought().with_recurring(RecurringBilling::Off).unwrap();
    assert_eq!(
        off.with_next_term(BillingTerm::Annual),
        Err(LifeError::NoRenewal)
    );
}

// `domain-facts.md` 8.3: every few days, for 30 days, then it expires.
#[test]
fn a_bill_that_is_not_paid_is_tried_for_thirty_days() {
    let renewal = at("2027-05-01T10:00");
    let (mut life, _) = bought().renewed(price(940), renewal).unwrap();
    let mut days = Vec::new();
    while let Some((Step::Try, when)) = life.next_step(&RULES) {
        days.push((when - renewal).num_days());
        assert_eq!(life.state.status(), SubscriptionStatus::Active);
        life = life.failed(when);
    }
    assert_eq!(days, [0, 3, 7, 14, 21, 28]);
    let end = renewal + TimeDelta::days(30);
    assert_eq!(life.next_step(&RULES), Some((Step::GiveUp, end)));
    let refused = seats(&life, 12, &RULES, "2027-05-20T10:00");
    assert_eq!(refused, Err(SeatError::Life(LifeError::Unpaid)));
    assert_eq!(life.clone().canceled_at_end(), Err(LifeError::Unpaid));
    let (canceled, credit) = life.clone().canceled_now(&RULES, end).unwrap();
    assert_eq!((credit, canceled.debt), (Vec::new(), None));
    let expired = life.given_up(end).unwrap();
    assert_eq!(expired.state, Lifecycle::Expired { since: end });
    assert_eq!(expired.debt, None, "it is not asked for any more");
}

#[test]
fn tries_that_were_missed_are_not_made_up_for() {
    let renewal = at("2027-05-01T10:00");
    let (life, _) = bought().renewed(price(940), renewal).unwrap();
    let later = renewal + TimeDelta::days(15);
    let life = life.failed(later);
    let next = renewal + TimeDelta::days(21);
    assert_eq!(life.next_step(&RULES), Some((Step::Try, next)));
}

// B23
#[test]
fn what_expired_goes_on_where_it_ended_and_what_is_disabled_begins_anew() {
    let end = at("2027-05-01T10:00");
    let off = bought().with_recurring(RecurringBilling::Off).unwrap();
    let expired = off.moved_on(&RULES, end);
    let soon = end + TimeDelta::days(5);
    let (back, bill) = expired.clone().reactivated(price(940), soon).unwrap();
    assert_eq!(bill.period.begins_at, end);
    assert_eq!(back.recurring(), Ok(RecurringBilling::On));
    assert_eq!(back.debt, None);
    let late = end + TimeDelta::days(40);
    let disabled = expired.moved_on(&RULES, late);
    assert_eq!(disabled.state.status(), SubscriptionStatus::Disabled);
    let (back, bill) = disabled.clone().reactivated(price(940), late).unwrap();
    assert_eq!((bill.period.begins_at, back.schedule.index), (late, 1));
    let gone = disabled.moved_on(&RULES, late + TimeDelta::days(90));
    assert_eq!(gone.next_step(&RULES), None);
    let refused = gone.reactivated(price(940), late);
    assert_eq!(
        refused.unwrap_err(),
        LifeError::State(SubscriptionStatus::Deleted)
    );
    assert!(bought().reactivated(price(940), end).is_err());
}

// What was given up for want of payment was never paid: it begins anew.
#[test]
fn after_an_unpaid_period_the_next_one_begins_today() {
    let renewal = at("2027-05-01T10:00");
    let (life, _) = bought().renewed(price(940), renewal).unwrap();
    let end = renewal + TimeDelta::days(30);
    let expired = life.given_up(end).unwrap();
    let today = end + TimeDelta::days(1);
    let (back, bill) = expired.reactivated(price(940), today).unwrap();
    assert_eq!((bill.period.begins_at, back.schedule.index), (today, 2));
}

// February may be over before the 30 days are in which everybody keeps access.
#[test]
fn a_period_that_would_be_over_already_is_not_sold() {
    let began = at("2027-01-01T10:00");
    let schedule = Schedule::first(began, BillingTerm::Monthly);
    let end = schedule.period().unwrap().ends_at;
    let expired = Life {
        state: Lifecycle::Expired { since: end },
        schedule,
        ..bought()
    };
    for (now, begins) in [
        ("2027-03-01T09:59", "2027-02-01T10:00"),
        ("2027-03-01T10:00", "2027-03-01T10:00"),
    ] {
        let (_, bill) = expired.clone().reactivated(price(940), at(now)).unwrap();
        assert_eq!(bill.period.begins_at, at(begins));
    }
}
