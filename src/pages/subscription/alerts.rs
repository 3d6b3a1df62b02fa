//! What is to be known about the subscription now: a bill that is not paid,
//! what will change, and its end.

use api::subscriptions::{SubscriptionDetail, UnpaidBody};
use domain::checkout::DeclineReason;
use domain::subscription::{RecurringBilling, SubscriptionStatus};
use domain::term::BillingTerm;
use leptos::prelude::*;
use messages::Language;

use super::change::{Changes, Wish};
use crate::components::{Tone, alert};
use crate::format;
use crate::pages::paying::decline_text;
use crate::routes::Page;
use crate::state::preferences::use_language;
use crate::subscription_text::status_hint;
use crate::view::view;

/// The messages, with what can be done.
pub fn alerts(detail: &SubscriptionDetail, changes: Changes) -> AnyView {
    let language = use_language();
    let unpaid = detail.unpaid.as_ref();
    let unpaid = unpaid.map(|unpaid| unpaid_alert(language, detail, unpaid));
    view! {
        {unpaid}
        {end(language, detail, changes)}
        {planned(language, detail)}
    }
    .into_any()
}

fn unpaid_alert(language: Language, detail: &SubscriptionDetail, unpaid: &UnpaidBody) -> AnyView {
    let reason = match unpaid.reason {
        None => language.billing_unpaid_charging(),
        Some(reason) => declined(language, detail, reason),
    };
    // While the card is being charged nothing else is to be done.
    let is_declined = unpaid.reason.is_some();
    let next_try = unpaid.next_try_at.filter(|_| is_declined).map(|at| {
        let text = language.billing_unpaid_next_try(&format::date(language, at));
        view! { <p>{text}</p> }
    });
    let expires = language.billing_unpaid_expires(&format::date(language, unpaid.expires_at));
    let pay = unpaid.bill.clone().filter(|_| is_declined).map(|id| {
        let address = Page::Bill { id }.address();
        view! {
            <p class="form-actions">
                <a class="button" href=address>
                    {language.billing_pay_now()}
                </a>
            </p>
        }
    });
    alert(
        Tone::Warning,
        Some(language.billing_unpaid_heading()),
        view! {
            <p>{reason}</p>
            {next_try}
            <p>{expires}</p>
            {pay}
        },
    )
}

/// What to do about it is said to whoever has the card.
fn declined(
    language: Language,
    detail: &SubscriptionDetail,
    reason: DeclineReason,
) -> &'static str {
    match detail.card {
        Some(_) => decline_text(language, reason),
        None => language.billing_unpaid_declined(),
    }
}

/// The end that is coming, or has come.
fn end(language: Language, detail: &SubscriptionDetail, changes: Changes) -> Option<AnyView> {
    let row = &detail.subscription;
    let is_canceled = row.recurring_billing == RecurringBilling::Canceled;
    let until = |at: Option<_>, text: fn(Language, &str) -> String| {
        let text = at.map(|at| text(language, &format::date(language, at)));
        text.unwrap_or_else(|| status_hint(language, row.status).to_owned())
    };
    let (tone, text, wish) = match row.status {
        // A trial says it in its own words.
        SubscriptionStatus::Active if is_canceled && row.trial.is_none() => (
            Tone::Info,
            until(Some(row.expires_at), |language, date| {
                language.billing_canceled_until(date)
            }),
            Wish::TakeBack,
        ),
        SubscriptionStatus::Expired => (
            Tone::Warning,
            until(detail.access_ends_at, |language, date| {
                language.billing_expired_until(date)
            }),
            Wish::Reactivate,
        ),
        SubscriptionStatus::Disabled => (
            Tone::Warning,
            until(detail.data_ends_at, |language, date| {
                language.billing_disabled_until(date)
            }),
            Wish::Reactivate,
        ),
        SubscriptionStatus::Active | SubscriptionStatus::Deleted => return None,
    };
    let button = changes
        .button(wish)
        .map(|button| view! { <div class="form-actions">{button}</div> });
    let content = view! {
        <p>{text}</p>
        {button}
    };
    Some(alert(tone, None, content))
}

/// What the next term brings.
fn planned(language: Language, detail: &SubscriptionDetail) -> Option<AnyView> {
    let begins_at = format::date(language, detail.subscription.expires_at);
    let licenses = detail.next.licenses.map(|count| {
        let licenses = language.common_license_count(i64::from(count));
        language.billing_planned_licenses(&begins_at, &licenses)
    });
    let term = detail.next.term.map(|term| match term {
        BillingTerm::Monthly => language.billing_planned_month(&begins_at),
        BillingTerm::Annual => language.billing_planned_year(&begins_at),
    });
    if licenses.is_none() && term.is_none() {
        return None;
    }
    let content = view! {
        {licenses.map(|text| view! { <p>{text}</p> })}
        {term.map(|text| view! { <p>{text}</p> })}
    };
    Some(alert(Tone::Info, None, content))
}
