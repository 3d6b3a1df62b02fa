//! What can go wrong between the program and its database.

use std::error::Error;
use std::path::PathBuf;

/// The driver's own error, kept as the source of ours.
pub type Source = Box<dyn Error + Send + Sync>;

/// Why a unit of work did not come to its end.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database did not answer, or refused for a reason that is not the caller's.
    #[error("the database is not available")]
    Unavailable(#[source] Source),
    /// A constraint forbids the row. The name is `{table}_pkey`, `{table}_{columns}_key`, the name
    /// of a CHECK, or `foreign_key`, on both databases.
    #[error("the row conflicts with {constraint}")]
    Conflict {
        /// The constraint's name.
        constraint: String,
    },
    /// A stored value makes no sense to this program.
    #[error("{table}.{column} holds a value that makes no sense")]
    Corrupt {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
    },
    /// A statement changed another number of rows than it must.
    #[error("{actual} rows were changed instead of {expected}")]
    RowsAffected {
        /// As many as it must.
        expected: u64,
        /// As many as it did.
        actual: u64,
    },
    /// The disk is full. Nothing of the unit of work was kept.
    #[error("the disk of the database is full")]
    Full,
}

impl StoreError {
    pub(crate) fn unavailable(source: impl Into<Source>) -> Self {
        Self::Unavailable(source.into())
    }
}

/// Why the database was not opened, in one sentence for the operator.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The URL names no database that we know.
    #[error("the database URL must be sqlite://PATH or postgres://USER@HOST/NAME")]
    BadUrl,
    /// The file or its folder cannot be written.
    #[error("the database file {} cannot be created or written", path.display())]
    NotWritable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        #[source]
        source: Source,
    },
    /// The database does not answer, or is not one.
    #[error("the database cannot be reached")]
    Unreachable(#[source] Source),
    /// A newer version of the program has changed the tables already.
    #[error(
        "the database is at migration {found} and this program knows {known}: start the newer program"
    )]
    Newer {
        /// The latest migration that the database has.
        found: i64,
        /// The latest that this program has.
        known: i64,
    },
    /// A migration failed, and nothing of it was kept.
    #[error("migration {name} could not be applied")]
    Migration {
        /// The migration.
        name: String,
        /// Why.
        #[source]
        source: Source,
    },
}
