//! Mail as a port: by SMTP, or into a folder that a demo shows.

mod folder;
mod layout;
mod smtp;

use futures::future::BoxFuture;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::{Address, Message};

pub use folder::{Folder, KeptMail};
pub use layout::{Item, Layout, Letter};
pub use smtp::{InvalidSmtp, Smtp};

/// A mail, ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// The same for every try, so that a receiver that gets it twice shows it
    /// once.
    pub id: String,
    /// Where it goes.
    pub to_address: String,
    /// To whom; may be empty.
    pub to_name: String,
    /// What it is about.
    pub subject: String,
    /// What it says, as text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// Where to choose what mails one gets, where there is a choice.
    pub choose_at: Option<String>,
}

/// Why a mail was not taken.
#[derive(Debug, thiserror::Error)]
pub enum NotSent {
    /// The mail server cannot be reached: no mail can be sent now.
    #[error("the mail server is away: {0}")]
    Away(String),
    /// It does not take this one now.
    #[error("the mail is not taken now: {0}")]
    Later(String),
    /// It never takes this one.
    #[error("the mail is refused: {0}")]
    Refused(String),
}

/// Sends mails.
pub trait Mailer: Send + Sync {
    /// Hands a mail over.
    fn send<'a>(&'a self, mail: &'a Mail) -> BoxFuture<'a, Result<(), NotSent>>;
}

/// The mail as it goes over the wire.
fn message(from: &Mailbox, mail: &Mail) -> Result<Message, NotSent> {
    let refused = |error: &dyn std::error::Error| NotSent::Refused(error.to_string());
    let address: Address = mail
        .to_address
        .parse()
        .map_err(|error: lettre::address::AddressError| refused(&error))?;
    let name = one_line(&mail.to_name);
    let name = (!name.is_empty()).then_some(name);
    let domain = from.email.domain();
    let mut builder = Message::builder()
        .from(from.clone())
        .to(Mailbox::new(name, address))
        .subject(one_line(&mail.subject))
        .message_id(Some(format!("<{}@{domain}>", mail.id)))
        // No machine that answers mails should answer this one (RFC 3834).
        .raw_header(header("Auto-Submitted", "auto-generated"));
    if let Some(url) = &mail.choose_at {
        builder = builder.raw_header(header("List-Unsubscribe", &format!("<{url}>")));
    }
    builder
        .multipart(MultiPart::alternative_plain_html(
            mail.text.clone(),
            mail.html.clone(),
        ))
        .map_err(|error| refused(&error))
}

/// A name or a subject with a line break in it would be a header of its own.
fn one_line(text: &str) -> String {
    let without = text.split(char::is_control);
    without.collect::<Vec<_>>().join(" ").trim().to_owned()
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

#[cfg(test)]
mod tests;
