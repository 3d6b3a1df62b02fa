//! A date for people and programs.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::format;
use crate::state::preferences::use_language;
use crate::view::view;

/// A short date, as in a table; programs read the whole instant.
pub fn date(at: DateTime<Utc>) -> AnyView {
    view! { <time datetime=format::instant(at)>{format::short_date(use_language(), at)}</time> }
        .into_any()
}
