//! Who is signed in and where; switching the organization; signing out.

use std::sync::Arc;

use api::session::{Membership, ViewerBody};
use leptos::prelude::*;

use crate::components::{Icon, icon};
use crate::routes::Page;
use crate::session_keeper::{use_sign_out, use_switch_organization};
use crate::state::preferences::use_language;
use crate::state::session::use_session;
use crate::view::view;

const MENU_ID: &str = "account-menu";

/// The menu **Account**: the browser's own popover, closed by Escape and by a
/// press elsewhere.
pub fn account_menu() -> AnyView {
    let (language, session) = (use_language(), use_session());
    let content = move || session.viewer().map(|viewer| menu(&viewer));
    view! {
        <button type="button" class="button button-subtle account-button" popovertarget=MENU_ID>
            {icon(Icon::Account)}
            <span>{language.common_account()}</span>
        </button>
        <div id=MENU_ID class="account-menu" popover="auto">
            {content}
        </div>
    }
    .into_any()
}

fn menu(viewer: &Arc<ViewerBody>) -> AnyView {
    let (language, sign_out) = (use_language(), use_sign_out());
    let person = viewer.person.clone();
    let switch = (viewer.memberships.len() > 1).then(|| organizations(&viewer.memberships));
    view! {
        <div class="account-person">
            <p class="account-name">{person.name}</p>
            <p class="account-email">{person.email.as_str().to_owned()}</p>
            <p class="account-organization">
                {icon(Icon::Organization)} {viewer.organization.clone()}
            </p>
        </div>
        {switch}
        <ul class="account-links">
            <li>
                <a class="menu-item" href=Page::Apps.address()>
                    {icon(Icon::Apps)}
                    {language.common_apps()}
                </a>
            </li>
            <li>
                <a class="menu-item" href=Page::AdminHome.address()>
                    {icon(Icon::Admin)}
                    {language.common_admin_center()}
                </a>
            </li>
            <li>
                <a class="menu-item" href=Page::Account.address()>
                    {icon(Icon::Account)}
                    {language.account_heading()}
                </a>
            </li>
            <li>
                <button type="button" class="menu-item" on:click=move |_| sign_out.run(())>
                    {icon(Icon::Lock)}
                    {language.common_sign_out()}
                </button>
            </li>
        </ul>
    }
    .into_any()
}

fn organizations(memberships: &[Membership]) -> AnyView {
    let (language, switch) = (use_language(), use_switch_organization());
    let is_open = RwSignal::new(false);
    let choices: Vec<_> = memberships
        .iter()
        .map(|membership| {
            let domain = membership.domain.clone();
            view! {
                <li>
                    <button
                        type="button"
                        class="menu-item"
                        aria-current=membership.is_current.then_some("true")
                        // What was behind the menu is another organization's now.
                        popovertarget=MENU_ID
                        popovertargetaction="hide"
                        on:click=move |_| switch.run(domain.clone())
                    >
                        {icon(if membership.is_current { Icon::Check } else { Icon::Organization })}
                        {membership.name.clone()}
                    </button>
                </li>
            }
            .into_any()
        })
        .collect();
    view! {
        <div class="account-switch">
            <button
                type="button"
                class="menu-item"
                aria-expanded=move || if is_open.get() { "true" } else { "false" }
                aria-controls="account-organizations"
                on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
            >
                {icon(Icon::Organization)}
                {language.common_switch_organization()}
                {icon(Icon::ChevronDown)}
            </button>
            <ul id="account-organizations" hidden=move || !is_open.get()>
                {choices}
            </ul>
        </div>
    }
    .into_any()
}
