//! The list itself: its rows, its pages, and what is said when it is empty.

use std::rc::Rc;

use api::paging::Page as ListPage;
use api::subscriptions::SubscriptionRow;
use domain::ids::UserId;
use domain::product_filter::ProductFilter;
use leptos::prelude::*;
use messages::Language;

use super::filter::{Emptiness, cleared, emptiness, first_page, page_from};
use crate::components::{
    Column, async_content, data_table, date, empty_state, row, row_link, status_badge,
};
use crate::pages::list::{self, ListFilter, list_link};
use crate::routes::Page;
use crate::state::preferences::use_language;
use crate::state::remote::Remote;
use crate::state::session::use_viewer;
use crate::subscription_text::{
    channel_text, price_text, purchaser_name, standing_text, status_tone,
};
use crate::view::view;

/// The list of this answer.
pub fn results(
    filter: Memo<ProductFilter>,
    list: Remote<ListPage<SubscriptionRow>>,
    is_limited: bool,
) -> AnyView {
    let content = async_content(list, move |page: Rc<ListPage<SubscriptionRow>>| {
        let filter = filter.get_untracked();
        if page.items.is_empty() {
            empty(&filter, is_limited)
        } else {
            filled(&filter, &page)
        }
    });
    list::results(move || list.raw().is_busy(), content)
}

/// How many are shown.
pub fn count_text(language: Language, count: usize) -> String {
    language.admin_results(i64::try_from(count).unwrap_or(i64::MAX))
}

fn filled(filter: &ProductFilter, page: &ListPage<SubscriptionRow>) -> AnyView {
    let language = use_language();
    let Some(viewer) = use_viewer() else {
        return ().into_any();
    };
    let columns = [
        Column::text(language.admin_column_product()),
        Column::text(language.admin_column_purchaser()),
        Column::text(language.admin_column_channel()),
        Column::text(language.admin_column_licenses()),
        Column::text(language.admin_column_status()),
        Column::text(language.admin_column_expires()),
        Column::number(language.admin_column_price()),
    ];
    let rows = page
        .items
        .iter()
        .map(|item| row(&columns, cells(language, item, &viewer.person.id)))
        .collect();
    let next = page.next_cursor.as_deref();
    list::listed(
        count_text(language, page.items.len()),
        data_table(language.admin_products_table(), &columns, rows),
        filter
            .cursor
            .is_some()
            .then(|| first_page(filter).address()),
        next.map(|cursor| page_from(filter, cursor).address()),
    )
}

fn cells(language: Language, item: &SubscriptionRow, viewer: &UserId) -> Vec<AnyView> {
    let purchaser = purchaser_name(language, item, viewer);
    let name = language.admin_open_subscription(&item.product.name, &purchaser);
    let address = Page::subscription(item.id.clone()).address();
    let licenses =
        language.admin_licenses_assigned(i64::from(item.assigned), i64::from(item.quantity.get()));
    vec![
        row_link(address, item.product.name.clone(), Some(name)),
        purchaser.into_any(),
        channel_text(language, item.channel).into_any(),
        licenses.into_any(),
        status_badge(status_tone(item.status), standing_text(language, item)),
        date(item.expires_at),
        price_text(language, item).into_any(),
    ]
}

fn empty(filter: &ProductFilter, is_limited: bool) -> AnyView {
    let language = use_language();
    match emptiness(filter) {
        Emptiness::Nothing if is_limited => {
            let products = view! {
                <a class="button button-primary" href=Page::Products.address()>
                    {language.common_not_found_action()}
                </a>
            };
            empty_state(
                language.admin_limited_view_empty(),
                language.admin_limited_view_empty_body(),
                Some(products.into_any()),
            )
        }
        Emptiness::Nothing => empty_state(
            language.admin_no_products_heading(),
            language.admin_no_products_body(),
            None,
        ),
        Emptiness::NoMatch => empty_state(
            language.admin_no_results_heading(),
            language.admin_no_results_body(),
            Some(list_link(
                cleared(filter).address(),
                language.common_clear_filters(),
            )),
        ),
        Emptiness::PastTheEnd => empty_state(
            language.admin_no_results_heading(),
            language.admin_past_the_end_body(),
            Some(list_link(
                first_page(filter).address(),
                language.admin_first_page(),
            )),
        ),
    }
}
