//! Everything once more, before anything is charged.

use leptos::prelude::*;
use messages::Language;

use super::buying::Buying;
use super::flow::{Checkout, ReviewNote, Wish};
use super::place_order::OrderButton;
use super::problem_place::{keeping_focus, problem_place};
use super::review_table::review_table;
use super::summary::who_pays;
use crate::backend::{CallError, NextStep, notice};
use crate::components::{ButtonKind, Icon, Tone, alert, button, icon, notice_alert, page_header};
use crate::format;
use crate::state::preferences::use_language;
use crate::view::view;

/// Shows what will be ordered, and the button that orders it.
pub fn review_step(buying: Buying, checkout: &Checkout, note: Option<ReviewNote>) -> AnyView {
    let (Some(quote), Some(card)) = (checkout.quote.clone(), checkout.card.clone()) else {
        return ().into_any();
    };
    let language = use_language();
    let order = OrderButton::new(buying);
    let total = format::money(language, quote.amounts.total);
    let back = view! {
        <a href=buying.link(Wish::Card)>
            {icon(Icon::ArrowStart)} {language.checkout_change_card()}
        </a>
    };
    let renews_on = format::date(language, quote.renews_at);
    view! {
        {page_header(language.checkout_review_heading())
            .above(back)
            .intro(language.checkout_review_intro())
            .view()}
        {note.map(|note| note_alert(language, note))}
        {problem_place(move || Some(failed(&order.failure.get()?, order)))}
        <div class="checkout-columns">
            <div class="checkout-form">{review_table(buying, &quote, &card)}</div>
            <div class="checkout-side">
                <section class="card checkout-order" aria-label=language.checkout_place_order()>
                    <p class="checkout-due">
                        <span>{language.checkout_summary_due_today()}</span> " "
                        <span class="amount">{total.clone()}</span>
                    </p>
                    <p>{language.checkout_review_consent(&total, &renews_on)}</p>
                    {button(ButtonKind::Primary, language.checkout_place_order())
                        .on_press(move || order.press())
                        .busy(order.is_busy, language.checkout_placing_order())
                        .view()}
                </section>
                {who_pays(&quote.product.name)}
            </div>
        </div>
    }
    .into_any()
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
fn failed(error: &CallError, order: OrderButton) -> AnyView {
    let language = use_language();
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
            <p>{language.checkout_retry_safe()}</p>
            {retry}
        },
    )
}
