//! Who looks after the organization, and whom it looks after (R56, B19).

mod ask;
mod customers;
mod grants;
mod own_partners;
mod question;

use std::rc::Rc;

use api::partners::{ListPartners, PartnerList};
use domain::access::{Right, may};
use leptos::prelude::*;
use messages::Language;

use super::not_allowed::not_allowed;
use crate::backend::{Backend, CallError, Request, decode, notice, use_backend};
use crate::components::{Tone, alert, async_content, page_header, section};
use crate::pages::ask::ask;
use crate::pages::focus::focus_soon;
use crate::state::preferences::use_language;
use crate::state::remote::{Remote, use_remote};
use crate::state::session::{access_viewer, use_viewer};
use crate::state::toasts::{Toasts, use_toasts};
use crate::view::view;
use question::Ending;

const PARTNERS_ID: &str = "partners-heading";
const CUSTOMERS_ID: &str = "customers-heading";

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Partners {
    shown: Remote<PartnerList>,
    is_busy: RwSignal<bool>,
    language: Language,
    backend: Backend,
    toasts: Toasts,
    /// What is about to end, once somebody wants that.
    ending: RwSignal<Option<Ending>>,
}

/// The page.
pub fn partners_page() -> AnyView {
    let language = use_language();
    let Some(viewer) = use_viewer() else {
        return ().into_any();
    };
    let viewer = access_viewer(&viewer);
    if may(&viewer, Right::ViewPrograms).is_err() {
        return not_allowed();
    }
    let may_change = may(&viewer, Right::ManagePrograms).is_ok();
    let partners = Partners {
        shown: use_remote(|| Some(ListPartners)),
        is_busy: RwSignal::new(false),
        language,
        backend: use_backend(),
        toasts: use_toasts(),
        ending: RwSignal::new(None),
    };
    let asking = may_change.then(|| {
        let heading = language.partners_ask_heading();
        section("ask-heading", heading, ask::ask_form(partners))
    });
    view! {
        {page_header(language.partners_heading()).intro(language.partners_intro()).view()}
        {async_content(partners.shown, move |list: Rc<PartnerList>| content(partners, &list))}
        // Beside what is drawn anew with every answer, so that what was typed stays.
        {asking}
        {question::question(partners)}
    }
    .into_any()
}

fn content(partners: Partners, list: &PartnerList) -> AnyView {
    let language = use_language();
    let read_only = (!list.may_change).then(|| {
        let text = view! { <p>{language.partners_read_only()}</p> };
        alert(Tone::Info, None, text)
    });
    view! {
        {read_only}
        {section(
            PARTNERS_ID,
            language.partners_own_heading(),
            own_partners::own_partners(partners, list),
        )}
        {section(
            CUSTOMERS_ID,
            language.partners_customers_heading(),
            customers::customers(partners, list),
        )}
    }
    .into_any()
}

impl Partners {
    /// Sends a change, shows what holds then, and says so.
    fn send(self, request: Request, done: &'static str, focus: &'static str) {
        let Self {
            language,
            backend,
            toasts,
            ..
        } = self;
        let then = move |answer: Result<String, CallError>| match answer
            .and_then(|text| decode::<PartnerList>(&text))
        {
            Ok(list) => {
                self.shown.set(list);
                toasts.success(done);
                focus_soon(focus);
            }
            Err(CallError::SignedOut) => {}
            Err(error) => {
                toasts.error(notice(language, &error).body);
                self.shown.reload();
                focus_soon(focus);
            }
        };
        ask(backend, self.is_busy, request, Box::new(then));
    }
}
