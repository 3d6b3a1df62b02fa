//! The choice of the country or region on public pages (`decisions.md` 31).

use domain::market::Market;
use leptos::prelude::*;

use crate::components::{SelectOption, select};
use crate::format;
use crate::state::market::use_market;
use crate::state::preferences::use_language;
use crate::view::{follow, memo, view};

/// The choice; signed in, the words that the organization's market holds.
pub fn market_choice() -> AnyView {
    let (language, market) = (use_language(), use_market());
    let is_open = memo(move || market.is_open());
    let is_known = memo(move || market.current().is_some());
    follow(move || match (is_open.get(), is_known.get()) {
        (true, _) => choice(),
        (false, true) => {
            view! { <p class="quiet">{language.products_organization_market()}</p> }.into_any()
        }
        (false, false) => ().into_any(),
    })
}

fn choice() -> AnyView {
    let (language, market) = (use_language(), use_market());
    let options = format::market_names(language)
        .into_iter()
        .map(|(market, name)| SelectOption::new(market.as_str(), name))
        .collect();
    let chosen = Signal::derive(move || {
        let current = market.current();
        current.map(|market| market.to_string()).unwrap_or_default()
    });
    select(
        "market",
        language.common_market(),
        options,
        chosen,
        move |code| {
            if let Ok(code) = Market::parse(&code) {
                market.choose(code);
            }
        },
    )
    .view()
}
