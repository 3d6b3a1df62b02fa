//! The browser's own modal dialog: it keeps the focus inside, closes by
//! Escape and gives the focus back.

use leptos::html;
use leptos::prelude::*;

use super::{Button, ButtonKind, Icon, button, icon};
use crate::state::preferences::use_language;
use crate::view::{effect, view};

/// A dialog. The id is unique in the page.
pub struct Dialog {
    id: &'static str,
    heading: Signal<String>,
    is_open: RwSignal<bool>,
    is_wide: bool,
}

/// A dialog that is shown while `is_open` says so.
pub fn dialog(
    id: &'static str,
    heading: impl Into<Signal<String>>,
    is_open: RwSignal<bool>,
) -> Dialog {
    Dialog {
        id,
        heading: heading.into(),
        is_open,
        is_wide: false,
    }
}

impl Dialog {
    /// Wider than for a question.
    #[must_use]
    pub const fn wide(mut self) -> Self {
        self.is_wide = true;
        self
    }

    /// Draws it. The content is drawn anew each time the dialog opens.
    pub fn view(self, content: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
        let (language, is_open) = (use_language(), self.is_open);
        let element = NodeRef::<html::Dialog>::new();
        effect(move || {
            let Some(element) = element.get() else { return };
            let is_open = is_open.get();
            if is_open && !element.open() {
                drop(element.show_modal());
            } else if !is_open && element.open() {
                element.close();
            }
        });
        let heading_id = format!("{}-heading", self.id);
        let heading = self.heading;
        view! {
            <dialog
                class="dialog"
                class:dialog-wide=self.is_wide
                id=self.id
                aria-labelledby=heading_id.clone()
                node_ref=element
                on:close=move |_| is_open.set(false)
            >
                <div class="dialog-header">
                    <h2 id=heading_id>{move || heading.get()}</h2>
                    <button
                        type="button"
                        class="button button-subtle button-icon"
                        aria-label=language.common_close()
                        on:click=move |_| is_open.set(false)
                    >
                        {icon(Icon::Close)}
                    </button>
                </div>
                {move || is_open.get().then(&content)}
            </dialog>
        }
        .into_any()
    }
}

/// What ends a question: the button that does it, and the way back.
pub fn confirm_actions(action: Button, is_open: RwSignal<bool>) -> AnyView {
    let cancel = button(ButtonKind::Secondary, use_language().common_cancel());
    view! {
        <div class="dialog-actions">
            {action.view()}
            {cancel.on_press(move || is_open.set(false)).view()}
        </div>
    }
    .into_any()
}
