//! Who administers an organization: what roles people can be given, and that
//! somebody always can give them.

use crate::access::Role;
use crate::user::{AccountStatus, UserKind};

/// A person as far as these rules are concerned.
#[derive(Debug, Clone, Copy)]
pub struct Holder<'a> {
    /// Member, guest or partner.
    pub kind: UserKind,
    /// Whether the account may be used.
    pub status: AccountStatus,
    /// The roles that the person has.
    pub roles: &'a [Role],
}

/// Why roles or an account stay as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AdministrationError {
    /// Nobody could administer the organization any more.
    #[error("this is the last active global admin; make somebody else one first")]
    LastGlobalAdmin,
    /// Guests hold no role, and partners those of their grant.
    #[error("a guest or a partner cannot be given a role")]
    GuestHoldsNoRole,
    /// The role is not the organization's to give or take.
    #[error("this role cannot be given or taken by an organization")]
    NotGivenHere,
}

/// The roles that an organization gives to its people.
pub fn given_by_organizations() -> impl Iterator<Item = Role> {
    let all = Role::ALL.iter().copied();
    all.filter(|role| *role != Role::SupportAgent)
}

/// The roles that the person has after the change: each once, in the order of
/// [`Role::ALL`]. `other_admins` counts the active global admins beside the
/// person.
///
/// # Errors
/// An [`AdministrationError`].
pub fn change_roles(
    person: Holder<'_>,
    wanted: &[Role],
    other_admins: u64,
) -> Result<Vec<Role>, AdministrationError> {
    if person.kind != UserKind::Member && !wanted.is_empty() {
        return Err(AdministrationError::GuestHoldsNoRole);
    }
    let has = |role: Role| person.roles.contains(&role);
    if wanted.contains(&Role::SupportAgent) != has(Role::SupportAgent) {
        return Err(AdministrationError::NotGivenHere);
    }
    if !wanted.contains(&Role::GlobalAdmin) {
        keep_an_admin(person, other_admins)?;
    }
    let all = Role::ALL.iter().copied();
    Ok(all.filter(|role| wanted.contains(role)).collect())
}

/// Whether the account can be switched so.
///
/// # Errors
/// [`AdministrationError::LastGlobalAdmin`].
pub fn switch_account(
    person: Holder<'_>,
    wanted: AccountStatus,
    other_admins: u64,
) -> Result<(), AdministrationError> {
    match wanted {
        AccountStatus::Active => Ok(()),
        AccountStatus::Disabled => keep_an_admin(person, other_admins),
    }
}

/// Whether the person is a global admin who can sign in.
pub fn is_active_admin(person: Holder<'_>) -> bool {
    person.kind == UserKind::Member
        && person.status == AccountStatus::Active
        && person.roles.contains(&Role::GlobalAdmin)
}

fn keep_an_admin(person: Holder<'_>, other_admins: u64) -> Result<(), AdministrationError> {
    if is_active_admin(person) && other_admins == 0 {
        return Err(AdministrationError::LastGlobalAdmin);
    }
    Ok(())
}
