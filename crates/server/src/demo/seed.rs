//! Writing the demo organizations into an empty database.

use std::sync::Arc;

use anyhow::{Context, Result};
use chrono::{DateTime, TimeDelta, Utc};
use domain::email::EmailAddress;
use domain::ids::{OrderId, ProductId, QuoteId, SubscriptionId, TenantId, UserId};
use domain::market::Market;
use domain::money::{Currency, Money, TaxKind, TaxRate};
use domain::price_list::MONTHS_BILLED_PER_YEAR;
use domain::quantity::LicenseQuantity;
use domain::quote::Amounts;
use domain::subscription::{Lifecycle, PurchaseChannel, RecurringBilling};
use domain::tenant::{OrganizationFacts, Tenant};
use domain::term::{BillingTerm, period_end};
use domain::user::{AccountStatus, DirectorySource, User, UserKind};
use store::orders::OrderRecord;
use store::quotes::QuoteRecord;
use store::subscriptions::{Billing, SubscriptionRecord};
use store::tenants::TenantRecord;
use store::{StoreError, TenantTx};

use super::organizations::{ORGANIZATIONS, Organization};
use super::partners;
use crate::state::AppState;
use crate::use_cases::billing;

/// Harbor's central purchase: bought, assigned, and its agreement price per
/// license and month in cents (`interface-contract.md`).
const CENTRAL_LICENSES: u32 = 25;
const CENTRAL_ASSIGNED: usize = 18;
const CENTRAL_PRODUCT: &str = "CFQ7TTC0L3PB";
const AGREEMENT_PRICE: i64 = 790;

/// Adds the organizations, unless there are any already.
///
/// # Errors
/// Whatever keeps one of them from being written.
pub async fn seed(state: &AppState) -> Result<()> {
    let known = state
        .store
        .read_global(|tx| Box::pin(async move { store::tenants::count(tx).await }));
    if known
        .await
        .map_err(|error: StoreError| anyhow::Error::from(error))?
        > 0
    {
        return Ok(());
    }
    for organization in ORGANIZATIONS {
        add(state, organization)
            .await
            .with_context(|| organization.name.to_owned())?;
    }
    // Guests come last: their own organizations must be there.
    for organization in ORGANIZATIONS {
        for (home, mailbox) in organization.guests {
            add_guest(state, organization, home, mailbox).await?;
        }
    }
    let (partner, customer) = (tenant_id("nort")?, tenant_id("harb")?);
    partners::grant_billing(state, partner, &customer, user_id("harb", "gwen")?).await
}

async fn add(state: &AppState, organization: &Organization) -> Result<()> {
    let record = TenantRecord {
        tenant: Tenant {
            id: tenant_id(organization.code)?,
            name: organization.name.to_owned(),
            facts: OrganizationFacts {
                kind: organization.kind,
                management: organization.management,
                market: Market::parse(organization.market)?,
            },
        },
        code: organization.code.to_uppercase(),
        domain: organization.domain.to_owned(),
    };
    let tenant = record.tenant.id.clone();
    let domain = organization.domain;
    let unit = state.store.write_global(move |tx| {
        let record = record.clone();
        Box::pin(async move { store::tenants::insert(tx, &record, domain).await })
    });
    unit.await
        .map_err(|error: StoreError| anyhow::Error::from(error))?;

    let mut people = Vec::new();
    for person in organization.people {
        let user = User {
            id: user_id(organization.code, person.mailbox)?,
            tenant: tenant.clone(),
            email: EmailAddress::parse(&person.email(organization))?,
            display_name: person.name.to_owned(),
            kind: UserKind::Member,
            status: person.status,
            source: person.source,
        };
        let credential = state.passwords.hash(super::PASSWORD.to_owned()).await?;
        people.push((user, person.role, credential));
    }
    let central = match organization.code {
        "harb" => Some(central_purchase(state.clock.business_now())?),
        _ => None,
    };
    let batch = Arc::new((people, central));
    let parts = state.clone();
    let unit = state.store.write(&tenant, move |tx| {
        let (batch, state) = (Arc::clone(&batch), parts.clone());
        Box::pin(async move {
            for (user, role, credential) in &batch.0 {
                store::users::insert(tx, user).await?;
                store::users::set_credential(tx, &user.id, credential).await?;
                if let Some(role) = role {
                    store::users::grant_role(tx, &user.id, *role).await?;
                }
            }
            match &batch.1 {
                Some((order, subscription)) => add_central(tx, &state, order, subscription).await,
                None => Ok(()),
            }
        })
    });
    unit.await
        .map_err(|error: StoreError| anyhow::Error::from(error))
}

async fn add_guest(
    state: &AppState,
    organization: &Organization,
    home: &str,
    mailbox: &str,
) -> Result<()> {
    let host = ORGANIZATIONS
        .iter()
        .find(|other| other.code == home)
        .context("no such home")?;
    let person = host.people.iter().find(|person| person.mailbox == mailbox);
    let person = person.context("no such guest")?;
    let (home_tenant, home_user) = (tenant_id(home)?, user_id(home, mailbox)?);
    let guest = User {
        id: user_id(organization.code, &format!("guest-{mailbox}"))?,
        tenant: tenant_id(organization.code)?,
        email: EmailAddress::parse(&person.email(host))?,
        display_name: person.name.to_owned(),
        kind: UserKind::Guest,
        status: AccountStatus::Active,
        source: DirectorySource::Cloud,
    };
    let tenant = guest.tenant.clone();
    let unit = state.store.write(&tenant, move |tx| {
        let (guest, home_tenant, home_user) =
            (guest.clone(), home_tenant.clone(), home_user.clone());
        Box::pin(async move {
            store::users::insert(tx, &guest).await?;
            store::memberships::link(tx, &home_tenant, &home_user, &guest).await
        })
    });
    unit.await
        .map_err(|error: StoreError| anyhow::Error::from(error))
}

/// A yearly purchase under the agreement, made some months ago.
fn central_purchase(now: DateTime<Utc>) -> Result<(OrderRecord, SubscriptionRecord)> {
    let euro = Currency::parse("EUR")?;
    let quantity = LicenseQuantity::try_from(CENTRAL_LICENSES)?;
    let unit_price = Money::new(AGREEMENT_PRICE, euro).times(MONTHS_BILLED_PER_YEAR)?;
    let net = unit_price.times(CENTRAL_LICENSES)?;
    let tax_rate = TaxRate::from_basis_points(2_100);
    let tax = net.tax(tax_rate)?;
    let total = net.plus(tax)?;
    let tax_label = "VAT".to_owned();
    let amounts = Amounts {
        unit_price,
        net,
        tax_label,
        tax_rate,
        tax_kind: TaxKind::Added,
        tax,
        total,
    };
    let bought_at = now - TimeDelta::days(120);
    let subscription = SubscriptionRecord {
        billing: Billing::begun(bought_at),
        id: SubscriptionId::parse("sub_harb_central")?,
        product: ProductId::parse(CENTRAL_PRODUCT)?,
        product_name: "Power BI Pro".to_owned(),
        channel: PurchaseChannel::Central,
        purchaser: None,
        purchaser_name: String::new(),
        quantity,
        assigned: 0,
        term: BillingTerm::Annual,
        amounts: amounts.clone(),
        lifecycle: Lifecycle::Active {
            ends_at: period_end(bought_at, BillingTerm::Annual, 0).context("calendar")?,
            recurring: RecurringBilling::On,
        },
        anchor_at: bought_at,
        created_at: bought_at,
        order: None,
        trial: None,
        payment_method: None,
    };
    let order = OrderRecord {
        id: OrderId::parse("ord_harb_central")?,
        purpose: domain::checkout::OrderPurpose::Purchase,
        quote: QuoteId::parse("quo_harb_central")?,
        purchaser: user_id("harb", "bill")?,
        product: subscription.product.clone(),
        product_name: subscription.product_name.clone(),
        term: BillingTerm::Annual,
        quantity,
        amounts,
        state: domain::checkout::OrderState::Paid { attempt: 1 },
        placed_at: bought_at,
        subscription: Some(subscription.id.clone()),
    };
    Ok((order, subscription))
}

async fn add_central(
    tx: &mut TenantTx,
    state: &AppState,
    order: &OrderRecord,
    subscription: &SubscriptionRecord,
) -> Result<(), StoreError> {
    store::subscriptions::insert(tx, subscription).await?;
    let tenant = tx.tenant().clone();
    billing::look_again(tx, state, &tenant, subscription).await?;
    let quote = QuoteRecord {
        id: order.quote.clone(),
        user: order.purchaser.clone(),
        product: order.product.clone(),
        trial: None,
        term: order.term,
        quantity: order.quantity,
        amounts: order.amounts.clone(),
        created_at: order.placed_at,
        expires_at: order.placed_at,
    };
    let agreed = Money::new(AGREEMENT_PRICE, order.amounts.total.currency());
    store::agreement_prices::put(tx, &order.product, agreed).await?;
    store::quotes::insert(tx, &quote).await?;
    store::orders::insert(tx, order).await?;
    let harbor = ORGANIZATIONS
        .iter()
        .find(|organization| organization.code == "harb");
    let people = harbor.map_or(&[][..], |organization| organization.people);
    let holders = people
        .iter()
        .filter(|person| person.note.is_none())
        .take(CENTRAL_ASSIGNED);
    for person in holders {
        if let Ok(user) = user_id("harb", person.mailbox) {
            store::licenses::assign(tx, &subscription.id, &user, subscription.created_at).await?;
        }
    }
    Ok(())
}

fn tenant_id(code: &str) -> Result<TenantId> {
    Ok(TenantId::parse(&format!("ten_{code}"))?)
}

fn user_id(code: &str, mailbox: &str) -> Result<UserId> {
    Ok(UserId::parse(&format!(
        "usr_{code}_{}",
        mailbox.replace('.', "_")
    ))?)
}
