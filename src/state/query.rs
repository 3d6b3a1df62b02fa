//! Reading and writing single values of a query string (without its `?`).

use domain::product_filter::{percent_decode, percent_encode};

/// The first value of a key; `None` where it is absent, empty or malformed.
pub fn value(query: &str, key: &str) -> Option<String> {
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(name, _)| *name == key)
        .and_then(|(_, value)| percent_decode(value))
        .filter(|value| !value.is_empty())
}

/// The query with this key set to the value, or without it for `None`; all
/// other keys stay as and where they are.
pub fn with(query: &str, key: &str, value: Option<&str>) -> String {
    let mut pairs: Vec<String> = query
        .split('&')
        .filter(|pair| !pair.is_empty() && pair.split('=').next() != Some(key))
        .map(str::to_owned)
        .collect();
    if let Some(value) = value {
        pairs.push(format!("{key}={}", percent_encode(value)));
    }
    pairs.join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_first_value_of_a_key() {
        assert_eq!(value("a=1&b=x%20y&b=2", "b").as_deref(), Some("x y"));
        for query in ["", "c=1", "b", "b=", "b=%FF", "bb=1"] {
            assert_eq!(value(query, "b"), None, "{query}");
        }
    }

    #[test]
    fn sets_and_removes_one_key_and_leaves_the_others() {
        assert_eq!(with("a=1&b=2&c=3", "b", None), "a=1&c=3");
        assert_eq!(with("a=1&b=2", "b", Some("x&y")), "a=1&b=x%26y");
        assert_eq!(with("", "b", Some("1")), "b=1");
        assert_eq!(with("b=1", "b", None), "");
    }
}
