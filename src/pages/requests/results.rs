//! The requests, and what is said when there are none.

use std::rc::Rc;

use api::license_requests::LicenseRequestBody;
use api::paging::Page as ListPage;
use domain::license_request::{ApprovalWay, RequestStatus};
use leptos::prelude::*;
use messages::Language;

use super::Requests;
use super::actions::answer_button;
use crate::components::{
    BadgeTone, Column, async_content, data_table, date, empty_state, row, status_badge,
};
use crate::pages::list;
use crate::state::preferences::use_language;
use crate::view::view;

/// The list of this answer.
pub fn results(
    requests: Requests,
    may_answer: bool,
    next_page: impl Fn(String) -> String + Copy + Send + Sync + 'static,
) -> AnyView {
    let content = async_content(
        requests.list,
        move |page: Rc<ListPage<LicenseRequestBody>>| {
            let language = use_language();
            if page.items.is_empty() {
                let heading = language.requests_empty_heading();
                return empty_state(heading, language.requests_empty_body(), None);
            }
            let mut columns = vec![
                Column::text(language.requests_column_person()),
                Column::text(language.requests_column_product()),
                Column::text(language.requests_column_reason()),
                Column::text(language.requests_column_asked()),
                Column::text(language.requests_column_status()),
            ];
            if may_answer {
                columns.push(Column::actions(language.requests_column_actions()));
            }
            let rows = page.items.iter().map(|request| {
                let cells = vec![
                    person(language, request),
                    product(language, request),
                    request.reason.clone().into_any(),
                    date(request.requested_at),
                    status(language, request),
                    answer_button(requests, request),
                ];
                row(&columns, cells)
            });
            let rows = rows.collect();
            let count = i64::try_from(page.items.len()).unwrap_or(i64::MAX);
            list::listed(
                language.requests_results(count),
                data_table(language.requests_heading(), &columns, rows),
                None,
                page.next_cursor.clone().map(next_page),
            )
        },
    );
    list::results(move || requests.list.raw().is_busy(), content)
}

/// A status in words.
pub fn status_text(language: Language, status: RequestStatus) -> &'static str {
    match status {
        RequestStatus::New => language.requests_status_new(),
        RequestStatus::Approved => language.requests_status_approved(),
        RequestStatus::Declined => language.requests_status_declined(),
        RequestStatus::Withdrawn => language.requests_status_withdrawn(),
        RequestStatus::Expired => language.requests_status_expired(),
    }
}

fn person(language: Language, request: &LicenseRequestBody) -> AnyView {
    let by = (request.asked_by != request.person).then(|| {
        view! { <p class="quiet">{language.requests_asked_by(&request.asked_by)}</p> }
    });
    view! {
        {request.person.clone()}
        {by}
    }
    .into_any()
}

fn product(language: Language, request: &LicenseRequestBody) -> AnyView {
    let free = i64::from(request.free_licenses);
    view! {
        {request.product.name.clone()}
        <p class="quiet">{language.requests_free(free)}</p>
    }
    .into_any()
}

fn status(language: Language, request: &LicenseRequestBody) -> AnyView {
    let tone = match request.status {
        RequestStatus::New => BadgeTone::Attention,
        RequestStatus::Approved => BadgeTone::Good,
        RequestStatus::Declined | RequestStatus::Withdrawn | RequestStatus::Expired => {
            BadgeTone::Over
        }
    };
    let way = request.way.map(|way| {
        let text = match way {
            ApprovalWay::AssignCentral => language.requests_way_assigned(),
            ApprovalWay::BuyCentral => language.requests_way_bought(),
            ApprovalWay::AllowPurchase => language.requests_way_allowed(),
        };
        view! { <p class="quiet">{text}</p> }
    });
    let message = request.message.clone();
    let message = message.map(|message| view! { <p class="quiet">{message}</p> });
    view! {
        {status_badge(tone, status_text(language, request.status))}
        {way}
        {message}
    }
    .into_any()
}
