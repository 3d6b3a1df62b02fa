//! The card: typed into the gateway's frame, never into this page.

use api::orders::SetUpCard;
use leptos::prelude::*;

use super::buying::Buying;
use super::flow::{Card, CardTrouble, Checkout, Event, Prefill, Wish};
use super::problem_place::{keeping_focus, problem_place};
use super::summary::{summary, who_pays};
use crate::backend::Request;
use crate::components::{ButtonKind, FrameCommand, Icon, button, icon, page_header};
use crate::pages::paying::{CardForm, CardProblem, card_fields, card_problem, missing_form};
use crate::state::preferences::use_language;
use crate::view::view;

/// Asks for the card; after one that failed, says why and keeps what is not
/// secret.
pub fn card_step(buying: Buying, checkout: &Checkout, trouble: Option<CardTrouble>) -> AnyView {
    let Some(quote) = checkout.quote.clone() else {
        return ().into_any();
    };
    let language = use_language();
    let form = form(
        buying,
        checkout,
        SetUpCard {
            quote: quote.id.clone(),
        },
    );
    form.problem.set(trouble.map(problem_of));
    let back = view! {
        <a href=buying.link(Wish::Licenses)>
            {icon(Icon::ArrowStart)} {language.checkout_change_licenses()}
        </a>
    };
    view! {
        {page_header(language.checkout_card_heading())
            .above(back)
            .intro(match quote.trial {
                Some(_) => language.trials_card_intro(),
                None => language.checkout_card_intro(),
            })
            .view()}
        {move || form.problem.get().map(card_problem)}
        {problem_place(move || {
            let again = keeping_focus(move || form.prepare());
            Some(missing_form(&form.missing.get()?, again))
        })}
        <div class="checkout-columns">
            <form
                class="checkout-form"
                novalidate
                on:submit=move |event| {
                    event.prevent_default();
                    form.submit();
                }
            >
                {card_fields(form)}
                <div class="form-actions" hidden=move || form.missing.with(Option::is_some)>
                    {button(ButtonKind::Primary, language.checkout_review_order())
                        .busy(form.is_busy, language.checkout_card_checking())
                        .view()}
                </div>
            </form>
            <div class="checkout-side">
                {summary(&*quote)} {who_pays(&quote.product.name)}
            </div>
        </div>
    }
    .into_any()
}

/// What is not secret of the card before is filled in.
fn form(buying: Buying, checkout: &Checkout, set_up: SetUpCard) -> CardForm {
    let prefill = checkout.prefill.clone();
    let prefill = prefill.map(
        |Prefill {
             exp_month,
             exp_year,
             name,
         }| FrameCommand::Prefill {
            exp_month,
            exp_year,
            name,
        },
    );
    CardForm::new(Request::of(&set_up), prefill, move |kept| {
        buying.tell(Event::CardKept(Card {
            token: kept.token,
            summary: kept.summary,
            name: kept.name,
        }));
    })
}

const fn problem_of(trouble: CardTrouble) -> CardProblem {
    match trouble {
        CardTrouble::Declined(reason) => CardProblem::NotCharged(reason),
        CardTrouble::TypeAgain => CardProblem::TypeAgain,
    }
}
