//! Showing a second factor where the organization asks for one to buy.

use std::rc::Rc;

use api::second_factor::{SecondFactorBody, ShowSecondFactor};
use api::session::{ProveSecondFactor, ProveSecondFactorRequest};
use leptos::prelude::*;

use crate::backend::{CallError, Request, decode};
use crate::components::{ButtonKind, FieldKind, async_content, button, notice_alert};
use crate::pages::code_form::{Words, code_form};
use crate::pages::sign_in::use_leave;
use crate::router::use_router;
use crate::routes::Page;
use crate::state::preferences::use_language;
use crate::state::remote::use_remote;
use crate::state::session::{use_session, use_viewer};
use crate::view::view;

/// What the person can do about it; `again` goes on with the purchase.
pub fn step_up(again: Callback<()>) -> AnyView {
    let factor = use_remote(|| Some(ShowSecondFactor));
    async_content(factor, move |factor: Rc<SecondFactorBody>| {
        match (factor.is_on, factor.is_available) {
            (true, _) => code(again),
            (false, true) => nothing_yet(),
            (false, false) => elsewhere(),
        }
    })
}

fn code(again: Callback<()>) -> AnyView {
    let (language, session, router) = (use_language(), use_session(), use_router());
    let words = Words {
        kind: FieldKind::Text,
        hint: language.sign_in_code_hint(),
        action: language.checkout_step_up_button(),
        button: ButtonKind::Primary,
    };
    let done = Callback::new(move |text: String| {
        session.apply(decode(&text)?);
        router.focus_next_heading();
        again.run(());
        Ok(())
    });
    view! {
        <p>{language.checkout_step_up_code()}</p>
        {code_form(&words, prove, done, None)}
    }
    .into_any()
}

fn prove(code: String) -> Request {
    let body = ProveSecondFactorRequest { code };
    Request::of(&ProveSecondFactor { body })
}

fn nothing_yet() -> AnyView {
    let language = use_language();
    view! {
        <p>{language.checkout_step_up_none()}</p>
        <div class="form-actions">
            <a class="button button-primary" href=Page::Account.address()>
                {language.checkout_step_up_set_up()}
            </a>
        </div>
    }
    .into_any()
}

/// Who signs in at an identity provider shows the second factor there.
fn elsewhere() -> AnyView {
    let language = use_language();
    let Some(viewer) = use_viewer() else {
        return ().into_any();
    };
    let email = RwSignal::new(viewer.person.email.as_str().to_owned());
    let failure = RwSignal::new(None::<CallError>);
    let is_busy = RwSignal::new(false);
    let leave = use_leave(email, true, is_busy, failure);
    let failed = move || Some(notice_alert(&failure.get()?, move || leave.run(())));
    view! {
        <p>{language.checkout_step_up_elsewhere(&viewer.organization)}</p>
        {failed}
        <div class="form-actions">
            {button(ButtonKind::Primary, language.checkout_step_up_elsewhere_button())
                .busy(is_busy, language.sign_in_own_leaving())
                .on_press(move || leave.run(()))
                .view()}
        </div>
    }
    .into_any()
}
