//! Changes, bills and cards on the wire.

use api::bills::{BillDetail, BillRow, GetBill, ListBills, PayBill, PayBillRequest, PayerBody};
use api::cards::{
    AddCard, AddCardRequest, BillingDetails, CardRow, CardUse, Cards, ListCards, MakeCardDefault,
    RemoveCard, ReplaceCard, ReplaceCardRequest, SetBillingDetails, SetUpOwnCard,
    ShowBillingDetails,
};
use api::changes::{
    ChangePreview, ChangeSubscription, ChangeSubscriptionRequest, LineBody, PeriodBody,
    PreviewChange, PreviewChangeRequest, TotalsBody,
};
use api::paging::Page;
use domain::billing::bill::BillStatus;
use domain::billing::change::Change;
use domain::billing::line::LineKind;
use domain::checkout::OrderPurpose;
use domain::ids::InvoiceId;
use domain::money::TaxRate;
use domain::subscription::SubscriptionStatus;
use domain::term::BillingTerm;

use crate::bodies::answer;
use crate::endpoints::{Call, call};
use crate::samples;

/// One of each call.
pub fn calls() -> Vec<Call> {
    let subscription = samples::subscription_id();
    let payment_method = samples::payment_method();
    let change = Change::Licenses(5);
    vec![
        call(&PreviewChange {
            subscription: subscription.clone(),
            body: PreviewChangeRequest { change },
        }),
        call(&ChangeSubscription {
            subscription: subscription.clone(),
            idempotency_key: "key-3".to_owned(),
            body: ChangeSubscriptionRequest {
                change,
                accepted_total: samples::euros(-100),
                payment_method: Some(payment_method.clone()),
            },
        }),
        call(&ListBills {
            subscription: Some(subscription),
            cursor: Some("c2&x".to_owned()),
        }),
        call(&GetBill { invoice: invoice() }),
        call(&PayBill {
            invoice: invoice(),
            idempotency_key: "key-4".to_owned(),
            body: PayBillRequest {
                accepted_total: samples::euros(3_412),
                payment_method: payment_method.clone(),
            },
        }),
        call(&ListCards),
        call(&SetUpOwnCard),
        call(&AddCard {
            body: AddCardRequest {
                payment_method: payment_method.clone(),
            },
        }),
        call(&ReplaceCard {
            payment_method: payment_method.clone(),
            body: ReplaceCardRequest {
                by: payment_method.clone(),
            },
        }),
        call(&MakeCardDefault {
            payment_method: payment_method.clone(),
        }),
        call(&RemoveCard { payment_method }),
        call(&ShowBillingDetails),
        call(&SetBillingDetails { body: details() }),
    ]
}

fn invoice() -> InvoiceId {
    InvoiceId::parse("inv_1").unwrap()
}

fn details() -> BillingDetails {
    BillingDetails {
        tax_id: Some("NL123456782B90".to_owned()),
        cost_center: Some("4711".to_owned()),
    }
}

fn totals() -> TotalsBody {
    TotalsBody {
        net: samples::euros(-1_000),
        tax: samples::euros(-210),
        total: samples::euros(-1_210),
    }
}

fn line(kind: LineKind) -> LineBody {
    LineBody {
        kind,
        licenses: 3,
        unit_price: samples::euros(1_000),
        begins_at: samples::at("2027-01-31T10:00:00Z"),
        ends_at: samples::at("2027-02-28T10:00:00Z"),
        days: 14,
        of_days: 28,
        net: samples::euros(-1_500),
        tax_label: "VAT".to_owned(),
        tax_rate: TaxRate::from_basis_points(2_100),
        tax_kind: domain::money::TaxKind::Added,
        tax: samples::euros(-315),
    }
}

#[test]
fn answers_of_changes() {
    let preview = ChangePreview {
        lines: LineKind::ALL.iter().copied().map(line).collect(),
        totals: totals(),
        takes_effect_at: samples::at("2027-02-14T10:00:00Z"),
        status: SubscriptionStatus::Active,
        licenses: 2,
        assigned: 1,
        next_period: Some(PeriodBody {
            begins_at: samples::at("2027-02-28T10:00:00Z"),
            term: BillingTerm::Monthly,
            licenses: 2,
            totals: totals(),
        }),
        access_ends_at: Some(samples::at("2027-03-30T10:00:00Z")),
        data_ends_at: None,
        card: Some(samples::card()),
        card_expires_first: true,
    };
    answer("change_preview", &preview);
}

#[test]
fn answers_of_bills() {
    let row = |status: &BillStatus| BillRow {
        id: invoice(),
        number: "HARB-000001".to_owned(),
        issued_at: samples::at("2027-01-31T10:00:00Z"),
        product_name: "Power BI Pro".to_owned(),
        subscription: samples::subscription_id(),
        payer: Some(samples::ada()),
        status: *status,
        total: samples::euros(-1_210),
    };
    let items: Vec<_> = BillStatus::ALL.iter().map(row).collect();
    let detail = BillDetail {
        bill: items[0].clone(),
        purpose: OrderPurpose::Renewal,
        lines: vec![line(LineKind::Credit)],
        totals: totals(),
        organization: "Harbor Logistics".to_owned(),
        payer: Some(PayerBody {
            name: "Ada Visser".to_owned(),
            email: "ada@harbor.example".to_owned(),
            tax_id: details().tax_id,
            cost_center: details().cost_center,
        }),
        card: Some(samples::card()),
        settled_at: Some(samples::at("2027-01-31T10:00:00Z")),
        is_being_charged: false,
        can_pay: false,
        order: samples::order_id(),
    };
    answer("bill", &detail);
    let next_cursor = Some("c2".to_owned());
    answer("bill_page", &Page { items, next_cursor });
}

#[test]
fn answers_of_cards() {
    let row = |is_default| CardRow {
        payment_method: samples::payment_method(),
        card: samples::card(),
        is_default,
        is_expired: false,
        expires_first: !is_default,
        pays_for: vec![CardUse {
            subscription: samples::subscription_id(),
            product_name: "Power BI Pro".to_owned(),
        }],
    };
    let items = vec![row(true), row(false)];
    answer("cards", &Cards { items });
}
