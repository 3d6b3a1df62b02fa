//! What stands below every page.

use leptos::prelude::*;

use crate::components::{SelectOption, select};
use crate::routes::Page;
use crate::state::preferences::{Appearance, use_language, use_preferences};
use crate::state::session::use_session;
use crate::view::view;

/// Help, appearance, and in a demo the word that it is one.
pub fn footer() -> AnyView {
    let (language, preferences, session) = (use_language(), use_preferences(), use_session());
    let options = Appearance::ALL
        .map(|appearance| {
            let label = match appearance {
                Appearance::System => language.common_appearance_system(),
                Appearance::Light => language.common_appearance_light(),
                Appearance::Dark => language.common_appearance_dark(),
            };
            SelectOption::new(appearance.as_str(), label)
        })
        .to_vec();
    let choice = select(
        "appearance",
        language.common_appearance(),
        options,
        Signal::derive(move || preferences.appearance().as_str().to_owned()),
        move |word| {
            if let Some(appearance) = Appearance::parse(&word) {
                preferences.choose_appearance(appearance);
            }
        },
    );
    let demo = move || {
        session
            .demo_password()
            .map(|_| language.common_demo_notice())
    };
    view! {
        <footer class="footer">
            <p class="footer-notice">{demo}</p>
            <a href=Page::Help.address()>{language.common_help()}</a>
            {choice.inline().view()}
        </footer>
    }
    .into_any()
}
