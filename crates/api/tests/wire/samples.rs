//! One of each: ids, people, products, quotes and orders to put into bodies.

use api::catalog::{PriceBody, ProductSummary, TextBody};
use api::orders::{AmountsBody, CardSetup, OrderBody, QuoteBody};
use api::parts::{Person, ProductName};
use api::request_settings::{GroupLimit, NewLimit, OwnProcessBody, SetRequestSettingsRequest};
use api::session::{Membership, SessionBody, ViewerBody};
use api::subscriptions::SubscriptionRow;
use chrono::{DateTime, Utc};
use domain::access::Role;
use domain::card::CardSummary;
use domain::checkout::OrderState;
use domain::email::EmailAddress;
use domain::ids::{
    GroupId, OrderId, PaymentMethodId, ProductId, QuoteId, ScimTokenId, SubscriptionId, TenantId,
    UserId,
};
use domain::license_request::RequestsSwitch;
use domain::market::Market;
use domain::money::{Currency, Money, TaxRate};
use domain::quantity::LicenseQuantity;
use domain::request_settings::CentralApproval;
use domain::subscription::{PurchaseChannel, RecurringBilling, SubscriptionStatus};
use domain::term::BillingTerm;
use domain::user::UserKind;

pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub fn market() -> Market {
    Market::parse("NL").unwrap()
}

pub fn euros(minor: i64) -> Money {
    Money::new(minor, Currency::parse("EUR").unwrap())
}

pub fn own_process() -> OwnProcessBody {
    OwnProcessBody {
        message: "Ask the service desk".to_owned(),
        link: Some("https://desk.harbor.example/licenses".to_owned()),
    }
}

pub fn request_settings() -> SetRequestSettingsRequest {
    let limit = NewLimit {
        licenses: Some(5),
        money: Some(euros(10_000)),
    };
    SetRequestSettingsRequest {
        requests: RequestsSwitch::On,
        approval: CentralApproval::Automatic,
        own_process: None,
        limit,
        group_limits: vec![GroupLimit {
            group: GroupId::parse("grp_1").unwrap(),
            limit,
        }],
        version: 1,
    }
}

pub fn product_id() -> ProductId {
    ProductId::parse("CFQ7TTC0L3PB").unwrap()
}

pub fn quote_id() -> QuoteId {
    QuoteId::parse("quo_1").unwrap()
}

pub fn order_id() -> OrderId {
    OrderId::parse("ord_1").unwrap()
}

pub fn subscription_id() -> SubscriptionId {
    SubscriptionId::parse("sub_1").unwrap()
}

pub fn user_id() -> UserId {
    UserId::parse("usr_ada").unwrap()
}

pub fn token_id() -> ScimTokenId {
    ScimTokenId::parse("tok_1").unwrap()
}

pub fn payment_method() -> PaymentMethodId {
    PaymentMethodId::parse("pm_1").unwrap()
}

pub fn quantity() -> LicenseQuantity {
    LicenseQuantity::try_new(3, 10_000).unwrap()
}

pub fn ada() -> Person {
    Person {
        id: user_id(),
        name: "Ada Visser".to_owned(),
        email: EmailAddress::parse("ada@harbor.example").unwrap(),
    }
}

pub fn product() -> ProductName {
    ProductName {
        id: product_id(),
        slug: "power-bi-pro".to_owned(),
        name: "Power BI Pro".to_owned(),
    }
}

pub fn text() -> TextBody {
    TextBody {
        en: "Build reports.".to_owned(),
        nl: "Maak rapporten.".to_owned(),
    }
}

pub fn summary() -> ProductSummary {
    ProductSummary {
        id: product_id(),
        slug: "power-bi-pro".to_owned(),
        name: "Power BI Pro".to_owned(),
        family: "Power BI".to_owned(),
        summary: text(),
        is_sold: true,
        price: PriceBody {
            monthly: euros(940),
            annual: euros(9_400),
        },
    }
}

pub fn session() -> SessionBody {
    SessionBody {
        viewer: Some(ViewerBody {
            person: ada(),
            tenant: TenantId::parse("ten_harbor").unwrap(),
            organization: "Harbor Logistics".to_owned(),
            market: market(),
            kind: UserKind::Member,
            roles: Role::ALL.to_vec(),
            memberships: vec![Membership {
                domain: "harbor.example".to_owned(),
                name: "Harbor Logistics".to_owned(),
                kind: UserKind::Guest,
                is_current: true,
            }],
            unread_notices: 3,
        }),
        demo_password: Some("selfserve-demo".to_owned()),
        payments_open: true,
    }
}

pub fn amounts() -> AmountsBody {
    AmountsBody {
        unit_price: euros(940),
        net: euros(2_820),
        tax_label: "VAT".to_owned(),
        tax_rate: TaxRate::from_basis_points(2_100),
        tax_kind: domain::money::TaxKind::Added,
        tax: euros(592),
        total: euros(3_412),
    }
}

pub fn quote() -> QuoteBody {
    QuoteBody {
        id: quote_id(),
        product: product(),
        term: BillingTerm::Monthly,
        quantity: quantity(),
        amounts: amounts(),
        renews_at: at("2027-02-28T10:00:00Z"),
        expires_at: at("2027-02-01T10:00:00Z"),
        order: Some(order_id()),
        trial: None,
        subscription: None,
    }
}

pub fn card_setup() -> CardSetup {
    CardSetup {
        frame_url: "http://localhost:8081/frame?setup=1".to_owned(),
        frame_origin: "http://localhost:8081".to_owned(),
    }
}

pub fn card() -> CardSummary {
    CardSummary::try_new("visa", "4242", 12, 2_030).unwrap()
}

pub fn order(status: OrderState) -> OrderBody {
    let is_paid = matches!(status, OrderState::Paid { .. });
    let waits = matches!(status, OrderState::AwaitingConfirmation { .. });
    OrderBody {
        id: order_id(),
        quote: quote_id(),
        status,
        product: product(),
        term: BillingTerm::Annual,
        quantity: quantity(),
        amounts: amounts(),
        card: Some(card()),
        placed_at: at("2027-01-31T10:00:00.123456Z"),
        renews_at: at("2028-01-31T10:00:00.123456Z"),
        confirmation: waits.then(card_setup),
        subscription: is_paid.then(subscription_id),
        viewer_has_license: false,
    }
}

pub fn row() -> SubscriptionRow {
    SubscriptionRow {
        id: subscription_id(),
        product: product(),
        purchaser: Some(ada()),
        channel: PurchaseChannel::SelfService,
        quantity: quantity(),
        assigned: 1,
        status: SubscriptionStatus::Active,
        expires_at: at("2027-02-28T10:00:00Z"),
        recurring_billing: RecurringBilling::On,
        term: BillingTerm::Monthly,
        unit_price: euros(940),
        trial: None,
    }
}
