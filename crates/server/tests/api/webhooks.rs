//! Events by webhook: signed, again and again, and not for ever (B17).

use std::time::Duration;

use api::policies::{SetPolicy, SetPolicyRequest};
use api::webhooks::{
    AddWebhook, AddWebhookRequest, DeliveryRow, ListDeliveries, ListWebhooks, NewWebhook,
    RemoveWebhook, ReplayEvents, ReplayEventsRequest, SetWebhook, SetWebhookRequest, TestWebhook,
};
use chrono::TimeDelta;
use domain::audit_filter::AuditArea;
use domain::ids::{ProductId, WebhookId};
use domain::notices::{DeliveryState, WebhookState};
use domain::policy::SelfServicePolicy;

use crate::support::{App, Engine, Person, Receiver, both};

const GWEN: &str = "gwen@harbor.example";
const VISIO: &str = "CFQ7TTC0KXN9";

async fn adds(gwen: &Person<'_>, url: &str, areas: &[AuditArea]) -> NewWebhook {
    let body = AddWebhookRequest {
        url: url.to_owned(),
        areas: areas.to_vec(),
    };
    gwen.gets(&AddWebhook { body }).await
}

async fn changes_policy(app: &App, gwen: &Person<'_>, value: SelfServicePolicy) {
    let body = SetPolicyRequest {
        value: Some(value),
        availability: None,
        version: app.policy_version(VISIO).await,
        dry_run: false,
    };
    let product = ProductId::parse(VISIO).unwrap();
    gwen.gets(&SetPolicy { product, body }).await;
}

async fn deliveries(gwen: &Person<'_>, webhook: &WebhookId) -> Vec<DeliveryRow> {
    let webhook = webhook.clone();
    let list = ListDeliveries {
        webhook,
        cursor: None,
    };
    gwen.gets(&list).await.items
}

async fn state(gwen: &Person<'_>) -> WebhookState {
    gwen.gets(&ListWebhooks).await.items[0].state
}

async fn switches(gwen: &Person<'_>, webhook: &WebhookId, is_on: bool) -> u16 {
    let body = SetWebhookRequest { is_on };
    let webhook = webhook.clone();
    gwen.sends(&SetWebhook { webhook, body }).await.status
}

fn replaying(webhook: &WebhookId, event: Option<&str>) -> ReplayEvents {
    ReplayEvents {
        webhook: webhook.clone(),
        body: ReplayEventsRequest {
            event: event.map(str::to_owned),
        },
    }
}

both! {
    // B17
    async fn a_receiver_hears_of_the_areas_it_asked_for(app: App) {
        let (receiver, gwen) = (Receiver::start().await, app.signed_in(GWEN).await);
        let added = adds(&gwen, &receiver.url, &[AuditArea::Policy]).await;
        assert!(added.secret.starts_with("whsec_"));
        changes_policy(&app, &gwen, SelfServicePolicy::DoNotAllow).await;
        app.signed_in("ben@harbor.example").await;
        app.tells().await;
        assert_eq!(receiver.kinds(), ["policy.changed"]);
        let delivered = deliveries(&gwen, &added.webhook.id).await;
        assert_eq!((delivered[0].state, delivered[0].tries), (DeliveryState::Delivered, 1));
        assert_eq!(delivered[0].last_status, Some(204));
    }

    async fn an_event_is_tried_again_under_the_same_id_until_it_is_taken(app: App) {
        let (receiver, gwen) = (Receiver::start().await, app.signed_in(GWEN).await);
        let added = adds(&gwen, &receiver.url, &[AuditArea::Policy]).await;
        // An error, a redirect, and no answer at all.
        for status in [500, 302, 0] {
            receiver.answers(status);
            if status == 500 {
                changes_policy(&app, &gwen, SelfServicePolicy::DoNotAllow).await;
            }
            app.tells().await;
            app.clock.passes(TimeDelta::minutes(31));
        }
        receiver.answers(200);
        app.tells().await;
        app.clock.passes(TimeDelta::days(3));
        app.tells().await;
        let calls = receiver.take();
        assert_eq!(calls.len(), 4);
        assert!(calls.iter().all(|call| call.id == calls[0].id));
        let delivered = deliveries(&gwen, &added.webhook.id).await;
        assert_eq!((delivered[0].state, delivered[0].tries), (DeliveryState::Delivered, 4));
        assert_eq!(gwen.gets(&ListWebhooks).await.items[0].failing_since, None);
    }

    // T22: switched off and told after five days; replayed afterwards.
    async fn a_receiver_that_fails_for_days_is_switched_off_and_gets_all_of_it_later(app: App) {
        let (receiver, gwen) = (Receiver::start().await, app.signed_in(GWEN).await);
        let added = adds(&gwen, &receiver.url, &[AuditArea::Policy]).await;
        let id = added.webhook.id;
        receiver.answers(503);
        for value in [SelfServicePolicy::DoNotAllow, SelfServicePolicy::AskFirst] {
            changes_policy(&app, &gwen, value).await;
            app.tells().await;
        }
        for _ in 0..(6 * 24) {
            app.clock.passes(TimeDelta::hours(1));
            app.tells().await;
        }
        assert_eq!(state(&gwen).await, WebhookState::On, "both were given up after three days");
        changes_policy(&app, &gwen, SelfServicePolicy::Allow).await;
        app.tells().await;
        assert_eq!(state(&gwen).await, WebhookState::Failed);
        let told = app.mails.subjects();
        assert_eq!(told, [(GWEN.to_owned(), "Een webhook wordt niet meer aangeroepen".to_owned())]);
        receiver.take();

        assert_eq!(gwen.sends(&replaying(&id, None)).await.status, 400, "switched off");
        receiver.answers(200);
        assert_eq!(switches(&gwen, &id, true).await, 200);
        assert_eq!(gwen.gets(&replaying(&id, None)).await.count, 3);
        app.tells().await;
        assert_eq!(receiver.kinds(), ["policy.changed"; 3]);
        let first = deliveries(&gwen, &id).await[0].event.clone();
        assert_eq!(gwen.gets(&replaying(&id, Some(&first))).await.count, 1);
        assert_eq!(gwen.sends(&replaying(&id, Some("evt_none"))).await.status, 404);
        app.tells().await;
        assert_eq!(receiver.take()[0].id, first);
    }

    async fn a_receiver_that_says_it_is_gone_is_not_called_again(app: App) {
        let (receiver, gwen) = (Receiver::start().await, app.signed_in(GWEN).await);
        let added = adds(&gwen, &receiver.url, &[]).await;
        receiver.answers(410);
        changes_policy(&app, &gwen, SelfServicePolicy::DoNotAllow).await;
        app.tells().await;
        assert_eq!(state(&gwen).await, WebhookState::Gone);
        receiver.take();
        changes_policy(&app, &gwen, SelfServicePolicy::Allow).await;
        app.clock.passes(TimeDelta::days(4));
        app.tells().await;
        assert!(receiver.take().is_empty());
        let failed = app.recorded("ten_harb", "webhook.failed").await;
        assert_eq!(failed.len(), 1);
        assert!(deliveries(&gwen, &added.webhook.id).await.iter().all(|it| it.state == DeliveryState::Failed));
    }

    async fn a_receiver_that_hangs_keeps_nobody_else_waiting(app: App) {
        let (receiver, gwen) = (Receiver::start().await, app.signed_in(GWEN).await);
        adds(&gwen, &receiver.url, &[AuditArea::Policy]).await;
        receiver.answers(0);
        for value in [SelfServicePolicy::DoNotAllow, SelfServicePolicy::Allow, SelfServicePolicy::AskFirst] {
            changes_policy(&app, &gwen, value).await;
        }
        let started = std::time::Instant::now();
        app.tells().await;
        assert_eq!(receiver.take().len(), 3);
        assert!(started.elapsed() < Duration::from_secs(5), "side by side");
        let signed_in = app.signed_in("ben@harbor.example").await;
        assert!(signed_in.session().await.viewer.is_some());
    }

    async fn a_receiver_is_tried_out_switched_off_and_removed(app: App) {
        let (receiver, gwen) = (Receiver::start().await, app.signed_in(GWEN).await);
        let id = adds(&gwen, &receiver.url, &[AuditArea::PartnerGrant]).await.webhook.id;
        let test = TestWebhook { webhook: id.clone() };
        gwen.gets(&test).await;
        app.tells().await;
        assert_eq!(receiver.kinds(), ["webhook.tested"]);
        assert_eq!(switches(&gwen, &id, false).await, 200);
        assert_eq!(switches(&gwen, &id, false).await, 200, "again is harmless");
        assert_eq!(gwen.sends(&test).await.status, 400);
        let removed = gwen.gets(&RemoveWebhook { webhook: id.clone() }).await;
        assert_eq!(removed.items, []);
        assert_eq!(gwen.sends(&test).await.status, 404);
        let off = app.recorded("ten_harb", "webhook.switched_off").await;
        assert_eq!(off.len(), 1);
        app.tells().await;
        assert!(receiver.take().is_empty());
    }

    async fn another_organization_has_no_part_in_it(app: App) {
        let (receiver, gwen) = (Receiver::start().await, app.signed_in(GWEN).await);
        let id = adds(&gwen, &receiver.url, &[]).await.webhook.id;
        app.tells().await;
        receiver.take();
        let amir = app.signed_in("amir@meadow.example").await;
        assert_eq!(amir.gets(&ListWebhooks).await.items, []);
        assert_eq!(switches(&amir, &id, false).await, 404);
        app.tells().await;
        assert!(receiver.take().iter().all(|call| call.kind != "session.begun"), "that was in Meadow");
    }

    async fn what_is_no_address_and_one_too_many_are_refused(app: App) {
        let gwen = app.signed_in(GWEN).await;
        for url in ["", "hooks.example.com", "ftp://hooks.example.com/", "https://user:pw@hooks.example.com/", "http://hooks.example.com/"] {
            let body = AddWebhookRequest { url: url.to_owned(), areas: Vec::new() };
            let refused = gwen.sends(&AddWebhook { body }).await.problem();
            assert_eq!(&*refused.fields[0].field, "url", "{url}: {}", refused.detail);
        }
        for number in 0..10 {
            adds(&gwen, &format!("https://hooks.example.com/{number}"), &[]).await;
        }
        let body = AddWebhookRequest { url: "https://hooks.example.com/".to_owned(), areas: Vec::new() };
        let refused = gwen.sends(&AddWebhook { body }).await.problem();
        assert!(refused.detail.contains("at most 10"), "{}", refused.detail);
    }
}
