//! One card: what it is known by, what it pays, and what can be done with it.

use api::cards::{CardRow, MakeCardDefault};
use leptos::prelude::*;
use messages::Language;

use super::Methods;
use super::dialog::Wish;
use crate::backend::Request;
use crate::components::{BadgeTone, ButtonKind, button, status_badge};
use crate::pages::paying::{card_text, expiry_text};
use crate::routes::Page;
use crate::view::view;

/// The card. The group is named after it, so that its buttons need not be.
pub fn card(methods: Methods, place: usize, row: &CardRow) -> AnyView {
    let language = methods.language;
    let heading_id = format!("card-{place}");
    view! {
        <li>
            <div class="card method" role="group" aria-labelledby=heading_id.clone()>
                <div class="method-heading">
                    <h3 id=heading_id>{card_text(language, &row.card)}</h3>
                    {badges(language, row)}
                </div>
                <p class="quiet">{expiry_text(language, &row.card)}</p>
                {warning(language, row)}
                {uses(row, language)}
                {actions(methods, row)}
            </div>
        </li>
    }
    .into_any()
}

/// What the card pays, each with its subscription.
pub fn use_list(row: &CardRow) -> AnyView {
    let uses: Vec<_> = row
        .pays_for
        .iter()
        .map(|paid| {
            let address = Page::subscription(paid.subscription.clone()).address();
            view! {
                <li>
                    <a href=address>{paid.product_name.clone()}</a>
                </li>
            }
            .into_any()
        })
        .collect();
    view! { <ul class="method-uses">{uses}</ul> }.into_any()
}

fn badges(language: Language, row: &CardRow) -> AnyView {
    let default = row
        .is_default
        .then(|| status_badge(BadgeTone::Good, language.cards_default()));
    let expiry = if row.is_expired {
        Some(status_badge(BadgeTone::Over, language.cards_expired()))
    } else {
        row.expires_first
            .then(|| status_badge(BadgeTone::Attention, language.cards_expires_first()))
    };
    view! { {default} {expiry} }.into_any()
}

fn warning(language: Language, row: &CardRow) -> Option<AnyView> {
    let text = match row {
        row if row.pays_for.is_empty() => return None,
        row if row.is_expired => language.cards_expired_hint(),
        row if row.expires_first => language.cards_expires_first_hint(),
        _ => return None,
    };
    Some(view! { <p>{text}</p> }.into_any())
}

fn uses(row: &CardRow, language: Language) -> AnyView {
    if row.pays_for.is_empty() {
        return view! { <p>{language.cards_pays_nothing()}</p> }.into_any();
    }
    view! {
        <p>{language.cards_pays_for()}</p>
        {use_list(row)}
        <p class="quiet">{language.cards_removable_once()}</p>
    }
    .into_any()
}

fn actions(methods: Methods, row: &CardRow) -> AnyView {
    let language = methods.language;
    let pays = !row.pays_for.is_empty();
    let replace = pays.then(|| {
        let row = row.clone();
        button(ButtonKind::Secondary, language.cards_replace())
            .on_press(move || methods.open(Wish::Replace(row.clone())))
            .view()
    });
    let can_be_default = !row.is_default && !row.is_expired;
    let make_default = can_be_default.then(|| make_default(methods, row));
    let remove = (!pays).then(|| {
        let row = row.clone();
        button(ButtonKind::Subtle, language.cards_remove())
            .on_press(move || methods.leaving.set(Some(row.clone())))
            .view()
    });
    view! { <div class="action-row">{replace} {make_default} {remove}</div> }.into_any()
}

fn make_default(methods: Methods, row: &CardRow) -> AnyView {
    let language = methods.language;
    let call = MakeCardDefault {
        payment_method: row.payment_method.clone(),
    };
    let (request, card) = (Request::of(&call), card_text(language, &row.card));
    button(ButtonKind::Subtle, language.cards_make_default())
        .on_press(move || {
            let done = language.cards_made_default(&card);
            methods.send_at_once(request.clone(), done);
        })
        .view()
}
