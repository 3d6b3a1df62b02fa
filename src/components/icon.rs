//! Icons of our own sprite, which stands in `index.html`. They only accompany
//! words, so screen readers pass over them.

use leptos::prelude::*;

use crate::view::view;

/// The icons there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    Account,
    Admin,
    Apps,
    ArrowStart,
    Bell,
    Box,
    Card,
    Check,
    ChevronDown,
    Close,
    Document,
    Error,
    External,
    Help,
    Home,
    Info,
    Learn,
    Lock,
    Organization,
    People,
    Products,
    Search,
    Settings,
    Support,
    Warning,
}

impl Icon {
    const fn reference(self) -> &'static str {
        match self {
            Self::Account => "#icon-account",
            Self::Admin => "#icon-admin",
            Self::Apps => "#icon-apps",
            Self::ArrowStart => "#icon-arrow-start",
            Self::Bell => "#icon-bell",
            Self::Box => "#icon-box",
            Self::Card => "#icon-card",
            Self::Check => "#icon-check",
            Self::ChevronDown => "#icon-chevron-down",
            Self::Close => "#icon-close",
            Self::Document => "#icon-document",
            Self::Error => "#icon-error",
            Self::External => "#icon-external",
            Self::Help => "#icon-help",
            Self::Home => "#icon-home",
            Self::Info => "#icon-info",
            Self::Learn => "#icon-learn",
            Self::Lock => "#icon-lock",
            Self::Organization => "#icon-organization",
            Self::People => "#icon-people",
            Self::Products => "#icon-products",
            Self::Search => "#icon-search",
            Self::Settings => "#icon-settings",
            Self::Support => "#icon-support",
            Self::Warning => "#icon-warning",
        }
    }
}

/// An icon of the size of the text around it.
pub fn icon(icon: Icon) -> AnyView {
    view! {
        <svg class="icon" aria-hidden="true">
            <use href=icon.reference()></use>
        </svg>
    }
    .into_any()
}
