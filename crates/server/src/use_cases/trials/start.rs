//! Beginning a trial: a subscription that can be used at once, and nothing is
//! charged.

use std::sync::Arc;

use api::orders::QuoteBody;
use domain::ids::{PaymentMethodId, QuoteId, SubscriptionId};
use domain::money::Money;
use domain::product::Product;
use domain::quote::amounts;
use domain::subscription::{Lifecycle, PurchaseChannel, RecurringBilling};
use domain::trial::{self, Trial, TrialCourse, TrialState};
use domain::user::User;
use store::cards::Card;
use store::idempotency::Begin;
use store::quotes::QuoteRecord;
use store::subscriptions::{Billing, SubscriptionRecord};
use store::trials::TrialRecord;
use store::{StoreError, TenantTx};

use super::{facts, look_again, quote_of};
use crate::ids::new_id;
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::bodies;
use crate::use_cases::eligibility::{self, Rules, trial_of};
use crate::use_cases::idempotent::Click;
use crate::use_cases::limits::{self, PersonalLimit};
use crate::use_cases::orders::{get_quote, own_card, own_quote, price_now};
use crate::use_cases::record::{Change, Stamp, record};
use crate::use_cases::session::CurrentSession;

const ROUTE: &str = "start_trial";

/// One click on "Start trial".
#[derive(Debug, Clone)]
pub struct StartTrial {
    /// Names the click.
    pub idempotency_key: String,
    /// What is tried.
    pub quote: QuoteId,
    /// The card's token, where one is needed.
    pub payment_method: Option<PaymentMethodId>,
    /// What the person saw that a period costs afterwards.
    pub accepted_total: Money,
}

/// Begins the trial of a quote, and shows what came of it. Who asks for the
/// trial that runs already, as in a second tab, is shown that one.
///
/// # Errors
/// [`Refusal::NotEligible`], [`Refusal::QuoteChanged`],
/// [`Refusal::QuoteExpired`], [`Refusal::NotFound`], [`Refusal::KeyReused`],
/// [`Refusal::InvalidField`], [`Refusal::PaymentsClosed`],
/// [`Refusal::Gateway`], [`Refusal::Store`].
pub async fn start_trial(
    state: &AppState,
    session: &CurrentSession,
    call: StartTrial,
) -> Result<QuoteBody, Refusal> {
    let click = Click {
        key: &call.idempotency_key,
        route: ROUTE,
    };
    let body = format!(
        "{} {:?} {:?}",
        call.quote, call.payment_method, call.accepted_total
    );
    let started = match click.begin(state, session, &body).await? {
        // A key found in progress is a second click: the person's one trial
        // answers both.
        Begin::New | Begin::InProgress => {
            let started = start(state, session, &call).await;
            let id = started.as_ref().ok().map(SubscriptionId::as_str);
            click.end(state, session, id).await?;
            started?
        }
        Begin::Replay { answer, .. } => answer
            .and_then(|answer| SubscriptionId::parse(&answer).ok())
            .ok_or(Refusal::Bug("a stored answer without a subscription"))?,
        Begin::OtherBody => return Err(Refusal::KeyReused),
    };
    get_quote(
        state,
        session,
        &quote_behind(state, session, started).await?,
    )
    .await
}

/// The quote of a trial that has begun, which is not always the one that was
/// sent: another tab may have been quicker.
async fn quote_behind(
    state: &AppState,
    session: &CurrentSession,
    trial: SubscriptionId,
) -> Result<QuoteId, Refusal> {
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        let trial = trial.clone();
        Box::pin(async move { store::trials::find(tx, &trial).await })
    });
    let trial = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    let trial = trial.ok_or(Refusal::Bug("a trial that was started and is not there"))?;
    Ok(trial.quote)
}

async fn start(
    state: &AppState,
    session: &CurrentSession,
    call: &StartTrial,
) -> Result<SubscriptionId, Refusal> {
    let card = match &call.payment_method {
        Some(token) => {
            let gateway = state.gateway.as_ref().ok_or(Refusal::PaymentsClosed)?;
            let known = own_card(state, gateway, session, token).await?;
            Some(Card {
                payment_method: token.clone(),
                summary: known.card,
            })
        }
        None => None,
    };
    let intent = Arc::new(Intent {
        state: state.clone(),
        session: session.clone(),
        call: call.clone(),
        card,
        subscription: new_id(&*state.random)?,
        stamp: Stamp::of(state, session),
    });
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let intent = Arc::clone(&intent);
        Box::pin(async move { write_down(tx, &intent).await })
    });
    unit.await
}

/// Everything the unit of work needs, made before it, so that it can run
/// again.
struct Intent {
    state: AppState,
    session: CurrentSession,
    call: StartTrial,
    card: Option<Card>,
    subscription: SubscriptionId,
    stamp: Stamp,
}

async fn write_down(tx: &mut TenantTx, intent: &Intent) -> Result<SubscriptionId, Refusal> {
    let Intent { state, session, .. } = intent;
    let quote = own_quote(tx, &intent.call.quote, &session.viewer.user).await?;
    let kind = quote.trial.ok_or_else(|| Refusal::InvalidField {
        field: "quote",
        detail: "this quote is for a purchase; ask for one for a trial".to_owned(),
    })?;
    let product = state
        .catalog
        .by_id(&quote.product)
        .ok_or(Refusal::NotFound)?;
    // From here on nobody changes the policy, and the same person begins no
    // other trial, until this one is written down.
    let policy = store::policies::of_product_for_order(tx, &product.id).await?;
    store::users::hold_purchases(tx, &session.viewer.user).await?;
    let before = trial_of(tx, product, &session.viewer.user).await?;
    if let Some(before) = &before
        && is_what_was_asked_for(tx, before, &quote).await?
    {
        return Ok(before.subscription.clone());
    }
    let (access, _) = store::access_policies::find(tx).await?;
    let limit = if kind.needs_card() {
        Some(limit_of(tx, intent).await?)
    } else {
        None
    };
    let rules = Rules {
        policy: policy.policy,
        access,
        limit,
        allowance: None,
        had_trial: before.is_some(),
    };
    let user = check(tx, intent, &quote, product, kind, &rules).await?;
    let trial = TrialRecord {
        subscription: intent.subscription.clone(),
        user: user.id.clone(),
        product: product.id.clone(),
        quote: quote.id.clone(),
        course: TrialCourse {
            trial: kind,
            state: TrialState::Running,
            ends_at: trial::end_of(intent.stamp.business_at),
            is_announced: false,
        },
        started_at: intent.stamp.business_at,
        card: intent.card.clone(),
        order: None,
    };
    let subscription = subscription(intent, &quote, product, &trial, &user)?;
    store::subscriptions::insert(tx, &subscription).await?;
    if let Some(card) = &intent.card {
        store::cards::keep(tx, &user.id, card, intent.stamp.business_at).await?;
    }
    store::trials::insert(tx, &trial).await?;
    look_again(tx, state, &session.viewer.tenant, &trial).await?;
    let change = Change {
        action: "trial.started",
        object: trial.subscription.to_string(),
        before: None,
        after: Some(facts(state, &trial, &quote)),
    };
    record(tx, &intent.stamp, change).await?;
    Ok(trial.subscription)
}

/// Whether the trial that the person has is the one that is asked for again:
/// by a second tab, or after an answer that was lost.
async fn is_what_was_asked_for(
    tx: &mut TenantTx,
    before: &TrialRecord,
    quote: &QuoteRecord,
) -> Result<bool, Refusal> {
    if before.quote == quote.id {
        return Ok(true);
    }
    let theirs = quote_of(tx, before).await?;
    let is_same = (theirs.trial, theirs.term, theirs.quantity)
        == (quote.trial, quote.term, quote.quantity)
        && theirs.amounts == quote.amounts;
    Ok(is_same && before.course.state == TrialState::Running)
}

/// What the person may buy without asking, as of now: the trial's first period
/// counts as if it was bought today.
async fn limit_of(tx: &mut TenantTx, intent: &Intent) -> Result<PersonalLimit, StoreError> {
    let Intent { state, session, .. } = intent;
    let market = session.tenant.tenant.facts.market;
    let currency = state.catalog.market_terms(market).currency;
    let (settings, _) = store::request_settings::find(tx).await?;
    let (user, now) = (&session.viewer.user, intent.stamp.business_at);
    PersonalLimit::load(tx, &settings, user, now, currency).await
}

/// The rules at the moment of the start: policy, person, card, price.
async fn check(
    tx: &mut TenantTx,
    intent: &Intent,
    quote: &QuoteRecord,
    product: &Product,
    kind: Trial,
    rules: &Rules,
) -> Result<User, Refusal> {
    let Intent {
        state,
        session,
        call,
        stamp,
        ..
    } = intent;
    let user = store::users::find(tx, &session.viewer.user)
        .await?
        .ok_or(Refusal::NotSignedIn)?;
    let user = User {
        kind: session.viewer.kind,
        ..user
    };
    let wanted = limits::counted(quote.quantity.get(), &quote.amounts);
    let eligibility = eligibility::decide(
        state,
        session,
        product,
        Some(kind),
        &user,
        rules,
        Some(wanted),
    );
    if let Some(reason) = eligibility.refusal() {
        return Err(Refusal::NotEligible(reason));
    }
    if kind.needs_card() != intent.card.is_some() {
        let detail = if kind.needs_card() {
            "this trial needs a card"
        } else {
            "this trial takes no card"
        };
        return Err(Refusal::InvalidField {
            field: "payment_method",
            detail: detail.to_owned(),
        });
    }
    if quote.expires_at <= stamp.business_at {
        return Err(Refusal::QuoteExpired);
    }
    let market = session.tenant.tenant.facts.market;
    let sale = state.catalog.sale(market, stamp.business_at);
    let today = price_now(product, &sale, Some(kind), quote.term, quote.quantity)?;
    if today != quote.amounts || call.accepted_total != quote.amounts.total {
        let quote = QuoteRecord {
            amounts: today,
            ..quote.clone()
        };
        let quote = bodies::quote(state, quote, None, None)?;
        return Err(Refusal::QuoteChanged(Box::new(quote)));
    }
    Ok(user)
}

/// A subscription like any other, at no price until the trial becomes paid.
fn subscription(
    intent: &Intent,
    quote: &QuoteRecord,
    product: &Product,
    trial: &TrialRecord,
    user: &User,
) -> Result<SubscriptionRecord, Refusal> {
    let Intent { state, session, .. } = intent;
    let market = session.tenant.tenant.facts.market;
    let terms = state.catalog.market_terms(market);
    let nothing = Money::new(0, terms.currency);
    let recurring = if trial.course.becomes_paid() {
        RecurringBilling::On
    } else {
        RecurringBilling::Off
    };
    Ok(SubscriptionRecord {
        billing: Billing::begun(intent.stamp.business_at),
        id: trial.subscription.clone(),
        product: product.id.clone(),
        product_name: product.name.clone(),
        channel: PurchaseChannel::SelfService,
        purchaser: Some(user.id.clone()),
        purchaser_name: user.display_name.clone(),
        quantity: quote.quantity,
        assigned: 0,
        term: quote.term,
        amounts: amounts(nothing, terms, quote.quantity)?,
        lifecycle: Lifecycle::Active {
            ends_at: trial.course.ends_at,
            recurring,
        },
        anchor_at: trial.started_at,
        created_at: trial.started_at,
        order: None,
        payment_method: intent.card.as_ref().map(|card| card.payment_method.clone()),
        trial: Some(trial.course.trial),
    })
}
