//! A button that shows when it is busy and then takes no second press.

use leptos::prelude::*;

use crate::view::view;

/// How much a button stands out. A page has one primary button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ButtonKind {
    /// What the page is for.
    Primary,
    /// Anything else.
    Secondary,
    /// Looks like text.
    Subtle,
    /// Takes something away.
    Danger,
}

/// What a button says and does.
pub struct Button {
    kind: ButtonKind,
    text: String,
    name: Option<String>,
    busy: Option<(Signal<bool>, String)>,
    on_press: Option<Callback<()>>,
}

/// A button with these words.
pub fn button(kind: ButtonKind, text: impl Into<String>) -> Button {
    Button {
        kind,
        text: text.into(),
        name: None,
        busy: None,
        on_press: None,
    }
}

impl Button {
    /// What happens on a press. Without it the button submits its form.
    #[must_use]
    pub fn on_press(mut self, action: impl Fn() + Send + Sync + 'static) -> Self {
        self.on_press = Some(Callback::new(move |()| action()));
        self
    }

    /// A longer name for screen readers; it begins with the visible words.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// While busy the button says so and does nothing. It stays focusable, so
    /// that the focus is not lost.
    #[must_use]
    pub fn busy(mut self, is_busy: impl Into<Signal<bool>>, text: impl Into<String>) -> Self {
        self.busy = Some((is_busy.into(), text.into()));
        self
    }

    /// Draws it.
    pub fn view(self) -> AnyView {
        let class = match self.kind {
            ButtonKind::Primary => "button button-primary",
            ButtonKind::Secondary => "button",
            ButtonKind::Subtle => "button button-subtle",
            ButtonKind::Danger => "button button-danger",
        };
        let kind = if self.on_press.is_some() {
            "button"
        } else {
            "submit"
        };
        let on_press = self.on_press;
        let Some((is_busy, busy_text)) = self.busy else {
            return view! {
                <button
                    type=kind
                    class=class
                    aria-label=self.name
                    on:click=move |_| run(on_press, false)
                >
                    {self.text}
                </button>
            }
            .into_any();
        };
        let text = self.text;
        view! {
            <button
                type=kind
                class=class
                aria-label=self.name
                aria-disabled=move || is_busy.get().then_some("true")
                on:click=move |event| {
                    let is_busy = is_busy.get_untracked();
                    if is_busy {
                        event.prevent_default();
                    }
                    run(on_press, is_busy);
                }
            >
                <span class="spinner" class:is-spinning=move || is_busy.get() aria-hidden="true"></span>
                {move || if is_busy.get() { busy_text.clone() } else { text.clone() }}
            </button>
        }
        .into_any()
    }
}

fn run(action: Option<Callback<()>>, is_busy: bool) {
    if let Some(action) = action
        && !is_busy
    {
        action.run(());
    }
}
