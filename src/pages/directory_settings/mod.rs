//! How the organization's own directory keeps its people here: where it is
//! connected, its tokens, and what becomes of the licenses of leavers (B18).

mod choices;
mod leavers;
mod make_token;
mod revoke_token;
mod tokens;

use std::rc::Rc;

use api::provisioning::{NewProvisioningToken, Provisioning, ProvisioningToken, ShowProvisioning};
use domain::access::{Right, may};
use leptos::prelude::*;

use super::not_allowed::not_allowed;
use crate::components::{Tone, alert, async_content, copy_button, page_header, section};
use crate::state::preferences::use_language;
use crate::state::remote::{Remote, use_remote};
use crate::state::session::{access_viewer, use_viewer};
use crate::view::view;

const TOKENS_ID: &str = "tokens-heading";

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Directory {
    shown: Remote<Provisioning>,
    /// The token just made, whose secret is shown until the page is left.
    new: RwSignal<Option<NewProvisioningToken>>,
    /// The token about which is asked whether it is to end.
    asked: RwSignal<Option<ProvisioningToken>>,
}

impl Directory {
    /// Shows a token that was just made, and its secret.
    fn add(self, new: NewProvisioningToken) {
        if let Some(shown) = self.shown.get() {
            let mut tokens = vec![new.token.clone()];
            tokens.extend(shown.tokens.iter().cloned());
            let shown = Provisioning::clone(&shown);
            self.shown.set(Provisioning { tokens, ..shown });
        }
        self.new.set(Some(new));
    }
}

/// The page.
pub fn directory_settings_page() -> AnyView {
    let language = use_language();
    let Some(viewer) = use_viewer() else {
        return ().into_any();
    };
    if may(&access_viewer(&viewer), Right::ViewDirectory).is_err() {
        return not_allowed();
    }
    let directory = Directory {
        shown: use_remote(|| Some(ShowProvisioning)),
        new: RwSignal::new(None),
        asked: RwSignal::new(None),
    };
    view! {
        {page_header(language.directory_heading()).intro(language.directory_intro()).view()}
        {async_content(
            directory.shown,
            move |shown: Rc<Provisioning>| content(directory, &shown),
        )}
        // Beside what is drawn anew with every answer, so that it closes in peace.
        {revoke_token::question(directory)}
    }
    .into_any()
}

fn content(directory: Directory, shown: &Provisioning) -> AnyView {
    let language = use_language();
    let read_only = (!shown.may_change).then(|| {
        let text = view! { <p>{language.directory_read_only()}</p> };
        alert(Tone::Info, None, text)
    });
    view! {
        {read_only}
        {section("connect-heading", language.directory_connect_heading(), address(shown))}
        {section(TOKENS_ID, language.directory_tokens_heading(), tokens::tokens(directory, shown))}
        {section(
            leavers::HEADING_ID,
            language.directory_leavers_heading(),
            leavers::leavers(directory.shown, shown),
        )}
    }
    .into_any()
}

fn address(shown: &Provisioning) -> AnyView {
    let language = use_language();
    let address = shown.address.clone();
    view! {
        <div class="section-parts">
            <p>{language.directory_connect_body()}</p>
            <div class="card">
                <p class="field-label">{language.directory_address()}</p>
                <p class="copy-row">
                    <code class="to-copy">{address.clone()}</code>
                    {copy_button(language.directory_address_copy(), address)}
                </p>
            </div>
        </div>
    }
    .into_any()
}
