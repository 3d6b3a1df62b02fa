//! Telling an authenticator the secret, and a code that shows that it knows.

use api::second_factor::{
    ConfirmSecondFactor, ConfirmSecondFactorRequest, Enrollment, RecoveryCodes,
};
use leptos::prelude::*;

use super::flow::grouped;
use super::recovery_codes::CODES_ID;
use super::second_factor::Factor;
use crate::backend::{Request, decode};
use crate::components::{ButtonKind, FieldKind, copy_button};
use crate::pages::code_form::{Words, code_form};
use crate::pages::focus::focus_soon;
use crate::state::preferences::use_language;
use crate::view::view;

pub const SCAN_ID: &str = "second-factor-scan";

/// Both steps under each other: who has added the account types the code below.
pub fn set_up(factor: Factor, enrollment: Enrollment) -> AnyView {
    let language = use_language();
    let words = Words {
        kind: FieldKind::Number,
        hint: language.account_factor_code_hint(),
        action: language.account_factor_turn_on(),
        button: ButtonKind::Primary,
    };
    let done = Callback::new(move |text: String| {
        let RecoveryCodes { codes } = decode(&text)?;
        factor.turned_on(codes);
        focus_soon(CODES_ID);
        Ok(())
    });
    let cancel = Callback::new(move |()| factor.back());
    view! {
        <div class="section-parts card stage">
            <h3 id=SCAN_ID tabindex="-1">
                {language.account_factor_scan_heading()}
            </h3>
            {scan(enrollment)}
            <div>{code_form(&words, confirm, done, Some(cancel))}</div>
        </div>
    }
    .into_any()
}

fn confirm(code: String) -> Request {
    let body = ConfirmSecondFactorRequest { code };
    Request::of(&ConfirmSecondFactor { body })
}

fn scan(enrollment: Enrollment) -> AnyView {
    let language = use_language();
    view! {
        <div class="scan">
            <img
                class="scan-code"
                src=enrollment.qr_code
                alt=language.account_factor_qr_alt()
                width="200"
                height="200"
            />
            <div class="scan-words">
                <p>{language.account_factor_scan_body()}</p>
                <p>
                    <a href=enrollment.uri>{language.account_factor_open_app()}</a>
                </p>
                <div>
                    <p class="field-label">{language.account_factor_secret()}</p>
                    <p class="copy-row">
                        <code class="to-copy secret">{grouped(&enrollment.secret)}</code>
                        {copy_button(language.account_factor_secret_copy(), enrollment.secret)}
                    </p>
                </div>
            </div>
        </div>
    }
    .into_any()
}
