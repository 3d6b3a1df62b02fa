//! The list "Your products": every filter in every order, against a list kept by hand.

use domain::access::VisibleSubscriptions;
use domain::product_filter::{ChannelFilter, ProductFilter, ProductSort};
use domain::subscription::{Lifecycle, PurchaseChannel, RecurringBilling, SubscriptionStatus};
use store::TenantTx;
use store::subscriptions::{self, SubscriptionRecord};

use crate::fixtures::{at, product_id, subscription, user, user_id};
use crate::harness::Database;

crate::conformance!(
    each_order_shows_every_row_once_over_all_pages,
    filters_and_rights_leave_out_what_they_should,
    finds_purchases_by_product_person_and_address,
    a_frequent_word_finds_the_same_as_a_rare_one,
    a_cursor_that_is_none_begins_at_the_beginning,
);

const PEOPLE: [(&str, &str); 3] = [
    ("ada", "Ada Lovelace"),
    ("ben", "Ben de Vries"),
    ("cleo", "Cléo Ångström"),
];
const PRODUCTS: [&str; 4] = ["Power BI Pro", "power apps", "Visio Plan 2", "Project"];

/// Sixty purchases with many equal keys.
async fn add_purchases(database: &Database) -> Vec<SubscriptionRecord> {
    database.add_tenant("harbor").await;
    for (id, name) in PEOPLE {
        database.add_user(&user("harbor", id, name)).await;
    }
    let mut records = Vec::new();
    for number in 0_usize..60 {
        let is_central = number.is_multiple_of(5);
        let (person, name) = PEOPLE[number % 3];
        let product = number % PRODUCTS.len();
        let since = at(i64::try_from(number % 7).unwrap());
        let lifecycle = match number % 9 {
            6 => Lifecycle::Expired { since },
            7 => Lifecycle::Disabled { since },
            8 => Lifecycle::Deleted { since },
            _ => Lifecycle::Active {
                ends_at: since,
                recurring: RecurringBilling::On,
            },
        };
        let record = SubscriptionRecord {
            product: product_id(&format!("P{product}")),
            product_name: PRODUCTS[product].to_owned(),
            channel: if is_central {
                PurchaseChannel::Central
            } else {
                PurchaseChannel::SelfService
            },
            purchaser: (!is_central).then(|| user_id(person)),
            purchaser_name: if is_central {
                String::new()
            } else {
                name.to_owned()
            },
            lifecycle,
            created_at: at(i64::try_from(number % 11).unwrap()),
            ..subscription(&format!("s{:02}", (number * 37) % 100))
        };
        database.add_subscription(&record).await;
        records.push(record);
    }
    records
}

async fn page(
    database: &Database,
    visible: &VisibleSubscriptions,
    filter: &ProductFilter,
    page_size: usize,
) -> (Vec<SubscriptionRecord>, Option<String>) {
    let (visible, filter) = (visible.clone(), filter.clone());
    database
        .read(move |tx: &mut TenantTx| {
            let (visible, filter) = (visible.clone(), filter.clone());
            Box::pin(async move { subscriptions::list(tx, &visible, &filter, page_size).await })
        })
        .await
}

/// The ids over all pages.
async fn listed(
    database: &Database,
    visible: &VisibleSubscriptions,
    filter: &ProductFilter,
    page_size: usize,
) -> Vec<String> {
    let mut filter = filter.clone();
    let mut ids = Vec::new();
    loop {
        let (rows, next) = page(database, visible, &filter, page_size).await;
        assert!(rows.len() <= page_size);
        assert!(
            next.is_none() || rows.len() == page_size,
            "a short page is the last"
        );
        ids.extend(rows.iter().map(|row| row.id.to_string()));
        filter.cursor = next;
        if filter.cursor.is_none() {
            return ids;
        }
    }
}

fn plain(name: &str) -> String {
    name.to_lowercase()
        .replace('é', "e")
        .replace('å', "a")
        .replace('ö', "o")
}

/// What the list should show, in its order.
fn expected(
    records: &[SubscriptionRecord],
    visible: &VisibleSubscriptions,
    filter: &ProductFilter,
) -> Vec<String> {
    let is_listed = |row: &&SubscriptionRecord| {
        let is_visible = match visible {
            VisibleSubscriptions::All => true,
            VisibleSubscriptions::CentralAndOwn(own) => {
                row.channel == PurchaseChannel::Central || row.purchaser.as_ref() == Some(own)
            }
            VisibleSubscriptions::Own(own) => row.purchaser.as_ref() == Some(own),
        };
        let channel = filter.channel.channel();
        is_visible
            && channel.is_none_or(|channel| channel == row.channel)
            && filter
                .status
                .is_none_or(|status| status == row.lifecycle.status())
            && filter
                .product
                .as_ref()
                .is_none_or(|product| *product == row.product)
            && (filter.purchaser.is_none() || filter.purchaser == row.purchaser)
    };
    let mut rows: Vec<_> = records.iter().filter(is_listed).collect();
    let since = |row: &SubscriptionRecord| match row.lifecycle {
        Lifecycle::Active { ends_at, .. } => ends_at,
        Lifecycle::Expired { since }
        | Lifecycle::Disabled { since }
        | Lifecycle::Deleted { since } => since,
    };
    rows.sort_by(|a, b| {
        let by_key = match filter.sort {
            ProductSort::Newest => return (b.created_at, &b.id).cmp(&(a.created_at, &a.id)),
            ProductSort::Product => plain(&a.product_name).cmp(&plain(&b.product_name)),
            ProductSort::Purchaser => plain(&a.purchaser_name).cmp(&plain(&b.purchaser_name)),
            ProductSort::Expires => since(a).cmp(&since(b)),
        };
        by_key.then_with(|| a.id.cmp(&b.id))
    });
    rows.iter().map(|row| row.id.to_string()).collect()
}

async fn each_order_shows_every_row_once_over_all_pages(database: &Database) {
    let records = add_purchases(database).await;
    for sort in ProductSort::ALL {
        let filter = ProductFilter {
            sort: *sort,
            ..ProductFilter::default()
        };
        let all = VisibleSubscriptions::All;
        let expected = expected(&records, &all, &filter);
        assert_eq!(expected.len(), 60);
        for page_size in [1, 7, 59, 60, 100] {
            let ids = listed(database, &all, &filter, page_size).await;
            assert_eq!(ids, expected, "{sort:?}, {page_size} per page");
        }
    }
}

async fn filters_and_rights_leave_out_what_they_should(database: &Database) {
    let records = add_purchases(database).await;
    let rights = [
        VisibleSubscriptions::All,
        VisibleSubscriptions::CentralAndOwn(user_id("ada")),
        VisibleSubscriptions::Own(user_id("ben")),
    ];
    let mut shown = 0;
    for visible in &rights {
        for channel in ChannelFilter::ALL {
            for status in [
                None,
                Some(SubscriptionStatus::Active),
                Some(SubscriptionStatus::Deleted),
            ] {
                for (product, purchaser) in [
                    (None, None),
                    (Some("P0"), None),
                    (None, Some("ada")),
                    (Some("P2"), Some("ben")),
                ] {
                    let filter = ProductFilter {
                        channel: *channel,
                        status,
                        product: product.map(product_id),
                        purchaser: purchaser.map(user_id),
                        sort: ProductSort::Expires,
                        ..ProductFilter::default()
                    };
                    let ids = listed(database, visible, &filter, 4).await;
                    assert_eq!(
                        ids,
                        expected(&records, visible, &filter),
                        "{visible:?} {filter:?}"
                    );
                    shown += ids.len();
                }
            }
        }
    }
    assert!(shown > 300, "the filters let something through: {shown}");
}

async fn finds_purchases_by_product_person_and_address(database: &Database) {
    let records = add_purchases(database).await;
    let count = |matches: &dyn Fn(&SubscriptionRecord) -> bool| {
        records.iter().filter(|row| matches(row)).count()
    };
    let by_ada = |row: &SubscriptionRecord| row.purchaser == Some(user_id("ada"));
    let cases: [(&str, usize); 8] = [
        (
            "power",
            count(&|row| plain(&row.product_name).starts_with("power")),
        ),
        ("BI pro", count(&|row| row.product_name == "Power BI Pro")),
        ("2", count(&|row| row.product_name == "Visio Plan 2")),
        ("love", count(&by_ada)),
        ("ada@har", count(&by_ada)),
        (
            "angstr",
            count(&|row| row.purchaser == Some(user_id("cleo"))),
        ),
        ("harbor", 0),
        ("ower", 0),
    ];
    for (q, expected) in cases {
        let filter = ProductFilter {
            q: Some(q.to_owned()),
            sort: ProductSort::Purchaser,
            ..ProductFilter::default()
        };
        let ids = listed(database, &VisibleSubscriptions::All, &filter, 5).await;
        assert_eq!(ids.len(), expected, "{q:?}");
        let mut once = ids.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), ids.len(), "{q:?} shows a row twice");
    }
}

/// From a thousand terms on, the list is read another way.
async fn a_frequent_word_finds_the_same_as_a_rare_one(database: &Database) {
    let records = add_purchases(database).await;
    let filter = ProductFilter {
        q: Some("p".to_owned()),
        ..ProductFilter::default()
    };
    let all = VisibleSubscriptions::All;
    let before = listed(database, &all, &filter, 9).await;
    assert_eq!(
        before.len(),
        records
            .iter()
            .filter(|row| !row.product_name.starts_with('V'))
            .count()
            + records
                .iter()
                .filter(|row| row.product_name.starts_with("Visio Plan"))
                .count()
    );
    let id = records[2].id.as_str();
    for chunk in 0..3 {
        let terms: Vec<_> = (0..400)
            .map(|number| format!("('harbor', 'p{chunk}x{number}', '{id}')"))
            .collect();
        let sql = format!("INSERT INTO subscription_terms VALUES {}", terms.join(", "));
        database.execute(&sql).await;
    }
    assert_eq!(listed(database, &all, &filter, 9).await, before);
}

async fn a_cursor_that_is_none_begins_at_the_beginning(database: &Database) {
    add_purchases(database).await;
    let all = VisibleSubscriptions::All;
    for sort in ProductSort::ALL {
        let mut filter = ProductFilter {
            sort: *sort,
            ..ProductFilter::default()
        };
        let (first, _) = page(database, &all, &filter, 3).await;
        for cursor in ["x", "00", "616263", "e28098"] {
            filter.cursor = Some(cursor.to_owned());
            let (again, _) = page(database, &all, &filter, 3).await;
            assert_eq!(again, first, "{sort:?} {cursor:?}");
        }
    }
}
