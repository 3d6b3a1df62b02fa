//! Where the person is signed in, and ending that from here.

use std::rc::Rc;

use api::open_sessions::{
    EndOpenSession, EndOtherSessions, ListOpenSessions, OpenSession, OpenSessionList,
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::backend::{CallError, Request, decode, notice, use_backend};
use crate::components::{
    BadgeTone, ButtonKind, Column, async_content, button, data_table, row, status_badge,
};
use crate::format::{date_and_time, instant};
use crate::pages::ask::ask;
use crate::pages::focus::focus_soon;
use crate::state::preferences::use_language;
use crate::state::remote::{Remote, use_remote};
use crate::state::toasts::use_toasts;
use crate::view::view;

pub const HEADING_ID: &str = "sessions";

/// What the parts share: the list, and whether one of them ends.
#[derive(Clone, Copy)]
pub struct Sessions {
    list: Remote<OpenSessionList>,
    is_busy: RwSignal<bool>,
}

impl Sessions {
    /// Asks where the person is signed in.
    pub fn ask() -> Self {
        Self {
            list: use_remote(|| Some(ListOpenSessions)),
            is_busy: RwSignal::new(false),
        }
    }

    /// Asks again, after something else has ended some of them.
    pub fn reload(self) {
        self.list.reload();
    }
}

/// The section's content.
pub fn list(sessions: Sessions) -> AnyView {
    async_content(sessions.list, move |list: Rc<OpenSessionList>| {
        content(sessions, &list)
    })
}

fn content(sessions: Sessions, list: &OpenSessionList) -> AnyView {
    let language = use_language();
    let columns = [
        Column::text(language.account_session_started()),
        Column::text(language.account_session_last_used()),
        Column::text(language.account_session_organization()),
        Column::actions(language.account_session_actions()),
    ];
    let rows = list.items.iter().map(|session| {
        let cells = vec![
            moment(session.started_at),
            moment(session.last_used_at),
            session.organization.clone().into_any(),
            action(sessions, session),
        ];
        row(&columns, cells)
    });
    let rows = rows.collect();
    let others = (list.items.len() > 1).then(|| {
        let end = use_end(
            sessions,
            Request::of(&EndOtherSessions),
            language.account_sessions_ended(),
        );
        let button = button(
            ButtonKind::Secondary,
            language.account_sessions_end_others(),
        )
        .busy(sessions.is_busy, language.account_sessions_ending())
        .on_press(move || end.run(()))
        .view();
        view! {
            <p>{language.account_sessions_intro()}</p>
            <div class="action-row">{button}</div>
        }
        .into_any()
    });
    view! {
        <div class="section-parts">
            {others} {data_table(language.account_sessions_heading(), &columns, rows)}
        </div>
    }
    .into_any()
}

fn moment(at: DateTime<Utc>) -> AnyView {
    view! { <time datetime=instant(at)>{date_and_time(use_language(), at)}</time> }.into_any()
}

/// The session that asks ends by signing out.
fn action(sessions: Sessions, session: &OpenSession) -> AnyView {
    let language = use_language();
    if session.is_current {
        return status_badge(BadgeTone::Good, language.account_session_this());
    }
    let call = EndOpenSession {
        session: session.id.clone(),
    };
    let end = use_end(
        sessions,
        Request::of(&call),
        language.account_session_ended(),
    );
    let started = date_and_time(language, session.started_at);
    button(ButtonKind::Subtle, language.account_session_end())
        .name(language.account_session_end_named(&started))
        .on_press(move || end.run(()))
        .view()
}

/// Sends a call that ends sessions and answers with those that are left.
fn use_end(sessions: Sessions, request: Request, done: &'static str) -> Callback<()> {
    let (language, backend, toasts) = (use_language(), use_backend(), use_toasts());
    Callback::new(move |()| {
        let then =
            move |answer: Result<String, CallError>| match answer.and_then(|text| decode(&text)) {
                Ok(left) => {
                    sessions.list.set(left);
                    toasts.success(done);
                    focus_soon(HEADING_ID);
                }
                Err(CallError::SignedOut) => {}
                Err(error) => {
                    toasts.error(notice(language, &error).body);
                    // It may have ended by itself.
                    sessions.list.reload();
                }
            };
        ask(backend, sessions.is_busy, request.clone(), Box::new(then));
    })
}
