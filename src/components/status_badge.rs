//! A status in a word, told apart by more than its color.

use leptos::prelude::*;

use crate::view::view;

/// How the status is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadgeTone {
    /// As it should be.
    Good,
    /// Needs attention.
    Attention,
    /// Over.
    Over,
    /// Neither good nor bad.
    Neutral,
}

/// The word with its color.
pub fn status_badge(tone: BadgeTone, text: impl Into<String>) -> AnyView {
    let class = match tone {
        BadgeTone::Good => "badge badge-good",
        BadgeTone::Attention => "badge badge-attention",
        BadgeTone::Over => "badge badge-over",
        BadgeTone::Neutral => "badge",
    };
    view! { <span class=class>{text.into()}</span> }.into_any()
}
