//! The ledger: a SQLite file that holds everything before it is answered.

mod answers;
mod deliveries;
mod entries;

use std::path::Path;
use std::sync::{Arc, Mutex};

use anyhow::Context;
use rusqlite::{Connection, TransactionBehavior};

use crate::shared::lock;

pub use answers::StoredAnswer;
pub use deliveries::DueEvent;
pub use entries::{Entries, Filter};

const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS records (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    customer TEXT,
    payment_intent TEXT,
    document TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS records_by_customer ON records (kind, customer, seq);
CREATE INDEX IF NOT EXISTS records_by_payment_intent ON records (kind, payment_intent, seq);
CREATE TABLE IF NOT EXISTS events (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    body TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    next_attempt_at INTEGER NOT NULL DEFAULT 0,
    delivered_at INTEGER
) STRICT;
CREATE INDEX IF NOT EXISTS events_by_delivery ON events (delivered_at, next_attempt_at);
CREATE TABLE IF NOT EXISTS answers (
    idempotency_key TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    status INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
";

/// The open ledger. Clones share one connection.
#[derive(Clone)]
pub struct Ledger {
    connection: Arc<Mutex<Connection>>,
}

impl Ledger {
    /// Opens or creates the file.
    pub fn open(path: &Path) -> anyhow::Result<Self> {
        let connection = Connection::open(path)
            .and_then(|connection| {
                connection.pragma_update(None, "journal_mode", "WAL")?;
                connection.pragma_update(None, "synchronous", "FULL")?;
                connection.pragma_update(None, "busy_timeout", 5_000)?;
                connection.execute_batch(SCHEMA)?;
                // Whoever waited for an event while the gateway was down hears it at once.
                connection.execute(
                    "UPDATE events SET next_attempt_at = 0 WHERE delivered_at IS NULL",
                    [],
                )?;
                Ok(connection)
            })
            .with_context(|| format!("the ledger {} cannot be opened", path.display()))?;
        Ok(Self {
            connection: Arc::new(Mutex::new(connection)),
        })
    }

    /// Runs `work` in one transaction. It is on the disk when this returns `Ok`, and leaves no
    /// trace when it returns `Err`. It blocks.
    pub fn write<T, E>(&self, work: impl FnOnce(&Entries<'_>) -> Result<T, E>) -> Result<T, E>
    where
        E: From<rusqlite::Error>,
    {
        let mut connection = lock(&self.connection);
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = work(&Entries::new(&transaction))?;
        transaction.commit()?;
        Ok(done)
    }
}
