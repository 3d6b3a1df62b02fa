//! Time and randomness as ports: nothing else in the server makes them up.

use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};

/// Two clocks (`decisions.md` 13). The business clock may be moved in a demo;
/// the system clock never is.
pub trait Clock: Send + Sync {
    /// For billing, quotes, policy and everything else people agree on.
    fn business_now(&self) -> DateTime<Utc>;
    /// For sessions, sign-in, leases and limits.
    fn system_now(&self) -> DateTime<Utc>;
    /// Puts the business clock this far ahead of the system clock.
    fn set_ahead(&self, ahead: TimeDelta);
}

/// The machine's clock, and the business clock beside it.
#[derive(Debug, Default)]
pub struct SystemClock {
    ahead_microseconds: AtomicI64,
}

impl Clock for SystemClock {
    fn business_now(&self) -> DateTime<Utc> {
        let ahead = self.ahead_microseconds.load(Ordering::Relaxed);
        self.system_now() + TimeDelta::microseconds(ahead)
    }

    fn set_ahead(&self, ahead: TimeDelta) {
        let ahead = ahead.num_microseconds().unwrap_or_default();
        self.ahead_microseconds.store(ahead, Ordering::Relaxed);
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "this is the clock that all others ask"
    )]
    fn system_now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}

/// Where ids and secrets come from.
pub trait Random: Send + Sync {
    /// 32 bytes that nobody can guess.
    fn secret(&self) -> [u8; 32];
    /// The unique part of a new id.
    fn unique(&self) -> String;
}

/// The operating system's randomness.
#[derive(Debug, Clone, Copy)]
pub struct SystemRandom;

impl Random for SystemRandom {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the source that all others ask"
    )]
    fn secret(&self) -> [u8; 32] {
        rand::random()
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "this is the source that all others ask"
    )]
    fn unique(&self) -> String {
        uuid::Uuid::now_v7().simple().to_string()
    }
}
