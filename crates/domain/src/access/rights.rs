//! The one table of who may do what in an organization as a whole. What
//! depends on the purchase at hand is in [`super::subscriptions`].

use super::{Denied, Permit, Role, Viewer};
use crate::program::Scope;
use crate::user::UserKind;

/// Who has a right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holders {
    /// Every member of the organization, and who looks after it for a
    /// partner; no guest.
    Members,
    /// Members with one of these roles.
    Roles(&'static [Role]),
}

/// A type for each right, so that a permit for one never fits another.
pub trait Action {
    /// The right that the action needs.
    const RIGHT: Right;
}

macro_rules! holders {
    (members) => { Holders::Members };
    ($($role:ident)|+) => { Holders::Roles(&[$(Role::$role),+]) };
}

macro_rules! rights {
    ($($(#[$meta:meta])* $name:ident: $($holder:ident)|+;)+) => {
        /// What can be asked of an organization as a whole.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Right {$(
            $(#[$meta])*
            $name,
        )+}

        impl Right {
            /// Every right there is.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Who has it.
            pub const fn holders(self) -> Holders {
                match self {$(
                    Self::$name => holders!($($holder)|+),
                )+}
            }
        }

        $(
            $(#[$meta])*
            #[derive(Debug)]
            pub struct $name;

            impl Action for $name {
                const RIGHT: Right = Right::$name;
            }
        )+
    };
}

// The roles are those of `domain-facts.md` 6. A global reader reads whatever a
// global admin reads, and a test holds the table to that.
rights! {
    /// To look people of the organization up by name: any member may have
    /// licenses to assign. A guest does not see who else there is.
    SearchPeople: members;
    /// To read the organization's self-service policy.
    ViewPolicy: GlobalAdmin | BillingAdmin | GlobalReader;
    /// To change it (R3, R38).
    SetPolicy: GlobalAdmin | BillingAdmin;
    /// To see what people ask for instead of buying it (B4).
    ViewRequests: GlobalAdmin | BillingAdmin | LicenseAdmin | GlobalReader;
    /// To answer it.
    AnswerRequests: GlobalAdmin | BillingAdmin | LicenseAdmin;
    /// To say what becomes of requests, and above what people have to ask.
    SetRequestSettings: GlobalAdmin;
    /// To buy under the organization's agreement, on its bill (R43b). Who
    /// answers a request so has the license assigned to the person who asked.
    BuyCentrally: GlobalAdmin | BillingAdmin;
    /// To ask for a license: any member may need one.
    AskForLicenses: members;
    /// To see the people of the organization with their roles and licenses.
    ViewPeople: GlobalAdmin | UserAdmin | LicenseAdmin | BillingAdmin | GlobalReader;
    /// To switch accounts on and off.
    ManagePeople: GlobalAdmin | UserAdmin;
    /// To give and take roles.
    ManageRoles: GlobalAdmin;
    /// To see how the organization signs in and where its people come from.
    ViewDirectory: GlobalAdmin | UserAdmin | GlobalReader;
    /// To change how the organization signs in, and which domains are its own.
    ManageDirectory: GlobalAdmin;
    /// To let another system provision the organization's people (B18).
    /// Whoever has a token of it changes any account, those of admins too.
    ManageProvisioning: GlobalAdmin;
    /// To read the organization's data and access policies (R41).
    ViewAccessPolicies: GlobalAdmin | BillingAdmin | UserAdmin | LicenseAdmin | GlobalReader;
    /// To change them.
    SetAccessPolicies: GlobalAdmin;
    /// To read what was done in the organization, by whom (B16).
    ViewAuditLog: GlobalAdmin | GlobalReader;
    /// To see who hears of what (B7).
    ViewNotices: GlobalAdmin | BillingAdmin | GlobalReader;
    /// To choose it.
    SetNotices: GlobalAdmin;
    /// To see service accounts, webhooks and partner grants.
    ViewPrograms: GlobalAdmin | GlobalReader;
    /// To make and end service accounts, webhooks and partner grants.
    ManagePrograms: GlobalAdmin;
}

/// Whether the viewer has the right: what the browser asks before it offers
/// something.
///
/// # Errors
/// [`Denied::RoleNeeded`].
pub fn may(viewer: &Viewer, right: Right) -> Result<(), Denied> {
    let has = match right.holders() {
        Holders::Members => viewer.kind != UserKind::Guest,
        Holders::Roles(roles) => viewer.has_any(roles),
    };
    if has { Ok(()) } else { Err(Denied::RoleNeeded) }
}

/// The permit that a use case asks for.
///
/// # Errors
/// [`Denied::RoleNeeded`].
pub fn authorize<A: Action>(viewer: &Viewer) -> Result<Permit<A>, Denied> {
    may(viewer, A::RIGHT).map(|()| Permit::granted())
}

impl Right {
    /// The scope with which a program has the right; none has what has no
    /// scope.
    pub const fn scope(self) -> Option<Scope> {
        match self {
            Self::ViewPolicy => Some(Scope::PolicyRead),
            Self::SetPolicy => Some(Scope::PolicyWrite),
            Self::ViewAuditLog => Some(Scope::AuditRead),
            _ => None,
        }
    }
}

/// The permit for the program of a partner: within its scopes, and within the
/// roles that the customer has granted to the partner (R58).
///
/// # Errors
/// [`Denied::ScopeNeeded`], [`Denied::RoleNeeded`].
pub fn authorize_partner_program<A: Action>(
    scopes: &[Scope],
    granted: &[Role],
) -> Result<Permit<A>, Denied> {
    let permit = authorize_program(scopes)?;
    match A::RIGHT.holders() {
        Holders::Roles(roles) if !roles.iter().any(|role| granted.contains(role)) => {
            Err(Denied::RoleNeeded)
        }
        _ => Ok(permit),
    }
}

/// The permit for a program with these scopes.
///
/// # Errors
/// [`Denied::ScopeNeeded`]; [`Denied::RoleNeeded`] for what no program does.
pub fn authorize_program<A: Action>(scopes: &[Scope]) -> Result<Permit<A>, Denied> {
    match A::RIGHT.scope() {
        None => Err(Denied::RoleNeeded),
        Some(scope) if scopes.contains(&scope) => Ok(Permit::granted()),
        Some(scope) => Err(Denied::ScopeNeeded(scope)),
    }
}
