//! What the organization does with requests, and what its people may buy
//! without one (B4, B5).

use api::directory::GroupRow;
use api::request_settings::{
    GroupLimitRow, LimitBody, NewLimit, OwnProcessBody, RequestSettingsBody,
    SetRequestSettingsRequest,
};
use domain::access::{self, Permit, Right, SetRequestSettings, ViewRequests};
use domain::ids::GroupId;
use domain::money::Currency;
use domain::purchase_limit::{MOST_GROUPS, PurchaseLimit, PurchaseLimits};
use domain::request_settings::{OwnProcess, OwnProcessError, RequestSettings};
use serde_json::{Value, json};
use store::{StoreError, TenantTx};

use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::record::{Change, Stamp, record};
use crate::use_cases::session::CurrentSession;

/// The settings.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn show_request_settings(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ViewRequests>,
) -> Result<RequestSettingsBody, Refusal> {
    let unit = state.store.read(&session.viewer.tenant, |tx| {
        Box::pin(async move {
            let (settings, version) = store::request_settings::find(tx).await?;
            let groups = named_groups(tx, &settings.limits).await?;
            Ok::<_, StoreError>((settings, groups, version))
        })
    });
    let (settings, groups, version) = unit.await?;
    Ok(body(state, session, &settings, groups, version))
}

/// Changes them. From the commit on no order is taken under the old limits.
///
/// # Errors
/// [`Refusal::InvalidField`] for a process without a message, an address that
/// is no https link, a limit in another currency, and a group that the
/// organization does not have; [`Refusal::Stale`], [`Refusal::Store`].
pub async fn set_request_settings(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<SetRequestSettings>,
    request: SetRequestSettingsRequest,
) -> Result<RequestSettingsBody, Refusal> {
    let version = request.version;
    let settings = read(request, currency(state, session))?;
    let job = (Stamp::of(state, session), settings.clone());
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let (stamp, settings) = job.clone();
        Box::pin(async move {
            let groups = named_groups(tx, &settings.limits).await?;
            if groups.len() != settings.limits.groups.len() {
                let detail = "a group is not one of the organization".to_owned();
                return Err(wrong("group_limits", detail));
            }
            store::policies::hold_for_change(tx).await?;
            let (before, _) = store::request_settings::find(tx).await?;
            if !store::request_settings::set(tx, &settings, version).await? {
                return Err(Refusal::Stale);
            }
            let change = Change {
                action: "license_request.settings_changed",
                object: tx.tenant().to_string(),
                before: Some(written(&before)),
                after: Some(written(&settings)),
            };
            record(tx, &stamp, change).await?;
            Ok(groups)
        })
    });
    let groups = unit.await?;
    Ok(body(state, session, &settings, groups, version + 1))
}

/// The organization's own process as a body.
pub fn process_body(process: &OwnProcess) -> OwnProcessBody {
    OwnProcessBody {
        message: process.message().to_owned(),
        link: process.link().map(str::to_owned),
    }
}

fn read(
    request: SetRequestSettingsRequest,
    currency: Currency,
) -> Result<RequestSettings, Refusal> {
    let process = request.own_process.map(|process| {
        let link = process.link.unwrap_or_default();
        OwnProcess::parse(&process.message, &link)
    });
    let mut groups: Vec<(GroupId, PurchaseLimit)> = Vec::new();
    for of_group in request.group_limits {
        let limit = read_limit("group_limits", of_group.limit, currency)?;
        if groups.iter().any(|(id, _)| *id == of_group.group) {
            return Err(wrong("group_limits", "a group is named twice".to_owned()));
        }
        groups.push((of_group.group, limit));
    }
    if groups.len() > MOST_GROUPS {
        return Err(wrong(
            "group_limits",
            format!("at most {MOST_GROUPS} groups"),
        ));
    }
    groups.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(RequestSettings {
        switch: request.requests,
        approval: request.approval,
        own_process: process.transpose()?,
        limits: PurchaseLimits {
            everybody: read_limit("limit", request.limit, currency)?,
            groups,
        },
    })
}

fn read_limit(
    field: &'static str,
    limit: NewLimit,
    currency: Currency,
) -> Result<PurchaseLimit, Refusal> {
    let NewLimit { licenses, money } = limit;
    match money {
        Some(money) if money.currency() != currency => {
            Err(wrong(field, format!("a limit is in {}", currency.as_str())))
        }
        Some(money) if money.minor() < 0 => {
            Err(wrong(field, "a limit is not below zero".to_owned()))
        }
        money => Ok(PurchaseLimit { licenses, money }),
    }
}

/// The groups with a limit, as far as they are there.
async fn named_groups(
    tx: &mut TenantTx,
    limits: &PurchaseLimits,
) -> Result<Vec<GroupLimitRow>, StoreError> {
    let mut rows = Vec::new();
    for (id, limit) in &limits.groups {
        let found = store::groups::find(tx, id).await?;
        rows.extend(found.map(|group| GroupLimitRow {
            group: GroupRow {
                id: group.id,
                name: group.display_name,
            },
            limit: limit_body(*limit),
        }));
    }
    Ok(rows)
}

fn body(
    state: &AppState,
    session: &CurrentSession,
    settings: &RequestSettings,
    group_limits: Vec<GroupLimitRow>,
    version: i64,
) -> RequestSettingsBody {
    RequestSettingsBody {
        requests: settings.switch,
        approval: settings.approval,
        own_process: settings.own_process.as_ref().map(process_body),
        limit: limit_body(settings.limits.everybody),
        group_limits,
        currency: currency(state, session),
        version,
        may_change: access::may(&session.viewer, Right::SetRequestSettings).is_ok(),
    }
}

fn currency(state: &AppState, session: &CurrentSession) -> Currency {
    let market = session.tenant.tenant.facts.market;
    state.catalog.market_terms(market).currency
}

const fn limit_body(limit: PurchaseLimit) -> LimitBody {
    let PurchaseLimit { licenses, money } = limit;
    LimitBody { licenses, money }
}

fn written(settings: &RequestSettings) -> Value {
    let groups = settings.limits.groups.iter();
    let groups =
        groups.map(|(group, limit)| json!({ "group": group, "limit": limit_body(*limit) }));
    json!({
        "requests": settings.switch,
        "approval": settings.approval,
        "own_process": settings.own_process.as_ref().map(process_body),
        "limit": limit_body(settings.limits.everybody),
        "group_limits": groups.collect::<Vec<_>>(),
    })
}

const fn wrong(field: &'static str, detail: String) -> Refusal {
    Refusal::InvalidField { field, detail }
}

impl From<OwnProcessError> for Refusal {
    fn from(error: OwnProcessError) -> Self {
        let field = match error {
            OwnProcessError::Message => "own_process.message",
            OwnProcessError::Link => "own_process.link",
        };
        wrong(field, error.to_string())
    }
}
