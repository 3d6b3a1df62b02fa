//! What the chosen licenses cost, while they are being chosen.

use std::time::Duration;

use api::catalog::ProductDetail;
use domain::money::Money;
use domain::quantity::LicenseQuantity;
use domain::quote::{QuoteError, amounts, first_renewal};
use domain::term::BillingTerm;
use domain::trial::{self, Trial};
use leptos::prelude::*;

use super::buying::Buying;
use super::summary::Costs;
use crate::clock;
use crate::format;
use crate::state::announcer::use_announcer;
use crate::state::preferences::use_language;

/// So long after the last change the new total is said.
const SAID_AFTER: Duration = Duration::from_millis(900);

/// What the choice costs, or why it cannot be bought: computed by the rules
/// with which the server will price it. Follows the fields.
pub fn costs(buying: Buying, product: &ProductDetail) -> Result<Costs, QuoteError> {
    let typed = buying.quantity.get();
    let trial = buying.chosen_trial();
    let quantity = LicenseQuantity::parse(&typed, most_licenses(trial, product))?;
    let term = buying.chosen_term();
    let unit_price = match (trial, term) {
        (Some(Trial::WITHOUT_CARD), _) => Money::new(0, product.terms.currency),
        (_, BillingTerm::Monthly) => product.product.price.monthly,
        (_, BillingTerm::Annual) => product.product.price.annual,
    };
    let amounts = amounts(unit_price, &product.terms, quantity)?;
    let now = clock::now();
    let renews_at = match trial {
        Some(_) => Some(trial::end_of(now)),
        None => first_renewal(now, term),
    };
    Ok(Costs {
        product: product.product.name.clone(),
        quantity,
        term,
        amounts: amounts.into(),
        renews_at: renews_at.unwrap_or(now),
        trial,
    })
}

/// The most licenses that can be chosen.
pub fn most_licenses(trial: Option<Trial>, product: &ProductDetail) -> u32 {
    match trial {
        Some(_) => trial::most_licenses(product.max_quantity),
        None => product.max_quantity,
    }
}

/// Screen readers hear the new total once the typing has come to a rest.
pub fn say_new_totals(costs: Memo<Option<Costs>>) {
    let (language, announcer) = (use_language(), use_announcer());
    let waiting = StoredValue::new_local(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(Some(handle)) = waiting.try_update_value(Option::take) {
            handle.clear();
        }
    };
    Effect::new(move |is_later: Option<()>| {
        let costs = costs.get();
        stop();
        if is_later.is_some()
            && let Some(costs) = costs
        {
            let total = format::money(language, costs.amounts.total);
            let say = move || announcer.announce(&language.checkout_summary_updated(&total));
            waiting.set_value(set_timeout_with_handle(say, SAID_AFTER).ok());
        }
    });
    on_cleanup(stop);
}
