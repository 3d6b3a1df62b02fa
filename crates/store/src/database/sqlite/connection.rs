//! Opening the file, and the settings of its connections.

use std::fs;
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::error::{OpenError, Source};

/// Another process, such as a backup, may hold the file this long.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// Statements that a connection keeps prepared.
const STATEMENTS: usize = 256;

/// The connection that writes. `synchronous=FULL`: what was answered survives a power cut.
pub(super) fn writer(path: &Path) -> Result<Connection, OpenError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| not_writable(path, error))?;
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let open = || {
        let connection = Connection::open_with_flags(path, flags)?;
        set_up(&connection)?;
        connection.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; BEGIN IMMEDIATE; COMMIT;",
        )?;
        Ok(connection)
    };
    open().map_err(|error| refused(path, error))
}

/// A connection that reads; the writer's must be open.
pub(super) fn reader(path: &Path) -> Result<Connection, OpenError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let open = || {
        let connection = Connection::open_with_flags(path, flags)?;
        set_up(&connection)?;
        connection.execute_batch("PRAGMA query_only = ON;")?;
        Ok(connection)
    };
    open().map_err(|error| refused(path, error))
}

fn set_up(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    connection.execute_batch("PRAGMA foreign_keys = ON;")
}

fn refused(path: &Path, error: rusqlite::Error) -> OpenError {
    match error.sqlite_error_code() {
        Some(
            ErrorCode::CannotOpen
            | ErrorCode::ReadOnly
            | ErrorCode::PermissionDenied
            | ErrorCode::DiskFull,
        ) => not_writable(path, error),
        _ => OpenError::Unreachable(error.into()),
    }
}

fn not_writable(path: &Path, source: impl Into<Source>) -> OpenError {
    OpenError::NotWritable {
        path: path.to_owned(),
        source: source.into(),
    }
}
