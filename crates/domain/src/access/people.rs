//! Rights that depend on the person at hand.

use super::{Denied, ManagePeople, ManageRoles, Permit, Role, Viewer, authorize};

/// To switch one person's account on or off.
#[derive(Debug)]
pub struct SwitchAccount;

/// Whether the viewer switches the account of somebody with these roles. An
/// account with a role is for those who give roles: a user admin could else
/// shut out the people who gave the role.
///
/// # Errors
/// [`Denied::RoleNeeded`].
pub fn authorize_switch_account(
    viewer: &Viewer,
    roles: &[Role],
) -> Result<Permit<SwitchAccount>, Denied> {
    authorize::<ManagePeople>(viewer)?;
    if !roles.is_empty() {
        authorize::<ManageRoles>(viewer)?;
    }
    Ok(Permit::granted())
}
