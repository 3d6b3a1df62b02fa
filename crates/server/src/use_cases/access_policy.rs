//! What the organization demands of whoever uses its licenses.

use api::access_policy::{AccessPolicyBody, SetAccessPolicyRequest};
use domain::access::{self, Permit, Right, SetAccessPolicies, ViewAccessPolicies};
use domain::access_policy::{AccessPolicy, AccessPolicyError, Assignees, SessionHours};
use domain::ids::UserId;
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
        Box::pin(async move { store::access_policies::find(tx).await })
    });
    let (policy, version) = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    Ok(body(session, &policy, version))
}

/// Changes it.
///
/// # Errors
/// [`Refusal::InvalidField`] for a value outside of its range and for a group
/// that the organization does not have, [`Refusal::Stale`], [`Refusal::Store`].
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
    let policy = AccessPolicy {
        assignees,
        guests: request.guests,
        session_hours: SessionHours::new(request.session_hours)?,
    };
    let (stamp, wanted) = (Stamp::of(state, session), policy.clone());
    let version = request.version;
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let (stamp, policy) = (stamp.clone(), wanted.clone());
        Box::pin(async move {
            for group in policy.assignees.groups() {
                let found = store::groups::find(tx, group).await?;
                found.ok_or_else(|| Refusal::InvalidField {
                    field: "assignee_groups",
                    detail: format!("the organization has no group {group}"),
                })?;
            }
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
            Ok(record(tx, &stamp, change).await?)
        })
    });
    unit.await?;
    Ok(body(session, &policy, version + 1))
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

fn body(session: &CurrentSession, policy: &AccessPolicy, version: i64) -> AccessPolicyBody {
    AccessPolicyBody {
        assignee_groups: policy.assignees.groups().to_vec(),
        guests: policy.guests,
        session_hours: policy.session_hours.get(),
        version,
        may_change: access::may(&session.viewer, Right::SetAccessPolicies).is_ok(),
    }
}

fn written(policy: &AccessPolicy) -> Value {
    json!({
        "assignee_groups": policy.assignees.groups(),
        "guests": policy.guests,
        "session_hours": policy.session_hours.get(),
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
