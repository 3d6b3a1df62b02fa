//! A unit of work on its way to a thread of SQLite, and its result on the way back.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};

use futures::FutureExt;
use rusqlite::Connection;
use tokio::sync::oneshot;

use crate::database::transaction::{GlobalTx, Handle, Unit, swallowed_failure};
use crate::error::StoreError;

/// How a unit ended.
pub(super) enum Finished<T, E> {
    Returned(Result<T, E>),
    /// It goes on in the caller, as it does with PostgreSQL, where the unit runs there.
    Panicked(Box<dyn Any + Send>),
}

/// A unit of work without its types.
pub(super) trait Job: Send {
    /// Whether nobody waits for it any more.
    fn is_abandoned(&self) -> bool;

    /// Runs it in the open transaction. `false`: nothing of it may be kept.
    fn run(&mut self, connection: &Arc<Mutex<Connection>>) -> bool;

    /// Tells the caller its result, or that it was not kept.
    fn finish(self: Box<Self>, kept: Result<(), StoreError>);
}

pub(super) struct UnitJob<H: Handle, U, T, E> {
    scope: H::Scope,
    unit: U,
    finished: Option<Finished<T, E>>,
    reply: oneshot::Sender<Finished<T, E>>,
}

impl<H: Handle, U, T, E> UnitJob<H, U, T, E> {
    pub(super) const fn new(
        scope: H::Scope,
        unit: U,
        reply: oneshot::Sender<Finished<T, E>>,
    ) -> Self {
        Self {
            scope,
            unit,
            finished: None,
            reply,
        }
    }
}

impl<H, U, T, E> Job for UnitJob<H, U, T, E>
where
    H: Handle,
    U: Unit<H, T, E>,
    T: Send,
    E: From<StoreError> + Send,
{
    fn is_abandoned(&self) -> bool {
        self.reply.is_closed()
    }

    fn run(&mut self, connection: &Arc<Mutex<Connection>>) -> bool {
        let transaction = GlobalTx::sqlite(Arc::clone(connection));
        let mut handle = H::enter(transaction, &self.scope);
        // Statements are ready at once here. A unit that waits for anything else would hold up
        // everybody's commits.
        let polled = catch_unwind(AssertUnwindSafe(|| {
            self.unit.run(&mut handle).now_or_never()
        }));
        let has_failed = handle.leave().failure().is_some();
        let finished = match polled {
            Ok(Some(Ok(_))) if has_failed => Finished::Returned(Err(E::from(swallowed_failure()))),
            Ok(Some(result)) => Finished::Returned(result),
            Ok(None) => Finished::Returned(Err(E::from(StoreError::unavailable(
                "the unit of work waited for something other than its transaction",
            )))),
            Err(payload) => Finished::Panicked(payload),
        };
        let keep = matches!(finished, Finished::Returned(Ok(_)));
        self.finished = Some(finished);
        keep
    }

    fn finish(self: Box<Self>, kept: Result<(), StoreError>) {
        let finished = match (self.finished, kept) {
            (Some(Finished::Returned(Ok(_))) | None, Err(error)) => {
                Finished::Returned(Err(E::from(error)))
            }
            (Some(finished), _) => finished,
            (None, Ok(())) => return,
        };
        // An error means that the caller has gone.
        let _gone = self.reply.send(finished);
    }
}
