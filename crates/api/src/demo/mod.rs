//! What a demo installation has and no real one: there, these calls do not
//! exist.

mod advance_clock;
mod list_outbox;
mod show_clock;

pub use advance_clock::{AdvanceClock, AdvanceClockRequest};
pub use list_outbox::{KeptMailBody, ListOutbox, Outbox};
pub use show_clock::{ClockBody, ShowClock};
