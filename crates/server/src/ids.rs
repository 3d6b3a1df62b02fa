//! New ids: a prefix that says what they name, and a unique part.

use domain::ids::{
    GroupId, InvalidId, InvoiceId, LicenseRequestId, OrderId, PartnerGrantId, QuoteId, ScimTokenId,
    ServiceAccountId, ServiceTokenId, SubscriptionId, TenantId, UserId, WebhookId,
};

use crate::clock::Random;

/// An id that can be made new.
pub trait NewId: Sized {
    /// What the id begins with.
    const PREFIX: &'static str;
    /// Reads the text.
    ///
    /// # Errors
    /// [`InvalidId`], which a prefix and a unique part never give.
    fn read(text: &str) -> Result<Self, InvalidId>;
}

/// Makes a new id.
///
/// # Errors
/// [`InvalidId`] when the source gives what cannot stand in an id.
pub fn new_id<Id: NewId>(random: &dyn Random) -> Result<Id, InvalidId> {
    Id::read(&format!("{}_{}", Id::PREFIX, random.unique()))
}

macro_rules! new_ids {
    ($($id:ident = $prefix:literal;)+) => {$(
        impl NewId for $id {
            const PREFIX: &'static str = $prefix;

            fn read(text: &str) -> Result<Self, InvalidId> {
                Self::parse(text)
            }
        }
    )+};
}

new_ids! {
    TenantId = "ten";
    UserId = "usr";
    QuoteId = "quo";
    OrderId = "ord";
    SubscriptionId = "sub";
    InvoiceId = "inv";
    GroupId = "grp";
    LicenseRequestId = "req";
    PartnerGrantId = "grant";
    ScimTokenId = "tok";
    ServiceAccountId = "svc";
    ServiceTokenId = "stk";
    WebhookId = "whk";
}
