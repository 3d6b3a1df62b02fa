//! How a directory elsewhere keeps the organization's people here (B18).

mod create_token;
mod revoke_token;
mod set_leavers;
mod show;

pub use create_token::{
    CreateProvisioningToken, CreateProvisioningTokenRequest, NewProvisioningToken,
};
pub use revoke_token::RevokeProvisioningToken;
pub use set_leavers::{SetLeaverLicenses, SetLeaverLicensesRequest};
pub use show::{Provisioning, ProvisioningToken, ShowProvisioning};

/// The most days for which a token is taken, and for which leavers keep licenses.
pub const MOST_DAYS: u32 = 365;
/// How many tokens are taken at once: the one in use, and the next while they change over.
pub const MOST_TOKENS: usize = 2;
