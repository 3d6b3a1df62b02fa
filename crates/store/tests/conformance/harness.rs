//! A database for one case, and a way past the store to look into it.

use std::panic::{AssertUnwindSafe, resume_unwind};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use futures::FutureExt;
use sqlx::{AssertSqlSafe, Connection as _, PgConnection, Row as _};
use store::{BoxFuture, GlobalTx, OpenError, Store, StoreError, StoreOptions, TenantTx};
use tempfile::TempDir;

use crate::fixtures::tenant_id;

/// The variable with the address of a PostgreSQL server on which databases may be made.
const SERVER: &str = "SELFSERVE_TEST_POSTGRES";

/// The variable with the address of a pgbouncer in transaction mode before that server.
const POOLER: &str = "SELFSERVE_TEST_PGBOUNCER";

/// A database of one case.
pub struct Database {
    pub store: Store,
    url: String,
    engine: Engine,
}

enum Engine {
    Sqlite {
        /// It goes away with the case.
        _folder: TempDir,
    },
    Postgres {
        server: String,
        name: String,
    },
}

pub async fn on_sqlite(case: impl AsyncFnOnce(&Database)) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("folder").join("selfserve.db");
    let url = format!("sqlite://{}", path.display());
    let store = open(&url).await.expect("the store opens");
    run(store, url, Engine::Sqlite { _folder: folder }, case).await;
}

pub async fn on_postgres(case: impl AsyncFnOnce(&Database)) {
    let (url, engine) = new_database().await;
    let store = open(&url).await.expect("the store opens");
    run(store, url, engine, case).await;
}

/// The case is given the store behind the pooler, and looks past it at the server itself.
pub async fn on_pooled_postgres(case: impl AsyncFnOnce(&Database)) {
    let (url, engine) = new_database().await;
    let options = StoreOptions {
        pool_size: 32,
        acquire_timeout: Duration::from_mins(1),
        persistent_statements: false,
        ..StoreOptions::default()
    };
    let store = Store::open(&pooled(&url), options).await;
    run(store.expect("the store opens"), url, engine, case).await;
}

async fn new_database() -> (String, Engine) {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let server = from_environment(SERVER);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let name = format!("store_{}_{number}", std::process::id());
    let url = database_of(&server, &name);
    run_sql(&server, &format!("CREATE DATABASE {name}")).await;
    (url, Engine::Postgres { server, name })
}

/// The same database by way of the pooler.
fn pooled(url: &str) -> String {
    let (_, name) = url.rsplit_once('/').expect("an address with a database");
    database_of(&from_environment(POOLER), name)
}

fn database_of(server: &str, name: &str) -> String {
    let (base, _) = server.rsplit_once('/').expect("an address with a database");
    format!("{base}/{name}")
}

fn from_environment(variable: &str) -> String {
    std::env::var(variable).unwrap_or_else(|_| {
        panic!("set {variable} to the address of a server, as `cargo xtask test` does")
    })
}

async fn run(store: Store, url: String, engine: Engine, case: impl AsyncFnOnce(&Database)) {
    let database = Database { store, url, engine };
    let outcome = AssertUnwindSafe(case(&database)).catch_unwind().await;
    database.store.clone().close().await;
    if let Engine::Postgres { server, name } = &database.engine {
        run_sql(server, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
    }
    if let Err(payload) = outcome {
        resume_unwind(payload);
    }
}

async fn open(url: &str) -> Result<Store, OpenError> {
    let options = StoreOptions {
        acquire_timeout: Duration::from_mins(1),
        ..StoreOptions::default()
    };
    Store::open(url, options).await
}

async fn run_sql(url: &str, sql: &str) {
    let mut connection = PgConnection::connect(url)
        .await
        .expect("PostgreSQL answers");
    sqlx::raw_sql(AssertSqlSafe(sql))
        .execute(&mut connection)
        .await
        .expect("the statement runs");
}

impl Database {
    /// Opens the same database once more.
    pub async fn open_again(&self) -> Result<Store, OpenError> {
        open(&self.url).await
    }

    pub fn is_postgres(&self) -> bool {
        matches!(self.engine, Engine::Postgres { .. })
    }

    pub fn url(&self) -> &str {
        &self.url
    }

    /// The address behind the pooler.
    pub fn pooled_url(&self) -> String {
        pooled(&self.url)
    }

    /// A unit of work in Harbor.
    pub async fn write<T: Send + 'static>(
        &self,
        unit: impl for<'a> Fn(&'a mut TenantTx) -> BoxFuture<'a, Result<T, StoreError>>
        + Send
        + Sync
        + 'static,
    ) -> Result<T, StoreError> {
        self.store.write(&tenant_id("harbor"), unit).await
    }

    /// A unit that reads in Harbor and succeeds.
    pub async fn read<T: Send + 'static>(
        &self,
        unit: impl for<'a> Fn(&'a mut TenantTx) -> BoxFuture<'a, Result<T, StoreError>>
        + Send
        + Sync
        + 'static,
    ) -> T {
        let read = self.store.read(&tenant_id("harbor"), unit).await;
        read.expect("the unit succeeds")
    }

    /// A unit of work on the global tables that succeeds.
    pub async fn global<T: Send + 'static>(
        &self,
        unit: impl for<'a> Fn(&'a mut GlobalTx) -> BoxFuture<'a, Result<T, StoreError>>
        + Send
        + Sync
        + 'static,
    ) -> T {
        let written = self.store.write_global(unit).await;
        written.expect("the unit succeeds")
    }

    /// Runs a statement past the store, as the owner of the tables.
    pub async fn execute(&self, sql: &str) {
        match &self.engine {
            Engine::Sqlite { .. } => self
                .sqlite()
                .execute_batch(sql)
                .expect("the statement runs"),
            Engine::Postgres { .. } => run_sql(&self.url, sql).await,
        }
    }

    /// The number that a query gives past the store.
    pub async fn number(&self, sql: &str) -> i64 {
        match &self.engine {
            Engine::Sqlite { .. } => {
                let connection = self.sqlite();
                let number = connection.query_row(sql, [], |row| row.get(0));
                number.expect("a number")
            }
            Engine::Postgres { .. } => {
                let mut connection = PgConnection::connect(&self.url).await.expect("it answers");
                let query = sqlx::query(AssertSqlSafe(sql));
                let row = query.fetch_one(&mut connection).await.expect("a row");
                row.get(0)
            }
        }
    }

    /// Returns when a transaction on PostgreSQL is held up by another.
    pub async fn until_somebody_waits_for_a_lock(&self) {
        let waiting = "SELECT COUNT(*) FROM pg_stat_activity \
            WHERE datname = current_database() AND wait_event_type = 'Lock'";
        while self.number(waiting).await == 0 {
            tokio::task::yield_now().await;
        }
    }

    fn sqlite(&self) -> rusqlite::Connection {
        let path = self.url.trim_start_matches("sqlite://");
        rusqlite::Connection::open(path).expect("the file opens")
    }
}

/// Writes a unit of work without the ceremony: `unit!(tx => users::find(tx, &id))`. What it uses is
/// cloned for each run.
macro_rules! unit {
    ($tx:ident => $body:expr) => {
        move |$tx| Box::pin(async move { $body.await })
    };
    ([$($name:ident),+] $tx:ident => $body:expr) => {{
        $(let $name = $name.clone();)+
        move |$tx| {
            $(let $name = $name.clone();)+
            Box::pin(async move { $body.await })
        }
    }};
}
pub(crate) use unit;
