//! SQLite on threads of its own: one that writes and commits in groups, a few that read.

mod connection;
mod job;
mod statement;
#[cfg(test)]
mod tests;
mod threads;

use std::path::Path;
use std::sync::{Arc, Mutex};

use tokio::sync::{mpsc, oneshot};

use self::job::{Finished, UnitJob};
use self::threads::Task;
use super::store::StoreOptions;
use super::transaction::{Handle, Unit};
use crate::error::{OpenError, StoreError};

#[cfg(test)]
pub(crate) use self::statement::SEEN;
pub(super) use self::statement::{execute, rows};

/// How many units may wait before their callers do.
const QUEUE_LENGTH: usize = 4096;

/// The queues of the threads.
#[derive(Debug, Clone)]
pub(super) struct Sqlite {
    writer: mpsc::Sender<Task>,
    readers: mpsc::Sender<Task>,
    reader_threads: Arc<usize>,
}

impl Sqlite {
    pub(super) fn open(path: &Path, options: &StoreOptions) -> Result<Self, OpenError> {
        let connection = connection::writer(path)?;
        let (writer, to_write) = mpsc::channel(QUEUE_LENGTH);
        threads::start_writer(connection, to_write)?;
        let (readers, to_read) = mpsc::channel(QUEUE_LENGTH);
        let to_read = Arc::new(Mutex::new(to_read));
        let reader_threads = options.reader_threads.max(1);
        for _ in 0..reader_threads {
            threads::start_reader(connection::reader(path)?, Arc::clone(&to_read))?;
        }
        Ok(Self {
            writer,
            readers,
            reader_threads: Arc::new(usize::try_from(reader_threads).unwrap_or(1)),
        })
    }

    pub(super) async fn write<H, T, E, U>(&self, scope: &H::Scope, unit: U) -> Result<T, E>
    where
        H: Handle,
        U: Unit<H, T, E>,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        hand_in::<H, _, _, _>(&self.writer, scope, unit).await
    }

    pub(super) async fn read<H, T, E, U>(&self, scope: &H::Scope, unit: U) -> Result<T, E>
    where
        H: Handle,
        U: Unit<H, T, E>,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        hand_in::<H, _, _, _>(&self.readers, scope, unit).await
    }

    /// Ends the threads after what was handed in before.
    pub(super) async fn close(self) {
        for _ in 0..*self.reader_threads {
            stop(&self.readers).await;
        }
        stop(&self.writer).await;
    }
}

async fn hand_in<H, T, E, U>(queue: &mpsc::Sender<Task>, scope: &H::Scope, unit: U) -> Result<T, E>
where
    H: Handle,
    U: Unit<H, T, E>,
    T: Send + 'static,
    E: From<StoreError> + Send + 'static,
{
    let closed = || E::from(StoreError::unavailable("the database was closed"));
    let (reply, answer) = oneshot::channel();
    let job = UnitJob::<H, U, T, E>::new(scope.clone(), unit, reply);
    let task = Task::Unit(Box::new(job));
    queue.send(task).await.map_err(|_| closed())?;
    match answer.await.map_err(|_| closed())? {
        Finished::Returned(result) => result,
        Finished::Panicked(payload) => std::panic::resume_unwind(payload),
    }
}

async fn stop(queue: &mpsc::Sender<Task>) {
    let (reply, stopped) = oneshot::channel();
    if queue.send(Task::Stop(reply)).await.is_ok() {
        // An error means that the thread has ended already.
        let _ended = stopped.await;
    }
}
