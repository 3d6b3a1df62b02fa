//! What the list "Your products" shows, as a value that stands in the URL.

use crate::ids::{ProductId, UserId};
use crate::query;
use crate::subscription::{PurchaseChannel, SubscriptionStatus};
use crate::words::words;

words! {
    /// Which purchases to list (R46).
    #[derive(Default)]
    pub enum ChannelFilter {
        /// Central and self-service.
        #[default]
        All = "all",
        /// Central purchases only.
        Central = "central",
        /// Self-service purchases only.
        SelfService = "self-service",
    }
}

words! {
    /// The order of the list.
    #[derive(Default)]
    pub enum ProductSort {
        /// The latest purchase first.
        #[default]
        Newest = "newest",
        /// By product name.
        Product = "product",
        /// By purchaser's name.
        Purchaser = "purchaser",
        /// What ends first, first.
        Expires = "expires",
    }
}

/// Filter, order and page of the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProductFilter {
    /// Which purchases.
    pub channel: ChannelFilter,
    /// Only this status.
    pub status: Option<SubscriptionStatus>,
    /// Only this product.
    pub product: Option<ProductId>,
    /// Only purchases of this person.
    pub purchaser: Option<UserId>,
    /// Only what has a word that begins with this text; trimmed.
    pub q: Option<String>,
    /// The order.
    pub sort: ProductSort,
    /// Where the page begins; made by the server.
    pub cursor: Option<String>,
}

impl ChannelFilter {
    /// The channel, unless all are listed.
    pub const fn channel(self) -> Option<PurchaseChannel> {
        match self {
            Self::All => None,
            Self::Central => Some(PurchaseChannel::Central),
            Self::SelfService => Some(PurchaseChannel::SelfService),
        }
    }
}

impl ProductFilter {
    /// Reads a query without its `?`. What is unknown or malformed is left
    /// out: a list with a damaged link still shows something.
    pub fn from_query(query: &str) -> Self {
        let mut filter = Self::default();
        for (key, value) in query::pairs(query) {
            match key {
                "channel" => filter.channel = ChannelFilter::parse(&value).unwrap_or_default(),
                "status" => filter.status = SubscriptionStatus::parse(&value),
                "product" => filter.product = ProductId::parse(&value).ok(),
                "purchaser" => filter.purchaser = UserId::parse(&value).ok(),
                "q" => filter.q = trimmed(&value),
                "sort" => filter.sort = ProductSort::parse(&value).unwrap_or_default(),
                "cursor" => filter.cursor = trimmed(&value),
                _ => {}
            }
        }
        filter
    }

    /// Writes the query without its `?`; what is at its default is left out.
    pub fn to_query(&self) -> String {
        let channel = (self.channel != ChannelFilter::All).then(|| self.channel.as_str());
        let sort = (self.sort != ProductSort::Newest).then(|| self.sort.as_str());
        query::written(&[
            ("channel", channel),
            ("status", self.status.map(SubscriptionStatus::as_str)),
            ("product", self.product.as_ref().map(ProductId::as_str)),
            ("purchaser", self.purchaser.as_ref().map(UserId::as_str)),
            ("q", self.q.as_deref()),
            ("sort", sort),
            ("cursor", self.cursor.as_deref()),
        ])
    }
}

pub(crate) fn trimmed(value: &str) -> Option<String> {
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

/// Encodes all but unreserved characters (RFC 3986).
pub fn percent_encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            for digit in [byte >> 4, byte & 15] {
                encoded.push(
                    char::from_digit(u32::from(digit), 16)
                        .unwrap_or('0')
                        .to_ascii_uppercase(),
                );
            }
        }
    }
    encoded
}

/// Decodes `%XX` and `+`; `None` when the bytes are no text.
pub fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let mut digit = || rest.next().and_then(|digit| char::from(digit).to_digit(16));
                u8::try_from(digit()? * 16 + digit()?).ok()?
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_link_still_shows_the_list() {
        let filter = ProductFilter::from_query("channel=oops&status=%ZZ&q=%20&sort&x=1");
        assert_eq!(filter, ProductFilter::default());
    }

    #[test]
    fn the_default_filter_leaves_the_address_clean() {
        assert_eq!(ProductFilter::default().to_query(), "");
    }
}
