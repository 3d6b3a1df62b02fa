//! What a trial means, in words: until when it is free, and what then.

use domain::money::Money;
use domain::term::BillingTerm;
use domain::trial::Trial;
use leptos::prelude::*;
use messages::Language;

use super::summary::Costs;
use crate::format;
use crate::view::view;

/// What happens at the end.
pub fn at_the_end(language: Language, costs: &Costs, trial: Trial) -> String {
    let date = format::date(language, costs.renews_at);
    if trial.needs_card() {
        pays(language, &date, costs.amounts.total, costs.term)
    } else {
        language.trials_ends_by_itself(&date)
    }
}

/// What is paid from a day on.
pub fn pays(language: Language, date: &str, total: Money, term: BillingTerm) -> String {
    let amount = format::money(language, total);
    match term {
        BillingTerm::Monthly => language.trials_pays_month(date, &amount),
        BillingTerm::Annual => language.trials_pays_year(date, &amount),
    }
}

/// The lines of the order summary of a trial.
pub fn trial_lines(language: Language, costs: &Costs, trial: Trial, amounts: AnyView) -> AnyView {
    let date = format::date(language, costs.renews_at);
    let later = trial.needs_card().then(|| {
        view! {
            <h3>{language.trials_afterwards()}</h3>
            <dl class="checkout-lines">{amounts}</dl>
        }
    });
    view! {
        <p class="checkout-summary-product">{costs.product.clone()}</p>
        <p>
            <strong>{language.trials_free_until(&date)}</strong>
        </p>
        {later}
        <p class="quiet">{at_the_end(language, costs, trial)}</p>
    }
    .into_any()
}
