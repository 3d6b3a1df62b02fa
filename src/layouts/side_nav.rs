//! The admin center's navigation: what the viewer may see, and no more.

use domain::access::{Right, may};
use leptos::prelude::*;

use super::header::nav_link;
use crate::components::{Icon, icon};
use crate::routes::Page;
use crate::state::preferences::use_language;
use crate::state::session::{access_viewer, use_session};
use crate::view::{memo, view};

/// The navigation beside the page; above it where it is narrow.
pub fn side_nav() -> AnyView {
    let (language, session) = (use_language(), use_session());
    let (sees_partners, sees_audit) = (sees(Right::ViewPrograms), sees(Right::ViewAuditLog));
    let sees_people = sees(Right::ViewPeople);
    let partners = move || {
        sees_partners.get().then(|| {
            view! { <li>{nav_link(&Page::Partners, Icon::Organization, language.partners_title())}</li> }
        })
    };
    let audit = move || {
        sees_audit.get().then(|| {
            view! { <li>{nav_link(&Page::audit_log(), Icon::Document, language.audit_title())}</li> }
        })
    };
    let sees_requests = sees(Right::ViewRequests);
    let requests = move || {
        sees_requests.get().then(|| {
            view! { <li>{nav_link(&Page::requests(), Icon::People, language.requests_title())}</li> }
        })
    };
    let people = move || {
        sees_people.get().then(
            || view! { <li>{nav_link(&Page::users(), Icon::People, language.people_title())}</li> },
        )
    };
    // Who can act in several is told in which.
    let organization = move || {
        let viewer = session
            .viewer()
            .filter(|viewer| viewer.memberships.len() > 1)?;
        let name = viewer.organization.clone();
        Some(view! { <p class="side-nav-organization">{name}</p> })
    };
    view! {
        <nav class="side-nav" aria-label=language.admin_navigation()>
            <p class="side-nav-heading">
                {icon(Icon::Admin)} {language.admin_center()}
            </p>
            {organization}
            <ul>
                <li>{nav_link(&Page::AdminHome, Icon::Home, language.admin_home())}</li>
                {people}
                <li class="side-nav-group">
                    <span class="side-nav-title">{language.admin_billing()}</span>
                    <ul>
                        <li>
                            {nav_link(
                                &Page::your_products(),
                                Icon::Products,
                                language.admin_your_products(),
                            )}
                        </li>
                        <li>{nav_link(&Page::bills(), Icon::Document, language.bills_title())}</li>
                        <li>
                            {nav_link(&Page::PaymentMethods, Icon::Card, language.cards_title())}
                        </li>
                        {requests}
                    </ul>
                </li>
                {settings()} {partners} {audit}
            </ul>
        </nav>
    }
    .into_any()
}

/// Whether the viewer has a right, as a signal.
fn sees(right: Right) -> Memo<bool> {
    let session = use_session();
    memo(move || {
        let viewer = session.viewer();
        viewer.is_some_and(|viewer| may(&access_viewer(&viewer), right).is_ok())
    })
}

/// What of the settings the viewer may see.
fn settings() -> impl Fn() -> Option<AnyView> {
    let language = use_language();
    let (sees_policy, sees_directory) = (sees(Right::ViewPolicy), sees(Right::ViewDirectory));
    let (sees_access, sees_programs) = (sees(Right::ViewAccessPolicies), sees(Right::ViewPrograms));
    let sees_notices = sees(Right::ViewNotices);
    let entry = |page: Page, text: &'static str| {
        view! { <li>{nav_link(&page, Icon::Settings, text)}</li> }.into_any()
    };
    move || {
        let policy = sees_policy
            .get()
            .then(|| entry(Page::SelfServicePolicy, language.admin_self_service()));
        let sign_in = sees_directory
            .get()
            .then(|| entry(Page::SignInSettings, language.settings_sign_in()));
        let access = sees_access
            .get()
            .then(|| entry(Page::AccessPolicy, language.access_title()));
        let directory = sees_directory
            .get()
            .then(|| entry(Page::DirectorySettings, language.directory_title()));
        let programs = sees_programs
            .get()
            .then(|| entry(Page::ServiceAccounts, language.programs_title()));
        let notices = sees_notices
            .get()
            .then(|| entry(Page::NoticeSettings, language.notices_settings_title()));
        let webhooks = sees_programs
            .get()
            .then(|| entry(Page::webhooks(), language.webhooks_title()));
        (policy.is_some() || sign_in.is_some() || access.is_some()).then(|| {
            view! {
                <li class="side-nav-group">
                    <span class="side-nav-title">{language.admin_settings()}</span>
                    <ul>
                        {policy} {access} {sign_in} {directory} {programs} {notices} {webhooks}
                    </ul>
                </li>
            }
            .into_any()
        })
    }
}
