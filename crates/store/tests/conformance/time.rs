//! The business clock of a demo, and work that is done again and again.

use chrono::TimeDelta;
use store::{business_clock, jobs};

use crate::fixtures::at;
use crate::harness::{Database, unit};

crate::conformance!(
    the_clock_is_moved_on_and_remembers_how_far,
    a_job_is_taken_by_one_and_by_the_next_when_the_lease_is_over,
    who_was_too_slow_does_not_put_off_the_next,
);

// B24
async fn the_clock_is_moved_on_and_remembers_how_far(database: &Database) {
    for (by, ahead) in [(0, 0), (35, 35), (27, 62), (0, 62)] {
        let by = TimeDelta::days(by);
        if !by.is_zero() {
            let moved = database
                .global(unit!(tx => business_clock::advance(tx, by)))
                .await;
            assert_eq!(moved, TimeDelta::days(ahead));
        }
        let found = database
            .global(unit!(tx => business_clock::ahead(tx)))
            .await;
        assert_eq!(found, TimeDelta::days(ahead));
    }
}

async fn take(database: &Database, now: i64, lease_until: i64) -> bool {
    database
        .global(unit!(tx => jobs::take(tx, "sweep", at(now), at(lease_until))))
        .await
}

async fn a_job_is_taken_by_one_and_by_the_next_when_the_lease_is_over(database: &Database) {
    assert!(take(database, 0, 60).await);
    assert!(!take(database, 59, 120).await);
    assert!(take(database, 60, 120).await);
    database
        .global(unit!(tx => jobs::finish(tx, "sweep", at(120), at(3_600))))
        .await;
    let due = database.global(unit!(tx => jobs::due_times(tx))).await;
    assert_eq!(due.get("sweep"), Some(&at(3_600)));
    assert!(!take(database, 3_599, 3_660).await);
}

async fn who_was_too_slow_does_not_put_off_the_next(database: &Database) {
    assert!(take(database, 0, 60).await);
    assert!(take(database, 61, 130).await);
    // Its lease ran out at 60.
    database
        .global(unit!(tx => jobs::finish(tx, "sweep", at(60), at(9_999))))
        .await;
    let due = database.global(unit!(tx => jobs::due_times(tx))).await;
    assert_eq!(due.get("sweep"), Some(&at(130)));
}
