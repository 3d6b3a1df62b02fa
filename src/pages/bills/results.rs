//! The list itself: its rows, its pages, and what is said when it is empty.

use std::rc::Rc;

use api::bills::BillRow;
use api::paging::Page as ListPage;
use domain::billing::bill::BillStatus;
use domain::ids::UserId;
use leptos::prelude::*;
use messages::Language;

use super::filter::BillFilter;
use super::words::{bill_badge, bill_name, payer_name};
use crate::components::{
    Column, Tone, alert, async_content, data_table, date, empty_state, row, row_link,
};
use crate::format;
use crate::pages::list::{self, ListFilter, list_link};
use crate::routes::Page;
use crate::state::preferences::use_language;
use crate::state::remote::Remote;
use crate::state::session::use_viewer;
use crate::view::view;

/// The list of this answer.
pub fn results(filter: Memo<BillFilter>, bills: Remote<ListPage<BillRow>>) -> AnyView {
    let content = async_content(bills, move |page: Rc<ListPage<BillRow>>| {
        let filter = filter.get_untracked();
        let rows = if page.items.is_empty() {
            empty(&filter)
        } else {
            filled(&filter, &page)
        };
        view! {
            {narrowed(&filter, &page)}
            {rows}
        }
        .into_any()
    });
    list::results(move || bills.raw().is_busy(), content)
}

/// How many are shown.
pub fn count_text(language: Language, count: usize) -> String {
    language.bills_results(i64::try_from(count).unwrap_or(i64::MAX))
}

fn filled(filter: &BillFilter, page: &ListPage<BillRow>) -> AnyView {
    let language = use_language();
    let Some(viewer) = use_viewer() else {
        return ().into_any();
    };
    let viewer = &viewer.person.id;
    let columns = [
        Column::text(language.bills_column_number()),
        Column::text(language.bills_column_date()),
        Column::text(language.bills_column_product()),
        Column::text(language.bills_column_purchaser()),
        Column::text(language.bills_column_status()),
        Column::number(language.bills_column_amount()),
    ];
    let rows = page
        .items
        .iter()
        .map(|bill| row(&columns, cells(language, bill, viewer)))
        .collect();
    let first = filter.cursor.as_ref().map(|_| filter.from(None).address());
    let next = page.next_cursor.as_deref();
    let next = next.map(|cursor| filter.from(Some(cursor)).address());
    let table = data_table(language.bills_table(), &columns, rows);
    view! {
        {waiting(language, &page.items, viewer)}
        {list::listed(count_text(language, page.items.len()), table, first, next)}
    }
    .into_any()
}

fn cells(language: Language, bill: &BillRow, viewer: &UserId) -> Vec<AnyView> {
    let address = Page::bill(bill.id.clone()).address();
    vec![
        row_link(
            address,
            bill.number.clone(),
            Some(bill_name(language, bill)),
        ),
        date(bill.issued_at),
        bill.product_name.clone().into_any(),
        payer_name(language, bill.payer.as_ref(), viewer).into_any(),
        bill_badge(language, bill.status),
        format::money(language, bill.total).into_any(),
    ]
}

/// What the viewer has to pay stands above everything else.
fn waiting(language: Language, bills: &[BillRow], viewer: &UserId) -> Option<AnyView> {
    let own = bills.iter().filter(|bill| is_to_be_paid_by(bill, viewer));
    let links: Vec<_> = own
        .map(|bill| {
            let amount = format::money(language, bill.total);
            let text = language.bills_waiting_bill(&bill.number, &amount);
            let address = Page::bill(bill.id.clone()).address();
            view! {
                <li>
                    <a href=address>{text}</a>
                </li>
            }
            .into_any()
        })
        .collect();
    if links.is_empty() {
        return None;
    }
    let count = i64::try_from(links.len()).unwrap_or(i64::MAX);
    let heading = language.bills_waiting_heading(count);
    let links = view! { <ul class="plain-list">{links}</ul> };
    Some(alert(Tone::Warning, Some(&heading), links))
}

fn is_to_be_paid_by(bill: &BillRow, viewer: &UserId) -> bool {
    let payer = bill.payer.as_ref().map(|person| &person.id);
    bill.status == BillStatus::Open && payer == Some(viewer)
}

/// That only some are shown, and the way to all.
fn narrowed(filter: &BillFilter, page: &ListPage<BillRow>) -> Option<AnyView> {
    filter.subscription.as_ref()?;
    let language = use_language();
    let text = match page.items.first() {
        Some(bill) => language.bills_of_product(&bill.product_name),
        None => language.bills_of_one().to_owned(),
    };
    let all = list_link(Page::bills().address(), language.bills_see_all());
    Some(
        view! {
            <div class="section-bar">
                <p>{text}</p>
                {all}
            </div>
        }
        .into_any(),
    )
}

fn empty(filter: &BillFilter) -> AnyView {
    let language = use_language();
    let heading = language.bills_empty_heading();
    if filter.cursor.is_none() {
        return empty_state(heading, language.bills_empty_body(), None);
    }
    let first = list_link(filter.from(None).address(), language.admin_first_page());
    empty_state(
        &count_text(language, 0),
        language.bills_past_the_end(),
        Some(first),
    )
}
