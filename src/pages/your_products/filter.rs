//! What a control makes of the filter, and what an empty list means.

use domain::product_filter::{ChannelFilter, ProductFilter, ProductSort};
use domain::subscription::SubscriptionStatus;

/// What a person changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Which purchases.
    Channel(ChannelFilter),
    /// Which status; `None` for all.
    Status(Option<SubscriptionStatus>),
    /// The words to look for.
    Search(String),
    /// The order.
    Sort(ProductSort),
}

/// Why there is nothing to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Emptiness {
    /// There is nothing at all.
    Nothing,
    /// Nothing fits the filter.
    NoMatch,
    /// What stood on this page is gone meanwhile.
    PastTheEnd,
}

/// The filter after a change. Another list begins at its first page.
pub fn changed(filter: &ProductFilter, change: Change) -> ProductFilter {
    let mut filter = first_page(filter);
    match change {
        Change::Channel(channel) => filter.channel = channel,
        Change::Status(status) => filter.status = status,
        Change::Search(text) => {
            let text = text.trim();
            filter.q = (!text.is_empty()).then(|| text.to_owned());
        }
        Change::Sort(sort) => filter.sort = sort,
    }
    filter
}

/// The same list from its beginning.
pub fn first_page(filter: &ProductFilter) -> ProductFilter {
    ProductFilter {
        cursor: None,
        ..filter.clone()
    }
}

/// The same list from there.
pub fn page_from(filter: &ProductFilter, cursor: &str) -> ProductFilter {
    ProductFilter {
        cursor: Some(cursor.to_owned()),
        ..filter.clone()
    }
}

/// Everything, in the order that was chosen.
pub fn cleared(filter: &ProductFilter) -> ProductFilter {
    ProductFilter {
        sort: filter.sort,
        ..ProductFilter::default()
    }
}

/// Whether the filter leaves something out.
pub fn is_narrowed(filter: &ProductFilter) -> bool {
    first_page(filter) != cleared(filter)
}

/// What it means that a filter found nothing.
pub fn emptiness(filter: &ProductFilter) -> Emptiness {
    if filter.cursor.is_some() {
        Emptiness::PastTheEnd
    } else if is_narrowed(filter) {
        Emptiness::NoMatch
    } else {
        Emptiness::Nothing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filter(query: &str) -> ProductFilter {
        ProductFilter::from_query(query)
    }

    #[test]
    fn a_change_keeps_the_rest_and_begins_at_the_first_page() {
        let before = filter("channel=central&q=ada&sort=product&cursor=c2");
        let after = changed(
            &before,
            Change::Status(Some(SubscriptionStatus::parse("active").unwrap())),
        );
        assert_eq!(
            after.to_query(),
            "channel=central&status=active&q=ada&sort=product"
        );
    }

    #[test]
    fn a_choice_of_all_leaves_the_address_clean() {
        let before = filter("channel=central&status=active");
        let after = changed(&before, Change::Channel(ChannelFilter::All));
        let after = changed(&after, Change::Status(None));
        assert_eq!(after.to_query(), "");
    }

    #[test]
    fn words_of_spaces_alone_look_for_nothing() {
        let after = changed(&filter("q=ada"), Change::Search("  ".to_owned()));
        assert_eq!(after.q, None);
        let after = changed(&after, Change::Search(" power bi ".to_owned()));
        assert_eq!(after.q.as_deref(), Some("power bi"));
    }

    #[test]
    fn clearing_keeps_the_order_only() {
        let before = filter("channel=central&status=active&q=x&sort=expires&cursor=c");
        assert_eq!(cleared(&before).to_query(), "sort=expires");
    }

    #[test]
    fn order_and_page_leave_nothing_out() {
        assert!(!is_narrowed(&filter("sort=expires&cursor=c")));
        for query in ["channel=central", "status=active", "q=a", "purchaser=u1"] {
            assert!(is_narrowed(&filter(query)), "{query}");
        }
    }

    #[test]
    fn an_empty_list_is_told_from_an_empty_page() {
        assert_eq!(emptiness(&filter("sort=product")), Emptiness::Nothing);
        assert_eq!(emptiness(&filter("q=zzz")), Emptiness::NoMatch);
        assert_eq!(emptiness(&filter("q=a&cursor=c")), Emptiness::PastTheEnd);
    }

    #[test]
    fn the_next_page_is_of_the_same_list() {
        let next = page_from(&filter("channel=central&cursor=a"), "b/1");
        assert_eq!(next.to_query(), "channel=central&cursor=b%2F1");
    }
}
