//! What people are told of by themselves, and who hears of what.

mod list;
mod mark_read;
mod settings;

pub use list::{ListNotices, NoticeBody};
pub use mark_read::{MarkNoticesRead, MarkNoticesReadRequest};
pub use settings::{
    NoticeSettingsBody, SetNoticeSettings, SetNoticeSettingsRequest, ShowNoticeSettings,
};
