//! Several of a few things, all visible at once.

use leptos::prelude::*;

use super::checkbox::checkbox;
use super::text_field::field_error;
use crate::view::view;

/// One thing that can be ticked.
pub struct Tick<T> {
    /// What is chosen.
    pub value: T,
    /// The id of its box, unique in the page.
    pub id: String,
    /// What it is called.
    pub label: &'static str,
    /// What it means; empty where the label says it all.
    pub hint: &'static str,
}

/// A group with its name, what is chosen, and what is wrong with that. The id
/// is unique in the page.
pub fn tick_group<T: Copy + PartialEq + Send + Sync + 'static>(
    id: &'static str,
    legend: &'static str,
    ticks: impl Iterator<Item = Tick<T>>,
    chosen: RwSignal<Vec<T>>,
    error: Signal<Option<String>>,
) -> AnyView {
    let boxes = ticks.map(|tick| {
        let value = tick.value;
        checkbox(
            tick.id,
            tick.label,
            tick.hint,
            move || chosen.with(|chosen| chosen.contains(&value)),
            false,
            move |is_on| {
                chosen.update(|chosen| {
                    chosen.retain(|other| *other != value);
                    if is_on {
                        chosen.push(value);
                    }
                });
            },
        )
    });
    group(id, legend, boxes.collect(), error)
}

/// Without the type of what is chosen, so that the program holds it once.
fn group(
    id: &'static str,
    legend: &'static str,
    boxes: Vec<AnyView>,
    error: Signal<Option<String>>,
) -> AnyView {
    view! {
        <fieldset
            class="radio-group"
            class:has-error=move || error.with(Option::is_some)
            id=id
            tabindex="-1"
        >
            <legend class="field-label">{legend}</legend>
            {field_error(format!("{id}-error"), error)}
            <div class="radio-options">{boxes}</div>
        </fieldset>
    }
    .into_any()
}
