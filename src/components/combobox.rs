//! A text field that offers what fits, after the combobox of the ARIA
//! Authoring Practices (list autocomplete, manual selection).

use leptos::html::Input;
use leptos::prelude::*;

use crate::view::{effect, view};
use web_sys::KeyboardEvent;

use super::text_field::{described_by, field_error};

/// What can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComboboxOption {
    /// What is chosen.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// What tells it from others of the same name.
    pub detail: String,
    /// Why it cannot be chosen, if it cannot.
    pub unavailable: Option<String>,
}

/// A combobox. The id is unique in the page.
pub struct Combobox {
    id: &'static str,
    label: String,
    hint: String,
    query: RwSignal<String>,
    options: Signal<Vec<ComboboxOption>>,
    status: Signal<String>,
    error: Signal<Option<String>>,
    on_choose: Callback<ComboboxOption>,
}

/// A combobox that offers `options`; who fills them follows `query`. `status`
/// is said by a live region: how many were found. A choice empties the field.
#[expect(
    clippy::too_many_arguments,
    reason = "all of them are needed to draw it"
)]
pub fn combobox(
    id: &'static str,
    label: impl Into<String>,
    hint: impl Into<String>,
    query: RwSignal<String>,
    options: impl Into<Signal<Vec<ComboboxOption>>>,
    status: impl Into<Signal<String>>,
    error: impl Into<Signal<Option<String>>>,
    on_choose: impl Fn(ComboboxOption) + Send + Sync + 'static,
) -> Combobox {
    Combobox {
        id,
        label: label.into(),
        hint: hint.into(),
        query,
        options: options.into(),
        status: status.into(),
        error: error.into(),
        on_choose: Callback::new(on_choose),
    }
}

/// What the keyboard moves.
#[derive(Clone, Copy)]
struct List {
    options: Signal<Vec<ComboboxOption>>,
    query: RwSignal<String>,
    is_open: RwSignal<bool>,
    active: RwSignal<Option<usize>>,
    on_choose: Callback<ComboboxOption>,
}

impl Combobox {
    /// Draws it.
    pub fn view(self) -> AnyView {
        let id = self.id;
        let list = List {
            options: self.options,
            query: self.query,
            is_open: RwSignal::new(false),
            active: RwSignal::new(None),
            on_choose: self.on_choose,
        };
        let (error, status) = (self.error, self.status);
        let error_id = format!("{id}-error");
        let hint_id = format!("{id}-hint");
        let described_by = described_by(Some(hint_id.clone()), error_id.clone(), error);
        let input = NodeRef::<Input>::new();
        let is_shown = move || list.is_shown();
        // New options may be fewer than before.
        effect(move || {
            list.options.track();
            list.active.set(None);
        });
        view! {
            <div class="field combobox" class:has-error=move || error.with(Option::is_some)>
                <label class="field-label" for=id>
                    {self.label}
                </label>
                <p class="field-hint" id=hint_id>
                    {self.hint}
                </p>
                {field_error(error_id, error)}
                <input
                    class="input"
                    id=id
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    aria-autocomplete="list"
                    aria-controls=format!("{id}-list")
                    aria-expanded=move || if is_shown() { "true" } else { "false" }
                    aria-activedescendant=move || {
                        let active = list.active.get().filter(|_| list.is_shown());
                        active.map(|place| option_id(id, place))
                    }
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    aria-describedby=described_by
                    node_ref=input
                    prop:value=move || list.query.get()
                    on:input=move |event| {
                        list.query.set(event_target_value(&event));
                        list.is_open.set(true);
                    }
                    on:keydown=move |event| list.press(&event)
                    on:blur=move |_| list.is_open.set(false)
                />
                <ul
                    class="combobox-list"
                    id=format!("{id}-list")
                    role="listbox"
                    aria-labelledby=id
                    hidden=move || !is_shown()
                >
                    {move || list.view(id)}
                </ul>
                <p class="field-status" role="status">
                    {move || status.get()}
                </p>
            </div>
        }
        .into_any()
    }
}

impl List {
    fn is_shown(self) -> bool {
        self.is_open.get() && self.options.with(|options| !options.is_empty())
    }

    fn view(self, id: &'static str) -> Vec<AnyView> {
        self.options
            .get()
            .into_iter()
            .enumerate()
            .map(|(place, option)| self.option(id, place, option))
            .collect()
    }

    fn option(self, id: &'static str, place: usize, option: ComboboxOption) -> AnyView {
        let is_active = move || self.active.get() == Some(place);
        let reason = option
            .unavailable
            .clone()
            .map(|reason| view! { <span class="combobox-reason">{reason}</span> });
        view! {
            <li
                class="combobox-option"
                id=option_id(id, place)
                role="option"
                aria-selected=move || if is_active() { "true" } else { "false" }
                aria-disabled=option.unavailable.is_some().then_some("true")
                // The field keeps the focus.
                on:mousedown=|event| event.prevent_default()
                on:click=move |_| self.choose(place)
            >
                <span class="combobox-label">{option.label}</span>
                <span class="combobox-detail">{option.detail}</span>
                {reason}
            </li>
        }
        .into_any()
    }

    fn press(self, event: &KeyboardEvent) {
        let count = self.options.with_untracked(Vec::len);
        let is_shown = untrack(move || self.is_shown());
        let active = self.active.get_untracked();
        match event.key().as_str() {
            "ArrowDown" | "ArrowUp" if count > 0 => {
                event.prevent_default();
                self.is_open.set(true);
                let is_down = event.key() == "ArrowDown";
                self.active.set(Some(next_place(
                    active.filter(|_| is_shown),
                    count,
                    is_down,
                )));
            }
            "Enter" if is_shown => {
                // Not the form's: it would be sent half filled in.
                event.prevent_default();
                // The only one there is needs no arrow key first.
                if let Some(place) = active.or((count == 1).then_some(0)) {
                    self.choose(place);
                }
            }
            "Escape" if is_shown => {
                // Not the dialog's: the list is closed first.
                event.prevent_default();
                event.stop_propagation();
                self.is_open.set(false);
                self.active.set(None);
            }
            "Home" | "End" | "ArrowLeft" | "ArrowRight" => self.active.set(None),
            _ => {}
        }
    }

    fn choose(self, place: usize) {
        let option = self
            .options
            .with_untracked(|options| options.get(place).cloned());
        if let Some(option) = option
            && option.unavailable.is_none()
        {
            self.query.set(String::new());
            self.is_open.set(false);
            self.active.set(None);
            self.on_choose.run(option);
        }
    }
}

/// The place below or above, around the ends.
fn next_place(active: Option<usize>, count: usize, is_down: bool) -> usize {
    match (active, is_down) {
        (Some(place), true) if place + 1 < count => place + 1,
        (_, true) | (Some(1), false) => 0,
        (None | Some(0), false) => count.saturating_sub(1),
        (Some(place), false) => place - 1,
    }
}

fn option_id(id: &str, place: usize) -> String {
    format!("{id}-option-{place}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arrows_go_around_the_ends() {
        assert_eq!(next_place(None, 3, true), 0);
        assert_eq!(next_place(Some(0), 3, true), 1);
        assert_eq!(next_place(Some(2), 3, true), 0);
        assert_eq!(next_place(None, 3, false), 2);
        assert_eq!(next_place(Some(0), 3, false), 2);
        assert_eq!(next_place(Some(2), 3, false), 1);
        assert_eq!(next_place(Some(1), 3, false), 0);
    }
}
