//! Opening: once, again, at the same time, and with the wrong program.

use store::{OpenError, Store, StoreError, StoreOptions, tenants};

use crate::fixtures::tenant;
use crate::harness::{Database, unit};

crate::conformance!(
    opening_again_changes_nothing,
    what_was_acknowledged_is_there_after_opening_again,
    tables_of_a_newer_program_are_refused,
    a_migration_that_was_changed_is_refused,
    programs_that_start_at_once_do_not_hinder_each_other,
    a_closed_store_says_so,
    an_open_store_answers,
);

const COUNT: &str = "SELECT COUNT(*) FROM schema_migrations";

async fn opening_again_changes_nothing(database: &Database) {
    let before = database.number(COUNT).await;
    assert!(before > 4);
    let again = database.open_again().await.unwrap();
    again.close().await;
    assert_eq!(database.number(COUNT).await, before);
}

async fn what_was_acknowledged_is_there_after_opening_again(database: &Database) {
    let tasks = (0..100).map(|number| database.add_tenant_numbered(number));
    futures::future::join_all(tasks).await;
    database.store.clone().close().await;
    let again = database.open_again().await.unwrap();
    let count: Result<u64, StoreError> = again.read_global(unit!(tx => tenants::count(tx))).await;
    assert_eq!(count.unwrap(), 100);
    again.close().await;
}

impl Database {
    async fn add_tenant_numbered(&self, number: usize) {
        let id = format!("t{number}");
        self.add_tenant(&id).await;
    }
}

async fn tables_of_a_newer_program_are_refused(database: &Database) {
    database
        .execute("INSERT INTO schema_migrations (number, name, checksum) VALUES (9999, 'x', 'y')")
        .await;
    let refused = database.open_again().await.unwrap_err();
    assert!(matches!(refused, OpenError::Newer { found: 9999, known } if known < 9999));
    assert!(refused.to_string().contains("9999"), "{refused}");
}

async fn a_migration_that_was_changed_is_refused(database: &Database) {
    database
        .execute("UPDATE schema_migrations SET checksum = 'other' WHERE number = 2")
        .await;
    let refused = database.open_again().await.unwrap_err();
    assert!(
        matches!(&refused, OpenError::Migration { name, .. } if name.starts_with("0002_")),
        "{refused:?}"
    );
}

async fn programs_that_start_at_once_do_not_hinder_each_other(database: &Database) {
    let opened = futures::future::join_all((0..4).map(|_| database.open_again())).await;
    for store in opened {
        let store: Store = store.unwrap();
        let record = tenant("harbor");
        let id = record.tenant.id.clone();
        let found: Result<_, StoreError> = store
            .read_global(unit!([id] tx => tenants::find(tx, &id)))
            .await;
        assert_eq!(found.unwrap(), None);
        store.close().await;
    }
}

async fn a_closed_store_says_so(database: &Database) {
    database.store.ping().await.unwrap();
    let closed = database.store.clone();
    database.store.clone().close().await;
    let ping = closed.ping().await;
    assert!(matches!(ping, Err(StoreError::Unavailable(_))), "{ping:?}");
}

async fn an_open_store_answers(database: &Database) {
    database.store.ping().await.unwrap();
    let bad = Store::open("mysql://somewhere", StoreOptions::default()).await;
    assert!(matches!(bad, Err(OpenError::BadUrl)));
}
