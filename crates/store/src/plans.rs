//! Every query reads a range of an index and no more: the plans that SQLite makes for them.

mod directory;
mod notices;
mod own_sign_in;
mod requests;
mod trials;

use chrono::{DateTime, Utc};
use domain::access::{Role, VisibleSubscriptions};
use domain::audit_filter::AuditFilter;
use domain::checkout::OrderState;
use domain::email::EmailAddress;
use domain::ids::{OrderId, ProductId, QuoteId, SubscriptionId, TenantId, UserId};
use domain::money::{Currency, Money, TaxRate};
use domain::people_filter::PeopleFilter;
use domain::policy::{Availability, SelfServicePolicy};
use domain::product_filter::{ChannelFilter, ProductFilter, ProductSort};
use domain::quantity::LicenseQuantity;
use domain::quote::Amounts;
use domain::subscription::{Lifecycle, PurchaseChannel, SubscriptionStatus};
use domain::term::BillingTerm;
use domain::user::{AccountStatus, DirectorySource, User, UserKind};

use crate::cursor::Cursor;
use crate::database::{SEEN, params};
use crate::subscriptions::{Billing, SubscriptionRecord};
use crate::{
    GlobalTx, Store, StoreError, StoreOptions, TenantTx, attempts, audit, gateway_customers,
    idempotency, invoices, licenses, memberships, open_orders, orders, outbox, people, policies,
    quotes, sessions, sign_in_failures, subscriptions, tenants, users,
};

/// What may be read as a whole: what the query itself has made.
const OWN_RESULTS: [&str; 4] = ["range_", "merged", "matching", "CONSTANT ROW"];

/// By what the tables that belong to no organization are searched.
const GLOBAL_KEYS: [&str; 13] = [
    "id=?",
    "domain_key=?",
    "home_tenant_id=?",
    "token_hash=?",
    "order_id=?",
    "failure_key=?",
    "failed_at<?",
    "expires_at<?",
    "check_at<?",
    "free_at<?",
    "due_at<?",
    "subscription_id=?",
    "look_at<?",
];

#[tokio::test]
async fn every_query_reads_a_range_of_an_index() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plans.db");
    let url = format!("sqlite://{}", path.display());
    let store = Store::open(&url, StoreOptions::default()).await.unwrap();
    let harbor = TenantId::parse("harbor").unwrap();
    let written: Result<(), StoreError> = store
        .write(&harbor, |tx| Box::pin(async move { run(tx).await }))
        .await;
    written.unwrap();
    store.close().await;

    let connection = rusqlite::Connection::open(&path).unwrap();
    let seen = SEEN.lock().unwrap().clone();
    let queries: Vec<_> = seen
        .iter()
        .filter(|sql| {
            !["CREATE ", "schema_migrations", " texts "]
                .iter()
                .any(|other| sql.contains(other))
                // Migrations read whole tables, once.
                && !sql.trim_end().ends_with(';')
        })
        .collect();
    assert!(queries.len() > 250, "{} queries were run", queries.len());
    let mut findings = Vec::new();
    for sql in queries {
        assert!(!sql.contains("SELECT *"), "names its columns: {sql}");
        let steps = plan(&connection, sql);
        for step in &steps {
            if is_scan(sql, step) || leaves_the_organization(step) {
                findings.push(format!("{step}\n    in {sql}"));
            }
        }
        if sorts_more_than_a_page(sql, &steps) {
            findings.push(format!("{}\n    in {sql}", steps.join("\n")));
        }
    }
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}

#[test]
fn a_plan_that_reads_too_much_is_seen() {
    assert!(is_scan("", "SCAN orders"));
    assert!(is_scan("", "SCAN u USING COVERING INDEX users_by_name"));
    assert!(!is_scan("", "SCAN range_0"));
    assert!(leaves_the_organization(
        "SEARCH s USING INDEX by_status (status=?)"
    ));
    assert!(!leaves_the_organization(
        "SEARCH s USING INDEX by_status (tenant_id=? AND status=?)"
    ));
    let steps = [
        "CO-ROUTINE range_0",
        "SEARCH s",
        "USE TEMP B-TREE FOR ORDER BY",
        "SCAN range_0",
    ];
    let steps = steps.map(str::to_owned);
    assert!(sorts_more_than_a_page("range_0", &steps));
    assert!(!sorts_more_than_a_page("range_0", &steps[3..]));
}

fn plan(connection: &rusqlite::Connection, sql: &str) -> Vec<String> {
    let explain = format!("EXPLAIN QUERY PLAN {sql}");
    let mut statement = connection.prepare(&explain).unwrap();
    let mut rows = statement.raw_query();
    let mut steps = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        steps.push(row.get(3).unwrap());
    }
    steps
}

fn is_scan(sql: &str, step: &str) -> bool {
    let is_count_of_tenants = sql == "SELECT COUNT(*) FROM tenants";
    let whole = step.strip_prefix("SCAN ").filter(|_| !is_count_of_tenants);
    whole.is_some_and(|what| !OWN_RESULTS.iter().any(|own| what.starts_with(own)))
}

/// A range of an organization's table begins with the organization.
fn leaves_the_organization(step: &str) -> bool {
    let constraint = step
        .strip_prefix("SEARCH ")
        .and_then(|step| step.split_once(" ("));
    constraint.is_some_and(|(_, constraint)| {
        !constraint.starts_with("tenant_id=?")
            && !GLOBAL_KEYS.iter().any(|key| constraint.starts_with(key))
    })
}

/// Each range of the list is read in its order and no further than a page; only what comes out of
/// the ranges is sorted, to be merged. What a person has bought and what a rare word finds is
/// little, and is sorted.
fn sorts_more_than_a_page(sql: &str, steps: &[String]) -> bool {
    let is_little = sql.contains("s.purchaser_id = ") || sql.contains("s.id IN");
    let mut in_range = false;
    let mut sorts = false;
    for step in steps {
        in_range |= step.starts_with("CO-ROUTINE range_");
        in_range &= !step.starts_with("SCAN range_");
        sorts |= in_range && step.contains("TEMP B-TREE");
    }
    sorts && !is_little
}

/// Every function that reads or changes what is there; what it returns does not matter here.
async fn run(tx: &mut TenantTx) -> Result<(), StoreError> {
    add_rows(tx).await?;
    let now = DateTime::<Utc>::UNIX_EPOCH;
    let tenant = tx.tenant().clone();
    let user = UserId::parse("ada").unwrap();
    let subscription = SubscriptionId::parse("s1").unwrap();
    let order = OrderId::parse("o1").unwrap();
    let product = ProductId::parse("P1").unwrap();
    let email = EmailAddress::parse("ada@harbor.example").unwrap();
    let quote = QuoteId::parse("q1").unwrap();
    let (pending, paid) = (OrderState::placed(), OrderState::Paid { attempt: 1 });

    users::find_by_email(tx, &email).await?;
    users::search(tx, "ada", 5).await?;
    users::grant_role(tx, &user, Role::GlobalAdmin).await?;
    users::roles(tx, &user).await?;
    users::credential(tx, &user).await?;
    users::set_status(tx, &user, AccountStatus::Active).await?;
    people::find(tx, &user).await?;
    people::lock_administration(tx).await?;
    people::other_global_admins(tx, &user).await?;
    people::set_roles(tx, &user, &[Role::GlobalAdmin]).await?;
    policies::of_product(tx, &product).await?;
    policies::of_product_for_order(tx, &product).await?;
    policies::all(tx).await?;
    policies::of_product_for_change(tx, &product).await?;
    policies::set(tx, &product, None, Availability::Available, 0).await?;
    policies::set(tx, &product, None, Availability::Available, 1).await?;
    policies::set_default(tx, SelfServicePolicy::Allow, 0).await?;
    quotes::find(tx, &quote).await?;
    orders::find(tx, &order).await?;
    orders::find_by_quote(tx, &quote).await?;
    orders::replace_state(tx, &order, pending, paid).await?;
    orders::list_of_subscription(tx, &subscription).await?;
    let _no_such_order = orders::set_subscription(tx, &order, &subscription).await;
    attempts::find(tx, &order, 1).await?;
    let _no_such_attempt = attempts::set_payment_intent(tx, &order, 1, "pi_1").await;
    gateway_customers::put(tx, &user, "cus_1").await?;
    subscriptions::find(tx, &subscription).await?;
    subscriptions::bought_by(tx, &user).await?;
    licenses::assign(tx, &subscription, &user, now).await?;
    licenses::assign(tx, &subscription, &user, now).await?;
    licenses::list(tx, &subscription, None, 5).await?;
    licenses::held_by(tx, &user).await?;
    licenses::unassign(tx, &subscription, &user).await?;
    licenses::unassign(tx, &subscription, &user).await?;
    invoices::of_order(tx, &order).await?;
    audit::list(tx).await?;
    audit::head(tx).await?;
    requests::run(tx, &user, &product, now).await?;
    subscriptions::free_central(tx, &product, now).await?;
    for query in [
        "",
        "q=P1",
        "area=policy",
        "since=2027-01-01&until=2027-02-01",
        "cursor=7",
    ] {
        let filter = AuditFilter::from_query(query);
        audit::page(tx, &filter, 5).await?;
        audit::part(tx, &filter, 1, 9, 5).await?;
    }
    outbox::list_undelivered(tx, 5).await?;
    notices::run(tx, &user, now).await?;
    if let Some(found) = subscriptions::find(tx, &subscription).await? {
        subscriptions::is_first_of_product(tx, &found).await?;
    }
    for _ in 0..2 {
        idempotency::begin(tx, &user, "k", "r", "b", now).await?;
    }
    idempotency::finish(tx, &user, "k", "r", 200, None).await?;
    idempotency::abandon(tx, &user, "k", "r").await?;
    run_global(tx, &tenant, &user, now).await?;
    directory::run(tx, &tenant, &user, now).await?;
    own_sign_in::run(tx, &user, now).await?;
    trials::run(tx, &user, &product, now).await?;
    run_people(tx).await?;
    run_lists(tx).await
}

/// The people with and without each filter, on the first page and on another.
async fn run_people(tx: &mut TenantTx) -> Result<(), StoreError> {
    let parts = [
        "q=ada",
        "role=global_admin",
        "status=active",
        "cursor=610061",
    ];
    for number in 0..16 {
        let has = |(bit, _): &(usize, &&str)| number & (1 << bit) != 0;
        let query = parts.iter().enumerate().filter(has).map(|(_, part)| *part);
        let query = query.collect::<Vec<_>>().join("&");
        people::list(tx, &PeopleFilter::from_query(&query), 5).await?;
    }
    Ok(())
}

async fn run_global(
    tx: &mut GlobalTx,
    tenant: &TenantId,
    user: &UserId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    tenants::find_by_domain(tx, "harbor.example").await?;
    tenants::count(tx).await?;
    memberships::list(tx, tenant, user).await?;
    sessions::find(tx, "t").await?;
    sessions::of_home_account(tx, tenant, user).await?;
    sessions::touch(tx, "t", now).await?;
    let _no_such_session = sessions::switch(tx, "t", tenant, user).await;
    sessions::revoke(tx, "t").await?;
    sessions::delete_expired(tx, now).await?;
    sign_in_failures::recent(tx, "k", now).await?;
    sign_in_failures::clear(tx, "k").await?;
    sign_in_failures::delete_before(tx, now).await?;
    open_orders::remove(tx, &OrderId::parse("o1").unwrap()).await?;
    open_orders::lease_due(tx, now, now, 5).await?;
    Ok(())
}

/// The list in every order, with and without each filter, on the first page and on another.
async fn run_lists(tx: &mut TenantTx) -> Result<(), StoreError> {
    let ada = UserId::parse("ada").unwrap();
    let rights = [
        VisibleSubscriptions::All,
        VisibleSubscriptions::CentralAndOwn(ada.clone()),
        VisibleSubscriptions::Own(ada),
    ];
    let cursor = Cursor {
        key: "7".to_owned(),
        id: "s1".to_owned(),
    };
    for visible in &rights {
        for sort in ProductSort::ALL {
            for number in 0..32 {
                let has = |bit: u32| number & (1 << bit) != 0;
                let filter = ProductFilter {
                    channel: if has(0) {
                        ChannelFilter::Central
                    } else {
                        ChannelFilter::All
                    },
                    status: has(1).then_some(SubscriptionStatus::Active),
                    product: has(2).then(|| ProductId::parse("P1").unwrap()),
                    purchaser: None,
                    q: has(3).then(|| "often".to_owned()),
                    sort: *sort,
                    cursor: has(4).then(|| cursor.to_text()),
                };
                subscriptions::list(tx, visible, &filter, 5).await?;
                let rare = filter.q.is_some().then(|| "power".to_owned());
                let filter = ProductFilter { q: rare, ..filter };
                subscriptions::list(tx, visible, &filter, 5).await?;
            }
        }
    }
    Ok(())
}

/// A person, a purchase, and a word that a thousand terms begin with.
async fn add_rows(tx: &mut TenantTx) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO tenants (id, name, name_key, kind, management, market, code, domain) \
         VALUES ($1, '', '', 'commercial', 'managed', 'NL', 'H', '')",
        params![],
    )
    .await?;
    let user = User {
        id: UserId::parse("ada").unwrap(),
        tenant: tx.tenant().clone(),
        email: EmailAddress::parse("ada@harbor.example").unwrap(),
        display_name: "Ada Lovelace".to_owned(),
        kind: UserKind::Member,
        status: AccountStatus::Active,
        source: DirectorySource::Cloud,
    };
    users::insert(tx, &user).await?;
    users::set_credential(tx, &user.id, "$argon2id$").await?;
    subscriptions::insert(tx, &purchase(&user)).await?;
    for number in 0..1_100 {
        tx.execute(
            "INSERT INTO subscription_terms (tenant_id, term, subscription_id) \
             VALUES ($1, $2, 's1')",
            params![&format!("often{number}")],
        )
        .await?;
    }
    Ok(())
}

fn purchase(user: &User) -> SubscriptionRecord {
    let nothing = Money::new(0, Currency::parse("EUR").unwrap());
    let now = DateTime::<Utc>::UNIX_EPOCH;
    SubscriptionRecord {
        billing: Billing::begun(now),
        id: SubscriptionId::parse("s1").unwrap(),
        product: ProductId::parse("P1").unwrap(),
        product_name: "Power BI Pro".to_owned(),
        channel: PurchaseChannel::SelfService,
        purchaser: Some(user.id.clone()),
        purchaser_name: user.display_name.clone(),
        quantity: LicenseQuantity::try_from(2).unwrap(),
        assigned: 0,
        term: BillingTerm::Monthly,
        amounts: Amounts {
            unit_price: nothing,
            net: nothing,
            tax_label: "VAT".to_owned(),
            tax_rate: TaxRate::from_basis_points(0),
            tax_kind: domain::money::TaxKind::Added,
            tax: nothing,
            total: nothing,
        },
        lifecycle: Lifecycle::Expired { since: now },
        anchor_at: now,
        created_at: now,
        order: None,
        trial: None,
        payment_method: None,
    }
}
