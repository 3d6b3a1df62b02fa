//! Programs that act for the organization: their accounts and tokens (B2).

mod accounts;
mod make;
mod question;
mod words;

use std::rc::Rc;

use api::programs::{ListServiceAccounts, NewServiceToken, ServiceAccountList, ServiceAccountRow};
use domain::access::{Right, may};
use leptos::prelude::*;

use super::not_allowed::not_allowed;
use crate::components::{Tone, alert, async_content, copy_button, page_header, section};
use crate::state::preferences::use_language;
use crate::state::remote::{Remote, use_remote};
use crate::state::session::{access_viewer, use_viewer};
use crate::view::view;

const ACCOUNTS_ID: &str = "accounts-heading";
const NEW_ID: &str = "new-token";

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Accounts {
    shown: Remote<ServiceAccountList>,
    /// The token just made, whose secret is shown until the page is left.
    new: RwSignal<Option<NewServiceToken>>,
    /// The account about which is asked whether it is to end.
    asked: RwSignal<Option<ServiceAccountRow>>,
}

/// The page.
pub fn service_accounts_page() -> AnyView {
    let language = use_language();
    let Some(viewer) = use_viewer() else {
        return ().into_any();
    };
    let viewer = access_viewer(&viewer);
    if may(&viewer, Right::ViewPrograms).is_err() {
        return not_allowed();
    }
    let may_change = may(&viewer, Right::ManagePrograms).is_ok();
    let accounts = Accounts {
        shown: use_remote(|| Some(ListServiceAccounts)),
        new: RwSignal::new(None),
        asked: RwSignal::new(None),
    };
    let read_only = (!may_change).then(|| {
        let text = view! { <p>{language.programs_read_only()}</p> };
        alert(Tone::Info, None, text)
    });
    let making = may_change.then(|| {
        section(
            "make-heading",
            language.programs_make_heading(),
            make::make_account(accounts),
        )
    });
    let list = async_content(accounts.shown, move |list: Rc<ServiceAccountList>| {
        accounts::list(accounts, &list, may_change)
    });
    view! {
        {page_header(language.programs_heading()).intro(language.programs_intro()).view()}
        {read_only}
        {move || Some(new_token(&accounts.new.get()?))}
        {section(ACCOUNTS_ID, language.programs_accounts_heading(), list)}
        {making}
        // Beside what is drawn anew with every answer, so that it closes in peace.
        {question::question(accounts)}
    }
    .into_any()
}

/// The token just made, with its secret.
fn new_token(new: &NewServiceToken) -> AnyView {
    let language = use_language();
    let content = view! {
        <h2 id=NEW_ID tabindex="-1">
            {language.programs_new_heading()}
        </h2>
        <p>{language.programs_new_body()}</p>
        <p class="copy-row">
            <code class="to-copy">{new.secret.clone()}</code>
            {copy_button(language.programs_copy(), new.secret.clone())}
        </p>
    };
    alert(Tone::Success, None, content)
}
