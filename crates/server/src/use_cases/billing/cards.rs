//! The viewer's cards (R28c). Only what a person recognizes a card by is kept
//! here; its number never comes by.

use api::cards::{CardRow, CardUse, Cards};
use chrono::{DateTime, Utc};
use domain::ids::{PaymentMethodId, UserId};
use domain::subscription::SubscriptionStatus;
use serde_json::{Value, json};
use store::TenantTx;
use store::cards::{Card, CardRecord};
use store::subscriptions::SubscriptionRecord;

use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::orders::own_card;
use crate::use_cases::record::{Change, Stamp, record};
use crate::use_cases::session::CurrentSession;

/// Lists them.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn list_cards(state: &AppState, session: &CurrentSession) -> Result<Cards, Refusal> {
    let (owner, now) = (session.viewer.user.clone(), state.clock.business_now());
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        let owner = owner.clone();
        Box::pin(async move { cards(tx, &owner, now).await })
    });
    unit.await
}

/// Keeps another one.
///
/// # Errors
/// [`Refusal::InvalidField`] for anybody else's, [`Refusal::CardExpired`],
/// [`Refusal::PaymentsClosed`], [`Refusal::Gateway`], [`Refusal::Store`].
pub async fn add_card(
    state: &AppState,
    session: &CurrentSession,
    token: &PaymentMethodId,
) -> Result<Cards, Refusal> {
    let card = good_card(state, session, token).await?;
    write(state, session, Edit::Add(card)).await
}

/// Lets another card pay all that this one pays; this one stays listed.
///
/// # Errors
/// [`Refusal::NotFound`], and those of [`add_card`].
pub async fn replace_card(
    state: &AppState,
    session: &CurrentSession,
    token: &PaymentMethodId,
    by: &PaymentMethodId,
) -> Result<Cards, Refusal> {
    let card = good_card(state, session, by).await?;
    write(state, session, Edit::Replace(token.clone(), card)).await
}

/// Proposes it first from now on.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Store`].
pub async fn make_card_default(
    state: &AppState,
    session: &CurrentSession,
    token: &PaymentMethodId,
) -> Result<Cards, Refusal> {
    write(state, session, Edit::MakeDefault(token.clone())).await
}

/// Forgets one that pays nothing; again is harmless.
///
/// # Errors
/// [`Refusal::CardInUse`], [`Refusal::Store`].
pub async fn remove_card(
    state: &AppState,
    session: &CurrentSession,
    token: &PaymentMethodId,
) -> Result<Cards, Refusal> {
    write(state, session, Edit::Remove(token.clone())).await
}

/// What is done to the list.
#[derive(Clone)]
enum Edit {
    Add(Card),
    Replace(PaymentMethodId, Card),
    MakeDefault(PaymentMethodId),
    Remove(PaymentMethodId),
}

async fn good_card(
    state: &AppState,
    session: &CurrentSession,
    token: &PaymentMethodId,
) -> Result<Card, Refusal> {
    let gateway = state.gateway.as_ref().ok_or(Refusal::PaymentsClosed)?;
    let known = own_card(state, gateway, session, token).await?;
    if known.card.has_expired(state.clock.business_now()) {
        return Err(Refusal::CardExpired);
    }
    Ok(Card {
        payment_method: token.clone(),
        summary: known.card,
    })
}

async fn write(state: &AppState, session: &CurrentSession, edit: Edit) -> Result<Cards, Refusal> {
    let job = (session.viewer.user.clone(), edit, Stamp::of(state, session));
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let (owner, edit, stamp) = job.clone();
        Box::pin(async move {
            if let Some(change) = apply(tx, &owner, edit, stamp.business_at).await? {
                record(tx, &stamp, change).await?;
            }
            cards(tx, &owner, stamp.business_at).await
        })
    });
    unit.await
}

/// Does it, and gives what to record; nothing where nothing was to be done.
async fn apply(
    tx: &mut TenantTx,
    owner: &UserId,
    edit: Edit,
    at: DateTime<Utc>,
) -> Result<Option<Change>, Refusal> {
    Ok(match edit {
        Edit::Add(card) => {
            let known = store::cards::find(tx, owner, &card.payment_method).await?;
            store::cards::keep(tx, owner, &card, at).await?;
            let is_new = known.is_none();
            is_new.then(|| change("card.added", &card, Value::Null))
        }
        Edit::Replace(token, by) => {
            let from = store::cards::find(tx, owner, &token).await?;
            let from = from.ok_or(Refusal::NotFound)?;
            store::cards::keep(tx, owner, &by, at).await?;
            let to = &by.payment_method;
            let moved = store::subscriptions::move_card(tx, owner, &token, to).await?;
            if from.is_default {
                store::cards::set_default(tx, owner, to).await?;
            }
            let after = json!({ "by": words(&by), "subscriptions": moved });
            Some(change("card.replaced", &from.card, after))
        }
        Edit::MakeDefault(token) => {
            let card = store::cards::find(tx, owner, &token).await?;
            let card = card.ok_or(Refusal::NotFound)?;
            store::cards::set_default(tx, owner, &token).await?;
            let was = card.is_default;
            (!was).then(|| change("card.made_default", &card.card, Value::Null))
        }
        Edit::Remove(token) => {
            let Some(card) = store::cards::find(tx, owner, &token).await? else {
                return Ok(None);
            };
            let bought = store::subscriptions::bought_by(tx, owner).await?;
            if bought.iter().any(|record| pays(&token, record)) {
                return Err(Refusal::CardInUse);
            }
            store::cards::remove(tx, owner, &token).await?;
            Some(change("card.removed", &card.card, Value::Null))
        }
    })
}

async fn cards(tx: &mut TenantTx, owner: &UserId, now: DateTime<Utc>) -> Result<Cards, Refusal> {
    let bought = store::subscriptions::bought_by(tx, owner).await?;
    let kept = store::cards::list(tx, owner).await?;
    let has_default = kept.iter().any(|card| card.is_default);
    let rows = kept.into_iter().enumerate().map(|(index, card)| {
        // Without a choice the oldest is proposed.
        let is_first = index == 0 && !has_default;
        row(card, is_first, &bought, now)
    });
    Ok(Cards {
        items: rows.collect(),
    })
}

fn row(
    card: CardRecord,
    is_first: bool,
    bought: &[SubscriptionRecord],
    now: DateTime<Utc>,
) -> CardRow {
    let Card {
        payment_method,
        summary,
    } = card.card;
    let used: Vec<_> = bought
        .iter()
        .filter(|record| pays(&payment_method, record))
        .collect();
    let expires_first = used.iter().any(|record| {
        let life = record.life();
        let renews_at = life.running().map(|period| period.ends_at);
        life.must_renew().is_ok() && renews_at.is_ok_and(|at| summary.has_expired(at))
    });
    CardRow {
        is_default: card.is_default || is_first,
        is_expired: summary.has_expired(now),
        expires_first,
        pays_for: used
            .into_iter()
            .map(|record| CardUse {
                subscription: record.id.clone(),
                product_name: record.product_name.clone(),
            })
            .collect(),
        card: summary,
        payment_method,
    }
}

/// A card stays with what it pays until that is deleted (`domain-facts.md` 4).
fn pays(token: &PaymentMethodId, record: &SubscriptionRecord) -> bool {
    record.payment_method.as_ref() == Some(token)
        && record.lifecycle.status() != SubscriptionStatus::Deleted
}

fn change(action: &'static str, card: &Card, after: Value) -> Change {
    Change {
        action,
        object: card.payment_method.to_string(),
        before: Some(words(card)),
        after: Some(after).filter(|after| !after.is_null()),
    }
}

/// What the log says of a card: what its owner recognizes it by.
fn words(card: &Card) -> Value {
    json!({ "brand": card.summary.brand(), "last4": card.summary.last4() })
}
