//! Work email addresses and the domain that routes them to an organization.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The longest address that mail can carry (RFC 5321).
pub const MAX_LENGTH: usize = 254;

/// An address, trimmed and in lower case.
///
/// Parsing is for routing and display, not for proof of existence: it accepts
/// what people type and refuses what can be no address. The domain keeps its
/// Unicode form; the server knows its ASCII form too (`decisions.md` 23).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EmailAddress {
    text: String,
    at: usize,
}

/// Why a text is no email address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EmailError {
    /// Nothing was typed.
    #[error("the email address is empty")]
    Empty,
    /// Longer than [`MAX_LENGTH`] bytes.
    #[error("the email address is longer than {MAX_LENGTH} characters")]
    TooLong,
    /// No `@`, or more than one.
    #[error("the email address needs one @")]
    At,
    /// Nothing before the `@`.
    #[error("the email address has nothing before the @")]
    LocalPart,
    /// No domain after the `@`, or one that cannot exist.
    #[error("the email address has no domain such as example.com after the @")]
    Domain,
    /// A space, a control character or a sign that addresses do not have.
    #[error("the email address has a space or a character that addresses do not have")]
    Character,
}

impl EmailAddress {
    /// Reads what a person typed: spaces around it and capitals are harmless.
    ///
    /// # Errors
    /// An [`EmailError`] that names what to change.
    pub fn parse(typed: &str) -> Result<Self, EmailError> {
        let text = typed.trim().to_lowercase();
        if text.is_empty() {
            return Err(EmailError::Empty);
        }
        if text.len() > MAX_LENGTH {
            return Err(EmailError::TooLong);
        }
        if text.chars().any(is_forbidden) {
            return Err(EmailError::Character);
        }
        let (local, domain) = text.split_once('@').ok_or(EmailError::At)?;
        if domain.contains('@') {
            return Err(EmailError::At);
        }
        if local.is_empty() || local.len() > 64 {
            return Err(EmailError::LocalPart);
        }
        if !is_domain(domain) {
            return Err(EmailError::Domain);
        }
        let at = local.len();
        Ok(Self { text, at })
    }

    /// The address in lower case.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What stands after the `@`.
    pub fn domain(&self) -> &str {
        self.text.get(self.at + 1..).unwrap_or_default()
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl TryFrom<String> for EmailAddress {
    type Error = EmailError;

    fn try_from(text: String) -> Result<Self, EmailError> {
        Self::parse(&text)
    }
}

impl From<EmailAddress> for String {
    fn from(address: EmailAddress) -> Self {
        address.text
    }
}

fn is_forbidden(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(
            character,
            '<' | '>' | '(' | ')' | '[' | ']' | ',' | ';' | ':' | '"' | '\\'
        )
}

fn is_domain(domain: &str) -> bool {
    domain.contains('.') && domain.split('.').all(is_label)
}

fn is_label(label: &str) -> bool {
    !label.is_empty()
        && label.len() <= 63
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label
            .chars()
            .all(|character| character.is_alphanumeric() || character == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trims_and_lowers_what_was_typed() {
        let address = EmailAddress::parse("  Ada@Harbor.Example ").unwrap();
        assert_eq!(address.as_str(), "ada@harbor.example");
        assert_eq!(address.domain(), "harbor.example");
    }

    #[test]
    fn keeps_an_international_domain_in_unicode() {
        assert_eq!(
            EmailAddress::parse("jo@MÜNCHEN.example").unwrap().domain(),
            "münchen.example"
        );
    }

    #[test]
    fn says_what_is_wrong_with_each_bad_address() {
        for (typed, error) in [
            ("   ", EmailError::Empty),
            (
                &format!("{}@harbor.example", "a".repeat(300)),
                EmailError::TooLong,
            ),
            ("ada", EmailError::At),
            ("ada@b@harbor.example", EmailError::At),
            ("@harbor.example", EmailError::LocalPart),
            ("ada@", EmailError::Domain),
            ("ada@harbor", EmailError::Domain),
            ("ada@-harbor.example", EmailError::Domain),
            ("ada@harbor..example", EmailError::Domain),
            ("ada lovelace@harbor.example", EmailError::Character),
            ("ada\u{0}@harbor.example", EmailError::Character),
            ("<ada@harbor.example>", EmailError::Character),
        ] {
            assert_eq!(EmailAddress::parse(typed), Err(error), "{typed:?}");
        }
    }
}
