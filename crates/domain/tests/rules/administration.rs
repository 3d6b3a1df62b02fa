//! Who administers: what roles can be given, and that an admin remains.

use domain::access::{Denied, Role, Viewer, authorize_switch_account};
use domain::administration::{
    AdministrationError, Holder, change_roles, given_by_organizations, switch_account,
};
use domain::ids::{TenantId, UserId};
use domain::user::{AccountStatus, UserKind};

const ADMIN: Holder<'_> = Holder {
    kind: UserKind::Member,
    status: AccountStatus::Active,
    roles: &[Role::GlobalAdmin],
};

fn viewer(roles: &[Role]) -> Viewer {
    Viewer {
        user: UserId::parse("admin").unwrap(),
        tenant: TenantId::parse("harbor").unwrap(),
        kind: UserKind::Member,
        roles: roles.to_vec(),
    }
}

#[test]
fn the_last_active_global_admin_can_be_neither_demoted_nor_disabled() {
    let last = Err(AdministrationError::LastGlobalAdmin);
    for wanted in [&[][..], &[Role::BillingAdmin]] {
        assert_eq!(change_roles(ADMIN, wanted, 0).map(drop), last);
        assert!(change_roles(ADMIN, wanted, 1).is_ok());
    }
    assert_eq!(switch_account(ADMIN, AccountStatus::Disabled, 0), last);
    assert_eq!(switch_account(ADMIN, AccountStatus::Disabled, 1), Ok(()));
    assert_eq!(switch_account(ADMIN, AccountStatus::Active, 0), Ok(()));
}

#[test]
fn who_cannot_sign_in_is_not_the_last_admin() {
    let disabled = Holder {
        status: AccountStatus::Disabled,
        ..ADMIN
    };
    assert_eq!(change_roles(disabled, &[], 0), Ok(Vec::new()));
    let member = Holder {
        roles: &[Role::UserAdmin],
        ..ADMIN
    };
    assert_eq!(switch_account(member, AccountStatus::Disabled, 0), Ok(()));
}

#[test]
fn the_last_global_admin_can_have_other_roles_too() {
    let wanted = [Role::BillingAdmin, Role::GlobalAdmin, Role::BillingAdmin];
    let changed = change_roles(ADMIN, &wanted, 0);
    assert_eq!(changed, Ok(vec![Role::GlobalAdmin, Role::BillingAdmin]));
}

// R20
#[test]
fn a_guest_can_be_given_no_role_and_can_lose_one() {
    let guest = Holder {
        kind: UserKind::Guest,
        ..ADMIN
    };
    for role in Role::ALL {
        let refused = change_roles(guest, &[*role], 5);
        assert_eq!(
            refused,
            Err(AdministrationError::GuestHoldsNoRole),
            "{role}"
        );
    }
    assert_eq!(change_roles(guest, &[], 0), Ok(Vec::new()));
}

#[test]
fn the_vendors_role_is_neither_given_nor_taken_by_an_organization() {
    let refused = Err(AdministrationError::NotGivenHere);
    let wanted = [Role::GlobalAdmin, Role::SupportAgent];
    assert_eq!(change_roles(ADMIN, &wanted, 5), refused);
    let agent = Holder {
        roles: &[Role::SupportAgent],
        ..ADMIN
    };
    assert_eq!(change_roles(agent, &[], 5), refused);
    assert!(change_roles(agent, &wanted, 5).is_ok());
    assert!(given_by_organizations().all(|role| role != Role::SupportAgent));
    assert_eq!(given_by_organizations().count(), Role::ALL.len() - 1);
}

#[test]
fn an_account_with_a_role_is_switched_by_those_who_give_roles_only() {
    let switches =
        |roles: &[Role], of: &[Role]| authorize_switch_account(&viewer(roles), of).map(drop);
    assert_eq!(switches(&[Role::UserAdmin], &[]), Ok(()));
    assert_eq!(switches(&[Role::GlobalAdmin], &[Role::GlobalAdmin]), Ok(()));
    for held in Role::ALL {
        assert_eq!(
            switches(&[Role::UserAdmin], &[*held]),
            Err(Denied::RoleNeeded),
            "{held}"
        );
    }
    for role in [Role::BillingAdmin, Role::LicenseAdmin, Role::GlobalReader] {
        assert_eq!(switches(&[role], &[]), Err(Denied::RoleNeeded), "{role}");
    }
}
