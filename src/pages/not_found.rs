//! For addresses without a page.

use leptos::prelude::*;

use crate::components::page_header;
use crate::routes::Page;
use crate::state::preferences::use_language;
use crate::view::view;

/// Says so, and leads on.
pub fn not_found_page() -> AnyView {
    let language = use_language();
    view! {
        <div class="narrow">
            {page_header(language.common_not_found_heading())
                .intro(language.common_not_found_body())
                .view()}
            <a class="button button-primary" href=Page::Products.address()>
                {language.common_not_found_action()}
            </a>
        </div>
    }
    .into_any()
}
