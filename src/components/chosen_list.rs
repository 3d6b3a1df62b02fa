//! What was chosen one by one, each of which can be taken out again.

use leptos::prelude::*;

use super::icon::{Icon, icon};
use crate::view::view;

/// One thing that was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// What it is.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// What its button is called, which takes it out.
    pub remove: String,
}

/// The list under its name. `count` is said when it changes.
pub fn chosen_list(
    name: &'static str,
    count: impl Fn() -> String + Send + Sync + 'static,
    items: impl Into<Signal<Vec<Chosen>>>,
    on_remove: impl Fn(String) + Send + Sync + 'static,
) -> AnyView {
    let (items, on_remove) = (items.into(), Callback::new(on_remove));
    let chips = move || {
        let items = items.get().into_iter();
        items.map(|item| chip(item, on_remove)).collect::<Vec<_>>()
    };
    view! {
        <p class="quiet" role="status">
            {count}
        </p>
        <ul class="chips" role="list" aria-label=name hidden=move || items.with(Vec::is_empty)>
            {chips}
        </ul>
    }
    .into_any()
}

fn chip(item: Chosen, on_remove: Callback<String>) -> AnyView {
    let value = item.value;
    view! {
        <li class="chip">
            <span>{item.label}</span>
            <button
                type="button"
                class="chip-remove"
                aria-label=item.remove
                on:click=move |_| on_remove.run(value.clone())
            >
                {icon(Icon::Close)}
            </button>
        </li>
    }
    .into_any()
}
