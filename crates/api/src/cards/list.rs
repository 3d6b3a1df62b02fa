//! The cards of the viewer.

use domain::card::CardSummary;
use domain::ids::{PaymentMethodId, SubscriptionId};
use serde::{Deserialize, Serialize};

use crate::{Endpoint, Method, NoBody};

/// Lists the cards of the viewer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListCards;

/// The cards, the default one first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Cards {
    /// One row per card.
    pub items: Vec<CardRow>,
}

/// A card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CardRow {
    /// The gateway's token; never a number.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub payment_method: PaymentMethodId,
    /// What a person recognizes it by.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::CardSummary))]
    pub card: CardSummary,
    /// Whether it is proposed first.
    pub is_default: bool,
    /// Whether it has expired.
    pub is_expired: bool,
    /// Whether it expires before something that it pays is due next.
    pub expires_first: bool,
    /// What it pays. It can be removed once that is nothing.
    pub pays_for: Vec<CardUse>,
}

/// What a card pays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CardUse {
    /// The subscription.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub subscription: SubscriptionId,
    /// What the product is called.
    pub product_name: String,
}

impl Endpoint for ListCards {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/payment-methods";
    const OPERATION: &'static str = "list_cards";
    const SUMMARY: &'static str = "Lists the cards of the viewer.";
    type Body = NoBody;
    type Response = Cards;
}
