//! Whoever leaves: sessions, licenses, purchases, and the organization's last admin.

use std::sync::Arc;

use api::provisioning::{SetLeaverLicenses, SetLeaverLicensesRequest};
use api::subscriptions::GetSubscription;
use chrono::TimeDelta;
use domain::access::Role;
use domain::ids::{SubscriptionId, TenantId, UserId};
use reqwest::Method;
use serde_json::{Value, json};
use server::use_cases::directory::free_licenses_of_leavers;
use store::StoreError;
use tokio::sync::Notify;

use crate::support::{App, Card, Engine, both};

const POWER_BI_PRO: &str = "CFQ7TTC0L3PB";
const CENTRAL: &str = "sub_harb_central";
const OFF: &str = r#"{ "op": "replace", "value": { "active": false } }"#;
const ON: &str = r#"{ "op": "replace", "value": { "active": true } }"#;

fn step(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// What was recorded with this action, the newest last.
async fn recorded(app: &App, action: &'static str) -> Vec<Value> {
    let tenant = TenantId::parse("ten_harb").unwrap();
    let found: Result<_, StoreError> = app
        .state
        .store
        .read(&tenant, move |tx| {
            Box::pin(async move { store::audit::list(tx).await })
        })
        .await;
    let rows = found.unwrap().into_iter();
    rows.filter(|row| row.entry.action == action)
        .map(|row| {
            let after = row.entry.after.unwrap_or_default();
            serde_json::from_str(&after).unwrap_or(Value::Null)
        })
        .collect()
}

/// How many licenses of the central purchase are assigned.
async fn assigned(app: &App) -> u32 {
    let bill = app.signed_in("bill@harbor.example").await;
    let subscription = SubscriptionId::parse(CENTRAL).unwrap();
    bill.gets(&GetSubscription { subscription })
        .await
        .subscription
        .assigned
}

both! {
    /// B18: at the next request.
    async fn a_deactivated_person_is_signed_out_at_once_and_for_good(app: App) {
        let directory = app.directory().await;
        let ada = app.signed_in("ada@harbor.example").await;
        assert!(ada.session().await.viewer.is_some());
        assert_eq!(directory.patches("/Users/usr_harb_ada", step(OFF)).await.status, 200);
        assert!(ada.session().await.viewer.is_none());
        let again = app.visitor().signs_in("ada@harbor.example", "selfserve-demo").await;
        assert_ne!(again.status, 200);
        assert_eq!(directory.patches("/Users/usr_harb_ada", step(ON)).await.status, 200);
        assert!(ada.session().await.viewer.is_none(), "the old session stays ended");
        app.signed_in("ada@harbor.example").await;
    }

    /// B9, R53: the event names what the person pays for; others keep what they were given of it.
    async fn what_a_leaver_pays_for_is_told_and_goes_on(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let bought = ada.buys(POWER_BI_PRO, 3, Card::GOOD).await.subscription.unwrap();
        ada.assigns(&bought, "usr_harb_ben").await;
        ada.assigns(&bought, "usr_harb_ada").await;
        let directory = app.directory().await;
        assert_eq!(directory.patches("/Users/usr_harb_ada", step(OFF)).await.status, 200);
        let events = recorded(&app, "person.left").await;
        assert_eq!(events.len(), 1);
        assert_eq!(events[0]["pays_for"], json!([bought]));
        assert_eq!(events[0]["licenses_freed"], json!([bought]));
        let bill = app.signed_in("bill@harbor.example").await;
        let detail = bill.gets(&GetSubscription { subscription: bought.clone() }).await.subscription;
        assert_eq!(detail.assigned, 1, "Ben keeps his");
        let ben = app.signed_in("ben@harbor.example").await;
        let apps = ben.gets(&api::apps::ListApps).await;
        assert!(!apps.items.is_empty());
    }

    /// B18: licenses are freed when the organization wants it, by the clock of the business.
    async fn licenses_are_freed_when_the_organization_wants_it(app: App) {
        let gwen = app.signed_in("gwen@harbor.example").await;
        let body = SetLeaverLicensesRequest { free_licenses_after_days: 30 };
        let set = gwen.gets(&SetLeaverLicenses { body }).await;
        assert_eq!(set.free_licenses_after_days, 30);
        let directory = app.directory_by(&gwen).await;
        let central = SubscriptionId::parse(CENTRAL).unwrap();
        let lena = app.signed_in("lena@harbor.example").await;
        for user in ["usr_harb_ben", "usr_harb_cleo"] {
            assert_eq!(lena.assigns(&central, user).await.status, 200);
        }
        let before = assigned(&app).await;
        for user in ["usr_harb_ben", "usr_harb_cleo"] {
            assert_eq!(directory.patches(&format!("/Users/{user}"), step(OFF)).await.status, 200);
        }
        app.clock.advance(TimeDelta::days(29));
        assert_eq!(free_licenses_of_leavers(&app.state).await.unwrap(), 0);
        assert_eq!(assigned(&app).await, before);
        let directory = app.directory().await;
        assert_eq!(directory.patches("/Users/usr_harb_cleo", step(ON)).await.status, 200);
        app.clock.advance(TimeDelta::days(2));
        assert_eq!(free_licenses_of_leavers(&app.state).await.unwrap(), 1);
        assert_eq!(assigned(&app).await, before - 1, "Cleo came back in time");
        assert_eq!(recorded(&app, "licenses.freed").await.len(), 1);
        assert_eq!(free_licenses_of_leavers(&app.state).await.unwrap(), 0);
    }

    /// B18: what history needs stays.
    async fn a_deleted_purchaser_is_still_named_by_the_purchase(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let bought = ada.buys(POWER_BI_PRO, 1, Card::GOOD).await.subscription.unwrap();
        let directory = app.directory().await;
        assert_eq!(directory.deletes("/Users/usr_harb_ada").await.status, 204);
        assert!(ada.session().await.viewer.is_none());
        assert_eq!(directory.reads("/Users/usr_harb_ada").await.status, 404);
        assert_eq!(directory.deletes("/Users/usr_harb_ada").await.status, 404);
        let bill = app.signed_in("bill@harbor.example").await;
        let detail = bill.gets(&GetSubscription { subscription: bought }).await.subscription;
        assert_eq!(detail.purchaser.unwrap().name, "Ada Visser");
        let successor = directory.creates("ada@harbor.example").await;
        assert_ne!(successor["id"], "usr_harb_ada");
    }

    /// The organization cannot be locked out by its own list.
    async fn the_last_global_admin_stays(app: App) {
        let directory = app.directory().await;
        let user = "/Users/usr_harb_gwen";
        let guest = json!({ "op": "add", "path": "userType", "value": "Guest" });
        for refused in [
            directory.patches(user, step(OFF)).await,
            directory.patches(user, guest).await,
            directory.deletes(user).await,
        ] {
            assert_eq!(refused.scim_error().0, 403);
        }
        let title = json!({ "op": "add", "path": "title", "value": "Head of IT" });
        assert_eq!(directory.patches(user, title).await.status, 200);
    }

    async fn every_change_is_recorded_once(app: App) {
        let directory = app.directory().await;
        let user = directory.creates("nora@harbor.example").await;
        let path = format!("/Users/{}", user["id"].as_str().unwrap());
        let title = json!({ "op": "add", "path": "title", "value": "Boss" });
        for _ in 0..2 {
            assert_eq!(directory.patches(&path, title.clone()).await.status, 200);
        }
        let group = json!({ "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "A" });
        let made = directory.sends(Method::POST, "/Groups", &group).await.scim();
        let group = format!("/Groups/{}", made["id"].as_str().unwrap());
        assert_eq!(directory.deletes(&group).await.status, 204);
        assert_eq!(directory.deletes(&path).await.status, 204);
        for (action, times) in [
            ("provisioning_token.created", 1), ("user.created", 1), ("user.updated", 1),
            ("user.deleted", 1), ("person.left", 1), ("group.created", 1), ("group.deleted", 1),
        ] {
            assert_eq!(recorded(&app, action).await.len(), times, "{action}");
        }
    }
}

/// Ben becomes the only global admin at the moment when the list switches him off. SQLite has one
/// writer at a time, so this is about PostgreSQL.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_becomes_the_last_admin_at_this_very_moment_stays() {
    let app = App::start(Engine::Postgres).await;
    let directory = app.directory().await;
    let (locked, waits) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (has_locked, may_end) = (Arc::clone(&locked), Arc::clone(&waits));
    let store = app.state.store.clone();
    let hands_over = tokio::spawn(async move {
        let harbor = TenantId::parse("ten_harb").unwrap();
        let unit = store.write(&harbor, move |tx| {
            let (has_locked, may_end) = (Arc::clone(&has_locked), Arc::clone(&may_end));
            Box::pin(async move {
                store::people::lock_administration(tx).await?;
                let [ben, gwen] =
                    ["ben", "gwen"].map(|name| UserId::parse(&format!("usr_harb_{name}")).unwrap());
                store::people::set_roles(tx, &ben, &[Role::GlobalAdmin]).await?;
                store::people::set_roles(tx, &gwen, &[]).await?;
                has_locked.notify_one();
                may_end.notified().await;
                Ok::<_, StoreError>(())
            })
        });
        unit.await.unwrap();
    });
    locked.notified().await;
    let patches = directory.patches("/Users/usr_harb_ben", step(OFF));
    let until_held_up = async {
        while app.held_up().await == 0 {
            tokio::task::yield_now().await;
        }
        waits.notify_one();
        std::future::pending::<()>().await;
    };
    let refused = tokio::select! {
        answer = patches => answer,
        () = until_held_up => unreachable!(),
    };
    waits.notify_one();
    hands_over.await.unwrap();
    assert_eq!(refused.scim_error().0, 403);
}
