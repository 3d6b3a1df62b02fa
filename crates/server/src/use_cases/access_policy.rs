//! What the organization demands of whoever uses its licenses.

use api::access_policy::{AccessPolicyBody, SetAccessPolicyRequest};
use api::directory::GroupRow;
use domain::access::{self, Permit, Right, SetAccessPolicies, ViewAccessPolicies};
use domain::access_policy::{
    AccessPolicy, AccessPolicyError, Assignees, BuyingCountries, SessionHours,
};
use domain::ids::{GroupId, UserId};
use serde_json::{Value, json};
use store::{StoreError, TenantTx};

use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::record::{Change, Stamp, record};
use crate::use_cases::session::CurrentSession;

/// The policy.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn show_access_policy(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ViewAccessPolicies>,
) -> Result<AccessPolicyBody, Refusal> {
    let unit = state.store.read(&session.viewer.tenant, |tx| {
        Box::pin(async move {
            let (policy, version) = store::access_policies::find(tx).await?;
            let groups = chosen_groups(tx, &policy).await?;
            Ok((policy, groups, version))
        })
    });
    let (policy, groups, version) = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    Ok(body(state, session, &policy, groups, version))
}

/// Changes it.
///
/// # Errors
/// [`Refusal::InvalidField`] for a value outside of its range, for a group
/// that the organization does not have, and for countries where nobody knows
/// in which one people are; [`Refusal::Stale`], [`Refusal::Store`].
pub async fn set_access_policy(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<SetAccessPolicies>,
    request: SetAccessPolicyRequest,
) -> Result<AccessPolicyBody, Refusal> {
    let assignees = match request.assignee_groups {
        groups if groups.is_empty() => Assignees::Everybody,
        groups => Assignees::of_groups(groups)?,
    };
    if !request.countries.is_empty() && state.country_header.is_none() {
        return Err(Refusal::InvalidField {
            field: "countries",
            detail: "this installation cannot tell in which country somebody is".to_owned(),
        });
    }
    let policy = AccessPolicy {
        assignees,
        guests: request.guests,
        session_hours: SessionHours::new(request.session_hours)?,
        second_factor: request.second_factor,
        countries: BuyingCountries::of(request.countries),
    };
    let (stamp, wanted) = (Stamp::of(state, session), policy.clone());
    let version = request.version;
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let (stamp, policy) = (stamp.clone(), wanted.clone());
        Box::pin(async move {
            let groups = chosen_groups(tx, &policy).await?;
            let wanted = policy.assignees.groups();
            if let Some(unknown) = wanted.iter().find(|id| !is_among(&groups, id)) {
                return Err(Refusal::InvalidField {
                    field: "assignee_groups",
                    detail: format!("the organization has no group {unknown}"),
                });
            }
            // No order commits under the old one afterwards.
            store::policies::hold_for_change(tx).await?;
            let (before, _) = store::access_policies::find(tx).await?;
            if !store::access_policies::set(tx, &policy, version).await? {
                return Err(Refusal::Stale);
            }
            let change = Change {
                action: "access_policy.changed",
                object: tx.tenant().to_string(),
                before: Some(written(&before)),
                after: Some(written(&policy)),
            };
            record(tx, &stamp, change).await?;
            Ok(groups)
        })
    });
    let groups = unit.await?;
    Ok(body(state, session, &policy, groups, version + 1))
}

/// The policy, and whether a person is in one of the groups that it names.
///
/// # Errors
/// [`StoreError`].
pub async fn for_assignee(
    tx: &mut TenantTx,
    person: &UserId,
) -> Result<(AccessPolicy, bool), StoreError> {
    let (policy, _) = store::access_policies::find(tx).await?;
    let is_in_group =
        store::groups::is_member_of_any(tx, person, policy.assignees.groups()).await?;
    Ok((policy, is_in_group))
}

/// The groups that the policy names, as far as they are there.
async fn chosen_groups(
    tx: &mut TenantTx,
    policy: &AccessPolicy,
) -> Result<Vec<GroupRow>, StoreError> {
    let mut groups = Vec::new();
    for id in policy.assignees.groups() {
        let found = store::groups::find(tx, id).await?;
        groups.extend(found.map(|group| GroupRow {
            id: group.id,
            name: group.display_name,
        }));
    }
    Ok(groups)
}

fn is_among(groups: &[GroupRow], id: &GroupId) -> bool {
    groups.iter().any(|group| group.id == *id)
}

fn body(
    state: &AppState,
    session: &CurrentSession,
    policy: &AccessPolicy,
    groups: Vec<GroupRow>,
    version: i64,
) -> AccessPolicyBody {
    AccessPolicyBody {
        assignee_groups: groups,
        guests: policy.guests,
        session_hours: policy.session_hours.get(),
        second_factor: policy.second_factor,
        countries: policy.countries.list().to_vec(),
        knows_countries: state.country_header.is_some(),
        version,
        may_change: access::may(&session.viewer, Right::SetAccessPolicies).is_ok(),
    }
}

fn written(policy: &AccessPolicy) -> Value {
    json!({
        "assignee_groups": policy.assignees.groups(),
        "guests": policy.guests,
        "session_hours": policy.session_hours.get(),
        "second_factor": policy.second_factor,
        "countries": policy.countries.list(),
    })
}

impl From<AccessPolicyError> for Refusal {
    fn from(error: AccessPolicyError) -> Self {
        let field = match error {
            AccessPolicyError::SessionHours => "session_hours",
            AccessPolicyError::Groups => "assignee_groups",
        };
        Self::InvalidField {
            field,
            detail: error.to_string(),
        }
    }
}
