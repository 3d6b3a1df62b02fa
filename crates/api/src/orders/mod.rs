//! Buying: a quote, a card, an order.

mod get_order;
mod get_quote;
mod place_order;
mod quote_order;
mod set_up_card;

pub use get_order::{GetOrder, OrderBody};
pub use get_quote::GetQuote;
pub use place_order::{PlaceOrder, PlaceOrderRequest};
pub use quote_order::{AmountsBody, QuoteBody, QuoteOrder, QuoteOrderRequest};
pub use set_up_card::{CardSetup, SetUpCard};
