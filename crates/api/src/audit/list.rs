//! The audit log, a page at a time.

use chrono::{DateTime, Utc};
use domain::audit::ActorKind;
use domain::audit_filter::AuditFilter;
use domain::ids::TenantId;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::paging::Page;
use crate::{Endpoint, Method, NoBody};

/// Lists records, the latest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListAudit {
    /// Which of them, from where.
    pub filter: AuditFilter,
}

/// Who did something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditActor {
    /// What kind of somebody it is.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::ActorKind))]
    pub kind: ActorKind,
    /// The id of the person, the service account or the token.
    pub id: String,
    /// What people call it, where that is still known.
    pub name: Option<String>,
}

/// A record of the chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditRecord {
    /// Its number, from 1 without a gap.
    pub seq: u64,
    /// When, by the clock of the business.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "crate::instant::deserialize")]
    pub at: DateTime<Utc>,
    /// When, by the clock of the machine; another time only in a demo.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "crate::instant::deserialize")]
    pub system_at: DateTime<Utc>,
    /// Who; nobody where the program did it by itself.
    pub actor: Option<AuditActor>,
    /// The partner organization that the person acted for.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::shapes::Id>))]
    pub on_behalf_of: Option<TenantId>,
    /// What that organization is called.
    pub on_behalf_of_name: Option<String>,
    /// What was done: a noun and a past participle.
    pub action: String,
    /// To what.
    pub object: String,
    /// What it was before.
    #[cfg_attr(feature = "openapi", schema(value_type = Value))]
    pub before: Option<Value>,
    /// What it is since.
    #[cfg_attr(feature = "openapi", schema(value_type = Value))]
    pub after: Option<Value>,
    /// The address that the request came from.
    pub origin: Option<String>,
    /// SHA-256 over the hash before and every field.
    pub hash: String,
}

impl Endpoint for ListAudit {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/audit";
    const OPERATION: &'static str = "list_audit";
    const SUMMARY: &'static str = "Lists what was done in the organization, the latest first.";
    const QUERY: &'static [&'static str] = &["q", "area", "since", "until", "cursor"];
    const TAKES_TOKENS: bool = true;
    type Body = NoBody;
    type Response = Page<AuditRecord>;

    fn address(&self) -> String {
        address(Self::PATH, &self.filter)
    }
}

/// An address with what the filter says.
pub(super) fn address(path: &str, filter: &AuditFilter) -> String {
    match filter.to_query() {
        query if query.is_empty() => path.to_owned(),
        query => format!("{path}?{query}"),
    }
}
