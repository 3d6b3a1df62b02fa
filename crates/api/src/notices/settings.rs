//! Who hears of what in an organization.

use domain::notices::{MailLanguage, TopicSettings};
use serde::{Deserialize, Serialize};

use crate::{Endpoint, Method, NoBody};

/// Shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShowNoticeSettings;

/// Chooses it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetNoticeSettings {
    /// What is sent.
    pub body: SetNoticeSettingsRequest,
}

/// Who hears of what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NoticeSettingsBody {
    /// The language of mails.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::MailLanguage))]
    pub language: MailLanguage,
    /// Every topic.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::shapes::TopicSettings>))]
    pub topics: Vec<TopicSettings>,
    /// To send back with a change.
    pub version: i64,
}

/// What is chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SetNoticeSettingsRequest {
    /// The language of mails.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::MailLanguage))]
    pub language: MailLanguage,
    /// Topics; one that is missing goes as usual.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::shapes::TopicSettings>))]
    pub topics: Vec<TopicSettings>,
    /// The version that was looked at.
    pub version: i64,
}

impl Endpoint for ShowNoticeSettings {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/notice-settings";
    const OPERATION: &'static str = "show_notice_settings";
    const SUMMARY: &'static str = "Tells who hears of what.";
    type Body = NoBody;
    type Response = NoticeSettingsBody;
}

impl Endpoint for SetNoticeSettings {
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/v1/notice-settings";
    const OPERATION: &'static str = "set_notice_settings";
    const SUMMARY: &'static str = "Chooses who hears of what.";
    type Body = SetNoticeSettingsRequest;
    type Response = NoticeSettingsBody;

    fn body(&self) -> Option<&SetNoticeSettingsRequest> {
        Some(&self.body)
    }
}
