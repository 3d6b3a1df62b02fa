//! What a change comes to, to the cent, before anything is done.

use chrono::{DateTime, Utc};
use domain::billing::change::Change;
use domain::billing::line::{Line, LineKind, Totals};
use domain::card::CardSummary;
use domain::ids::SubscriptionId;
use domain::money::{Money, TaxKind, TaxRate};
use domain::subscription::SubscriptionStatus;
use domain::term::BillingTerm;
use serde::{Deserialize, Serialize};

use crate::{Endpoint, Method};

/// Asks what a change would mean; nothing is changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewChange {
    /// Of which subscription.
    pub subscription: SubscriptionId,
    /// What is sent.
    pub body: PreviewChangeRequest,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PreviewChangeRequest {
    /// The change.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Change))]
    pub change: Change,
}

/// What a change means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangePreview {
    /// What stands on the bill or the credit note; nothing where no money
    /// moves now.
    pub lines: Vec<LineBody>,
    /// What that comes to: below zero where it is given back.
    pub totals: TotalsBody,
    /// When the change holds.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "crate::instant::deserialize")]
    pub takes_effect_at: DateTime<Utc>,
    /// The status right after it.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::SubscriptionStatus))]
    pub status: SubscriptionStatus,
    /// How many licenses there are right after it.
    pub licenses: u32,
    /// How many people have one.
    pub assigned: u32,
    /// The period that follows, if one does.
    pub next_period: Option<PeriodBody>,
    /// When people lose access, if they do.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    #[serde(default, deserialize_with = "crate::instant::deserialize_optional")]
    pub access_ends_at: Option<DateTime<Utc>>,
    /// When the data is deleted, if it is.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    #[serde(default, deserialize_with = "crate::instant::deserialize_optional")]
    pub data_ends_at: Option<DateTime<Utc>>,
    /// The card that pays, or that money goes back to.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::shapes::CardSummary>))]
    pub card: Option<CardSummary>,
    /// Whether that card expires before the next period begins.
    pub card_expires_first: bool,
}

/// A period to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PeriodBody {
    /// When it begins.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "crate::instant::deserialize")]
    pub begins_at: DateTime<Utc>,
    /// How long it is.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::BillingTerm))]
    pub term: BillingTerm,
    /// How many licenses it has.
    pub licenses: u32,
    /// What it costs by the prices of today.
    pub totals: TotalsBody,
}

/// What lines come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TotalsBody {
    /// Without tax.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Money))]
    pub net: Money,
    /// The tax.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Money))]
    pub tax: Money,
    /// With it.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Money))]
    pub total: Money,
}

/// A line of a bill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LineBody {
    /// Charged, or given back.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::LineKind))]
    pub kind: LineKind,
    /// How many licenses.
    pub licenses: u32,
    /// What one costs for a whole period, without tax.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Money))]
    pub unit_price: Money,
    /// When the period begins.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "crate::instant::deserialize")]
    pub begins_at: DateTime<Utc>,
    /// When it ends.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "crate::instant::deserialize")]
    pub ends_at: DateTime<Utc>,
    /// For how many of its days the line is, the last ones.
    pub days: u32,
    /// How many days it has.
    pub of_days: u32,
    /// The amount without tax; below zero where it is given back.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Money))]
    pub net: Money,
    /// What the tax is called.
    pub tax_label: String,
    /// Its rate in basis points: 2100 is 21 %.
    #[cfg_attr(feature = "openapi", schema(value_type = u32))]
    pub tax_rate: TaxRate,
    /// Whether `unit_price` holds it.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::TaxKind))]
    pub tax_kind: TaxKind,
    /// The tax on it.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Money))]
    pub tax: Money,
}

impl From<Totals> for TotalsBody {
    fn from(totals: Totals) -> Self {
        let Totals { net, tax, total } = totals;
        Self { net, tax, total }
    }
}

impl From<Line> for LineBody {
    fn from(line: Line) -> Self {
        Self {
            kind: line.kind,
            licenses: line.quantity,
            unit_price: line.price.unit,
            begins_at: line.period.begins_at,
            ends_at: line.period.ends_at,
            days: line.part.days,
            of_days: line.part.of,
            net: line.net,
            tax_label: line.price.tax_label,
            tax_rate: line.price.tax_rate,
            tax_kind: line.price.tax_kind,
            tax: line.tax,
        }
    }
}

impl Endpoint for PreviewChange {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/subscriptions/{subscription}/change-preview";
    const OPERATION: &'static str = "preview_change";
    const SUMMARY: &'static str = "Says what a change would come to; nothing is changed.";
    type Body = PreviewChangeRequest;
    type Response = ChangePreview;

    fn address(&self) -> String {
        format!("/api/v1/subscriptions/{}/change-preview", self.subscription)
    }

    fn body(&self) -> Option<&PreviewChangeRequest> {
        Some(&self.body)
    }
}
