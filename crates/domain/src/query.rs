//! The query of an address, read and written: what every list's filter has in
//! common.

use crate::product_filter::{percent_decode, percent_encode};

/// The decoded pairs of a query without its `?`. What is malformed is left out.
pub(crate) fn pairs(query: &str) -> impl Iterator<Item = (&str, String)> {
    query.split('&').filter_map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        Some((key, percent_decode(value)?))
    })
}

/// The query of these pairs, without its `?`; what has no value is left out.
pub(crate) fn written(pairs: &[(&str, Option<&str>)]) -> String {
    let set = pairs
        .iter()
        .filter_map(|(key, value)| value.map(|value| (key, value)));
    let written = set.map(|(key, value)| format!("{key}={}", percent_encode(value)));
    written.collect::<Vec<_>>().join("&")
}
