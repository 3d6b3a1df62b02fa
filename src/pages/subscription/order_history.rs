//! The section "Order history".

use api::subscriptions::{OrderHistoryRow, SubscriptionDetail};
use leptos::prelude::*;
use messages::Language;

use crate::components::{Column, data_table, date, row, section};
use crate::format;
use crate::state::preferences::use_language;
use crate::view::view;

/// The section.
pub fn order_history_section(detail: &SubscriptionDetail) -> AnyView {
    let language = use_language();
    let content = if detail.order_history.is_empty() {
        view! { <p class="quiet">{language.admin_no_orders()}</p> }.into_any()
    } else {
        table(language, &detail.order_history)
    };
    section(
        "order-history",
        language.admin_section_order_history(),
        content,
    )
}

fn table(language: Language, orders: &[OrderHistoryRow]) -> AnyView {
    let columns = [
        Column::text(language.admin_order_date()),
        Column::text(language.admin_order_placed_by()),
        Column::number(language.admin_order_licenses()),
        Column::number(language.admin_order_amount_with_tax()),
        Column::text(language.admin_order_bill()),
    ];
    let rows = orders.iter().map(|order| {
        let person = order.placed_by.as_ref().map(|person| person.name.clone());
        let person = person.unwrap_or_else(|| language.admin_purchaser_organization().to_owned());
        let bill = order.bill_number.clone();
        let bill = bill.unwrap_or_else(|| language.admin_order_no_bill().to_owned());
        let cells = vec![
            date(order.placed_at),
            person.into_any(),
            format::number(language, order.quantity.get()).into_any(),
            format::money(language, order.amounts.total).into_any(),
            bill.into_any(),
        ];
        row(&columns, cells)
    });
    data_table(language.admin_order_table(), &columns, rows.collect())
}
