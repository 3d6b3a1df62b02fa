//! In which organizations a person can act: the own one, those that invited
//! him or her, and those that the own one looks after as a partner.

use domain::ids::{TenantId, UserId};
use domain::user::{User, UserKind};
use store::memberships::MembershipRow;
use store::partnerships::CustomerRow;
use store::sessions::SessionRow;
use store::{StoreError, TenantTx};

use super::look_up_email::domain_key;
use crate::state::AppState;

/// An organization in which the person can act.
pub struct Place {
    /// The organization.
    pub tenant: TenantId,
    /// The person's account there; `None` where a partner has not been yet.
    pub user: Option<UserId>,
    /// Member of the own organization, guest or partner elsewhere.
    pub kind: UserKind,
    /// The organization's name.
    pub name: String,
    /// Its first domain.
    pub domain: String,
}

/// Every organization of who is signed in, the own one first, and the account
/// that signed in.
///
/// # Errors
/// [`StoreError`].
pub async fn places(
    state: &AppState,
    session: &SessionRow,
) -> Result<(Vec<Place>, Option<User>), StoreError> {
    let (user, now) = (session.home_user.clone(), state.clock.business_now());
    let unit = state.store.read(&session.home_tenant, move |tx| {
        let user = user.clone();
        Box::pin(async move {
            let home = store::users::find(tx, &user).await?;
            let tenant = tx.tenant().clone();
            let rows = store::memberships::list(tx, &tenant, &user).await?;
            let customers = match &home {
                Some(home) if may_act_for_partner(tx, home).await? => {
                    store::partnerships::customers(tx, &tenant, now).await?
                }
                _ => Vec::new(),
            };
            Ok::<_, StoreError>((merged(rows, &customers), home))
        })
    });
    unit.await
}

/// Whether somebody of a partner may act for it elsewhere: a member, by an
/// address of a domain that is the partner's own. Any other address is what
/// the partner wrote there, and could be a customer's.
///
/// # Errors
/// [`StoreError`].
pub async fn may_act_for_partner(tx: &mut TenantTx, home: &User) -> Result<bool, StoreError> {
    let Some(key) = domain_key(home.email.domain()) else {
        return Ok(false);
    };
    let owner = store::domains::owner(tx, &key).await?;
    Ok(home.kind == UserKind::Member && owner.as_ref() == Some(&home.tenant))
}

fn merged(rows: Vec<MembershipRow>, customers: &[CustomerRow]) -> Vec<Place> {
    let is_customer =
        |tenant: &TenantId| customers.iter().any(|customer| customer.tenant == *tenant);
    let known: Vec<TenantId> = rows.iter().map(|row| row.tenant.clone()).collect();
    let rows = rows.into_iter().filter_map(|row| {
        let kind = match row.kind {
            UserKind::Guest | UserKind::Partner if is_customer(&row.tenant) => UserKind::Partner,
            // What was granted is over.
            UserKind::Partner => return None,
            kind => kind,
        };
        Some(Place {
            tenant: row.tenant,
            user: Some(row.user),
            kind,
            name: row.name,
            domain: row.domain,
        })
    });
    let rows: Vec<Place> = rows.collect();
    let others = customers.iter().filter(|one| !known.contains(&one.tenant));
    let others = others.map(|customer| Place {
        tenant: customer.tenant.clone(),
        user: None,
        kind: UserKind::Partner,
        name: customer.name.clone(),
        domain: customer.domain.clone(),
    });
    rows.into_iter().chain(others).collect()
}
