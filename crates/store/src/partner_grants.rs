//! What partners asked for and were granted, in the customer's organization.

use chrono::{DateTime, Utc};
use domain::access::Role;
use domain::ids::{PartnerGrantId, TenantId, UserId};
use domain::partner_grant::{GrantState, GrantTerms};

use crate::database::{Row, TenantTx, params};
use crate::error::StoreError;

const TABLE: &str = "partner_grants";

macro_rules! columns {
    () => {
        "id, partner_id, roles, days, requested_at, state, state_at, ends_at, decided_by"
    };
}

/// A grant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartnerGrantRecord {
    /// Its id.
    pub id: PartnerGrantId,
    /// The partner's organization.
    pub partner: TenantId,
    /// What was asked for.
    pub terms: GrantTerms,
    /// When it was asked for.
    pub requested_at: DateTime<Utc>,
    /// Where it stands, as it was last written: see [`GrantState::at`].
    pub state: GrantState,
    /// Who of the customer answered.
    pub decided_by: Option<UserId>,
}

/// What a customer decided of a grant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It holds from now on.
    Approved,
    /// It was not granted.
    Declined,
    /// It was taken back.
    Ended,
}

/// A decision that its partner has not been told of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Untold {
    /// Of which grant.
    pub grant: PartnerGrantId,
    /// Whom to tell.
    pub partner: TenantId,
    /// What.
    pub decision: Decision,
}

impl Decision {
    /// The decision as it is kept.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::Declined => "declined",
            Self::Ended => "ended",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        let all = [Self::Approved, Self::Declined, Self::Ended];
        all.into_iter().find(|one| one.as_str() == word)
    }
}

/// Adds a request.
pub async fn insert(tx: &mut TenantTx, grant: &PartnerGrantRecord) -> Result<(), StoreError> {
    let roles: Vec<_> = grant
        .terms
        .roles()
        .iter()
        .map(|role| role.as_str())
        .collect();
    let (state, state_at, ends_at) = columns_of(grant.state);
    tx.execute_one(
        "INSERT INTO partner_grants (tenant_id, id, partner_id, roles, days, requested_at, state, \
         state_at, ends_at, decided_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        params![
            &grant.id,
            &grant.partner,
            &roles.join(" "),
            grant.terms.days(),
            grant.requested_at,
            state,
            state_at.unwrap_or(grant.requested_at),
            ends_at,
            grant.decided_by.as_ref(),
        ],
    )
    .await
}

/// The grant with this id.
pub async fn find(
    tx: &mut TenantTx,
    id: &PartnerGrantId,
) -> Result<Option<PartnerGrantRecord>, StoreError> {
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM partner_grants WHERE tenant_id = $1 AND id = $2"
    );
    let row = tx.row(TABLE, sql, params![id]).await?;
    row.map(read).transpose()
}

/// Every grant, the newest first.
pub async fn list(tx: &mut TenantTx) -> Result<Vec<PartnerGrantRecord>, StoreError> {
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM partner_grants WHERE tenant_id = $1 ORDER BY requested_at DESC, id DESC"
    );
    let rows = tx.rows(TABLE, sql, params![]).await?;
    rows.into_iter().map(read).collect()
}

/// Every grant of a partner, the newest first.
pub async fn of_partner(
    tx: &mut TenantTx,
    partner: &TenantId,
) -> Result<Vec<PartnerGrantRecord>, StoreError> {
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM partner_grants WHERE tenant_id = $1 AND partner_id = $2 \
         ORDER BY requested_at DESC, id DESC"
    );
    let rows = tx.rows(TABLE, sql, params![partner]).await?;
    rows.into_iter().map(read).collect()
}

/// The granted ones of a partner, their time over or not.
pub async fn granted(
    tx: &mut TenantTx,
    partner: &TenantId,
) -> Result<Vec<PartnerGrantRecord>, StoreError> {
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM partner_grants WHERE tenant_id = $1 AND partner_id = $2 AND state = 'active' \
         ORDER BY id"
    );
    let rows = tx.rows(TABLE, sql, params![partner]).await?;
    rows.into_iter().map(read).collect()
}

/// At how many days before its end the grant was spoken of last.
pub async fn warned(tx: &mut TenantTx, id: &PartnerGrantId) -> Result<Option<u32>, StoreError> {
    let sql = "SELECT warned_days FROM partner_grants WHERE tenant_id = $1 AND id = $2";
    let Some(mut row) = tx.row(TABLE, sql, params![id]).await? else {
        return Ok(None);
    };
    let days = row.optional_int("warned_days")?;
    Ok(days.and_then(|days| u32::try_from(days).ok()))
}

/// Notes that a grant was spoken of.
pub async fn set_warned(
    tx: &mut TenantTx,
    id: &PartnerGrantId,
    days: u32,
) -> Result<(), StoreError> {
    let sql = "UPDATE partner_grants SET warned_days = $2 WHERE tenant_id = $1 AND id = $3";
    tx.execute_one(sql, params![days, id]).await
}

/// Notes that the partner has to be told of a decision, or that it was.
pub async fn set_untold(
    tx: &mut TenantTx,
    id: &PartnerGrantId,
    decision: Option<Decision>,
) -> Result<(), StoreError> {
    let sql = "UPDATE partner_grants SET untold = $2 WHERE tenant_id = $1 AND id = $3";
    tx.execute_one(sql, params![decision.map(Decision::as_str), id])
        .await
}

/// The decisions that partners have to be told of.
pub async fn untold(tx: &mut TenantTx) -> Result<Vec<Untold>, StoreError> {
    let sql = "SELECT id, partner_id, untold FROM partner_grants \
        WHERE tenant_id = $1 AND untold IS NOT NULL ORDER BY id";
    let rows = tx.rows(TABLE, sql, params![]).await?;
    let read = |mut row: Row| {
        let (grant, partner) = (row.parse("id")?, row.parse("partner_id")?);
        let word = row.text("untold")?;
        let decision = Decision::parse(&word).ok_or_else(|| row.corrupt("untold"))?;
        Ok(Untold {
            grant,
            partner,
            decision,
        })
    };
    rows.into_iter().map(read).collect()
}

/// Moves a grant on. `false`: somebody moved it since it was read.
pub async fn set_state(
    tx: &mut TenantTx,
    grant: &PartnerGrantRecord,
    to: GrantState,
    by: Option<&UserId>,
    at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let (from, ..) = columns_of(grant.state);
    let (state, state_at, ends_at) = columns_of(to);
    let changed = tx
        .execute(
            "UPDATE partner_grants SET state = $2, state_at = $3, ends_at = $4, decided_by = $5 \
             WHERE tenant_id = $1 AND id = $6 AND state = $7",
            params![state, state_at.unwrap_or(at), ends_at, by, &grant.id, from],
        )
        .await?;
    Ok(changed == 1)
}

/// The word of a state, since when it holds where it says so, and until when.
fn columns_of(state: GrantState) -> (&'static str, Option<DateTime<Utc>>, Option<DateTime<Utc>>) {
    match state {
        GrantState::Requested { at } => ("requested", Some(at), None),
        GrantState::Active { ends_at } => ("active", None, Some(ends_at)),
        GrantState::Declined { at } => ("declined", Some(at), None),
        GrantState::Lapsed { at } => ("lapsed", Some(at), None),
        GrantState::Expired { at } => ("expired", Some(at), None),
        GrantState::Revoked { at } => ("revoked", Some(at), None),
    }
}

fn read(mut row: Row) -> Result<PartnerGrantRecord, StoreError> {
    let (id, partner) = (row.parse("id")?, row.parse("partner_id")?);
    let roles = row.text("roles")?;
    let roles: Option<Vec<_>> = roles.split(' ').map(Role::parse).collect();
    let roles = roles.ok_or_else(|| row.corrupt("roles"))?;
    let terms = GrantTerms::new(roles, row.number("days")?).map_err(|_| row.corrupt("roles"))?;
    let requested_at = row.instant("requested_at")?;
    let state = row.text("state")?;
    let at = row.instant("state_at")?;
    let ends_at = row.optional_instant("ends_at")?;
    let state = match (state.as_str(), ends_at) {
        ("requested", None) => GrantState::Requested { at },
        ("active", Some(ends_at)) => GrantState::Active { ends_at },
        ("declined", None) => GrantState::Declined { at },
        ("lapsed", None) => GrantState::Lapsed { at },
        ("expired", None) => GrantState::Expired { at },
        ("revoked", None) => GrantState::Revoked { at },
        _ => return Err(row.corrupt("state")),
    };
    Ok(PartnerGrantRecord {
        id,
        partner,
        terms,
        requested_at,
        state,
        decided_by: row.optional_parse("decided_by")?,
    })
}
