//! All questions and answers, in one language.

use serde::{Deserialize, Serialize};

use crate::{Endpoint, Method, NoBody};

/// Asks for the help page's texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListHelp {
    /// `en` or `nl`; anything else is answered in English.
    pub language: String,
}

/// The texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HelpList {
    /// What self-service purchase is, a text per paragraph.
    pub introduction: Vec<String>,
    /// Where to read on about it (R4).
    pub links: Vec<HelpLink>,
    /// The sections, in their order.
    pub sections: Vec<HelpSection>,
}

/// Questions that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HelpSection {
    /// Names the section in a link.
    pub id: String,
    /// The section's heading.
    pub title: String,
    /// Its questions.
    pub items: Vec<HelpItem>,
}

/// A question with its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HelpItem {
    /// Names the question in a link.
    pub id: String,
    /// The question.
    pub question: String,
    /// The answer, a text per paragraph.
    pub answer: Vec<String>,
    /// Where to read on.
    pub links: Vec<HelpLink>,
}

/// A link below an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HelpLink {
    /// What a reader finds there.
    pub title: String,
    /// A page of ours or an https address.
    pub url: String,
}

impl Endpoint for ListHelp {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/help";
    const OPERATION: &'static str = "list_help";
    const SUMMARY: &'static str = "Answers the questions about self-service purchase.";
    const NEEDS_SIGN_IN: bool = false;
    const QUERY: &'static [&'static str] = &["language"];
    type Body = NoBody;
    type Response = HelpList;

    fn address(&self) -> String {
        format!("{}?language={}", Self::PATH, self.language)
    }
}
