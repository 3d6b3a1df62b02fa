//! The dialog in which a bill is paid: the card, then the payment.

use std::rc::Rc;

use api::cards::Cards;
use leptos::prelude::*;

use super::payment::{Failure, Payment, Stage};
use crate::components::{ButtonKind, async_content, button, confirm_actions, dialog, submit_form};
use crate::format;
use crate::pages::paying::{CardChoice, CardProblem, card_problem, follow_payment, refused};
use crate::state::preferences::use_language;
use crate::view::{effect, follow, view};

/// The place that takes the focus when what had it goes away.
pub const PLACE_ID: &str = "pay-problem";

/// The dialog.
pub fn pay_dialog(payment: &Payment) -> AnyView {
    let payment = *payment;
    let number = payment.number.get_value();
    let heading = Signal::stored(use_language().bills_pay_heading(&number));
    effect(move || {
        // What is left while it is being paid may have been paid since.
        let is_left = !payment.is_open.get();
        let is_paying = |stage: &Stage| matches!(stage, Stage::Paying(_));
        if is_left && payment.stage.with_untracked(is_paying) {
            payment.look_anew();
        }
    });
    dialog("pay", heading, payment.is_open).view(move || {
        let stage = follow(move || match payment.stage.get() {
            Stage::Choosing => async_content(payment.cards, move |cards: Rc<Cards>| {
                choose(&payment, &cards)
            }),
            Stage::Paying(order) => follow_payment(&order, move |end| payment.ended(end)),
        });
        view! {
            {problem_place(&payment)}
            {stage}
        }
        .into_any()
    })
}

fn choose(payment: &Payment, cards: &Cards) -> AnyView {
    let payment = *payment;
    let language = use_language();
    let choice = CardChoice::among(&cards.items, move |card| payment.pay(card));
    let is_checking = choice.is_checking();
    let is_busy = Signal::derive(move || payment.is_busy.get() || is_checking.get());
    let amount = format::money(language, payment.total);
    let pay = button(ButtonKind::Primary, language.billing_pay(&amount))
        .busy(is_busy, language.billing_paying());
    let fields = view! {
        <p>{language.bills_pay_intro()}</p>
        {choice.view()}
        {confirm_actions(pay, payment.is_open)}
    };
    submit_form(move || choice.submit(), fields.into_any())
}

/// The place of the message stays when the message goes.
fn problem_place(payment: &Payment) -> AnyView {
    let payment = *payment;
    let message = follow(move || {
        payment.failure.get().map(|failure| match failure {
            Failure::Declined(reason) => card_problem(CardProblem::NotCharged(reason)),
            Failure::Call(error) => {
                refused(&error, move || payment.again(), move || payment.look_anew())
            }
        })
    });
    view! {
        <div id=PLACE_ID class="dialog-problem" tabindex="-1">
            {message}
        </div>
    }
    .into_any()
}
