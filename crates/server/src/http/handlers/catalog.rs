//! Products, prices and who may buy.

use api::catalog::{EligibilityBody, ProductDetail, ProductList};
use axum::Json;
use axum::extract::State;
use domain::ids::UserId;
use domain::trial::{PaymentMethodNeed, Trial};

use super::Answer;
use crate::http::extract::{MaybeSignedIn, Path, Queries, SignedIn};
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::caller::Caller;
use crate::use_cases::{catalog, eligibility};

/// What is sold.
pub async fn list(
    State(state): State<AppState>,
    MaybeSignedIn(current): MaybeSignedIn,
    queries: Queries,
) -> Answer<ProductList> {
    let market = catalog::market(current.as_ref(), queries.get("market").as_deref())?;
    Ok(Json(catalog::list_products(&state, market)?))
}

/// One product.
pub async fn get(
    State(state): State<AppState>,
    MaybeSignedIn(current): MaybeSignedIn,
    path: Path,
    queries: Queries,
) -> Answer<ProductDetail> {
    let market = catalog::market(current.as_ref(), queries.get("market").as_deref())?;
    Ok(Json(catalog::get_product(
        &state,
        &path.text("slug")?,
        market,
    )?))
}

/// Why the viewer can or cannot buy it.
pub async fn check_eligibility(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
    queries: Queries,
) -> Answer<EligibilityBody> {
    let slug = path.text("slug")?;
    let trial = match queries.get("trial") {
        Some(word) => Some(trial(&word)?),
        None => None,
    };
    let eligibility = eligibility::check_eligibility(&state, &current, &slug, trial).await?;
    Ok(Json((&eligibility).into()))
}

fn trial(word: &str) -> Result<Trial, Refusal> {
    let payment_method = PaymentMethodNeed::parse(word).ok_or_else(|| Refusal::InvalidField {
        field: "trial",
        detail: "a trial has a payment method: required or not_required".to_owned(),
    })?;
    Ok(Trial { payment_method })
}

/// Why somebody of the organization can or cannot buy it.
pub async fn explain_eligibility(
    State(state): State<AppState>,
    caller: Caller,
    path: Path,
) -> Answer<EligibilityBody> {
    let permit = caller.authorize().map_err(Refusal::from)?;
    let (user, slug) = (path.read("user", UserId::parse)?, path.text("slug")?);
    let eligibility =
        eligibility::explain_eligibility(&state, &caller, permit, &user, &slug).await?;
    Ok(Json((&eligibility).into()))
}
