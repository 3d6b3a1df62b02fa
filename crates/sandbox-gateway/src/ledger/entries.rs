//! Records by id, and lists of them with the newest first.

use rusqlite::{OptionalExtension, Row, ToSql, Transaction, named_params};
use serde_json::Value;

use crate::records::Record;

/// The ledger inside one transaction.
pub struct Entries<'a> {
    pub(super) transaction: &'a Transaction<'a>,
}

/// Which part of a list is wanted.
#[derive(Default)]
pub struct Filter {
    pub customer: Option<String>,
    pub payment_intent: Option<String>,
    /// An event's type.
    pub event_type: Option<String>,
    /// Older than the one with this id.
    pub starting_after: Option<String>,
    /// Newer than the one with this id.
    pub ending_before: Option<String>,
    /// As many as there are, when not given.
    pub limit: Option<u32>,
}

const LIST_RECORDS: &str = "
SELECT document FROM records
WHERE kind = :kind
  AND (:customer IS NULL OR customer = :customer)
  AND (:payment_intent IS NULL OR payment_intent = :payment_intent)
  AND (:after IS NULL OR seq < (SELECT seq FROM records WHERE id = :after))
  AND (:before IS NULL OR seq > (SELECT seq FROM records WHERE id = :before))
ORDER BY seq DESC LIMIT :limit";

const LIST_EVENTS: &str = "
SELECT body FROM events
WHERE (:type IS NULL OR type = :type)
  AND (:after IS NULL OR seq < (SELECT seq FROM events WHERE id = :after))
  AND (:before IS NULL OR seq > (SELECT seq FROM events WHERE id = :before))
ORDER BY seq DESC LIMIT :limit";

impl<'a> Entries<'a> {
    pub(super) fn new(transaction: &'a Transaction<'a>) -> Self {
        Self { transaction }
    }

    /// Writes a record, new or changed. Its place in the order stays.
    pub fn save<R: Record>(&self, record: &R) -> rusqlite::Result<()> {
        let document = serde_json::to_value(record).map_err(to_sql_error)?;
        self.transaction.execute(
            "INSERT INTO records (id, kind, customer, payment_intent, document)
             VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (id) DO UPDATE
             SET customer = excluded.customer, document = excluded.document",
            (
                record.id(),
                R::KIND,
                record.customer(),
                record.payment_intent(),
                document.to_string(),
            ),
        )?;
        Ok(())
    }

    pub fn find<R: Record>(&self, id: &str) -> rusqlite::Result<Option<R>> {
        self.transaction
            .query_row(
                "SELECT document FROM records WHERE id = ?1 AND kind = ?2",
                (id, R::KIND),
                read_record,
            )
            .optional()
    }

    /// The records of one kind, newest first, and whether there are more.
    pub fn list<R: Record>(&self, filter: &Filter) -> rusqlite::Result<(Vec<R>, bool)> {
        self.page(
            LIST_RECORDS,
            named_params! {
                ":kind": R::KIND,
                ":customer": filter.customer,
                ":payment_intent": filter.payment_intent,
                ":after": filter.starting_after,
                ":before": filter.ending_before,
                ":limit": filter.fetched(),
            },
            filter,
            read_record,
        )
    }

    /// The events, newest first, and whether there are more.
    pub fn list_events(&self, filter: &Filter) -> rusqlite::Result<(Vec<Value>, bool)> {
        self.page(
            LIST_EVENTS,
            named_params! {
                ":type": filter.event_type,
                ":after": filter.starting_after,
                ":before": filter.ending_before,
                ":limit": filter.fetched(),
            },
            filter,
            |row| {
                let body: String = row.get(0)?;
                serde_json::from_str(&body).map_err(to_sql_error)
            },
        )
    }

    fn page<T>(
        &self,
        sql: &str,
        params: &[(&str, &dyn ToSql)],
        filter: &Filter,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<(Vec<T>, bool)> {
        let mut statement = self.transaction.prepare_cached(sql)?;
        let mut items = statement
            .query_map(params, read)?
            .collect::<rusqlite::Result<Vec<T>>>()?;
        let limit = filter.limit.map_or(usize::MAX, |limit| limit as usize);
        let has_more = items.len() > limit;
        items.truncate(limit);
        Ok((items, has_more))
    }
}

impl Filter {
    /// One more than asked for tells whether there are more. SQLite takes -1 for all.
    fn fetched(&self) -> i64 {
        self.limit.map_or(-1, |limit| i64::from(limit) + 1)
    }
}

fn read_record<R: Record>(row: &Row<'_>) -> rusqlite::Result<R> {
    let document: String = row.get(0)?;
    serde_json::from_str(&document).map_err(to_sql_error)
}

/// A document of the ledger that cannot be read is a damaged ledger.
fn to_sql_error(error: serde_json::Error) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(error))
}
