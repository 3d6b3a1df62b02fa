//! The writer when the disk is full, and what it commits together.

use std::path::Path;
use std::sync::{Mutex, mpsc as wait};
use std::time::Duration;

use futures::future::BoxFuture;
use rusqlite::Connection;
use tokio::sync::mpsc;

use super::{Sqlite, connection, hand_in, threads};
use crate::database::params;
use crate::database::transaction::{GlobalScope, GlobalTx};
use crate::error::StoreError;

type Writer = mpsc::Sender<threads::Task>;

/// A writer over a table of texts, that can be made to hold less.
fn start(path: &Path, pages: Option<u32>) -> Writer {
    let connection = connection::writer(path).unwrap();
    connection
        .execute_batch("CREATE TABLE IF NOT EXISTS texts (id BIGINT PRIMARY KEY, text TEXT)")
        .unwrap();
    if let Some(pages) = pages {
        connection
            .pragma_update(None, "max_page_count", pages)
            .unwrap();
    }
    let (writer, tasks) = mpsc::channel(256);
    threads::start_writer(connection, tasks).unwrap();
    writer
}

async fn write(
    writer: &Writer,
    unit: impl for<'a> Fn(&'a mut GlobalTx) -> BoxFuture<'a, Result<(), StoreError>>
    + Send
    + Sync
    + 'static,
) -> Result<(), StoreError> {
    hand_in::<GlobalTx, _, _, _>(writer, &GlobalScope::Application, unit).await
}

async fn insert(writer: &Writer, id: i64, length: usize) -> Result<(), StoreError> {
    write(writer, move |tx| {
        Box::pin(async move {
            let text = "x".repeat(length);
            let sql = "INSERT INTO texts (id, text) VALUES ($1, $2)";
            tx.execute_one(sql, params![id, &text]).await
        })
    })
    .await
}

/// Inserts that wait for the writer together, and what becomes of each.
async fn insert_together(writer: &Writer, lengths: Vec<usize>) -> Vec<Result<(), StoreError>> {
    let count = lengths.len();
    let release = hold(writer).await;
    let inserts: Vec<_> = (0..)
        .zip(lengths)
        .map(|(id, length)| {
            let writer = writer.clone();
            tokio::spawn(async move { insert(&writer, id, length).await })
        })
        .collect();
    while writer.capacity() > writer.max_capacity() - count {
        tokio::task::yield_now().await;
    }
    drop(release);
    let ended = futures::future::join_all(inserts).await;
    ended.into_iter().map(Result::unwrap).collect()
}

/// Holds the writer up until what is returned is dropped.
async fn hold(writer: &Writer) -> wait::Sender<()> {
    let (release, held) = wait::channel::<()>();
    let (started, start) = tokio::sync::oneshot::channel();
    let held = Mutex::new((held, Some(started)));
    let writer = writer.clone();
    tokio::spawn(async move {
        write(&writer, move |_tx| {
            let mut held = held.lock().unwrap();
            if let Some(started) = held.1.take() {
                started.send(()).unwrap();
            }
            let _released = held.0.recv_timeout(Duration::from_mins(1));
            Box::pin(async { Ok(()) })
        })
        .await
    });
    start.await.unwrap();
    release
}

fn ids(path: &Path) -> Vec<i64> {
    let connection = Connection::open(path).unwrap();
    let mut statement = connection
        .prepare("SELECT id FROM texts ORDER BY id")
        .unwrap();
    let ids = statement.query_map([], |row| row.get(0)).unwrap();
    ids.map(Result::unwrap).collect()
}

/// How many transactions are in the log: the last frame of each tells the size of the file.
fn commits(path: &Path) -> usize {
    let log = std::fs::read(path.with_extension("db-wal")).unwrap();
    let page_size = u32::from_be_bytes(log[8..12].try_into().unwrap());
    let frames = log[32..].chunks_exact(24 + usize::try_from(page_size).unwrap());
    frames.filter(|frame| frame[4..8] != [0; 4]).count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_fails_what_does_not_fit_and_keeps_its_neighbors() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("full.db");
    let writer = start(&path, Some(40));
    let mut lengths = vec![10; 20];
    lengths[7] = 1_000_000;
    let results = insert_together(&writer, lengths).await;
    assert!(matches!(results[7], Err(StoreError::Full)), "{results:?}");
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 19);
    let expected: Vec<i64> = (0..20).filter(|id| *id != 7).collect();
    assert_eq!(ids(&path), expected);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_arrives_together_is_committed_together() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("group.db");
    let writer = start(&path, None);
    let before = commits(&path);
    let results = insert_together(&writer, vec![10; 50]).await;
    assert!(results.iter().all(Result::is_ok), "{results:?}");
    assert_eq!(ids(&path).len(), 50);
    assert_eq!(commits(&path) - before, 1);
}

#[tokio::test]
async fn a_closed_database_answers_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("closed.db");
    let sqlite = Sqlite::open(&path, &crate::StoreOptions::default()).unwrap();
    sqlite.clone().close().await;
    let result = insert(&sqlite.writer, 1, 1).await;
    assert!(matches!(result, Err(StoreError::Unavailable(_))));
}
