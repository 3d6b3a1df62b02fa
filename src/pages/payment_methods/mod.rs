//! The cards of a person, and what stands on his or her bills (R28c, B20).

mod card;
mod details;
mod dialog;
mod question;

use std::rc::Rc;

use api::cards::{CardRow, Cards, ListCards};
use leptos::prelude::*;
use messages::Language;

use super::ask::ask;
use super::focus::focus_soon;
use crate::backend::{Backend, CallError, Request, decode, notice, use_backend};
use crate::components::{ButtonKind, async_content, button, empty_state, page_header, section};
use crate::state::preferences::use_language;
use crate::state::remote::{Remote, use_remote};
use crate::state::toasts::{Toasts, use_toasts};
use crate::view::view;
use dialog::{PLACE_ID, Wish};

const LIST_ID: &str = "cards";

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Methods {
    shown: Remote<Cards>,
    is_busy: RwSignal<bool>,
    /// What the dialog is for.
    wish: RwSignal<Option<Wish>>,
    is_open: RwSignal<bool>,
    /// Why what the dialog is for was not done.
    failure: RwSignal<Option<CallError>>,
    /// The call of the dialog, to send again, with what is said once it worked.
    sent: StoredValue<Option<(Request, &'static str)>>,
    /// The card about to be removed.
    leaving: RwSignal<Option<CardRow>>,
    language: Language,
    backend: Backend,
    toasts: Toasts,
}

/// The page.
pub fn payment_methods_page() -> AnyView {
    let language = use_language();
    let methods = Methods {
        shown: use_remote(|| Some(ListCards)),
        is_busy: RwSignal::new(false),
        wish: RwSignal::new(None),
        is_open: RwSignal::new(false),
        failure: RwSignal::new(None),
        sent: StoredValue::new(None),
        leaving: RwSignal::new(None),
        language,
        backend: use_backend(),
        toasts: use_toasts(),
    };
    let add = button(ButtonKind::Secondary, language.cards_add())
        .on_press(move || methods.open(Wish::Add))
        .view();
    let list = async_content(methods.shown, move |cards: Rc<Cards>| list(methods, &cards));
    view! {
        {page_header(language.cards_title()).intro(language.cards_intro()).actions(add).view()}
        {section(LIST_ID, language.cards_list(), list)}
        {section(details::HEADING_ID, language.cards_details(), details::details())}
        {dialog::card_dialog(methods)}
        {question::question(methods)}
    }
    .into_any()
}

fn list(methods: Methods, cards: &Cards) -> AnyView {
    let language = methods.language;
    if cards.items.is_empty() {
        let heading = language.cards_empty_heading();
        return empty_state(heading, language.cards_empty_body(), None);
    }
    let items: Vec<_> = cards
        .items
        .iter()
        .enumerate()
        .map(|(place, row)| card::card(methods, place, row))
        .collect();
    view! {
        <ul class="methods" role="list">
            {items}
        </ul>
    }
    .into_any()
}

impl Methods {
    /// Opens the dialog.
    fn open(self, wish: Wish) {
        self.failure.set(None);
        self.sent.set_value(None);
        self.wish.set(Some(wish));
        self.is_open.set(true);
    }

    /// Sends the call of the dialog: what goes wrong is said there.
    fn send(self, request: Request, done: &'static str) {
        self.failure.set(None);
        self.sent.set_value(Some((request.clone(), done)));
        let then = move |answer: Result<String, CallError>| match read(answer) {
            Ok(cards) => self.done(cards, done.to_owned()),
            Err(CallError::SignedOut) => {}
            Err(error) => self.failure.set(Some(error)),
        };
        ask(self.backend, self.is_busy, request, Box::new(then));
    }

    /// Sends it once more.
    fn again(self) {
        focus_soon(PLACE_ID);
        if let Some((request, done)) = self.sent.get_value() {
            self.send(request, done);
        }
    }

    /// Sends a call that needs no dialog any more.
    fn send_at_once(self, request: Request, done: String) {
        let then = move |answer: Result<String, CallError>| match read(answer) {
            Ok(cards) => self.done(cards, done),
            Err(CallError::SignedOut) => {}
            Err(error) => {
                self.toasts.error(notice(self.language, &error).body);
                self.look_anew();
            }
        };
        ask(self.backend, self.is_busy, request, Box::new(then));
    }

    /// Closes the dialog and asks for the cards again.
    fn look_anew(self) {
        self.is_open.set(false);
        self.shown.reload();
        focus_soon(LIST_ID);
    }

    fn done(self, cards: Cards, text: String) {
        self.is_open.set(false);
        self.shown.set(cards);
        self.toasts.success(text);
        focus_soon(LIST_ID);
    }
}

/// Every change answers with the cards as they are then.
fn read(answer: Result<String, CallError>) -> Result<Cards, CallError> {
    answer.and_then(|text| decode(&text))
}
