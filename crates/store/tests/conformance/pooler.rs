//! Behind a pgbouncer in transaction mode, where one connection of the database serves many
//! organizations in turn.

use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use domain::ids::TenantId;
use domain::user::User;
use futures::future::join_all;
use sqlx::postgres::{PgConnectOptions, PgRow};
use sqlx::{AssertSqlSafe, ConnectOptions as _, PgConnection, Row as _};
use store::{Store, StoreError, TenantTx, users};

use crate::fixtures::{tenant_id, user, user_id};
use crate::harness::{Database, on_pooled_postgres, unit};

const ORGANIZATIONS: u32 = 64;
const ROUNDS: u32 = 12;
/// As xtask configures the pooler.
const CONNECTIONS: i64 = 8;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sixty_four_organizations_at_once_leak_nothing() {
    on_pooled_postgres(async |database| {
        let tenants: Vec<TenantId> = (0..ORGANIZATIONS)
            .map(|number| tenant_id(&format!("t{number}")))
            .collect();
        for tenant in &tenants {
            database.add_tenant(tenant.as_str()).await;
            database.add_user(&somebody(tenant, "somebody new")).await;
        }
        let is_over = Arc::new(AtomicBool::new(false));
        let watchers: Vec<_> = (0..4)
            .map(|_| tokio::spawn(watch(database.pooled_url(), Arc::clone(&is_over))))
            .collect();
        let works = tenants.into_iter().map(|tenant| {
            let store = database.store.clone();
            tokio::spawn(async move { work(&store, &tenant).await })
        });
        let ended = join_all(works).await;
        is_over.store(true, Ordering::Relaxed);
        for worked in ended {
            worked.expect("each organization sees its own row and no other");
        }
        for watched in join_all(watchers).await {
            assert!(watched.expect("nothing is left on a connection") > 0);
        }
        assert!(connections(database).await <= CONNECTIONS);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_rolled_back_leaves_neither_role_nor_organization_behind() {
    on_pooled_postgres(async |database| {
        database.with_people().await;
        let given_up = database
            .write(|tx| Box::pin(async move { rename_and_give_up(tx, "ada").await }))
            .await;
        assert!(matches!(given_up, Err(StoreError::Full)));
        // As many transactions at once as there are connections look at each of them.
        let mut looking = Vec::new();
        for _ in 0..CONNECTIONS {
            let mut connection = connect(&database.pooled_url()).await;
            ask(&mut connection, "BEGIN").await;
            looking.push(connection);
        }
        assert_eq!(connections(database).await, CONNECTIONS);
        for connection in &mut looking {
            assert_nothing_is_left(connection).await;
        }
    })
    .await;
}

/// Writes and reads, and gives up every other change.
async fn work(store: &Store, tenant: &TenantId) {
    for round in 0..ROUNDS {
        let now = somebody(tenant, &format!("somebody of {tenant} {round}"));
        let written: Result<(), StoreError> = store
            .write(tenant, unit!([now] tx => users::update(tx, &now)))
            .await;
        written.expect("the row is there");
        let given_up: Result<(), StoreError> = store
            .write(tenant, |tx| {
                Box::pin(async move { rename_and_give_up(tx, "somebody").await })
            })
            .await;
        assert!(matches!(given_up, Err(StoreError::Full)), "{given_up:?}");
        let seen: Result<_, StoreError> = store
            .read(tenant, |tx| {
                Box::pin(async move { users::search(tx, "somebody", 100).await })
            })
            .await;
        assert_eq!(seen.expect("people are found"), [now]);
    }
}

async fn rename_and_give_up(tx: &mut TenantTx, id: &str) -> Result<(), StoreError> {
    let found = users::find(tx, &user_id(id)).await?;
    let other = User {
        display_name: "what nobody sees".to_owned(),
        ..found.expect("the person is there")
    };
    users::update(tx, &other).await?;
    Err(StoreError::Full)
}

/// Looks at whatever connection the pooler lends, and tells how often.
async fn watch(url: String, is_over: Arc<AtomicBool>) -> u32 {
    let mut connection = connect(&url).await;
    let mut looks = 0;
    while !is_over.load(Ordering::Relaxed) {
        assert_nothing_is_left(&mut connection).await;
        looks += 1;
    }
    looks
}

/// Nobody's name and no organization, and with the application's rights but without an
/// organization not one row.
async fn assert_nothing_is_left(connection: &mut PgConnection) {
    let sql = "SELECT current_user::text, coalesce(current_setting('selfserve.tenant', true), '')";
    let rows = ask(connection, sql).await;
    let left: (String, String) = (rows[0].get(0), rows[0].get(1));
    assert_eq!(left, ("postgres".to_owned(), String::new()));
    let sql = "BEGIN; SET LOCAL ROLE selfserve_app; SELECT display_name FROM users; ROLLBACK";
    assert_eq!(ask(connection, sql).await.len(), 0);
}

async fn ask(connection: &mut PgConnection, sql: &'static str) -> Vec<PgRow> {
    let rows = sqlx::raw_sql(AssertSqlSafe(sql)).fetch_all(connection);
    rows.await.expect("the pooler answers")
}

async fn connect(url: &str) -> PgConnection {
    let options = PgConnectOptions::from_str(url).expect("an address");
    let connected = options.extra_float_digits(None).connect().await;
    connected.expect("the pooler answers")
}

/// How many connections the pooler has to the database of the case.
async fn connections(database: &Database) -> i64 {
    let sql = "SELECT COUNT(*) FROM pg_stat_activity \
        WHERE datname = current_database() AND backend_type = 'client backend' \
        AND pid <> pg_backend_pid()";
    database.number(sql).await
}

fn somebody(tenant: &TenantId, name: &str) -> User {
    user(tenant.as_str(), "somebody", name)
}
