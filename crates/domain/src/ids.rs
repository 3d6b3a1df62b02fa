//! Distinct id types, so that a user's id never fits where a tenant's is meant.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Why a text is no id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an id has 1 to 64 letters, digits, hyphens or underscores")]
pub struct InvalidId;

macro_rules! id {
    ($($(#[$meta:meta])* $name:ident;)+) => {$(
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Reads an id.
            ///
            /// # Errors
            /// [`InvalidId`] for an empty or long text or another character.
            pub fn parse(text: &str) -> Result<Self, InvalidId> {
                is_id(text).then(|| Self(text.to_owned())).ok_or(InvalidId)
            }

            /// The id as it stands on the wire and in the database.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidId;

            fn try_from(text: String) -> Result<Self, InvalidId> {
                if is_id(&text) { Ok(Self(text)) } else { Err(InvalidId) }
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(formatter, concat!(stringify!($name), "({})"), self.0)
            }
        }
    )+};
}

id! {
    /// An organization.
    TenantId;
    /// A person's account within one organization.
    UserId;
    /// A product as the policy interface names it, such as `CFQ7TTC0L3PB`.
    ProductId;
    /// The running right to a number of licenses.
    SubscriptionId;
    /// One checkout that was placed.
    OrderId;
    /// A priced draft of an order.
    QuoteId;
    /// A bill.
    InvoiceId;
    /// The gateway's token for a card; never a card number.
    PaymentMethodId;
    /// A group of people of one organization.
    GroupId;
    /// A receiver of an organization's events.
    WebhookId;
    /// A token by which an organization's own user list is kept here; never its secret.
    ScimTokenId;
    /// A program that acts for an organization.
    ServiceAccountId;
    /// A token of a service account, as those who manage it name it.
    ServiceTokenId;
    /// What a partner may do for a customer.
    PartnerGrantId;
    /// What somebody asks for instead of buying it.
    LicenseRequestId;
    /// A session as its own person names it; never what signs in by it.
    SessionId;
}

fn is_id(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_prints_as_it_was_read() {
        assert_eq!(
            OrderId::parse("ord_0193-ab").unwrap().to_string(),
            "ord_0193-ab"
        );
    }

    #[test]
    fn refuses_what_could_be_a_path_or_a_query() {
        for text in ["", "../x", "a b", "a?b", "ü", &"x".repeat(65)] {
            assert_eq!(TenantId::parse(text), Err(InvalidId), "{text}");
        }
    }
}
