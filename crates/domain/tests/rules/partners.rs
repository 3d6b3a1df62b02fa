//! What becomes of a partner's request.

use chrono::{DateTime, TimeDelta, Utc};
use domain::access::Role;
use domain::partner_grant::{GrantError, GrantState, GrantTerms};

fn at(day: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 0).unwrap() + TimeDelta::days(day)
}

fn terms(days: u32) -> GrantTerms {
    GrantTerms::new(vec![Role::BillingAdmin], days).unwrap()
}

const REQUESTED: fn() -> GrantState = || GrantState::Requested { at: at(0) };

// B19
#[test]
fn a_granted_request_lasts_for_its_time_from_the_approval_on() {
    let active = REQUESTED().approve(&terms(30), at(10)).unwrap();
    assert_eq!(active, GrantState::Active { ends_at: at(40) });
    assert!(active.is_active(at(39)));
    assert!(!active.is_active(at(40)));
    assert_eq!(active.at(at(99)), GrantState::Expired { at: at(40) });
}

#[test]
fn a_request_that_nobody_answers_lapses_after_90_days() {
    assert_eq!(REQUESTED().at(at(89)), REQUESTED());
    assert_eq!(REQUESTED().at(at(90)), GrantState::Lapsed { at: at(90) });
    let too_late = REQUESTED().approve(&terms(30), at(90));
    assert_eq!(too_late, Err(GrantError::WrongState));
}

#[test]
fn either_side_ends_a_grant_at_once_and_nothing_brings_it_back() {
    let active = REQUESTED().approve(&terms(30), at(1)).unwrap();
    let revoked = active.revoke(at(2)).unwrap();
    assert!(!revoked.is_active(at(2)));
    assert_eq!(
        revoked.approve(&terms(30), at(3)),
        Err(GrantError::WrongState)
    );
    assert_eq!(revoked.revoke(at(3)), Err(GrantError::WrongState));
    let declined = REQUESTED().decline(at(1)).unwrap();
    assert_eq!(
        declined.approve(&terms(30), at(2)),
        Err(GrantError::WrongState)
    );
}

#[test]
fn a_partner_is_never_a_global_admin_and_never_for_more_than_two_years() {
    for roles in [
        vec![],
        vec![Role::GlobalAdmin],
        vec![Role::SupportAgent, Role::BillingAdmin],
    ] {
        assert_eq!(GrantTerms::new(roles, 30), Err(GrantError::Roles));
    }
    for days in [0, 731] {
        assert_eq!(
            GrantTerms::new(vec![Role::BillingAdmin], days),
            Err(GrantError::Days)
        );
    }
    assert!(GrantTerms::new(vec![Role::BillingAdmin], 730).is_ok());
}
