//! When an organization has something to be done in the background, shared by all instances of
//! the server (`decisions.md` 9).

use chrono::{DateTime, Utc};
use domain::ids::TenantId;

use crate::database::{GlobalTx, Row, params};
use crate::error::StoreError;

const TABLE: &str = "wakeups";

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// To tell whom it concerns of what happened.
    TellEvents,
    /// To send mails.
    SendMails,
    /// To put together mails that sum several notices up.
    SendDigests,
    /// To call webhooks.
    CallWebhooks,
    /// To give money back to cards.
    GiveMoneyBack,
    /// To tell partners what was decided of their grants, and both sides what is about to end.
    WarnOfGrants,
}

/// Where tasks are done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the database alone.
    Here,
    /// At servers of others, which may hang.
    Elsewhere,
}

/// A task of an organization that somebody has taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wakeup {
    /// Whose.
    pub tenant: TenantId,
    /// What.
    pub task: Task,
    woken: i64,
}

/// Asks for a task at `at`, by the clock of the business; what was asked for earlier stays.
pub async fn wake(
    tx: &mut GlobalTx,
    tenant: &TenantId,
    task: Task,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    tx.execute_one(
        "INSERT INTO wakeups (tenant_id, task, due_at, woken, lease_until) \
         VALUES ($1, $2, $3, 1, 0) ON CONFLICT (tenant_id, task) \
         DO UPDATE SET woken = wakeups.woken + 1, due_at = CASE \
         WHEN wakeups.due_at < excluded.due_at THEN wakeups.due_at ELSE excluded.due_at END",
        params![tenant, task.as_str(), at],
    )
    .await
}

/// Takes up to `limit` tasks of a place that are due by the clock of the business, the longest
/// waiting first. Nobody else gets them until `lease_until`, by the clock of the system.
pub async fn lease_due(
    tx: &mut GlobalTx,
    place: Place,
    (business_now, system_now): (DateTime<Utc>, DateTime<Utc>),
    lease_until: DateTime<Utc>,
    limit: u32,
) -> Result<Vec<Wakeup>, StoreError> {
    let tasks = match place {
        Place::Here => "task NOT IN ('send-mails', 'call-webhooks', 'give-money-back')",
        Place::Elsewhere => "task IN ('send-mails', 'call-webhooks', 'give-money-back')",
    };
    // The outer condition is checked again after waiting for another instance's lease.
    let sql = format!(
        "UPDATE wakeups SET lease_until = $1 WHERE (tenant_id, task) IN \
         (SELECT tenant_id, task FROM wakeups WHERE due_at <= $2 AND lease_until <= $3 \
         AND {tasks} ORDER BY due_at, tenant_id, task LIMIT $4) AND lease_until <= $3 \
         RETURNING tenant_id, task, woken"
    );
    let params = params![lease_until, business_now, system_now, limit];
    let rows = tx.rows(TABLE, &sql, params).await?;
    rows.into_iter().map(read).collect()
}

/// Gives a task back that is done, until `next` where something is left for later. What was asked
/// for meanwhile is done at once.
pub async fn finish(
    tx: &mut GlobalTx,
    wakeup: &Wakeup,
    next: Option<DateTime<Utc>>,
) -> Result<(), StoreError> {
    let (tenant, task) = (&wakeup.tenant, wakeup.task.as_str());
    let done = if let Some(next) = next {
        let sql = "UPDATE wakeups SET due_at = $1, lease_until = 0 \
                WHERE tenant_id = $2 AND task = $3 AND woken = $4";
        tx.execute(sql, params![next, tenant, task, wakeup.woken])
            .await?
    } else {
        let sql = "DELETE FROM wakeups WHERE tenant_id = $1 AND task = $2 AND woken = $3";
        tx.execute(sql, params![tenant, task, wakeup.woken]).await?
    };
    if done == 0 {
        let sql = "UPDATE wakeups SET lease_until = 0 WHERE tenant_id = $1 AND task = $2";
        tx.execute(sql, params![tenant, task]).await?;
    }
    Ok(())
}

impl Task {
    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TellEvents => "tell-events",
            Self::SendMails => "send-mails",
            Self::SendDigests => "send-digests",
            Self::CallWebhooks => "call-webhooks",
            Self::GiveMoneyBack => "give-money-back",
            Self::WarnOfGrants => "warn-of-grants",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        let all = [
            Self::TellEvents,
            Self::SendMails,
            Self::SendDigests,
            Self::CallWebhooks,
            Self::GiveMoneyBack,
            Self::WarnOfGrants,
        ];
        all.into_iter().find(|task| task.as_str() == word)
    }
}

fn read(mut row: Row) -> Result<Wakeup, StoreError> {
    Ok(Wakeup {
        tenant: row.parse("tenant_id")?,
        task: row.word("task", Task::parse)?,
        woken: row.int("woken")?,
    })
}
