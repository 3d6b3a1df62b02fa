//! What the bill is: where it stands, for what, to whom.

use api::bills::BillDetail;
use domain::billing::bill::BillStatus;
use domain::checkout::OrderPurpose;
use leptos::prelude::*;
use messages::Language;

use crate::components::{date, fact};
use crate::pages::bills::words::bill_badge;
use crate::pages::paying::card_text;
use crate::routes::Page;
use crate::state::preferences::use_language;
use crate::view::view;

/// Date, status, product, card, organization, payer.
pub fn facts(detail: &BillDetail) -> AnyView {
    let language = use_language();
    let bill = &detail.bill;
    let hint = match bill.status {
        BillStatus::Void => Some(language.bills_void_hint()),
        BillStatus::Credit => Some(language.bills_credit_hint()),
        BillStatus::Paid | BillStatus::Open | BillStatus::ByAgreement => None,
    };
    let status = view! {
        {bill_badge(language, bill.status)}
        {hint.map(|hint| view! { <span class="fact-note">{hint}</span> })}
    };
    let subscription = Page::subscription(bill.subscription.clone()).address();
    let product = view! { <a href=subscription>{bill.product_name.clone()}</a> };
    let card = detail.card.as_ref().map(|card| {
        let name = card_name(language, bill.status);
        fact(name, card_text(language, card).into_any())
    });
    let settled = detail
        .settled_at
        .map(|at| fact(settled_name(language, bill.status), date(at)));
    // A credit note is not for what the order was for.
    let purpose = (bill.status != BillStatus::Credit).then(|| {
        let text = purpose_text(language, detail.purpose);
        fact(language.bills_purpose(), text.into_any())
    });
    view! {
        <dl class="facts card">
            {fact(language.bills_date(), date(bill.issued_at))}
            {fact(language.bills_column_status(), status.into_any())}
            {fact(language.bills_product(), product.into_any())}
            {purpose}
            {card}
            {settled}
            {fact(language.bills_organization(), detail.organization.clone().into_any())}
            {payer(language, detail)}
        </dl>
    }
    .into_any()
}

/// Who pays, and what he or she wants to stand on bills.
fn payer(language: Language, detail: &BillDetail) -> AnyView {
    let Some(payer) = &detail.payer else {
        let name = language.admin_purchaser_organization();
        return fact(language.bills_billed_to(), name.into_any());
    };
    let name = view! {
        {payer.name.clone()}
        <span class="fact-note break-anywhere">{payer.email.clone()}</span>
    };
    let given = |name: &'static str, value: &Option<String>| {
        let value = value.clone()?;
        Some(fact(
            name,
            view! { <span class="break-anywhere">{value}</span> }.into_any(),
        ))
    };
    view! {
        {fact(language.bills_billed_to(), name.into_any())}
        {given(language.bills_tax_id(), &payer.tax_id)}
        {given(language.bills_cost_center(), &payer.cost_center)}
    }
    .into_any()
}

fn card_name(language: Language, status: BillStatus) -> &'static str {
    match status {
        BillStatus::Paid | BillStatus::ByAgreement => language.bills_paid_with(),
        BillStatus::Open | BillStatus::Void => language.bills_tried_with(),
        BillStatus::Credit => language.bills_goes_back_to(),
    }
}

fn settled_name(language: Language, status: BillStatus) -> &'static str {
    match status {
        BillStatus::Paid => language.bills_paid_on(),
        BillStatus::Credit => language.bills_given_back_on(),
        BillStatus::Open | BillStatus::Void | BillStatus::ByAgreement => {
            language.bills_settled_on()
        }
    }
}

fn purpose_text(language: Language, purpose: OrderPurpose) -> &'static str {
    match purpose {
        OrderPurpose::Purchase => language.bills_purpose_purchase(),
        OrderPurpose::Renewal => language.bills_purpose_renewal(),
        OrderPurpose::Licenses => language.bills_purpose_licenses(),
        OrderPurpose::Reactivation => language.bills_purpose_reactivation(),
    }
}
