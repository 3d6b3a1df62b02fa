//! How an organization signs in: its identity provider and its domains.

mod domains;
mod provider;

pub use domains::{add_domain, list_domains, remove_domain, verify_domain, vouch};
pub use provider::{connect, disconnect, show, test};

use crate::refusal::Refusal;

fn invalid(field: &'static str, detail: impl std::fmt::Display) -> Refusal {
    Refusal::InvalidField {
        field,
        detail: detail.to_string(),
    }
}
