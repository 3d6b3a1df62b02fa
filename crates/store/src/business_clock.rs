//! How far the business clock of a demo was moved (`decisions.md` 13).

use chrono::TimeDelta;

use crate::database::{GlobalTx, Row, params};
use crate::error::StoreError;

const TABLE: &str = "business_clock";

/// The only row.
const ROW: i64 = 1;

/// How far the clock is ahead of the machine's; nothing before it was first moved.
pub async fn ahead(tx: &mut GlobalTx) -> Result<TimeDelta, StoreError> {
    let sql = "SELECT ahead FROM business_clock WHERE id = $1";
    let row = tx.row(TABLE, sql, params![ROW]).await?;
    row.map_or(Ok(TimeDelta::zero()), read)
}

/// Moves the clock on, and tells how far it is ahead now.
pub async fn advance(tx: &mut GlobalTx, by: TimeDelta) -> Result<TimeDelta, StoreError> {
    let by = by.num_microseconds().unwrap_or(i64::MAX);
    tx.execute_one(
        "INSERT INTO business_clock (id, ahead) VALUES ($1, $2) \
         ON CONFLICT (id) DO UPDATE SET ahead = business_clock.ahead + excluded.ahead",
        params![ROW, by],
    )
    .await?;
    ahead(tx).await
}

fn read(mut row: Row) -> Result<TimeDelta, StoreError> {
    Ok(TimeDelta::microseconds(row.int("ahead")?))
}
