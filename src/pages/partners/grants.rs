//! What both tables say of a grant.

use api::partners::GrantBody;
use domain::partner_grant::GrantStatus;
use leptos::prelude::*;
use messages::Language;

use crate::components::{BadgeTone, Column, status_badge};
use crate::format;
use crate::pages::users::words::roles_text;
use crate::view::view;

/// The columns after the name of the organization.
pub fn columns(language: Language, name: &'static str) -> Vec<Column> {
    vec![
        Column::text(name),
        Column::text(language.partners_column_roles()),
        Column::text(language.partners_column_status()),
        Column::text(language.partners_column_until()),
        Column::actions(language.partners_column_actions()),
    ]
}

/// The organization with the domain that it is known by.
pub fn organization(name: &str, domain: &str) -> AnyView {
    view! {
        {name.to_owned()}
        <p class="quiet">{domain.to_owned()}</p>
    }
    .into_any()
}

/// The cells after the organization and before the actions.
pub fn cells(language: Language, grant: &GrantBody) -> [AnyView; 3] {
    let (tone, text) = match grant.status {
        GrantStatus::Requested => (BadgeTone::Attention, language.partners_status_requested()),
        GrantStatus::Active => (BadgeTone::Good, language.partners_status_active()),
        GrantStatus::Declined => (BadgeTone::Over, language.partners_status_declined()),
        GrantStatus::Lapsed => (BadgeTone::Over, language.partners_status_lapsed()),
        GrantStatus::Expired => (BadgeTone::Over, language.partners_status_expired()),
        GrantStatus::Revoked => (BadgeTone::Over, language.partners_status_revoked()),
    };
    let day = format::short_date(language, grant.until);
    let until = match grant.status {
        GrantStatus::Requested => {
            let days = language.partners_days(i64::from(grant.days));
            language.partners_lapses_on(&days, &day)
        }
        GrantStatus::Active => language.partners_ends_on(&day),
        _ => language.partners_over_since(&day),
    };
    [
        roles_text(language, &grant.roles).into_any(),
        status_badge(tone, text),
        until.into_any(),
    ]
}
