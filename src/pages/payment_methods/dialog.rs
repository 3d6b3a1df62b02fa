//! The dialog in which a card is added, or takes the place of another.

use std::rc::Rc;

use api::cards::{AddCard, AddCardRequest, CardRow, Cards, ReplaceCard, ReplaceCardRequest};
use domain::ids::PaymentMethodId;
use leptos::prelude::*;

use super::Methods;
use super::card::use_list;
use crate::backend::Request;
use crate::components::{ButtonKind, button, confirm_actions, dialog, submit_form};
use crate::pages::paying::{CardChoice, card_text, refused};
use crate::state::remote::Remote;
use crate::view::{follow, view};

/// The place that takes the focus when what had it goes away.
pub const PLACE_ID: &str = "card-refused";

/// What the dialog is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Another card.
    Add,
    /// Another card in the place of this one.
    Replace(CardRow),
}

/// The dialog.
pub fn card_dialog(methods: Methods) -> AnyView {
    let language = methods.language;
    let heading = Signal::derive(move || match methods.wish.get() {
        Some(Wish::Replace(row)) => language.cards_replace_heading(&card_text(language, &row.card)),
        _ => language.cards_add().to_owned(),
    });
    dialog("card-dialog", heading, methods.is_open).view(move || {
        let content = match methods.wish.get_untracked() {
            Some(Wish::Replace(row)) => replace(methods, row),
            Some(Wish::Add) => add(methods),
            None => return ().into_any(),
        };
        view! {
            {problem_place(methods)}
            {content}
        }
        .into_any()
    })
}

fn add(methods: Methods) -> AnyView {
    let language = methods.language;
    let choice = CardChoice::among(&[], move |payment_method| {
        let body = AddCardRequest { payment_method };
        methods.send(Request::of(&AddCard { body }), language.cards_added());
    });
    let about = view! { <p>{language.cards_add_body()}</p> };
    form(
        methods,
        choice,
        about.into_any(),
        language.cards_add_button(),
    )
}

fn replace(methods: Methods, row: CardRow) -> AnyView {
    let language = methods.language;
    let about = view! {
        <div>
            <p>{language.cards_replace_body()}</p>
            {use_list(&row)}
        </div>
        <p>{language.cards_replace_stays()}</p>
    };
    let others = others(methods.shown, &row.payment_method);
    let choice = CardChoice::among(&others, move |by| {
        let call = ReplaceCard {
            payment_method: row.payment_method.clone(),
            body: ReplaceCardRequest { by },
        };
        methods.send(Request::of(&call), language.cards_replaced());
    });
    form(methods, choice, about.into_any(), language.cards_replace())
}

fn form(methods: Methods, choice: CardChoice, about: AnyView, action: &'static str) -> AnyView {
    let language = methods.language;
    let is_checking = choice.is_checking();
    let is_busy = Signal::derive(move || methods.is_busy.get() || is_checking.get());
    let action =
        button(ButtonKind::Primary, action).busy(is_busy, language.checkout_card_checking());
    let fields = view! {
        {about}
        {choice.view()}
        {confirm_actions(action, methods.is_open)}
    };
    submit_form(move || choice.submit(), fields.into_any())
}

/// Every card but this one.
fn others(shown: Remote<Cards>, card: &PaymentMethodId) -> Vec<CardRow> {
    let cards: Option<Rc<Cards>> = untrack(move || shown.get());
    let cards = cards.iter().flat_map(|cards| &cards.items);
    let others = cards.filter(|other| other.payment_method != *card);
    others.cloned().collect()
}

/// The place of the message stays when the message goes.
fn problem_place(methods: Methods) -> AnyView {
    let message = follow(move || {
        methods
            .failure
            .get()
            .map(|error| refused(&error, move || methods.again(), move || methods.look_anew()))
    });
    view! {
        <div id=PLACE_ID class="dialog-problem" tabindex="-1">
            {message}
        </div>
    }
    .into_any()
}
