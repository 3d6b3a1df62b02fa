//! Where a step says what went wrong. The place stays when the message goes, so
//! that whoever presses "Try again" keeps the focus.

use leptos::prelude::*;

use crate::pages::focus::focus_soon;
use crate::view::view;

const PLACE_ID: &str = "step-problem";

/// The place with the message that is there, if any.
pub fn problem_place(message: impl Fn() -> Option<AnyView> + Send + 'static) -> AnyView {
    view! {
        <div id=PLACE_ID class="checkout-problem" tabindex="-1">
            {message}
        </div>
    }
    .into_any()
}

/// What "Try again" does, with the focus kept where the message was.
pub fn keeping_focus(
    action: impl Fn() + Send + Sync + 'static,
) -> impl Fn() + Send + Sync + 'static {
    move || {
        focus_soon(PLACE_ID);
        action();
    }
}
