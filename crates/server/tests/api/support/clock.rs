//! Clocks that a test moves.

use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use server::clock::{Clock, SystemClock};

/// The machine's time, plus what the test added to each clock.
#[derive(Default)]
pub struct TestClock {
    business_seconds: AtomicI64,
    system_seconds: AtomicI64,
}

impl TestClock {
    /// Moves the business clock, as a demo does: sessions go on.
    pub fn passes(&self, by: TimeDelta) {
        self.business_seconds
            .fetch_add(by.num_seconds(), Ordering::SeqCst);
    }

    /// Moves both clocks.
    pub fn advance(&self, by: TimeDelta) {
        self.business_seconds
            .fetch_add(by.num_seconds(), Ordering::SeqCst);
        self.system_seconds
            .fetch_add(by.num_seconds(), Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn business_now(&self) -> DateTime<Utc> {
        let added = self.business_seconds.load(Ordering::SeqCst);
        SystemClock::default().system_now() + TimeDelta::seconds(added)
    }

    fn system_now(&self) -> DateTime<Utc> {
        let added = self.system_seconds.load(Ordering::SeqCst);
        SystemClock::default().system_now() + TimeDelta::seconds(added)
    }

    fn set_ahead(&self, ahead: TimeDelta) {
        let system = self.system_seconds.load(Ordering::SeqCst);
        let business = system + ahead.num_seconds();
        self.business_seconds.store(business, Ordering::SeqCst);
    }
}
