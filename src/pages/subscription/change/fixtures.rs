//! A subscription of five licenses, of which three are assigned, and what a
//! change of it comes to.

use api::changes::{ChangePreview, PeriodBody, TotalsBody};
use api::orders::AmountsBody;
use api::parts::ProductName;
use api::subscriptions::{AssignRight, NextBody, SubscriptionDetail, SubscriptionRow};
use chrono::{DateTime, TimeDelta, Utc};
use domain::card::CardSummary;
use domain::ids::{ProductId, SubscriptionId};
use domain::money::{Currency, Money, TaxRate};
use domain::quantity::LicenseQuantity;
use domain::subscription::{PurchaseChannel, RecurringBilling, SubscriptionStatus};
use domain::term::BillingTerm;

/// The end of the term.
pub fn term_end() -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 0).unwrap()
}

/// Euros in cents.
pub fn euros(minor: i64) -> Money {
    Money::new(minor, Currency::parse("EUR").unwrap())
}

/// The subscription.
pub fn detail() -> SubscriptionDetail {
    SubscriptionDetail {
        subscription: SubscriptionRow {
            id: SubscriptionId::parse("sub_1").unwrap(),
            product: ProductName {
                id: ProductId::parse("CFQ7TTC0L3PB").unwrap(),
                slug: "power-bi-pro".to_owned(),
                name: "Power BI Pro".to_owned(),
            },
            purchaser: None,
            channel: PurchaseChannel::SelfService,
            quantity: LicenseQuantity::try_new(5, 300).unwrap(),
            assigned: 3,
            status: SubscriptionStatus::Active,
            expires_at: term_end(),
            recurring_billing: RecurringBilling::On,
            term: BillingTerm::Monthly,
            unit_price: euros(940),
            trial: None,
        },
        amounts: AmountsBody {
            unit_price: euros(940),
            net: euros(4700),
            tax_label: "VAT".to_owned(),
            tax_rate: TaxRate::from_basis_points(2100),
            tax_kind: domain::money::TaxKind::Added,
            tax: euros(987),
            total: euros(5687),
        },
        trial: None,
        purchased_at: term_end() - TimeDelta::days(30),
        card: None,
        changes: Vec::new(),
        max_licenses: 300,
        next: NextBody::default(),
        unpaid: None,
        access_ends_at: None,
        data_ends_at: None,
        order_history: Vec::new(),
        assign_right: AssignRight::Granted,
        viewer_has_license: false,
    }
}

/// What a change comes to that holds ten days before the end of the term.
pub fn preview(total: i64) -> ChangePreview {
    ChangePreview {
        lines: Vec::new(),
        totals: totals(total),
        takes_effect_at: term_end() - TimeDelta::days(10),
        status: SubscriptionStatus::Active,
        licenses: 5,
        assigned: 3,
        next_period: Some(PeriodBody {
            begins_at: term_end(),
            term: BillingTerm::Monthly,
            licenses: 5,
            totals: totals(5687),
        }),
        access_ends_at: None,
        data_ends_at: None,
        card: Some(CardSummary::try_new("visa", "4242", 9, 2030).unwrap()),
        card_expires_first: false,
    }
}

fn totals(total: i64) -> TotalsBody {
    TotalsBody {
        net: euros(total),
        tax: euros(0),
        total: euros(total),
    }
}
