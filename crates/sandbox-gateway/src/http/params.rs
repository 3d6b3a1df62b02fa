//! Form-encoded parameters with nested keys, such as `metadata[order]`.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::answer::Refusal;

/// The parameters of one request. There is no `Debug`: a card may be among them.
pub struct Params(Vec<(String, String)>);

impl Params {
    pub fn parse(encoded: &[u8]) -> Self {
        Self(form_urlencoded::parse(encoded).into_owned().collect())
    }

    /// A parameter that is there and not empty.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .rev()
            .find(|(key, value)| key == name && !value.is_empty())
            .map(|(_, value)| value.as_str())
    }

    pub fn owned(&self, name: &str) -> Option<String> {
        self.text(name).map(str::to_owned)
    }

    pub fn required(&self, name: &str) -> Result<&str, Refusal> {
        self.text(name)
            .ok_or_else(|| Refusal::missing_parameter(name))
    }

    pub fn integer(&self, name: &str) -> Result<Option<i64>, Refusal> {
        self.text(name)
            .map(|text| {
                text.parse()
                    .map_err(|_| Refusal::invalid_parameter(name, "Invalid integer."))
            })
            .transpose()
    }

    pub fn is_true(&self, name: &str) -> Result<bool, Refusal> {
        match self.text(name) {
            None | Some("false") => Ok(false),
            Some("true") => Ok(true),
            Some(_) => Err(Refusal::invalid_parameter(name, "Invalid boolean.")),
        }
    }

    /// `name[key]=value` for every key.
    pub fn map(&self, name: &str) -> BTreeMap<String, String> {
        self.0
            .iter()
            .filter_map(|(key, value)| {
                let inner = key
                    .strip_prefix(name)?
                    .strip_prefix('[')?
                    .strip_suffix(']')?;
                Some((inner.to_owned(), value.clone()))
            })
            .collect()
    }

    /// `name[]=value` or `name[0]=value`, in order.
    pub fn list(&self, name: &str) -> Vec<&str> {
        self.0
            .iter()
            .filter(|(key, _)| {
                key.strip_prefix(name)
                    .is_some_and(|rest| rest.starts_with('[') && rest.ends_with(']'))
            })
            .map(|(_, value)| value.as_str())
            .collect()
    }

    /// The same for the same parameters in any order, and for the same path only.
    pub fn fingerprint(&self, path: &str) -> String {
        let mut sorted: Vec<_> = self.0.iter().collect();
        sorted.sort();
        let mut digest = Sha256::new();
        digest.update(path);
        for (key, value) in sorted {
            // The lengths keep one parameter apart from the next.
            digest.update(format!("\n{} {} ", key.len(), value.len()));
            digest.update(key);
            digest.update(value);
        }
        hex::encode(digest.finalize())
    }
}

#[cfg(test)]
mod tests {
    use super::Params;

    #[test]
    fn reads_nested_keys() {
        let params = Params::parse(b"metadata[order]=7&metadata%5Ba%20b%5D=c+d&expand[]=x&e=");
        assert_eq!(params.map("metadata")["order"], "7");
        assert_eq!(params.map("metadata")["a b"], "c d");
        assert_eq!(params.list("expand"), ["x"]);
        assert_eq!(params.text("e"), None);
    }

    #[test]
    fn a_fingerprint_depends_on_the_values_and_not_on_their_order() {
        let first = Params::parse(b"a=1&b=2").fingerprint("/x");
        assert_eq!(first, Params::parse(b"b=2&a=1").fingerprint("/x"));
        assert_ne!(first, Params::parse(b"a=1&b=3").fingerprint("/x"));
        assert_ne!(first, Params::parse(b"a=1&b=2").fingerprint("/y"));
    }
}
