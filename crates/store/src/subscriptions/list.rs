//! The list "Your products": filtered, sorted and paged without reading more than a page.
//!
//! Each sort has an index that begins with channel and status. The list is merged from one range of
//! it per channel and status that the filter lets through, each no longer than a page.

use domain::access::VisibleSubscriptions;
use domain::ids::UserId;
use domain::product_filter::{ProductFilter, ProductSort};
use domain::subscription::{PurchaseChannel, SubscriptionStatus};

use super::{SubscriptionRecord, TABLE, read, subscription_columns};
use crate::cursor::Cursor;
use crate::database::{Param, TenantTx, params};
use crate::error::StoreError;
use crate::fold::{end_of_prefix, fold, shortened};

/// From this many matching terms on, the list is read in its order and each subscription is asked
/// whether it matches; below, the matching ones are read and sorted.
const MANY: i64 = 1_000;

/// One page, and where the next one begins.
pub async fn list(
    tx: &mut TenantTx,
    visible: &VisibleSubscriptions,
    filter: &ProductFilter,
    page_size: usize,
) -> Result<(Vec<SubscriptionRecord>, Option<String>), StoreError> {
    let search = match &filter.q {
        Some(q) => Some(Search::prepare(tx, q).await?),
        None => None,
    };
    let cursor = filter.cursor.as_deref().and_then(Cursor::parse);
    let cursor = cursor.and_then(|cursor| Place::parse(filter.sort, cursor));
    let mut query = Query::new(filter.sort, page_size);
    for channel in channels(filter) {
        let purchases = purchases(visible, filter, channel);
        if matches!(purchases, Purchases::Nobody) {
            continue;
        }
        for status in statuses(filter) {
            let range = Range {
                channel,
                status,
                purchases,
            };
            query.add_range(range, filter, search.as_ref(), cursor.as_ref());
        }
    }
    if query.ranges.is_empty() {
        return Ok((Vec::new(), None));
    }
    let rows = tx.rows(TABLE, &query.text(), &query.params).await?;
    let mut found = rows
        .into_iter()
        .map(|mut row| read(&mut row))
        .collect::<Result<Vec<_>, _>>()?;
    let has_more = found.len() > page_size;
    found.truncate(page_size);
    let next = found.last().filter(|_| has_more);
    let next = next.map(|last| Place::of(filter.sort, last).to_text());
    Ok((found, next))
}

fn channels(filter: &ProductFilter) -> impl Iterator<Item = PurchaseChannel> {
    let only = filter.channel.channel();
    let all = PurchaseChannel::ALL.iter().copied();
    all.filter(move |channel| only.is_none_or(|only| only == *channel))
}

fn statuses(filter: &ProductFilter) -> impl Iterator<Item = SubscriptionStatus> {
    let only = filter.status;
    let all = SubscriptionStatus::ALL.iter().copied();
    all.filter(move |status| only.is_none_or(|only| only == *status))
}

/// Whose purchases of a channel to list.
#[derive(Clone, Copy)]
enum Purchases<'a> {
    Anybody,
    Of(&'a UserId),
    Nobody,
}

/// An admin of licenses sees central purchases of anybody, and the own ones.
fn purchases<'a>(
    visible: &'a VisibleSubscriptions,
    filter: &'a ProductFilter,
    channel: PurchaseChannel,
) -> Purchases<'a> {
    let wanted = filter.purchaser.as_ref();
    let own = match visible {
        VisibleSubscriptions::All => None,
        VisibleSubscriptions::CentralAndOwn(_) if channel == PurchaseChannel::Central => None,
        VisibleSubscriptions::CentralAndOwn(own) | VisibleSubscriptions::Own(own) => Some(own),
    };
    match (own, wanted) {
        (None, None) => Purchases::Anybody,
        (Some(own), Some(wanted)) if own != wanted => Purchases::Nobody,
        (Some(person), _) | (None, Some(person)) => Purchases::Of(person),
    }
}

/// One range of the index that the list is merged from.
#[derive(Clone, Copy)]
struct Range<'a> {
    channel: PurchaseChannel,
    status: SubscriptionStatus,
    purchases: Purchases<'a>,
}

/// A row's place in the order of the list.
struct Place {
    key: Key,
    id: String,
}

enum Key {
    Number(i64),
    Text(String),
}

impl Place {
    fn of(sort: ProductSort, last: &SubscriptionRecord) -> Self {
        let key = match sort {
            ProductSort::Newest => Key::Number(last.created_at.timestamp_micros()),
            ProductSort::Product => Key::Text(fold(&last.product_name)),
            ProductSort::Purchaser => Key::Text(fold(&last.purchaser_name)),
            ProductSort::Expires => Key::Number(super::dates(last.lifecycle).0.timestamp_micros()),
        };
        let id = last.id.as_str().to_owned();
        Self { key, id }
    }

    fn parse(sort: ProductSort, cursor: Cursor) -> Option<Self> {
        let key = match sort {
            ProductSort::Newest | ProductSort::Expires => Key::Number(cursor.key.parse().ok()?),
            ProductSort::Product | ProductSort::Purchaser => Key::Text(cursor.key),
        };
        Some(Self { key, id: cursor.id })
    }

    fn to_text(&self) -> String {
        let key = match &self.key {
            Key::Number(number) => number.to_string(),
            Key::Text(text) => text.clone(),
        };
        let id = self.id.clone();
        Cursor { key, id }.to_text()
    }
}

/// What is searched, and how.
struct Search {
    first: String,
    end: String,
    is_frequent: bool,
}

impl Search {
    async fn prepare(tx: &mut TenantTx, q: &str) -> Result<Self, StoreError> {
        let first = shortened(&fold(q));
        let end = end_of_prefix(&first);
        let sql = "SELECT COUNT(*) FROM (SELECT t.subscription_id FROM subscription_terms t \
            WHERE t.tenant_id = $1 AND t.term >= $2 AND t.term < $3 LIMIT $4) AS matching";
        let row = tx
            .row("subscription_terms", sql, params![&first, &end, MANY])
            .await?;
        let matching = row.map_or(Ok(0), |mut row| row.int("count"))?;
        Ok(Self {
            first,
            end,
            is_frequent: matching >= MANY,
        })
    }
}

/// What each range gives: a subscription, and what it may be sorted by.
const COLUMNS: &str = concat!(subscription_columns!(), ", product_key, purchaser_key");

/// The text of the query while it grows.
struct Query<'a> {
    sort: ProductSort,
    limit: i64,
    ranges: Vec<String>,
    /// From `$2` on.
    params: Vec<Param<'a>>,
}

impl<'a> Query<'a> {
    fn new(sort: ProductSort, page_size: usize) -> Self {
        Self {
            sort,
            limit: i64::try_from(page_size).map_or(i64::MAX, |size| size.saturating_add(1)),
            ranges: Vec::new(),
            params: Vec::new(),
        }
    }

    fn add_range(
        &mut self,
        range: Range<'a>,
        filter: &'a ProductFilter,
        search: Option<&'a Search>,
        cursor: Option<&'a Place>,
    ) {
        let mut conditions = vec![
            "s.tenant_id = $1".to_owned(),
            format!("s.channel = {}", self.bind(range.channel.as_str())),
            format!("s.status = {}", self.bind(range.status.as_str())),
        ];
        if let Some(product) = &filter.product {
            conditions.push(format!("s.product_id = {}", self.bind(product)));
        }
        if let Purchases::Of(purchaser) = range.purchases {
            conditions.push(format!("s.purchaser_id = {}", self.bind(purchaser)));
        }
        if let Some(search) = search {
            conditions.push(self.matching(search));
        }
        if let Some(place) = cursor {
            conditions.push(self.beyond(place));
        }
        self.ranges.push(format!(
            "SELECT {COLUMNS} FROM subscriptions s WHERE {}{} LIMIT {}",
            conditions.join(" AND "),
            self.order("s"),
            self.limit,
        ));
    }

    fn beyond(&mut self, place: &'a Place) -> String {
        let key = match &place.key {
            Key::Number(number) => self.bind(*number),
            Key::Text(text) => self.bind(text),
        };
        let id = self.bind(&place.id);
        let sign = if self.is_descending() { '<' } else { '>' };
        format!("(s.{}, s.id) {sign} ({key}, {id})", self.column())
    }

    fn matching(&mut self, search: &'a Search) -> String {
        let first = self.bind(&search.first);
        let end = self.bind(&search.end);
        if search.is_frequent {
            format!(
                "EXISTS (SELECT 1 FROM subscription_terms t WHERE t.tenant_id = $1 \
                 AND t.subscription_id = s.id AND t.term >= {first} AND t.term < {end})"
            )
        } else {
            format!(
                "s.id IN (SELECT t.subscription_id FROM subscription_terms t \
                 WHERE t.tenant_id = $1 AND t.term >= {first} AND t.term < {end})"
            )
        }
    }

    fn text(&self) -> String {
        let ranges = self.ranges.iter().enumerate();
        let parts = ranges
            .map(|(number, range)| format!("SELECT {COLUMNS} FROM ({range}) AS range_{number}"));
        let union = parts.collect::<Vec<_>>().join(" UNION ALL ");
        format!(
            "SELECT {} FROM ({union}) AS merged{} LIMIT {}",
            subscription_columns!(),
            self.order("merged"),
            self.limit
        )
    }

    const fn column(&self) -> &'static str {
        match self.sort {
            ProductSort::Newest => "created_at",
            ProductSort::Product => "product_key",
            ProductSort::Purchaser => "purchaser_key",
            ProductSort::Expires => "status_at",
        }
    }

    const fn is_descending(&self) -> bool {
        matches!(self.sort, ProductSort::Newest)
    }

    fn order(&self, table: &str) -> String {
        let column = self.column();
        if self.is_descending() {
            format!(" ORDER BY {table}.{column} DESC, {table}.id DESC")
        } else {
            format!(" ORDER BY {table}.{column}, {table}.id")
        }
    }

    fn bind(&mut self, value: impl Into<Param<'a>>) -> String {
        self.params.push(value.into());
        format!("${}", self.params.len() + 1)
    }
}
