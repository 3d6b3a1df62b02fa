//! One transaction on PostgreSQL: who it is, its statements, and what its errors mean.

use sqlx::postgres::{PgArguments, PgDatabaseError, PgRow};
use sqlx::query::Query;
use sqlx::{AssertSqlSafe, Column, Postgres, Row as _, TypeInfo};

use crate::database::param::Param;
use crate::database::row::{Row, Value};
use crate::database::transaction::{DriverError, Failure};
use crate::error::StoreError;

#[derive(Debug)]
pub(in crate::database) struct Transaction {
    inner: sqlx::Transaction<'static, Postgres>,
    persistent_statements: bool,
}

impl Transaction {
    pub(super) const fn new(
        inner: sqlx::Transaction<'static, Postgres>,
        persistent_statements: bool,
    ) -> Self {
        Self {
            inner,
            persistent_statements,
        }
    }

    pub(in crate::database) async fn execute(
        &mut self,
        sql: &str,
        params: &[Param<'_>],
    ) -> Result<u64, DriverError> {
        let query = self.query(sql, params);
        let done = query.execute(&mut *self.inner).await.map_err(translate)?;
        Ok(done.rows_affected())
    }

    pub(in crate::database) async fn rows(
        &mut self,
        table: &'static str,
        sql: &str,
        params: &[Param<'_>],
    ) -> Result<Vec<Row>, DriverError> {
        let query = self.query(sql, params);
        let rows = query.fetch_all(&mut *self.inner).await.map_err(translate)?;
        rows.iter()
            .map(|row| Ok(Row::new(table, values(row)?)))
            .collect()
    }

    pub(in crate::database) async fn commit(self) -> Result<(), DriverError> {
        self.inner.commit().await.map_err(translate)
    }

    pub(in crate::database) async fn rollback(self) -> Result<(), DriverError> {
        self.inner.rollback().await.map_err(translate)
    }

    fn query<'q>(&self, sql: &str, params: &[Param<'_>]) -> Query<'q, Postgres, PgArguments> {
        let query = sqlx::query(AssertSqlSafe(sql)).persistent(self.persistent_statements);
        params.iter().fold(query, |query, param| match param {
            Param::Text(text) => query.bind(*text),
            Param::Int(number) => query.bind(*number),
        })
    }
}

fn values(row: &PgRow) -> Result<Vec<Value>, StoreError> {
    let columns = row.columns().iter().enumerate();
    columns
        .map(|(index, column)| value(row, index, column.type_info().name()))
        .collect()
}

fn value(row: &PgRow, index: usize, type_name: &str) -> Result<Value, StoreError> {
    let read = match type_name {
        "TEXT" => row
            .try_get::<Option<String>, _>(index)
            .map(|text| text.map(Value::Text)),
        "INT8" => row
            .try_get::<Option<i64>, _>(index)
            .map(|number| number.map(Value::Int)),
        "INT4" => row
            .try_get::<Option<i32>, _>(index)
            .map(|number| number.map(|number| Value::Int(i64::from(number)))),
        _ => {
            return Err(StoreError::unavailable(format!(
                "a column is neither text nor number but {type_name}"
            )));
        }
    };
    read.map(|value| value.unwrap_or(Value::Null))
        .map_err(StoreError::unavailable)
}

/// What an SQLSTATE means to us (PostgreSQL, appendix A).
pub(super) fn translate(error: sqlx::Error) -> DriverError {
    let database = error
        .as_database_error()
        .and_then(|error| error.try_downcast_ref::<PgDatabaseError>());
    let error = match database.map(PgDatabaseError::code) {
        Some("40001" | "40P01") => {
            return DriverError {
                error: StoreError::unavailable(error),
                failure: Failure::Collision,
            };
        }
        Some("53100") => StoreError::Full,
        Some("23503") => StoreError::Conflict {
            constraint: "foreign_key".to_owned(),
        },
        Some("23505" | "23514") => StoreError::Conflict {
            constraint: database
                .and_then(PgDatabaseError::constraint)
                .unwrap_or_default()
                .to_owned(),
        },
        _ => StoreError::unavailable(error),
    };
    DriverError::from(error)
}
