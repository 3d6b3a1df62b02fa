//! Loading, failed, empty, ready: the same for everything that comes from the server.

use std::rc::Rc;

use leptos::prelude::*;

use super::{ButtonKind, Tone, alert, button, page_heading};
use crate::backend::{CallError, NextStep, Notice, notice};
use crate::router::use_router;
use crate::routes::Page;
use crate::state::preferences::use_language;
use crate::state::remote::{Load, RawRemote, Remote};
use crate::view::{follow, view};

/// A part of a page that comes from the server; the page has its heading already.
pub fn async_content<T: 'static>(
    remote: Remote<T>,
    ready: impl Fn(Rc<T>) -> AnyView + Send + 'static,
) -> AnyView {
    shown(remote.raw(), false, typed(ready))
}

/// A whole page that comes from the server, its heading included.
pub fn async_page<T: 'static>(
    remote: Remote<T>,
    ready: impl Fn(Rc<T>) -> AnyView + Send + 'static,
) -> AnyView {
    shown(remote.raw(), true, typed(ready))
}

/// What is shown until the first answer comes.
pub fn skeleton() -> AnyView {
    let language = use_language();
    view! {
        <div class="skeleton">
            <p class="visually-hidden" role="status">
                {language.common_loading()}
            </p>
            <div class="skeleton-line skeleton-title" aria-hidden="true"></div>
            <div class="skeleton-line" aria-hidden="true"></div>
            <div class="skeleton-line skeleton-short" aria-hidden="true"></div>
            <div class="skeleton-block" aria-hidden="true"></div>
        </div>
    }
    .into_any()
}

/// Nothing to show: what would be here, and how it gets here.
pub fn empty_state(heading: &str, body: &str, action: Option<AnyView>) -> AnyView {
    let (heading, body) = (heading.to_owned(), body.to_owned());
    view! {
        <div class="empty-state">
            <span class="empty-state-picture">{super::icon(super::Icon::Box)}</span>
            <h2>{heading}</h2>
            <p>{body}</p>
            {action}
        </div>
    }
    .into_any()
}

/// A failed call, with what helps.
pub fn notice_alert(error: &CallError, retry: impl Fn() + Send + Sync + 'static) -> AnyView {
    let notice = notice(use_language(), error);
    alert(
        Tone::Error,
        Some(notice.heading),
        notice_body(notice, retry),
    )
}

type Ready = Box<dyn Fn(Rc<dyn std::any::Any>) -> AnyView + Send>;

fn typed<T: 'static>(ready: impl Fn(Rc<T>) -> AnyView + Send + 'static) -> Ready {
    Box::new(move |answer| match answer.downcast() {
        Ok(answer) => ready(answer),
        Err(_) => ().into_any(),
    })
}

fn shown(remote: RawRemote, is_page: bool, ready: Ready) -> AnyView {
    follow(move || match remote.load() {
        Load::Waiting => skeleton(),
        Load::Failed(error) if is_page => failed_page(remote, &error),
        Load::Failed(error) => notice_alert(&error, move || remote.reload()),
        Load::Ready(answer) => ready(answer),
    })
}

fn failed_page(remote: RawRemote, error: &CallError) -> AnyView {
    let notice = notice(use_language(), error);
    let heading = notice.heading;
    view! {
        {page_heading(heading)}
        {alert(Tone::Error, None, notice_body(notice, move || remote.reload()))}
    }
    .into_any()
}

fn notice_body(notice: Notice, retry: impl Fn() + Send + Sync + 'static) -> AnyView {
    let language = use_language();
    let action = match notice.next {
        NextStep::Retry => Some(
            button(ButtonKind::Secondary, language.common_retry())
                .on_press(retry)
                .view(),
        ),
        NextStep::LoadLatest => Some(
            button(ButtonKind::Secondary, language.common_load_latest())
                .on_press(retry)
                .view(),
        ),
        NextStep::Reload => Some(
            button(ButtonKind::Secondary, language.common_reload())
                .on_press(|| drop(window().location().reload()))
                .view(),
        ),
        NextStep::SignIn => {
            let back = Page::sign_in_then(&use_router().address()).address();
            Some(view! { <a class="button" href=back>{language.common_sign_in()}</a> }.into_any())
        }
        NextStep::Nothing => None,
    };
    view! {
        <p>{notice.body}</p>
        {action}
    }
    .into_any()
}
