//! Paying an open bill, with the card it was tried with or another one.

use domain::ids::{InvoiceId, PaymentMethodId};
use domain::money::Money;
use serde::{Deserialize, Serialize};

use crate::orders::OrderBody;
use crate::{Endpoint, Method};

/// Pays a bill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayBill {
    /// Which.
    pub invoice: InvoiceId,
    /// Names this click; the same key gets the same answer.
    pub idempotency_key: String,
    /// What is sent.
    pub body: PayBillRequest,
}

/// How much, and with which card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PayBillRequest {
    /// The total that the person saw; another amount is never charged.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Money))]
    pub accepted_total: Money,
    /// The gateway's token for the card, which pays from now on.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub payment_method: PaymentMethodId,
}

impl Endpoint for PayBill {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/bills/{invoice}/payments";
    const OPERATION: &'static str = "pay_bill";
    const SUMMARY: &'static str = "Pays an open bill.";
    const NEEDS_IDEMPOTENCY_KEY: bool = true;
    type Body = PayBillRequest;
    type Response = OrderBody;

    fn address(&self) -> String {
        format!("/api/v1/bills/{}/payments", self.invoice)
    }

    fn body(&self) -> Option<&PayBillRequest> {
        Some(&self.body)
    }

    fn idempotency_key(&self) -> Option<&str> {
        Some(&self.idempotency_key)
    }
}
