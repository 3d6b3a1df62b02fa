//! The pause before a unit of work runs again.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

/// The longest pause before the first repetition; it doubles with each.
const FIRST: Duration = Duration::from_millis(8);

/// Waits for a random time, so that those who collided do not meet again.
pub(super) async fn pause(tries: u32) {
    let longest = FIRST.saturating_mul(1 << tries.min(6));
    // The standard library seeds each state at random; that is random enough for a pause.
    let random = RandomState::new().hash_one(tries) % 1_000;
    let share = u32::try_from(random).unwrap_or_default();
    tokio::time::sleep(longest.saturating_mul(share) / 1_000).await;
}
