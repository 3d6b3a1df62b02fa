//! Looks at an order again and again until it stands elsewhere.

use std::time::Duration;

use api::orders::{GetOrder, OrderBody};
use domain::ids::OrderId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::backend::{Backend, CallError, use_backend};

const EVERY: Duration = Duration::from_secs(2);
/// After a minute of waiting only every fifth time is asked.
const OFTEN_FOR: u32 = 30;
const THEN_EVERY: u32 = 5;

/// The look at one order; it ends when the page is left.
#[derive(Clone, Copy)]
pub struct OrderPoll {
    /// Whether the last answer did not come.
    pub is_failing: RwSignal<bool>,
    is_asking: RwSignal<bool>,
    order: StoredValue<OrderId>,
    heard: Callback<OrderBody>,
    backend: Backend,
}

/// Begins to look, and hands on what is seen.
pub fn poll_order(order: OrderId, heard: impl Fn(OrderBody) + Send + Sync + 'static) -> OrderPoll {
    let poll = OrderPoll {
        is_failing: RwSignal::new(false),
        is_asking: RwSignal::new(false),
        order: StoredValue::new(order),
        heard: Callback::new(heard),
        backend: use_backend(),
    };
    let times = StoredValue::new(0_u32);
    let tick = move || {
        let count = times.get_value().saturating_add(1);
        times.set_value(count);
        if count <= OFTEN_FOR || count.is_multiple_of(THEN_EVERY) {
            poll.ask();
        }
    };
    if let Ok(timer) = set_interval_with_handle(tick, EVERY) {
        on_cleanup(move || timer.clear());
    }
    poll
}

impl OrderPoll {
    /// Looks now.
    pub fn ask(self) {
        if self.is_asking.get_untracked() {
            return;
        }
        self.is_asking.set(true);
        let order = self.order.get_value();
        spawn_local(async move {
            let answer = self.backend.send(&GetOrder { order }).await;
            // The page was left.
            if self.is_asking.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(order) => {
                    self.is_failing.set(false);
                    self.heard.run(order);
                }
                Err(CallError::SignedOut) => {}
                Err(_) => self.is_failing.set(true),
            }
        });
    }
}
