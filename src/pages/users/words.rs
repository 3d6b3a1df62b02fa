//! Roles and accounts as people read them.

use domain::access::Role;
use domain::user::{AccountStatus, DirectorySource, UserKind};
use leptos::prelude::AnyView;
use messages::Language;

use crate::components::{BadgeTone, status_badge};

/// A role.
pub fn role_text(language: Language, role: Role) -> &'static str {
    match role {
        Role::GlobalAdmin => language.people_role_global_admin(),
        Role::BillingAdmin => language.people_role_billing_admin(),
        Role::LicenseAdmin => language.people_role_license_admin(),
        Role::UserAdmin => language.people_role_user_admin(),
        Role::GlobalReader => language.people_role_global_reader(),
        Role::SupportAgent => language.people_role_support_agent(),
    }
}

/// What the role is for.
pub fn role_hint(language: Language, role: Role) -> &'static str {
    match role {
        Role::GlobalAdmin => language.people_role_global_admin_hint(),
        Role::BillingAdmin => language.people_role_billing_admin_hint(),
        Role::LicenseAdmin => language.people_role_license_admin_hint(),
        Role::UserAdmin => language.people_role_user_admin_hint(),
        Role::GlobalReader => language.people_role_global_reader_hint(),
        Role::SupportAgent => language.people_role_support_agent_hint(),
    }
}

/// All roles of a person, or that there is none.
pub fn roles_text(language: Language, roles: &[Role]) -> String {
    if roles.is_empty() {
        return language.people_no_roles().to_owned();
    }
    let texts: Vec<_> = roles
        .iter()
        .map(|&role| role_text(language, role))
        .collect();
    texts.join(", ")
}

/// Member, guest or partner.
pub fn kind_text(language: Language, kind: UserKind) -> &'static str {
    match kind {
        UserKind::Member => language.people_kind_member(),
        UserKind::Guest => language.people_kind_guest(),
        UserKind::Partner => language.people_kind_partner(),
    }
}

/// Where the account is kept.
pub fn source_text(language: Language, source: DirectorySource) -> &'static str {
    match source {
        DirectorySource::Cloud => language.people_source_cloud(),
        DirectorySource::OnPremises => language.people_source_on_premises(),
    }
}

/// Whether the account is on.
pub fn status_text(language: Language, status: AccountStatus) -> &'static str {
    match status {
        AccountStatus::Active => language.people_status_active(),
        AccountStatus::Disabled => language.people_status_disabled(),
    }
}

/// The same with its color.
pub fn account_badge(language: Language, status: AccountStatus) -> AnyView {
    let tone = match status {
        AccountStatus::Active => BadgeTone::Good,
        AccountStatus::Disabled => BadgeTone::Over,
    };
    status_badge(tone, status_text(language, status))
}
