//! Why a call was refused, in the words of RFC 7644 §3.12.

use scim_v2::models::errors::ScimType;
use serde_json::{Value, json};
use store::StoreError;

use super::ERROR;

/// A refusal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScimError {
    /// The HTTP status.
    pub status: u16,
    /// The RFC's word for it, where it has one.
    pub kind: Option<ScimType>,
    /// What is wrong, for people.
    pub detail: String,
    /// After how many seconds to try again, where that helps.
    pub retry_after_seconds: Option<u64>,
}

impl ScimError {
    /// A refusal without a word of its own.
    pub fn new(status: u16, detail: impl Into<String>) -> Self {
        Self {
            status,
            kind: None,
            detail: detail.into(),
            retry_after_seconds: None,
        }
    }

    /// It was asked too often, or something is away.
    pub fn later(status: u16, detail: impl Into<String>, seconds: u64) -> Self {
        Self {
            retry_after_seconds: Some(seconds),
            ..Self::new(status, detail)
        }
    }

    /// There is no such thing, or not in this organization.
    pub fn not_found() -> Self {
        Self::new(404, "there is no such resource")
    }

    /// The body is not what it must be as a whole.
    pub fn syntax(detail: impl Into<String>) -> Self {
        Self::bad(ScimType::InvalidSyntax, detail)
    }

    /// A value is missing or cannot be.
    pub fn value(detail: impl Into<String>) -> Self {
        Self::bad(ScimType::InvalidValue, detail)
    }

    /// A path names nothing that there is.
    pub fn path(detail: impl Into<String>) -> Self {
        Self::bad(ScimType::InvalidPath, detail)
    }

    /// A path matches nothing that could be changed.
    pub fn no_target(detail: impl Into<String>) -> Self {
        Self::bad(ScimType::NoTarget, detail)
    }

    /// The attribute is not the client's to change.
    pub fn mutability(detail: impl Into<String>) -> Self {
        Self::bad(ScimType::Mutability, detail)
    }

    /// The filter is none, or is not answered here.
    pub fn filter(detail: impl Into<String>) -> Self {
        Self::bad(ScimType::InvalidFilter, detail)
    }

    /// Somebody else has the value.
    pub fn uniqueness(detail: impl Into<String>) -> Self {
        Self {
            kind: Some(ScimType::Uniqueness),
            ..Self::new(409, detail)
        }
    }

    /// The document.
    pub fn document(&self) -> Value {
        let mut document = json!({
            "schemas": [ERROR],
            "status": self.status.to_string(),
            "detail": self.detail,
        });
        if let (Some(kind), Some(document)) = (&self.kind, document.as_object_mut()) {
            document.insert("scimType".into(), kind.as_str().into());
        }
        document
    }

    fn bad(kind: ScimType, detail: impl Into<String>) -> Self {
        Self {
            kind: Some(kind),
            ..Self::new(400, detail)
        }
    }
}

impl From<StoreError> for ScimError {
    fn from(error: StoreError) -> Self {
        if let StoreError::Conflict { constraint } = &error {
            match constraint.as_str() {
                "directory_entries_tenant_id_user_name_key_key" => {
                    return Self::uniqueness("another user has this userName");
                }
                "users_tenant_id_email_key" => {
                    return Self::uniqueness("another user has this email address");
                }
                _ => {}
            }
        }
        tracing::error!(error = &error as &dyn std::error::Error, "database");
        match error {
            StoreError::Unavailable(_) | StoreError::Full => {
                Self::later(503, "the database is away for a moment; try again", 1)
            }
            _ => Self::new(500, "a fault of ours; it is logged"),
        }
    }
}
