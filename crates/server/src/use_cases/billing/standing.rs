//! Where a subscription stands with its bills, for its page.

use api::subscriptions::{NextBody, UnpaidBody};
use chrono::{DateTime, Utc};
use domain::access::authorize_change_subscription;
use domain::billing::change::ChangeKind;
use domain::billing::life::Debt;
use domain::checkout::{OrderPurpose, OrderState};
use domain::quantity::LicenseQuantity;
use store::invoices::InvoiceRecord;
use store::orders::OrderRecord;
use store::subscriptions::SubscriptionRecord;

use super::change::{ends_of, maximum};
use crate::state::AppState;
use crate::use_cases::session::CurrentSession;
use crate::use_cases::subscriptions::rights_of;

/// What can be changed, what will change, and when it ends.
pub struct Standing {
    /// What the viewer can change now.
    pub changes: Vec<ChangeKind>,
    /// The most licenses it can have.
    pub max_licenses: u32,
    /// What changes with the next period.
    pub next: NextBody,
    /// When people lose access.
    pub access_ends_at: Option<DateTime<Utc>>,
    /// When the data is deleted.
    pub data_ends_at: Option<DateTime<Utc>>,
}

/// Where the subscription stands, for this viewer.
pub fn standing_of(
    state: &AppState,
    session: &CurrentSession,
    record: &SubscriptionRecord,
) -> Standing {
    let (rules, now) = (state.catalog.rules(), state.clock.business_now());
    let life = record.life().moved_on(rules, now);
    let right = authorize_change_subscription(&session.viewer, rights_of(record));
    let ends = ends_of(state, &life);
    Standing {
        // A trial has its own way out.
        changes: match right {
            Ok(_) if record.trial.is_none() => life.possible(rules, now),
            _ => Vec::new(),
        },
        max_licenses: maximum(state, record),
        next: NextBody {
            licenses: life.next.quantity.map(LicenseQuantity::get),
            term: life.next.term,
        },
        access_ends_at: ends.map(|(access, _)| access),
        data_ends_at: ends.map(|(_, data)| data),
    }
}

/// The bill of the period that runs, while it waits to be paid.
pub fn unpaid_of(
    record: &SubscriptionRecord,
    orders: &[(OrderRecord, Option<InvoiceRecord>)],
) -> Option<UnpaidBody> {
    let debt = record.billing.debt?;
    let mut orders = orders.iter();
    let latest = orders.find(|(order, _)| order.purpose == OrderPurpose::Renewal);
    let (order, bill) = latest?;
    Some(UnpaidBody {
        bill: bill.as_ref().map(|bill| bill.id.clone()),
        reason: match order.state {
            OrderState::Declined { reason, .. } => Some(reason),
            _ => None,
        },
        next_try_at: Debt::next_try(debt),
        expires_at: debt.ends_at(),
    })
}
