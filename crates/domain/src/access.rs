//! Who may do what. A use case takes a [`Permit`], which only this module can
//! make, so a forgotten check does not compile; the browser asks the same
//! functions why a control is not there.

use std::marker::PhantomData;

use crate::ids::{TenantId, UserId};
use crate::subscription::PurchaseChannel;
use crate::user::UserKind;
use crate::words::words;

words! {
    /// Roles of an organization's directory (`domain-facts.md` 6).
    pub enum Role {
        /// Everything, policy included.
        GlobalAdmin = "global_admin",
        /// Sees all, buys, manages billing; assigns no licenses.
        BillingAdmin = "billing_admin",
        /// Assigns central licenses; buys nothing.
        LicenseAdmin = "license_admin",
        /// Manages people and their central licenses.
        UserAdmin = "user_admin",
        /// Sees what a global admin sees and changes nothing.
        GlobalReader = "global_reader",
    }
}

/// Who asks: what the session knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Viewer {
    /// The person's account.
    pub user: UserId,
    /// The organization in which the person acts.
    pub tenant: TenantId,
    /// Member or guest of it.
    pub kind: UserKind,
    /// The person's roles in it.
    pub roles: Vec<Role>,
}

/// The right to do `Action`, given by this module alone.
#[derive(Debug)]
pub struct Permit<Action> {
    action: PhantomData<Action>,
}

/// Why somebody may not do something that he or she may know of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    /// One of the roles that have the right is needed.
    #[error("this needs one of the roles that have the right to do it")]
    RoleNeeded,
    /// Only the purchaser of a self-service subscription does this (R24).
    #[error("only the purchaser can do this for a self-service purchase")]
    PurchaserOnly,
    /// Nothing of the viewer's: answered as if it did not exist.
    #[error("there is no such thing, as far as the viewer is concerned")]
    Hidden,
}

/// Which subscriptions a viewer sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VisibleSubscriptions {
    /// All of the organization (R33, R45).
    All,
    /// Central ones, and the viewer's own purchases.
    CentralAndOwn(UserId),
    /// The viewer's own purchases: the limited view (R13, R27a).
    Own(UserId),
}

/// What rights on a subscription depend on.
#[derive(Debug, Clone, Copy)]
pub struct SubscriptionAccess<'a> {
    /// How it was bought.
    pub channel: PurchaseChannel,
    /// By whom.
    pub purchaser: Option<&'a UserId>,
}

/// To assign and unassign licenses of one subscription.
#[derive(Debug)]
pub struct AssignLicenses;
/// To see one subscription.
#[derive(Debug)]
pub struct ViewSubscription;
/// To look people of the organization up by name.
#[derive(Debug)]
pub struct SearchPeople;
/// To read the organization's self-service policy.
#[derive(Debug)]
pub struct ViewPolicy;
/// To change it.
#[derive(Debug)]
pub struct SetPolicy;

impl<Action> Permit<Action> {
    const fn granted() -> Self {
        Self {
            action: PhantomData,
        }
    }
}

impl Viewer {
    /// Whether the viewer has one of these roles. A guest has none.
    pub fn has_any(&self, roles: &[Role]) -> bool {
        self.kind == UserKind::Member && self.roles.iter().any(|role| roles.contains(role))
    }
}

/// Which subscriptions the viewer sees; everybody sees what he or she bought.
pub fn visible_subscriptions(viewer: &Viewer) -> VisibleSubscriptions {
    if viewer.has_any(&[Role::GlobalAdmin, Role::BillingAdmin, Role::GlobalReader]) {
        VisibleSubscriptions::All
    } else if viewer.has_any(&[Role::LicenseAdmin, Role::UserAdmin]) {
        VisibleSubscriptions::CentralAndOwn(viewer.user.clone())
    } else {
        VisibleSubscriptions::Own(viewer.user.clone())
    }
}

/// Whether the viewer sees this subscription.
///
/// # Errors
/// [`Denied::Hidden`].
pub fn authorize_view_subscription(
    viewer: &Viewer,
    subscription: SubscriptionAccess<'_>,
) -> Result<Permit<ViewSubscription>, Denied> {
    let is_own = subscription.purchaser == Some(&viewer.user);
    let is_visible = match visible_subscriptions(viewer) {
        VisibleSubscriptions::All => true,
        VisibleSubscriptions::CentralAndOwn(_) => {
            is_own || subscription.channel == PurchaseChannel::Central
        }
        VisibleSubscriptions::Own(_) => is_own,
    };
    if is_visible {
        Ok(Permit::granted())
    } else {
        Err(Denied::Hidden)
    }
}

/// Whether the viewer assigns licenses of this subscription: its purchaser if
/// it is a self-service one (R24); global, license and user admins if it is a
/// central one. Billing admins do not.
///
/// # Errors
/// [`Denied::Hidden`] where the viewer may not see it, else what is missing.
pub fn authorize_assign_licenses(
    viewer: &Viewer,
    subscription: SubscriptionAccess<'_>,
) -> Result<Permit<AssignLicenses>, Denied> {
    authorize_view_subscription(viewer, subscription)?;
    match subscription.channel {
        PurchaseChannel::SelfService if subscription.purchaser == Some(&viewer.user) => {
            Ok(Permit::granted())
        }
        PurchaseChannel::SelfService => Err(Denied::PurchaserOnly),
        PurchaseChannel::Central => require(
            viewer,
            &[Role::GlobalAdmin, Role::LicenseAdmin, Role::UserAdmin],
        ),
    }
}

/// Whether the viewer looks people up: any member of the organization, since
/// any member may have licenses to assign. A guest does not see who else
/// there is.
///
/// # Errors
/// [`Denied::RoleNeeded`] for a guest.
pub fn authorize_search_people(viewer: &Viewer) -> Result<Permit<SearchPeople>, Denied> {
    match viewer.kind {
        UserKind::Member => Ok(Permit::granted()),
        UserKind::Guest => Err(Denied::RoleNeeded),
    }
}

/// Whether the viewer reads the policy.
///
/// # Errors
/// [`Denied::RoleNeeded`].
pub fn authorize_view_policy(viewer: &Viewer) -> Result<Permit<ViewPolicy>, Denied> {
    require(
        viewer,
        &[Role::GlobalAdmin, Role::BillingAdmin, Role::GlobalReader],
    )
}

/// Whether the viewer changes the policy.
///
/// # Errors
/// [`Denied::RoleNeeded`].
pub fn authorize_set_policy(viewer: &Viewer) -> Result<Permit<SetPolicy>, Denied> {
    require(viewer, &[Role::GlobalAdmin, Role::BillingAdmin])
}

fn require<Action>(viewer: &Viewer, roles: &[Role]) -> Result<Permit<Action>, Denied> {
    if viewer.has_any(roles) {
        Ok(Permit::granted())
    } else {
        Err(Denied::RoleNeeded)
    }
}
