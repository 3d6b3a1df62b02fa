//! What people of the organization ask for instead of buying it (B4).

mod actions;
mod results;
mod settings;

use api::license_requests::{LicenseRequestBody, ListLicenseRequests};
use api::paging::Page as ListPage;
use domain::access::{Right, may};
use domain::license_request::RequestStatus;
use leptos::prelude::*;

use super::not_allowed::not_allowed;
use crate::components::{SelectOption, page_header, select};
use crate::router::use_router;
use crate::routes::Page;
use crate::state::preferences::use_language;
use crate::state::query;
use crate::state::remote::{Remote, use_remote};
use crate::state::session::{access_viewer, use_viewer};
use crate::view::{memo, view};
use results::{results, status_text};

/// The filter's id.
const STATUS_ID: &str = "status";

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Requests {
    list: Remote<ListPage<LicenseRequestBody>>,
    /// What is being answered.
    asked: RwSignal<Option<LicenseRequestBody>>,
}

/// The page. The address says which requests are shown.
pub fn requests_page() -> AnyView {
    let (language, router) = (use_language(), use_router());
    let Some(viewer) = use_viewer() else {
        return ().into_any();
    };
    let viewer = access_viewer(&viewer);
    if may(&viewer, Right::ViewRequests).is_err() {
        return not_allowed();
    }
    let may_answer = may(&viewer, Right::AnswerRequests).is_ok();
    let status = memo(move || {
        let word = query::value(&router.query(), "status");
        word.and_then(|word| RequestStatus::parse(&word))
    });
    let cursor = memo(move || query::value(&router.query(), "cursor"));
    let list = use_remote(move || {
        Some(ListLicenseRequests {
            status: status.get(),
            cursor: cursor.get(),
        })
    });
    let requests = Requests {
        list,
        asked: RwSignal::new(None),
    };
    let any = SelectOption::new("", language.requests_any_status());
    let each = RequestStatus::ALL
        .iter()
        .map(|&status| SelectOption::new(status.as_str(), status_text(language, status)));
    let choice = select(
        STATUS_ID,
        language.requests_filter_status(),
        std::iter::once(any).chain(each).collect(),
        Signal::derive(move || status.get().map_or("", RequestStatus::as_str).to_owned()),
        move |word| {
            let status = RequestStatus::parse(&word);
            let query = status.map(|status| format!("status={status}"));
            router.set_query(&query.unwrap_or_default());
        },
    );
    let next_page = move |cursor: String| {
        let filter = ListLicenseRequests {
            status: status.get_untracked(),
            cursor: Some(cursor),
        };
        let address = api::Endpoint::address(&filter);
        let query = address.split_once('?').map(|(_, query)| query.to_owned());
        let query = query.unwrap_or_default();
        Page::Requests { query }.address()
    };
    view! {
        {page_header(language.requests_heading()).intro(language.requests_intro()).view()}
        <div class="filter-bar">
            <div class="filter-choices">{choice.view()}</div>
        </div>
        {results(requests, may_answer, next_page)}
        {actions::answer_dialog(requests)}
        {settings::settings()}
    }
    .into_any()
}
