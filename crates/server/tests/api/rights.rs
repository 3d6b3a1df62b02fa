//! Who sees and does what: own, a colleague's, another organization's.

use api::licenses::{ListLicenses, UnassignLicense};
use api::subscriptions::{AssignRight, GetSubscription, ListSubscriptions};
use domain::ids::{SubscriptionId, UserId};
use domain::product_filter::{ChannelFilter, ProductFilter};

use crate::support::{App, Card, Engine, Person, both};

const POWER_BI_PRO: &str = "CFQ7TTC0L3PB";
const CENTRAL: &str = "sub_harb_central";

async fn listed(person: &Person<'_>, channel: ChannelFilter) -> Vec<String> {
    let filter = ProductFilter {
        channel,
        ..ProductFilter::default()
    };
    let rows = person.gets(&ListSubscriptions { filter }).await.items;
    rows.into_iter().map(|row| row.id.to_string()).collect()
}

both! {
    /// R2, R33, R34, R45–R47: admins see every purchase, and filter.
    async fn billing_admins_see_central_and_self_service_purchases(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let bought = ada.buys(POWER_BI_PRO, 3, Card::GOOD).await.subscription.unwrap();
        for email in ["bill@harbor.example", "gwen@harbor.example", "rhea@harbor.example"] {
            let admin = app.signed_in(email).await;
            assert_eq!(listed(&admin, ChannelFilter::All).await, [bought.as_str(), CENTRAL], "{email}");
            assert_eq!(listed(&admin, ChannelFilter::Central).await, [CENTRAL]);
            assert_eq!(listed(&admin, ChannelFilter::SelfService).await, [bought.as_str()]);
        }
        let bill = app.signed_in("bill@harbor.example").await;
        let detail = bill.gets(&GetSubscription { subscription: bought }).await;
        assert_eq!(detail.subscription.purchaser.unwrap().name, "Ada Visser");
        assert_eq!(detail.subscription.unit_price.minor(), 940);
        assert_eq!(detail.order_history.len(), 1);
        assert!(detail.card.is_none(), "the card is the purchaser's own");
    }

    /// R31: what the organization pays stands beside, apart.
    async fn a_central_purchase_has_its_agreement_price_and_its_holders(app: App) {
        let bill = app.signed_in("bill@harbor.example").await;
        let subscription = SubscriptionId::parse(CENTRAL).unwrap();
        let detail = bill.gets(&GetSubscription { subscription: subscription.clone() }).await;
        let row = detail.subscription;
        assert_eq!((row.quantity.get(), row.assigned, row.unit_price.minor()), (25, 18, 7900));
        let holders = bill.gets(&ListLicenses { subscription, cursor: None }).await.items;
        assert_eq!(holders.len(), 18);
    }

    /// R13, R24a, R27a: the limited view.
    async fn a_purchaser_sees_her_own_purchases_and_nothing_of_others(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let ben = app.signed_in("ben@harbor.example").await;
        let adas = ada.buys(POWER_BI_PRO, 1, Card::GOOD).await.subscription.unwrap();
        let bens = ben.buys(POWER_BI_PRO, 1, Card::GOOD).await.subscription.unwrap();
        assert_eq!(listed(&ada, ChannelFilter::All).await, [adas.as_str()]);
        assert_eq!(listed(&ben, ChannelFilter::All).await, [bens.as_str()]);
        let cleo = app.signed_in("cleo@harbor.example").await;
        assert!(listed(&cleo, ChannelFilter::All).await.is_empty());
    }

    /// The same 404 as for a random id, to the byte.
    async fn another_purchasers_and_another_organizations_ids_do_not_exist(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let adas = ada.buys(POWER_BI_PRO, 1, Card::GOOD).await.subscription.unwrap();
        let random = SubscriptionId::parse("sub_random").unwrap();
        for email in ["ben@harbor.example", "amir@meadow.example", "lena@harbor.example"] {
            let other = app.signed_in(email).await;
            let mut answers = Vec::new();
            for subscription in [&adas, &random] {
                let subscription = subscription.clone();
                let mut problems = vec![
                    other.sends(&GetSubscription { subscription: subscription.clone() }).await.problem(),
                    other.sends(&ListLicenses { subscription: subscription.clone(), cursor: None }).await.problem(),
                    other.assigns(&subscription, "usr_harb_ben").await.problem(),
                    other.sends(&UnassignLicense { subscription, user: UserId::parse("usr_harb_ben").unwrap() }).await.problem(),
                ];
                for problem in &mut problems {
                    problem.request_id = None;
                }
                answers.push(problems);
            }
            assert_eq!(answers[0], answers[1], "{email}");
            assert!(answers[0].iter().all(|problem| problem.status == 404));
        }
    }

    /// R24a: the purchaser alone; an admin is told so instead of being let in.
    async fn who_assigns_is_decided_by_channel_and_role(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let adas = ada.buys(POWER_BI_PRO, 1, Card::GOOD).await.subscription.unwrap();
        let central = SubscriptionId::parse(CENTRAL).unwrap();
        for (email, on_own, on_central) in [
            ("gwen@harbor.example", "purchaser_only", ""),
            ("bill@harbor.example", "purchaser_only", "not_allowed"),
            ("rhea@harbor.example", "purchaser_only", "not_allowed"),
            ("lena@harbor.example", "not_found", ""),
        ] {
            let admin = app.signed_in(email).await;
            for (subscription, code) in [(&adas, on_own), (&central, on_central)] {
                let answer = admin.assigns(subscription, "usr_harb_cleo").await;
                let got = if answer.status == 200 { "" } else { answer.code() };
                assert_eq!(got, code, "{email} {subscription}");
            }
        }
        let bill = app.signed_in("bill@harbor.example").await;
        let detail = bill.gets(&GetSubscription { subscription: adas }).await;
        assert_eq!(detail.assign_right, AssignRight::PurchaserOnly);
    }
}
