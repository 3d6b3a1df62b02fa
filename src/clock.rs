//! The browser's clock: for showing only, the server decides by its own.

use chrono::{DateTime, Utc};

/// This moment.
pub fn now() -> DateTime<Utc> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a calendar's milliseconds fit into 53 bits"
    )]
    let milliseconds = js_sys::Date::now() as i64;
    DateTime::from_timestamp_millis(milliseconds).unwrap_or_default()
}
