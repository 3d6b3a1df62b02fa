//! A product opened from the launcher.

use std::rc::Rc;

use api::apps::{AppOpening, AppTile, OpenApp};
use api::usage::{ReportUsage, ReportUsageRequest};
use domain::ids::ProductId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::backend::use_backend;
use crate::components::{Icon, async_page, icon, page_header};
use crate::pages::product_mark::product_mark;
use crate::routes::Page;
use crate::state::preferences::use_language;
use crate::state::remote::use_remote;
use crate::view::view;

/// Opens for people with a license; says what to do to everybody else.
pub fn app_page(slug: String) -> AnyView {
    let opening = use_remote(move || Some(OpenApp { slug: slug.clone() }));
    async_page(opening, |opening: Rc<AppOpening>| content(&opening.tile))
}

fn content(tile: &AppTile) -> AnyView {
    let language = use_language();
    let product = &tile.product;
    let (heading, body) = if tile.is_licensed {
        (
            language.apps_welcome_heading(&product.name),
            language.apps_welcome_body(&product.name),
        )
    } else {
        (
            language.apps_no_license_heading(&product.name),
            language.apps_no_license_body().to_owned(),
        )
    };
    let actions = if tile.is_licensed {
        note_use(product.id.clone());
        with_license(tile)
    } else {
        without_license(tile)
    };
    view! {
        <p class="page-above">
            <a href=Page::Apps.address()>{icon(Icon::ArrowStart)} {language.common_apps()}</a>
        </p>
        <div class="card app-opened">
            {product_mark(&product.name, true)}
            {page_header(heading).intro(body).view()}
            {actions}
        </div>
    }
    .into_any()
}

/// Opening a product counts as using it. For the person it makes no difference
/// whether that is known.
fn note_use(product: ProductId) {
    let backend = use_backend();
    spawn_local(async move {
        let body = ReportUsageRequest {
            user: None,
            product,
        };
        drop(backend.send(&ReportUsage { body }).await);
    });
}

fn with_license(tile: &AppTile) -> AnyView {
    let language = use_language();
    let slug = &tile.product.slug;
    view! {
        <div class="action-row">
            <a class="button" href=Page::product(slug).address()>
                {language.apps_training()}
            </a>
            <a class="button" href=Page::buy(slug).address()>
                {language.apps_buy_more()}
            </a>
        </div>
    }
    .into_any()
}

fn without_license(tile: &AppTile) -> AnyView {
    let language = use_language();
    let product = &tile.product;
    let assign = tile.own_subscription.clone().map(|subscription| {
        view! {
            <a class="button button-primary" href=Page::subscription(subscription).address()>
                {language.admin_assign_licenses()}
            </a>
        }
    });
    let buy = language.apps_no_license_buy(&product.name);
    view! {
        <div class="action-row">
            {assign}
            <a class="button" href=Page::buy(&product.slug).address()>
                {buy}
            </a>
        </div>
    }
    .into_any()
}
