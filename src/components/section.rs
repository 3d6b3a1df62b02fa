//! A part of a page under its own heading, and facts with their names.

use leptos::prelude::*;

use crate::view::view;

/// A part of the page with its heading, which can take the focus.
pub fn section(id: &'static str, heading: &'static str, content: AnyView) -> AnyView {
    view! {
        <section class="admin-section" aria-labelledby=id>
            <h2 id=id tabindex="-1">
                {heading}
            </h2>
            {content}
        </section>
    }
    .into_any()
}

/// One fact with its name, within a `dl`.
pub fn fact(name: &'static str, value: AnyView) -> AnyView {
    view! {
        <div class="fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
        </div>
    }
    .into_any()
}
