//! People of an organization's directory.

use crate::email::EmailAddress;
use crate::ids::{TenantId, UserId};
use crate::words::words;

words! {
    /// Whether the organization is the person's own.
    pub enum UserKind {
        /// The organization's own.
        Member = "member",
        /// Invited from elsewhere; cannot buy here (R20).
        Guest = "guest",
        /// Of a partner to whom the organization has granted roles for a
        /// time (B19). Holds no license and buys nothing here.
        Partner = "partner",
    }
}

words! {
    /// Whether the account may be used.
    pub enum AccountStatus {
        /// May sign in and buy.
        Active = "active",
        /// Switched off by an admin or the directory.
        Disabled = "disabled",
    }
}

words! {
    /// Where the account is kept. Makes no difference to the right to buy
    /// (R21); admins want to see it.
    pub enum DirectorySource {
        /// In this directory.
        Cloud = "cloud",
        /// Synced from the organization's own servers.
        OnPremises = "on_premises",
    }
}

/// A person's account within one organization.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// The account's id.
    pub id: UserId,
    /// The organization that the account belongs to.
    pub tenant: TenantId,
    /// Sign-in name and address.
    pub email: EmailAddress,
    /// The person's name.
    pub display_name: String,
    /// Member, guest or partner.
    pub kind: UserKind,
    /// Active or disabled.
    pub status: AccountStatus,
    /// Where the account is kept.
    pub source: DirectorySource,
}
