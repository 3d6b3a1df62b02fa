//! Organizations, people and purchases for the cases.

use chrono::{DateTime, TimeDelta, Utc};
use domain::audit::Actor;
use domain::billing::bill::BillDocument;
use domain::card::CardSummary;
use domain::checkout::{OrderPurpose, OrderState};
use domain::email::EmailAddress;
use domain::ids::{
    InvoiceId, OrderId, PaymentMethodId, ProductId, QuoteId, SubscriptionId, TenantId, UserId,
};
use domain::market::Market;
use domain::money::{Currency, Money, TaxRate};
use domain::quantity::LicenseQuantity;
use domain::quote::Amounts;
use domain::subscription::{Lifecycle, PurchaseChannel, RecurringBilling};
use domain::tenant::{Management, OrganizationFacts, Tenant, TenantKind};
use domain::term::BillingTerm;
use domain::user::{AccountStatus, DirectorySource, User, UserKind};
use store::attempts::AttemptRecord;
use store::audit::AuditEntry;
use store::cards::Card;
use store::invoices::{NewInvoice, Subject};
use store::orders::OrderRecord;
use store::quotes::QuoteRecord;
use store::subscriptions::{Billing, SubscriptionRecord};
use store::tenants::TenantRecord;
use store::{orders, quotes, subscriptions, tenants, users};

use crate::harness::{Database, unit};

/// An instant some seconds after the beginning of all cases, to the microsecond.
pub fn at(seconds: i64) -> DateTime<Utc> {
    let start = DateTime::from_timestamp_micros(1_800_000_000_123_456).expect("an instant");
    start + TimeDelta::seconds(seconds)
}

pub fn tenant_id(id: &str) -> TenantId {
    TenantId::parse(id).expect("an id")
}

pub fn user_id(id: &str) -> UserId {
    UserId::parse(id).expect("an id")
}

pub fn product_id(id: &str) -> ProductId {
    ProductId::parse(id).expect("an id")
}

pub fn order_id(id: &str) -> OrderId {
    OrderId::parse(id).expect("an id")
}

pub fn quote_id(id: &str) -> QuoteId {
    QuoteId::parse(id).expect("an id")
}

pub fn subscription_id(id: &str) -> SubscriptionId {
    SubscriptionId::parse(id).expect("an id")
}

pub fn tenant(id: &str) -> TenantRecord {
    TenantRecord {
        tenant: Tenant {
            id: tenant_id(id),
            name: format!("The {id} organization"),
            facts: OrganizationFacts {
                kind: TenantKind::Education,
                management: Management::Unmanaged,
                market: Market::parse("NL").expect("a market"),
            },
        },
        code: id.to_uppercase(),
        domain: format!("{id}.example"),
    }
}

pub fn user(tenant: &str, id: &str, name: &str) -> User {
    User {
        id: user_id(id),
        tenant: tenant_id(tenant),
        email: EmailAddress::parse(&format!("{id}@{tenant}.example")).expect("an address"),
        display_name: name.to_owned(),
        kind: UserKind::Member,
        status: AccountStatus::Active,
        source: DirectorySource::Cloud,
    }
}

pub fn amounts() -> Amounts {
    let euros = |minor| Money::new(minor, Currency::parse("EUR").expect("a currency"));
    Amounts {
        unit_price: euros(940),
        net: euros(2_820),
        tax_label: "VAT".to_owned(),
        tax_rate: TaxRate::from_basis_points(2_100),
        tax_kind: domain::money::TaxKind::Added,
        tax: euros(592),
        total: euros(3_412),
    }
}

pub fn quantity(number: u32) -> LicenseQuantity {
    LicenseQuantity::try_from(number).expect("a quantity")
}

pub fn quote(id: &str) -> QuoteRecord {
    QuoteRecord {
        id: quote_id(id),
        user: user_id("ada"),
        product: product_id("CFQ7TTC0L3PB"),
        trial: None,
        term: BillingTerm::Annual,
        quantity: quantity(3),
        amounts: amounts(),
        created_at: at(1),
        expires_at: at(86_401),
    }
}

/// An order of the quote with the same number: `o1` of `q1`.
pub fn order(id: &str, quote: &str) -> OrderRecord {
    OrderRecord {
        id: order_id(id),
        purpose: OrderPurpose::Purchase,
        quote: quote_id(quote),
        purchaser: user_id("ada"),
        product: product_id("CFQ7TTC0L3PB"),
        product_name: "Power BI Pro".to_owned(),
        term: BillingTerm::Annual,
        quantity: quantity(3),
        amounts: amounts(),
        state: OrderState::placed(),
        placed_at: at(2),
        subscription: None,
    }
}

pub fn attempt(order: &str, attempt: u32) -> AttemptRecord {
    AttemptRecord {
        order: order_id(order),
        attempt,
        card: card("pm_1"),
        payment_intent: None,
        is_off_session: false,
        created_at: at(3),
    }
}

pub fn card(token: &str) -> Card {
    Card {
        payment_method: PaymentMethodId::parse(token).expect("an id"),
        summary: CardSummary::try_new("visa", "4242", 12, 2030).expect("a card"),
    }
}

pub fn subscription(id: &str) -> SubscriptionRecord {
    SubscriptionRecord {
        billing: Billing::begun(at(4)),
        id: subscription_id(id),
        product: product_id("CFQ7TTC0L3PB"),
        product_name: "Power BI Pro".to_owned(),
        channel: PurchaseChannel::SelfService,
        purchaser: Some(user_id("ada")),
        purchaser_name: "Ada Lovelace".to_owned(),
        quantity: quantity(3),
        assigned: 0,
        term: BillingTerm::Annual,
        amounts: amounts(),
        lifecycle: Lifecycle::Active {
            ends_at: at(31_536_000),
            recurring: RecurringBilling::On,
        },
        anchor_at: at(4),
        created_at: at(4),
        order: None,
        trial: None,
        payment_method: None,
    }
}

pub fn invoice(id: &str, subscription: &str, order: &str, period_index: u32) -> NewInvoice {
    NewInvoice {
        id: InvoiceId::parse(id).expect("an id"),
        subscription: subscription_id(subscription),
        order: order_id(order),
        period_index,
        subject: Subject::Period,
        payer: Some(user_id("ada")),
        amounts: amounts(),
        document: BillDocument {
            product_name: "Power BI Pro".to_owned(),
            lines: Vec::new(),
            organization: "Harbor Logistics".to_owned(),
            payer: None,
        },
        issued_at: at(5),
    }
}

pub fn audit_entry(action: &str) -> AuditEntry {
    AuditEntry {
        actor: Some(Actor::Person(user_id("ada"))),
        on_behalf_of: None,
        action: action.to_owned(),
        object: "orders/o1".to_owned(),
        before: None,
        after: Some(r#"{"state":"paid"}"#.to_owned()),
        origin: Some("203.0.113.7".to_owned()),
        business_at: at(10),
        system_at: at(11),
    }
}

impl Database {
    /// Harbor with Ada, Ben and Cleo, and Meadow with Zoe.
    pub async fn with_people(&self) {
        self.add_tenant("harbor").await;
        self.add_tenant("meadow").await;
        for (tenant, id, name) in [
            ("harbor", "ada", "Ada Lovelace"),
            ("harbor", "ben", "Ben de Vries"),
            ("harbor", "cleo", "Cléo Ångström"),
            ("meadow", "zoe", "Zoe Meadow"),
        ] {
            self.add_user(&user(tenant, id, name)).await;
        }
    }

    pub async fn add_tenant(&self, id: &str) {
        let record = tenant(id);
        let domain = format!("{id}.example");
        self.global(unit!([record, domain] tx => tenants::insert(tx, &record, &domain)))
            .await;
    }

    pub async fn add_user(&self, user: &User) {
        let tenant = user.tenant.clone();
        let written = self
            .store
            .write(&tenant, unit!([user] tx => users::insert(tx, &user)))
            .await;
        written.expect("the person is added");
    }

    pub async fn add_quote(&self, id: &str) {
        let quote = quote(id);
        let written = self
            .write(unit!([quote] tx => quotes::insert(tx, &quote)))
            .await;
        written.expect("the quote is added");
    }

    /// A quote and an order of it.
    pub async fn add_order(&self, id: &str) {
        let quote_id = format!("quote_of_{id}");
        self.add_quote(&quote_id).await;
        let order = order(id, &quote_id);
        let written = self
            .write(unit!([order] tx => orders::insert(tx, &order)))
            .await;
        written.expect("the order is added");
    }

    pub async fn add_subscription(&self, subscription: &SubscriptionRecord) {
        let written = self
            .write(unit!([subscription] tx => subscriptions::insert(tx, &subscription)))
            .await;
        written.expect("the subscription is added");
    }
}
