//! A live region that says what happened without moving the focus.

use leptos::prelude::*;

use crate::view::view;

/// The text of the live region.
#[derive(Clone, Copy)]
pub struct Announcer {
    text: RwSignal<String>,
}

/// Makes it available to everything below.
pub fn provide_announcer() -> Announcer {
    let announcer = Announcer {
        text: RwSignal::new(String::new()),
    };
    provide_context(announcer);
    announcer
}

/// The announcer of the program.
pub fn use_announcer() -> Announcer {
    expect_context()
}

impl Announcer {
    /// Has screen readers say the text once they are done with what they say.
    pub fn announce(self, text: &str) {
        self.text.update(|said| {
            // The same text again would be no change, and so not be said.
            let again = said.as_str() == text;
            text.clone_into(said);
            if again {
                said.push('\u{a0}');
            }
        });
    }

    /// The live region itself.
    pub fn view(self) -> AnyView {
        view! {
            <p class="visually-hidden" role="status">
                {move || self.text.get()}
            </p>
        }
        .into_any()
    }
}
