//! A page of the admin center that the viewer may not see.

use leptos::prelude::*;

use crate::components::page_header;
use crate::routes::Page;
use crate::state::preferences::use_language;
use crate::view::view;

/// Says so, and leads back to what there is.
pub fn not_allowed() -> AnyView {
    let language = use_language();
    view! {
        <div class="narrow">
            {page_header(language.common_not_allowed_heading())
                .intro(language.common_not_allowed_body())
                .view()}
            <a class="button button-primary" href=Page::AdminHome.address()>
                {language.admin_home_action()}
            </a>
        </div>
    }
    .into_any()
}
