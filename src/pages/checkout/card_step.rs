//! The card: typed into the gateway's frame, never into this page.

use api::problem::ErrorCode;
use leptos::prelude::*;

use super::buying::Buying;
use super::card_form::{CardForm, NoForm};
use super::card_text::{CardProblem, problem_heading, problem_text};
use super::flow::{CardTrouble, Checkout, Wish};
use super::problem_place::{keeping_focus, problem_place};
use super::summary::{summary, who_pays};
use crate::backend::CallError;
use crate::components::{
    ButtonKind, Icon, Tone, alert, button, card_frame, icon, notice_alert, page_header,
};
use crate::state::preferences::use_language;
use crate::state::session::use_session;
use crate::view::{follow, view};

/// Asks for the card; after one that failed, says why and keeps what is not
/// secret.
pub fn card_step(buying: Buying, checkout: &Checkout, trouble: Option<CardTrouble>) -> AnyView {
    let Some(quote) = checkout.quote.clone() else {
        return ().into_any();
    };
    let language = use_language();
    let form = CardForm::new(buying, checkout.prefill.clone(), trouble);
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
        {move || form.problem.get().map(problem_alert)}
        {problem_place(move || Some(missing_alert(&form, &form.missing.get()?)))}
        <div class="checkout-columns">
            <form
                class="checkout-form"
                novalidate
                on:submit=move |event| {
                    event.prevent_default();
                    form.submit();
                }
            >
                {demo_card()}
                {form_frame(&form)}
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

fn form_frame(form: &CardForm) -> AnyView {
    let form = *form;
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

fn problem_alert(problem: CardProblem) -> AnyView {
    let language = use_language();
    let text = problem_text(language, problem);
    alert(
        Tone::Error,
        Some(problem_heading(language, problem)),
        view! { <p>{text}</p> },
    )
}

fn missing_alert(form: &CardForm, missing: &NoForm) -> AnyView {
    let form = *form;
    let language = use_language();
    let again = keeping_focus(move || form.prepare());
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
