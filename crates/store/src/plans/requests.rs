//! What is run of requests, their settings and dates, and of what is bought beside them.

use chrono::{DateTime, Utc};
use domain::ids::{GroupId, LicenseRequestId, ProductId, SubscriptionId, UserId};
use domain::license_request::RequestStatus;
use domain::money::{Currency, Money};
use domain::purchase_limit::{PurchaseLimit, PurchaseLimits};
use domain::request_settings::RequestSettings;

use crate::{
    StoreError, TenantTx, agreement_prices, license_requests, orders, policies, request_dates,
    request_settings, subscriptions, users,
};

/// Runs every one of them.
pub(super) async fn run(
    tx: &mut TenantTx,
    user: &UserId,
    product: &ProductId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    for status in [
        None,
        Some(RequestStatus::New),
        Some(RequestStatus::Approved),
    ] {
        license_requests::page(tx, status, now, None, 5).await?;
    }
    license_requests::hold_allowance(tx, user, product).await?;
    license_requests::of_user(tx, user, product).await?;
    license_requests::allowance(tx, user, product).await?;
    let request = LicenseRequestId::parse("r1").unwrap();
    license_requests::find(tx, &request).await?;
    let settings = RequestSettings {
        limits: PurchaseLimits {
            everybody: PurchaseLimit::default(),
            groups: vec![(GroupId::parse("g1").unwrap(), PurchaseLimit::default())],
        },
        ..RequestSettings::default()
    };
    request_settings::set(tx, &settings, 0).await?;
    request_settings::set(tx, &settings, 1).await?;
    request_settings::find(tx).await?;
    license_requests::set_reminded(tx, &request, now).await?;
    license_requests::delete(tx, &request).await?;
    request_dates::put(tx, &request, now).await?;
    request_dates::lease_due(tx, now, now, now, 5).await?;
    request_dates::remove(tx, &request).await?;
    policies::hold_for_change(tx).await?;
    users::hold_purchases(tx, user).await?;
    orders::bought_by(tx, user, now, now).await?;
    let euro = Currency::parse("EUR").unwrap();
    agreement_prices::put(tx, product, Money::new(790, euro)).await?;
    agreement_prices::find(tx, product).await?;
    subscriptions::hold_central(tx, product, now).await?;
    let id = SubscriptionId::parse("s1").unwrap();
    if let Some(found) = subscriptions::find(tx, &id).await? {
        subscriptions::set_quantity(tx, &id, found.quantity, &found.amounts).await?;
    }
    Ok(())
}
