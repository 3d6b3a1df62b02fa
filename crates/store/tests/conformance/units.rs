//! Units of work: kept whole or not at all, whatever their neighbors do.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use futures::FutureExt;
use futures::future::join_all;
use store::{StoreError, users};

use crate::fixtures::{tenant_id, user, user_id};
use crate::harness::{Database, unit};

crate::conformance!(
    a_unit_that_fails_leaves_nothing,
    a_unit_cannot_ignore_a_statement_that_failed,
    units_that_fail_do_not_hurt_their_neighbors,
    a_unit_that_panics_leaves_nothing_and_hurts_nobody,
    the_units_own_error_comes_back,
    a_unit_that_reads_cannot_write,
    a_unit_reads_what_it_wrote,
    a_unit_that_nobody_waits_for_hurts_nobody,
);

const COUNT: &str = "SELECT COUNT(*) FROM users";

async fn a_unit_that_fails_leaves_nothing(database: &Database) {
    database.add_tenant("harbor").await;
    let failed: Result<(), StoreError> = database
        .write(|tx| {
            Box::pin(async move {
                users::insert(tx, &user("harbor", "ada", "Ada")).await?;
                users::insert(tx, &user("harbor", "ben", "Ben")).await?;
                users::insert(tx, &user("harbor", "ada", "Ada")).await
            })
        })
        .await;
    assert!(matches!(failed, Err(StoreError::Conflict { .. })));
    assert_eq!(database.number(COUNT).await, 0);
}

async fn a_unit_cannot_ignore_a_statement_that_failed(database: &Database) {
    database.with_people().await;
    let before = database.number(COUNT).await;
    let result: Result<(), StoreError> = database
        .write(|tx| {
            Box::pin(async move {
                users::insert(tx, &user("harbor", "dan", "Dan")).await?;
                let refused = users::insert(tx, &user("harbor", "ada", "Ada")).await;
                assert!(refused.is_err());
                Ok(())
            })
        })
        .await;
    assert!(
        matches!(result, Err(StoreError::Unavailable(_))),
        "{result:?}"
    );
    assert_eq!(database.number(COUNT).await, before);
}

async fn units_that_fail_do_not_hurt_their_neighbors(database: &Database) {
    database.add_tenant("harbor").await;
    let units = (0..120).map(|number: u32| async move {
        let result: Result<(), StoreError> = database
            .write(move |tx| {
                Box::pin(async move {
                    let id = format!("u{number}");
                    users::insert(tx, &user("harbor", &id, "Somebody")).await?;
                    match number % 4 {
                        0 => Err(StoreError::Full),
                        1 => users::insert(tx, &user("harbor", &id, "Somebody")).await,
                        _ => Ok(()),
                    }
                })
            })
            .await;
        assert_eq!(result.is_ok(), number % 4 > 1, "unit {number}: {result:?}");
    });
    join_all(units).await;
    assert_eq!(database.number(COUNT).await, 60);
    let id = user_id("u2");
    assert!(
        database
            .read(unit!([id] tx => users::find(tx, &id)))
            .await
            .is_some()
    );
}

async fn a_unit_that_panics_leaves_nothing_and_hurts_nobody(database: &Database) {
    database.add_tenant("harbor").await;
    let store = database.store.clone();
    let panicking = tokio::spawn(async move {
        let harbor = tenant_id("harbor");
        let ended: Result<(), StoreError> = store
            .write(&harbor, |tx| {
                Box::pin(async move {
                    users::insert(tx, &user("harbor", "ada", "Ada")).await?;
                    panic!("this is part of the test");
                })
            })
            .await;
        ended
    });
    assert!(panicking.await.unwrap_err().is_panic());
    database.add_user(&user("harbor", "ben", "Ben")).await;
    assert_eq!(database.number(COUNT).await, 1);
}

#[derive(Debug)]
enum OwnError {
    Refused(u32),
    Store(StoreError),
}

impl From<StoreError> for OwnError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

async fn the_units_own_error_comes_back(database: &Database) {
    database.with_people().await;
    let harbor = tenant_id("harbor");
    let result: Result<(), OwnError> = database
        .store
        .write(&harbor, |_tx| Box::pin(async { Err(OwnError::Refused(7)) }))
        .await;
    assert!(matches!(result, Err(OwnError::Refused(7))), "{result:?}");
    let result: Result<(), OwnError> = database
        .store
        .write(&harbor, |tx| {
            Box::pin(async move { Ok(users::insert(tx, &user("harbor", "ada", "Ada")).await?) })
        })
        .await;
    assert!(
        matches!(&result, Err(OwnError::Store(StoreError::Conflict { .. }))),
        "{result:?}"
    );
}

async fn a_unit_that_reads_cannot_write(database: &Database) {
    database.with_people().await;
    let before = database.number(COUNT).await;
    let harbor = tenant_id("harbor");
    let result: Result<(), StoreError> = database
        .store
        .read(
            &harbor,
            unit!(tx => async { users::insert(tx, &user("harbor", "dan", "Dan")).await }),
        )
        .await;
    assert!(
        matches!(result, Err(StoreError::Unavailable(_))),
        "{result:?}"
    );
    assert_eq!(database.number(COUNT).await, before);
}

async fn a_unit_reads_what_it_wrote(database: &Database) {
    database.add_tenant("harbor").await;
    let runs = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&runs);
    let found = database
        .write(move |tx| {
            counted.fetch_add(1, Ordering::Relaxed);
            Box::pin(async move {
                users::insert(tx, &user("harbor", "ada", "Ada")).await?;
                users::find(tx, &user_id("ada")).await
            })
        })
        .await;
    assert_eq!(found.unwrap(), Some(user("harbor", "ada", "Ada")));
    assert_eq!(runs.load(Ordering::Relaxed), 1);
}

async fn a_unit_that_nobody_waits_for_hurts_nobody(database: &Database) {
    database.add_tenant("harbor").await;
    for number in 0..20 {
        let id = format!("gone{number}");
        let written = database.write(move |tx| {
            let person = user("harbor", &id, "Gone");
            Box::pin(async move { users::insert(tx, &person).await })
        });
        // Polled once, then dropped: it may or may not have been kept.
        let _result = written.now_or_never();
    }
    database.add_user(&user("harbor", "ada", "Ada")).await;
    // As many at once as there are connections, so that each of them is used.
    let reads = (0..20).map(|_| async {
        let id = user_id("ada");
        let found = database.read(unit!([id] tx => users::find(tx, &id))).await;
        assert!(found.is_some());
    });
    join_all(reads).await;
}
