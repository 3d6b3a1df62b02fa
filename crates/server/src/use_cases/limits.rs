//! What a person may buy in a month without asking (B5).

use chrono::{DateTime, Utc};
use domain::eligibility::LimitFacts;
use domain::ids::UserId;
use domain::money::{Currency, Money};
use domain::price_list::Sale;
use domain::product::Product;
use domain::purchase_limit::{PurchaseLimit, Purchases, month_of};
use domain::quote::Amounts;
use domain::request_settings::RequestSettings;
use domain::term::BillingTerm;
use store::{StoreError, TenantTx};

/// The limit of a person, and what the month has seen of him or her.
#[derive(Debug, Clone, Copy)]
pub struct PersonalLimit {
    limit: PurchaseLimit,
    so_far: Purchases,
}

impl PersonalLimit {
    /// What holds for the person in the month of `at`.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn load(
        tx: &mut TenantTx,
        settings: &RequestSettings,
        person: &UserId,
        at: DateTime<Utc>,
        currency: Currency,
    ) -> Result<Self, StoreError> {
        let limit = of_person(tx, settings, person).await?;
        let month = month_of(at).filter(|_| !limit.is_none());
        let (licenses, net) = match month {
            Some((from, until)) => store::orders::bought_by(tx, person, from, until).await?,
            None => (0, 0),
        };
        let net = Money::new(net, currency);
        let so_far = Purchases { licenses, net };
        Ok(Self { limit, so_far })
    }

    /// The limit beside a purchase.
    pub const fn facts(self, wanted: Purchases) -> LimitFacts {
        LimitFacts {
            limit: self.limit,
            so_far: self.so_far,
            wanted,
        }
    }
}

/// What the person may buy in a month.
///
/// # Errors
/// [`StoreError`].
pub async fn of_person(
    tx: &mut TenantTx,
    settings: &RequestSettings,
    person: &UserId,
) -> Result<PurchaseLimit, StoreError> {
    let limits = &settings.limits;
    if limits.groups.is_empty() {
        return Ok(limits.everybody);
    }
    let groups = store::groups::of_member(tx, person).await?;
    let groups: Vec<_> = groups.into_iter().map(|group| group.id).collect();
    Ok(limits.of_member(&groups))
}

/// What is bought, as the limits count it.
pub fn counted(licenses: u32, amounts: &Amounts) -> Purchases {
    Purchases {
        licenses: licenses.into(),
        net: amounts.net,
    }
}

/// The least that can be bought of a product: a license for a month.
pub fn least(product: &Product, sale: &Sale<'_>) -> Purchases {
    let price = product.unit_price(BillingTerm::Monthly, sale);
    let net = price.ok().flatten();
    Purchases {
        licenses: 1,
        net: net.unwrap_or_else(|| Money::new(0, sale.terms.currency)),
    }
}
