//! What people and programs are told of.

use domain::access::Role;
use domain::ids::WebhookId;
use domain::notices::{DeliveryState, WebhookState};
use store::mails::{MailEnd, MailRecord};
use store::wakeups::{Place, Task};
use store::webhooks::{DeliveryRecord, Tried, WebhookRecord};
use store::{mails, notices, outbox, users, wakeups, webhooks};

use crate::fixtures::{at, tenant_id, user_id};
use crate::harness::{Database, unit};

crate::conformance!(
    what_is_asked_for_while_somebody_works_is_done_afterwards,
    nobody_else_gets_a_task_until_the_lease_is_over,
    the_earliest_time_that_was_asked_for_counts,
    a_person_sees_each_event_once_and_the_newest_first,
    whoever_has_a_role_is_told_once_and_nobody_who_cannot_sign_in,
    settings_are_written_over_the_version_that_was_read,
    a_mail_is_tried_by_one_at_a_time_and_sent_once,
    a_delivery_is_tried_by_one_at_a_time_until_it_ends,
    what_failed_is_delivered_again_on_demand,
    a_webhook_that_was_removed_is_called_no_more,
);

async fn wake(database: &Database, seconds: i64) {
    let harbor = tenant_id("harbor");
    database
        .global(unit!([harbor] tx => wakeups::wake(tx, &harbor, Task::SendMails, at(seconds))))
        .await;
}

async fn lease(database: &Database, now: i64) -> Vec<wakeups::Wakeup> {
    database
        .global(unit!(tx => wakeups::lease_due(tx, Place::Elsewhere, (at(now), at(now)), at(now + 60), 5)))
        .await
}

async fn finish(database: &Database, wakeup: &wakeups::Wakeup, next: Option<i64>) {
    let wakeup = wakeup.clone();
    database
        .global(unit!([wakeup] tx => wakeups::finish(tx, &wakeup, next.map(at))))
        .await;
}

async fn what_is_asked_for_while_somebody_works_is_done_afterwards(database: &Database) {
    database.with_people().await;
    wake(database, 0).await;
    let taken = lease(database, 1).await;
    assert_eq!(taken.len(), 1);
    assert_eq!(
        (&taken[0].tenant, taken[0].task),
        (&tenant_id("harbor"), Task::SendMails)
    );
    wake(database, 2).await;
    finish(database, &taken[0], None).await;
    let again = lease(database, 3).await;
    assert_eq!(again.len(), 1);
    finish(database, &again[0], None).await;
    assert!(lease(database, 4).await.is_empty());
}

async fn nobody_else_gets_a_task_until_the_lease_is_over(database: &Database) {
    database.with_people().await;
    wake(database, 0).await;
    assert_eq!(lease(database, 0).await.len(), 1);
    assert!(lease(database, 59).await.is_empty());
    assert_eq!(lease(database, 60).await.len(), 1);
}

async fn the_earliest_time_that_was_asked_for_counts(database: &Database) {
    database.with_people().await;
    wake(database, 100).await;
    wake(database, 50).await;
    wake(database, 200).await;
    assert!(lease(database, 49).await.is_empty());
    let taken = lease(database, 50).await;
    finish(database, &taken[0], Some(300)).await;
    assert!(lease(database, 299).await.is_empty());
    assert_eq!(lease(database, 300).await.len(), 1);
}

// B7
async fn a_person_sees_each_event_once_and_the_newest_first(database: &Database) {
    database.with_people().await;
    let ada = user_id("ada");
    for (event, seconds) in [("e1", 1), ("e2", 2), ("e3", 3), ("e3", 3)] {
        database
            .write(unit!([ada] tx => notices::add(tx, &ada, event, "{}", at(seconds))))
            .await
            .unwrap();
    }
    let (first, next) = database
        .read(unit!([ada] tx => notices::list(tx, &ada, None, 2)))
        .await;
    let (rest, end) = database
        .read(unit!([ada, next] tx => notices::list(tx, &ada, next.as_deref(), 2)))
        .await;
    let ids: Vec<_> = first
        .iter()
        .chain(&rest)
        .map(|notice| &*notice.event_id)
        .collect();
    assert_eq!(ids, ["e3", "e2", "e1"]);
    assert_eq!(end, None);
    database
        .write(unit!([ada] tx => notices::mark_read(tx, &ada, at(2))))
        .await
        .unwrap();
    for (most, unread) in [(9, 1), (0, 0)] {
        let found = database
            .read(unit!([ada] tx => notices::unread(tx, &ada, most)))
            .await;
        assert_eq!(found, unread);
    }
}

async fn whoever_has_a_role_is_told_once_and_nobody_who_cannot_sign_in(database: &Database) {
    database.with_people().await;
    let ada = user_id("ada");
    for role in [Role::GlobalAdmin, Role::BillingAdmin] {
        database
            .write(unit!([ada] tx => users::grant_role(tx, &ada, role)))
            .await
            .unwrap();
    }
    let roles = [Role::GlobalAdmin, Role::BillingAdmin];
    let told = database
        .read(unit!(tx => notices::people_with(tx, &roles)))
        .await;
    assert_eq!(
        told.iter().map(|user| user.id.as_str()).collect::<Vec<_>>(),
        ["ada"]
    );
    let sql = "UPDATE users SET status = 'disabled' WHERE id = 'ada'";
    database.execute(sql).await;
    let told = database
        .read(unit!(tx => notices::people_with(tx, &roles)))
        .await;
    assert!(told.is_empty());
}

async fn settings_are_written_over_the_version_that_was_read(database: &Database) {
    database.with_people().await;
    for (json, version, is_written) in [
        ("1", 0, true),
        ("2", 0, false),
        ("3", 1, true),
        ("4", 1, false),
    ] {
        let written = database
            .write(unit!(tx => notices::set_settings(tx, json, version)))
            .await
            .unwrap();
        assert_eq!(written, is_written, "{json}");
    }
    let found = database.read(unit!(tx => notices::settings(tx))).await;
    assert_eq!(found, Some(("3".to_owned(), 2)));
}

fn mail() -> MailRecord {
    MailRecord {
        id: "m1".to_owned(),
        to_address: "ada@harbor.example".to_owned(),
        to_name: "Ada Visser".to_owned(),
        subject: "A license".to_owned(),
        text: "text".to_owned(),
        html: "html".to_owned(),
        is_chosen: true,
        created_at: at(0),
    }
}

async fn due_mails(database: &Database, seconds: i64) -> Vec<(MailRecord, u32)> {
    database
        .read(unit!(tx => mails::due(tx, at(seconds), 5)))
        .await
}

async fn begin_mail(database: &Database, tries: u32) -> bool {
    database
        .write(unit!(tx => mails::begin_try(tx, "m1", tries, at(60))))
        .await
        .unwrap()
}

async fn a_mail_is_tried_by_one_at_a_time_and_sent_once(database: &Database) {
    database.with_people().await;
    for _ in 0..2 {
        database
            .write(unit!(tx => mails::add(tx, &mail())))
            .await
            .unwrap();
    }
    assert_eq!(due_mails(database, 0).await, [(mail(), 0)]);
    assert!(begin_mail(database, 0).await);
    assert!(!begin_mail(database, 0).await);
    assert!(due_mails(database, 59).await.is_empty());
    assert_eq!(due_mails(database, 60).await, [(mail(), 1)]);
    let next = database.read(unit!(tx => mails::next_due(tx))).await;
    assert_eq!(next, Some(at(60)));
    database
        .write(unit!(tx => mails::end(tx, "m1", MailEnd::Sent)))
        .await
        .unwrap();
    assert!(due_mails(database, 99).await.is_empty());
    assert!(!begin_mail(database, 1).await);
    let next = database.read(unit!(tx => mails::next_due(tx))).await;
    assert_eq!(next, None);
}

fn webhook_id() -> WebhookId {
    WebhookId::parse("w1").unwrap()
}

async fn with_delivery(database: &Database) -> DeliveryRecord {
    database.with_people().await;
    let webhook = WebhookRecord {
        id: webhook_id(),
        url: "https://hooks.example.com/".to_owned(),
        areas: vec!["policy".to_owned(), "order".to_owned()],
        secret_sealed: "sealed".to_owned(),
        state: WebhookState::On,
        failing_since: None,
        created_at: at(0),
    };
    let kept = webhook.clone();
    database
        .write(unit!([kept] tx => webhooks::insert(tx, &kept)))
        .await
        .unwrap();
    let found = database.read(unit!(tx => webhooks::list(tx))).await;
    assert_eq!(found, [webhook]);
    database
        .write(unit!(tx => outbox::append(tx, "e1", "policy.changed", "{}", at(0))))
        .await
        .unwrap();
    for _ in 0..2 {
        database
            .write(unit!(tx => webhooks::deliver(tx, &webhook_id(), "e1", at(0))))
            .await
            .unwrap();
    }
    let mut found = due(database, 0).await;
    assert_eq!(found.len(), 1);
    found.remove(0)
}

async fn due(database: &Database, seconds: i64) -> Vec<DeliveryRecord> {
    database
        .read(unit!(tx => webhooks::due(tx, at(seconds), 5)))
        .await
}

async fn begin(database: &Database, delivery: &DeliveryRecord) -> bool {
    let delivery = delivery.clone();
    database
        .write(unit!([delivery] tx => webhooks::begin_try(tx, &delivery, at(60))))
        .await
        .unwrap()
}

async fn tried(database: &Database, delivery: &DeliveryRecord, state: DeliveryState) {
    let (delivery, tried) = (
        delivery.clone(),
        Tried {
            state,
            next_at: at(99),
            at: at(1),
            status: Some(500),
            problem: None,
        },
    );
    database
        .write(unit!([delivery, tried] tx => webhooks::end_try(tx, &delivery, &tried)))
        .await
        .unwrap();
}

// B17
async fn a_delivery_is_tried_by_one_at_a_time_until_it_ends(database: &Database) {
    let delivery = with_delivery(database).await;
    assert!(begin(database, &delivery).await);
    assert!(!begin(database, &delivery).await);
    let next = database.read(unit!(tx => webhooks::next_due(tx))).await;
    assert_eq!(next, Some(at(60)));
    tried(database, &delivery, DeliveryState::Delivered).await;
    assert!(due(database, 999).await.is_empty());
    let (all, _) = database
        .read(unit!(tx => webhooks::deliveries(tx, &webhook_id(), None, 5)))
        .await;
    assert_eq!((all[0].tries, all[0].last_status), (1, Some(500)));
    assert_eq!(all[0].state, DeliveryState::Delivered);
}

// B17: replay.
async fn what_failed_is_delivered_again_on_demand(database: &Database) {
    let delivery = with_delivery(database).await;
    tried(database, &delivery, DeliveryState::Failed).await;
    for how_many in [1, 0] {
        let again = database
            .write(unit!(tx => webhooks::deliver_failed_again(tx, &webhook_id(), at(200))))
            .await
            .unwrap();
        assert_eq!(again, how_many);
    }
    assert_eq!(due(database, 200).await.len(), 1);
    tried(database, &delivery, DeliveryState::Delivered).await;
    for (event, is_known) in [("e1", true), ("e9", false)] {
        let again = database
            .write(unit!(tx => webhooks::deliver_again(tx, &webhook_id(), event, at(300))))
            .await
            .unwrap();
        assert_eq!(again, is_known);
    }
    database
        .write(unit!(tx => webhooks::fail_waiting(tx, &webhook_id())))
        .await
        .unwrap();
    assert!(due(database, 300).await.is_empty());
}

async fn remove(database: &Database, id: &'static str) -> Option<bool> {
    database
        .write(unit!(tx => webhooks::remove(tx, &WebhookId::parse(id).unwrap(), at(5))))
        .await
        .unwrap()
}

async fn a_webhook_that_was_removed_is_called_no_more(database: &Database) {
    with_delivery(database).await;
    assert_eq!(remove(database, "w9").await, None);
    assert_eq!(remove(database, "w1").await, Some(true));
    assert_eq!(remove(database, "w1").await, Some(false));
    let found = database
        .read(unit!(tx => webhooks::find(tx, &webhook_id())))
        .await;
    assert_eq!(found, None);
    assert!(due(database, 999).await.is_empty());
}
