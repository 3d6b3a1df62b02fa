//! Buying a license centrally for somebody who asked (B4, R43b): on the
//! organization's bill, at the price of its agreement, without a card.

use api::license_requests::CentralPrice;
use chrono::{DateTime, Utc};
use domain::billing::line::Line;
use domain::central_purchase::{Addition, Running, add_one, unit_price};
use domain::checkout::{OrderPurpose, OrderState};
use domain::eligibility::Ineligible;
use domain::ids::{InvoiceId, OrderId, ProductId, QuoteId, SubscriptionId, UserId};
use domain::market::Market;
use domain::money::Money;
use domain::policy::Availability;
use domain::price_list::Sale;
use domain::product::Product;
use domain::quantity::LicenseQuantity;
use domain::quote::{Amounts, sum};
use domain::subscription::{Lifecycle, PurchaseChannel, RecurringBilling};
use domain::term::BillingTerm;
use serde_json::json;
use store::invoices::Subject;
use store::license_requests::LicenseRequestRecord;
use store::orders::OrderRecord;
use store::subscriptions::{Billing, SubscriptionRecord};
use store::{StoreError, TenantTx};

use crate::ids::new_id;
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::billing::{Bill, look_again, whole_period, write_bill};
use crate::use_cases::bodies::first_period_end;
use crate::use_cases::record::Change;
use crate::use_cases::session::CurrentSession;

/// A new central subscription runs from month to month, so that one license
/// does not bind the organization for a year.
const FIRST_TERM: BillingTerm = BillingTerm::Monthly;

/// Everything the unit of work needs, made before it.
#[derive(Clone)]
pub struct Buying {
    state: AppState,
    market: Market,
    buyer: UserId,
    accepted_total: Money,
    order: OrderId,
    quote: QuoteId,
    subscription: SubscriptionId,
    invoice: InvoiceId,
}

/// What a license more would cost, and where it would go.
enum Plan {
    Add(Box<SubscriptionRecord>, Addition),
    Begin(Amounts),
}

impl Buying {
    /// A purchase for this total.
    ///
    /// # Errors
    /// [`Refusal::Bug`].
    pub fn new(
        state: &AppState,
        session: &CurrentSession,
        accepted_total: Money,
    ) -> Result<Self, Refusal> {
        Ok(Self {
            state: state.clone(),
            market: market_of(session),
            buyer: session.viewer.user.clone(),
            accepted_total,
            order: new_id(&*state.random)?,
            quote: new_id(&*state.random)?,
            subscription: new_id(&*state.random)?,
            invoice: new_id(&*state.random)?,
        })
    }

    /// Adds a license to a central subscription of the product, or begins one,
    /// with order and bill, and gives the event to record.
    ///
    /// # Errors
    /// [`Refusal::NotEligible`] for a product that the organization has made
    /// unavailable (R40), [`Refusal::Stale`] where it costs something else than
    /// was accepted, [`Refusal::NotFound`], [`Refusal::Store`].
    pub async fn buy(
        &self,
        tx: &mut TenantTx,
        request: &LicenseRequestRecord,
        at: DateTime<Utc>,
    ) -> Result<Change, Refusal> {
        let product = self.state.catalog.by_id(&request.product);
        let product = product.ok_or(Refusal::NotFound)?;
        let policy = store::policies::of_product_for_order(tx, &product.id).await?;
        if policy.policy.availability == Availability::Unavailable {
            return Err(Refusal::NotEligible(Ineligible::ProductUnavailable));
        }
        let running = store::subscriptions::hold_central(tx, &product.id, at).await?;
        let sale = self.state.catalog.sale(self.market, at);
        let plan = plan(tx, product, &sale, running).await?;
        if plan.now().total != self.accepted_total {
            return Err(Refusal::Stale);
        }
        let order = self.order(product, &plan, at);
        store::quotes::insert(tx, &order.own_quote()).await?;
        store::orders::insert(tx, &order).await?;
        let (subscription, subject, line) = match plan {
            Plan::Add(running, more) => {
                let (id, quantity) = (&running.id, more.quantity);
                store::subscriptions::set_quantity(tx, id, quantity, &more.period).await?;
                let before = running.life();
                let period = before.running();
                let period = period.map_err(|_| Refusal::Bug("a license more in no period"))?;
                let line = Line::charge(1, &before.price, period, period.rest(at))?;
                (*running, Subject::Addition, line)
            }
            Plan::Begin(amounts) => {
                let begun = self.subscription(&order, &amounts)?;
                store::subscriptions::insert(tx, &begun).await?;
                let tenant = tx.tenant().clone();
                look_again(tx, &self.state, &tenant, &begun).await?;
                let line = whole_period(&begun)?;
                (begun, Subject::Period, line)
            }
        };
        store::orders::set_subscription(tx, &order.id, &subscription.id).await?;
        let bill = Bill {
            id: self.invoice.clone(),
            subscription: &subscription,
            order: &order.id,
            subject,
            lines: vec![line],
            amounts: order.amounts.clone(),
            at,
        };
        let bill = write_bill(tx, &tx.tenant().clone(), bill).await?;
        Ok(Change {
            action: "order.bought_centrally",
            object: order.id.to_string(),
            before: None,
            after: Some(json!({
                "subscription": subscription.id, "product": product.slug, "quantity": 1,
                "request": request.id, "total": order.amounts.total, "bill": bill,
            })),
        })
    }

    fn order(&self, product: &Product, plan: &Plan, at: DateTime<Utc>) -> OrderRecord {
        OrderRecord {
            id: self.order.clone(),
            purpose: OrderPurpose::Purchase,
            quote: self.quote.clone(),
            purchaser: self.buyer.clone(),
            product: product.id.clone(),
            product_name: product.name.clone(),
            term: plan.term(),
            quantity: LicenseQuantity::ONE,
            amounts: plan.now().clone(),
            // On the bill: no card is charged.
            state: OrderState::Paid { attempt: 1 },
            placed_at: at,
            subscription: None,
        }
    }

    fn subscription(
        &self,
        order: &OrderRecord,
        amounts: &Amounts,
    ) -> Result<SubscriptionRecord, Refusal> {
        Ok(SubscriptionRecord {
            billing: Billing::begun(order.placed_at),
            trial: None,
            id: self.subscription.clone(),
            product: order.product.clone(),
            product_name: order.product_name.clone(),
            channel: PurchaseChannel::Central,
            purchaser: None,
            purchaser_name: String::new(),
            quantity: LicenseQuantity::ONE,
            assigned: 0,
            term: FIRST_TERM,
            amounts: amounts.clone(),
            lifecycle: Lifecycle::Active {
                ends_at: first_period_end(order.placed_at, FIRST_TERM)?,
                recurring: RecurringBilling::On,
            },
            anchor_at: order.placed_at,
            created_at: order.placed_at,
            order: Some(order.id.clone()),
            payment_method: None,
        })
    }
}

impl Plan {
    /// What is billed now.
    const fn now(&self) -> &Amounts {
        match self {
            Self::Add(_, more) => &more.now,
            Self::Begin(amounts) => amounts,
        }
    }

    fn term(&self) -> BillingTerm {
        match self {
            Self::Add(running, _) => running.term,
            Self::Begin(_) => FIRST_TERM,
        }
    }
}

/// What a license more of the product would cost the organization now; nothing
/// for what is not sold to it.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn central_price(
    tx: &mut TenantTx,
    state: &AppState,
    sale: &Sale<'_>,
    product: &ProductId,
) -> Result<Option<CentralPrice>, StoreError> {
    let Some(product) = state.catalog.by_id(product) else {
        return Ok(None);
    };
    let policy = store::policies::of_product(tx, &product.id).await?;
    let running = store::subscriptions::central(tx, &product.id, sale.at).await?;
    match plan(tx, product, sale, running).await {
        _ if policy.policy.availability == Availability::Unavailable => Ok(None),
        Err(Refusal::Store(error)) => Err(error),
        Err(_) => Ok(None),
        Ok(plan) => Ok(Some(CentralPrice {
            unit_price: match &plan {
                Plan::Add(_, more) => more.period.unit_price,
                Plan::Begin(amounts) => amounts.unit_price,
            },
            term: plan.term(),
            total: plan.now().total,
        })),
    }
}

/// Where the organization is.
pub const fn market_of(session: &CurrentSession) -> Market {
    session.tenant.tenant.facts.market
}

/// The first subscription that can have another license, or a new one.
async fn plan(
    tx: &mut TenantTx,
    product: &Product,
    sale: &Sale<'_>,
    running: Vec<SubscriptionRecord>,
) -> Result<Plan, Refusal> {
    let agreement = store::agreement_prices::find(tx, &product.id).await?;
    for record in running {
        let Lifecycle::Active { ends_at, .. } = record.lifecycle else {
            continue;
        };
        let running = Running {
            quantity: record.quantity,
            term: record.term,
            unit_price: record.amounts.unit_price,
            anchor_at: record.anchor_at,
            ends_at,
            product,
        };
        if let Some(more) = add_one(&running, agreement, sale)? {
            return Ok(Plan::Add(Box::new(record), more));
        }
    }
    let price = unit_price(product, agreement, sale, FIRST_TERM)?;
    Ok(Plan::Begin(sum(price, sale.terms, LicenseQuantity::ONE)?))
}
