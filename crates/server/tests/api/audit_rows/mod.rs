//! Each call that changes something leaves its record, and no other (B16).
//!
//! The calls are those of the API's description: one that is not made here
//! fails the test until somebody says what it records.

mod calls;
mod people;
mod purchases;

use serde_json::json;

use crate::support::{App, Engine, both};
use calls::{Calls, NONE, text};

/// What changes nothing that an organization has to keep account of.
const EXCUSED: [(&str, &str); 9] = [
    ("preview_change", "says what a change would come to"),
    (
        "set_up_own_card",
        "opens the processor's form; the card that is kept is recorded",
    ),
    ("look_up_email", "reads where an address signs in"),
    (
        "start_sign_in",
        "nobody is signed in yet; the session's beginning is recorded",
    ),
    ("test_provider", "reads what a provider publishes"),
    (
        "set_up_card",
        "opens the processor's form; the order that uses the card is recorded",
    ),
    (
        "mark_notices_read",
        "what somebody has read is nobody else's business",
    ),
    (
        "advance_clock",
        "the demo's clock belongs to no organization",
    ),
    (
        "report_usage",
        "the license itself tells when it was used last",
    ),
];

async fn notices_and_webhooks(calls: &mut Calls<'_>) {
    let gwen = calls.app.signed_in("gwen@harbor.example").await;
    let settings = json!({ "language": "nl", "topics": [], "version": 0 });
    let rows = "harbor notices.changed";
    calls
        .make(&gwen, "set_notice_settings", &[], settings, rows)
        .await;
    let webhook = json!({ "url": "https://hooks.example.com/", "areas": [] });
    let added = calls
        .make(&gwen, "add_webhook", &[], webhook, "harbor webhook.added")
        .await;
    let id = text(&added, "/webhook/id");
    let id = [id.as_str()];
    for (is_on, row) in [
        (false, "harbor webhook.switched_off"),
        (true, "harbor webhook.switched_on"),
    ] {
        calls
            .make(&gwen, "set_webhook", &id, json!({ "is_on": is_on }), row)
            .await;
    }
    calls
        .make(&gwen, "test_webhook", &id, NONE, "harbor webhook.tested")
        .await;
    let all = json!({ "event": null });
    calls
        .make(&gwen, "replay_events", &id, all, "harbor webhook.replayed")
        .await;
    calls
        .make(&gwen, "remove_webhook", &id, NONE, "harbor webhook.removed")
        .await;
}

async fn partners(calls: &mut Calls<'_>) {
    let app = calls.app;
    let nina = app.signed_in("nina@northstar.example").await;
    let amir = app.signed_in("amir@meadow.example").await;
    let gwen = app.signed_in("gwen@harbor.example").await;
    let wish = json!({ "customer": "meadow.example", "roles": ["global_reader"], "days": 30 });
    let rows = "northstar partner_grant.requested, meadow partner_grant.requested";
    calls
        .make(&nina, "request_partnership", &[], wish, rows)
        .await;
    let listed = amir.gets(&api::partners::ListPartners).await;
    let grant = listed.partners[0].grant.id.to_string();
    let yes = json!({ "answer": "approve" });
    let rows = "meadow partner_grant.approved";
    calls
        .make(&amir, "answer_partner_request", &[&grant], yes, rows)
        .await;
    let (ids, rows) = (
        ["meadow.example", grant.as_str()],
        "northstar partner_grant.ended, meadow partner_grant.ended",
    );
    calls.make(&nina, "leave_customer", &ids, NONE, rows).await;
    let rows = "harbor partner_grant.ended";
    calls
        .make(&gwen, "end_partner_grant", &["grant_harb_nort"], NONE, rows)
        .await;
}

both! {
    async fn every_call_that_changes_something_leaves_its_record(app: App) {
        let mut calls = Calls::of(&app).await;
        people::sessions(&mut calls).await;
        people::second_factor(&mut calls).await;
        purchases::orders(&mut calls).await;
        purchases::policies_and_requests(&mut calls).await;
        people::accounts(&mut calls).await;
        people::programs(&mut calls).await;
        people::sign_in_settings(&mut calls).await;
        notices_and_webhooks(&mut calls).await;
        partners(&mut calls).await;
        calls.complain(&EXCUSED);
    }
}
