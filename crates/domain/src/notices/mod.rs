//! What people are told of by themselves: in the app, by mail, by webhook (B7, B17).

mod notice;
mod settings;
mod tries;
mod webhook;

pub use notice::{Answer, Notice, NoticeTopic, PartnerAnswer};
pub use settings::{
    MAX_ADDRESSES, MailLanguage, MailRhythm, NOTICE_ROLES, NoticeSettings, SettingsError,
    TopicSettings,
};
pub use tries::{MAIL_TRIES, WEBHOOK_TRIES, give_up_webhooks_after, next_try};
pub use webhook::{DeliveryState, MAX_WEBHOOKS, WebhookState};
