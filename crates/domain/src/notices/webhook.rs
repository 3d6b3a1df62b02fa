//! Receivers of an organization's events.

use crate::words::words;

/// Receivers an organization can have.
pub const MAX_WEBHOOKS: usize = 10;

words! {
    /// Whether a receiver is called.
    pub enum WebhookState {
        /// It is.
        On = "on",
        /// An admin switched it off.
        Off = "off",
        /// It failed for so long that it is not called any longer.
        Failed = "failed",
        /// It said itself that it is gone (410).
        Gone = "gone",
    }
}

words! {
    /// Where the delivery of one event stands.
    pub enum DeliveryState {
        /// It is to be tried, for the first time or again.
        Waiting = "waiting",
        /// The receiver has it.
        Delivered = "delivered",
        /// It was tried as often as it is, or the receiver was switched off.
        Failed = "failed",
    }
}
