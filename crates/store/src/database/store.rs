//! The opened database and the four ways to do something in it.

use std::time::Duration;

use domain::ids::TenantId;
use futures::future::BoxFuture;

use super::postgres::Postgres;
use super::sqlite::Sqlite;
use super::tenant_tx::TenantTx;
use super::transaction::{GlobalScope, GlobalTx, Handle, Unit};
use super::url::Location;
use super::{migrate, params};
use crate::error::{OpenError, StoreError};

/// An opened database. Clones share it.
#[derive(Debug, Clone)]
pub struct Store {
    database: Database,
}

/// How to open it.
#[derive(Debug, Clone)]
pub struct StoreOptions {
    /// The most connections to PostgreSQL.
    pub pool_size: u32,
    /// How long to wait for a free one.
    pub acquire_timeout: Duration,
    /// Whether PostgreSQL keeps prepared statements from one transaction to the next. Switch it off
    /// behind a pgbouncer in transaction mode before 1.21.
    pub persistent_statements: bool,
    /// Threads that read from SQLite beside the one that writes.
    pub reader_threads: u32,
}

#[derive(Debug, Clone)]
enum Database {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

impl Default for StoreOptions {
    fn default() -> Self {
        Self {
            pool_size: 16,
            acquire_timeout: Duration::from_secs(5),
            persistent_statements: true,
            reader_threads: 3,
        }
    }
}

impl Store {
    /// Opens `sqlite://PATH`, creating the file and its folder, or `postgres://…`, and brings its
    /// tables up to date.
    ///
    /// # Errors
    /// An [`OpenError`] for the operator.
    pub async fn open(url: &str, options: StoreOptions) -> Result<Self, OpenError> {
        let database = match Location::parse(url)? {
            Location::Sqlite(path) => Database::Sqlite(Sqlite::open(&path, &options)?),
            Location::Postgres(url) => Database::Postgres(Postgres::open(&url, &options).await?),
        };
        let store = Self { database };
        migrate::run(&store).await?;
        Ok(store)
    }

    /// Runs a unit of work in the organization and keeps what it did if it returns `Ok`.
    ///
    /// The unit may run more than once, so it touches nothing but the transaction, and awaits
    /// nothing else. A statement that failed ends the unit: there is no going on after it.
    ///
    /// # Errors
    /// The unit's own error, or a [`StoreError`]; nothing was kept then.
    pub async fn write<T, E, F>(&self, tenant: &TenantId, unit: F) -> Result<T, E>
    where
        F: for<'a> Fn(&'a mut TenantTx) -> BoxFuture<'a, Result<T, E>> + Send + Sync + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.run_write::<TenantTx, _, _, _>(tenant, unit).await
    }

    /// Runs a unit of work that reads in the organization, and sees one moment of the database.
    ///
    /// # Errors
    /// The unit's own error, or a [`StoreError`].
    pub async fn read<T, E, F>(&self, tenant: &TenantId, unit: F) -> Result<T, E>
    where
        F: for<'a> Fn(&'a mut TenantTx) -> BoxFuture<'a, Result<T, E>> + Send + Sync + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.run_read::<TenantTx, _, _, _>(tenant, unit).await
    }

    /// As [`Store::write`], for the tables that belong to no organization.
    ///
    /// # Errors
    /// As [`Store::write`].
    pub async fn write_global<T, E, F>(&self, unit: F) -> Result<T, E>
    where
        F: for<'a> Fn(&'a mut GlobalTx) -> BoxFuture<'a, Result<T, E>> + Send + Sync + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let scope = GlobalScope::Application;
        self.run_write::<GlobalTx, _, _, _>(&scope, unit).await
    }

    /// As [`Store::read`], for the tables that belong to no organization.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub async fn read_global<T, E, F>(&self, unit: F) -> Result<T, E>
    where
        F: for<'a> Fn(&'a mut GlobalTx) -> BoxFuture<'a, Result<T, E>> + Send + Sync + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let scope = GlobalScope::Application;
        self.run_read::<GlobalTx, _, _, _>(&scope, unit).await
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.read_global(|tx| {
            Box::pin(async move { tx.rows("ping", "SELECT 1", params![]).await.map(drop) })
        })
        .await
    }

    /// Finishes what was handed in and closes the database, for every clone.
    pub async fn close(self) {
        match self.database {
            Database::Sqlite(sqlite) => sqlite.close().await,
            Database::Postgres(postgres) => postgres.close().await,
        }
    }

    pub(super) const fn is_postgres(&self) -> bool {
        matches!(self.database, Database::Postgres(_))
    }

    pub(super) async fn run_write<H, T, E, U>(&self, scope: &H::Scope, unit: U) -> Result<T, E>
    where
        H: Handle,
        U: Unit<H, T, E>,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        match &self.database {
            Database::Sqlite(sqlite) => sqlite.write(scope, unit).await,
            Database::Postgres(postgres) => postgres.write(scope, &unit).await,
        }
    }

    async fn run_read<H, T, E, U>(&self, scope: &H::Scope, unit: U) -> Result<T, E>
    where
        H: Handle,
        U: Unit<H, T, E>,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        match &self.database {
            Database::Sqlite(sqlite) => sqlite.read(scope, unit).await,
            Database::Postgres(postgres) => postgres.read(scope, &unit).await,
        }
    }
}
