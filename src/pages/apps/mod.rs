//! The launcher: what a person may use, and the way to the admin center.

mod opened;

use std::rc::Rc;

use api::apps::{AppList, AppTile, ListApps};
use leptos::prelude::*;

use crate::components::{Icon, async_content, empty_state, icon, page_header};
use crate::pages::product_mark::product_mark;
use crate::routes::Page;
use crate::state::preferences::use_language;
use crate::state::remote::use_remote;
use crate::view::view;

pub use opened::app_page;

/// All tiles.
pub fn apps_page() -> AnyView {
    let language = use_language();
    let apps = use_remote(|| Some(ListApps));
    view! {
        {page_header(language.apps_heading()).intro(language.apps_intro()).view()}
        {async_content(apps, |apps: Rc<AppList>| tiles(&apps))}
    }
    .into_any()
}

fn tiles(apps: &AppList) -> AnyView {
    let language = use_language();
    let empty = apps.items.is_empty().then(|| {
        let action = view! {
            <a class="button button-primary" href=Page::Products.address()>
                {language.apps_empty_action()}
            </a>
        };
        empty_state(
            language.apps_empty_heading(),
            language.apps_empty_body(),
            Some(action.into_any()),
        )
    });
    let tiles: Vec<_> = apps.items.iter().map(tile).collect();
    view! {
        <ul class="app-grid" aria-label=language.apps_list()>
            {tiles}
            <li>
                <div class="card card-link app-tile">
                    <span class="product-mark product-mark-large mark-admin">{icon(Icon::Admin)}</span>
                    <a href=Page::AdminHome.address()>{language.apps_admin_tile()}</a>
                    <p class="quiet">{language.apps_admin_tile_hint()}</p>
                </div>
            </li>
        </ul>
        {empty}
    }
    .into_any()
}

fn tile(app: &AppTile) -> AnyView {
    let language = use_language();
    let product = &app.product;
    let page = Page::App {
        slug: product.slug.clone(),
    };
    let hint = (!app.is_licensed).then(|| {
        view! { <p class="quiet">{language.apps_tile_without_license()}</p> }
    });
    view! {
        <li>
            <div class="card card-link app-tile">
                {product_mark(&product.name, true)}
                <a href=page.address()>{product.name.clone()}</a>
                {hint}
            </div>
        </li>
    }
    .into_any()
}
