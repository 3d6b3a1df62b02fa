//! What is sold, by family, with prices.

mod tile;

use std::rc::Rc;

use api::catalog::{ListProducts, ProductList, ProductSummary};
use leptos::prelude::*;

use crate::components::{Tone, alert, async_content, page_header};
use crate::format;
use crate::pages::market_choice::market_choice;
use crate::state::market::use_market;
use crate::state::preferences::use_language;
use crate::state::remote::use_remote;
use crate::view::view;
use tile::tile;

/// The page of all products.
pub fn products_page() -> AnyView {
    let (language, market) = (use_language(), use_market());
    let products = use_remote(move || {
        market.current().map(|market| ListProducts {
            market: Some(market),
        })
    });
    view! {
        {page_header(language.products_heading())
            .intro(language.products_intro())
            .actions(market_choice())
            .view()}
        {async_content(products, |products: Rc<ProductList>| families(&products))}
    }
    .into_any()
}

fn families(products: &ProductList) -> AnyView {
    let language = use_language();
    if products.items.is_empty() {
        return alert(
            Tone::Info,
            None,
            view! { <p>{language.products_empty()}</p> },
        );
    }
    let closed = products
        .items
        .iter()
        .all(|product| !product.is_sold)
        .then(|| {
            let market = format::market_name(language, products.market);
            let text = language.products_market_closed(&market);
            alert(Tone::Warning, None, view! { <p>{text}</p> })
        });
    let groups: Vec<_> = products
        .items
        .chunk_by(|a, b| a.family == b.family)
        .map(|family| group(family, products))
        .collect();
    view! {
        {closed}
        <div class="families">{groups}</div>
        <p class="quiet">
            {language.products_price_without_tax()} ". "
            {language.products_price_may_differ()}
        </p>
    }
    .into_any()
}

fn group(family: &[ProductSummary], products: &ProductList) -> AnyView {
    let name = family.first().map(|product| product.family.clone());
    let tiles: Vec<_> = family
        .iter()
        .map(|product| view! { <li>{tile(product, products.market)}</li> })
        .collect();
    view! {
        <section class="family">
            <h2>{name}</h2>
            <ul class="card-grid">{tiles}</ul>
        </section>
    }
    .into_any()
}
