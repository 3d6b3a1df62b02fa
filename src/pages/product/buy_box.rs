//! What the product costs, and the way to buy it.

use api::catalog::ProductDetail;
use domain::catalog::MarketTerms;
use domain::money::TaxKind;
use leptos::prelude::*;
use messages::Language;

use super::request_offer::request_offer;
use super::trial_offer::trial_offer;
use crate::components::{Tone, alert};
use crate::format;
use crate::pages::paying::tax_word;
use crate::routes::Page;
use crate::state::market::use_market;
use crate::state::preferences::use_language;
use crate::view::view;

/// Price and **Buy now**; or why it cannot be bought in this market.
pub fn buy_box(detail: &ProductDetail) -> AnyView {
    if detail.product.is_sold {
        prices(detail)
    } else {
        not_sold(detail)
    }
}

fn prices(detail: &ProductDetail) -> AnyView {
    let language = use_language();
    let price = &detail.product.price;
    let monthly = format::money(language, price.monthly);
    let annual = format::money(language, price.annual);
    let tax = tax_sentence(language, &detail.terms);
    view! {
        <section class="card buy-box">
            <h2>{language.products_price()}</h2>
            <p class="price-large amount">{language.products_price_per_user_month(&monthly)}</p>
            <p>{language.products_price_annual(&annual)}</p>
            <p class="quiet">{language.products_price_annual_saving()}</p>
            <a class="button button-primary" href=Page::buy(&detail.product.slug).address()>
                {language.products_buy_now()}
            </a>
            {trial_offer(detail)}
            {request_offer(detail)}
            <p class="quiet">{tax} " " {language.products_billing_choice()}</p>
            <p class="quiet">{language.products_price_may_differ()}</p>
        </section>
    }
    .into_any()
}

/// Whether the tax is in the price, or comes with the checkout.
fn tax_sentence(language: Language, terms: &MarketTerms) -> String {
    let without_tax = language.products_price_without_tax();
    if terms.tax_rate.basis_points() == 0 {
        return format!("{without_tax}.");
    }
    let label = tax_word(language, &terms.tax_label);
    let rate = format::percent(language, terms.tax_rate);
    match terms.tax_kind {
        TaxKind::Included => language.products_price_tax_included(label, &rate),
        TaxKind::Added => {
            let added = language.products_price_tax_added(label, &rate);
            format!("{without_tax}: {added}")
        }
    }
}

fn not_sold(detail: &ProductDetail) -> AnyView {
    let (language, market) = (use_language(), use_market());
    let name = format::market_name(language, detail.market);
    let is_closed = detail.availability.closed.contains(&detail.market);
    let text = if is_closed {
        language.products_market_closed(&name)
    } else {
        language.products_not_sold_in_market(&detail.product.name, &name)
    };
    let other = untrack(move || market.is_open()).then(|| language.products_change_market());
    view! {
        <section class="buy-box card">
            <h2>{language.products_price()}</h2>
            {alert(Tone::Warning, None, view! { <p>{text}</p> })}
            <p class="quiet">{other}</p>
        </section>
    }
    .into_any()
}
