//! Bills, as far as the viewer may see them (R28a).

use std::collections::BTreeMap;

use api::bills::{BillDetail, BillRow, PayerBody};
use api::changes::{LineBody, TotalsBody};
use api::paging::{PAGE_SIZE, Page};
use chrono::{DateTime, Utc};
use domain::access::{self, authorize_change_subscription, visible_subscriptions};
use domain::billing::bill::{BillDocument, BillStatus, Payer};
use domain::card::CardSummary;
use domain::ids::{InvoiceId, SubscriptionId, UserId};
use domain::user::User;
use store::invoices::InvoiceRecord;
use store::orders::OrderRecord;
use store::subscriptions::SubscriptionRecord;
use store::{StoreError, TenantTx};

use super::write_bill::whole_period;
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::bodies;
use crate::use_cases::session::CurrentSession;
use crate::use_cases::subscriptions::rights_of;

/// A page of the bills that the viewer may see.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn list_bills(
    state: &AppState,
    session: &CurrentSession,
    subscription: Option<SubscriptionId>,
    cursor: Option<String>,
) -> Result<Page<BillRow>, Refusal> {
    let visible = visible_subscriptions(&session.viewer);
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        let job = (visible.clone(), subscription.clone(), cursor.clone());
        Box::pin(async move {
            let (visible, subscription, cursor) = job;
            let of = subscription.as_ref();
            let listed =
                store::invoices::list(tx, &visible, of, cursor.as_deref(), PAGE_SIZE).await?;
            let (records, next_cursor) = listed;
            let payers = payers(tx, &records).await?;
            let mut items = Vec::new();
            for record in &records {
                let document = document_of(tx, record).await?;
                items.push(row(record, &document, &payers));
            }
            Ok::<_, Refusal>(Page { items, next_cursor })
        })
    });
    unit.await
}

/// One bill with its lines.
///
/// # Errors
/// [`Refusal::NotFound`] also for one that the viewer may not see,
/// [`Refusal::Store`].
pub async fn get_bill(
    state: &AppState,
    session: &CurrentSession,
    invoice: &InvoiceId,
) -> Result<BillDetail, Refusal> {
    let job = (session.clone(), invoice.clone());
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        let (session, id) = job.clone();
        Box::pin(async move { detail(tx, &session, &id).await })
    });
    unit.await
}

/// A bill that the viewer may see, with its subscription and its order.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Store`].
pub async fn visible_bill(
    tx: &mut TenantTx,
    session: &CurrentSession,
    id: &InvoiceId,
) -> Result<(InvoiceRecord, SubscriptionRecord, OrderRecord), Refusal> {
    let bill = store::invoices::find(tx, id).await?;
    let bill = bill.ok_or(Refusal::NotFound)?;
    let subscription = store::subscriptions::find(tx, &bill.subscription).await?;
    let subscription = subscription.ok_or(Refusal::Bug("a bill without its subscription"))?;
    // A purchase may have become another's since; a bill stays its payer's.
    let rights = access::SubscriptionAccess {
        purchaser: bill.payer.as_ref(),
        ..rights_of(&subscription)
    };
    access::authorize_view_subscription(&session.viewer, rights)?;
    let order = store::orders::find(tx, &bill.order).await?;
    let order = order.ok_or(Refusal::Bug("a bill without its order"))?;
    Ok((bill, subscription, order))
}

async fn detail(
    tx: &mut TenantTx,
    session: &CurrentSession,
    id: &InvoiceId,
) -> Result<BillDetail, Refusal> {
    let (bill, subscription, order) = visible_bill(tx, session, id).await?;
    let document = document_of(tx, &bill).await?;
    let payers = payers(tx, std::slice::from_ref(&bill)).await?;
    let pays = authorize_change_subscription(&session.viewer, rights_of(&subscription)).is_ok();
    let is_own = bill.payer.as_ref() == Some(&session.viewer.user);
    let card = if is_own {
        card_of(tx, &order).await?
    } else {
        None
    };
    let can_be_tried = order.state.tried_again().is_ok();
    Ok(BillDetail {
        settled_at: settled_at(tx, &bill).await?,
        is_being_charged: bill.status == BillStatus::Open && order.state.is_open(),
        can_pay: pays && bill.status == BillStatus::Open && can_be_tried,
        bill: row(&bill, &document, &payers),
        purpose: bill.purpose,
        lines: document.lines.into_iter().map(LineBody::from).collect(),
        totals: TotalsBody {
            net: bill.amounts.net,
            tax: bill.amounts.tax,
            total: bill.amounts.total,
        },
        organization: document.organization,
        payer: document.payer.map(payer),
        card,
        order: bill.order,
    })
}

/// The card that was charged or tried last.
async fn card_of(
    tx: &mut TenantTx,
    order: &OrderRecord,
) -> Result<Option<CardSummary>, StoreError> {
    let attempt = store::attempts::find(tx, &order.id, order.state.attempt()).await?;
    Ok(attempt.map(|attempt| attempt.card.summary))
}

async fn settled_at(
    tx: &mut TenantTx,
    bill: &InvoiceRecord,
) -> Result<Option<DateTime<Utc>>, StoreError> {
    match bill.status {
        BillStatus::Paid => store::charges::charged_at(tx, &bill.order).await,
        BillStatus::Credit => store::refunds::done_at(tx, &bill.id).await,
        BillStatus::Open | BillStatus::Void | BillStatus::ByAgreement => Ok(None),
    }
}

/// What the bill says. Of bills from before that was kept it is put together
/// from the order.
async fn document_of(tx: &mut TenantTx, bill: &InvoiceRecord) -> Result<BillDocument, Refusal> {
    if let Some(document) = &bill.document {
        return Ok(document.clone());
    }
    let tenant = tx.tenant().clone();
    let tenant = store::tenants::find(tx, &tenant).await?;
    let tenant = tenant.ok_or(Refusal::Bug("a bill without its organization"))?;
    let subscription = store::subscriptions::find(tx, &bill.subscription).await?;
    let subscription = subscription.ok_or(Refusal::Bug("a bill without its subscription"))?;
    let person = match &bill.payer {
        Some(payer) => store::users::find(tx, payer).await?,
        None => None,
    };
    let line = whole_period(&subscription)?;
    // Only the first period was billed then; what it came to is known.
    let is_whole = line.net == bill.amounts.net;
    Ok(BillDocument {
        product_name: subscription.product_name,
        lines: if is_whole { vec![line] } else { Vec::new() },
        organization: tenant.tenant.name,
        payer: person.map(|person| Payer {
            name: person.display_name,
            email: person.email.as_str().to_owned(),
            tax_id: None,
            cost_center: None,
        }),
    })
}

fn row(
    record: &InvoiceRecord,
    document: &BillDocument,
    payers: &BTreeMap<UserId, User>,
) -> BillRow {
    let payer = record.payer.as_ref().and_then(|id| payers.get(id));
    BillRow {
        id: record.id.clone(),
        number: record.number.clone(),
        issued_at: record.issued_at,
        product_name: document.product_name.clone(),
        subscription: record.subscription.clone(),
        payer: payer.map(bodies::person),
        status: record.status,
        total: record.amounts.total,
    }
}

fn payer(payer: Payer) -> PayerBody {
    let Payer {
        name,
        email,
        tax_id,
        cost_center,
    } = payer;
    PayerBody {
        name,
        email,
        tax_id,
        cost_center,
    }
}

async fn payers(
    tx: &mut TenantTx,
    records: &[InvoiceRecord],
) -> Result<BTreeMap<UserId, User>, StoreError> {
    let mut people = BTreeMap::new();
    for id in records.iter().filter_map(|record| record.payer.as_ref()) {
        if !people.contains_key(id)
            && let Some(user) = store::users::find(tx, id).await?
        {
            people.insert(id.clone(), user);
        }
    }
    Ok(people)
}
