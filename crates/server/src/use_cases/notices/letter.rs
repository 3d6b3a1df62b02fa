//! Notices as mails.

use domain::email::EmailAddress;
use domain::notices::{MailLanguage, Notice};
use messages::Language;
use sha2::{Digest, Sha256};
use store::mails::MailRecord;
use store::tenants::TenantRecord;

use super::words::words;
use crate::mail::{Item, Letter};
use crate::refusal::Refusal;
use crate::state::AppState;

/// Who gets a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// Where it goes.
    pub address: EmailAddress,
    /// To whom; empty where only the address is known.
    pub name: String,
}

/// Why somebody gets a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The organization chose so.
    Chosen,
    /// It is about the person's own software.
    Own,
}

/// Puts notices into one mail. `event` tells it from every other mail to the
/// same address.
///
/// # Errors
/// [`Refusal::Bug`] when the layout is broken.
pub fn write_mail(
    state: &AppState,
    organization: &TenantRecord,
    language: MailLanguage,
    (to, why): (&Recipient, Why),
    notices: &[Notice],
    (event, at): (&str, chrono::DateTime<chrono::Utc>),
) -> Result<MailRecord, Refusal> {
    let language = match language {
        MailLanguage::English => Language::English,
        MailLanguage::Dutch => Language::Dutch,
    };
    let items: Vec<Item> = notices
        .iter()
        .map(|notice| {
            let words = words(language, notice);
            Item {
                title: words.title,
                paragraphs: words.paragraphs,
                url: format!("{}{}", state.site.origin(), words.path),
            }
        })
        .collect();
    let name = &organization.tenant.name;
    let subject = match items.as_slice() {
        [only] => only.title.clone(),
        many => {
            let count = i64::try_from(many.len()).unwrap_or(i64::MAX);
            language.notice_digest_subject(name, count)
        }
    };
    let letter = Letter {
        language: language.code(),
        subject,
        greeting: if to.name.is_empty() {
            language.notice_greeting_all().to_owned()
        } else {
            language.notice_greeting(&to.name)
        },
        items,
        open: language.notice_open(),
        why: match why {
            Why::Chosen => language.notice_why_admin(name),
            Why::Own => language.notice_why_person(name),
        },
        choose_at: (why == Why::Chosen).then(|| choose_at(state)),
    };
    let (text, html) = state
        .layout
        .fill(&letter)
        .map_err(|_| Refusal::Bug("the layout of mails is broken"))?;
    Ok(MailRecord {
        id: mail_id(event, &to.address),
        to_address: to.address.to_string(),
        to_name: to.name.clone(),
        subject: letter.subject,
        text,
        html,
        is_chosen: why == Why::Chosen,
        created_at: at,
    })
}

/// Where an admin chooses who hears of what.
pub fn choose_at(state: &AppState) -> String {
    format!("{}/admin/settings/notices", state.site.origin())
}

/// The same for each try to tell the same person of the same event.
fn mail_id(event: &str, to: &EmailAddress) -> String {
    let hash = hex::encode(Sha256::digest(to.as_str()));
    let short: String = hash.chars().take(12).collect();
    format!("{event}.{short}")
}
