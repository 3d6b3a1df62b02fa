//! Service accounts, and what their programs ask and report.

use api::Empty;
use api::programs::{
    AddServiceTokenRequest, CreateServiceAccountRequest, NewServiceToken, ServiceAccountList,
};
use api::usage::{EntitlementList, ReportUsageRequest};
use axum::Json;
use axum::extract::State;
use domain::access;
use domain::ids::{ServiceAccountId, ServiceTokenId};

use super::Answer;
use crate::http::extract::{Body, Path, Queries, SignedIn};
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::caller::Caller;
use crate::use_cases::{programs, usage};

/// The accounts.
pub async fn list(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
) -> Answer<ServiceAccountList> {
    let permit = access::authorize(&current.viewer).map_err(Refusal::from)?;
    Ok(Json(
        programs::list_accounts(&state, &current, permit).await?,
    ))
}

/// Makes one.
pub async fn create(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    Body(request): Body<CreateServiceAccountRequest>,
) -> Answer<NewServiceToken> {
    let permit = access::authorize(&current.viewer).map_err(Refusal::from)?;
    let CreateServiceAccountRequest { name, scopes, days } = request;
    let new = programs::NewAccount { name, scopes, days };
    Ok(Json(
        programs::create_account(&state, &current, permit, new).await?,
    ))
}

/// Ends one.
pub async fn end(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
) -> Answer<Empty> {
    let permit = access::authorize(&current.viewer).map_err(Refusal::from)?;
    let account = path.read("account", ServiceAccountId::parse)?;
    programs::end_account(&state, &current, permit, &account).await?;
    Ok(Json(Empty {}))
}

/// Makes another token.
pub async fn add_token(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
    Body(request): Body<AddServiceTokenRequest>,
) -> Answer<NewServiceToken> {
    let permit = access::authorize(&current.viewer).map_err(Refusal::from)?;
    let account = path.read("account", ServiceAccountId::parse)?;
    Ok(Json(
        programs::add_token(&state, &current, permit, &account, request.days).await?,
    ))
}

/// Takes one back.
pub async fn revoke_token(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
) -> Answer<Empty> {
    let permit = access::authorize(&current.viewer).map_err(Refusal::from)?;
    let account = path.read("account", ServiceAccountId::parse)?;
    let token = path.read("token", ServiceTokenId::parse)?;
    programs::revoke_token(&state, &current, permit, &account, &token).await?;
    Ok(Json(Empty {}))
}

/// What somebody may use.
pub async fn entitlements(
    State(state): State<AppState>,
    caller: Caller,
    queries: Queries,
) -> Answer<EntitlementList> {
    let user = queries.get("user");
    Ok(Json(match caller {
        Caller::Person(session) if user.is_none() => {
            usage::own_entitlements(&state, &session).await?
        }
        Caller::Person(_) => return Err(Refusal::ProgramOnly("user").into()),
        Caller::Program(program) => usage::entitlements_for(&state, &program, user).await?,
    }))
}

/// Somebody uses something.
pub async fn report_usage(
    State(state): State<AppState>,
    caller: Caller,
    Body(request): Body<ReportUsageRequest>,
) -> Answer<Empty> {
    let ReportUsageRequest { user, product } = request;
    match caller {
        Caller::Person(session) if user.is_none() => {
            usage::note_own_use(&state, &session, &product).await?;
        }
        Caller::Person(_) => return Err(Refusal::ProgramOnly("user").into()),
        Caller::Program(program) => usage::note_use(&state, &program, user, &product).await?,
    }
    Ok(Json(Empty {}))
}
