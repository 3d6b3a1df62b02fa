//! Writing a bill or a credit note, as it will stand for good.

use chrono::{DateTime, Utc};
use domain::billing::bill::{BillDocument, Payer};
use domain::billing::line::{Line, Price};
use domain::billing::tax_id::{CostCenter, TaxId};
use domain::ids::{InvoiceId, OrderId, TenantId, UserId};
use domain::quote::Amounts;
use store::invoices::{NewInvoice, Subject};
use store::subscriptions::SubscriptionRecord;
use store::{StoreError, TenantTx};

use crate::refusal::Refusal;

/// What is to be written.
pub struct Bill<'a> {
    /// Its id.
    pub id: InvoiceId,
    /// For what, as it is in the period that is billed.
    pub subscription: &'a SubscriptionRecord,
    /// By which order.
    pub order: &'a OrderId,
    /// What of the period.
    pub subject: Subject,
    /// Its lines.
    pub lines: Vec<Line>,
    /// What they come to.
    pub amounts: Amounts,
    /// When it is written.
    pub at: DateTime<Utc>,
}

/// Writes it, and gives its number.
///
/// # Errors
/// [`Refusal::Store`], [`Refusal::Bug`].
pub async fn write_bill(
    tx: &mut TenantTx,
    tenant: &TenantId,
    bill: Bill<'_>,
) -> Result<String, Refusal> {
    let found = store::tenants::find(tx, tenant).await?;
    let tenant = found.ok_or(Refusal::Bug("a bill without its organization"))?;
    let subscription = bill.subscription;
    let document = BillDocument {
        product_name: subscription.product_name.clone(),
        lines: bill.lines,
        organization: tenant.tenant.name,
        payer: payer(tx, subscription.purchaser.as_ref()).await?,
    };
    let invoice = NewInvoice {
        id: bill.id,
        subscription: subscription.id.clone(),
        order: bill.order.clone(),
        period_index: subscription.billing.period_index,
        subject: bill.subject,
        payer: subscription.purchaser.clone(),
        amounts: bill.amounts,
        document,
        issued_at: bill.at,
    };
    Ok(store::invoices::issue(tx, &tenant.code, &invoice).await?)
}

/// The one line of a whole period.
///
/// # Errors
/// [`Refusal::Bug`] past the end of the calendar.
pub fn whole_period(subscription: &SubscriptionRecord) -> Result<Line, Refusal> {
    let life = subscription.life();
    let period = life.schedule.period();
    let period = period.ok_or(Refusal::Bug("a period past the end of the calendar"))?;
    let quantity = subscription.quantity.get();
    Ok(Line::charge(quantity, &life.price, period, period.whole())?)
}

/// The price of a license in these amounts.
pub fn price_of(amounts: &Amounts) -> Price {
    Price {
        unit: amounts.unit_price,
        tax_label: amounts.tax_label.clone(),
        tax_rate: amounts.tax_rate,
        tax_kind: amounts.tax_kind,
    }
}

async fn payer(tx: &mut TenantTx, user: Option<&UserId>) -> Result<Option<Payer>, StoreError> {
    let Some(user) = user else {
        return Ok(None);
    };
    let details = store::billing_details::find(tx, user).await?;
    let person = store::users::find(tx, user).await?;
    Ok(person.map(|person| Payer {
        name: person.display_name,
        email: person.email.as_str().to_owned(),
        tax_id: details.tax_id.as_ref().map(TaxId::as_str).map(Into::into),
        cost_center: details
            .cost_center
            .as_ref()
            .map(CostCenter::as_str)
            .map(Into::into),
    }))
}
