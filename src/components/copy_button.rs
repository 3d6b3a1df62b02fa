//! Puts a text into the clipboard, and says so.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::state::announcer::use_announcer;
use crate::state::preferences::use_language;
use crate::state::toasts::use_toasts;
use crate::view::view;

/// A button that copies the text. `name` says of what, for screen readers; it
/// begins with the visible word.
pub fn copy_button(name: &'static str, text: String) -> AnyView {
    let (language, announcer, toasts) = (use_language(), use_announcer(), use_toasts());
    let is_copied = RwSignal::new(false);
    let copy = move |_| {
        let text = text.clone();
        spawn_local(async move {
            if write(&text).await {
                is_copied.set(true);
                announcer.announce(language.common_copied());
            } else {
                toasts.error(language.common_copy_failed());
            }
        });
    };
    let shown = move || {
        if is_copied.get() {
            language.common_copied()
        } else {
            language.common_copy()
        }
    };
    view! {
        <button
            type="button"
            class="button"
            aria-label=move || (!is_copied.get()).then_some(name)
            on:click=copy
        >
            {shown}
        </button>
    }
    .into_any()
}

/// A browser has no clipboard where the page did not come safely, and may
/// refuse it.
async fn write(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    let is_there = !clipboard.is_undefined();
    is_there && clipboard.write_text(text).await.is_ok()
}
