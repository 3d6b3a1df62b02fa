//! Choosing countries and regions by name.

use domain::market::Market;
use leptos::prelude::*;

use super::draft::Draft;
use crate::components::{Chosen, ComboboxOption, chosen_list, combobox};
use crate::format;
use crate::pages::focus::focus_soon;
use crate::state::preferences::use_language;
use crate::view::{memo, view};

/// The field's id.
pub const COUNTRIES: &str = "countries";
/// How many are offered at once.
const AT_MOST: usize = 8;

/// The field, and what was chosen with it.
pub fn countries_field(draft: RwSignal<Draft>, error: Signal<Option<String>>) -> AnyView {
    let language = use_language();
    let names = StoredValue::new(format::market_names(language));
    let query = RwSignal::new(String::new());
    let options = memo(move || {
        let typed = query.with(|typed| typed.trim().to_lowercase());
        if typed.is_empty() {
            return Vec::new();
        }
        let chosen = draft.with(|draft| draft.countries.clone());
        names.with_value(|names| {
            let fitting = names.iter().filter(|(_, name)| fits(name, &typed));
            let options = fitting.take(AT_MOST).map(|(market, name)| ComboboxOption {
                value: market.to_string(),
                label: name.clone(),
                detail: market.to_string(),
                unavailable: chosen
                    .contains(market)
                    .then(|| language.access_chosen_already().to_owned()),
            });
            options.collect()
        })
    });
    let status = Signal::derive(move || {
        if query.with(|typed| typed.trim().is_empty()) {
            return String::new();
        }
        let count = options.with(Vec::len);
        language.access_countries_found(i64::try_from(count).unwrap_or(i64::MAX))
    });
    view! {
        {combobox(
            COUNTRIES,
            language.access_countries(),
            language.access_countries_hint(),
            query,
            options,
            status,
            error,
            move |option| {
                if let Ok(market) = Market::parse(&option.value) {
                    draft.update(|draft| draft.add_country(market));
                }
            },
        )
            .view()}
        {chosen(draft)}
    }
    .into_any()
}

fn chosen(draft: RwSignal<Draft>) -> AnyView {
    let language = use_language();
    let items = memo(move || {
        draft.with(|draft| {
            let countries = draft.countries.iter().map(|market| {
                let name = format::market_name(language, *market);
                Chosen {
                    value: market.to_string(),
                    remove: language.access_remove(&name),
                    label: name,
                }
            });
            countries.collect::<Vec<_>>()
        })
    });
    chosen_list(
        language.access_countries_chosen(),
        String::new,
        items,
        move |code| {
            draft.update(|draft| draft.countries.retain(|market| market.as_str() != code));
            focus_soon(COUNTRIES);
        },
    )
}

/// Whether a word of the name begins so.
fn fits(name: &str, typed: &str) -> bool {
    let name = name.to_lowercase();
    name.starts_with(typed) || name.contains(&format!(" {typed}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_found_by_the_beginning_of_any_word() {
        assert!(fits("United Kingdom", "king"));
        assert!(fits("Netherlands", "nether"));
        assert!(!fits("Netherlands", "lands"));
    }
}
