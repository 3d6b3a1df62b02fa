//! Who did something, as the audit log names it (B16).

use serde::{Deserialize, Serialize};

use crate::ids::{ScimTokenId, ServiceAccountId, UserId};
use crate::words::words;

words! {
    /// What kind of somebody.
    pub enum ActorKind {
        /// A person with an account in the organization.
        Person = "person",
        /// A program, by a service account.
        Program = "program",
        /// The organization's own directory, by one of its tokens.
        Directory = "directory",
    }
}

/// Who did something. What nobody did, the program did by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "id")]
pub enum Actor {
    /// A person.
    Person(UserId),
    /// A program that acts for the organization.
    Program(ServiceAccountId),
    /// The directory that provisions the organization.
    Directory(ScimTokenId),
}

impl Actor {
    /// What kind of somebody it is.
    pub const fn kind(&self) -> ActorKind {
        match self {
            Self::Person(_) => ActorKind::Person,
            Self::Program(_) => ActorKind::Program,
            Self::Directory(_) => ActorKind::Directory,
        }
    }

    /// The id, which is unique within its kind.
    pub fn id(&self) -> &str {
        match self {
            Self::Person(id) => id.as_str(),
            Self::Program(id) => id.as_str(),
            Self::Directory(id) => id.as_str(),
        }
    }

    /// Reads what was kept of one; nothing for what is no id.
    pub fn read(kind: ActorKind, id: &str) -> Option<Self> {
        match kind {
            ActorKind::Person => UserId::parse(id).ok().map(Self::Person),
            ActorKind::Program => ServiceAccountId::parse(id).ok().map(Self::Program),
            ActorKind::Directory => ScimTokenId::parse(id).ok().map(Self::Directory),
        }
    }

    /// The person, if it is one.
    pub const fn person(&self) -> Option<&UserId> {
        match self {
            Self::Person(id) => Some(id),
            Self::Program(_) | Self::Directory(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_actor_is_read_back_from_its_kind_and_id() {
        for &kind in ActorKind::ALL {
            let actor = Actor::read(kind, "x_1").unwrap();
            assert_eq!((actor.kind(), actor.id()), (kind, "x_1"));
            assert_eq!(Actor::read(kind, "no id"), None);
        }
    }
}
