//! The bar at the top of every page.

use leptos::prelude::*;
use messages::Language;

use super::account_menu::account_menu;
use crate::components::{Icon, SelectOption, icon, select};
use crate::router::use_router;
use crate::routes::Page;
use crate::session_keeper::Presence;
use crate::state::preferences::{use_language, use_preferences};
use crate::state::session::use_session;
use crate::view::{follow, memo, view};

const LANGUAGE_ID: &str = "language";

/// The bar: name of the program, navigation unless a form is being filled in,
/// language, account.
pub fn header(has_navigation: bool) -> AnyView {
    let language = use_language();
    let navigation = has_navigation.then(|| {
        view! {
            <nav class="main-nav" aria-label=language.common_main_navigation()>
                <ul>
                    <li>{nav_link(&Page::Products, Icon::Products, language.common_products())}</li>
                    <li>{nav_link(&Page::Apps, Icon::Apps, language.common_apps())}</li>
                    <li>{nav_link(&Page::Help, Icon::Help, language.common_help())}</li>
                </ul>
            </nav>
        }
    });
    view! {
        <header class="app-bar">
            <a class="brand" href=Page::Products.address()>
                <svg class="brand-mark" aria-hidden="true">
                    <use href="#icon-brand"></use>
                </svg>
                <span>{language.common_program_name()}</span>
            </a>
            {navigation}
            <div class="app-bar-end">{language_choice()} {bell()} {account()}</div>
        </header>
    }
    .into_any()
}

/// A link that says when its page is the one shown.
pub(super) fn nav_link(page: &Page, sign: Icon, text: &'static str) -> AnyView {
    let router = use_router();
    let own = page.clone().without_query();
    let current = move || {
        let shown = router.page();
        let is_parent = matches!(
            (&own, &shown),
            (Page::YourProducts { .. }, Page::Subscription { .. })
                | (Page::Bills { .. }, Page::Bill { .. })
                | (Page::Products, Page::Product { .. })
                | (Page::Apps, Page::App { .. })
        );
        if shown == own {
            Some("page")
        } else if is_parent {
            Some("true")
        } else {
            None
        }
    };
    view! {
        <a class="nav-link" href=page.address() aria-current=current>
            {icon(sign)}
            <span>{text}</span>
        </a>
    }
    .into_any()
}

fn language_choice() -> AnyView {
    let preferences = use_preferences();
    let options = Language::ALL
        .map(|language| SelectOption {
            value: language.code().to_owned(),
            label: language.own_name().to_owned(),
            lang: Some(language.code()),
        })
        .to_vec();
    if preferences.take_focus_of_choice() {
        request_animation_frame(|| {
            if let Some(choice) = document().get_element_by_id(LANGUAGE_ID) {
                let choice: web_sys::HtmlElement = wasm_bindgen::JsCast::unchecked_into(choice);
                drop(choice.focus());
            }
        });
    }
    select(
        LANGUAGE_ID,
        use_language().common_language(),
        options,
        Signal::derive(move || preferences.language().code().to_owned()),
        move |code| {
            if let Some(language) = Language::from_code(&code) {
                preferences.choose_language(language);
            }
        },
    )
    .inline()
    .view()
}

/// What one is told of, with how much of it is new.
fn bell() -> AnyView {
    let (language, session) = (use_language(), use_session());
    let unread = memo(move || session.viewer().map(|viewer| viewer.unread_notices));
    let link = move || {
        let unread = i64::from(unread.get()?);
        let count = (unread > 0).then(|| {
            let shown = if unread > 99 {
                "99+".to_owned()
            } else {
                unread.to_string()
            };
            view! { <span class="bell-count" aria-hidden="true">{shown}</span> }
        });
        Some(view! {
            <a class="button button-subtle button-icon bell" href=Page::notices().address()>
                {icon(Icon::Bell)} {count}
                <span class="visually-hidden">{language.notices_bell(unread)}</span>
            </a>
        })
    };
    link.into_any()
}

fn account() -> AnyView {
    let (language, session, router) = (use_language(), use_session(), use_router());
    let presence = memo(move || Presence::from(&session.state()));
    follow(move || match presence.get() {
        Presence::SignedIn => account_menu(),
        Presence::SignedOut | Presence::Failed => {
            let is_sign_in = matches!(router.page(), Page::SignIn { .. });
            let link = move || Page::sign_in_then(&here(router)).address();
            (!is_sign_in)
                .then(|| view! { <a class="button" href=link>{language.common_sign_in()}</a> })
                .into_any()
        }
        Presence::Unknown => ().into_any(),
    })
}

fn here(router: crate::router::Router) -> String {
    // Follows the address, so that the sign-in leads back to what is shown.
    drop(router.page());
    drop(router.query());
    router.address()
}
