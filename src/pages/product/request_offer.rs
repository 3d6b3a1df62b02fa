//! **Request a license** beside Buy now, for whoever may ask for one (B4).

use api::catalog::ProductDetail;
use leptos::prelude::*;

use crate::pages::license_request::use_request_options;
use crate::routes::Page;
use crate::state::preferences::use_language;
use crate::view::{follow, view};

/// The way to the form, which stands where one would buy; nothing where the
/// viewer may not ask.
pub fn request_offer(detail: &ProductDetail) -> AnyView {
    let language = use_language();
    let slug = detail.product.slug.clone();
    let options = use_request_options(&slug);
    follow(move || {
        let is_open = options
            .get()
            .is_some_and(|shown| shown.may_ask || shown.own_process.is_some());
        let address = Page::buy(&slug).address();
        is_open
            .then(|| view! { <a class="button" href=address>{language.requests_ask()}</a> })
            .into_any()
    })
}
