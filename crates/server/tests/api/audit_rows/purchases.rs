//! What is bought, and who decides of that.

use chrono::TimeDelta;
use domain::ids::SubscriptionId;
use domain::trial::Trial;
use serde_json::{Value, json};
use server::use_cases::billing::attend_subscriptions;
use server::use_cases::orders::reconcile;

use super::calls::{Calls, NONE, text};
use crate::support::{Card, Person, answer};

const POWER_BI: &str = "CFQ7TTC0L3PB";
const VISIO: &str = "CFQ7TTC0KXN9";

pub async fn orders(calls: &mut Calls<'_>) {
    let app = calls.app;
    let ada = app.signed_in("ada@harbor.example").await;
    let wanted = json!({ "product": POWER_BI, "term": "monthly", "quantity": 3 });
    calls
        .make(&ada, "quote_order", &[], wanted, "harbor quote.made")
        .await;
    let quote = ada.quotes(POWER_BI, 3).await;
    let card = ada.types_card(&quote, Card::GOOD).await;
    let order = serde_json::to_value(ada.order_call(&quote, &card, "any").body).unwrap();
    let rows = "harbor order.placed, harbor order.paid";
    let paid = calls.make(&ada, "place_order", &[], order, rows).await;
    let subscription = text(&paid, "/subscription");
    billing(calls, &ada, &subscription).await;
    let ben = json!({ "user": "usr_harb_ben" });
    let rows = "harbor license.assigned";
    calls
        .make(&ada, "assign_license", &[&subscription], ben, rows)
        .await;
    let (ids, rows) = (
        [subscription.as_str(), "usr_harb_ben"],
        "harbor license.unassigned",
    );
    calls.make(&ada, "unassign_license", &ids, NONE, rows).await;

    let ben = app.signed_in("ben@harbor.example").await;
    let mut trial = ben.quote_call(POWER_BI, 1);
    trial.body.trial = Some(Trial::WITH_CARD);
    let quote = ben.gets(&trial).await;
    let card = ben.types_card(&quote, Card::GOOD).await;
    let start = json!({
        "quote": quote.id, "payment_method": card, "accepted_total": quote.amounts.total,
    });
    let started = calls
        .make(&ben, "start_trial", &[], start, "harbor trial.started")
        .await;
    let trial = text(&started, "/subscription");
    let rows = "harbor trial.canceled";
    calls
        .make(&ben, "cancel_trial", &[&trial], NONE, rows)
        .await;
}

/// Changes, cards, and a bill that is paid late.
async fn billing(calls: &mut Calls<'_>, ada: &Person<'_>, id: &str) {
    let app = calls.app;
    let call = "change_subscription";
    let nothing = json!({ "minor": 0, "currency": "EUR" });
    for (change, rows) in [
        (
            json!({ "kind": "recurring_billing", "recurring_billing": "once" }),
            "harbor subscription.recurring_billing_changed",
        ),
        (
            json!({ "kind": "term", "term": "annual" }),
            "harbor subscription.term_changed",
        ),
        (
            json!({ "kind": "cancel_at_end", "reason": "other" }),
            "harbor subscription.canceled",
        ),
        (
            json!({ "kind": "take_back" }),
            "harbor subscription.cancel_taken_back",
        ),
    ] {
        let body = json!({ "change": change, "accepted_total": nothing });
        calls.make(ada, call, &[id], body, rows).await;
    }
    for (licenses, rows) in [
        (4, "harbor order.placed, harbor order.paid"),
        (3, "harbor subscription.licenses_changed"),
    ] {
        let change = json!({ "kind": "licenses", "licenses": licenses });
        let request = ada.request(
            reqwest::Method::POST,
            &format!("/api/v1/subscriptions/{id}/change-preview"),
        );
        let asked = json!({ "change": change });
        let seen: Value = answer(request.json(&asked)).await.ok();
        let total = &seen["totals"]["total"];
        let body = json!({ "change": change, "accepted_total": total });
        calls.make(ada, call, &[id], body, rows).await;
    }
    app.tells().await;
    let frame = ada.gets(&api::cards::SetUpOwnCard).await.frame_url;
    let bad = app.gateway.tokenizes(&frame, Card::FAILS_AT_RENEWAL).await;
    let good = ada.gets(&api::cards::ListCards).await.items[0]
        .payment_method
        .to_string();
    let body = json!({ "payment_method": bad });
    calls
        .make(ada, "add_card", &[], body, "harbor card.added")
        .await;
    let rows = "harbor card.made_default";
    calls
        .make(ada, "make_card_default", &[&bad], NONE, rows)
        .await;
    let body = json!({ "by": bad });
    let rows = "harbor card.replaced";
    calls.make(ada, "replace_card", &[&good], body, rows).await;
    let details = json!({ "tax_id": "NL123456782B90", "cost_center": "4711" });
    let rows = "harbor billing_details.changed";
    calls
        .make(ada, "set_billing_details", &[], details, rows)
        .await;
    // The renewal fails, and is paid with the other card.
    app.clock.passes(TimeDelta::days(32));
    for _ in 0..2 {
        attend_subscriptions(&app.state).await.unwrap();
        reconcile(&app.state).await.unwrap();
    }
    let bills = api::bills::ListBills {
        subscription: Some(SubscriptionId::parse(id).unwrap()),
        cursor: None,
    };
    let bill = ada.gets(&bills).await.items.remove(0);
    let body = json!({ "payment_method": good, "accepted_total": bill.total });
    let rows = "harbor bill.payment_tried, harbor order.paid";
    calls
        .make(ada, "pay_bill", &[bill.id.as_str()], body, rows)
        .await;
    let rows = "harbor card.removed";
    calls.make(ada, "remove_card", &[&bad], NONE, rows).await;
}

pub async fn policies_and_requests(calls: &mut Calls<'_>) {
    let app = calls.app;
    let gwen = app.signed_in("gwen@harbor.example").await;
    let ask_first = json!({ "value": "ask-first", "version": 0 });
    let changed = "harbor policy.changed";
    calls
        .make(&gwen, "set_policy", &[VISIO], ask_first.clone(), changed)
        .await;
    let ids = [api::policy_interface::POLICY_ID, POWER_BI];
    let disabled = json!({ "policyValue": "Disabled" });
    calls
        .make(&gwen, "set_interface_product", &ids, disabled, changed)
        .await;
    let rows = "harbor policy.default_changed";
    calls
        .make(&gwen, "set_default_policy", &[], ask_first, rows)
        .await;

    let ben = app.signed_in("ben@harbor.example").await;
    let wish = json!({ "product": VISIO, "users": [], "reason": "For a drawing" });
    let made = "harbor license_request.made";
    calls
        .make(&ben, "ask_for_license", &[], wish.clone(), made)
        .await;
    let slug = "visio-plan-1".to_owned();
    let options = api::license_requests::ShowRequestOptions { slug };
    let request = ben.gets(&options).await.request.unwrap();
    let rows = "harbor license_request.withdrawn";
    calls
        .make(
            &ben,
            "withdraw_license_request",
            &[request.as_str()],
            NONE,
            rows,
        )
        .await;
    calls.make(&ben, "ask_for_license", &[], wish, made).await;
    let request = ben.gets(&options).await.request.unwrap();
    let no = json!({ "answer": "decline", "way": null, "message": "" });
    let rows = "harbor license_request.declined";
    calls
        .make(
            &gwen,
            "answer_license_request",
            &[request.as_str()],
            no,
            rows,
        )
        .await;
    let settings = json!({
        "requests": "off", "approval": "by_hand", "own_process": null,
        "limit": { "licenses": null, "money": null }, "group_limits": [], "version": 0,
    });
    let rows = "harbor license_request.settings_changed";
    calls
        .make(&gwen, "set_request_settings", &[], settings, rows)
        .await;
}
