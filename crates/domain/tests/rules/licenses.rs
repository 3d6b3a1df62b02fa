//! To whom licenses can be assigned, and how many.

use domain::access_policy::{AccessPolicy, Assignees, GuestLicenses};
use domain::email::EmailAddress;
use domain::ids::GroupId;
use domain::ids::UserId;
use domain::license::{AssignLicenseError, LicensePool, Overassigned, check_assignee};
use domain::quantity::LicenseQuantity;
use domain::subscription::SubscriptionStatus;
use domain::user::{AccountStatus, DirectorySource, User, UserKind};

use crate::contract::tenant;

fn person(domain: &str) -> User {
    User {
        id: UserId::parse("ben").unwrap(),
        tenant: tenant(domain),
        email: EmailAddress::parse(&format!("ben@{domain}")).unwrap(),
        display_name: "Ben Smit".to_owned(),
        kind: UserKind::Member,
        status: AccountStatus::Active,
        source: DirectorySource::Cloud,
    }
}

fn check(status: SubscriptionStatus, assignee: &User) -> Result<(), AssignLicenseError> {
    under(&AccessPolicy::default(), status, assignee, false)
}

fn under(
    policy: &AccessPolicy,
    status: SubscriptionStatus,
    assignee: &User,
    is_in_chosen_group: bool,
) -> Result<(), AssignLicenseError> {
    let tenant = tenant("harbor.example");
    check_assignee(&tenant, status, assignee, policy, is_in_chosen_group)
}

// R37, R41
#[test]
fn the_organization_says_whether_guests_and_which_groups_hold_its_licenses() {
    let active = SubscriptionStatus::Active;
    let (member, guest) = (
        person("harbor.example"),
        User {
            kind: UserKind::Guest,
            ..person("harbor.example")
        },
    );
    let no_guests = AccessPolicy {
        guests: GuestLicenses::Refused,
        ..AccessPolicy::default()
    };
    assert_eq!(under(&no_guests, active, &member, false), Ok(()));
    let refused = Err(AssignLicenseError::GuestsRefused);
    assert_eq!(under(&no_guests, active, &guest, true), refused);

    let groups = vec![GroupId::parse("grp_1").unwrap()];
    let chosen = AccessPolicy {
        assignees: Assignees::of_groups(groups).unwrap(),
        ..AccessPolicy::default()
    };
    for person in [member, guest] {
        assert_eq!(under(&chosen, active, &person, true), Ok(()));
        let refused = Err(AssignLicenseError::NotInChosenGroup);
        assert_eq!(under(&chosen, active, &person, false), refused);
    }
}

fn pool(quantity: u32, assigned: u32) -> Result<LicensePool, Overassigned> {
    LicensePool::try_new(
        LicenseQuantity::try_new(quantity, 10_000).unwrap(),
        assigned,
    )
}

// R22, R24b
#[test]
fn a_colleague_can_be_given_a_license_and_a_stranger_cannot() {
    let active = SubscriptionStatus::Active;
    assert_eq!(check(active, &person("harbor.example")), Ok(()));
    let stranger = check(active, &person("meadow.example"));
    assert_eq!(stranger, Err(AssignLicenseError::NotInOrganization));
}

#[test]
fn a_disabled_account_cannot_be_given_a_license() {
    let dora = User {
        status: AccountStatus::Disabled,
        ..person("harbor.example")
    };
    let assigned = check(SubscriptionStatus::Active, &dora);
    assert_eq!(assigned, Err(AssignLicenseError::PersonDisabled));
}

#[test]
fn that_a_strangers_account_is_disabled_is_not_told() {
    let stranger = User {
        status: AccountStatus::Disabled,
        ..person("meadow.example")
    };
    let assigned = check(SubscriptionStatus::Disabled, &stranger);
    assert_eq!(assigned, Err(AssignLicenseError::NotInOrganization));
}

// R21, R22: neither where the account is kept nor that it is a guest's matters.
#[test]
fn synced_accounts_and_guests_of_the_organization_can_be_given_a_license() {
    let synced = User {
        source: DirectorySource::OnPremises,
        ..person("harbor.example")
    };
    let guest = User {
        kind: UserKind::Guest,
        ..person("harbor.example")
    };
    for assignee in [synced, guest] {
        assert_eq!(check(SubscriptionStatus::Active, &assignee), Ok(()));
    }
}

#[test]
fn licenses_are_assigned_while_the_subscription_gives_access() {
    for (status, allowed) in [
        (SubscriptionStatus::Active, true),
        (SubscriptionStatus::Expired, true),
        (SubscriptionStatus::Disabled, false),
        (SubscriptionStatus::Deleted, false),
    ] {
        let expected = if allowed {
            Ok(())
        } else {
            Err(AssignLicenseError::NotActive { status })
        };
        assert_eq!(
            check(status, &person("harbor.example")),
            expected,
            "{status}"
        );
    }
}

#[test]
fn a_pool_has_as_many_licenses_as_were_bought() {
    for (quantity, assigned, available) in [
        (1, 0, 1),
        (1, 1, 0),
        (3, 2, 1),
        (25, 18, 7),
        (10_000, 10_000, 0),
    ] {
        let pool = pool(quantity, assigned).unwrap();
        assert_eq!(
            (pool.quantity().get(), pool.assigned(), pool.available()),
            (quantity, assigned, available)
        );
    }
}

#[test]
fn the_last_license_can_be_assigned_and_not_one_more() {
    let last = pool(3, 2).unwrap().assign().unwrap();
    assert_eq!(last, pool(3, 3).unwrap());
    assert_eq!(
        last.assign(),
        Err(AssignLicenseError::NoLicenseLeft { quantity: 3 })
    );
    assert_eq!(last.unassign(), pool(3, 2).unwrap());
}

#[test]
fn unassigning_from_a_pool_without_any_assigned_changes_nothing() {
    let empty = pool(3, 0).unwrap();
    assert_eq!(empty.unassign(), empty);
}

#[test]
fn more_assigned_than_bought_is_no_pool() {
    assert_eq!(
        pool(3, 4),
        Err(Overassigned {
            quantity: 3,
            assigned: 4
        })
    );
}
