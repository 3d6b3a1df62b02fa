//! What a person sees behind the bell.

use chrono::{DateTime, Utc};
use domain::product_filter::percent_encode;
use serde::{Deserialize, Serialize};

use crate::paging::Page;
use crate::{Endpoint, Method, NoBody};

/// Lists one's own notices, the newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListNotices {
    /// The code of the language to read them in.
    pub language: &'static str,
    /// Where the page begins.
    pub cursor: Option<String>,
}

/// A notice in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NoticeBody {
    /// The event that it came from.
    pub id: String,
    /// What happened.
    pub title: String,
    /// What to know of it, a text per paragraph.
    pub text: Vec<String>,
    /// The page about it.
    pub path: String,
    /// When it happened.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "crate::instant::deserialize")]
    pub at: DateTime<Utc>,
    /// Whether the person has seen it.
    pub is_read: bool,
}

impl Endpoint for ListNotices {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/notices";
    const OPERATION: &'static str = "list_notices";
    const SUMMARY: &'static str = "Lists what the signed-in person is told of.";
    const QUERY: &'static [&'static str] = &["language", "cursor"];
    type Body = NoBody;
    type Response = Page<NoticeBody>;

    fn address(&self) -> String {
        let language = format!("{}?language={}", Self::PATH, self.language);
        match &self.cursor {
            Some(cursor) => format!("{language}&cursor={}", percent_encode(cursor)),
            None => language,
        }
    }
}
