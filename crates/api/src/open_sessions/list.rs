//! Where the viewer is signed in.

use chrono::{DateTime, Utc};
use domain::ids::SessionId;
use serde::{Deserialize, Serialize};

use crate::{Endpoint, Method, NoBody};

/// Asks for the viewer's sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListOpenSessions;

/// The viewer's sessions, the last used first. Few, so without pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpenSessionList {
    /// The sessions.
    pub items: Vec<OpenSession>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpenSession {
    /// What to end it by; nobody can sign in with it.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub id: SessionId,
    /// The organization in which the person acts there.
    pub organization: String,
    /// When it began.
    #[serde(deserialize_with = "crate::instant::deserialize")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub started_at: DateTime<Utc>,
    /// When it was used last, to five minutes.
    #[serde(deserialize_with = "crate::instant::deserialize")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub last_used_at: DateTime<Utc>,
    /// Whether it is the one that asks.
    pub is_current: bool,
}

impl Endpoint for ListOpenSessions {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/account/sessions";
    const OPERATION: &'static str = "list_open_sessions";
    const SUMMARY: &'static str = "Lists where the viewer is signed in.";
    type Body = NoBody;
    type Response = OpenSessionList;
}
