//! One bill with its lines, and paying it while it is open (R28a, R28b).

mod dialog;
mod facts;
mod lines;
mod payment;
mod sending;
mod under_way;

use api::bills::{BillDetail, GetBill};
use domain::billing::bill::BillStatus;
use domain::ids::InvoiceId;
use leptos::prelude::*;

use crate::components::{Icon, Tone, alert, async_page, icon, page_header, section};
use crate::pages::bills::words::bill_name;
use crate::routes::Page;
use crate::state::preferences::use_language;
use crate::state::remote::use_remote;
use crate::view::view;
use facts::facts;
use lines::lines;
use payment::Payment;
use under_way::under_way;

/// The page.
pub fn bill_page(invoice: InvoiceId) -> AnyView {
    let call = GetBill { invoice };
    let detail = use_remote(move || Some(call.clone()));
    let reload = Callback::new(move |()| detail.reload());
    async_page(detail, move |detail| found(&detail, reload))
}

fn found(detail: &BillDetail, reload: Callback<()>) -> AnyView {
    let language = use_language();
    let bill = &detail.bill;
    let back = view! {
        <a href=Page::bills().address()>
            {icon(Icon::ArrowStart)}
            {language.bills_back()}
        </a>
    };
    let payment = detail.can_pay.then(|| Payment::of(detail, reload));
    let actions = view! {
        {payment.map(Payment::button)}
    };
    view! {
        {page_header(bill_name(language, bill)).above(back).actions(actions).view()}
        {note(detail)}
        {under_way(detail, reload)}
        {facts(detail)}
        {section("bill-lines", language.bills_lines(), lines(detail))}
        <p class="bill-more">
            <a href=Page::bills_of(&bill.subscription).address()>
                {language.bills_of_subscription()}
            </a>
        </p>
        {payment.as_ref().map(dialog::pay_dialog)}
    }
    .into_any()
}

/// What is to be done about it, or that nothing is (R15).
fn note(detail: &BillDetail) -> Option<AnyView> {
    let language = use_language();
    let (tone, text) = match (detail.bill.status, &detail.bill.payer) {
        (BillStatus::Open, _) if detail.can_pay => {
            (Tone::Warning, language.bills_open_own().to_owned())
        }
        (BillStatus::Open, Some(payer)) if !under_way::is_own(detail) => {
            (Tone::Info, language.bills_open_other(&payer.name))
        }
        (BillStatus::ByAgreement, _) => (Tone::Info, language.bills_by_agreement_hint().to_owned()),
        _ => return None,
    };
    Some(alert(tone, None, view! { <p>{text}</p> }))
}
