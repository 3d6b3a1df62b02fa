//! What every request and the deliveries share.

use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::sync::Notify;

use crate::config::Config;
use crate::http::Faults;
use crate::ledger::Ledger;

/// The parts of one running gateway.
pub struct State {
    pub config: Config,
    pub ledger: Ledger,
    pub faults: Faults,
    pub keys_in_progress: Mutex<HashSet<String>>,
    /// Wakes the deliveries when an event was written.
    pub event_written: Notify,
    pub webhooks_paused: AtomicBool,
    pub requests_with_cookie: AtomicU64,
}

/// A handle on the running gateway.
pub type Shared = Arc<State>;

impl State {
    /// Opens the ledger of `config`.
    pub fn open(config: Config) -> anyhow::Result<Shared> {
        config.check()?;
        let ledger = Ledger::open(&config.ledger)?;
        Ok(Arc::new(Self {
            config,
            ledger,
            faults: Faults::default(),
            keys_in_progress: Mutex::default(),
            event_written: Notify::new(),
            webhooks_paused: AtomicBool::new(false),
            requests_with_cookie: AtomicU64::new(0),
        }))
    }

    /// Holds an idempotency key for as long as its request is under way. `None` when another
    /// request holds it.
    pub fn hold_key(self: &Arc<Self>, key: &str) -> Option<HeldKey> {
        let added = lock(&self.keys_in_progress).insert(key.to_owned());
        added.then(|| HeldKey {
            state: Arc::clone(self),
            key: key.to_owned(),
        })
    }

    pub fn is_paused(&self) -> bool {
        self.webhooks_paused.load(Ordering::Relaxed)
    }
}

/// An idempotency key in use. Dropping it frees the key.
pub struct HeldKey {
    state: Shared,
    key: String,
}

impl Drop for HeldKey {
    fn drop(&mut self) {
        lock(&self.state.keys_in_progress).remove(&self.key);
    }
}

/// A panic elsewhere leaves these collections whole, so that a poisoned lock can be used.
pub fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The time since 1970.
#[expect(
    clippy::disallowed_methods,
    reason = "a process of its own: only its peers' clocks matter to its signatures and cards"
)]
pub fn since_epoch() -> Duration {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
}

/// Seconds since 1970, as Stripe writes instants.
pub fn now() -> i64 {
    i64::try_from(since_epoch().as_secs()).unwrap_or(i64::MAX)
}

/// Milliseconds since 1970, for the deliveries.
pub fn now_ms() -> i64 {
    i64::try_from(since_epoch().as_millis()).unwrap_or(i64::MAX)
}

/// A new id, such as `pi_…`.
#[expect(
    clippy::disallowed_methods,
    reason = "its ids are as foreign to the portal's tests as those of a real processor"
)]
pub fn new_id(prefix: &str) -> String {
    format!("{prefix}_{}", uuid::Uuid::new_v4().simple())
}
