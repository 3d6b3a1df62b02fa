//! Programs that act for an organization: who calls by which token, and how
//! admins manage them.

mod authenticate;
mod manage;

pub use authenticate::{CurrentProgram, at_customer, authenticate};
pub use manage::{
    NewAccount, NewApp, add_token, create_account, create_app_account, end_account, list_accounts,
    revoke_token,
};
