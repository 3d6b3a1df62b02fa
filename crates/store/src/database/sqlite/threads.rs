//! The thread that writes, committing together what arrived together, and those that read.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use super::job::Job;
use super::statement::{lock, translate};
use crate::error::{OpenError, StoreError};

/// The most units of one commit.
const BATCH: usize = 256;

pub(super) enum Task {
    Unit(Box<dyn Job>),
    Stop(oneshot::Sender<()>),
}

type Shared = Arc<Mutex<Connection>>;

pub(super) fn start_writer(
    connection: Connection,
    mut tasks: mpsc::Receiver<Task>,
) -> Result<(), OpenError> {
    start("store-writer", move || {
        let connection = Arc::new(Mutex::new(connection));
        while let Some(task) = tasks.blocking_recv() {
            let (batch, stop) = collect(task, &mut tasks);
            run_together(&connection, batch);
            if let Some(reply) = stop {
                drop(connection);
                // An error means that nobody waits for the end.
                let _gone = reply.send(());
                return;
            }
        }
    })
}

pub(super) fn start_reader(
    connection: Connection,
    tasks: Arc<Mutex<mpsc::Receiver<Task>>>,
) -> Result<(), OpenError> {
    start("store-reader", move || {
        let connection = Arc::new(Mutex::new(connection));
        while let Some(task) = next(&tasks) {
            match task {
                Task::Unit(job) => run_read(&connection, job),
                Task::Stop(reply) => {
                    drop(connection);
                    // An error means that nobody waits for the end.
                    let _gone = reply.send(());
                    return;
                }
            }
        }
    })
}

fn start(name: &str, body: impl FnOnce() + Send + 'static) -> Result<(), OpenError> {
    let thread = thread::Builder::new().name(name.to_owned());
    thread
        .spawn(body)
        .map(drop)
        .map_err(|error| OpenError::Unreachable(error.into()))
}

fn next(tasks: &Mutex<mpsc::Receiver<Task>>) -> Option<Task> {
    let mut tasks = tasks.lock().unwrap_or_else(PoisonError::into_inner);
    tasks.blocking_recv()
}

/// What waits already: more arrives while the batch before is on its way to the disk.
fn collect(
    first: Task,
    tasks: &mut mpsc::Receiver<Task>,
) -> (Vec<Box<dyn Job>>, Option<oneshot::Sender<()>>) {
    let mut batch = Vec::new();
    let mut task = Some(first);
    while let Some(current) = task.take() {
        match current {
            Task::Unit(job) => batch.push(job),
            Task::Stop(reply) => return (batch, Some(reply)),
        }
        if batch.len() < BATCH {
            task = tasks.try_recv().ok();
        }
    }
    (batch, None)
}

/// Runs units in one transaction and answers after its commit. If that cannot be kept, each unit
/// runs again by itself, so that nobody is hurt by a neighbor.
fn run_together(connection: &Shared, mut batch: Vec<Box<dyn Job>>) {
    batch.retain(|job| !job.is_abandoned());
    if batch.is_empty() {
        return;
    }
    match commit_together(connection, &mut batch) {
        Ok(()) => batch.into_iter().for_each(|job| job.finish(Ok(()))),
        Err(error) => {
            roll_back(connection);
            match <[Box<dyn Job>; 1]>::try_from(batch) {
                Ok([job]) => job.finish(Err(error)),
                Err(batch) => {
                    tracing::warn!(%error, units = batch.len(), "a batch is run unit by unit");
                    for job in batch {
                        run_together(connection, vec![job]);
                    }
                }
            }
        }
    }
}

fn commit_together(connection: &Shared, batch: &mut [Box<dyn Job>]) -> Result<(), StoreError> {
    run_sql(connection, "BEGIN IMMEDIATE")?;
    for job in batch {
        run_sql(connection, "SAVEPOINT unit")?;
        let keep = job.run(connection);
        // A full disk or a failed read rolls everything back, the units before as well.
        if lock(connection).is_autocommit() {
            return Err(StoreError::unavailable(
                "the database has rolled the transaction back",
            ));
        }
        if !keep {
            run_sql(connection, "ROLLBACK TO unit")?;
        }
        run_sql(connection, "RELEASE unit")?;
    }
    run_sql(connection, "COMMIT")
}

/// Runs one unit on one state of the database.
fn run_read(connection: &Shared, mut job: Box<dyn Job>) {
    if job.is_abandoned() {
        return;
    }
    let begun = run_sql(connection, "BEGIN");
    if begun.is_ok() {
        job.run(connection);
    }
    roll_back(connection);
    job.finish(begun);
}

fn roll_back(connection: &Shared) {
    if lock(connection).is_autocommit() {
        return;
    }
    if let Err(error) = run_sql(connection, "ROLLBACK") {
        tracing::error!(%error, "a transaction could not be rolled back");
    }
}

fn run_sql(connection: &Shared, sql: &str) -> Result<(), StoreError> {
    let connection = lock(connection);
    let mut statement = connection.prepare_cached(sql).map_err(translate)?;
    statement.execute([]).map(drop).map_err(translate)
}
