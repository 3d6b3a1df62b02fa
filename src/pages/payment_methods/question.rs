//! The question before a card is removed.

use api::cards::RemoveCard;
use leptos::prelude::*;

use super::Methods;
use crate::backend::Request;
use crate::components::{ButtonKind, button, confirm_actions, dialog};
use crate::pages::paying::card_text;
use crate::view::{effect, view};

/// The dialog.
pub fn question(methods: Methods) -> AnyView {
    let (language, leaving) = (methods.language, methods.leaving);
    let is_open = RwSignal::new(false);
    effect(move || {
        if leaving.with(Option::is_some) {
            is_open.set(true);
        }
    });
    let heading = Signal::derive(move || {
        let card = leaving.with(|row| row.as_ref().map(|row| card_text(language, &row.card)));
        language.cards_remove_question(&card.unwrap_or_default())
    });
    let confirm = move || {
        is_open.set(false);
        if let Some(row) = leaving.get_untracked() {
            let payment_method = row.payment_method;
            let request = Request::of(&RemoveCard { payment_method });
            methods.send_at_once(request, language.cards_removed().to_owned());
        }
    };
    dialog("remove-card", heading, is_open).view(move || {
        let action = button(ButtonKind::Danger, language.cards_remove()).on_press(confirm);
        view! {
            <p>{language.cards_remove_body()}</p>
            {confirm_actions(action, is_open)}
        }
        .into_any()
    })
}
