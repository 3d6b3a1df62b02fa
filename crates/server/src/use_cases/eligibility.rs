//! Whether a person may buy a product now, by every rule.

use chrono::{DateTime, Utc};
use domain::access::{Permit, ViewPolicy};
use domain::access_policy::AccessPolicy;
use domain::catalog::MarketTerms;
use domain::eligibility::{
    Eligibility, Facts, PersonFacts, Purpose, SessionFacts, TrialFacts, check,
};
use domain::ids::UserId;
use domain::money::Currency;
use domain::policy::ProductPolicy;
use domain::product::Product;
use domain::purchase_limit::Purchases;
use domain::trial::Trial;
use domain::user::User;
use store::license_requests::Allowance;
use store::policies::PolicyState;
use store::trials::TrialRecord;
use store::{StoreError, TenantTx};

use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::caller::Caller;
use crate::use_cases::limits::{self, PersonalLimit};
use crate::use_cases::session::CurrentSession;

/// Checks every rule for the signed-in person: whether he or she may buy the
/// product, or have this trial of it.
///
/// # Errors
/// [`Refusal::NotFound`] for an unknown product, [`Refusal::Store`].
pub async fn check_eligibility(
    state: &AppState,
    session: &CurrentSession,
    slug: &str,
    trial: Option<Trial>,
) -> Result<Eligibility, Refusal> {
    let product = state.catalog.by_slug(slug).ok_or(Refusal::NotFound)?;
    of_viewer(state, session, product, trial, None).await
}

/// Checks every rule for the signed-in person, and for the least that can be
/// bought where it is not known what is wanted.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn of_viewer(
    state: &AppState,
    session: &CurrentSession,
    product: &Product,
    trial: Option<Trial>,
    wanted: Option<Purchases>,
) -> Result<Eligibility, Refusal> {
    let (product_copy, user) = (product.clone(), session.viewer.user.clone());
    let (now, currency) = (
        state.clock.business_now(),
        terms_of(state, session).currency,
    );
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        let (product, user) = (product_copy.clone(), user.clone());
        Box::pin(async move { Rules::load(tx, &product, &user, now, currency).await })
    });
    let rules = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    Ok(decide(
        state,
        session,
        product,
        trial,
        &session.user,
        &rules,
        wanted,
    ))
}

/// Checks every rule for somebody else of the organization (B3). What depends
/// on the session in which the person buys is left open.
///
/// # Errors
/// [`Refusal::NotFound`] for an unknown person or product, [`Refusal::Store`].
pub async fn explain_eligibility(
    state: &AppState,
    caller: &Caller,
    _permit: Permit<ViewPolicy>,
    user: &UserId,
    slug: &str,
) -> Result<Eligibility, Refusal> {
    let product = state.catalog.by_slug(slug).ok_or(Refusal::NotFound)?;
    let job = (caller.tenant().clone(), product.clone(), user.clone());
    let (now, of_unit) = (state.clock.business_now(), state.clone());
    let unit = state.store.read(caller.tenant(), move |tx| {
        let ((tenant, product, user), state) = (job.clone(), of_unit.clone());
        Box::pin(async move {
            let tenant = store::tenants::find(tx, &tenant).await?;
            let tenant = tenant.ok_or(Refusal::NotFound)?;
            let terms = state.catalog.market_terms(tenant.tenant.facts.market);
            let rules = Rules::load(tx, &product, &user, now, terms.currency).await?;
            let user = store::users::find(tx, &user).await?;
            let user = user.ok_or(Refusal::NotFound)?;
            Ok::<_, Refusal>((user, tenant, rules))
        })
    });
    let (user, tenant, rules) = unit.await?;
    let sale = state.catalog.sale(tenant.tenant.facts.market, now);
    let availability = state.catalog.availability(product);
    Ok(check(&Facts {
        purpose: Purpose::Purchase,
        organization: Some(tenant.tenant.facts),
        availability: &availability,
        person: Some(facts_of(&user)),
        policy: Some(rules.policy),
        limit: rules
            .limit
            .map(|limit| limit.facts(limits::least(product, &sale))),
        is_let_buy: rules.allowance.is_some(),
        access: Some(&rules.access),
        session: None,
    }))
}

/// What the organization says of a purchase.
pub struct Rules {
    /// What it lets people buy.
    pub policy: ProductPolicy,
    /// What it asks of who buys.
    pub access: AccessPolicy,
    /// How much the person may buy; not asked where something is tried without a card.
    pub limit: Option<PersonalLimit>,
    /// A purchase that an admin has let the person make.
    pub allowance: Option<Allowance>,
    /// Whether the person has, or had, a trial of the product.
    pub had_trial: bool,
}

impl Rules {
    /// What is said now.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn load(
        tx: &mut TenantTx,
        product: &Product,
        user: &UserId,
        now: DateTime<Utc>,
        currency: Currency,
    ) -> Result<Self, StoreError> {
        let PolicyState { policy, .. } = store::policies::of_product(tx, &product.id).await?;
        let (access, _) = store::access_policies::find(tx).await?;
        let (settings, _) = store::request_settings::find(tx).await?;
        Ok(Self {
            policy,
            access,
            limit: Some(PersonalLimit::load(tx, &settings, user, now, currency).await?),
            allowance: store::license_requests::allowance(tx, user, &product.id).await?,
            had_trial: trial_of(tx, product, user).await?.is_some(),
        })
    }
}

/// The trial that the person has, or had, of a product, under whichever of its
/// ids: a renamed product is the same one.
///
/// # Errors
/// [`StoreError`].
pub async fn trial_of(
    tx: &mut TenantTx,
    product: &Product,
    user: &UserId,
) -> Result<Option<TrialRecord>, StoreError> {
    for id in product.ids() {
        if let Some(trial) = store::trials::of_person(tx, user, id).await? {
            return Ok(Some(trial));
        }
    }
    Ok(None)
}

/// The decision itself, from facts already loaded: for this trial, else for a
/// purchase.
pub fn decide(
    state: &AppState,
    session: &CurrentSession,
    product: &Product,
    trial: Option<Trial>,
    user: &User,
    rules: &Rules,
    wanted: Option<Purchases>,
) -> Eligibility {
    let availability = state.catalog.availability(product);
    let wanted = wanted.unwrap_or_else(|| {
        let market = session.tenant.tenant.facts.market;
        limits::least(
            product,
            &state.catalog.sale(market, state.clock.business_now()),
        )
    });
    let purpose = trial.map_or(Purpose::Purchase, |trial| {
        Purpose::Trial(TrialFacts {
            trial,
            is_offered: product.offers(trial),
            had_before: Some(rules.had_trial),
        })
    });
    check(&Facts {
        purpose,
        organization: Some(session.tenant.tenant.facts),
        availability: &availability,
        person: Some(facts_of(user)),
        policy: Some(rules.policy),
        limit: rules.limit.map(|limit| limit.facts(wanted)),
        // What an admin let the person buy is a purchase, no trial.
        is_let_buy: trial.is_none() && rules.allowance.is_some(),
        access: Some(&rules.access),
        session: Some(SessionFacts {
            country: session.country,
            second_factor_shown: session.row.second_factor_at.is_some(),
        }),
    })
}

fn terms_of<'a>(state: &'a AppState, session: &CurrentSession) -> &'a MarketTerms {
    let market = session.tenant.tenant.facts.market;
    state.catalog.market_terms(market)
}

fn facts_of(user: &User) -> PersonFacts {
    PersonFacts {
        kind: user.kind,
        status: user.status,
    }
}
