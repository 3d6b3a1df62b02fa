//! Organizations do not see each other.

use sqlx::{AssertSqlSafe, Connection as _, PgConnection, Row as _};
use store::{StoreError, licenses, orders, quotes, subscriptions, users};

use crate::fixtures::{at, order_id, quote_id, subscription, subscription_id, tenant_id, user_id};
use crate::harness::{Database, unit};

crate::conformance!(
    another_organization_finds_nothing_by_its_id,
    another_organization_changes_nothing_by_its_id,
    every_table_of_an_organization_has_row_security,
    the_application_sees_no_row_without_an_organization,
);

/// Tables with an organization's id that are searched across organizations: they lead to the
/// organization in the first place, or are the work list of all.
const GLOBAL: &str = "'verified_domains', 'memberships', 'sessions', 'open_orders', \
    'due_subscriptions', 'sold_products', 'scim_tokens', 'leavers', 'request_dates', 'service_tokens', \
    'partnerships', 'partner_customers', 'wakeups'";

async fn fill(database: &Database) {
    database.with_people().await;
    database.add_order("o1").await;
    database.add_subscription(&subscription("s1")).await;
}

async fn another_organization_finds_nothing_by_its_id(database: &Database) {
    fill(database).await;
    let found: Result<_, StoreError> = database
        .store
        .read(&tenant_id("meadow"), |tx| {
            Box::pin(async move {
                Ok([
                    users::find(tx, &user_id("ada")).await?.is_some(),
                    quotes::find(tx, &quote_id("quote_of_o1")).await?.is_some(),
                    orders::find(tx, &order_id("o1")).await?.is_some(),
                    subscriptions::find(tx, &subscription_id("s1"))
                        .await?
                        .is_some(),
                ])
            })
        })
        .await;
    assert_eq!(found.unwrap(), [false; 4]);
}

async fn another_organization_changes_nothing_by_its_id(database: &Database) {
    fill(database).await;
    let (id, zoe) = (subscription_id("s1"), user_id("zoe"));
    let meadow = tenant_id("meadow");
    let result: Result<_, StoreError> = database
        .store
        .write(
            &meadow,
            unit!([id, zoe] tx => licenses::assign(tx, &id, &zoe, at(1))),
        )
        .await;
    assert!(matches!(
        result,
        Err(StoreError::RowsAffected { actual: 0, .. })
    ));
    assert_eq!(
        database.number("SELECT assigned FROM subscriptions").await,
        0
    );
}

async fn every_table_of_an_organization_has_row_security(database: &Database) {
    if database.is_postgres() {
        let without = format!(
            "SELECT COUNT(*) FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid \
             WHERE t.relkind = 'r' AND t.relnamespace = 'public'::regnamespace \
             AND a.attname = 'tenant_id' AND t.relname NOT IN ({GLOBAL}) \
             AND NOT (t.relrowsecurity AND t.relforcerowsecurity AND EXISTS \
             (SELECT 1 FROM pg_policy p WHERE p.polrelid = t.oid))"
        );
        assert_eq!(database.number(&without).await, 0);
        let collations = "SELECT COUNT(*) FROM information_schema.columns \
            WHERE table_schema = 'public' AND data_type = 'text' \
            AND collation_name IS DISTINCT FROM 'C'";
        assert_eq!(database.number(collations).await, 0);
        return;
    }
    // SQLite has no row security; there, the id is the first column of every key.
    let keys = format!(
        "SELECT COUNT(*) FROM sqlite_master t JOIN pragma_table_info(t.name) c \
         WHERE t.type = 'table' AND c.name <> 'tenant_id' AND c.pk = 1 \
         AND t.name NOT IN ({GLOBAL}, 'tenants', 'sign_in_failures', 'business_clock', 'jobs', \
         'schema_migrations')"
    );
    assert_eq!(database.number(&keys).await, 0);
}

async fn the_application_sees_no_row_without_an_organization(database: &Database) {
    fill(database).await;
    if !database.is_postgres() {
        return;
    }
    let tables = "SELECT c.table_name FROM information_schema.columns c \
        WHERE c.table_schema = 'public' AND c.column_name = 'tenant_id'";
    let mut connection = PgConnection::connect(database.url()).await.unwrap();
    let rows = sqlx::query(AssertSqlSafe(format!(
        "{tables} AND c.table_name NOT IN ({GLOBAL})"
    )))
    .fetch_all(&mut connection)
    .await
    .unwrap();
    let tables: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
    assert!(tables.len() >= 20, "{tables:?}");
    let mut seen = Vec::new();
    for organization in ["", "meadow", "harbor"] {
        let mut rows = 0;
        for table in &tables {
            let mut transaction = connection.begin().await.unwrap();
            sqlx::query("SELECT set_config('role', 'selfserve_app', true)")
                .execute(&mut *transaction)
                .await
                .unwrap();
            if !organization.is_empty() {
                sqlx::query("SELECT set_config('selfserve.tenant', $1, true)")
                    .bind(organization)
                    .execute(&mut *transaction)
                    .await
                    .unwrap();
            }
            let count = sqlx::query(AssertSqlSafe(format!("SELECT COUNT(*) FROM {table}")))
                .fetch_one(&mut *transaction)
                .await
                .unwrap();
            rows += count.get::<i64, _>(0);
            transaction.rollback().await.unwrap();
        }
        seen.push(rows);
    }
    let [none, meadow, harbor] = seen[..] else {
        panic!("three organizations");
    };
    assert_eq!(none, 0);
    assert!(
        (1..=8).contains(&meadow),
        "Zoe, her terms and her entry: {meadow}"
    );
    assert!(harbor > 10, "{harbor}");
}
