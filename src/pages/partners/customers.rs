//! Whom the organization looks after.

use api::partners::{CustomerRow, PartnerList};
use domain::partner_grant::GrantStatus;
use leptos::prelude::*;

use super::Partners;
use super::grants::{cells, columns, organization};
use super::question::Ending;
use crate::components::{ButtonKind, button, data_table, row};
use crate::state::preferences::use_language;
use crate::view::view;

/// The table, or that there is nobody.
pub fn customers(partners: Partners, list: &PartnerList) -> AnyView {
    let language = use_language();
    let table = if list.customers.is_empty() {
        view! { <p class="quiet">{language.partners_customers_none()}</p> }.into_any()
    } else {
        table(partners, list)
    };
    view! {
        <div class="section-parts">
            <p>{language.partners_customers_intro()}</p>
            {table}
        </div>
    }
    .into_any()
}

fn table(partners: Partners, list: &PartnerList) -> AnyView {
    let language = use_language();
    let mut columns = columns(language, language.partners_column_customer());
    if !list.may_change {
        columns.pop();
    }
    let rows = list.customers.iter().map(|customer| {
        let [roles, status, until] = cells(language, &customer.grant);
        let named = organization(&customer.name, &customer.domain);
        let cells = vec![named, roles, status, until, end(partners, customer)];
        row(&columns, cells)
    });
    let rows = rows.collect();
    data_table(language.partners_customers_heading(), &columns, rows)
}

fn end(partners: Partners, customer: &CustomerRow) -> AnyView {
    let language = use_language();
    if customer.grant.status != GrantStatus::Active {
        return ().into_any();
    }
    let ending = Ending {
        name: customer.name.clone(),
        customer: Some(customer.domain.clone()),
        grant: customer.grant.id.clone(),
    };
    button(ButtonKind::Subtle, language.partners_end())
        .name(language.partners_end_named(&customer.name))
        .on_press(move || partners.ending.set(Some(ending.clone())))
        .view()
}
