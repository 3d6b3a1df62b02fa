//! What people ask for instead of buying it, and what the organization does with that.

use chrono::{DateTime, Utc};
use domain::ids::{LicenseRequestId, OrderId, ProductId, UserId};
use domain::license_request::{ApprovalWay, RequestState, RequestStatus};

use crate::cursor::Cursor;
use crate::database::{Param, Row, TenantTx, params};
use crate::error::StoreError;

const TABLE: &str = "license_requests";

macro_rules! columns {
    () => {
        "r.id, r.product_id, r.user_id, r.asked_by, r.reason, r.requested_at, r.state, \
         r.state_at, r.way, r.used_for, r.message, r.decided_by, r.reminded_at"
    };
}

/// A request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LicenseRequestRecord {
    /// Its id.
    pub id: LicenseRequestId,
    /// What is asked for.
    pub product: ProductId,
    /// For whom.
    pub user: UserId,
    /// Who asked.
    pub asked_by: UserId,
    /// Why.
    pub reason: String,
    /// When.
    pub requested_at: DateTime<Utc>,
    /// Where it stands, as it was last written: see [`RequestState::at`].
    pub state: RequestState,
    /// The order for which a purchase that it allows was used.
    pub used_for: Option<OrderId>,
    /// What the admin said to it.
    pub message: Option<String>,
    /// Who that was; nobody for what the program decided.
    pub decided_by: Option<UserId>,
    /// When the admins were told once more.
    pub reminded_at: Option<DateTime<Utc>>,
}

/// A request with the names of whom it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedRequest {
    /// The request.
    pub request: LicenseRequestRecord,
    /// What the person is called for whom it is.
    pub user_name: String,
    /// What the person is called who asked.
    pub asker_name: String,
}

/// Adds a request.
pub async fn insert(tx: &mut TenantTx, request: &LicenseRequestRecord) -> Result<(), StoreError> {
    let (state, state_at, way) = columns_of(request.state);
    tx.execute_one(
        "INSERT INTO license_requests (tenant_id, id, product_id, user_id, asked_by, reason, \
         requested_at, state, state_at, way, message, decided_by) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        params![
            &request.id,
            &request.product,
            &request.user,
            &request.asked_by,
            &request.reason,
            request.requested_at,
            state,
            state_at,
            way,
            request.message.as_deref(),
            request.decided_by.as_ref(),
        ],
    )
    .await
}

/// The request with this id.
pub async fn find(
    tx: &mut TenantTx,
    id: &LicenseRequestId,
) -> Result<Option<LicenseRequestRecord>, StoreError> {
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM license_requests r WHERE r.tenant_id = $1 AND r.id = $2"
    );
    let row = tx.row(TABLE, sql, params![id]).await?;
    row.map(|mut row| read(&mut row)).transpose()
}

/// A page of the organization's requests, the newest first, and where the next one begins. Without
/// a status all of them. What time alone has ended is stored as new: it was asked before
/// `expired_before`.
pub async fn page(
    tx: &mut TenantTx,
    status: Option<RequestStatus>,
    expired_before: DateTime<Utc>,
    cursor: Option<&str>,
    page_size: usize,
) -> Result<(Vec<NamedRequest>, Option<String>), StoreError> {
    let before = cursor.and_then(Cursor::parse);
    let before_at = before.as_ref().and_then(|cursor| cursor.key.parse().ok());
    let before_at: i64 = before_at.unwrap_or(i64::MAX);
    let before_id = before.map_or_else(String::new, |cursor| cursor.id);
    let limit = i64::try_from(page_size).map_or(i64::MAX, |size| size.saturating_add(1));
    let mut params = vec![Param::from(before_at), Param::from(&before_id)];
    let (condition, param) = match status {
        None => ("", None),
        Some(RequestStatus::New) => (
            " AND r.state = 'new' AND r.state_at > $4",
            Some(Param::from(expired_before)),
        ),
        Some(RequestStatus::Expired) => (
            " AND r.state = 'new' AND r.state_at <= $4",
            Some(Param::from(expired_before)),
        ),
        Some(status) => (" AND r.state = $4", Some(Param::from(status.as_str()))),
    };
    params.extend(param);
    params.push(Param::from(limit));
    let last = params.len() + 1;
    let sql = format!(
        "SELECT u.display_name AS user_name, a.display_name AS asker_name, {} \
         FROM license_requests r \
         JOIN users u ON u.tenant_id = r.tenant_id AND u.id = r.user_id \
         JOIN users a ON a.tenant_id = r.tenant_id AND a.id = r.asked_by \
         WHERE r.tenant_id = $1 AND (r.requested_at, r.id) < ($2, $3){condition} \
         ORDER BY r.requested_at DESC, r.id DESC LIMIT ${last}",
        columns!(),
    );
    let mut rows = tx.rows(TABLE, &sql, &params).await?;
    let has_more = rows.len() > page_size;
    rows.truncate(page_size);
    let requests: Vec<NamedRequest> = rows
        .into_iter()
        .map(|mut row| {
            Ok(NamedRequest {
                user_name: row.text("user_name")?,
                asker_name: row.text("asker_name")?,
                request: read(&mut row)?,
            })
        })
        .collect::<Result<_, StoreError>>()?;
    let next = requests.last().filter(|_| has_more).map(|last| Cursor {
        key: last.request.requested_at.timestamp_micros().to_string(),
        id: last.request.id.to_string(),
    });
    Ok((requests, next.map(|cursor| cursor.to_text())))
}

/// What was asked for somebody and one product, the newest first.
pub async fn of_user(
    tx: &mut TenantTx,
    user: &UserId,
    product: &ProductId,
) -> Result<Vec<LicenseRequestRecord>, StoreError> {
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM license_requests r WHERE r.tenant_id = $1 AND r.user_id = $2 \
         AND r.product_id = $3 ORDER BY r.requested_at DESC, r.id DESC"
    );
    let rows = tx.rows(TABLE, sql, params![user, product]).await?;
    rows.into_iter().map(|mut row| read(&mut row)).collect()
}

/// Moves a request on. `false`: somebody moved it since it was read.
pub async fn set_state(
    tx: &mut TenantTx,
    request: &LicenseRequestRecord,
    to: RequestState,
    message: Option<&str>,
    by: Option<&UserId>,
) -> Result<bool, StoreError> {
    let (from, ..) = columns_of(request.state);
    let (state, state_at, way) = columns_of(to);
    let changed = tx
        .execute(
            "UPDATE license_requests SET state = $2, state_at = $3, way = $4, message = $5, \
             decided_by = $6 WHERE tenant_id = $1 AND id = $7 AND state = $8",
            params![state, state_at, way, message, by, &request.id, from],
        )
        .await?;
    Ok(changed == 1)
}

/// A purchase that an admin has allowed to somebody, and that is not made yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowance {
    /// The request by which it was allowed.
    pub request: LicenseRequestId,
    /// The order for which it was used last, and which was declined.
    pub used_for: Option<OrderId>,
}

/// The first such purchase of the person and the product.
pub async fn allowance(
    tx: &mut TenantTx,
    user: &UserId,
    product: &ProductId,
) -> Result<Option<Allowance>, StoreError> {
    let sql = "SELECT r.id, r.used_for FROM license_requests r \
        LEFT JOIN orders o ON o.tenant_id = r.tenant_id AND o.id = r.used_for \
        WHERE r.tenant_id = $1 AND r.user_id = $2 AND r.product_id = $3 \
        AND r.state = 'approved' AND r.way = 'allow_purchase' \
        AND (r.used_for IS NULL OR o.state = 'declined') \
        ORDER BY r.requested_at, r.id LIMIT 1";
    let row = tx.row(TABLE, sql, params![user, product]).await?;
    row.map(|mut row| {
        Ok(Allowance {
            request: row.parse("id")?,
            used_for: row.optional_parse("used_for")?,
        })
    })
    .transpose()
}

/// The same, while nobody else uses it until this unit of work ends.
pub async fn hold_allowance(
    tx: &mut TenantTx,
    user: &UserId,
    product: &ProductId,
) -> Result<Option<Allowance>, StoreError> {
    // What somebody else did meanwhile is seen by the next statement only.
    let sql = "UPDATE license_requests SET used_for = used_for \
        WHERE tenant_id = $1 AND user_id = $2 AND product_id = $3 \
        AND state = 'approved' AND way = 'allow_purchase'";
    tx.execute(sql, params![user, product]).await?;
    allowance(tx, user, product).await
}

/// Uses it for an order. `false`: somebody was quicker.
pub async fn use_allowance(
    tx: &mut TenantTx,
    allowance: &Allowance,
    order: &OrderId,
) -> Result<bool, StoreError> {
    let before = allowance.used_for.as_ref().map_or("", OrderId::as_str);
    let sql = "UPDATE license_requests SET used_for = $2 \
        WHERE tenant_id = $1 AND id = $3 AND COALESCE(used_for, '') = $4";
    let params = params![order, &allowance.request, before];
    Ok(tx.execute(sql, params).await? == 1)
}

/// Notes that the admins were told once more. `false`: they were before.
pub async fn set_reminded(
    tx: &mut TenantTx,
    id: &LicenseRequestId,
    at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let sql = "UPDATE license_requests SET reminded_at = $2 \
        WHERE tenant_id = $1 AND id = $3 AND reminded_at IS NULL";
    Ok(tx.execute(sql, params![at, id]).await? == 1)
}

/// Forgets a request. `false`: it was forgotten before.
pub async fn delete(tx: &mut TenantTx, id: &LicenseRequestId) -> Result<bool, StoreError> {
    let sql = "DELETE FROM license_requests WHERE tenant_id = $1 AND id = $2";
    Ok(tx.execute(sql, params![id]).await? == 1)
}

/// The word of a state, since when it holds, and in which way it was approved.
const fn columns_of(state: RequestState) -> (&'static str, DateTime<Utc>, Option<&'static str>) {
    match state {
        RequestState::New { at } => ("new", at, None),
        RequestState::Approved { at, way } => ("approved", at, Some(way.as_str())),
        RequestState::Declined { at } => ("declined", at, None),
        RequestState::Withdrawn { at } => ("withdrawn", at, None),
        RequestState::Expired { at } => ("expired", at, None),
    }
}

fn read(row: &mut Row) -> Result<LicenseRequestRecord, StoreError> {
    let id = row.parse("id")?;
    let product = row.parse("product_id")?;
    let (user, asked_by) = (row.parse("user_id")?, row.parse("asked_by")?);
    let reason = row.text("reason")?;
    let requested_at = row.instant("requested_at")?;
    let status = row.word("state", RequestStatus::parse)?;
    let at = row.instant("state_at")?;
    let way = row.optional_word("way", ApprovalWay::parse)?;
    let state = match (status, way) {
        (RequestStatus::New, None) => RequestState::New { at },
        (RequestStatus::Approved, Some(way)) => RequestState::Approved { at, way },
        (RequestStatus::Declined, None) => RequestState::Declined { at },
        (RequestStatus::Withdrawn, None) => RequestState::Withdrawn { at },
        (RequestStatus::Expired, None) => RequestState::Expired { at },
        _ => return Err(row.corrupt("state")),
    };
    Ok(LicenseRequestRecord {
        id,
        product,
        user,
        asked_by,
        reason,
        requested_at,
        state,
        used_for: row.optional_parse("used_for")?,
        message: row.optional_text("message")?,
        decided_by: row.optional_parse("decided_by")?,
        reminded_at: row.optional_instant("reminded_at")?,
    })
}
