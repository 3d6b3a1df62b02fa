//! The same policy for tools of the compatible interface
//! (`domain-facts.md` 10.2).

use api::policies::{PolicyList, PolicyRow};
use api::policy_interface::{
    InterfacePolicy, InterfacePolicyList, InterfaceProduct, InterfaceProductList, POLICY_ID,
    SetInterfaceProductRequest,
};
use axum::Json;
use axum::extract::State;
use domain::ids::ProductId;

use super::Answer;
use crate::http::extract::{Body, Path, Queries};
use crate::http::problem::ProblemResponse;
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::caller::Caller;
use crate::use_cases::policies;

const DESCRIPTION: &str = "Which products people of the organization may buy or try by themselves.";

/// The policies.
pub async fn list(State(state): State<AppState>, caller: Caller) -> Answer<InterfacePolicyList> {
    let policy = policy(&load(&state, &caller).await?);
    let items = vec![policy];
    Ok(Json(InterfacePolicyList { items }))
}

/// The one.
pub async fn get(
    State(state): State<AppState>,
    caller: Caller,
    path: Path,
) -> Answer<InterfacePolicy> {
    known(&path)?;
    Ok(Json(policy(&load(&state, &caller).await?)))
}

/// The value of every product. Offers of other kinds have no values here.
pub async fn list_products(
    State(state): State<AppState>,
    caller: Caller,
    path: Path,
    queries: Queries,
) -> Answer<InterfaceProductList> {
    known(&path)?;
    let list = load(&state, &caller).await?;
    let scope = queries.get("scope");
    let is_of_products = scope.is_none_or(|scope| scope.eq_ignore_ascii_case("product"));
    let items = list.items.into_iter().filter(|_| is_of_products);
    Ok(Json(InterfaceProductList {
        items: items.map(product).collect(),
    }))
}

/// The value of one.
pub async fn get_product(
    State(state): State<AppState>,
    caller: Caller,
    path: Path,
) -> Answer<InterfaceProduct> {
    known(&path)?;
    let id = path.read("product", ProductId::parse)?;
    let id = state.catalog.by_id(&id).map(|product| product.id.clone());
    let list = load(&state, &caller).await?;
    let mut items = list.items.into_iter();
    let row = items.find(|row| Some(&row.product.id) == id.as_ref());
    Ok(Json(product(row.ok_or(Refusal::NotFound)?)))
}

/// Sets the value of one.
pub async fn set_product(
    State(state): State<AppState>,
    caller: Caller,
    path: Path,
    Body(request): Body<SetInterfaceProductRequest>,
) -> Answer<InterfaceProduct> {
    let permit = caller.authorize().map_err(Refusal::from)?;
    known(&path)?;
    let id = path.read("product", ProductId::parse)?;
    let value = request.policy_value;
    let row = policies::write_compatible(&state, &caller, permit, &id, value).await?;
    Ok(Json(product(row)))
}

async fn load(state: &AppState, caller: &Caller) -> Result<PolicyList, ProblemResponse> {
    let permit = caller.authorize().map_err(Refusal::from)?;
    Ok(policies::list_policies(state, caller, permit).await?)
}

fn known(path: &Path) -> Result<(), Refusal> {
    let is_known = path.text("policy")?.eq_ignore_ascii_case(POLICY_ID);
    is_known.then_some(()).ok_or(Refusal::NotFound)
}

fn policy(list: &PolicyList) -> InterfacePolicy {
    InterfacePolicy {
        id: POLICY_ID.to_owned(),
        description: DESCRIPTION.to_owned(),
        default_value: list.default.into(),
    }
}

fn product(row: PolicyRow) -> InterfaceProduct {
    InterfaceProduct {
        policy_id: POLICY_ID.to_owned(),
        product_id: row.product.id,
        product_name: row.product.name,
        policy_value: row.effective.into(),
    }
}
