//! Signing in: the email first, then the password of the built-in directory.
//! The checkout begins with the same steps.

mod email_step;
mod flow;
mod password_step;

use leptos::prelude::*;

use crate::components::skeleton;
use crate::router::use_router;
use crate::routes::Page;
use crate::state::session::use_session;
use crate::view::{follow, memo, view};
use email_step::email_step;
use password_step::password_step;

pub use flow::Purpose;
use flow::Step;

/// The sign-in by itself. Whoever is signed in is sent on.
pub fn sign_in_page() -> AnyView {
    let (router, session) = (use_router(), use_session());
    let is_signed_in = memo(move || session.viewer().is_some());
    view! {
        <div class="sign-in">
            {move || {
                if is_signed_in.get() {
                    router.replace(&Page::after_sign_in(&router.query_untracked()));
                    skeleton()
                } else {
                    sign_in_steps(Purpose::See)
                }
            }}
        </div>
    }
    .into_any()
}

/// Email and password. Once they are right the session has a viewer, which
/// whoever shows these steps follows; the next heading then takes the focus.
pub fn sign_in_steps(purpose: Purpose) -> AnyView {
    let step = RwSignal::new(Step::Email);
    let email = RwSignal::new(String::new());
    let router = use_router();
    let is_password_step = memo(move || step.with(|step| matches!(step, Step::Password(_))));
    follow(move || {
        if let (true, Step::Password(address)) = (is_password_step.get(), step.get_untracked()) {
            return password_step(address, move || {
                router.focus_next_heading();
                step.set(Step::Email);
            });
        }
        email_step(purpose.clone(), email, step)
    })
}
