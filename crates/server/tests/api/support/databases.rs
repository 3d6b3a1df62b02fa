//! A fresh database per test, on either engine.

use server::config::{DatabaseOptions, Pooler};
use sqlx::{Connection, Executor, PgConnection};
use tempfile::TempDir;

/// Which database a case runs on.
#[derive(Clone, Copy)]
pub enum Engine {
    Sqlite,
    Postgres,
    /// PostgreSQL behind a pgbouncer in transaction mode.
    Pooled,
}

/// A database of one test; the folder goes when it is dropped.
pub struct Database {
    pub options: DatabaseOptions,
    pub folder: TempDir,
}

impl Engine {
    pub async fn fresh(self) -> Database {
        let folder = tempfile::tempdir().unwrap();
        let database = match self {
            Self::Sqlite => format!("sqlite://{}", folder.path().join("test.db").display()),
            Self::Postgres => fresh_postgres(folder.path(), "SELFSERVE_TEST_POSTGRES").await,
            Self::Pooled => fresh_postgres(folder.path(), "SELFSERVE_TEST_PGBOUNCER").await,
        };
        let database_pooler = matches!(self, Self::Pooled).then_some(Pooler::Transaction);
        let options = DatabaseOptions {
            database,
            database_pooler,
        };
        Database { options, folder }
    }
}

impl Database {
    /// Changes something behind the program's back.
    pub async fn execute(&self, sql: &'static str) {
        if let Some(file) = self.options.database.strip_prefix("sqlite://") {
            let connection = rusqlite::Connection::open(file).unwrap();
            connection.execute(sql, []).unwrap();
        } else {
            let database = &self.options.database;
            let mut connection = PgConnection::connect(database).await.unwrap();
            connection.execute(sql).await.unwrap();
        }
    }
}

/// Makes a database on the server itself, and gives its address there or at what stands before it.
async fn fresh_postgres(folder: &std::path::Path, reached_by: &str) -> String {
    let address = |variable: &str| {
        let named = std::env::var(variable);
        named.unwrap_or_else(|_| panic!("{variable} names a server; `cargo xtask test` starts one"))
    };
    let server = address("SELFSERVE_TEST_POSTGRES");
    let unique = folder
        .file_name()
        .unwrap()
        .to_string_lossy()
        .replace('.', "")
        .to_lowercase();
    let name = format!("api_{unique}_{}", std::process::id());
    let mut connection = PgConnection::connect(&server).await.unwrap();
    let create = sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"));
    connection.execute(create).await.unwrap();
    let mut url = url::Url::parse(&address(reached_by)).unwrap();
    url.set_path(&name);
    url.to_string()
}

/// Expands each case to one test per engine.
macro_rules! both {
    ($($(#[$meta:meta])* async fn $name:ident($app:ident: App) $body:block)+) => {
        mod sqlite {
            use super::*;
            $($(#[$meta])* #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() { super::cases::$name(App::start(Engine::Sqlite).await).await })+
        }
        mod postgres {
            use super::*;
            $($(#[$meta])* #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() { super::cases::$name(App::start(Engine::Postgres).await).await })+
        }
        mod cases {
            use super::*;
            $(pub async fn $name($app: App) $body)+
        }
    };
}

pub(crate) use both;
