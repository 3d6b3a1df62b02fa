//! One person: roles, account, licenses.

mod account;
mod chosen;
mod eligibility;
mod roles;

use std::rc::Rc;

use api::directory::{GetPerson, PersonDetail, PersonRow};
use api::problem::ErrorCode;
use domain::access::{Right, may};
use domain::ids::UserId;
use leptos::prelude::*;
use messages::Language;

use super::not_allowed::not_allowed;
use super::not_found::not_found_page;
use super::users::words::{account_badge, kind_text, source_text};
use crate::backend::CallError;
use crate::components::{Icon, async_page, fact, icon, page_header, section};
use crate::routes::Page;
use crate::state::preferences::use_language;
use crate::state::remote::{Load, Remote, use_remote};
use crate::state::session::{access_viewer, use_viewer};
use crate::view::{follow, memo, view};
use account::account_section;
use eligibility::eligibility_section;
use roles::roles_section;

/// What the parts of the page share: the person, read again after a change.
pub type Detail = Remote<PersonDetail>;

/// The page of a person.
pub fn user_page(id: UserId) -> AnyView {
    let Some(viewer) = use_viewer() else {
        return ().into_any();
    };
    if may(&access_viewer(&viewer), Right::ViewPeople).is_err() {
        return not_allowed();
    }
    let detail = use_remote(move || Some(GetPerson { user: id.clone() }));
    let is_missing = memo(move || match detail.raw().load() {
        Load::Failed(CallError::Problem(problem)) => problem.code == ErrorCode::NotFound,
        _ => false,
    });
    follow(move || {
        if is_missing.get() {
            not_found_page()
        } else {
            async_page(detail, move |person: Rc<PersonDetail>| {
                found(detail, &person)
            })
        }
    })
}

fn found(detail: Detail, person: &PersonDetail) -> AnyView {
    let language = use_language();
    let back = view! {
        <a href=Page::users().address()>
            {icon(Icon::ArrowStart)}
            {language.people_back()}
        </a>
    };
    view! {
        {page_header(person.row.person.name.clone()).above(back).view()}
        {facts(language, &person.row)}
        {roles_section(detail, &person.row)}
        {account_section(detail, &person.row)}
        {licenses(language, person)}
        {eligibility_section(&person.row)}
    }
    .into_any()
}

fn facts(language: Language, row: &PersonRow) -> AnyView {
    let email = row.person.email.to_string();
    view! {
        <dl class="facts">
            {fact(language.people_column_email(), email.into_any())}
            {fact(language.people_column_status(), account_badge(language, row.status))}
            {fact(language.people_column_kind(), kind_text(language, row.kind).into_any())}
            {fact(language.people_column_source(), source_text(language, row.source).into_any())}
        </dl>
    }
    .into_any()
}

fn licenses(language: Language, person: &PersonDetail) -> AnyView {
    let items: Vec<_> = person
        .licenses
        .iter()
        .map(|held| {
            let product = held.product.name.clone();
            match held.subscription.clone() {
                Some(id) => {
                    let address = Page::subscription(id).address();
                    view! { <li><a href=address>{product}</a></li> }.into_any()
                }
                None => view! {
                    <li>
                        {product} <p class="quiet">{language.people_license_of_others()}</p>
                    </li>
                }
                .into_any(),
            }
        })
        .collect();
    let content = if items.is_empty() {
        view! { <p class="quiet">{language.people_no_licenses()}</p> }.into_any()
    } else {
        view! { <ul>{items}</ul> }.into_any()
    };
    section("user-licenses", language.people_licenses_heading(), content)
}
