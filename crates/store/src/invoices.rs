//! Bills and credit notes, numbered without gaps in one series per organization.

use chrono::{DateTime, Utc};
use domain::access::VisibleSubscriptions;
use domain::billing::bill::{BillDocument, BillFacts, BillStatus};
use domain::checkout::{OrderPurpose, OrderState};
use domain::ids::{InvoiceId, OrderId, SubscriptionId, UserId};
use domain::quote::Amounts;
use domain::subscription::PurchaseChannel;

use crate::amounts::{self, amounts_columns};
use crate::cursor::Cursor;
use crate::database::{Row, TenantTx, params};
use crate::error::StoreError;

const TABLE: &str = "invoices";

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, number, subscription_id, order_id, period_index, payer_id, document, ",
            amounts_columns!(),
            ", issued_at, voided_at, (SELECT o.state FROM orders o \
             WHERE o.tenant_id = invoices.tenant_id AND o.id = invoices.order_id) AS order_state, \
             (SELECT o.purpose FROM orders o WHERE o.tenant_id = invoices.tenant_id \
             AND o.id = invoices.order_id) AS order_purpose, \
             (SELECT s.channel FROM subscriptions s WHERE s.tenant_id = invoices.tenant_id \
             AND s.id = invoices.subscription_id) AS channel FROM invoices WHERE tenant_id = $1 ",
            $rest
        )
    };
}

/// A bill that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInvoice {
    /// Its id.
    pub id: InvoiceId,
    /// For what.
    pub subscription: SubscriptionId,
    /// By which order; of a credit note one whose charge is given back.
    pub order: OrderId,
    /// For which period, from 0.
    pub period_index: u32,
    /// What of the period.
    pub subject: Subject,
    /// Who pays; nobody in particular under an agreement.
    pub payer: Option<UserId>,
    /// What it comes to.
    pub amounts: Amounts,
    /// What it says.
    pub document: BillDocument,
    /// When it is written.
    pub issued_at: DateTime<Utc>,
}

/// What of a period a bill is about: of each there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The whole of it.
    Period,
    /// Licenses that its order adds in the course of it.
    Addition,
    /// What is given back of it.
    Credit,
}

/// A bill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceRecord {
    /// Its id.
    pub id: InvoiceId,
    /// Its number, such as `HARB-000001`.
    pub number: String,
    /// For what.
    pub subscription: SubscriptionId,
    /// By which order.
    pub order: OrderId,
    /// For which period, from 0.
    pub period_index: u32,
    /// Who pays; nobody in particular under an agreement.
    pub payer: Option<UserId>,
    /// What it says; not known of bills from before that was kept.
    pub document: Option<BillDocument>,
    /// What it comes to.
    pub amounts: Amounts,
    /// When it was written.
    pub issued_at: DateTime<Utc>,
    /// Where it stands.
    pub status: BillStatus,
    /// What its order is for.
    pub purpose: OrderPurpose,
    /// How its subscription was bought.
    pub channel: PurchaseChannel,
}

/// Writes a bill under the organization's next number, and gives the number. A second bill of the
/// same period, or of the same order that adds licenses to it, is a conflict with
/// `invoices_tenant_id_subscription_id_period_index_addition_key`, and uses up no number.
pub async fn issue(
    tx: &mut TenantTx,
    code: &str,
    invoice: &NewInvoice,
) -> Result<String, StoreError> {
    let number = format!("{code}-{:06}", next_number(tx).await?);
    let sql = concat!(
        "INSERT INTO invoices (tenant_id, id, number, subscription_id, order_id, period_index, \
         addition, payer_id, document, ",
        amounts_columns!(),
        ", issued_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, \
         $16, $17, $18)"
    );
    let addition = match invoice.subject {
        Subject::Period => "",
        Subject::Addition => invoice.order.as_str(),
        Subject::Credit => invoice.id.as_str(),
    };
    let document = serde_json::to_string(&invoice.document).map_err(StoreError::unavailable)?;
    let total_currency = invoice.amounts.total.currency();
    let [
        currency,
        unit_price,
        net,
        tax_label,
        tax_rate,
        tax_kind,
        tax,
        total,
    ] = amounts::params(&invoice.amounts, &total_currency);
    tx.execute_one(
        sql,
        params![
            &invoice.id,
            &number,
            &invoice.subscription,
            &invoice.order,
            invoice.period_index,
            addition,
            invoice.payer.as_ref().map_or("", UserId::as_str),
            &document,
            currency,
            unit_price,
            net,
            tax_label,
            tax_rate,
            tax_kind,
            tax,
            total,
            invoice.issued_at,
        ],
    )
    .await?;
    Ok(number)
}

/// The bill with this id.
pub async fn find(tx: &mut TenantTx, id: &InvoiceId) -> Result<Option<InvoiceRecord>, StoreError> {
    let row = tx.row(TABLE, select!("AND id = $2"), params![id]).await?;
    row.map(read).transpose()
}

/// The bill of an order, whatever was given back of it later.
pub async fn of_order(
    tx: &mut TenantTx,
    order: &OrderId,
) -> Result<Option<InvoiceRecord>, StoreError> {
    let sql = select!("AND order_id = $2 AND total >= 0 ORDER BY period_index LIMIT 1");
    let row = tx.row(TABLE, sql, params![order]).await?;
    row.map(read).transpose()
}

/// A page of the bills that somebody may see, the latest first, of one subscription or of all.
pub async fn list(
    tx: &mut TenantTx,
    visible: &VisibleSubscriptions,
    subscription: Option<&SubscriptionId>,
    cursor: Option<&str>,
    limit: usize,
) -> Result<(Vec<InvoiceRecord>, Option<String>), StoreError> {
    let after = cursor.and_then(Cursor::parse);
    let before = after.as_ref().map_or((i64::MAX, ""), |cursor| {
        (cursor.key.parse().unwrap_or(i64::MAX), cursor.id.as_str())
    });
    // One more than asked for says whether there is another page.
    let most = i64::try_from(limit + 1).unwrap_or(i64::MAX);
    let mut found = match (visible, subscription) {
        (_, Some(subscription)) => of_subscription(tx, visible, subscription, before, most).await?,
        (VisibleSubscriptions::All, None) => {
            let sql =
                select!("AND (issued_at, id) < ($2, $3) ORDER BY issued_at DESC, id DESC LIMIT $4");
            rows(tx, sql, params![before.0, before.1, most]).await?
        }
        (VisibleSubscriptions::Own(own), None) => of_payer(tx, own.as_str(), before, most).await?,
        (VisibleSubscriptions::CentralAndOwn(own), None) => {
            let mut both = of_payer(tx, own.as_str(), before, most).await?;
            both.extend(of_payer(tx, "", before, most).await?);
            both.sort_by(|a, b| (b.issued_at, &b.id).cmp(&(a.issued_at, &a.id)));
            both
        }
    };
    let has_more = found.len() > limit;
    found.truncate(limit);
    let last = found.last().filter(|_| has_more);
    let next = last.map(|last| Cursor {
        key: last.issued_at.timestamp_micros().to_string(),
        id: last.id.to_string(),
    });
    Ok((found, next.map(|next| next.to_text())))
}

/// Asks for the bills of an order no more; again is harmless.
pub async fn void(tx: &mut TenantTx, order: &OrderId, at: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = "UPDATE invoices SET voided_at = $2 \
        WHERE tenant_id = $1 AND order_id = $3 AND voided_at IS NULL";
    tx.execute(sql, params![at, order]).await.map(drop)
}

async fn of_payer(
    tx: &mut TenantTx,
    payer: &str,
    (issued_at, id): (i64, &str),
    most: i64,
) -> Result<Vec<InvoiceRecord>, StoreError> {
    let sql = select!(
        "AND payer_id = $2 AND (issued_at, id) < ($3, $4) \
         ORDER BY issued_at DESC, id DESC LIMIT $5"
    );
    rows(tx, sql, params![payer, issued_at, id, most]).await
}

async fn of_subscription(
    tx: &mut TenantTx,
    visible: &VisibleSubscriptions,
    subscription: &SubscriptionId,
    (issued_at, id): (i64, &str),
    most: i64,
) -> Result<Vec<InvoiceRecord>, StoreError> {
    let sql = select!(
        "AND subscription_id = $2 AND (issued_at, id) < ($3, $4) \
         ORDER BY issued_at DESC, id DESC LIMIT $5"
    );
    let mut found = rows(tx, sql, params![subscription, issued_at, id, most]).await?;
    found.retain(|bill| match visible {
        VisibleSubscriptions::All => true,
        VisibleSubscriptions::Own(own) => bill.payer.as_ref() == Some(own),
        VisibleSubscriptions::CentralAndOwn(own) => {
            bill.payer.as_ref().is_none_or(|payer| payer == own)
        }
    });
    Ok(found)
}

async fn rows(
    tx: &mut TenantTx,
    sql: &str,
    params: &[crate::database::Param<'_>],
) -> Result<Vec<InvoiceRecord>, StoreError> {
    let rows = tx.rows(TABLE, sql, params).await?;
    rows.into_iter().map(read).collect()
}

/// The row of the series stays locked until the bill is kept, so that no number is left out.
async fn next_number(tx: &mut TenantTx) -> Result<i64, StoreError> {
    let row = tx
        .row(
            "invoice_series",
            "INSERT INTO invoice_series (tenant_id, last_number) VALUES ($1, 1) \
             ON CONFLICT (tenant_id) \
             DO UPDATE SET last_number = invoice_series.last_number + 1 RETURNING last_number",
            params![],
        )
        .await?;
    let none = StoreError::RowsAffected {
        expected: 1,
        actual: 0,
    };
    row.ok_or(none)?.int("last_number")
}

fn read(mut row: Row) -> Result<InvoiceRecord, StoreError> {
    let id = row.parse("id")?;
    let number = row.text("number")?;
    let subscription = row.parse("subscription_id")?;
    let order = row.parse("order_id")?;
    let period_index = row.number("period_index")?;
    let payer = row.text("payer_id")?;
    let payer = if payer.is_empty() {
        None
    } else {
        Some(UserId::parse(&payer).map_err(|_| row.corrupt("payer_id"))?)
    };
    let document = row.optional_text("document")?;
    let document = document.map(|document| serde_json::from_str(&document));
    let document = document.transpose().map_err(|_| row.corrupt("document"))?;
    let amounts = amounts::read(&mut row)?;
    let issued_at = row.instant("issued_at")?;
    let is_void = row.optional_instant("voided_at")?.is_some();
    let is_paid = row.text("order_state")? == OrderState::Paid { attempt: 1 }.as_str();
    let purpose = row.word("order_purpose", OrderPurpose::parse)?;
    let channel = row.word("channel", PurchaseChannel::parse)?;
    let facts = BillFacts {
        total: amounts.total,
        is_void,
        is_paid,
        is_central: channel == PurchaseChannel::Central,
    };
    Ok(InvoiceRecord {
        id,
        number,
        subscription,
        order,
        period_index,
        payer,
        document,
        amounts,
        issued_at,
        status: facts.status(),
        purpose,
        channel,
    })
}
