//! What the chosen licenses cost, while they are being chosen.

use std::time::Duration;

use api::catalog::ProductDetail;
use domain::quantity::LicenseQuantity;
use domain::quote::{QuoteError, amounts, first_renewal};
use domain::term::BillingTerm;
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
    let quantity = LicenseQuantity::parse(&typed, product.max_quantity)?;
    let term = buying.chosen_term();
    let unit_price = match term {
        BillingTerm::Monthly => product.product.price.monthly,
        BillingTerm::Annual => product.product.price.annual,
    };
    let amounts = amounts(unit_price, &product.terms, quantity)?;
    let now = clock::now();
    Ok(Costs {
        product: product.product.name.clone(),
        quantity,
        term,
        amounts: amounts.into(),
        renews_at: first_renewal(now, term).unwrap_or(now),
    })
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
