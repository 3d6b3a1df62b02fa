//! The self-service policy, from the page to the refused order.

use api::catalog::CheckEligibility;
use api::directory::ExplainEligibility;
use api::policies::{
    ListPolicies, SetDefaultPolicy, SetDefaultPolicyRequest, SetPolicy, SetPolicyRequest,
};
use api::policy_interface::{
    GetInterfacePolicy, GetInterfaceProduct, ListInterfacePolicies, ListInterfaceProducts,
    POLICY_ID, SetInterfaceProduct, SetInterfaceProductRequest,
};
use api::programs::{CreateServiceAccount, CreateServiceAccountRequest};
use api::subscriptions::GetSubscription;
use domain::access::Role;
use domain::audit::Actor;
use domain::eligibility::{Ineligible, Rule};
use domain::ids::{ProductId, UserId};
use domain::policy::{Availability, CompatibleValue, SelfServicePolicy};
use domain::program::Scope;
use domain::subscription::SubscriptionStatus;
use reqwest::Method;
use reqwest::header::AUTHORIZATION;
use serde_json::json;

use crate::support::{App, Card, Engine, Person, answer, both};

const POWER_BI_PRO: &str = "CFQ7TTC0L3PB";
const RENAMED: &str = "CFQ7TTC0H9MP";

fn set(product: &str, value: Option<SelfServicePolicy>, version: i64) -> SetPolicy {
    let product = ProductId::parse(product).unwrap();
    SetPolicy {
        product,
        body: SetPolicyRequest {
            value,
            availability: None,
            version,
            dry_run: false,
        },
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
        let check = ben.gets(&CheckEligibility { slug: "power-bi-pro".into(), trial: None }).await;
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

    /// B1: what has no value of its own follows the default, now and later.
    async fn products_follow_the_default_until_they_are_set(app: App) {
        let gwen = app.signed_in("gwen@harbor.example").await;
        gwen.gets(&set(POWER_BI_PRO, Some(SelfServicePolicy::Allow), 0)).await;
        let list = gwen.gets(&default(SelfServicePolicy::AskFirst, 0)).await;
        assert_eq!((list.default, list.default_version), (SelfServicePolicy::AskFirst, 1));
        let ben = app.signed_in("ben@harbor.example").await;
        assert_eq!(ben.sends(&ben.quote_call(POWER_BI_PRO, 1)).await.status, 200);
        let refused = ben.sends(&ben.quote_call("CFQ7TTC0KXND", 1)).await.problem();
        assert_eq!(refused.reason.unwrap().as_str(), "policy_ask_first");
        let late = gwen.sends(&default(SelfServicePolicy::Allow, 0)).await;
        assert_eq!(late.code(), "stale");
    }

    /// R40: not there at all, whatever people were allowed to buy.
    async fn a_product_that_is_unavailable_is_refused_and_keeps_its_value(app: App) {
        let gwen = app.signed_in("gwen@harbor.example").await;
        let mut hide = set(POWER_BI_PRO, Some(SelfServicePolicy::Allow), 0);
        hide.body.availability = Some(Availability::Unavailable);
        gwen.gets(&hide).await;
        let ben = app.signed_in("ben@harbor.example").await;
        let refused = ben.sends(&ben.quote_call(POWER_BI_PRO, 1)).await.problem();
        assert_eq!(refused.reason.unwrap().as_str(), "product_unavailable");
        let row = gwen.gets(&set(POWER_BI_PRO, Some(SelfServicePolicy::AskFirst), 1)).await;
        assert_eq!(row.availability, Availability::Unavailable, "nothing was said of it");
    }

    /// B2
    async fn a_dry_run_tells_what_would_hold_and_changes_nothing(app: App) {
        let gwen = app.signed_in("gwen@harbor.example").await;
        let mut tried = set(POWER_BI_PRO, Some(SelfServicePolicy::DoNotAllow), 0);
        tried.body.dry_run = true;
        let would = gwen.gets(&tried).await;
        assert_eq!((would.effective, would.version), (SelfServicePolicy::DoNotAllow, 0));
        let mut tried = default(SelfServicePolicy::AskFirst, 0);
        tried.body.dry_run = true;
        let would = gwen.gets(&tried).await;
        assert!(would.items.iter().all(|row| row.effective == SelfServicePolicy::AskFirst));
        let holds = gwen.gets(&ListPolicies).await;
        assert!(holds.items.iter().all(|row| row.effective == SelfServicePolicy::Allow));
        assert_eq!(app.recorded("ten_harb", "policy.changed").await, []);
        assert_eq!(app.recorded("ten_harb", "policy.default_changed").await, []);
    }

    /// B2, R36: by a token, whose account says what it may.
    async fn a_program_reads_and_changes_the_policy_as_far_as_its_scopes_go(app: App) {
        let reads = token(&app, &[Scope::PolicyRead]).await;
        let changes = token(&app, &[Scope::PolicyRead, Scope::PolicyWrite]).await;
        let off = set(POWER_BI_PRO, Some(SelfServicePolicy::DoNotAllow), 0);
        assert_eq!(reads.sends(&ListPolicies).await.status, 200);
        let refused = reads.sends(&off).await.problem();
        assert_eq!((refused.status, refused.code.as_str()), (403, "not_allowed"));
        assert!(refused.detail.contains("policy.write"), "{}", refused.detail);
        changes.gets(&off).await;
        let record = app.recorded("ten_harb", "policy.changed").await.pop().unwrap();
        assert!(matches!(record.actor, Some(Actor::Program(_))), "{record:?}");
        let stranger = app.visitor().with_header(AUTHORIZATION, "Bearer ssv1_unknown");
        let refused = stranger.sends(&ListPolicies).await.problem();
        assert_eq!(refused.status, 401);
        assert!(refused.detail.contains("expired or revoked"), "{}", refused.detail);
    }

    /// R3: the same policy under the names of the seed's companion.
    async fn tools_of_the_compatible_interface_read_and_set_the_same_policy(app: App) {
        let tool = token(&app, &[Scope::PolicyRead, Scope::PolicyWrite]).await;
        let policies = tool.gets(&ListInterfacePolicies).await.items;
        assert_eq!((&*policies[0].id, policies[0].default_value), (POLICY_ID, CompatibleValue::Enabled));
        let policy = POLICY_ID.to_owned();
        let put = |value| SetInterfaceProduct {
            policy: POLICY_ID.to_owned(),
            product: ProductId::parse(RENAMED).unwrap(),
            body: SetInterfaceProductRequest { policy_value: value },
        };
        let row = tool.gets(&put(CompatibleValue::Disabled)).await;
        assert_eq!((row.product_id.as_str(), &*row.product_name), (POWER_BI_PRO, "Power BI Pro"));
        let gwen = app.signed_in("gwen@harbor.example").await;
        assert_eq!(gwen.gets(&ListPolicies).await.items[0].set, Some(SelfServicePolicy::DoNotAllow));

        gwen.gets(&set(POWER_BI_PRO, Some(SelfServicePolicy::AskFirst), 1)).await;
        let product = ProductId::parse(POWER_BI_PRO).unwrap();
        let read = GetInterfaceProduct { policy: policy.clone(), product };
        assert_eq!(tool.gets(&read).await.policy_value, CompatibleValue::Disabled);
        tool.gets(&put(CompatibleValue::Disabled)).await;
        let kept = gwen.gets(&ListPolicies).await.items[0].set;
        assert_eq!(kept, Some(SelfServicePolicy::AskFirst), "writing what was read");
        tool.gets(&put(CompatibleValue::OnlyTrials)).await;
        assert_eq!(gwen.gets(&ListPolicies).await.items[0].set, Some(SelfServicePolicy::TrialsOnly));

        // Written under a default that says the same, it holds when the default goes.
        gwen.gets(&default(SelfServicePolicy::DoNotAllow, 0)).await;
        let visio = ProductId::parse("CFQ7TTC0KXN9").unwrap();
        let put_visio = SetInterfaceProduct { product: visio, ..put(CompatibleValue::Disabled) };
        tool.gets(&put_visio).await;
        gwen.gets(&default(SelfServicePolicy::Allow, 1)).await;
        let rows = gwen.gets(&ListPolicies).await.items;
        let visio = rows.iter().find(|row| row.product.slug == "visio-plan-1").unwrap();
        assert_eq!(visio.effective, SelfServicePolicy::DoNotAllow);

        let all = ListInterfaceProducts { policy: policy.clone(), scope: None };
        assert_eq!(tool.gets(&all).await.items.len(), 9);
        let offers = ListInterfaceProducts { policy, scope: Some("OfferType".to_owned()) };
        assert_eq!(tool.gets(&offers).await.items, []);
        let other = GetInterfacePolicy { policy: "AllowEverything".to_owned() };
        assert_eq!(tool.sends(&other).await.status, 404);
    }

    async fn an_unknown_value_is_refused_with_the_values_there_are(app: App) {
        let gwen = app.signed_in("gwen@harbor.example").await;
        let address = format!("/v1.0/policies/{POLICY_ID}/products/{POWER_BI_PRO}");
        let put = gwen.request(Method::PUT, &address).json(&json!({ "policyValue": "Maybe" }));
        let refused = answer(put).await.problem();
        assert_eq!((refused.status, &*refused.fields[0].field), (400, "policyValue"));
        assert!(refused.detail.contains("OnlyTrialsWithoutPaymentMethod"), "{}", refused.detail);
    }

    /// R3, R36, B2: from a shell script, by a token.
    async fn an_admin_scripts_the_policy(app: App) {
        let secret = secret(&app, &[Scope::PolicyRead, Scope::PolicyWrite]).await;
        let mut command = tokio::process::Command::new("bash");
        command.args(["tests/api/policy.sh", env!("CARGO_BIN_EXE_selfserve")]);
        command.env("SELFSERVE_URL", &app.origin).env("SELFSERVE_TOKEN", secret);
        let output = command.output().await.unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{said}");
        assert_eq!(app.recorded("ten_harb", "policy.changed").await.len(), 2);
    }

    /// B3
    async fn an_admin_sees_for_everybody_why_they_can_or_cannot_buy(app: App) {
        let gwen = app.signed_in("gwen@harbor.example").await;
        gwen.gets(&set("CFQ7TTC0KXND", Some(SelfServicePolicy::TrialsOnly), 0)).await;
        for (user, slug, reason) in [
            ("usr_harb_ada", "power-bi-pro", None),
            ("usr_harb_ada", "project-plan-1", Some("policy_trials_only")),
            ("usr_harb_dora", "power-bi-pro", Some("account_disabled")),
            ("usr_harb_guest-zoe", "power-bi-pro", Some("guest")),
        ] {
            let call = ExplainEligibility { user: UserId::parse(user).unwrap(), slug: slug.to_owned() };
            let told = gwen.gets(&call).await;
            assert_eq!(told.reason.map(Ineligible::as_str), reason, "{user}");
            assert_eq!(told.is_eligible, reason.is_none(), "{user}");
            let of_trials = [Rule::TrialOffered, Rule::NoTrialBefore];
            let rules = Rule::ALL.iter().filter(|rule| !of_trials.contains(rule));
            assert!(told.checks.iter().map(|check| &check.rule).eq(rules));
        }
    }

    /// B3: the other kinds of people of the demo, by somebody who looks after their organizations.
    async fn a_partner_sees_why_people_of_each_kind_of_organization_cannot_buy(app: App) {
        for (customer, domain, user, reason) in [
            ("ten_rive", "rivertown.example", "usr_rive_rita", Some(Ineligible::GovernmentOrganization)),
            ("ten_hill", "hillside.example", "usr_hill_hugo", Some(Ineligible::EducationOrganization)),
            ("ten_cong", "congorail.example", "usr_cong_cyril", Some(Ineligible::ProductNotSoldInMarket)),
            ("ten_lotu", "lotus.example", "usr_lotu_leela", Some(Ineligible::MarketClosed)),
            ("ten_ipan", "ipanema.example", "usr_ipan_ines", Some(Ineligible::ProductNotSoldInMarket)),
            ("ten_spro", "sprout.example", "usr_spro_sam", Some(Ineligible::UnmanagedOrganization)),
        ] {
            app.grants("ten_nort", customer, &[Role::GlobalReader]).await;
            let mut pat = app.signed_in("pat@northstar.example").await;
            assert_eq!(pat.switches_to(domain).await.status, 200);
            let (user, slug) = (UserId::parse(user).unwrap(), "project-plan-1".to_owned());
            let told = pat.gets(&ExplainEligibility { user, slug }).await;
            assert_eq!(told.reason, reason, "{domain}");
            assert!(told.checks.iter().any(|check| check.reason == reason && check.passed == Some(false)));
        }
    }
}

fn default(value: SelfServicePolicy, version: i64) -> SetDefaultPolicy {
    SetDefaultPolicy {
        body: SetDefaultPolicyRequest {
            value,
            version,
            dry_run: false,
        },
    }
}

/// The token of a program of Harbor with these scopes.
async fn secret(app: &App, scopes: &[Scope]) -> String {
    let body = CreateServiceAccountRequest {
        name: "Nightly policy check".to_owned(),
        scopes: scopes.to_vec(),
        days: 90,
    };
    let gwen = app.signed_in("gwen@harbor.example").await;
    let made = gwen.gets(&CreateServiceAccount { body }).await;
    made.secret
}

/// The same as somebody who calls.
async fn token<'a>(app: &'a App, scopes: &[Scope]) -> Person<'a> {
    let shown = format!("Bearer {}", secret(app, scopes).await);
    app.visitor().with_header(AUTHORIZATION, &shown)
}
