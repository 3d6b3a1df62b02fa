//! What an organization does with requests (B4, B5).

use crate::license_request::RequestsSwitch;
use crate::purchase_limit::PurchaseLimits;
use crate::words::words;

words! {
    /// Who gives out central licenses that nobody has.
    pub enum CentralApproval {
        /// An admin, request by request.
        ByHand = "by_hand",
        /// The program, as soon as somebody asks.
        Automatic = "automatic",
    }
}

/// The organization's own way to a license: what people read instead of the
/// form (`domain-facts.md` 3.2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnProcess {
    message: String,
    link: Option<String>,
}

/// What an organization has decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestSettings {
    /// Whether people may ask where they may not buy.
    pub switch: RequestsSwitch,
    /// Who gives out free central licenses.
    pub approval: CentralApproval,
    /// While there is one, no request comes in; old ones wait for an answer.
    pub own_process: Option<OwnProcess>,
    /// Above what a purchase needs an approval.
    pub limits: PurchaseLimits,
}

/// What is wrong with a process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OwnProcessError {
    /// People would read nothing, or too much.
    #[error("a message has 1 to {} characters", OwnProcess::LONGEST_MESSAGE)]
    Message,
    /// The browser would not, or should not, follow it.
    #[error(
        "a link begins with https:// and has at most {} characters",
        OwnProcess::LONGEST_LINK
    )]
    Link,
}

impl OwnProcess {
    /// The longest message.
    pub const LONGEST_MESSAGE: usize = 1_000;
    /// The longest link.
    pub const LONGEST_LINK: usize = 500;

    /// Reads message and link as they were typed; an empty link is none.
    ///
    /// # Errors
    /// [`OwnProcessError`].
    pub fn parse(message: &str, link: &str) -> Result<Self, OwnProcessError> {
        let (message, link) = (message.trim(), link.trim());
        if message.is_empty() || message.chars().count() > Self::LONGEST_MESSAGE {
            return Err(OwnProcessError::Message);
        }
        if !link.is_empty() && !is_link(link) {
            return Err(OwnProcessError::Link);
        }
        Ok(Self {
            message: message.to_owned(),
            link: (!link.is_empty()).then(|| link.to_owned()),
        })
    }

    /// What people read.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Where they go.
    pub fn link(&self) -> Option<&str> {
        self.link.as_deref()
    }
}

impl Default for RequestSettings {
    /// What holds while no admin has said anything.
    fn default() -> Self {
        Self {
            switch: RequestsSwitch::On,
            approval: CentralApproval::ByHand,
            own_process: None,
            limits: PurchaseLimits::default(),
        }
    }
}

/// An address on a host, without anything that an address does not have.
fn is_link(link: &str) -> bool {
    let rest = link.strip_prefix("https://").unwrap_or_default();
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_clean = |c: char| !(c.is_whitespace() || c.is_control() || "\"<>\\^`{|}".contains(c));
    // What stands before an @ would be taken for the host by a reader.
    !host.is_empty()
        && !host.contains('@')
        && link.chars().all(is_clean)
        && link.chars().count() <= OwnProcess::LONGEST_LINK
}

#[cfg(test)]
mod tests {
    use super::*;

    // B4
    #[test]
    fn an_own_process_has_a_message_and_an_https_link_or_none() {
        let process = OwnProcess::parse(" Ask the desk ", " https://desk.example/new?a=1 ");
        let process = process.unwrap();
        assert_eq!(process.message(), "Ask the desk");
        assert_eq!(process.link(), Some("https://desk.example/new?a=1"));
        assert_eq!(OwnProcess::parse("Ask", "").unwrap().link(), None);
        for message in ["", "  ", &"x".repeat(1_001)] {
            assert_eq!(
                OwnProcess::parse(message, ""),
                Err(OwnProcessError::Message)
            );
        }
        let long = format!("https://desk.example/{}", "x".repeat(500));
        for link in [
            "http://desk.example",
            "javascript:alert(1)",
            "desk.example",
            "https://",
            "https:///x",
            "https://bank.example@desk.example/",
            "https://desk.example/a b",
            "https://desk.example/<b>",
            &long,
        ] {
            assert_eq!(
                OwnProcess::parse("Ask", link),
                Err(OwnProcessError::Link),
                "{link}"
            );
        }
    }
}
