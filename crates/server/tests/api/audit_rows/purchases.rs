//! What is bought, and who decides of that.

use domain::trial::Trial;
use serde_json::json;

use super::calls::{Calls, NONE, text};
use crate::support::Card;

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
