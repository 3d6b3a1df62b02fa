//! What the store promises, on both databases.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a case that goes wrong ends where it does"
)]

mod administration;
mod audit;
mod billing;
mod checkout;
mod concurrency;
mod directory;
mod fixtures;
mod harness;
mod idempotency;
mod licenses;
mod migrations;
mod notices;
mod organizations;
mod own_sign_in;
mod paging;
mod people;
mod policies;
mod pooler;
mod programs;
mod requests;
mod search;
mod separation;
mod sessions;
mod subscriptions;
mod time;
mod trials;
mod units;

/// Makes two tests of each case: `sqlite::case` on a new file and `postgres::case` in a new
/// database of the server that `SELFSERVE_TEST_POSTGRES` names.
macro_rules! conformance {
    ($($case:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn $case() {
                crate::harness::on_sqlite(async |database| super::$case(database).await).await;
            })+
        }

        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn $case() {
                crate::harness::on_postgres(async |database| super::$case(database).await).await;
            })+
        }
    };
}
pub(crate) use conformance;
