//! The answers kept under their idempotency keys.

use rusqlite::OptionalExtension;

use super::Entries;

/// An answer that was given, or would have been had the connection lived.
pub struct StoredAnswer {
    pub fingerprint: String,
    pub status: u16,
    pub body: String,
}

impl Entries<'_> {
    pub fn stored_answer(&self, idempotency_key: &str) -> rusqlite::Result<Option<StoredAnswer>> {
        self.transaction
            .query_row(
                "SELECT fingerprint, status, body FROM answers WHERE idempotency_key = ?1",
                [idempotency_key],
                |row| {
                    Ok(StoredAnswer {
                        fingerprint: row.get(0)?,
                        status: row.get(1)?,
                        body: row.get(2)?,
                    })
                },
            )
            .optional()
    }

    pub fn store_answer(
        &self,
        idempotency_key: &str,
        answer: &StoredAnswer,
    ) -> rusqlite::Result<()> {
        self.transaction.execute(
            "INSERT INTO answers (idempotency_key, fingerprint, status, body)
             VALUES (?1, ?2, ?3, ?4)",
            (
                idempotency_key,
                &answer.fingerprint,
                answer.status,
                &answer.body,
            ),
        )?;
        Ok(())
    }
}
