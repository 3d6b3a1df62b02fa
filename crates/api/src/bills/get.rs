//! A bill with its lines.

use chrono::{DateTime, Utc};
use domain::card::CardSummary;
use domain::checkout::OrderPurpose;
use domain::ids::{InvoiceId, OrderId};
use serde::{Deserialize, Serialize};

use crate::bills::BillRow;
use crate::changes::{LineBody, TotalsBody};
use crate::{Endpoint, Method, NoBody};

/// Asks for one bill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GetBill {
    /// Which.
    pub invoice: InvoiceId,
}

/// A bill as its page shows it: what it said when it was written, and where it
/// stands now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BillDetail {
    /// What the list shows too.
    pub bill: BillRow,
    /// What it was written for.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::OrderPurpose))]
    pub purpose: OrderPurpose,
    /// Its lines.
    pub lines: Vec<LineBody>,
    /// What they come to.
    pub totals: TotalsBody,
    /// The organization it was written to.
    pub organization: String,
    /// Who pays; nobody in particular under an agreement.
    pub payer: Option<PayerBody>,
    /// The card that was charged or tried last, or that the money goes back
    /// to; only its owner sees it.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::shapes::CardSummary>))]
    pub card: Option<CardSummary>,
    /// When it was paid, or the whole of it was given back.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    #[serde(default, deserialize_with = "crate::instant::deserialize_optional")]
    pub settled_at: Option<DateTime<Utc>>,
    /// Whether a card is being charged for it.
    pub is_being_charged: bool,
    /// Whether the viewer can pay it now.
    pub can_pay: bool,
    /// The order that pays it, whose state the viewer can ask for.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub order: OrderId,
}

/// Who pays, as it stands on the bill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PayerBody {
    /// The name.
    pub name: String,
    /// The email address.
    pub email: String,
    /// The tax id.
    pub tax_id: Option<String>,
    /// The cost center.
    pub cost_center: Option<String>,
}

impl Endpoint for GetBill {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/bills/{invoice}";
    const OPERATION: &'static str = "get_bill";
    const SUMMARY: &'static str = "Shows a bill with its lines.";
    type Body = NoBody;
    type Response = BillDetail;

    fn address(&self) -> String {
        format!("/api/v1/bills/{}", self.invoice)
    }
}
