//! Buying a license centrally for somebody who asked (B4, R43b).

use api::license_requests::{AnswerLicenseRequest, LicenseRequestBody, ListLicenseRequests};
use api::policies::{SetPolicy, SetPolicyRequest};
use api::subscriptions::{GetSubscription, ListSubscriptions};
use api::usage::ListEntitlements;
use chrono::{Months, TimeDelta};
use domain::eligibility::Ineligible;
use domain::ids::{LicenseRequestId, ProductId, SubscriptionId};
use domain::license_request::{ApprovalWay, RequestStatus};
use domain::money::{Currency, Money};
use domain::policy::Availability;
use domain::product_filter::ProductFilter;
use domain::term::BillingTerm;
use serde_json::Value;

use crate::license_requests::{POWER_BI, VISIO, approving, asks, has_to_be_asked_for};
use crate::support::{App, Engine, Person, both};

fn buying(request: &LicenseRequestId, total: Money) -> AnswerLicenseRequest {
    let mut call = approving(request, ApprovalWay::BuyCentral);
    call.body.accepted_total = Some(total);
    call
}

fn euros(minor: i64) -> Money {
    Money::new(minor, Currency::parse("EUR").unwrap())
}

async fn listed(person: &Person<'_>, request: &LicenseRequestId) -> LicenseRequestBody {
    let list = ListLicenseRequests {
        status: None,
        cursor: None,
    };
    let items = person.gets(&list).await.items;
    items.into_iter().find(|item| item.id == *request).unwrap()
}

async fn licenses(person: &Person<'_>, subscription: &str) -> (u32, u32) {
    let subscription = SubscriptionId::parse(subscription).unwrap();
    let found = person.gets(&GetSubscription { subscription }).await;
    (
        found.subscription.quantity.get(),
        found.subscription.assigned,
    )
}

/// EUR 79.00 for what is left of the year that began 120 days ago, with 21 % of it. Most years: 245
/// of 365 days are EUR 53.03, and EUR 64.17 with tax.
fn rest_of_the_year(app: &App) -> Money {
    let began = app.state.clock.business_now() - TimeDelta::days(120);
    let ends = began.checked_add_months(Months::new(12)).unwrap();
    let days = (ends - began).num_days();
    let net = (2 * 7_900 * (days - 120) + days) / (2 * days);
    euros(net + (net * 21 + 50) / 100)
}

/// What the log says of central purchases, the oldest first.
async fn bought(app: &App) -> Vec<Value> {
    let records = app.recorded("ten_harb", "order.bought_centrally").await;
    let facts = records.into_iter().filter_map(|record| record.after);
    facts
        .map(|after| serde_json::from_str(&after).unwrap())
        .collect()
}

both! {
    // R43b: added to what runs, at the price of the agreement, on the organization's bill.
    async fn a_license_more_is_bought_at_the_agreement_price_and_assigned(app: App) {
        has_to_be_asked_for(&app, POWER_BI).await;
        let (ben, cleo) = (app.signed_in("ben@harbor.example").await, app.signed_in("cleo@harbor.example").await);
        let request = asks(&ben, POWER_BI, "power-bi-pro").await;
        let (bill, lena) = (app.signed_in("bill@harbor.example").await, app.signed_in("lena@harbor.example").await);
        assert_eq!(listed(&lena, &request).await.central_price, None);
        let price = listed(&bill, &request).await.central_price.unwrap();
        assert_eq!((price.unit_price, price.term), (euros(7_900), BillingTerm::Annual));
        assert_eq!(price.total, rest_of_the_year(&app));

        assert_eq!(lena.sends(&buying(&request, price.total)).await.code(), "not_allowed");
        let unsaid = approving(&request, ApprovalWay::BuyCentral);
        assert_eq!(&*bill.sends(&unsaid).await.problem().fields[0].field, "accepted_total");
        assert_eq!(bill.sends(&buying(&request, euros(price.total.minor() - 1))).await.code(), "stale");
        assert_eq!(licenses(&bill, "sub_harb_central").await, (25, 18));
        let answered = bill.gets(&buying(&request, price.total)).await;
        assert_eq!((answered.status, answered.way), (RequestStatus::Approved, Some(ApprovalWay::BuyCentral)));
        assert_eq!(licenses(&bill, "sub_harb_central").await, (26, 19));
        let held = ben.gets(&ListEntitlements { user: None }).await.items;
        assert!(held.iter().any(|right| right.product.slug == "power-bi-pro"));
        assert_eq!(bill.sends(&buying(&request, price.total)).await.code(), "stale", "answered once");

        let request = asks(&cleo, POWER_BI, "power-bi-pro").await;
        bill.gets(&buying(&request, price.total)).await;
        let bought = bought(&app).await;
        let bills: Vec<_> = bought.iter().map(|facts| facts["bill"].as_str().unwrap()).collect();
        assert_eq!(bills, ["HARB-000001", "HARB-000002"]);
        assert!(bought.iter().all(|facts| facts["subscription"] == "sub_harb_central"));
        assert_eq!(licenses(&bill, "sub_harb_central").await, (27, 20));
    }

    // R57: the same steps, within what the customer granted, in whose log it stands.
    async fn a_partner_helps_an_organization_to_centralize(app: App) {
        has_to_be_asked_for(&app, POWER_BI).await;
        let ben = app.signed_in("ben@harbor.example").await;
        let request = asks(&ben, POWER_BI, "power-bi-pro").await;
        let mut pat = app.signed_in("pat@northstar.example").await;
        assert_eq!(pat.switches_to("harbor.example").await.status, 200);
        let price = listed(&pat, &request).await.central_price.unwrap();
        pat.gets(&buying(&request, price.total)).await;
        assert_eq!(licenses(&pat, "sub_harb_central").await, (26, 19));
        let records = app.recorded("ten_harb", "order.bought_centrally").await;
        let by = records[0].on_behalf_of.as_ref().unwrap();
        assert_eq!(by.as_str(), "ten_nort");
    }

    async fn what_was_never_bought_centrally_begins_a_subscription_at_the_catalog_price(app: App) {
        has_to_be_asked_for(&app, VISIO).await;
        let (ben, cleo) = (app.signed_in("ben@harbor.example").await, app.signed_in("cleo@harbor.example").await);
        let gwen = app.signed_in("gwen@harbor.example").await;
        // EUR 4.70 and 21 % of it, 0.987.
        for person in [&ben, &cleo] {
            let request = asks(person, VISIO, "visio-plan-1").await;
            let price = listed(&gwen, &request).await.central_price.unwrap();
            assert_eq!((price.unit_price, price.term), (euros(470), BillingTerm::Monthly));
            assert_eq!(price.total, euros(569));
            gwen.gets(&buying(&request, price.total)).await;
        }
        let filter = ProductFilter::from_query("channel=central");
        let central = gwen.gets(&ListSubscriptions { filter }).await.items;
        let visio: Vec<_> = central.iter().filter(|row| row.product.slug == "visio-plan-1").collect();
        assert_eq!(visio.len(), 1, "the second is added to the first");
        assert_eq!((visio[0].quantity.get(), visio[0].assigned), (2, 2));
    }

    // R40: what is not there is not there for admins either.
    async fn what_is_unavailable_is_not_bought_centrally_either(app: App) {
        has_to_be_asked_for(&app, VISIO).await;
        let ben = app.signed_in("ben@harbor.example").await;
        let request = asks(&ben, VISIO, "visio-plan-1").await;
        let gwen = app.signed_in("gwen@harbor.example").await;
        let body = SetPolicyRequest {
            value: None,
            availability: Some(Availability::Unavailable),
            version: 1,
            dry_run: false,
        };
        let product = ProductId::parse(VISIO).unwrap();
        gwen.gets(&SetPolicy { product, body }).await;
        assert_eq!(listed(&gwen, &request).await.central_price, None);
        let refused = gwen.sends(&buying(&request, euros(569))).await.problem();
        assert_eq!(refused.reason, Some(Ineligible::ProductUnavailable));
        assert!(bought(&app).await.is_empty());
    }

    async fn of_two_admins_at_once_one_buys(app: App) {
        has_to_be_asked_for(&app, VISIO).await;
        let ben = app.signed_in("ben@harbor.example").await;
        let request = asks(&ben, VISIO, "visio-plan-1").await;
        let (bill, gwen) = (app.signed_in("bill@harbor.example").await, app.signed_in("gwen@harbor.example").await);
        let call = buying(&request, euros(569));
        let (one, two) = futures::join!(bill.sends(&call), gwen.sends(&call));
        let mut statuses = [one.status, two.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 409], "{} {}", one.text, two.text);
        assert_eq!(bought(&app).await.len(), 1);
    }

    async fn nothing_is_bought_for_who_has_a_license(app: App) {
        has_to_be_asked_for(&app, POWER_BI).await;
        let ben = app.signed_in("ben@harbor.example").await;
        let gwen = app.signed_in("gwen@harbor.example").await;
        let first = asks(&ben, POWER_BI, "power-bi-pro").await;
        gwen.gets(&approving(&first, ApprovalWay::AssignCentral)).await;
        let again = asks(&ben, POWER_BI, "power-bi-pro").await;
        let refused = gwen.sends(&buying(&again, rest_of_the_year(&app))).await.problem();
        assert_eq!(&*refused.fields[0].field, "way");
        assert!(bought(&app).await.is_empty());
    }
}
