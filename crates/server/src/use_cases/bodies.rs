//! Domain and database values as bodies of the API.

use api::orders::QuoteBody;
use api::parts::{Person, ProductName};
use api::subscriptions::SubscriptionRow;
use chrono::{DateTime, Utc};
use domain::ids::{OrderId, ProductId};
use domain::product::Product;
use domain::subscription::{Lifecycle, RecurringBilling};
use domain::user::User;
use domain::{quote, term, trial};
use store::quotes::QuoteRecord;
use store::subscriptions::SubscriptionRecord;
use store::trials::TrialRecord;

use crate::refusal::Refusal;
use crate::state::AppState;

/// A person.
pub fn person(user: &User) -> Person {
    Person {
        id: user.id.clone(),
        name: user.display_name.clone(),
        email: user.email.clone(),
    }
}

/// A product of the catalog.
pub fn product_name(product: &Product) -> ProductName {
    ProductName {
        id: product.id.clone(),
        slug: product.slug.clone(),
        name: product.name.clone(),
    }
}

/// A product that was bought: the catalog may have dropped it since, so the
/// name at the time of purchase stands in.
pub fn bought_product(state: &AppState, id: &ProductId, name: &str) -> ProductName {
    state.catalog.by_id(id).map_or_else(
        || ProductName {
            id: id.clone(),
            slug: id.to_string(),
            name: name.to_owned(),
        },
        product_name,
    )
}

/// A quote.
///
/// # Errors
/// [`Refusal::Bug`] past the end of the calendar.
pub fn quote(
    state: &AppState,
    record: QuoteRecord,
    order: Option<OrderId>,
    started: Option<&TrialRecord>,
) -> Result<QuoteBody, Refusal> {
    let (name, now) = (record.product.to_string(), state.clock.business_now());
    let renews_at = match (started, record.trial) {
        (Some(trial), _) => Some(trial.course.ends_at),
        (None, Some(_)) => Some(trial::end_of(now)),
        (None, None) => quote::first_renewal(now, record.term),
    };
    Ok(QuoteBody {
        product: bought_product(state, &record.product, &name),
        id: record.id,
        term: record.term,
        quantity: record.quantity,
        trial: record.trial,
        renews_at: renews_at.ok_or(Refusal::Bug("a renewal past the end of the calendar"))?,
        amounts: record.amounts.into(),
        expires_at: record.expires_at,
        order,
        subscription: started.map(|trial| trial.subscription.clone()),
    })
}

/// A row of "Your products".
pub fn subscription(
    state: &AppState,
    record: &SubscriptionRecord,
    purchaser: Option<&User>,
) -> SubscriptionRow {
    let lifecycle = record
        .lifecycle
        .moved_on(state.catalog.rules(), state.clock.business_now());
    let (expires_at, recurring_billing) = expiry(lifecycle);
    SubscriptionRow {
        id: record.id.clone(),
        product: bought_product(state, &record.product, &record.product_name),
        purchaser: purchaser.map(person),
        channel: record.channel,
        quantity: record.quantity,
        assigned: record.assigned,
        status: lifecycle.status(),
        expires_at,
        recurring_billing,
        term: record.term,
        unit_price: record.amounts.unit_price,
        trial: record.trial,
    }
}

/// The end of the first period of what was bought at `placed_at`.
///
/// # Errors
/// [`Refusal::Bug`] past the end of the calendar.
pub fn first_period_end(
    placed_at: DateTime<Utc>,
    term: term::BillingTerm,
) -> Result<DateTime<Utc>, Refusal> {
    term::period_end(placed_at, term, 0)
        .ok_or(Refusal::Bug("a period past the end of the calendar"))
}

const fn expiry(lifecycle: Lifecycle) -> (DateTime<Utc>, RecurringBilling) {
    match lifecycle {
        Lifecycle::Active { ends_at, recurring } => (ends_at, recurring),
        Lifecycle::Expired { since }
        | Lifecycle::Disabled { since }
        | Lifecycle::Deleted { since } => (since, RecurringBilling::Off),
    }
}
