//! The gateway's card form on a page or in a dialog, and what is said when it
//! is not there or the card is not good.

use api::problem::ErrorCode;
use leptos::prelude::*;

use super::card_form::{CardForm, NoForm};
use super::card_problem::{CardProblem, problem_heading, problem_text};
use crate::backend::CallError;
use crate::components::{ButtonKind, Tone, alert, button, card_frame, notice_alert};
use crate::state::preferences::use_language;
use crate::state::session::use_session;
use crate::view::{follow, view};

/// The frame, with what a demo takes for a card.
pub fn card_fields(form: CardForm) -> AnyView {
    let language = use_language();
    let frame = move || {
        let setup = form.setup.get()?;
        let title = language.checkout_card_frame();
        let frame = card_frame(setup, title, form.command, move |message| {
            form.hear(message);
        });
        Some(view! { <div class="card">{frame.view()}</div> })
    };
    let is_loading = move || !form.is_loaded.get() && form.missing.with(Option::is_none);
    view! {
        {demo_card()}
        <p class="checkout-waiting" role="status">
            {move || {
                is_loading()
                    .then(|| {
                        view! {
                            <span class="spinner is-spinning" aria-hidden="true"></span>
                            {language.checkout_card_loading()}
                        }
                    })
            }}
        </p>
        {frame}
    }
    .into_any()
}

/// What is wrong with the card.
pub fn card_problem(problem: CardProblem) -> AnyView {
    let language = use_language();
    let text = problem_text(language, problem);
    alert(
        Tone::Error,
        Some(problem_heading(language, problem)),
        view! { <p>{text}</p> },
    )
}

/// Why there is no form to type into; `again` prepares another.
pub fn missing_form(missing: &NoForm, again: impl Fn() + Send + Sync + 'static) -> AnyView {
    let language = use_language();
    let text = match missing {
        NoForm::NotLoaded => language.checkout_card_not_loaded(),
        NoForm::NotPrepared(CallError::Problem(problem))
            if problem.code == ErrorCode::Unavailable =>
        {
            language.checkout_processor_unavailable()
        }
        NoForm::NotPrepared(error) => return notice_alert(error, again),
    };
    let retry = button(ButtonKind::Secondary, language.common_retry())
        .on_press(again)
        .view();
    alert(Tone::Error, None, view! { <p>{text}</p> {retry} })
}

fn demo_card() -> AnyView {
    let (language, session) = (use_language(), use_session());
    follow(move || {
        session.demo_password().map(|_| {
            let text = language.checkout_card_demo();
            alert(Tone::Info, None, view! { <p>{text}</p> })
        })
    })
}
