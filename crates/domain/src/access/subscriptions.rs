//! Rights that depend on a purchase: how it was bought, and by whom.

use super::{Denied, Permit, Role, Viewer};
use crate::ids::UserId;
use crate::program::Scope;
use crate::subscription::PurchaseChannel;

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
/// To cancel a trial before it becomes paid.
#[derive(Debug)]
pub struct CancelTrial;
/// To change a subscription, and pay for it.
#[derive(Debug)]
pub struct ChangeSubscription;
/// To see one subscription.
#[derive(Debug)]
pub struct ViewSubscription;
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

/// Which subscriptions a program sees: all of its own organization, and of a
/// customer's what the granted roles show (R56, R58). `granted` is there in a
/// customer's organization.
///
/// # Errors
/// [`Denied::ScopeNeeded`]; [`Denied::RoleNeeded`] where the grant shows none.
pub fn visible_to_program(
    scopes: &[Scope],
    granted: Option<&[Role]>,
) -> Result<VisibleSubscriptions, Denied> {
    let scope = Scope::SubscriptionsRead;
    if !scopes.contains(&scope) {
        return Err(Denied::ScopeNeeded(scope));
    }
    let sees_all = [Role::GlobalAdmin, Role::BillingAdmin, Role::GlobalReader];
    match granted {
        Some(granted) if !granted.iter().any(|role| sees_all.contains(role)) => {
            Err(Denied::RoleNeeded)
        }
        _ => Ok(VisibleSubscriptions::All),
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

/// Whether the viewer cancels the trial that this subscription is: who began
/// it, and would be charged (R32, B13).
///
/// # Errors
/// [`Denied::Hidden`] where the viewer may not see it, else
/// [`Denied::PurchaserOnly`].
pub fn authorize_cancel_trial(
    viewer: &Viewer,
    subscription: SubscriptionAccess<'_>,
) -> Result<Permit<CancelTrial>, Denied> {
    authorize_view_subscription(viewer, subscription)?;
    if subscription.purchaser == Some(&viewer.user) {
        Ok(Permit::granted())
    } else {
        Err(Denied::PurchaserOnly)
    }
}

/// Whether the viewer changes this subscription and pays its bills: who bought
/// it and is billed for it (R27, R28, R32). A central one is changed under the
/// organization's agreement.
///
/// # Errors
/// [`Denied::Hidden`] where the viewer may not see it, else what is missing.
pub fn authorize_change_subscription(
    viewer: &Viewer,
    subscription: SubscriptionAccess<'_>,
) -> Result<Permit<ChangeSubscription>, Denied> {
    authorize_view_subscription(viewer, subscription)?;
    match subscription.channel {
        PurchaseChannel::Central => Err(Denied::RoleNeeded),
        PurchaseChannel::SelfService if subscription.purchaser == Some(&viewer.user) => {
            Ok(Permit::granted())
        }
        PurchaseChannel::SelfService => Err(Denied::PurchaserOnly),
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
        PurchaseChannel::Central
            if viewer.has_any(&[Role::GlobalAdmin, Role::LicenseAdmin, Role::UserAdmin]) =>
        {
            Ok(Permit::granted())
        }
        PurchaseChannel::Central => Err(Denied::RoleNeeded),
    }
}
