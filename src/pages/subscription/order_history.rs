//! The section "Order history".

use api::subscriptions::{OrderHistoryRow, SubscriptionDetail};
use domain::checkout::OrderPurpose;
use leptos::prelude::*;
use messages::Language;

use crate::components::{Column, data_table, date, row, section};
use crate::format;
use crate::routes::Page;
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
        Column::text(language.admin_order_what()),
        Column::text(language.admin_order_placed_by()),
        Column::number(language.admin_order_licenses()),
        Column::number(language.admin_order_amount_with_tax()),
        Column::text(language.admin_order_bill()),
    ];
    let rows = orders.iter().map(|order| {
        let person = order.placed_by.as_ref().map(|person| person.name.clone());
        let person = person.unwrap_or_else(|| language.admin_purchaser_organization().to_owned());
        let cells = vec![
            date(order.placed_at),
            what(language, order).into_any(),
            person.into_any(),
            licenses(language, order).into_any(),
            format::money(language, order.amounts.total).into_any(),
            bill(language, order),
        ];
        row(&columns, cells)
    });
    data_table(language.admin_order_table(), &columns, rows.collect())
}

fn what(language: Language, order: &OrderHistoryRow) -> &'static str {
    match order.purpose {
        OrderPurpose::Purchase if order.placed_by.is_none() => language.admin_order_central(),
        OrderPurpose::Purchase => language.admin_order_purchase(),
        OrderPurpose::Renewal => language.admin_order_renewal(),
        OrderPurpose::Licenses => language.admin_order_more_licenses(),
        OrderPurpose::Reactivation => language.billing_order_reactivation(),
    }
}

/// How many; of more licenses, how many more.
fn licenses(language: Language, order: &OrderHistoryRow) -> String {
    let count = format::number(language, order.quantity.get());
    match order.purpose {
        OrderPurpose::Licenses => format!("+{count}"),
        OrderPurpose::Purchase | OrderPurpose::Renewal | OrderPurpose::Reactivation => count,
    }
}

fn bill(language: Language, order: &OrderHistoryRow) -> AnyView {
    match (&order.bill_number, order.bill.clone()) {
        (Some(number), Some(id)) => {
            let (address, number) = (Page::Bill { id }.address(), number.clone());
            view! { <a href=address>{number}</a> }.into_any()
        }
        (Some(number), None) => number.clone().into_any(),
        (None, _) => language.admin_order_no_bill().into_any(),
    }
}
