//! What a purchaser changes of a subscription: shown to the cent first, then
//! done for that amount or not at all (R27b, R28d, B12, B14).

mod body;
mod looked_at;
mod make;
mod paid;
mod preview;

pub use looked_at::{ends_of, maximum};
pub use make::{MakeChange, change_subscription};
pub use paid::{apply_paid, is_still_wanted};
pub use preview::preview_change;
