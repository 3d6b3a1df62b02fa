//! What the subscription is.

use api::subscriptions::{SubscriptionDetail, SubscriptionRow};
use domain::subscription::{RecurringBilling, SubscriptionStatus};
use domain::term::BillingTerm;
use leptos::prelude::*;
use messages::Language;

use crate::components::{date, fact, status_badge};
use crate::format;
use crate::state::preferences::use_language;
use crate::state::session::use_viewer;
use crate::subscription_text::{
    channel_text, end_text, price_text, purchaser_name, standing_text, status_hint, status_tone,
};
use crate::view::view;

/// Status, purchaser, channel, price, dates.
pub fn facts(detail: &SubscriptionDetail) -> AnyView {
    let language = use_language();
    let row = &detail.subscription;
    let status = view! {
        {status_badge(status_tone(row.status), standing_text(language, row))}
        <span class="fact-note">{status_hint(language, row.status)}</span>
    };
    view! {
        <dl class="facts card">
            {fact(language.admin_subscription_status(), status.into_any())}
            {fact(language.admin_subscription_purchaser(), purchaser(language, detail))}
            {fact(
                language.admin_subscription_channel(),
                channel_text(language, row.channel).into_any(),
            )}
            {fact(
                price_name(language, detail),
                price_text(language, row).into_any(),
            )}
            {fact(
                language.admin_subscription_billing_frequency(),
                frequency(language, row.term).into_any(),
            )}
            {fact(
                language.admin_recurring_billing(),
                recurring(language, row),
            )}
            {fact(language.admin_subscription_bought_on(), date(detail.purchased_at))}
            {fact(
                language.admin_subscription_expiration_date(),
                end_text(language, row).into_any(),
            )}
        </dl>
    }
    .into_any()
}

fn purchaser(language: Language, detail: &SubscriptionDetail) -> AnyView {
    let row = &detail.subscription;
    let Some(viewer) = use_viewer() else {
        return ().into_any();
    };
    let email = row.purchaser.as_ref().map(|person| {
        let email = person.email.as_str().to_owned();
        view! { <span class="fact-note">{email}</span> }
    });
    view! {
        {purchaser_name(language, row, &viewer.person.id)}
        {email}
    }
    .into_any()
}

fn price_name(language: Language, detail: &SubscriptionDetail) -> &'static str {
    match detail.subscription.purchaser {
        Some(_) => language.admin_subscription_price(),
        None => language.admin_subscription_agreement_price(),
    }
}

fn frequency(language: Language, term: BillingTerm) -> &'static str {
    match term {
        BillingTerm::Monthly => language.checkout_monthly(),
        BillingTerm::Annual => language.checkout_annual(),
    }
}

fn recurring(language: Language, row: &SubscriptionRow) -> AnyView {
    let date = format::date(language, row.expires_at);
    let (text, hint) = match row.recurring_billing {
        RecurringBilling::On => (
            language.admin_recurring_billing_on(),
            Some(language.admin_recurring_billing_on_hint(&date)),
        ),
        RecurringBilling::Once => (
            language.admin_recurring_billing_once(),
            Some(language.billing_recurring_once_hint(&date)),
        ),
        RecurringBilling::Off => (
            language.admin_recurring_billing_off(),
            Some(language.admin_recurring_billing_off_hint(&date)),
        ),
        RecurringBilling::Canceled => (language.admin_recurring_billing_canceled(), None),
    };
    // A trial says what follows it itself, and no card is charged under an agreement.
    let is_told =
        row.status == SubscriptionStatus::Active && row.trial.is_none() && row.purchaser.is_some();
    let hint = hint
        .filter(|_| is_told)
        .map(|hint| view! { <span class="fact-note">{hint}</span> });
    view! {
        {text}
        {hint}
    }
    .into_any()
}
