//! Brings the tables up to date: numbered files, each in a transaction of its own.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::params;
use super::store::Store;
use super::transaction::{GlobalScope, GlobalTx};
use crate::error::{OpenError, Source, StoreError};
use crate::migrations::{MIGRATIONS, Migration};

const TABLE: &str = "schema_migrations";

/// The row that says nothing and is locked while a migration runs, so that two programs that start
/// at once do not run it twice.
const LOCK: i64 = 0;

/// Applies what the database lacks.
pub(super) async fn run(store: &Store) -> Result<(), OpenError> {
    set_up(store)
        .await
        .map_err(|source| failed(TABLE, source))?;
    let applied = applied(store)
        .await
        .map_err(|source| failed(TABLE, source))?;
    check(&applied)?;
    for migration in MIGRATIONS {
        if migration.is_for(store.is_postgres()) && !applied.contains_key(&migration.number) {
            apply(store, migration)
                .await
                .map_err(|source| failed(migration.name, source))?;
        }
    }
    Ok(())
}

/// Refuses tables of a newer program, and migrations that were changed after they ran.
fn check(applied: &BTreeMap<i64, String>) -> Result<(), OpenError> {
    let known = MIGRATIONS.last().map_or(0, |migration| migration.number);
    let found = applied.keys().next_back().copied().unwrap_or(0);
    if found > known {
        return Err(OpenError::Newer { found, known });
    }
    for migration in MIGRATIONS {
        match applied.get(&migration.number) {
            Some(recorded) if *recorded != checksum(migration) => {
                return Err(failed(
                    migration.name,
                    "it was changed after it had been applied",
                ));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Two programs that create the table at once collide in PostgreSQL's own tables; the second time
/// it is there.
async fn set_up(store: &Store) -> Result<(), StoreError> {
    let create = || {
        write(store, |tx: &mut GlobalTx| {
            Box::pin(async move {
                tx.execute(
                    "CREATE TABLE IF NOT EXISTS schema_migrations \
                     (number BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL)",
                    params![],
                )
                .await?;
                tx.execute(
                    "INSERT INTO schema_migrations (number, name, checksum) \
                     VALUES ($1, 'lock', '') ON CONFLICT DO NOTHING",
                    params![LOCK],
                )
                .await
                .map(drop)
            })
        })
    };
    match create().await {
        Ok(()) => Ok(()),
        Err(_) => create().await,
    }
}

async fn applied(store: &Store) -> Result<BTreeMap<i64, String>, StoreError> {
    write(store, |tx: &mut GlobalTx| {
        Box::pin(async move {
            let rows = tx
                .rows(
                    TABLE,
                    "SELECT number, checksum FROM schema_migrations WHERE number > $1",
                    params![LOCK],
                )
                .await?;
            rows.into_iter()
                .map(|mut row| Ok((row.int("number")?, row.text("checksum")?)))
                .collect()
        })
    })
    .await
}

async fn apply(store: &Store, migration: &'static Migration) -> Result<(), StoreError> {
    write(store, move |tx: &mut GlobalTx| {
        Box::pin(async move {
            tx.execute_one(
                "UPDATE schema_migrations SET name = name WHERE number = $1",
                params![LOCK],
            )
            .await?;
            let recorded = tx
                .execute(
                    "INSERT INTO schema_migrations (number, name, checksum) VALUES ($1, $2, $3) \
                     ON CONFLICT DO NOTHING",
                    params![migration.number, migration.name, &checksum(migration)],
                )
                .await?;
            if recorded == 1 {
                for statement in statements(migration.sql) {
                    tx.execute(&statement, params![]).await?;
                }
            }
            Ok(())
        })
    })
    .await
}

async fn write<T, F>(store: &Store, unit: F) -> Result<T, StoreError>
where
    F: for<'a> Fn(&'a mut GlobalTx) -> futures::future::BoxFuture<'a, Result<T, StoreError>>
        + Send
        + Sync
        + 'static,
    T: Send + 'static,
{
    let owner = GlobalScope::Owner;
    store.run_write::<GlobalTx, _, _, _>(&owner, unit).await
}

fn failed(name: &str, source: impl Into<Source>) -> OpenError {
    OpenError::Migration {
        name: name.to_owned(),
        source: source.into(),
    }
}

fn checksum(migration: &Migration) -> String {
    hex::encode(Sha256::digest(migration.sql.as_bytes()))
}

/// The statements of a file: each ends with a semicolon at the end of a line, outside of `$$`.
fn statements(sql: &str) -> Vec<String> {
    let mut statements = Vec::new();
    let mut statement = String::new();
    let mut in_body = false;
    let lines = sql.lines().filter(|line| !line.trim().starts_with("--"));
    for line in lines {
        statement.push_str(line);
        statement.push('\n');
        in_body ^= line.matches("$$").count() % 2 == 1;
        if !in_body && line.trim_end().ends_with(';') {
            statements.push(std::mem::take(&mut statement));
        }
    }
    if !statement.trim().is_empty() {
        statements.push(statement);
    }
    statements
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_ends_with_a_line_outside_of_a_body() {
        let sql = "-- a;\nCREATE TABLE a (\n  b TEXT\n);\nDO $$\nBEGIN\n  x;\nEND $$;\nSELECT 1";
        let found = statements(sql);
        assert_eq!(
            found,
            [
                "CREATE TABLE a (\n  b TEXT\n);\n",
                "DO $$\nBEGIN\n  x;\nEND $$;\n",
                "SELECT 1\n"
            ]
        );
    }

    #[test]
    fn tables_of_a_newer_program_are_refused() {
        let applied = BTreeMap::from([(9_999, String::new())]);
        assert!(matches!(
            check(&applied),
            Err(OpenError::Newer { found: 9_999, .. })
        ));
    }

    #[test]
    fn a_migration_that_was_changed_afterwards_is_refused() {
        let first = MIGRATIONS.first().unwrap();
        let applied = BTreeMap::from([(first.number, "other".to_owned())]);
        assert!(matches!(check(&applied), Err(OpenError::Migration { .. })));
    }
}
