//! Signing in: the email first, then the password of the built-in directory or
//! the sign-in of the organization. The checkout begins with the same steps.

mod elsewhere_step;
mod email_step;
mod flow;
mod password_step;

use domain::sign_in::SignInProblem;
use leptos::prelude::*;

use crate::components::{Tone, alert, skeleton};
use crate::router::use_router;
use crate::routes::Page;
use crate::state::carried::{self, SESSION_ENDED};
use crate::state::preferences::use_language;
use crate::state::query;
use crate::state::session::use_session;
use crate::view::{follow, memo, view};
use elsewhere_step::elsewhere_step;
use email_step::email_step;
use password_step::password_step;

pub use elsewhere_step::use_leave;
pub use flow::Purpose;
use flow::{Step, problem_text};

/// The sign-in by itself. Whoever is signed in is sent on.
pub fn sign_in_page() -> AnyView {
    let (router, session) = (use_router(), use_session());
    let is_signed_in = memo(move || session.viewer().is_some());
    let has_ended = carried::take(SESSION_ENDED).is_some();
    view! {
        <div class="sign-in">
            {has_ended.then(session_ended)}
            {move || {
                if is_signed_in.get() {
                    router.replace(&Page::after_sign_in(&router.query_untracked()));
                    skeleton()
                } else {
                    view! { {came_back()} {sign_in_steps(Purpose::See)} }.into_any()
                }
            }}
        </div>
    }
    .into_any()
}

/// Why somebody is here again after the organization's own sign-in.
fn came_back() -> Option<AnyView> {
    let (router, language) = (use_router(), use_language());
    let word = query::value(&router.query_untracked(), "problem")?;
    let text = problem_text(language, SignInProblem::parse(&word)?);
    let heading = Some(language.sign_in_problem_heading());
    Some(alert(Tone::Error, heading, view! { <p>{text}</p> }))
}

/// That the session is over, to whoever did not end it.
pub fn session_ended() -> AnyView {
    let language = use_language();
    let text = language.common_signed_out_body();
    alert(
        Tone::Info,
        Some(language.common_signed_out_heading()),
        view! { <p>{text}</p> },
    )
}

/// Where the person goes after signing in: to where the sign-in leads, or back
/// to the page that asked for it.
fn return_address() -> String {
    let router = use_router();
    match router.page_untracked() {
        Page::SignIn { .. } => Page::after_sign_in(&router.query_untracked()).address(),
        _ => router.address(),
    }
}

/// Email and password. Once they are right the session has a viewer, which
/// whoever shows these steps follows; the next heading then takes the focus.
pub fn sign_in_steps(purpose: Purpose) -> AnyView {
    let step = RwSignal::new(Step::Email);
    let email = RwSignal::new(String::new());
    let router = use_router();
    // The email step stays as it is when it says that the email leads nowhere.
    let shown = memo(move || match step.get() {
        Step::Email | Step::Refused(_) => Step::Email,
        further => further,
    });
    let back = move || {
        router.focus_next_heading();
        step.set(Step::Email);
    };
    follow(move || match shown.get() {
        Step::Password(address) => password_step(address, back),
        Step::Elsewhere(address, organization) => {
            let to_password = address.clone();
            let with_password = move || {
                router.focus_next_heading();
                step.set(Step::Password(to_password.clone()));
            };
            elsewhere_step(address, &organization, with_password, back)
        }
        Step::Email | Step::Refused(_) => email_step(purpose.clone(), email, step),
    })
}
