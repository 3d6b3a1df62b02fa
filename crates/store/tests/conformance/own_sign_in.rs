//! Sign-ins at an organization's own provider: on their way, and the sessions that came of them.

use store::provider_sessions::{self, ProviderSession, SignedOut};
use store::sign_in_flows::{self, FlowRecord};
use store::{StoreError, external_identities};

use crate::fixtures::{at, user_id};
use crate::harness::{Database, unit};

crate::conformance!(
    a_browser_is_on_its_way_until_it_is_back_or_too_late,
    sessions_of_a_provider_are_taken_by_name_by_person_or_all,
    an_identity_moves_to_another_account,
);

const ISSUER: &str = "https://login.harbor.example";

fn flow(state: &str, browser: &str, expires_at: i64) -> FlowRecord {
    FlowRecord {
        state_hash: state.to_owned(),
        browser_hash: browser.to_owned(),
        issuer: ISSUER.to_owned(),
        nonce: "nonce".to_owned(),
        sealed_verifier: "sealed".to_owned(),
        return_to: "/apps".to_owned(),
        earlier_session: None,
        expires_at: at(expires_at),
    }
}

async fn is_on_its_way(database: &Database, browser: &'static str, seconds: i64) -> bool {
    database
        .read(unit!(tx => sign_in_flows::has_open(tx, browser, at(seconds))))
        .await
}

async fn a_browser_is_on_its_way_until_it_is_back_or_too_late(database: &Database) {
    database.with_people().await;
    for one in [flow("a", "laptop", 10), flow("b", "laptop", 20)] {
        let begun = database.write(unit!([one] tx => sign_in_flows::insert(tx, &one, at(0))));
        begun.await.unwrap();
    }
    assert!(is_on_its_way(database, "laptop", 5).await);
    assert!(!is_on_its_way(database, "phone", 5).await);
    for state in ["b", "b"] {
        let taken = database.write(unit!(tx => sign_in_flows::take(tx, state, "laptop")));
        taken.await.unwrap();
        assert!(is_on_its_way(database, "laptop", 5).await);
    }
    assert!(!is_on_its_way(database, "laptop", 10).await, "too late");
    let taken = database.write(unit!(tx => sign_in_flows::take(tx, "a", "laptop")));
    assert!(taken.await.unwrap().is_some());
    assert!(!is_on_its_way(database, "laptop", 5).await);
}

async fn sessions_of_a_provider_are_taken_by_name_by_person_or_all(database: &Database) {
    database.with_people().await;
    for (hash, issuer, subject, sid) in [
        ("a", ISSUER, "ada", Some("laptop")),
        ("b", ISSUER, "ada", Some("phone")),
        ("c", ISSUER, "ada", None),
        ("d", ISSUER, "ben", None),
        ("e", ISSUER, "cleo", None),
        ("f", "https://other.example", "ada", None),
    ] {
        let session = ProviderSession {
            token_hash: hash.to_owned(),
            issuer: issuer.to_owned(),
            subject: subject.to_owned(),
            sid: sid.map(str::to_owned),
            sealed_id_token: "sealed".to_owned(),
            expires_at: at(100),
        };
        let begun =
            database.write(unit!([session] tx => provider_sessions::insert(tx, &session, at(0))));
        begun.await.unwrap();
    }
    let take = async |whom: SignedOut| {
        let taken = database
            .write(unit!([whom] tx => provider_sessions::take(tx, ISSUER, &whom)))
            .await;
        let mut taken = taken.unwrap();
        taken.sort();
        taken
    };
    assert_eq!(take(SignedOut::Session("phone".to_owned())).await, ["b"]);
    assert_eq!(take(SignedOut::Subject("ada".to_owned())).await, ["a", "c"]);
    assert_eq!(take(SignedOut::Everybody).await, ["d", "e"]);
    assert!(take(SignedOut::Everybody).await.is_empty());
}

async fn an_identity_moves_to_another_account(database: &Database) {
    database.with_people().await;
    let link = async |subject: &'static str, user: &'static str| {
        let user = user_id(user);
        database
            .write(unit!([user] tx => external_identities::link(tx, ISSUER, subject, &user, at(1))))
            .await
    };
    let move_to = async |subject: &'static str, user: &'static str| {
        let user = user_id(user);
        database
            .write(
                unit!([user] tx => external_identities::move_to(tx, ISSUER, subject, &user, at(2))),
            )
            .await
    };
    link("1", "ada").await.unwrap();
    move_to("1", "ben").await.unwrap();
    let found = database.read(unit!(tx => external_identities::find(tx, ISSUER, "1")));
    assert_eq!(found.await, Some(user_id("ben")));
    // An account has one identity of an issuer.
    link("2", "ada").await.unwrap();
    let refused = move_to("2", "ben").await;
    assert!(matches!(refused, Err(StoreError::Conflict { .. })));
}
