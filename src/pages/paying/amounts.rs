//! Amounts with their names, as they stand below each other in a `dl` of the
//! class `checkout-lines`.

use domain::money::TaxRate;
use leptos::prelude::*;
use messages::Language;

use crate::format;
use crate::view::view;

/// What most catalogs call it.
const VAT: &str = "VAT";

/// One amount.
pub fn amount_line(name: &str, value: String) -> AnyView {
    line_of("checkout-line", name, (), value)
}

/// One amount with a few words on how it came about.
pub fn detailed_line(name: &str, detail: String, value: String) -> AnyView {
    let detail = view! { <span class="quiet">{detail}</span> };
    line_of("checkout-line", name, detail, value)
}

/// What they come to.
pub fn total_line(name: &str, value: String) -> AnyView {
    line_of("checkout-line checkout-line-total", name, (), value)
}

/// What the tax is called, with its rate.
pub fn tax_name(language: Language, label: &str, rate: TaxRate) -> String {
    if rate.basis_points() == 0 {
        return language.checkout_summary_no_tax().to_owned();
    }
    let label = match label {
        VAT => language.checkout_tax_vat(),
        label => label,
    };
    language.checkout_summary_tax(label, &format::percent(language, rate))
}

/// The same where the prices above it hold the tax already.
pub fn included_tax_name(language: Language, label: &str, rate: TaxRate) -> String {
    let label = tax_word(language, label);
    language.checkout_summary_tax_included(label, &format::percent(language, rate))
}

/// The name of a tax within a sentence: the catalog's own word where there is
/// no better one.
pub fn tax_word(language: Language, label: &str) -> &str {
    match label {
        VAT => language.checkout_tax_vat_within(),
        label => label,
    }
}

fn line_of(class: &'static str, name: &str, detail: impl IntoView, value: String) -> AnyView {
    let (name, detail) = (name.to_owned(), detail.into_any());
    view! {
        <div class=class>
            <dt>{name} " " {detail}</dt>
            <dd class="amount">{value}</dd>
        </div>
    }
    .into_any()
}
