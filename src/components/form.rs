//! A form that the program answers itself: what the browser would say of its
//! fields is said at them, in our words.

use leptos::prelude::*;

use crate::view::view;

/// The form around its fields. `submit` runs on Enter and on its button.
pub fn submit_form(submit: impl Fn() + 'static, content: AnyView) -> AnyView {
    view! {
        <form
            class="form"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                submit();
            }
        >
            {content}
        </form>
    }
    .into_any()
}
