//! How many units of work a database commits per second, for 1 to 256 clients:
//! `cargo run --release -p store --example commits -- sqlite:///var/tmp/commits.db`.

use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use chrono::DateTime;
use domain::ids::TenantId;
use domain::market::Market;
use domain::tenant::{Management, OrganizationFacts, Tenant, TenantKind};
use store::tenants::TenantRecord;
use store::{Store, StoreError, StoreOptions, outbox, tenants};

const ROUND: Duration = Duration::from_secs(3);

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let url = std::env::args()
        .nth(1)
        .ok_or("give the URL of an empty database")?;
    let store = Store::open(&url, StoreOptions::default()).await?;
    let record = TenantRecord {
        tenant: Tenant {
            id: TenantId::parse("bench")?,
            name: "Bench".to_owned(),
            facts: OrganizationFacts {
                kind: TenantKind::Commercial,
                management: Management::Managed,
                market: Market::parse("NL")?,
            },
        },
        code: "BENCH".to_owned(),
        domain: "bench.example".to_owned(),
    };
    store
        .write_global(move |tx| {
            let record = record.clone();
            Box::pin(async move { tenants::insert(tx, &record, "bench.example").await })
        })
        .await
        .map_err(|error: StoreError| error)?;
    let next = Arc::new(AtomicU64::new(0));
    for clients in [1, 4, 16, 64, 256] {
        let before = next.load(Ordering::Relaxed);
        let started = Instant::now();
        let tasks: Vec<_> = (0..clients)
            .map(|_| tokio::spawn(write(store.clone(), Arc::clone(&next), started)))
            .collect();
        for task in tasks {
            task.await??;
        }
        let units = next.load(Ordering::Relaxed) - before;
        let per_second = u128::from(units) * 1_000 / started.elapsed().as_millis().max(1);
        println!("{clients:>4} clients {per_second:>8} units per second");
    }
    store.close().await;
    Ok(())
}

/// One client, which hands in its next unit when the one before is on the disk.
async fn write(store: Store, next: Arc<AtomicU64>, started: Instant) -> Result<(), StoreError> {
    let tenant = TenantId::parse("bench").map_err(|error| StoreError::Unavailable(error.into()))?;
    while started.elapsed() < ROUND {
        let id = next.fetch_add(1, Ordering::Relaxed);
        store
            .write(&tenant, move |tx| {
                Box::pin(async move {
                    let event = format!("event_{id}");
                    let at = DateTime::UNIX_EPOCH;
                    outbox::append(tx, &event, "bench", "{}", at).await
                })
            })
            .await
            .map_err(|error: StoreError| error)?;
    }
    Ok(())
}
