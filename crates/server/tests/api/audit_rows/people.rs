//! What people and programs do to get in, and what admins decide of that.

use serde_json::json;

use super::calls::{Calls, NONE, text};
use crate::second_factor::code;
use crate::support::{CLIENT_ID, CLIENT_SECRET, TestProvider};

const PASSWORD: &str = "selfserve-demo";

pub async fn sessions(calls: &mut Calls<'_>) {
    let app = calls.app;
    let mut cleo = app.visitor();
    let known = json!({ "email": "cleo@harbor.example", "password": PASSWORD });
    let begun = calls
        .make(&cleo, "sign_in", &[], known, "harbor session.begun")
        .await;
    cleo.keeps(&begun);
    let list = app.signed_in("cleo@harbor.example").await;
    let list = list.gets(&api::open_sessions::ListOpenSessions).await;
    let other = list
        .items
        .iter()
        .find(|session| session.is_current)
        .unwrap();
    let ended = "harbor session.ended";
    calls
        .make(&cleo, "end_open_session", &[other.id.as_str()], NONE, ended)
        .await;
    app.signed_in("cleo@harbor.example").await;
    calls
        .make(&cleo, "end_other_sessions", &[], NONE, ended)
        .await;
    calls.make(&cleo, "sign_out", &[], NONE, ended).await;
    let mut pat = app.signed_in("pat@northstar.example").await;
    let there = json!({ "organization": "harbor.example" });
    let switched = calls.make(
        &pat,
        "switch_organization",
        &[],
        there,
        "harbor user.added, harbor session.switched",
    );
    let switched = switched.await;
    pat.keeps(&switched);
}

pub async fn second_factor(calls: &mut Calls<'_>) {
    let app = calls.app;
    let mut cleo = app.signed_in("cleo@harbor.example").await;
    let name = "enroll_second_factor";
    let enrolled = calls
        .make(&cleo, name, &[], NONE, "harbor second_factor.enrolled")
        .await;
    let secret = text(&enrolled, "/secret");
    let shown = || json!({ "code": code(app, &secret) });
    let (name, rows) = (
        "confirm_second_factor",
        "harbor second_factor.confirmed, harbor session.strengthened",
    );
    let confirmed = calls.make(&cleo, name, &[], shown(), rows).await;
    cleo.keeps(&confirmed);
    app.clock.advance(chrono::TimeDelta::seconds(30));
    let (name, rows) = ("prove_second_factor", "harbor session.strengthened");
    let proven = calls.make(&cleo, name, &[], shown(), rows).await;
    cleo.keeps(&proven);
    app.clock.advance(chrono::TimeDelta::seconds(30));
    let (name, rows) = ("remove_second_factor", "harbor second_factor.removed");
    calls.make(&cleo, name, &[], shown(), rows).await;
}

pub async fn accounts(calls: &mut Calls<'_>) {
    let gwen = calls.app.signed_in("gwen@harbor.example").await;
    let tess = ["usr_harb_tess_molenaar"];
    let roles = json!({ "roles": ["user_admin"], "expected": [] });
    calls
        .make(&gwen, "set_roles", &tess, roles, "harbor roles.changed")
        .await;
    let off = json!({ "status": "disabled" });
    calls
        .make(
            &gwen,
            "set_account_status",
            &tess,
            off,
            "harbor account.disabled, harbor person.left",
        )
        .await;
    let access = json!({
        "assignee_groups": [], "guests": "allowed", "session_hours": 8,
        "second_factor": "not_needed", "countries": [], "version": 0,
    });
    let rows = "harbor access_policy.changed";
    calls
        .make(&gwen, "set_access_policy", &[], access, rows)
        .await;
}

pub async fn programs(calls: &mut Calls<'_>) {
    let gwen = calls.app.signed_in("gwen@harbor.example").await;
    let account = json!({ "name": "Script", "scopes": ["policy.read"], "days": 1 });
    let rows = "harbor service_account.created";
    let made = calls
        .make(&gwen, "create_service_account", &[], account, rows)
        .await;
    let account = text(&made, "/account");
    let (name, rows) = ("add_service_token", "harbor service_token.created");
    let added = calls
        .make(&gwen, name, &[&account], json!({ "days": 1 }), rows)
        .await;
    let ids = [account.as_str(), &text(&added, "/token/id")];
    let (name, rows) = ("revoke_service_token", "harbor service_token.revoked");
    calls.make(&gwen, name, &ids, NONE, rows).await;
    let (name, rows) = ("end_service_account", "harbor service_account.ended");
    calls.make(&gwen, name, &[&account], NONE, rows).await;

    let (name, rows) = (
        "create_provisioning_token",
        "harbor provisioning_token.created",
    );
    let made = calls
        .make(&gwen, name, &[], json!({ "expires_in_days": 30 }), rows)
        .await;
    let token = text(&made, "/token/id");
    let (name, rows) = (
        "revoke_provisioning_token",
        "harbor provisioning_token.revoked",
    );
    calls.make(&gwen, name, &[&token], NONE, rows).await;
    let leavers = json!({ "free_licenses_after_days": 14 });
    calls
        .make(
            &gwen,
            "set_leaver_licenses",
            &[],
            leavers,
            "harbor leavers.changed",
        )
        .await;
}

pub async fn sign_in_settings(calls: &mut Calls<'_>) {
    let app = calls.app;
    let gwen = app.signed_in("gwen@harbor.example").await;
    let domain = "harbor-group.example";
    let body = json!({ "domain": domain });
    let listed = calls
        .make(&gwen, "add_domain", &[], body, "harbor domain.claimed")
        .await;
    let listed: api::sign_in_settings::DomainList = listed.ok();
    let row = listed
        .items
        .iter()
        .find(|row| row.domain == domain)
        .unwrap();
    app.texts
        .publish(domain, row.txt_record.as_deref().unwrap());
    calls
        .make(
            &gwen,
            "verify_domain",
            &[domain],
            NONE,
            "harbor domain.verified",
        )
        .await;
    calls
        .make(
            &gwen,
            "remove_domain",
            &[domain],
            NONE,
            "harbor domain.removed",
        )
        .await;
    let provider = TestProvider::start("/", &app.clock).await;
    let body = json!({
        "kind": "generic", "issuer": provider.issuer(), "client_id": CLIENT_ID,
        "client_secret": CLIENT_SECRET, "version": null,
    });
    let rows = "harbor identity_provider.connected";
    calls.make(&gwen, "connect_provider", &[], body, rows).await;
    let rows = "harbor identity_provider.disconnected";
    calls
        .make(&gwen, "disconnect_provider", &[], NONE, rows)
        .await;
}
