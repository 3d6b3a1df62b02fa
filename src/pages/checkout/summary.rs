//! The order summary beside each step: what it costs, when it renews, who pays
//! and who will see it.

use api::orders::{AmountsBody, OrderBody, QuoteBody};
use chrono::{DateTime, Utc};
use domain::money::TaxKind;
use domain::quantity::LicenseQuantity;
use domain::term::BillingTerm;
use domain::trial::Trial;
use leptos::prelude::*;
use messages::Language;

use super::trial_text::trial_lines;
use crate::format;
use crate::pages::paying::{amount_line, detailed_line, included_tax_name, tax_name, total_line};
use crate::state::preferences::use_language;
use crate::view::view;

const HEADING_ID: &str = "order-summary";

/// What the summary says.
#[derive(Debug, Clone, PartialEq)]
pub struct Costs {
    /// The product's name.
    pub product: String,
    /// How many licenses.
    pub quantity: LicenseQuantity,
    /// How often is billed.
    pub term: BillingTerm,
    /// The amounts.
    pub amounts: AmountsBody,
    /// When it renews; the end of a trial.
    pub renews_at: DateTime<Utc>,
    /// The trial that comes before, if any.
    pub trial: Option<Trial>,
}

impl From<&QuoteBody> for Costs {
    fn from(quote: &QuoteBody) -> Self {
        Self {
            product: quote.product.name.clone(),
            quantity: quote.quantity,
            term: quote.term,
            amounts: quote.amounts.clone(),
            renews_at: quote.renews_at,
            trial: quote.trial,
        }
    }
}

impl From<&OrderBody> for Costs {
    fn from(order: &OrderBody) -> Self {
        Self {
            product: order.product.name.clone(),
            quantity: order.quantity,
            term: order.term,
            amounts: order.amounts.clone(),
            renews_at: order.renews_at,
            trial: None,
        }
    }
}

/// The summary of what is settled.
pub fn summary(costs: impl Into<Costs>) -> AnyView {
    summary_box(lines(&costs.into()))
}

/// The summary around lines that may still change.
pub fn summary_box(lines: AnyView) -> AnyView {
    let language = use_language();
    view! {
        <aside class="card checkout-summary" aria-labelledby=HEADING_ID>
            <h2 id=HEADING_ID>{language.checkout_summary_heading()}</h2>
            {lines}
        </aside>
    }
    .into_any()
}

/// Amounts and renewal.
pub fn lines(costs: &Costs) -> AnyView {
    let language = use_language();
    if let Some(trial) = costs.trial {
        return trial_lines(language, costs, trial, amount_lines(language, costs));
    }
    let renews_on = format::date(language, costs.renews_at);
    let total = format::money(language, costs.amounts.total);
    view! {
        <p class="checkout-summary-product">{costs.product.clone()}</p>
        <dl class="checkout-lines">{amount_lines(language, costs)}</dl>
        <p class="quiet">{language.checkout_summary_renews(&renews_on, &total)}</p>
    }
    .into_any()
}

/// Who is billed, who sells, who sees it, whose the data is (R32, R33).
pub fn who_pays(product: &str) -> AnyView {
    let language = use_language();
    view! {
        <ul class="checkout-terms">
            <li>{language.checkout_who_pays()}</li>
            <li>{language.checkout_who_sells(product)}</li>
            <li>{language.checkout_who_sees()}</li>
            <li>{language.products_data_owner()}</li>
        </ul>
    }
    .into_any()
}

/// The name of a term.
pub fn term_name(language: Language, term: BillingTerm) -> &'static str {
    match term {
        BillingTerm::Monthly => language.checkout_monthly(),
        BillingTerm::Annual => language.checkout_annual(),
    }
}

/// Price, tax, total and renewal date, as they stand in a list of terms.
pub fn amount_lines(language: Language, costs: &Costs) -> AnyView {
    let amounts = &costs.amounts;
    let price = language.checkout_summary_price_line(
        &format::money(language, amounts.unit_price),
        i64::from(costs.quantity.get()),
    );
    let money = |amount| format::money(language, amount);
    let (label, rate) = (&amounts.tax_label, amounts.tax_rate);
    let (priced, tax) = match amounts.tax_kind {
        TaxKind::Added => (amounts.net, tax_name(language, label, rate)),
        TaxKind::Included => (amounts.total, included_tax_name(language, label, rate)),
    };
    let rows = vec![
        detailed_line(language.checkout_summary_price(), price, money(priced)),
        amount_line(&tax, money(amounts.tax)),
        total_line(language.checkout_summary_total(), money(amounts.total)),
        amount_line(
            match costs.trial {
                Some(_) => language.trials_first_payment(),
                None => language.checkout_summary_renewal_date(),
            },
            format::date(language, costs.renews_at),
        ),
    ];
    rows.into_any()
}
