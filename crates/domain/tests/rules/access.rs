//! Who sees and does what, role by role.

use domain::access::{
    self, Denied, Holders, Right, Role, SubscriptionAccess, Viewer, VisibleSubscriptions,
    visible_subscriptions,
};
use domain::ids::UserId;
use domain::subscription::PurchaseChannel;
use domain::user::UserKind;

use crate::contract::tenant;

fn id(name: &str) -> UserId {
    UserId::parse(name).unwrap()
}

fn viewer(name: &str, kind: UserKind, roles: &[Role]) -> Viewer {
    Viewer {
        user: id(name),
        tenant: tenant("harbor.example"),
        kind,
        roles: roles.to_vec(),
    }
}

fn member(name: &str) -> Viewer {
    viewer(name, UserKind::Member, &[])
}

fn admin(role: Role) -> Viewer {
    viewer("admin", UserKind::Member, &[role])
}

/// Somebody's purchase, by self-service.
struct Bought(UserId);

impl Bought {
    fn by(name: &str) -> Self {
        Self(id(name))
    }

    const fn access(&self) -> SubscriptionAccess<'_> {
        SubscriptionAccess {
            channel: PurchaseChannel::SelfService,
            purchaser: Some(&self.0),
        }
    }
}

const CENTRAL: SubscriptionAccess<'static> = SubscriptionAccess {
    channel: PurchaseChannel::Central,
    purchaser: None,
};

fn may_see(viewer: &Viewer, subscription: SubscriptionAccess<'_>) -> bool {
    access::authorize_view_subscription(viewer, subscription).is_ok()
}

fn assigning(viewer: &Viewer, subscription: SubscriptionAccess<'_>) -> Result<(), Denied> {
    access::authorize_assign_licenses(viewer, subscription).map(|_| ())
}

// R2, R33, R45
#[test]
fn global_admins_billing_admins_and_global_readers_see_every_subscription() {
    for role in [Role::GlobalAdmin, Role::BillingAdmin, Role::GlobalReader] {
        let viewer = admin(role);
        assert_eq!(
            visible_subscriptions(&viewer),
            VisibleSubscriptions::All,
            "{role}"
        );
        assert!(may_see(&viewer, Bought::by("ada").access()), "{role}");
        assert!(may_see(&viewer, CENTRAL), "{role}");
    }
}

#[test]
fn license_and_user_admins_see_central_subscriptions_and_their_own_purchases() {
    for role in [Role::LicenseAdmin, Role::UserAdmin] {
        let viewer = admin(role);
        let visible = visible_subscriptions(&viewer);
        assert_eq!(
            visible,
            VisibleSubscriptions::CentralAndOwn(id("admin")),
            "{role}"
        );
        assert!(may_see(&viewer, CENTRAL), "{role}");
        assert!(may_see(&viewer, Bought::by("admin").access()), "{role}");
        assert!(!may_see(&viewer, Bought::by("ada").access()), "{role}");
    }
}

// R13, R25, R27a: the limited view.
#[test]
fn a_purchaser_sees_only_what_he_or_she_bought() {
    let ada = member("ada");
    assert_eq!(
        visible_subscriptions(&ada),
        VisibleSubscriptions::Own(id("ada"))
    );
    assert!(may_see(&ada, Bought::by("ada").access()));
    assert!(!may_see(&ada, Bought::by("ben").access()));
    assert!(!may_see(&ada, CENTRAL));
}

#[test]
fn what_a_viewer_may_not_see_is_hidden_and_not_forbidden() {
    let ben = member("ben");
    for subscription in [Bought::by("ada").access(), CENTRAL] {
        let seen = access::authorize_view_subscription(&ben, subscription);
        assert_eq!(seen.unwrap_err(), Denied::Hidden);
        assert_eq!(assigning(&ben, subscription), Err(Denied::Hidden));
    }
}

// R32, B13: who would be charged says that nothing shall be.
#[test]
fn nobody_but_who_began_a_trial_cancels_it() {
    let cancels = |viewer: &Viewer, subscription| {
        access::authorize_cancel_trial(viewer, subscription).map(|_| ())
    };
    let bought = Bought::by("ada");
    assert_eq!(cancels(&member("ada"), bought.access()), Ok(()));
    assert_eq!(
        cancels(&member("ben"), bought.access()),
        Err(Denied::Hidden)
    );
    for role in [Role::GlobalAdmin, Role::BillingAdmin] {
        let denied = Err(Denied::PurchaserOnly);
        assert_eq!(cancels(&admin(role), bought.access()), denied, "{role}");
        assert_eq!(cancels(&admin(role), CENTRAL), denied, "{role}");
    }
}

// R13, R23, R24a, R27c
#[test]
fn a_purchaser_assigns_licenses_of_his_or_her_own_purchase() {
    assert_eq!(
        assigning(&member("ada"), Bought::by("ada").access()),
        Ok(())
    );
}

// R24a
#[test]
fn nobody_but_the_purchaser_assigns_licenses_of_a_self_service_purchase() {
    for (role, denied) in [
        (Role::GlobalAdmin, Denied::PurchaserOnly),
        (Role::BillingAdmin, Denied::PurchaserOnly),
        (Role::GlobalReader, Denied::PurchaserOnly),
        (Role::LicenseAdmin, Denied::Hidden),
        (Role::UserAdmin, Denied::Hidden),
    ] {
        let assigned = assigning(&admin(role), Bought::by("ada").access());
        assert_eq!(assigned, Err(denied), "{role}");
    }
}

#[test]
fn an_admin_who_bought_something_assigns_its_licenses_like_any_purchaser() {
    for role in Role::ALL {
        assert_eq!(
            assigning(&admin(*role), Bought::by("admin").access()),
            Ok(()),
            "{role}"
        );
    }
}

// R24a: a purchaser assigns "only products bought by himself or herself".
#[test]
fn licenses_of_a_central_subscription_are_for_global_license_and_user_admins() {
    for (role, expected) in [
        (Role::GlobalAdmin, Ok(())),
        (Role::LicenseAdmin, Ok(())),
        (Role::UserAdmin, Ok(())),
        (Role::BillingAdmin, Err(Denied::RoleNeeded)),
        (Role::GlobalReader, Err(Denied::RoleNeeded)),
    ] {
        assert_eq!(assigning(&admin(role), CENTRAL), expected, "{role}");
    }
    assert_eq!(assigning(&member("ada"), CENTRAL), Err(Denied::Hidden));
}

// R3, R38
#[test]
fn the_policy_is_read_and_changed_by_those_with_the_role() {
    for (role, reads, changes) in [
        (Role::GlobalAdmin, true, true),
        (Role::BillingAdmin, true, true),
        (Role::GlobalReader, true, false),
        (Role::LicenseAdmin, false, false),
        (Role::UserAdmin, false, false),
    ] {
        let viewer = admin(role);
        assert_eq!(
            access::may(&viewer, Right::ViewPolicy).is_ok(),
            reads,
            "{role}"
        );
        assert_eq!(
            access::may(&viewer, Right::SetPolicy).is_ok(),
            changes,
            "{role}"
        );
    }
    assert_eq!(
        access::may(&member("ada"), Right::ViewPolicy).unwrap_err(),
        Denied::RoleNeeded
    );
    assert_eq!(
        access::may(&member("ada"), Right::SetPolicy).unwrap_err(),
        Denied::RoleNeeded
    );
}

#[test]
fn any_member_looks_colleagues_up_and_a_guest_does_not() {
    assert!(access::may(&member("ada"), Right::SearchPeople).is_ok());
    let guest = viewer("zoe", UserKind::Guest, &[]);
    assert_eq!(
        access::may(&guest, Right::SearchPeople).unwrap_err(),
        Denied::RoleNeeded
    );
}

// R20
#[test]
fn a_guest_has_no_role_even_where_the_directory_gives_one() {
    for role in Role::ALL {
        let guest = viewer("zoe", UserKind::Guest, &[*role]);
        assert!(!guest.has_any(Role::ALL), "{role}");
        assert_eq!(
            visible_subscriptions(&guest),
            VisibleSubscriptions::Own(id("zoe")),
            "{role}"
        );
        assert!(!may_see(&guest, CENTRAL), "{role}");
        assert!(!may_see(&guest, Bought::by("ada").access()), "{role}");
        assert_eq!(assigning(&guest, CENTRAL), Err(Denied::Hidden), "{role}");
        assert!(access::may(&guest, Right::ViewPolicy).is_err(), "{role}");
        assert!(access::may(&guest, Right::SetPolicy).is_err(), "{role}");
        assert!(access::may(&guest, Right::SearchPeople).is_err(), "{role}");
    }
}

#[test]
fn several_roles_give_what_each_of_them_gives() {
    let both = viewer(
        "bill",
        UserKind::Member,
        &[Role::BillingAdmin, Role::LicenseAdmin],
    );
    assert_eq!(visible_subscriptions(&both), VisibleSubscriptions::All);
    assert_eq!(assigning(&both, CENTRAL), Ok(()));
    assert_eq!(
        assigning(&both, Bought::by("ada").access()),
        Err(Denied::PurchaserOnly)
    );
}

// domain-facts.md 6
#[test]
fn a_global_admin_has_every_right_and_a_global_reader_every_one_that_only_looks() {
    for right in Right::ALL {
        let Holders::Roles(roles) = right.holders() else {
            continue;
        };
        assert!(roles.contains(&Role::GlobalAdmin), "{right:?}");
        let only_looks = format!("{right:?}").starts_with("View");
        assert_eq!(roles.contains(&Role::GlobalReader), only_looks, "{right:?}");
    }
}

#[test]
fn the_vendors_support_agent_has_no_right_in_an_organization() {
    let olga = admin(Role::SupportAgent);
    for right in Right::ALL {
        let is_for_members = right.holders() == Holders::Members;
        assert_eq!(
            access::may(&olga, *right).is_ok(),
            is_for_members,
            "{right:?}"
        );
    }
    assert_eq!(
        visible_subscriptions(&olga),
        VisibleSubscriptions::Own(id("admin"))
    );
}
