//! Receivers of the organization's events (B17).

mod add;
mod deliveries;
mod list;
mod question;

use std::rc::Rc;

use api::webhooks::{ListWebhooks, NewWebhook, WebhookList, WebhookRow};
use domain::access::{Right, may};
use leptos::prelude::*;

use super::not_allowed::not_allowed;
use crate::components::{Tone, alert, async_content, copy_button, page_header, section};
use crate::state::preferences::use_language;
use crate::state::remote::{Remote, use_remote};
use crate::state::session::{access_viewer, use_viewer};
use crate::view::view;

const LIST_ID: &str = "webhooks-heading";
const NEW_ID: &str = "new-webhook";

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Webhooks {
    shown: Remote<WebhookList>,
    may_change: bool,
    /// The receiver just added, whose secret is shown until the page is left.
    new: RwSignal<Option<NewWebhook>>,
    /// The receiver about which is asked whether it is to be removed.
    asked: RwSignal<Option<WebhookRow>>,
    is_busy: RwSignal<bool>,
}

/// The page; the address names the receiver whose deliveries are shown.
pub fn webhooks_page() -> AnyView {
    let language = use_language();
    let Some(viewer) = use_viewer() else {
        return ().into_any();
    };
    let viewer = access_viewer(&viewer);
    if may(&viewer, Right::ViewPrograms).is_err() {
        return not_allowed();
    }
    let webhooks = Webhooks {
        shown: use_remote(|| Some(ListWebhooks)),
        may_change: may(&viewer, Right::ManagePrograms).is_ok(),
        new: RwSignal::new(None),
        asked: RwSignal::new(None),
        is_busy: RwSignal::new(false),
    };
    let read_only = (!webhooks.may_change).then(|| {
        let text = view! { <p>{language.webhooks_read_only()}</p> };
        alert(Tone::Info, None, text)
    });
    let adding = webhooks.may_change.then(|| {
        let heading = language.webhooks_add_heading();
        section("add-heading", heading, add::add_form(webhooks))
    });
    let list = async_content(webhooks.shown, move |shown: Rc<WebhookList>| {
        list::list(webhooks, &shown)
    });
    view! {
        {page_header(language.webhooks_heading()).intro(language.webhooks_intro()).view()}
        {read_only}
        {move || Some(new_webhook(&webhooks.new.get()?))}
        {section(LIST_ID, language.webhooks_list_heading(), list)}
        {deliveries::chosen(webhooks)}
        {adding}
        // Beside what is drawn anew with every answer, so that it closes in peace.
        {question::question(webhooks)}
    }
    .into_any()
}

fn new_webhook(new: &NewWebhook) -> AnyView {
    let language = use_language();
    let content = view! {
        <h2 id=NEW_ID tabindex="-1">
            {language.webhooks_new_heading()}
        </h2>
        <p>{language.webhooks_new_body()}</p>
        <p class="copy-row">
            <code class="to-copy">{new.secret.clone()}</code>
            {copy_button(language.webhooks_copy(), new.secret.clone())}
        </p>
    };
    alert(Tone::Success, None, content)
}
