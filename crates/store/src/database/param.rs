//! Values that go into a statement, of the three types that both databases have.

use chrono::{DateTime, Utc};
use domain::ids::{
    GroupId, InvoiceId, LicenseRequestId, OrderId, PartnerGrantId, PaymentMethodId, ProductId,
    QuoteId, ScimTokenId, ServiceAccountId, ServiceTokenId, SubscriptionId, TenantId, UserId,
};

/// One value of a statement.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Param<'a> {
    Text(Option<&'a str>),
    Int(Option<i64>),
}

/// Values of a statement in the order of their placeholders.
macro_rules! params {
    ($($value:expr),* $(,)?) => {
        &[$($crate::database::Param::from($value)),*]
    };
}
pub(crate) use params;

impl<'a> From<&'a str> for Param<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Some(text))
    }
}

impl<'a> From<&'a String> for Param<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Some(text))
    }
}

impl<'a> From<Option<&'a str>> for Param<'a> {
    fn from(text: Option<&'a str>) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Param<'_> {
    fn from(number: i64) -> Self {
        Self::Int(Some(number))
    }
}

impl From<Option<i64>> for Param<'_> {
    fn from(number: Option<i64>) -> Self {
        Self::Int(number)
    }
}

impl From<Option<DateTime<Utc>>> for Param<'_> {
    fn from(instant: Option<DateTime<Utc>>) -> Self {
        Self::Int(instant.map(|instant| instant.timestamp_micros()))
    }
}

impl From<u32> for Param<'_> {
    fn from(number: u32) -> Self {
        Self::Int(Some(i64::from(number)))
    }
}

impl From<DateTime<Utc>> for Param<'_> {
    fn from(instant: DateTime<Utc>) -> Self {
        Self::Int(Some(instant.timestamp_micros()))
    }
}

macro_rules! from_ids {
    ($($id:ty),+) => {$(
        impl<'a> From<&'a $id> for Param<'a> {
            fn from(id: &'a $id) -> Self {
                Self::Text(Some(id.as_str()))
            }
        }

        impl<'a> From<Option<&'a $id>> for Param<'a> {
            fn from(id: Option<&'a $id>) -> Self {
                Self::Text(id.map(<$id>::as_str))
            }
        }
    )+};
}

from_ids!(
    GroupId,
    InvoiceId,
    LicenseRequestId,
    OrderId,
    PaymentMethodId,
    ProductId,
    QuoteId,
    PartnerGrantId,
    ScimTokenId,
    ServiceAccountId,
    ServiceTokenId,
    SubscriptionId,
    TenantId,
    UserId
);
