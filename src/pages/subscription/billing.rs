//! The section "Billing": who pays, with what, how much.

use api::orders::AmountsBody;
use api::subscriptions::SubscriptionDetail;
use domain::card::CardSummary;
use domain::term::BillingTerm;
use domain::trial::Trial;
use leptos::prelude::*;
use messages::Language;

use super::change::{Changes, Wish};
use crate::components::{fact, section};
use crate::format;
use crate::pages::paying::{card_text, expiry_text, tax_word};
use crate::state::preferences::use_language;
use crate::state::session::use_viewer;
use crate::view::view;

/// The section.
pub fn billing_section(detail: &SubscriptionDetail, changes: Changes) -> AnyView {
    let language = use_language();
    let row = &detail.subscription;
    let content = view! {
        <div class="card">
            <p class="payer">{payer(language, detail)}</p>
            <dl class="facts">
                {card(language, detail)}
                {fact(total_name(language, row.term), total(language, &detail.amounts))}
            </dl>
            {buttons(language, detail, changes)}
        </div>
    };
    section(
        "billing",
        language.admin_section_billing(),
        content.into_any(),
    )
}

/// Who pays (R32).
fn payer(language: Language, detail: &SubscriptionDetail) -> String {
    if detail.subscription.trial.is_some() {
        return language.trials_payer().to_owned();
    }
    let viewer = use_viewer().map(|viewer| viewer.person.id.clone());
    match &detail.subscription.purchaser {
        None => language.admin_billing_by_agreement().to_owned(),
        Some(person) if Some(&person.id) == viewer.as_ref() => {
            language.admin_billing_by_you().to_owned()
        }
        Some(person) => language.admin_billing_by_purchaser(&person.name),
    }
}

/// What of the billing can be changed; who can, if it is somebody else.
fn buttons(language: Language, detail: &SubscriptionDetail, changes: Changes) -> Option<AnyView> {
    let buttons = [Wish::Recurring, Wish::Term, Wish::Cancel];
    let buttons: Vec<_> = buttons
        .into_iter()
        .filter_map(|wish| changes.button(wish))
        .collect();
    if !buttons.is_empty() {
        return Some(view! { <div class="form-actions">{buttons}</div> }.into_any());
    }
    let viewer = use_viewer().map(|viewer| viewer.person.id.clone());
    let purchaser = detail.subscription.purchaser.as_ref()?;
    let is_other = detail.changes.is_empty() && Some(&purchaser.id) != viewer.as_ref();
    is_other.then(|| {
        view! { <p class="fact-note">{language.admin_purchaser_only_changes()}</p> }.into_any()
    })
}

fn card(language: Language, detail: &SubscriptionDetail) -> Option<AnyView> {
    let value = match (&detail.card, &detail.subscription.purchaser) {
        (Some(card), _) => of_card(language, card),
        (None, _) if detail.subscription.trial == Some(Trial::WITHOUT_CARD) => return None,
        (None, Some(_)) => language.admin_billing_card_hidden().into_any(),
        (None, None) => return None,
    };
    Some(fact(language.admin_subscription_payment_method(), value))
}

fn of_card(language: Language, card: &CardSummary) -> AnyView {
    view! {
        {card_text(language, card)}
        <span class="fact-note">{expiry_text(language, card)}</span>
    }
    .into_any()
}

fn total_name(language: Language, term: BillingTerm) -> &'static str {
    match term {
        BillingTerm::Monthly => language.admin_billing_total_month(),
        BillingTerm::Annual => language.admin_billing_total_year(),
    }
}

fn total(language: Language, amounts: &AmountsBody) -> AnyView {
    let tax = language.admin_billing_total_tax(
        &format::money(language, amounts.tax),
        tax_word(language, &amounts.tax_label),
        &format::percent(language, amounts.tax_rate),
    );
    view! {
        {format::money(language, amounts.total)}
        <span class="fact-note">{tax}</span>
    }
    .into_any()
}
