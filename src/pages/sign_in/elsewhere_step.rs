//! The second step where the organization has a sign-in of its own.

use api::session::{StartSignIn, StartSignInRequest};
use domain::email::EmailAddress;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::return_address;
use crate::backend::{CallError, use_backend};
use crate::components::{
    ButtonKind, FieldKind, button, notice_alert, page_header, submit_form, text_field,
};
use crate::state::preferences::use_language;
use crate::view::view;

/// Leads to the organization's page. `with_password` is for its global admins
/// when that page does not work; `back` leads to the email.
pub fn elsewhere_step(
    address: EmailAddress,
    organization: &str,
    with_password: impl Fn() + Send + Sync + 'static,
    back: impl Fn() + Send + Sync + 'static,
) -> AnyView {
    let language = use_language();
    let failure = RwSignal::new(None::<CallError>);
    let is_busy = RwSignal::new(false);
    let shown_email = RwSignal::new(address.as_str().to_owned());
    let leave = use_leave(shown_email, false, is_busy, failure);
    let failed = move || Some(notice_alert(&failure.get()?, move || leave.run(())));
    view! {
        {page_header(language.sign_in_own_heading(organization))
            .intro(language.sign_in_own_intro())
            .view()}
        {failed}
        {submit_form(move || leave.run(()), view! {
            {text_field("email", language.sign_in_email(), shown_email)
                .kind(FieldKind::Email)
                .autocomplete("username")
                .readonly()
                .view()}
            <p class="field-below">
                {button(ButtonKind::Subtle, language.sign_in_change_email()).on_press(back).view()}
            </p>
            <div class="form-actions">
                {button(ButtonKind::Primary, language.sign_in_own_continue(organization))
                    .busy(is_busy, language.sign_in_own_leaving())
                    .view()}
                {button(ButtonKind::Subtle, language.sign_in_own_password())
                    .on_press(with_password)
                    .view()}
            </div>
        }.into_any())}
    }
    .into_any()
}

/// Sends the browser to the organization's page, and back to where it is now.
/// `second_factor`: the person is asked for one there.
pub fn use_leave(
    email: RwSignal<String>,
    second_factor: bool,
    is_busy: RwSignal<bool>,
    failure: RwSignal<Option<CallError>>,
) -> Callback<()> {
    let (backend, return_to) = (use_backend(), return_address());
    Callback::new(move |()| {
        if is_busy.get_untracked() {
            return;
        }
        failure.set(None);
        is_busy.set(true);
        let body = StartSignInRequest {
            email: email.get_untracked(),
            return_to: return_to.clone(),
            second_factor,
        };
        spawn_local(async move {
            match backend.send(&StartSignIn { body }).await {
                // Stays busy until the browser has left.
                Ok(started) => drop(window().location().assign(&started.authorization_url)),
                Err(error) => {
                    is_busy.set(false);
                    failure.set(Some(error));
                }
            }
        });
    })
}
