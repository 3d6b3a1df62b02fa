//! The chain of records of what was done.

use store::StoreError;
use store::audit::{self, AuditRow};

use crate::fixtures::{audit_entry, tenant_id};
use crate::harness::{Database, unit};

crate::conformance!(
    records_are_chained_in_order,
    each_organization_has_a_chain_of_its_own,
    a_changed_record_is_noticed,
    a_record_that_was_taken_out_is_noticed,
    a_unit_that_fails_leaves_no_record,
);

async fn append(database: &Database, action: &'static str) {
    let entry = audit_entry(action);
    let appended = database
        .write(unit!([entry] tx => audit::append(tx, &entry)))
        .await;
    appended.unwrap();
}

async fn rows(database: &Database) -> Vec<AuditRow> {
    database.read(unit!(tx => audit::list(tx))).await
}

async fn records_are_chained_in_order(database: &Database) {
    database.with_people().await;
    assert_eq!(audit::verify(&rows(database).await), Ok(()));
    for action in ["order.place", "order.pay", "license.assign"] {
        append(database, action).await;
    }
    let rows = rows(database).await;
    assert_eq!(audit::verify(&rows), Ok(()));
    let entries: Vec<_> = rows
        .iter()
        .map(|row| (row.seq, row.entry.clone()))
        .collect();
    assert_eq!(
        entries,
        [
            (1, audit_entry("order.place")),
            (2, audit_entry("order.pay")),
            (3, audit_entry("license.assign")),
        ]
    );
    assert_eq!(rows[0].previous_hash, "");
    assert_eq!(rows[2].previous_hash, rows[1].hash);
}

async fn each_organization_has_a_chain_of_its_own(database: &Database) {
    database.with_people().await;
    append(database, "order.place").await;
    let entry = audit_entry("order.place");
    let meadow = tenant_id("meadow");
    let appended: Result<(), StoreError> = database
        .store
        .write(&meadow, unit!([entry] tx => audit::append(tx, &entry)))
        .await;
    appended.unwrap();
    let theirs: Result<_, StoreError> = database
        .store
        .read(&meadow, unit!(tx => audit::list(tx)))
        .await;
    assert_eq!(theirs.unwrap().len(), 1);
    assert_eq!(rows(database).await.len(), 1);
}

async fn a_changed_record_is_noticed(database: &Database) {
    for change in [
        "actor = 'ben'",
        "actor_kind = 'program'",
        "on_behalf_of = 'meadow'",
        "action = 'order.refund'",
        "object = 'orders/o2'",
        "before_json = ''",
        "after_json = NULL",
        "origin = '203.0.113.8'",
        "business_at = business_at + 1",
        "system_at = system_at - 1",
        "hash = previous_hash",
    ] {
        database.execute("DELETE FROM audit_entries").await;
        database.execute("DELETE FROM audit_heads").await;
        if database.number("SELECT COUNT(*) FROM tenants").await == 0 {
            database.with_people().await;
        }
        for action in ["order.place", "order.pay", "license.assign"] {
            append(database, action).await;
        }
        let sql = format!("UPDATE audit_entries SET {change} WHERE seq = 2");
        database.execute(&sql).await;
        assert_eq!(audit::verify(&rows(database).await), Err(2), "{change}");
    }
}

async fn a_record_that_was_taken_out_is_noticed(database: &Database) {
    database.with_people().await;
    for action in ["order.place", "order.pay", "license.assign"] {
        append(database, action).await;
    }
    for gone in [3, 1] {
        let sql = format!("DELETE FROM audit_entries WHERE seq = {gone}");
        database.execute(&sql).await;
        assert_eq!(follow(database).await, Err(gone), "also the last one");
    }
}

/// The chain with its end, as the operator's command follows it.
async fn follow(database: &Database) -> Result<u64, u64> {
    let head = database.read(unit!(tx => audit::head(tx))).await;
    let mut verifier = audit::Verifier::default();
    for row in rows(database).await {
        verifier.check(&row)?;
    }
    verifier.end(head)
}

async fn a_unit_that_fails_leaves_no_record(database: &Database) {
    database.with_people().await;
    append(database, "order.place").await;
    let entry = audit_entry("order.pay");
    let failed: Result<(), StoreError> = database
        .write(move |tx| {
            let entry = entry.clone();
            Box::pin(async move {
                audit::append(tx, &entry).await?;
                Err(StoreError::Full)
            })
        })
        .await;
    assert!(matches!(failed, Err(StoreError::Full)));
    append(database, "license.assign").await;
    let rows = rows(database).await;
    assert_eq!((rows.len(), audit::verify(&rows)), (2, Ok(())));
}
