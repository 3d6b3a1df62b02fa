//! The audit log: who did what, as a list, as a file, and unbroken (B16).

use api::audit::{AuditRecord, ExportAuditCsv, ExportAuditLines, ListAudit};
use api::directory::{SetStatus, SetStatusRequest};
use api::policies::{SetDefaultPolicy, SetDefaultPolicyRequest};
use domain::access::Role;
use domain::audit::ActorKind;
use domain::audit_filter::AuditFilter;
use domain::ids::{TenantId, UserId};
use domain::policy::SelfServicePolicy;
use domain::user::AccountStatus;
use reqwest::header;
use store::StoreError;

use crate::support::{App, Card, Engine, Person, both};

const PAT: &str = "pat@northstar.example";
const BINARY: &str = env!("CARGO_BIN_EXE_selfserve");

fn asks_first(version: i64) -> SetDefaultPolicy {
    SetDefaultPolicy {
        body: SetDefaultPolicyRequest {
            value: SelfServicePolicy::AskFirst,
            version,
            dry_run: false,
        },
    }
}

async fn reads(person: &Person<'_>, query: &str) -> Vec<AuditRecord> {
    let filter = AuditFilter::from_query(query);
    person.gets(&ListAudit { filter }).await.items
}

/// Adds records as changes would.
async fn adds(app: &App, count: usize) {
    let tenant = TenantId::parse("ten_harb").unwrap();
    let entry = app.recorded("ten_harb", "session.begun").await.remove(0);
    let unit = app.state.store.write(&tenant, move |tx| {
        let entry = entry.clone();
        Box::pin(async move {
            for _ in 0..count {
                store::audit::append(tx, &entry).await?;
            }
            Ok::<_, StoreError>(())
        })
    });
    unit.await.unwrap();
}

/// Runs the operator's command on the database of the server.
async fn verifies(app: &App) -> (bool, String) {
    let mut command = tokio::process::Command::new(BINARY);
    command
        .args(["audit", "verify", "harbor.example", "--database"])
        .arg(&app.database.options.database);
    let output = command.output().await.unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(said).unwrap())
}

both! {
    async fn a_change_is_listed_with_who_did_it_and_what_it_was_before(app: App) {
        let gwen = app.signed_in("gwen@harbor.example").await;
        gwen.gets(&asks_first(0)).await;
        let records = reads(&gwen, "area=policy").await;
        assert_eq!(records.len(), 1);
        let record = &records[0];
        assert_eq!(record.action, "policy.default_changed");
        let actor = record.actor.as_ref().unwrap();
        assert_eq!((actor.kind, actor.name.as_deref()), (ActorKind::Person, Some("Gwen de Vries")));
        assert_eq!(record.before.as_ref().unwrap()["default"], "allow");
        assert_eq!(record.after.as_ref().unwrap()["default"], "ask-first");
        assert!(record.origin.is_some());
        assert_eq!(record.on_behalf_of, None);
    }

    // B19
    async fn what_a_partner_does_names_the_partner(app: App) {
        app.grants("ten_nort", "ten_harb", &[Role::UserAdmin]).await;
        let mut pat = app.signed_in(PAT).await;
        pat.switches_to("harbor.example").await;
        let (user, body) = (
            UserId::parse("usr_harb_cleo").unwrap(),
            SetStatusRequest { status: AccountStatus::Disabled },
        );
        assert_eq!(pat.sends(&SetStatus { user, body }).await.status, 200);
        let gwen = app.signed_in("gwen@harbor.example").await;
        let records = reads(&gwen, "q=usr_harb_cleo").await;
        let record = records.iter().find(|record| record.action == "account.disabled").unwrap();
        assert_eq!(record.actor.as_ref().unwrap().name.as_deref(), Some("Pat Noord"));
        assert_eq!(record.on_behalf_of_name.as_deref(), Some("Northstar Partners"));
    }

    async fn the_log_is_read_page_by_page_and_by_what_it_is_about(app: App) {
        let gwen = app.signed_in("gwen@harbor.example").await;
        adds(&app, 120).await;
        let (mut filter, mut seen) = (AuditFilter::default(), Vec::new());
        loop {
            let page = gwen.gets(&ListAudit { filter: filter.clone() }).await;
            seen.extend(page.items.iter().map(|record| record.seq));
            filter.cursor = page.next_cursor;
            if filter.cursor.is_none() {
                break;
            }
        }
        let expected: Vec<u64> = (1..=seen[0]).rev().collect();
        assert_eq!(seen, expected, "every record once, the latest first");
        let begun = reads(&gwen, "area=session").await;
        assert!(begun.iter().all(|record| record.action.starts_with("session.")));
        let day = begun[0].at.date_naive();
        let next = day.succ_opt().unwrap();
        assert_eq!(reads(&gwen, &format!("since={day}&until={day}")).await.len(), 50);
        assert!(reads(&gwen, &format!("since={next}")).await.is_empty());
        assert!(reads(&gwen, "q=nobody").await.is_empty());
    }

    async fn an_export_holds_what_was_there_when_it_began_and_no_formulas(app: App) {
        let gwen = app.signed_in("gwen@harbor.example").await;
        adds(&app, 10_000).await;
        let before = gwen.gets(&ListAudit { filter: AuditFilter::default() }).await.items[0].seq;
        let export = ExportAuditLines { filter: AuditFilter::default() };
        let (lines, ()) = futures::join!(gwen.sends(&export), adds(&app, 50));
        assert_eq!(lines.headers[header::CONTENT_TYPE], "application/jsonl");
        let records = lines.text.lines().map(|line| serde_json::from_str::<AuditRecord>(line).unwrap());
        let numbers: Vec<u64> = records.map(|record| record.seq).collect();
        let last = *numbers.last().unwrap();
        assert!(last == before || last == before + 50, "{last}");
        assert_eq!(numbers, (1..=last).collect::<Vec<_>>());

        let table = gwen.sends(&ExportAuditCsv { filter: AuditFilter::from_query("area=session") }).await;
        assert_eq!(table.status, 200);
        let mut reader = csv::Reader::from_reader(table.text.as_bytes());
        assert_eq!(reader.headers().unwrap().len(), 13);
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert!(rows.len() > 10_000);
        assert!(rows.iter().all(|row| row[7].starts_with("session.")));
        let ada = app.signed_in("ada@harbor.example").await;
        assert_eq!(ada.sends(&ExportAuditCsv { filter: AuditFilter::default() }).await.status, 403);
    }

    async fn the_operator_finds_the_first_record_that_was_changed(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        ada.buys("CFQ7TTC0L3PB", 1, Card::GOOD).await;
        let (is_whole, said) = verifies(&app).await;
        assert!(is_whole && said.contains("every one as it was written"), "{said}");
        app.database.execute("UPDATE audit_entries SET object = 'another' WHERE seq = 2 AND tenant_id = 'ten_harb'").await;
        let (is_whole, said) = verifies(&app).await;
        assert!(!is_whole && said.contains("record 2 is not as it was written"), "{said}");
    }
}
