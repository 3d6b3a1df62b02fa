//! Programs with a token, and what people use.

use api::Endpoint;
use api::programs::{
    AddServiceToken, AddServiceTokenRequest, CreateServiceAccount, CreateServiceAccountRequest,
    EndServiceAccount, ListServiceAccounts, NewServiceToken, RevokeServiceToken,
};
use api::usage::{EntitlementList, ListEntitlements, ReportUsage, ReportUsageRequest};
use chrono::TimeDelta;
use domain::ids::{ProductId, TenantId};
use domain::program::Scope;
use server::use_cases::programs::{NewApp, create_app_account};
use server::use_cases::record::Stamp;

use crate::support::{Answer, App, Card, Engine, Person, answer, both};

const VISIO: &str = "CFQ7TTC0KXN9";
const POWER_BI: &str = "CFQ7TTC0L3PB";

fn new_account(scopes: &[Scope]) -> CreateServiceAccount {
    CreateServiceAccount {
        body: CreateServiceAccountRequest {
            name: "Nightly policy check".to_owned(),
            scopes: scopes.to_vec(),
            days: 90,
        },
    }
}

fn of(user: &str) -> ListEntitlements {
    ListEntitlements {
        user: Some(user.to_owned()),
    }
}

fn used(user: Option<&str>, product: &str) -> ReportUsage {
    ReportUsage {
        body: ReportUsageRequest {
            user: user.map(str::to_owned),
            product: ProductId::parse(product).unwrap(),
        },
    }
}

/// The app of a product, as the operator registered it.
async fn app_of(app: &App, product: &str) -> NewServiceToken {
    let new = NewApp {
        name: "The app".to_owned(),
        product: ProductId::parse(product).unwrap(),
        days: 30,
    };
    let tenant = TenantId::parse("ten_vend").unwrap();
    let stamp = Stamp::of_program(&app.state);
    let (store, random) = (&app.state.store, &*app.state.random);
    create_app_account(store, random, stamp, &tenant, new)
        .await
        .unwrap()
}

async fn shows<E: Endpoint>(app: &App, secret: &str, call: &E) -> Answer {
    let method = reqwest::Method::from_bytes(E::METHOD.as_str().as_bytes()).unwrap();
    let mut request = app
        .http
        .request(method, format!("{}{}", app.origin, call.address()))
        .bearer_auth(secret);
    if let Some(body) = call.body() {
        request = request.json(body);
    }
    answer(request).await
}

async fn bought(ada: &Person<'_>, product: &str) {
    let order = ada.buys(product, 2, Card::GOOD).await;
    let subscription = order.subscription.unwrap();
    let viewer = ada.session().await.viewer.unwrap();
    assert_eq!(
        ada.assigns(&subscription, viewer.person.id.as_str())
            .await
            .status,
        200
    );
}

both! {
    // R12, B17
    async fn the_app_of_a_product_learns_who_may_use_it_and_reports_that_they_do(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        bought(&ada, VISIO).await;
        let token = app_of(&app, VISIO).await;
        let own: EntitlementList = shows(&app, &token.secret, &of("ADA@harbor.example")).await.ok();
        assert_eq!(own.items.len(), 1);
        assert_eq!(own.items[0].product.slug, "visio-plan-1");
        assert_eq!(own.items[0].last_used_at, None);

        let reported = shows(&app, &token.secret, &used(Some("ada@harbor.example"), VISIO)).await;
        assert_eq!(reported.status, 200, "{}", reported.text);
        let seen = ada.gets(&ListEntitlements { user: None }).await;
        assert!(seen.items[0].last_used_at.is_some());
    }

    async fn an_app_hears_of_its_own_product_only_and_nothing_of_who_exists(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        bought(&ada, VISIO).await;
        let other = app_of(&app, POWER_BI).await;
        for user in ["ada@harbor.example", "nobody@harbor.example", "x@nowhere.example"] {
            let heard: EntitlementList = shows(&app, &other.secret, &of(user)).await.ok();
            assert_eq!(heard.items, [], "{user}");
        }
        let forged = shows(&app, &other.secret, &used(Some("ada@harbor.example"), VISIO)).await;
        assert_eq!(forged.status, 404);
    }

    async fn opening_a_product_counts_as_use_and_only_for_who_may(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        assert_eq!(ada.sends(&used(None, VISIO)).await.status, 404);
        bought(&ada, VISIO).await;
        assert_eq!(ada.sends(&used(None, VISIO)).await.status, 200);
        assert_eq!(ada.sends(&used(Some("ben@harbor.example"), VISIO)).await.code(), "invalid_field");
        let seen = ada.gets(&ListEntitlements { user: None }).await;
        assert!(seen.items[0].last_used_at.is_some());
    }

    // B2
    async fn a_token_works_until_it_is_revoked_or_expires_or_its_account_ends(app: App) {
        let gwen = app.signed_in("gwen@harbor.example").await;
        let first = gwen.gets(&new_account(&[Scope::PolicyRead])).await;
        // It is taken, and has no right to this.
        let may_not = shows(&app, &first.secret, &of("ada@harbor.example")).await;
        assert_eq!(may_not.code(), "not_allowed");

        let account = first.account.clone();
        let more = AddServiceToken { account, body: AddServiceTokenRequest { days: 1 } };
        let second = gwen.gets(&more).await;
        assert_eq!(gwen.sends(&more).await.code(), "too_many_tokens");

        let account = first.account.clone();
        let token = first.token.id.clone();
        assert_eq!(gwen.sends(&RevokeServiceToken { account, token }).await.status, 200);
        let revoked = shows(&app, &first.secret, &of("ada@harbor.example")).await;
        assert_eq!(revoked.code(), "not_signed_in");

        assert_eq!(shows(&app, &second.secret, &of("a@b.example")).await.code(), "not_allowed");
        app.clock.advance(TimeDelta::days(1));
        let gwen = app.signed_in("gwen@harbor.example").await;
        assert_eq!(shows(&app, &second.secret, &of("a@b.example")).await.code(), "not_signed_in");

        let account = first.account.clone();
        let third = gwen.gets(&more).await;
        assert_eq!(gwen.sends(&EndServiceAccount { account }).await.status, 200);
        assert_eq!(shows(&app, &third.secret, &of("a@b.example")).await.code(), "not_signed_in");
        let list = gwen.gets(&ListServiceAccounts).await;
        assert!(list.items[0].is_ended && list.items[0].tokens.is_empty());
    }

    async fn only_a_global_admin_makes_service_accounts_and_never_with_the_scopes_of_apps(app: App) {
        let bill = app.signed_in("bill@harbor.example").await;
        let wanted = new_account(&[Scope::PolicyRead]);
        assert_eq!(bill.sends(&wanted).await.code(), "not_allowed");
        let gwen = app.signed_in("gwen@harbor.example").await;
        for scopes in [&[][..], &[Scope::UsageWrite], &[Scope::PolicyRead, Scope::EntitlementsRead]] {
            assert_eq!(gwen.sends(&new_account(scopes)).await.code(), "invalid_field");
        }
        // Another organization's account is nobody's.
        let made = gwen.gets(&wanted).await;
        let amir = app.signed_in("amir@meadow.example").await;
        let end = EndServiceAccount { account: made.account };
        assert_eq!(amir.sends(&end).await.status, 404);
    }

    async fn a_token_beside_a_cookie_does_not_lend_it_its_rights(app: App) {
        let gwen = app.signed_in("gwen@harbor.example").await;
        let made = gwen.gets(&new_account(&[Scope::PolicyRead])).await;
        let request = app.http.post(format!("{}/api/v1/service-accounts", app.origin))
            .bearer_auth(&made.secret)
            .header(reqwest::header::COOKIE, gwen.cookie.clone().unwrap())
            .json(&new_account(&[Scope::PolicyRead]).body);
        assert_eq!(answer(request).await.code(), "not_signed_in");
    }
}
