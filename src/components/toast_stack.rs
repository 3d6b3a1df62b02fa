//! The messages that outlive a page, at the edge of the window.

use leptos::prelude::*;

use super::{Icon, icon};
use crate::state::preferences::use_language;
use crate::state::toasts::{Toast, ToastKind, use_toasts};
use crate::view::view;

/// All messages that are shown now. They stay until they are dismissed or
/// newer ones take their place: nobody has to read against time.
pub fn toast_stack() -> AnyView {
    let (language, toasts) = (use_language(), use_toasts());
    let places: Vec<_> = toasts
        .places()
        .into_iter()
        .map(|place| move || place.get().map(|shown| toast(shown, place)))
        .collect();
    view! {
        <section class="toasts" role="log" aria-label=language.common_notifications()>
            {places}
        </section>
    }
    .into_any()
}

fn toast(toast: Toast, place: RwSignal<Option<Toast>>) -> AnyView {
    let (class, sign) = match toast.kind {
        ToastKind::Success => ("toast toast-success", Icon::Check),
        ToastKind::Error => ("toast toast-error", Icon::Error),
    };
    view! {
        <div class=class>
            {icon(sign)} <p>{toast.text}</p>
            <button
                type="button"
                class="button button-subtle button-icon"
                aria-label=use_language().common_dismiss()
                on:click=move |_| place.set(None)
            >
                {icon(Icon::Close)}
            </button>
        </div>
    }
    .into_any()
}
