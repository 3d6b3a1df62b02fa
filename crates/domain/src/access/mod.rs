//! Who may do what. A use case takes a [`Permit`], which only this module can
//! make, so a forgotten check does not compile; the browser asks the same
//! functions why a control is not there.

mod people;
mod rights;
mod subscriptions;

pub use people::{SwitchAccount, authorize_switch_account};
pub use rights::{
    Action, AnswerRequests, AskForLicenses, BuyCentrally, Holders, ManageDirectory, ManagePeople,
    ManagePrograms, ManageProvisioning, ManageRoles, Right, SearchPeople, SetAccessPolicies,
    SetNotices, SetPolicy, SetRequestSettings, ViewAccessPolicies, ViewAuditLog, ViewDirectory,
    ViewNotices, ViewPeople, ViewPolicy, ViewPrograms, ViewRequests, authorize,
    authorize_partner_program, authorize_program, may,
};
pub use subscriptions::{
    AssignLicenses, CancelTrial, ChangeSubscription, SubscriptionAccess, ViewSubscription,
    VisibleSubscriptions, authorize_assign_licenses, authorize_cancel_trial,
    authorize_change_subscription, authorize_view_subscription, visible_subscriptions,
    visible_to_program,
};

use std::marker::PhantomData;

use crate::ids::{TenantId, UserId};
use crate::program::Scope;
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
        /// Works for the vendor on support cases. Sees nothing of a customer
        /// by the role alone, and no customer can give it.
        SupportAgent = "support_agent",
    }
}

/// Who asks: what the session knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Viewer {
    /// The person's account.
    pub user: UserId,
    /// The organization in which the person acts.
    pub tenant: TenantId,
    /// Member or guest of it, or of a partner of it.
    pub kind: UserKind,
    /// The person's roles in it; those of the grant for a partner.
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
    /// The account of a program needs this scope.
    #[error("the account of this token has no scope {0}")]
    ScopeNeeded(Scope),
    /// Only the purchaser of a self-service subscription does this (R24).
    #[error("only the purchaser can do this for a self-service purchase")]
    PurchaserOnly,
    /// Nothing of the viewer's: answered as if it did not exist.
    #[error("there is no such thing, as far as the viewer is concerned")]
    Hidden,
}

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
        self.kind != UserKind::Guest && self.roles.iter().any(|role| roles.contains(role))
    }
}
