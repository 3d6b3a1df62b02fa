//! One product: what it is for, what it costs, where to learn it.

mod buy_box;
mod request_offer;
mod training;
mod trial_offer;

use std::rc::Rc;

use api::catalog::{GetProduct, ProductDetail};
use leptos::prelude::*;

use crate::components::{Icon, async_page, icon, page_header};
use crate::pages::market_choice::market_choice;
use crate::pages::product_mark::product_mark;
use crate::routes::Page;
use crate::state::market::use_market;
use crate::state::preferences::use_language;
use crate::state::remote::use_remote;
use crate::texts::catalog_text;
use crate::view::view;
use buy_box::buy_box;
use training::training;

/// The page of a product.
pub fn product_page(slug: String) -> AnyView {
    let market = use_market();
    let product = use_remote(move || {
        let market = market.current()?;
        Some(GetProduct {
            slug: slug.clone(),
            market: Some(market),
        })
    });
    async_page(product, |product: Rc<ProductDetail>| content(&product))
}

fn content(detail: &ProductDetail) -> AnyView {
    let language = use_language();
    let product = &detail.product;
    let back = view! {
        <a href=Page::Products.address()>
            {icon(Icon::ArrowStart)}
            {language.common_products()}
        </a>
    };
    view! {
        <p class="page-above">{back}</p>
        <div class="product-title">
            {product_mark(&product.name, true)}
            {page_header(product.name.clone())
                .intro(catalog_text(language, &product.summary))
                .actions(market_choice())
                .view()}
        </div>
        <div class="product-columns">
            {buy_box(detail)}
            <div class="stack">
                {training(detail)}
                <section class="card">
                    <h2>{language.products_data_heading()}</h2>
                    <p>{language.products_data_owner()}</p>
                </section>
                <section class="card">
                    <h2>{language.products_who_can_buy_heading()}</h2>
                    <p>{language.products_who_can_buy()}</p>
                </section>
            </div>
        </div>
    }
    .into_any()
}
