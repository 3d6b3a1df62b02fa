//! What one is told of (B7).

use std::rc::Rc;

use api::notices::{ListNotices, MarkNoticesRead, MarkNoticesReadRequest, NoticeBody};
use api::paging::Page as ListPage;
use domain::product_filter::percent_encode;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::list::{list_link, results};
use crate::backend::{Request, use_backend};
use crate::components::{BadgeTone, async_content, date, empty_state, page_header, status_badge};
use crate::router::use_router;
use crate::routes::Page;
use crate::state::preferences::use_language;
use crate::state::query;
use crate::state::remote::{Remote, use_remote};
use crate::state::session::use_session;
use crate::view::{effect, memo, view};

/// The page. Whoever looks at it has seen what is there.
pub fn notices_page() -> AnyView {
    let (language, router) = (use_language(), use_router());
    let cursor = memo(move || query::value(&router.query(), "cursor"));
    let shown = use_remote(move || {
        Some(ListNotices {
            language: language.code(),
            cursor: cursor.get(),
        })
    });
    mark_seen(shown);
    let content = async_content(shown, move |page: Rc<ListPage<NoticeBody>>| {
        if page.items.is_empty() {
            let heading = language.notices_empty_heading();
            return empty_state(heading, language.notices_empty_body(), None);
        }
        let items: Vec<_> = page.items.iter().map(notice).collect();
        let next = page.next_cursor.as_deref().map(|cursor| {
            let query = format!("cursor={}", percent_encode(cursor));
            list_link(
                Page::Notices { query }.address(),
                language.admin_next_page(),
            )
        });
        view! {
            <ul class="notice-list">{items}</ul>
            {next}
        }
        .into_any()
    });
    view! {
        {page_header(language.notices_heading()).intro(language.notices_intro()).view()}
        {results(move || shown.raw().is_busy(), content)}
    }
    .into_any()
}

/// What came while one read stays new.
fn mark_seen(shown: Remote<ListPage<NoticeBody>>) {
    let (backend, session) = (use_backend(), use_session());
    effect(move || {
        let Some(newest) = shown.get().and_then(|page| page.items.first().cloned()) else {
            return;
        };
        if newest.is_read {
            return;
        }
        let body = MarkNoticesReadRequest { until: newest.at };
        let request = Request::of(&MarkNoticesRead { body });
        spawn_local(async move {
            // Where it fails, they are new the next time.
            if backend.exchange(request, None).await.is_ok() {
                session.notices_seen();
            }
        });
    });
}

fn notice(notice: &NoticeBody) -> AnyView {
    let language = use_language();
    let is_new =
        (!notice.is_read).then(|| status_badge(BadgeTone::Attention, language.notices_new()));
    let text: Vec<_> = notice
        .text
        .iter()
        .map(|text| view! { <p>{text.clone()}</p> }.into_any())
        .collect();
    view! {
        <li class="notice">
            <p class="notice-title">
                <a href=notice.path.clone()>{notice.title.clone()}</a> {is_new}
            </p>
            {text} <p class="quiet">{date(notice.at)}</p>
        </li>
    }
    .into_any()
}
