//! The self-service policy, from the page to the refused order.

use api::catalog::CheckEligibility;
use api::policies::{ListPolicies, SetPolicy, SetPolicyRequest};
use api::subscriptions::GetSubscription;
use domain::ids::ProductId;
use domain::policy::SelfServicePolicy;
use domain::subscription::SubscriptionStatus;

use crate::support::{App, Card, Engine, both};

const POWER_BI_PRO: &str = "CFQ7TTC0L3PB";
const RENAMED: &str = "CFQ7TTC0H9MP";

fn set(product: &str, value: Option<SelfServicePolicy>, version: i64) -> SetPolicy {
    let product = ProductId::parse(product).unwrap();
    SetPolicy {
        product,
        body: SetPolicyRequest { value, version },
    }
}

both! {
    /// R3, R38: off for one product, the others stay on, and what runs goes on.
    async fn a_product_that_is_switched_off_is_refused_and_running_subscriptions_go_on(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let order = ada.buys(POWER_BI_PRO, 1, Card::GOOD).await;
        let gwen = app.signed_in("gwen@harbor.example").await;
        gwen.gets(&set(POWER_BI_PRO, Some(SelfServicePolicy::DoNotAllow), 0)).await;

        let ben = app.signed_in("ben@harbor.example").await;
        let check = ben.gets(&CheckEligibility { slug: "power-bi-pro".into() }).await;
        assert_eq!(check.reason.unwrap().as_str(), "policy_do_not_allow");
        let refused = ben.sends(&ben.quote_call(POWER_BI_PRO, 1)).await.problem();
        assert_eq!((refused.status, refused.code.as_str()), (403, "not_eligible"));
        assert_eq!(ben.sends(&ben.quote_call("CFQ7TTC0KXND", 1)).await.status, 200);

        let subscription = order.subscription.unwrap();
        let detail = ada.gets(&GetSubscription { subscription }).await;
        assert_eq!(detail.subscription.status, SubscriptionStatus::Active);
    }

    /// The server decides again on the order itself.
    async fn an_order_of_a_quote_from_before_the_change_is_refused(app: App) {
        let ben = app.signed_in("ben@harbor.example").await;
        let quote = ben.quotes(POWER_BI_PRO, 1).await;
        let card = ben.types_card(&quote, Card::GOOD).await;
        let gwen = app.signed_in("gwen@harbor.example").await;
        for (version, value) in (0..).zip([SelfServicePolicy::DoNotAllow, SelfServicePolicy::TrialsOnly, SelfServicePolicy::AskFirst]) {
            gwen.gets(&set(POWER_BI_PRO, Some(value), version)).await;
            let problem = ben.sends(&ben.order_call(&quote, &card, "forged")).await.problem();
            assert_eq!(problem.code.as_str(), "not_eligible", "{value}");
        }
        assert!(app.gateway.charges().await.is_empty());
        gwen.gets(&set(POWER_BI_PRO, Some(SelfServicePolicy::Allow), 3)).await;
        assert_eq!(ben.sends(&ben.order_call(&quote, &card, "forged")).await.status, 200);
    }

    /// The vendor's rename of an id keeps the policy (B1).
    async fn a_policy_follows_the_product_under_its_new_id(app: App) {
        let gwen = app.signed_in("gwen@harbor.example").await;
        let row = gwen.gets(&set(RENAMED, Some(SelfServicePolicy::AskFirst), 0)).await;
        assert_eq!((row.product.id.as_str(), row.version), (POWER_BI_PRO, 1));
        let row = gwen.gets(&set(POWER_BI_PRO, None, 1)).await;
        assert_eq!((row.set, row.effective), (None, SelfServicePolicy::Allow));
    }

    async fn a_change_on_top_of_somebody_elses_is_shown_first(app: App) {
        let gwen = app.signed_in("gwen@harbor.example").await;
        gwen.gets(&set(POWER_BI_PRO, Some(SelfServicePolicy::DoNotAllow), 0)).await;
        let late = gwen.sends(&set(POWER_BI_PRO, Some(SelfServicePolicy::Allow), 0)).await;
        assert_eq!((late.status, late.code()), (409, "stale"));
        let rows = gwen.gets(&ListPolicies).await.items;
        assert_eq!(rows[0].set, Some(SelfServicePolicy::DoNotAllow));
    }

    async fn only_admins_see_and_only_some_change_the_policy(app: App) {
        for (email, sees, changes) in [
            ("gwen@harbor.example", true, true),
            ("bill@harbor.example", true, true),
            ("rhea@harbor.example", true, false),
            ("lena@harbor.example", false, false),
            ("ada@harbor.example", false, false),
        ] {
            let person = app.signed_in(email).await;
            assert_eq!(person.sends(&ListPolicies).await.status == 200, sees, "{email}");
            let version = person.app.policy_version(POWER_BI_PRO).await;
            let set = set(POWER_BI_PRO, Some(SelfServicePolicy::Allow), version);
            assert_eq!(person.sends(&set).await.status == 200, changes, "{email}");
        }
        let unknown = set("CFQ0", Some(SelfServicePolicy::Allow), 0);
        assert_eq!(app.signed_in("gwen@harbor.example").await.sends(&unknown).await.code(), "not_found");
    }
}
