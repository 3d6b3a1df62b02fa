//! The life of a subscription on the calendar.

use chrono::{DateTime, Utc};
use domain::billing::rules::BillingRules;
use domain::subscription::{Lifecycle, RecurringBilling, SubscriptionStatus, TransitionError};

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn active(recurring: RecurringBilling) -> Lifecycle {
    Lifecycle::Active {
        ends_at: at("2027-03-31T10:00:00Z"),
        recurring,
    }
}

const STATUSES: [SubscriptionStatus; 4] = [
    SubscriptionStatus::Active,
    SubscriptionStatus::Expired,
    SubscriptionStatus::Disabled,
    SubscriptionStatus::Deleted,
];

/// Each state, from a term that ended on 31 March 2027.
fn states() -> [Lifecycle; 4] {
    [
        active(RecurringBilling::On),
        Lifecycle::Expired {
            since: at("2027-03-31T10:00:00Z"),
        },
        Lifecycle::Disabled {
            since: at("2027-04-30T10:00:00Z"),
        },
        Lifecycle::Deleted {
            since: at("2027-07-29T10:00:00Z"),
        },
    ]
}

// R12: the first second of the term gives access already.
#[test]
fn what_was_bought_is_active_at_once() {
    let state =
        active(RecurringBilling::On).moved_on(&BillingRules::default(), at("2027-02-28T10:00:00Z"));
    assert_eq!(state.status(), SubscriptionStatus::Active);
    assert!(state.gives_access());
}

// B23: Active, Expired 30 days, Disabled 90 days, Deleted. The dates are those
// of a calendar on the wall.
#[test]
fn an_ended_term_is_expired_for_30_days_and_disabled_for_90_then_gone() {
    for (now, status, since) in [
        (
            "2027-03-31T09:59:59.999999Z",
            SubscriptionStatus::Active,
            None,
        ),
        (
            "2027-03-31T10:00:00Z",
            SubscriptionStatus::Expired,
            Some("2027-03-31T10:00:00Z"),
        ),
        (
            "2027-04-30T09:59:59Z",
            SubscriptionStatus::Expired,
            Some("2027-03-31T10:00:00Z"),
        ),
        (
            "2027-04-30T10:00:00Z",
            SubscriptionStatus::Disabled,
            Some("2027-04-30T10:00:00Z"),
        ),
        (
            "2027-07-29T09:59:59Z",
            SubscriptionStatus::Disabled,
            Some("2027-04-30T10:00:00Z"),
        ),
        (
            "2027-07-29T10:00:00Z",
            SubscriptionStatus::Deleted,
            Some("2027-07-29T10:00:00Z"),
        ),
        (
            "2099-01-01T00:00:00Z",
            SubscriptionStatus::Deleted,
            Some("2027-07-29T10:00:00Z"),
        ),
    ] {
        let state = active(RecurringBilling::Off).moved_on(&BillingRules::default(), at(now));
        assert_eq!(state.status(), status, "{now}");
        let began = match state {
            Lifecycle::Active { .. } => None,
            Lifecycle::Expired { since }
            | Lifecycle::Disabled { since }
            | Lifecycle::Deleted { since } => Some(since),
        };
        assert_eq!(began, since.map(at), "{now}");
    }
}

#[test]
fn people_use_the_product_while_it_is_active_or_expired() {
    let access = states().map(Lifecycle::gives_access);
    assert_eq!(access, [true, true, false, false]);
    assert_eq!(states().map(Lifecycle::status), STATUSES);
}

// `decisions.md` 17
#[test]
fn what_follows_the_term_says_what_its_end_is() {
    let end = at("2027-03-31T10:00:00Z");
    for (recurring, status) in [
        (RecurringBilling::On, SubscriptionStatus::Active),
        (RecurringBilling::Once, SubscriptionStatus::Active),
        (RecurringBilling::Off, SubscriptionStatus::Expired),
        (RecurringBilling::Canceled, SubscriptionStatus::Disabled),
    ] {
        let state = active(recurring).moved_on(&BillingRules::default(), end);
        assert_eq!(state.status(), status, "{recurring}");
    }
}

// B23: the vendor says how long each state lasts.
#[test]
fn the_days_of_each_state_are_the_vendors() {
    let rules = BillingRules {
        expired_days: 0,
        disabled_days: 7,
        ..BillingRules::default()
    };
    let ended = active(RecurringBilling::Off);
    let status = |now| ended.moved_on(&rules, at(now)).status();
    assert_eq!(status("2027-03-31T10:00:00Z"), SubscriptionStatus::Disabled);
    assert_eq!(status("2027-04-07T09:59:59Z"), SubscriptionStatus::Disabled);
    assert_eq!(status("2027-04-07T10:00:00Z"), SubscriptionStatus::Deleted);
}

#[test]
fn canceling_now_ends_access_at_once_and_skips_expired() {
    let now = at("2027-03-15T12:00:00Z");
    let disabled = Ok(Lifecycle::Disabled { since: now });
    let expected = [
        disabled,
        disabled,
        Err(TransitionError {
            state: SubscriptionStatus::Disabled,
        }),
        Err(TransitionError {
            state: SubscriptionStatus::Deleted,
        }),
    ];
    assert_eq!(states().map(|state| state.canceled_now(now)), expected);
}
