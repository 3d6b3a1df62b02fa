//! Requests that are sent again with the same key.

use store::idempotency::{self, ABANDONED_AFTER, Begin};

use crate::fixtures::{at, user_id};
use crate::harness::{Database, unit};

crate::conformance!(
    a_request_is_done_once_and_answered_the_same_again,
    the_same_key_with_another_body_is_refused,
    a_key_belongs_to_a_person_and_a_route,
    a_request_that_was_given_up_may_begin_again,
    a_request_that_died_may_begin_again_once,
    one_of_many_at_once_begins,
);

const ROUTE: &str = "POST /orders";

async fn begin_at(
    database: &Database,
    who: &str,
    route: &'static str,
    body: &'static str,
    seconds: i64,
) -> Begin {
    let who = user_id(who);
    let begun = database
        .write(unit!([who] tx => idempotency::begin(tx, &who, "k1", route, body, at(seconds))))
        .await;
    begun.unwrap()
}

async fn begin(database: &Database, body: &'static str) -> Begin {
    begin_at(database, "ada", ROUTE, body, 0).await
}

async fn finish(database: &Database, answer: Option<&'static str>) {
    let ada = user_id("ada");
    let finished = database
        .write(unit!([ada] tx => idempotency::finish(tx, &ada, "k1", ROUTE, 201, answer)))
        .await;
    finished.unwrap();
}

async fn abandon(database: &Database) {
    let ada = user_id("ada");
    let abandoned = database
        .write(unit!([ada] tx => idempotency::abandon(tx, &ada, "k1", ROUTE)))
        .await;
    abandoned.unwrap();
}

async fn a_request_is_done_once_and_answered_the_same_again(database: &Database) {
    database.with_people().await;
    assert_eq!(begin(database, "body").await, Begin::New);
    assert_eq!(begin(database, "body").await, Begin::InProgress);
    finish(database, Some("{}")).await;
    abandon(database).await;
    let replay = Begin::Replay {
        status: 201,
        answer: Some("{}".to_owned()),
    };
    assert_eq!(begin(database, "body").await, replay);
}

async fn the_same_key_with_another_body_is_refused(database: &Database) {
    database.with_people().await;
    assert_eq!(begin(database, "body").await, Begin::New);
    assert_eq!(begin(database, "other").await, Begin::OtherBody);
    finish(database, None).await;
    assert_eq!(begin(database, "other").await, Begin::OtherBody);
    let replay = Begin::Replay {
        status: 201,
        answer: None,
    };
    assert_eq!(begin(database, "body").await, replay);
}

async fn a_key_belongs_to_a_person_and_a_route(database: &Database) {
    database.with_people().await;
    assert_eq!(begin(database, "body").await, Begin::New);
    assert_eq!(
        begin_at(database, "ben", ROUTE, "other", 0).await,
        Begin::New
    );
    assert_eq!(
        begin_at(database, "ada", "POST /quotes", "other", 0).await,
        Begin::New
    );
}

async fn a_request_that_was_given_up_may_begin_again(database: &Database) {
    database.with_people().await;
    assert_eq!(begin(database, "body").await, Begin::New);
    abandon(database).await;
    assert_eq!(begin(database, "other").await, Begin::New);
}

async fn a_request_that_died_may_begin_again_once(database: &Database) {
    database.with_people().await;
    assert_eq!(begin(database, "body").await, Begin::New);
    let later = ABANDONED_AFTER.num_seconds();
    let early = begin_at(database, "ada", ROUTE, "body", later - 1).await;
    assert_eq!(early, Begin::InProgress);
    assert_eq!(
        begin_at(database, "ada", ROUTE, "body", later).await,
        Begin::New
    );
    assert_eq!(
        begin_at(database, "ada", ROUTE, "body", later).await,
        Begin::InProgress
    );
}

async fn one_of_many_at_once_begins(database: &Database) {
    database.with_people().await;
    let all = (0..16).map(|_| begin(database, "body"));
    let begun = futures::future::join_all(all).await;
    let new = begun.iter().filter(|begin| **begin == Begin::New).count();
    let waiting = begun
        .iter()
        .filter(|begin| **begin == Begin::InProgress)
        .count();
    assert_eq!((new, waiting), (1, 15));
}
