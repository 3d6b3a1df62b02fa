//! Programs that act for an organization: service accounts and their tokens.

mod add_token;
mod create;
mod end;
mod list;
mod revoke_token;

pub use add_token::{AddServiceToken, AddServiceTokenRequest, NewServiceToken};
pub use create::{CreateServiceAccount, CreateServiceAccountRequest};
pub use end::EndServiceAccount;
pub use list::{ListServiceAccounts, ServiceAccountList, ServiceAccountRow, ServiceTokenBody};
pub use revoke_token::RevokeServiceToken;
