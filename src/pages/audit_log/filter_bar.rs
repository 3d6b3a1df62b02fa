//! The controls above the log. They only go to another address.

use api::Endpoint;
use api::audit::{ExportAuditCsv, ExportAuditLines};
use domain::audit_filter::{AuditArea, AuditFilter};
use leptos::prelude::*;

use super::words::areas;
use crate::components::{SelectOption, date_field, select};
use crate::pages::list::filter_form;
use crate::router::{Router, use_router};
use crate::state::preferences::use_language;
use crate::view::{memo, view};

/// Search, area, days; and what the log shows as a file.
pub fn filter_bar(filter: Memo<AuditFilter>) -> AnyView {
    let (language, router) = (use_language(), use_router());
    let is_narrowed =
        memo(move || filter.with(|filter| filter.first_page() != AuditFilter::default()));
    let form = filter_form(
        filter,
        language.audit_search(),
        move |words| {
            let words = words.trim().to_owned();
            apply(router, filter, |filter| {
                filter.q = (!words.is_empty()).then_some(words);
            });
        },
        is_narrowed,
        move || router.set_query(""),
        view! { {area(router, filter)} {days(router, filter)} }.into_any(),
    );
    let csv = move || {
        ExportAuditCsv {
            filter: filter.get(),
        }
        .address()
    };
    let lines = move || {
        ExportAuditLines {
            filter: filter.get(),
        }
        .address()
    };
    view! {
        {form}
        <p class="action-row">
            <a class="button" download href=csv>
                {language.audit_export_csv()}
            </a>
            <a class="button" download href=lines>
                {language.audit_export_lines()}
            </a>
        </p>
    }
    .into_any()
}

/// Another list begins at its first page.
fn apply(router: Router, filter: Memo<AuditFilter>, change: impl FnOnce(&mut AuditFilter)) {
    let mut next = filter.with_untracked(AuditFilter::first_page);
    change(&mut next);
    router.set_query(&next.to_query());
}

fn area(router: Router, filter: Memo<AuditFilter>) -> AnyView {
    let language = use_language();
    let any = SelectOption::new("", language.audit_any_area());
    let each = areas(language)
        .into_iter()
        .map(|(area, name)| SelectOption::new(area.as_str(), name));
    select(
        "area",
        language.audit_area(),
        std::iter::once(any).chain(each).collect(),
        Signal::derive(move || {
            let area = filter.with(|filter| filter.area);
            area.map_or("", AuditArea::as_str).to_owned()
        }),
        move |word| {
            let area = AuditArea::parse(&word);
            apply(router, filter, |filter| filter.area = area);
        },
    )
    .view()
}

fn days(router: Router, filter: Memo<AuditFilter>) -> AnyView {
    let language = use_language();
    let since = Signal::derive(move || {
        let day = filter.with(|filter| filter.since);
        day.map(|day| day.to_string()).unwrap_or_default()
    });
    let until = Signal::derive(move || {
        let day = filter.with(|filter| filter.until);
        day.map(|day| day.to_string()).unwrap_or_default()
    });
    view! {
        {date_field(
            "since",
            language.audit_since(),
            since,
            move |day| apply(router, filter, |filter| filter.since = day.parse().ok()),
        )}
        {date_field(
            "until",
            language.audit_until(),
            until,
            move |day| apply(router, filter, |filter| filter.until = day.parse().ok()),
        )}
    }
    .into_any()
}
