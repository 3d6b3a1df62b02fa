//! The second factor: whether it is on, and the ways to turn it on and off.

use std::rc::Rc;

use api::second_factor::{
    EnrollSecondFactor, Enrollment, RemoveSecondFactor, RemoveSecondFactorRequest,
    SecondFactorBody, ShowSecondFactor,
};
use leptos::prelude::*;

use super::flow::Stage;
use super::recovery_codes::recovery_codes;
use super::sessions::Sessions;
use super::set_up::{SCAN_ID, set_up};
use crate::backend::{CallError, Request, decode, use_backend};
use crate::components::{
    BadgeTone, ButtonKind, FieldKind, Tone, alert, async_content, button, fact, notice_alert,
    status_badge,
};
use crate::pages::ask::ask;
use crate::pages::code_form::{FIELD, Words, code_form};
use crate::pages::focus::focus_soon;
use crate::state::preferences::use_language;
use crate::state::remote::{Remote, use_remote};
use crate::state::toasts::use_toasts;
use crate::view::{follow, view};

pub const HEADING_ID: &str = "second-factor";

/// What the steps share.
#[derive(Clone, Copy)]
pub struct Factor {
    /// What is shown.
    pub stage: RwSignal<Stage>,
    shown: Remote<SecondFactorBody>,
    /// Those elsewhere end when the second factor changes.
    sessions: Sessions,
}

/// The section's content.
pub fn second_factor(sessions: Sessions) -> AnyView {
    let factor = Factor {
        stage: RwSignal::new(Stage::Status),
        shown: use_remote(|| Some(ShowSecondFactor)),
        sessions,
    };
    follow(move || match factor.stage.get() {
        Stage::Status => async_content(factor.shown, move |shown: Rc<SecondFactorBody>| {
            status(factor, *shown)
        }),
        Stage::SettingUp(enrollment) => set_up(factor, enrollment),
        Stage::Codes(codes) => recovery_codes(factor, &codes),
        Stage::TurningOff => turn_off(factor),
    })
}

impl Factor {
    /// It is on, and these codes are to be kept.
    pub fn turned_on(self, codes: Vec<String>) {
        self.shown.set(SecondFactorBody {
            is_available: true,
            is_on: true,
            recovery_codes_left: u32::try_from(codes.len()).unwrap_or(u32::MAX),
        });
        self.sessions.reload();
        self.stage.set(Stage::Codes(codes));
    }

    /// Back to whether it is on.
    pub fn back(self) {
        self.stage.set(Stage::Status);
        focus_soon(HEADING_ID);
    }
}

fn status(factor: Factor, shown: SecondFactorBody) -> AnyView {
    let language = use_language();
    if !shown.is_available && !shown.is_on {
        let text = view! { <p>{language.account_factor_elsewhere()}</p> };
        return alert(Tone::Info, None, text);
    }
    let badge = if shown.is_on {
        status_badge(BadgeTone::Good, language.account_factor_on())
    } else {
        status_badge(BadgeTone::Neutral, language.account_factor_off())
    };
    let left = shown.is_on.then(|| {
        let left = shown.recovery_codes_left;
        fact(language.account_factor_codes_left(), left.into_any())
    });
    let has_none = shown.is_on && shown.recovery_codes_left == 0;
    let none = has_none.then(|| {
        let text = view! { <p>{language.account_factor_codes_none()}</p> };
        alert(Tone::Warning, None, text)
    });
    let action = if shown.is_on {
        let off = button(ButtonKind::Secondary, language.account_factor_turn_off())
            .on_press(move || {
                factor.stage.set(Stage::TurningOff);
                focus_soon(FIELD);
            })
            .view();
        view! { <div class="action-row">{off}</div> }.into_any()
    } else {
        enroll(factor)
    };
    view! {
        <div class="section-parts">
            <p class="prose">{language.account_factor_intro()}</p>
            <dl class="facts">{fact(language.account_factor_status(), badge)} {left}</dl>
            {none}
            {action}
        </div>
    }
    .into_any()
}

fn enroll(factor: Factor) -> AnyView {
    let (language, backend) = (use_language(), use_backend());
    let failure = RwSignal::new(None::<CallError>);
    let is_busy = RwSignal::new(false);
    let press = move || {
        failure.set(None);
        let then = move |answer: Result<String, CallError>| match answer
            .and_then(|text| decode::<Enrollment>(&text))
        {
            Ok(enrollment) => {
                factor.stage.set(Stage::SettingUp(enrollment));
                focus_soon(SCAN_ID);
            }
            Err(CallError::SignedOut) => {}
            Err(error) => failure.set(Some(error)),
        };
        let request = Request::of(&EnrollSecondFactor);
        ask(backend, is_busy, request, Box::new(then));
    };
    // Whoever turned it on elsewhere meanwhile sees that.
    let failed = move || Some(notice_alert(&failure.get()?, move || factor.shown.reload()));
    view! {
        {failed}
        <div class="action-row">
            {button(ButtonKind::Primary, language.account_factor_set_up())
                .busy(is_busy, language.account_factor_setting_up())
                .on_press(press)
                .view()}
        </div>
    }
    .into_any()
}

fn turn_off(factor: Factor) -> AnyView {
    let (language, toasts) = (use_language(), use_toasts());
    let words = Words {
        kind: FieldKind::Text,
        hint: language.sign_in_code_hint(),
        action: language.account_factor_turn_off(),
        button: ButtonKind::Danger,
    };
    let done = Callback::new(move |text: String| {
        factor.shown.set(decode(&text)?);
        factor.sessions.reload();
        toasts.success(language.account_factor_turned_off());
        factor.back();
        Ok(())
    });
    let cancel = Callback::new(move |()| factor.back());
    view! {
        <div class="section-parts card stage">
            <h3>{language.account_factor_turn_off_heading()}</h3>
            <p>{language.account_factor_turn_off_body()}</p>
            <div>{code_form(&words, remove, done, Some(cancel))}</div>
        </div>
    }
    .into_any()
}

fn remove(code: String) -> Request {
    let body = RemoveSecondFactorRequest { code };
    Request::of(&RemoveSecondFactor { body })
}
