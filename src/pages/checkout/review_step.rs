//! Everything once more, before anything is charged.

use api::orders::QuoteBody;
use domain::money::Money;
use leptos::prelude::*;
use messages::Language;

use super::buying::Buying;
use super::flow::{Checkout, ReviewNote, Wish};
use super::place_order::OrderButton;
use super::problem_place::{keeping_focus, problem_place};
use super::review_table::review_table;
use super::summary::{Costs, who_pays};
use super::trial_text::at_the_end;
use crate::backend::{CallError, NextStep, notice};
use crate::components::{ButtonKind, Icon, Tone, alert, button, icon, notice_alert, page_header};
use crate::format;
use crate::state::preferences::use_language;
use crate::view::view;

/// Shows what will be ordered, and the button that orders it.
pub fn review_step(buying: Buying, checkout: &Checkout, note: Option<ReviewNote>) -> AnyView {
    let Some(quote) = checkout.quote.clone() else {
        return ().into_any();
    };
    let language = use_language();
    let order = OrderButton::new(buying);
    let words = Words::of(language, &quote);
    let (wish, change) = if checkout.needs_card() {
        (Wish::Card, language.checkout_change_card())
    } else {
        (Wish::Licenses, language.checkout_change_licenses())
    };
    let back = view! { <a href=buying.link(wish)>{icon(Icon::ArrowStart)} {change}</a> };
    view! {
        {page_header(words.heading).above(back).intro(words.intro).view()}
        {note.map(|note| note_alert(language, note))}
        {problem_place(move || Some(failed(&order.failure.get()?, &order, words.retry)))}
        <div class="checkout-columns">
            <div class="checkout-form">
                {review_table(buying, &quote, checkout.card.as_ref())}
            </div>
            <div class="checkout-side">
                <section class="card checkout-order" aria-label=words.action>
                    <p class="checkout-due">
                        <span>{language.checkout_summary_due_today()}</span> " "
                        <span class="amount">{words.due_today}</span>
                    </p>
                    <p>{words.consent}</p>
                    {button(ButtonKind::Primary, words.action)
                        .on_press(move || order.press())
                        .busy(order.is_busy, words.acting)
                        .view()}
                </section>
                {who_pays(&quote.product.name)}
            </div>
        </div>
    }
    .into_any()
}

/// What the step says of an order, or of a trial.
struct Words {
    heading: &'static str,
    intro: &'static str,
    due_today: String,
    consent: String,
    action: &'static str,
    acting: &'static str,
    retry: &'static str,
}

impl Words {
    fn of(language: Language, quote: &QuoteBody) -> Self {
        let total = quote.amounts.total;
        if let Some(trial) = quote.trial {
            return Self {
                heading: language.trials_review_heading(),
                intro: language.trials_review_intro(),
                due_today: format::money(language, Money::new(0, total.currency())),
                consent: at_the_end(language, &Costs::from(quote), trial),
                action: language.trials_start(),
                acting: language.trials_starting(),
                retry: language.trials_retry_safe(),
            };
        }
        let renews_on = format::date(language, quote.renews_at);
        let total = format::money(language, total);
        Self {
            heading: language.checkout_review_heading(),
            intro: language.checkout_review_intro(),
            consent: language.checkout_review_consent(&total, &renews_on),
            due_today: total,
            action: language.checkout_place_order(),
            acting: language.checkout_placing_order(),
            retry: language.checkout_retry_safe(),
        }
    }
}

fn note_alert(language: Language, note: ReviewNote) -> AnyView {
    let (heading, text) = match note {
        ReviewNote::AmountChanged { old, new } => (
            language.checkout_quote_changed_heading(),
            language.checkout_quote_changed(
                &format::money(language, old),
                &format::money(language, new),
            ),
        ),
        ReviewNote::OfferRenewed => (
            language.checkout_quote_expired_heading(),
            language.checkout_quote_renewed().to_owned(),
        ),
    };
    alert(Tone::Error, Some(heading), view! { <p>{text}</p> })
}

/// One button to try again: the same key, so at most one charge.
fn failed(error: &CallError, order: &OrderButton, safe: &'static str) -> AnyView {
    let (language, order) = (use_language(), *order);
    let again = keeping_focus(move || order.press());
    let said = notice(language, error);
    if said.next != NextStep::Retry {
        return notice_alert(error, again);
    }
    let retry = button(ButtonKind::Secondary, language.common_retry())
        .on_press(again)
        .view();
    alert(
        Tone::Error,
        Some(said.heading),
        view! {
            <p>{said.body}</p>
            <p>{safe}</p>
            {retry}
        },
    )
}
