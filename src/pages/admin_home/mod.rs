//! The admin center's first page: what there is for this viewer.

use domain::access::{Right, VisibleSubscriptions, may, visible_subscriptions};
use leptos::prelude::*;

use crate::components::{Icon, Tone, alert, icon, page_header};
use crate::pages::your_products::scope_text;
use crate::routes::Page;
use crate::state::preferences::use_language;
use crate::state::session::{access_viewer, use_viewer};
use crate::view::view;

/// The page.
pub fn admin_home_page() -> AnyView {
    let language = use_language();
    let Some(person) = use_viewer() else {
        return ().into_any();
    };
    let viewer = access_viewer(&person);
    let visible = visible_subscriptions(&viewer);
    let is_limited = matches!(visible, VisibleSubscriptions::Own(_));
    let limited = is_limited.then(|| {
        alert(
            Tone::Info,
            Some(language.admin_limited_view_heading()),
            view! { <p>{language.admin_limited_view()}</p> },
        )
    });
    let policy = may(&viewer, Right::ViewPolicy).is_ok().then(|| {
        card(
            &Page::SelfServicePolicy,
            Icon::Settings,
            language.admin_self_service(),
            language.policy_intro(),
        )
    });
    let people = may(&viewer, Right::ViewPeople).is_ok().then(|| {
        card(
            &Page::users(),
            Icon::People,
            language.people_heading(),
            language.people_intro(),
        )
    });
    let apps = is_limited.then(|| {
        card(
            &Page::Apps,
            Icon::Apps,
            language.common_apps(),
            language.admin_home_apps_body(),
        )
    });
    view! {
        {page_header(language.admin_home_heading())
            .intro(language.admin_home_welcome(&person.person.name))
            .view()}
        {limited}
        <ul class="card-grid" role="list">
            {card(
                &Page::your_products(),
                Icon::Products,
                language.admin_your_products(),
                scope_text(language, &visible),
            )}
            {people}
            {policy}
            {apps}
        </ul>
    }
    .into_any()
}

fn card(page: &Page, sign: Icon, heading: &'static str, body: &'static str) -> AnyView {
    view! {
        <li>
            <div class="card card-link home-card">
                <span class="home-card-sign">{icon(sign)}</span>
                <h2>
                    <a href=page.address()>{heading}</a>
                </h2>
                <p>{body}</p>
            </div>
        </li>
    }
    .into_any()
}
