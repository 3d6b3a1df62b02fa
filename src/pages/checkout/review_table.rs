//! What will be ordered, line by line, each with the way to change it.

use api::orders::QuoteBody;
use leptos::prelude::*;
use messages::Language;

use super::buying::Buying;
use super::flow::{Card, Wish};
use super::summary::{Costs, amount_lines, lines, term_name};
use crate::format;
use crate::pages::paying::{card_text, expiry_text};
use crate::routes::Page;
use crate::state::preferences::use_language;
use crate::state::session::use_viewer;
use crate::view::view;

/// The order as it will be placed.
pub fn review_table(buying: Buying, quote: &QuoteBody, card: Option<&Card>) -> AnyView {
    let language = use_language();
    let viewer = use_viewer();
    let licenses = buying.link(Wish::Licenses);
    let mut rows = vec![
        row(
            language.checkout_summary_product(),
            &quote.product.name,
            Some((Page::Products.address(), language.checkout_change_product())),
        ),
        row(
            language.checkout_summary_licenses(),
            &format::number(language, quote.quantity.get()),
            Some((licenses.clone(), language.checkout_change_licenses())),
        ),
    ];
    if let Some(card) = card {
        rows.push(row(
            language.checkout_billing_frequency(),
            term_name(language, quote.term),
            Some((licenses, language.checkout_change_frequency())),
        ));
        rows.push(row(
            language.checkout_review_card(),
            &format!(
                "{} · {}",
                card_text(language, &card.summary),
                expiry_text(language, &card.summary),
            ),
            Some((buying.link(Wish::Card), language.checkout_change_card())),
        ));
    }
    let people = viewer.map(|viewer| {
        vec![
            row(
                language.checkout_review_purchaser(),
                &format!("{} ({})", viewer.person.name, viewer.person.email.as_str()),
                None,
            ),
            row(
                language.checkout_review_organization(),
                &viewer.organization,
                None,
            ),
        ]
    });
    view! {
        <section class="card" aria-labelledby="review-order">
            <h2 id="review-order">{language.checkout_summary_heading()}</h2>
            <dl class="checkout-review">{rows} {people}</dl>
            {lines_below(language, quote)}
        </section>
    }
    .into_any()
}

/// What it costs; of a trial, what it costs afterwards.
fn lines_below(language: Language, quote: &QuoteBody) -> AnyView {
    let costs = Costs::from(quote);
    match quote.trial {
        Some(_) => lines(&costs),
        None => {
            view! { <dl class="checkout-lines">{amount_lines(language, &costs)}</dl> }.into_any()
        }
    }
}

fn row(name: &'static str, value: &str, change: Option<(String, &'static str)>) -> AnyView {
    let value = value.to_owned();
    let change = change.map(|(address, text)| view! { <a href=address>{text}</a> });
    view! {
        <div class="checkout-review-row">
            <dt>{name}</dt>
            <dd>
                <span>{value}</span>
                {change}
            </dd>
        </div>
    }
    .into_any()
}
