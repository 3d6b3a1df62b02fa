//! Whether a person may buy, by what stands there at this moment.

use chrono::{DateTime, Utc};
use domain::product::Product;
use domain::purchase_limit::Purchases;
use domain::user::User;
use store::TenantTx;
use store::license_requests::Allowance;

use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::eligibility;
use crate::use_cases::eligibility::Rules;
use crate::use_cases::limits::PersonalLimit;
use crate::use_cases::session::CurrentSession;

/// The rules, in the unit of work that places the order: policy, person,
/// limits. Tells the purchase that an admin has allowed, where policy and
/// limits alone would not let the person buy.
///
/// # Errors
/// [`Refusal::NotEligible`], [`Refusal::NotSignedIn`], [`Refusal::Store`].
pub async fn may_buy(
    tx: &mut TenantTx,
    state: &AppState,
    session: &CurrentSession,
    product: &Product,
    now: DateTime<Utc>,
    wanted: Purchases,
) -> Result<Option<Allowance>, Refusal> {
    let policy = store::policies::of_product_for_order(tx, &product.id).await?;
    let user = store::users::find(tx, &session.viewer.user)
        .await?
        .ok_or(Refusal::NotSignedIn)?;
    // For who looks after the organization as a partner the row says whose
    // account it is, and the session what the person is here.
    let user = User {
        kind: session.viewer.kind,
        ..user
    };
    // Of two orders at once the second one sees the first (B5).
    store::users::hold_purchases(tx, &user.id).await?;
    let sale = state.catalog.sale(session.tenant.tenant.facts.market, now);
    let (settings, _) = store::request_settings::find(tx).await?;
    let limit = PersonalLimit::load(tx, &settings, &user.id, now, sale.terms.currency).await?;
    let (access, _) = store::access_policies::find(tx).await?;
    let allowance = store::license_requests::hold_allowance(tx, &user.id, &product.id).await?;
    let rules = Rules {
        policy: policy.policy,
        access,
        limit: Some(limit),
        allowance,
        had_trial: false,
    };
    let eligibility =
        eligibility::decide(state, session, product, None, &user, &rules, Some(wanted));
    if let Some(reason) = eligibility.refusal() {
        return Err(Refusal::NotEligible(reason));
    }
    let is_within = limit.facts(wanted).is_within();
    let needs_it = !(rules.policy.effective().permits_purchase() && is_within);
    Ok(rules.allowance.filter(|_| needs_it))
}
