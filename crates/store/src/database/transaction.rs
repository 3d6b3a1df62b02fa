//! A running transaction on either database, and what a unit of work may see of it.

use std::sync::{Arc, Mutex};

use domain::ids::TenantId;
use futures::future::BoxFuture;
use rusqlite::Connection;

use super::param::Param;
use super::row::Row;
use super::{postgres, sqlite};
use crate::error::StoreError;

/// A transaction that reaches the few tables that belong to no organization: tenants and their
/// domains, memberships, sessions, failed sign-ins and the work list of open orders.
#[derive(Debug)]
pub struct GlobalTx {
    engine: Engine,
    failure: Option<Failure>,
}

/// The two databases.
#[derive(Debug)]
enum Engine {
    /// The transaction itself is begun and ended by the thread that owns the connection.
    Sqlite(Arc<Mutex<Connection>>),
    Postgres(postgres::Transaction),
}

/// What a statement of the unit of work met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Failure {
    /// It failed, so that nothing of the unit may be kept.
    Statement,
    /// It collided with another transaction: the unit is to be run again.
    Collision,
}

/// An error of a driver, translated.
#[derive(Debug)]
pub(super) struct DriverError {
    pub(super) error: StoreError,
    pub(super) failure: Failure,
}

impl From<StoreError> for DriverError {
    fn from(error: StoreError) -> Self {
        let failure = Failure::Statement;
        Self { error, failure }
    }
}

/// What the database lets a transaction see.
#[derive(Debug, Clone, Copy)]
pub(super) enum Access<'a> {
    /// Migrations: everything, as the owner of the tables.
    Owner,
    /// The tables that belong to no organization.
    Global,
    /// Those, and the rows of one organization.
    Tenant(&'a TenantId),
}

/// What units of work are written against: [`GlobalTx`] or [`crate::TenantTx`].
pub(super) trait Handle: Send + Sized + 'static {
    /// What is needed beside the transaction.
    type Scope: Clone + Send + Sync + 'static;

    fn enter(transaction: GlobalTx, scope: &Self::Scope) -> Self;
    fn leave(self) -> GlobalTx;
    fn access(scope: &Self::Scope) -> Access<'_>;
}

/// A unit of work: a function over a transaction that touches nothing else, so that it can run
/// again and share a commit with others.
pub(super) trait Unit<H, T, E>: Send + Sync + 'static {
    fn run<'a>(&self, handle: &'a mut H) -> BoxFuture<'a, Result<T, E>>;
}

impl<F, H, T, E> Unit<H, T, E> for F
where
    F: for<'a> Fn(&'a mut H) -> BoxFuture<'a, Result<T, E>> + Send + Sync + 'static,
{
    fn run<'a>(&self, handle: &'a mut H) -> BoxFuture<'a, Result<T, E>> {
        self(handle)
    }
}

/// Whether a global transaction acts as the application or as the owner of the tables.
#[derive(Debug, Clone, Copy)]
pub(super) enum GlobalScope {
    Application,
    Owner,
}

impl Handle for GlobalTx {
    type Scope = GlobalScope;

    fn enter(transaction: GlobalTx, _scope: &GlobalScope) -> Self {
        transaction
    }

    fn leave(self) -> GlobalTx {
        self
    }

    fn access(scope: &GlobalScope) -> Access<'_> {
        match scope {
            GlobalScope::Application => Access::Global,
            GlobalScope::Owner => Access::Owner,
        }
    }
}

impl GlobalTx {
    pub(super) const fn sqlite(connection: Arc<Mutex<Connection>>) -> Self {
        Self {
            engine: Engine::Sqlite(connection),
            failure: None,
        }
    }

    pub(super) const fn postgres(transaction: postgres::Transaction) -> Self {
        Self {
            engine: Engine::Postgres(transaction),
            failure: None,
        }
    }

    /// Runs a statement and tells how many rows it changed.
    pub(crate) async fn execute(
        &mut self,
        sql: &str,
        params: &[Param<'_>],
    ) -> Result<u64, StoreError> {
        let result = match &mut self.engine {
            Engine::Sqlite(connection) => sqlite::execute(connection, sql, params),
            Engine::Postgres(transaction) => transaction.execute(sql, params).await,
        };
        self.note(result)
    }

    /// Runs a statement that must change one row.
    pub(crate) async fn execute_one(
        &mut self,
        sql: &str,
        params: &[Param<'_>],
    ) -> Result<(), StoreError> {
        expect_one(self.execute(sql, params).await?)
    }

    /// All rows of an answer. `table` is for the error about a value that makes no sense.
    pub(crate) async fn rows(
        &mut self,
        table: &'static str,
        sql: &str,
        params: &[Param<'_>],
    ) -> Result<Vec<Row>, StoreError> {
        let result = match &mut self.engine {
            Engine::Sqlite(connection) => sqlite::rows(connection, table, sql, params),
            Engine::Postgres(transaction) => transaction.rows(table, sql, params).await,
        };
        self.note(result)
    }

    /// The first row of an answer.
    pub(crate) async fn row(
        &mut self,
        table: &'static str,
        sql: &str,
        params: &[Param<'_>],
    ) -> Result<Option<Row>, StoreError> {
        Ok(self.rows(table, sql, params).await?.into_iter().next())
    }

    /// The first row, which nobody else can change until this transaction ends. SQLite has one
    /// writer at a time and needs no lock.
    pub(crate) async fn row_for_share(
        &mut self,
        table: &'static str,
        sql: &str,
        params: &[Param<'_>],
    ) -> Result<Option<Row>, StoreError> {
        match &self.engine {
            Engine::Sqlite(_) => self.row(table, sql, params).await,
            Engine::Postgres(_) => self.row(table, &format!("{sql} FOR SHARE"), params).await,
        }
    }

    /// What a statement met, if one failed.
    pub(super) const fn failure(&self) -> Option<Failure> {
        self.failure
    }

    /// Keeps what was done. On SQLite the writer does that for the whole batch.
    pub(super) async fn commit(self) -> Result<(), DriverError> {
        match self.engine {
            Engine::Sqlite(_) => Ok(()),
            Engine::Postgres(transaction) => transaction.commit().await,
        }
    }

    /// Gives up what was done. On SQLite the writer does that with a savepoint.
    pub(super) async fn rollback(self) -> Result<(), DriverError> {
        match self.engine {
            Engine::Sqlite(_) => Ok(()),
            Engine::Postgres(transaction) => transaction.rollback().await,
        }
    }

    fn note<T>(&mut self, result: Result<T, DriverError>) -> Result<T, StoreError> {
        result.map_err(|DriverError { error, failure }| {
            if self.failure != Some(Failure::Collision) {
                self.failure = Some(failure);
            }
            error
        })
    }
}

/// The error of a unit that said all is well though one of its statements failed. PostgreSQL keeps
/// nothing of such a transaction, so SQLite does not either.
pub(super) fn swallowed_failure() -> StoreError {
    StoreError::unavailable("the unit of work ignored a statement that failed")
}

pub(super) const fn expect_one(actual: u64) -> Result<(), StoreError> {
    match actual {
        1 => Ok(()),
        _ => Err(StoreError::RowsAffected {
            expected: 1,
            actual,
        }),
    }
}
