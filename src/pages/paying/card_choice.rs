//! One of a person's cards, or another one that is typed into the gateway's
//! frame.

use api::cards::{CardRow, SetUpOwnCard};
use domain::ids::PaymentMethodId;
use leptos::prelude::*;

use super::card_fields::{card_fields, card_problem, missing_form};
use super::card_form::CardForm;
use super::words::{card_text, expiry_text};
use crate::backend::Request;
use crate::components::{SelectOption, select};
use crate::pages::focus::focus_soon;
use crate::state::preferences::use_language;
use crate::view::{follow, view};

/// The list of cards; where there is none the frame is all there is.
pub const CARD: &str = "card";
const PROBLEM_ID: &str = "card-problem";
/// What is chosen in the list for a card that is not in it.
const ANOTHER: &str = "";

/// What is chosen, and the form of another card while one is typed.
#[derive(Clone, Copy)]
pub struct CardChoice {
    cards: StoredValue<Vec<CardRow>>,
    chosen: RwSignal<String>,
    form: RwSignal<Option<CardForm>>,
    picked: Callback<PaymentMethodId>,
}

impl CardChoice {
    /// A choice among the cards that have not expired, in their order; the
    /// first is chosen. `picked` is told which one it is in the end.
    pub fn among(
        cards: &[CardRow],
        picked: impl Fn(PaymentMethodId) + Send + Sync + 'static,
    ) -> Self {
        let cards = valid(cards);
        let first = cards.first().map(|card| card.payment_method.to_string());
        Self {
            cards: StoredValue::new(cards),
            chosen: RwSignal::new(first.unwrap_or_else(|| ANOTHER.to_owned())),
            form: RwSignal::new(None),
            picked: Callback::new(picked),
        }
    }

    /// Takes the card that is chosen; one that is typed is checked first.
    pub fn submit(self) {
        if let Some(form) = self.form.get_untracked() {
            form.submit();
            return;
        }
        let chosen = self.chosen.get_untracked();
        if let Ok(token) = PaymentMethodId::parse(&chosen) {
            self.picked.run(token);
        }
    }

    /// Whether a card that was typed is being checked.
    pub fn is_checking(self) -> Signal<bool> {
        Signal::derive(move || {
            let form = self.form.try_get().flatten();
            form.is_some_and(|form| form.is_busy.try_get().unwrap_or_default())
        })
    }

    /// Draws it.
    pub fn view(self) -> AnyView {
        let typed = follow(move || {
            if self.chosen.with(|chosen| chosen != ANOTHER) {
                self.form.set(None);
                return ().into_any();
            }
            let set_up = Request::of(&SetUpOwnCard);
            let form = CardForm::new(set_up, None, move |card| self.picked.run(card.token));
            self.form.set(Some(form));
            fields(form)
        });
        view! {
            {self.list()}
            {typed}
        }
        .into_any()
    }

    fn list(self) -> Option<AnyView> {
        let language = use_language();
        let cards = self.cards.get_value();
        if cards.is_empty() {
            return None;
        }
        let own = cards.iter().map(|card| {
            let (name, expiry) = (card_text(language, &card.card), &card.card);
            let text = language.cards_option(&name, &expiry_text(language, expiry));
            SelectOption::new(card.payment_method.to_string(), text)
        });
        let another = SelectOption::new(ANOTHER, language.cards_another());
        let options = own.chain([another]).collect();
        let label = language.cards_choice();
        let list = select(CARD, label, options, self.chosen, move |chosen| {
            self.chosen.set(chosen);
        });
        Some(list.view())
    }
}

/// An expired card pays nothing.
fn valid(cards: &[CardRow]) -> Vec<CardRow> {
    let valid = cards.iter().filter(|card| !card.is_expired);
    valid.cloned().collect()
}

fn fields(form: CardForm) -> AnyView {
    let missing = move || {
        let again = move || {
            focus_soon(PROBLEM_ID);
            form.prepare();
        };
        Some(missing_form(&form.missing.get()?, again))
    };
    view! {
        <div id=PROBLEM_ID class="dialog-problem" tabindex="-1">
            {move || form.problem.get().map(card_problem)}
            {missing}
        </div>
        {card_fields(form)}
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use domain::card::CardSummary;

    use super::*;

    fn card(token: &str, is_expired: bool) -> CardRow {
        CardRow {
            payment_method: PaymentMethodId::parse(token).unwrap(),
            card: CardSummary::try_new("visa", "4242", 12, 2030).unwrap(),
            is_default: false,
            is_expired,
            expires_first: false,
            pays_for: Vec::new(),
        }
    }

    #[test]
    fn the_first_card_that_has_not_expired_is_chosen() {
        Owner::new().with(|| {
            let cards = [card("pm_1", true), card("pm_2", false)];
            let picked = RwSignal::new(None);
            let choice = CardChoice::among(&cards, move |token| picked.set(Some(token)));
            choice.submit();
            let picked = picked.get_untracked().map(|token| token.to_string());
            assert_eq!(picked.as_deref(), Some("pm_2"));
        });
    }

    #[test]
    fn where_every_card_has_expired_another_one_is_asked_for() {
        assert!(valid(&[card("pm_1", true)]).is_empty());
    }
}
