//! A message about the page or a part of it.

use leptos::prelude::*;

use crate::view::view;

use super::{Icon, icon};

/// What the message is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    Info,
    /// It worked.
    Success,
    /// Look out.
    Warning,
    /// It did not work.
    Error,
}

/// A message with an optional heading. An error is said at once, everything
/// else when the screen reader is done.
pub fn alert(tone: Tone, heading: Option<&str>, content: impl IntoView) -> AnyView {
    let (class, role, sign) = match tone {
        Tone::Info => ("alert alert-info", None, Icon::Info),
        Tone::Success => ("alert alert-success", Some("status"), Icon::Check),
        Tone::Warning => ("alert alert-warning", Some("status"), Icon::Warning),
        Tone::Error => ("alert alert-error", Some("alert"), Icon::Error),
    };
    let heading = heading.map(|heading| {
        let heading = heading.to_owned();
        view! { <h2 class="alert-heading">{heading}</h2> }
    });
    view! {
        <div class=class role=role>
            {icon(sign)} <div class="alert-body">{heading} {content.into_any()}</div>
        </div>
    }
    .into_any()
}
