//! A plan as the browser shows it.

use api::changes::{ChangePreview, LineBody, PeriodBody, TotalsBody};
use chrono::{DateTime, Utc};
use domain::billing::life::Life;
use store::TenantTx;

use super::looked_at::{LookedAt, ends_of};
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::billing::renew::amounts_of_next;

/// The preview.
///
/// # Errors
/// [`Refusal::Store`], [`Refusal::Bug`].
pub async fn preview_of(
    tx: &mut TenantTx,
    state: &AppState,
    found: &LookedAt,
    now: DateTime<Utc>,
) -> Result<ChangePreview, Refusal> {
    let after = &found.plan.after;
    let next_period = next_period(tx, state, found, after, now).await?;
    let ends = ends_of(state, after);
    let card = found.card.as_ref().map(|card| card.summary.clone());
    let next_at = next_period.as_ref().map(|period| period.begins_at);
    let expires_first = card.as_ref().zip(next_at);
    Ok(ChangePreview {
        lines: found
            .plan
            .lines
            .iter()
            .cloned()
            .map(LineBody::from)
            .collect(),
        totals: found.plan.totals.into(),
        takes_effect_at: found.plan.takes_effect_at,
        status: after.state.status(),
        licenses: after.quantity.get(),
        assigned: after.assigned,
        card_expires_first: expires_first.is_some_and(|(card, at)| card.has_expired(at)),
        next_period,
        access_ends_at: ends.map(|(access, _)| access),
        data_ends_at: ends.map(|(_, data)| data),
        card,
    })
}

async fn next_period(
    tx: &mut TenantTx,
    state: &AppState,
    found: &LookedAt,
    after: &Life,
    now: DateTime<Utc>,
) -> Result<Option<PeriodBody>, Refusal> {
    if after.must_renew().is_err() {
        return Ok(None);
    }
    let LookedAt { record, tenant, .. } = found;
    let amounts = amounts_of_next(tx, state, tenant, (record, after), now).await?;
    let next = after.next_period();
    let period = next.and_then(|(schedule, licenses)| {
        let begins_at = schedule.period()?.begins_at;
        let amounts = amounts?;
        Some(PeriodBody {
            begins_at,
            term: schedule.term,
            licenses,
            totals: TotalsBody {
                net: amounts.net,
                tax: amounts.tax,
                total: amounts.total,
            },
        })
    });
    Ok(period)
}
