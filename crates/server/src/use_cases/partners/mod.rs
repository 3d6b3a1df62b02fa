//! What partners may do in an organization, by its own grants.

mod manage;
mod tell;

pub use manage::{
    answer_request, customer_of, end_grant, leave_customer, list_partners, request_partnership,
};
pub use tell::tell_decisions;

use chrono::{DateTime, Utc};
use domain::access::Role;
use domain::ids::{TenantId, UserId};
use domain::partner_grant::{GrantState, granted_roles};
use domain::user::{AccountStatus, DirectorySource, User, UserKind};
use serde_json::json;
use store::{StoreError, TenantTx};

use crate::refusal::Refusal;
use crate::use_cases::record::{Change, Stamp, record};

/// The roles that people of another organization have in this one as its
/// partner; none without a grant whose time is not over.
///
/// # Errors
/// [`StoreError`].
pub async fn roles_here(
    tx: &mut TenantTx,
    partner: &TenantId,
    now: DateTime<Utc>,
) -> Result<Vec<Role>, StoreError> {
    let grants = store::partner_grants::granted(tx, partner).await?;
    let grants = grants.iter().map(|grant| (&grant.terms, grant.state));
    Ok(granted_roles(grants, now))
}

/// Notes where the partner finds its customer, after a grant has changed.
///
/// # Errors
/// [`StoreError`].
pub async fn sum_up(tx: &mut TenantTx, partner: &TenantId) -> Result<(), StoreError> {
    let grants = store::partner_grants::granted(tx, partner).await?;
    let ends = grants.iter().filter_map(|grant| match grant.state {
        GrantState::Active { ends_at } => Some(ends_at),
        _ => None,
    });
    let (customer, ends_at) = (tx.tenant().clone(), ends.max());
    store::partnerships::set(tx, partner, &customer, ends_at).await
}

/// The account in the customer's organization of somebody of its partner:
/// made at the first visit, so that whatever the person does there names
/// somebody whom the customer can look up and switch off.
///
/// # Errors
/// [`Refusal::NotFound`] without a grant, [`Refusal::Store`].
pub async fn arrive(
    tx: &mut TenantTx,
    home: &User,
    known: Option<UserId>,
    id: UserId,
    stamp: &Stamp,
) -> Result<UserId, Refusal> {
    if roles_here(tx, &home.tenant, stamp.business_at)
        .await?
        .is_empty()
    {
        return Err(Refusal::NotFound);
    }
    if let Some(known) = known {
        return Ok(known);
    }
    // The address is of the partner's own domain, so a guest by this address
    // is the same person.
    let account = match store::users::find_by_email(tx, &home.email).await? {
        Some(account) if account.kind == UserKind::Member => return Err(Refusal::NotFound),
        Some(account) => account,
        None => {
            let account = User {
                id,
                tenant: tx.tenant().clone(),
                email: home.email.clone(),
                display_name: home.display_name.clone(),
                kind: UserKind::Partner,
                status: AccountStatus::Active,
                source: DirectorySource::Cloud,
            };
            store::users::insert_partner(tx, &account).await?;
            let change = Change {
                action: "user.added",
                object: account.id.to_string(),
                before: None,
                after: Some(json!({ "email": account.email.as_str(), "kind": account.kind })),
            };
            let stamp = stamp.clone().acting_as(&account.id);
            record(tx, &stamp, change).await?;
            account
        }
    };
    // By the grant alone, whoever the account was before: whom the organization
    // has invited itself is linked already, and stays so.
    let by_grant = User {
        kind: UserKind::Partner,
        ..account
    };
    store::memberships::link(tx, &home.tenant, &home.id, &by_grant).await?;
    Ok(by_grant.id)
}
