//! Running one statement on a connection, and what SQLite's errors mean.

use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::ffi;
use rusqlite::types::ValueRef;
use rusqlite::{CachedStatement, Connection, ErrorCode};

use crate::database::param::Param;
use crate::database::row::{Row, Value};
use crate::database::transaction::DriverError;
use crate::error::StoreError;

/// Every text that was run, for the test of their plans.
#[cfg(test)]
pub(crate) static SEEN: Mutex<std::collections::BTreeSet<String>> =
    Mutex::new(std::collections::BTreeSet::new());

/// The connection, also after a panic: a transaction that was cut short is rolled back by its owner.
pub(super) fn lock(connection: &Mutex<Connection>) -> MutexGuard<'_, Connection> {
    connection.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(in crate::database) fn execute(
    connection: &Mutex<Connection>,
    sql: &str,
    params: &[Param<'_>],
) -> Result<u64, DriverError> {
    let connection = lock(connection);
    let mut statement = bind(&connection, sql, params)?;
    let changed = statement.raw_execute().map_err(translate)?;
    Ok(u64::try_from(changed).unwrap_or(u64::MAX))
}

pub(in crate::database) fn rows(
    connection: &Mutex<Connection>,
    table: &'static str,
    sql: &str,
    params: &[Param<'_>],
) -> Result<Vec<Row>, DriverError> {
    let connection = lock(connection);
    let mut statement = bind(&connection, sql, params)?;
    let columns = statement.column_count();
    let mut found = Vec::new();
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next().map_err(translate)? {
        let mut values = Vec::with_capacity(columns);
        for index in 0..columns {
            values.push(value(row.get_ref(index).map_err(translate)?)?);
        }
        found.push(Row::new(table, values));
    }
    Ok(found)
}

/// Binds by the number in the placeholder's name: to SQLite `$2` is a name, and it numbers names as
/// it meets them.
fn bind<'a>(
    connection: &'a Connection,
    sql: &str,
    params: &[Param<'_>],
) -> Result<CachedStatement<'a>, StoreError> {
    #[cfg(test)]
    SEEN.lock().unwrap().insert(sql.to_owned());
    let mut statement = connection.prepare_cached(sql).map_err(translate)?;
    let count = statement.parameter_count();
    let mismatch = || StoreError::unavailable(format!("values and placeholders differ: {sql}"));
    if count != params.len() {
        return Err(mismatch());
    }
    for position in 1..=count {
        let number = statement
            .parameter_name(position)
            .and_then(|name| name.strip_prefix('$'))
            .and_then(|number| number.parse::<usize>().ok());
        let param = number
            .and_then(|number| params.get(number.checked_sub(1)?))
            .ok_or_else(mismatch)?;
        match param {
            Param::Text(text) => statement.raw_bind_parameter(position, text),
            Param::Int(number) => statement.raw_bind_parameter(position, number),
        }
        .map_err(translate)?;
    }
    Ok(statement)
}

fn value(value: ValueRef<'_>) -> Result<Value, StoreError> {
    match value {
        ValueRef::Null => Ok(Value::Null),
        ValueRef::Integer(number) => Ok(Value::Int(number)),
        ValueRef::Text(text) => std::str::from_utf8(text)
            .map(|text| Value::Text(text.to_owned()))
            .map_err(StoreError::unavailable),
        ValueRef::Real(_) | ValueRef::Blob(_) => Err(StoreError::unavailable(
            "a column is neither text nor number",
        )),
    }
}

pub(super) fn translate(error: rusqlite::Error) -> StoreError {
    let rusqlite::Error::SqliteFailure(code, message) = &error else {
        return StoreError::unavailable(error);
    };
    match code.code {
        ErrorCode::DiskFull => StoreError::Full,
        ErrorCode::ConstraintViolation => StoreError::Conflict {
            constraint: constraint(code.extended_code, message.as_deref().unwrap_or_default()),
        },
        _ => StoreError::unavailable(error),
    }
}

/// The name that PostgreSQL gives the same constraint by itself. SQLite tells the columns of a key
/// (`UNIQUE constraint failed: orders.tenant_id, orders.quote_id`) and the name of a CHECK.
fn constraint(extended_code: i32, message: &str) -> String {
    let failed = message
        .split_once(": ")
        .map_or(message, |(_, failed)| failed);
    let columns = failed.split(", ").filter_map(|part| part.split_once('.'));
    let (tables, columns): (Vec<_>, Vec<_>) = columns.unzip();
    match (extended_code, tables.first()) {
        (ffi::SQLITE_CONSTRAINT_FOREIGNKEY, _) => "foreign_key".to_owned(),
        (ffi::SQLITE_CONSTRAINT_PRIMARYKEY, Some(table)) => format!("{table}_pkey"),
        (ffi::SQLITE_CONSTRAINT_UNIQUE, Some(table)) => {
            format!("{table}_{}_key", columns.join("_"))
        }
        _ => failed.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_a_constraint_as_postgresql_does() {
        let unique = "UNIQUE constraint failed: orders.tenant_id, orders.quote_id";
        assert_eq!(
            constraint(ffi::SQLITE_CONSTRAINT_UNIQUE, unique),
            "orders_tenant_id_quote_id_key"
        );
        assert_eq!(
            constraint(ffi::SQLITE_CONSTRAINT_PRIMARYKEY, unique),
            "orders_pkey"
        );
        assert_eq!(
            constraint(
                ffi::SQLITE_CONSTRAINT_CHECK,
                "CHECK constraint failed: subscriptions_assigned_check"
            ),
            "subscriptions_assigned_check"
        );
    }
}
