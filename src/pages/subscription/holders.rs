//! Who holds a license, and taking it back.

use std::rc::Rc;

use api::licenses::{LicenseRow, UnassignLicense};
use api::paging::Page as ListPage;
use api::parts::Person;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::license_section::{HEADING_ID, Licenses};
use crate::backend::{CallError, notice, use_backend};
use crate::components::{
    ButtonKind, Column, async_content, button, confirm_actions, data_table, date, dialog, row,
};
use crate::pages::focus::focus_soon;
use crate::state::preferences::use_language;
use crate::state::toasts::use_toasts;
use crate::view::{effect, view};

/// The list with its pages, and the question before a license is taken back.
pub fn holders(licenses: Licenses) -> AnyView {
    let asked = RwSignal::new(None::<Person>);
    let list = async_content(licenses.holders, move |page: Rc<ListPage<LicenseRow>>| {
        if page.items.is_empty() {
            let nobody = use_language().admin_no_assigned_users();
            view! { <p class="quiet">{nobody}</p> }.into_any()
        } else {
            table(licenses, &page, asked)
        }
    });
    let question = licenses.may_assign.then(|| question(licenses, asked));
    view! {
        {list}
        {question}
    }
    .into_any()
}

fn table(
    licenses: Licenses,
    page: &ListPage<LicenseRow>,
    asked: RwSignal<Option<Person>>,
) -> AnyView {
    let language = use_language();
    let mut columns = vec![
        Column::text(language.admin_column_name()),
        Column::text(language.admin_column_email()),
        Column::text(language.admin_column_assigned_on()),
    ];
    if licenses.may_assign {
        columns.push(Column::actions(language.admin_column_actions()));
    }
    let rows = page
        .items
        .iter()
        .map(|item| {
            let person = item.person.clone();
            let unassign = button(ButtonKind::Subtle, language.admin_unassign())
                .name(language.admin_unassign_named(&person.name))
                .on_press(move || asked.set(Some(person.clone())))
                .view();
            // One cell per column: without the right there is no fourth.
            let cells = vec![
                item.person.name.clone().into_any(),
                item.person.email.as_str().to_owned().into_any(),
                date(item.assigned_at),
                unassign,
            ];
            row(&columns, cells)
        })
        .collect();
    view! {
        {data_table(language.admin_assigned_users(), &columns, rows)}
        {paging(licenses, page.next_cursor.clone())}
    }
    .into_any()
}

fn paging(licenses: Licenses, next: Option<String>) -> AnyView {
    let language = use_language();
    let turn = move |cursor: Option<String>| {
        licenses.cursor.set(cursor);
        focus_soon(HEADING_ID);
    };
    let has_before = licenses.cursor.with_untracked(Option::is_some);
    let first = has_before.then(|| {
        button(ButtonKind::Secondary, language.admin_first_page())
            .on_press(move || turn(None))
            .view()
    });
    let next = next.map(|cursor| {
        button(ButtonKind::Secondary, language.admin_next_page())
            .on_press(move || turn(Some(cursor.clone())))
            .view()
    });
    if first.is_none() && next.is_none() {
        return ().into_any();
    }
    view! {
        <nav class="paging" aria-label=language.common_pages()>
            {first}
            {next}
        </nav>
    }
    .into_any()
}

fn question(licenses: Licenses, asked: RwSignal<Option<Person>>) -> AnyView {
    let language = use_language();
    let is_open = RwSignal::new(false);
    effect(move || {
        if asked.with(Option::is_some) {
            is_open.set(true);
        }
    });
    let heading = Signal::derive(move || {
        let name = asked.with(|person| person.as_ref().map(|person| person.name.clone()));
        language.admin_unassign_confirm_heading(&name.unwrap_or_default())
    });
    let is_busy = RwSignal::new(false);
    let confirm = use_unassign(licenses, asked, is_open, is_busy);
    dialog("unassign", heading, is_open).view(move || {
        let name = asked.with_untracked(|person| person.as_ref().map(|it| it.name.clone()));
        let product = licenses.product.get_value();
        let body = language.admin_unassign_confirm_body(&name.unwrap_or_default(), &product);
        view! {
            <p>{body}</p>
            {confirm_actions(button(ButtonKind::Danger, language.admin_unassign())
                    .busy(is_busy, language.admin_unassign_busy())
                    .on_press(move || confirm.run(())), is_open)}
        }
        .into_any()
    })
}

fn use_unassign(
    licenses: Licenses,
    asked: RwSignal<Option<Person>>,
    is_open: RwSignal<bool>,
    is_busy: RwSignal<bool>,
) -> Callback<()> {
    let (language, backend, toasts) = (use_language(), use_backend(), use_toasts());
    Callback::new(move |()| {
        let Some(person) = asked.get_untracked() else {
            return;
        };
        let call = UnassignLicense {
            subscription: licenses.subscription.get_value(),
            user: person.id.clone(),
        };
        is_busy.set(true);
        spawn_local(async move {
            let answer = backend.send(&call).await;
            is_busy.set(false);
            is_open.set(false);
            asked.set(None);
            match answer {
                Ok(answer) => {
                    licenses.refresh(answer.assigned);
                    toasts.success(language.admin_unassign_done(&person.name));
                    // The button that was pressed goes away with its row.
                    focus_soon(HEADING_ID);
                }
                Err(CallError::SignedOut) => {}
                Err(error) => toasts.error(notice(language, &error).body),
            }
        });
    })
}
