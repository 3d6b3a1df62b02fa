//! Sessions and failed sign-ins.

use store::sessions::{self, SessionRow};
use store::sign_in_failures;

use crate::fixtures::{at, tenant_id, user_id};
use crate::harness::{Database, unit};

crate::conformance!(
    a_session_is_used_switched_and_revoked,
    sessions_are_listed_by_the_account_that_signed_in,
    expired_sessions_are_deleted,
    failed_sign_ins_are_counted_per_key_and_time,
);

fn session(token_hash: &str) -> SessionRow {
    SessionRow {
        token_hash: token_hash.to_owned(),
        tenant: tenant_id("harbor"),
        user: user_id("ada"),
        home_tenant: tenant_id("harbor"),
        home_user: user_id("ada"),
        created_at: at(0),
        last_seen_at: at(0),
        expires_at: at(100),
        second_factor_at: None,
    }
}

async fn find(database: &Database, token_hash: &'static str) -> Option<SessionRow> {
    database
        .global(unit!(tx => sessions::find(tx, token_hash)))
        .await
}

async fn a_session_is_used_switched_and_revoked(database: &Database) {
    let first = session("a");
    database
        .global(unit!([first] tx => sessions::insert(tx, &first)))
        .await;
    assert_eq!(find(database, "a").await, Some(first.clone()));
    assert_eq!(find(database, "b").await, None);

    let (tenant, user) = (tenant_id("meadow"), user_id("ada_m"));
    database
        .global(unit!(tx => sessions::touch(tx, "a", at(9))))
        .await;
    database
        .global(unit!(tx => sessions::touch(tx, "a", at(8))))
        .await;
    database
        .global(unit!([tenant, user] tx => sessions::switch(tx, "a", &tenant, &user)))
        .await;
    let expected = SessionRow {
        tenant,
        user,
        last_seen_at: at(9),
        ..first
    };
    assert_eq!(find(database, "a").await, Some(expected));

    for _ in 0..2 {
        database
            .global(unit!(tx => sessions::revoke(tx, "a")))
            .await;
    }
    assert_eq!(find(database, "a").await, None);
}

async fn sessions_are_listed_by_the_account_that_signed_in(database: &Database) {
    let elsewhere = SessionRow {
        tenant: tenant_id("meadow"),
        user: user_id("ada_m"),
        last_seen_at: at(9),
        ..session("b")
    };
    let of_others = SessionRow {
        home_user: user_id("ben"),
        ..session("c")
    };
    for row in [session("a"), elsewhere.clone(), of_others] {
        database
            .global(unit!([row] tx => sessions::insert(tx, &row)))
            .await;
    }
    let (tenant, user) = (tenant_id("harbor"), user_id("ada"));
    let listed = database
        .global(unit!([tenant, user] tx => sessions::of_home_account(tx, &tenant, &user)))
        .await;
    assert_eq!(listed, [elsewhere, session("a")]);
    let (tenant, user) = (tenant_id("meadow"), user_id("ada_m"));
    let listed = database
        .global(unit!([tenant, user] tx => sessions::of_home_account(tx, &tenant, &user)))
        .await;
    assert_eq!(listed, []);
}

async fn expired_sessions_are_deleted(database: &Database) {
    for (token, expires) in [("a", 10), ("b", 11), ("c", 12)] {
        let row = SessionRow {
            expires_at: at(expires),
            ..session(token)
        };
        database
            .global(unit!([row] tx => sessions::insert(tx, &row)))
            .await;
    }
    let deleted = database
        .global(unit!(tx => sessions::delete_expired(tx, at(11))))
        .await;
    assert_eq!(deleted, 2);
    assert!(find(database, "c").await.is_some());
}

async fn failed_sign_ins_are_counted_per_key_and_time(database: &Database) {
    for (key, seconds) in [("ada", 1), ("ada", 5), ("ada", 5), ("ada", 9), ("ben", 5)] {
        database
            .global(unit!(tx => sign_in_failures::record(tx, key, at(seconds))))
            .await;
    }
    let recent = async |key: &'static str, since| {
        database
            .global(unit!(tx => sign_in_failures::recent(tx, key, at(since))))
            .await
    };
    assert_eq!(recent("ada", 0).await, 4);
    assert_eq!(recent("ada", 5).await, 3);
    assert_eq!(recent("ben", 5).await, 1);
    assert_eq!(recent("cleo", 0).await, 0);
    database
        .global(unit!(tx => sign_in_failures::clear(tx, "ada")))
        .await;
    assert_eq!(recent("ada", 0).await, 0);
    let deleted = database
        .global(unit!(tx => sign_in_failures::delete_before(tx, at(6))))
        .await;
    assert_eq!((deleted, recent("ben", 0).await), (1, 0));
}
