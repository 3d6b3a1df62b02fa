//! The key that names a press, so that it is done once at most.

use leptos::prelude::*;

use crate::clock;

/// A key that no other press has. The server needs it unique per person only,
/// so where the browser makes no random ids, the time does.
pub fn random_key() -> String {
    window().crypto().map_or_else(
        |_| clock::now().timestamp_micros().to_string(),
        |crypto| crypto.random_uuid(),
    )
}
