//! Events and whether the merchant has taken them.

use super::Entries;

/// An event to be posted now.
pub struct DueEvent {
    pub id: String,
    pub event_type: String,
    pub body: String,
    /// How often it was posted before.
    pub attempts: u32,
}

impl Entries<'_> {
    /// Writes an event, due at `due` in milliseconds. The body is kept as it will be signed and
    /// posted.
    pub fn record_event(
        &self,
        id: &str,
        event_type: &str,
        body: &str,
        due: i64,
    ) -> rusqlite::Result<()> {
        self.transaction.execute(
            "INSERT INTO events (id, type, body, next_attempt_at) VALUES (?1, ?2, ?3, ?4)",
            (id, event_type, body, due),
        )?;
        Ok(())
    }

    /// Takes the events due at `now`, oldest first, and puts their next attempt at `until`, so
    /// that one that is under way is not taken again.
    pub fn take_due_events(&self, now: i64, until: i64) -> rusqlite::Result<Vec<DueEvent>> {
        let mut statement = self.transaction.prepare_cached(
            "SELECT id, type, body, attempts FROM events
             WHERE delivered_at IS NULL AND next_attempt_at <= ?1 ORDER BY seq LIMIT 16",
        )?;
        let events = statement
            .query_map([now], |row| {
                Ok(DueEvent {
                    id: row.get(0)?,
                    event_type: row.get(1)?,
                    body: row.get(2)?,
                    attempts: row.get(3)?,
                })
            })?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        for event in &events {
            self.transaction.execute(
                "UPDATE events SET attempts = attempts + 1, next_attempt_at = ?2 WHERE id = ?1",
                (&event.id, until),
            )?;
        }
        Ok(events)
    }

    /// When the next attempt is due, if an event waits.
    pub fn next_attempt_at(&self) -> rusqlite::Result<Option<i64>> {
        self.transaction.query_row(
            "SELECT MIN(next_attempt_at) FROM events WHERE delivered_at IS NULL",
            [],
            |row| row.get(0),
        )
    }

    pub fn mark_delivered(&self, id: &str, now: i64) -> rusqlite::Result<()> {
        self.transaction.execute(
            "UPDATE events SET delivered_at = ?2 WHERE id = ?1",
            (id, now),
        )?;
        Ok(())
    }

    pub fn postpone_delivery(&self, id: &str, until: i64) -> rusqlite::Result<()> {
        self.transaction.execute(
            "UPDATE events SET next_attempt_at = ?2 WHERE id = ?1",
            (id, until),
        )?;
        Ok(())
    }

    /// How many events the merchant has not taken yet.
    pub fn count_pending_events(&self) -> rusqlite::Result<i64> {
        self.transaction.query_row(
            "SELECT COUNT(*) FROM events WHERE delivered_at IS NULL",
            [],
            |row| row.get(0),
        )
    }
}
