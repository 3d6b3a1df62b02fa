//! A product as a card.

use api::catalog::ProductSummary;
use domain::market::Market;
use leptos::prelude::*;

use crate::components::{BadgeTone, status_badge};
use crate::format;
use crate::pages::product_mark::product_mark;
use crate::routes::Page;
use crate::state::preferences::use_language;
use crate::texts::catalog_text;
use crate::view::view;

/// Name, what it is for, and what it costs in the market.
pub fn tile(product: &ProductSummary, market: Market) -> AnyView {
    let language = use_language();
    let price = if product.is_sold {
        let monthly = format::money(language, product.price.monthly);
        let text = language.products_price_per_user_month(&monthly);
        view! { <span class="amount">{text}</span> }.into_any()
    } else {
        let market = format::market_name(language, market);
        let text = language.products_not_sold_in_market(&product.name, &market);
        view! {
            {status_badge(BadgeTone::Neutral, language.products_not_sold())}
            <span class="visually-hidden">{text}</span>
        }
        .into_any()
    };
    view! {
        <article class="card card-link product-card">
            <div class="product-card-head">
                {product_mark(&product.name, false)}
                <h3>
                    <a href=Page::product(&product.slug).address()>{product.name.clone()}</a>
                </h3>
            </div>
            <p>{catalog_text(language, &product.summary)}</p>
            <p class="product-price">{price}</p>
        </article>
    }
    .into_any()
}
