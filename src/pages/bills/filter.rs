//! Which bills the address asks for.

use domain::ids::SubscriptionId;
use domain::product_filter::percent_encode;

use crate::pages::list::ListFilter;
use crate::routes::{Page, SUBSCRIPTION};
use crate::state::query;

const CURSOR: &str = "cursor";

/// Which bills are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BillFilter {
    /// Those of one subscription only.
    pub subscription: Option<SubscriptionId>,
    /// Where the page begins.
    pub cursor: Option<String>,
}

impl BillFilter {
    /// The same bills from here on.
    pub fn from(&self, cursor: Option<&str>) -> Self {
        Self {
            subscription: self.subscription.clone(),
            cursor: cursor.map(str::to_owned),
        }
    }
}

impl ListFilter for BillFilter {
    fn is_of(page: &Page) -> bool {
        matches!(page, Page::Bills { .. })
    }

    fn read(query: &str) -> Self {
        let subscription = query::value(query, SUBSCRIPTION);
        Self {
            subscription: subscription.and_then(|id| SubscriptionId::parse(&id).ok()),
            cursor: query::value(query, CURSOR),
        }
    }

    fn words(&self) -> Option<&str> {
        None
    }

    fn cursor(&self) -> Option<&str> {
        self.cursor.as_deref()
    }

    fn address(&self) -> String {
        let page = self.subscription.as_ref().map(Page::bills_of);
        let address = page.unwrap_or_else(Page::bills).address();
        match &self.cursor {
            None => address,
            Some(cursor) => {
                let separator = if address.contains('?') { '&' } else { '?' };
                format!("{address}{separator}{CURSOR}={}", percent_encode(cursor))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_which_bills_and_from_where() {
        for query in [
            "",
            "subscription=sub_1",
            "cursor=c%202",
            "subscription=sub_1&cursor=c2",
        ] {
            let filter = BillFilter::read(query);
            let address = filter.address();
            let written = address.split_once('?').map_or("", |(_, query)| query);
            assert_eq!(written, query);
        }
    }

    #[test]
    fn what_is_no_subscription_narrows_nothing() {
        assert_eq!(
            BillFilter::read("subscription=a%20b"),
            BillFilter::default()
        );
    }

    #[test]
    fn another_page_shows_the_same_subscription() {
        let filter = BillFilter::read("subscription=sub_1&cursor=c2");
        assert_eq!(filter.from(None), BillFilter::read("subscription=sub_1"));
    }
}
