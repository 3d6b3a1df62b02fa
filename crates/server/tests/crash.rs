//! Kills the real server at random moments of a checkout, starts it again,
//! and compares orders with the card processor's own book every time: an
//! order ends paid once or not at all (`quality.md` T1, A2 I1), and whoever
//! is to hear of it does (T22).

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "what a test does not expect ends it"
)]

#[path = "crash/client.rs"]
mod client;
#[path = "crash/processes.rs"]
mod processes;
#[path = "crash/receiver.rs"]
mod receiver;

use std::collections::BTreeMap;
use std::time::Duration;

use client::{Client, Placed};
use processes::{Gateway, Server};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use receiver::Receiver;

/// How often the server is killed, per database.
const KILLS: usize = 110;

// B22, B23: the same on the embedded database and on PostgreSQL.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn orders_survive_kills_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite://{}", folder.path().join("crash.db").display());
    survives(folder.path(), &database).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn orders_survive_kills_on_postgres() {
    let folder = tempfile::tempdir().unwrap();
    let database = processes::fresh_postgres(folder.path()).await;
    survives(folder.path(), &database).await;
}

async fn survives(folder: &std::path::Path, database: &str) {
    let seed = std::env::var("SELFSERVE_CRASH_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok());
    let seed = seed.unwrap_or(20_261_122);
    println!("SELFSERVE_CRASH_SEED={seed} repeats these moments");
    // A second installation of the provider only says that one is there.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut random = StdRng::seed_from_u64(seed);
    let gateway = Gateway::start(folder).await;
    let mut server = Server::start(folder, database, &gateway).await;
    let receiver = Receiver::start().await;
    let mut gwen = Client::new(&server.origin);
    gwen.signs_in_as("gwen@harbor.example").await;
    gwen.adds_webhook(&receiver.url).await;
    let mut quotes = Vec::new();
    let mut orders = Vec::new();
    for round in 0..KILLS {
        let mut client = Client::new(&server.origin);
        client.signs_in().await;
        let buying = client.prepares(&gateway, &format!("round-{round}")).await;
        quotes.push(buying.quote.clone());
        let moment = Duration::from_micros(random.random_range(0..40_000));
        let placing = tokio::spawn(buying.clone().places(client.clone()));
        tokio::time::sleep(moment).await;
        server.killed().await;
        let _ = placing.await.unwrap();
        server = Server::start(folder, database, &gateway).await;
        // The browser tries again with the same key and ends on one order.
        let mut client = Client::new(&server.origin);
        client.signs_in().await;
        let placed = client.tries_until_settled(&buying).await;
        assert_eq!(placed, Placed::Paid, "round {round}");
        agrees(&gateway, &client, &quotes).await;
        orders.push(client.order_of(&buying.quote).await);
    }
    // What was under way when the server died is tried again after a while.
    let client = Client::new(&server.origin);
    client.moves_clock_on(600).await;
    receiver.hears_of(&orders).await;
}

/// Every order that is paid has one charge in the processor's book, of its
/// own amount, and there is no other charge.
async fn agrees(gateway: &Gateway, client: &Client, quotes: &[String]) {
    let mut charged: BTreeMap<String, usize> = BTreeMap::new();
    for charge in gateway.charges().await {
        *charged.entry(charge).or_default() += 1;
    }
    let latest = quotes.last().unwrap();
    let order = client.order_of(latest).await;
    assert_eq!(charged.get(&order), Some(&1), "{charged:?}");
    assert_eq!(
        charged.len(),
        quotes.len(),
        "a charge for each order and no other"
    );
    assert!(charged.values().all(|count| *count == 1), "{charged:?}");
    assert_eq!(
        client.subscriptions().await,
        quotes.len(),
        "a subscription for each order"
    );
}
