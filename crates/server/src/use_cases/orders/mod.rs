//! Buying: from a quote to a subscription, paid once or not at all.
//!
//! The order is written down before the processor is asked, and completed by
//! `settle` alone, whoever brings the processor's answer: the buyer's own
//! request, the processor's event, or the reconciler after a crash.

mod begin_attempt;
mod charge;
mod complete;
mod events;
mod get;
mod may_buy;
mod own_card;
mod place;
mod quote;
mod reconcile;
mod set_up_card;
mod settle;

pub use begin_attempt::{ChargedBy, begin_attempt};
pub use charge::{Attempt, charge};
pub use events::take_event;
pub use get::get_order;
pub use may_buy::may_buy;
pub use own_card::own_card;
pub use place::{PlaceOrder, place_order};
pub use quote::{get_quote, own_quote, price_now, quote_order};
pub use reconcile::reconcile;
pub use set_up_card::{set_up_card, set_up_own_card};
pub use settle::settle;
