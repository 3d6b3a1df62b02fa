//! A mail server.

use std::time::Duration;

use futures::future::BoxFuture;
use lettre::message::Mailbox;
use lettre::transport::smtp::response::{Category, Code, Detail, Severity};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use super::{Mail, Mailer, NotSent, message};

/// One command takes no longer.
const ANSWER_WITHIN: Duration = Duration::from_secs(20);

/// Why there is no mail server by this address.
#[derive(Debug, thiserror::Error)]
#[error("{0} is no address of a mail server, such as smtps://user:password@mail.example.com")]
pub struct InvalidSmtp(String);

/// Sends by SMTP.
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Smtp {
    /// A mail server by its address: `smtps://` for TLS from the beginning,
    /// `smtp://…?tls=required` for STARTTLS, `smtp://` for none.
    ///
    /// # Errors
    /// [`InvalidSmtp`], without the password that the address may hold.
    pub fn new(url: &str, from: Mailbox) -> Result<Self, InvalidSmtp> {
        let shown = || {
            url.rsplit_once('@')
                .map_or(url, |(_, host)| host)
                .to_owned()
        };
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|_| InvalidSmtp(shown()))?;
        let transport = builder.timeout(Some(ANSWER_WITHIN)).build();
        Ok(Self { transport, from })
    }
}

/// Only a mailbox that is not there, or takes nothing, refuses a mail for good.
/// A wrong password and the like are mended by the operator: the mail waits.
fn not_sent(status: Option<Code>, why: String) -> NotSent {
    let Some(status) = status else {
        return NotSent::Away(why);
    };
    let is_of_the_mailbox = matches!(
        (status.severity, status.category, status.detail),
        (
            Severity::PermanentNegativeCompletion,
            Category::MailSystem,
            Detail::Zero | Detail::One | Detail::Two | Detail::Three
        )
    );
    // 5.7.x is about who sends (RFC 3463, 3.8).
    if is_of_the_mailbox && !why.contains("5.7.") {
        NotSent::Refused(why)
    } else {
        NotSent::Later(why)
    }
}

impl Mailer for Smtp {
    fn send<'a>(&'a self, mail: &'a Mail) -> BoxFuture<'a, Result<(), NotSent>> {
        Box::pin(async move {
            let message = message(&self.from, mail)?;
            match self.transport.send(message).await {
                Ok(_) => Ok(()),
                Err(error) => Err(not_sent(error.status(), error.to_string())),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_given_up_for_its_mailbox_only() {
        let code = |category, detail| {
            Some(Code::new(
                Severity::PermanentNegativeCompletion,
                category,
                detail,
            ))
        };
        let refused =
            |code, text: &str| matches!(not_sent(code, text.to_owned()), NotSent::Refused(_));
        let no_mailbox = code(Category::MailSystem, Detail::Zero);
        assert!(refused(no_mailbox, "550 5.1.1 no such user"));
        assert!(!refused(no_mailbox, "550 5.7.1 relaying denied"));
        let wrong_password = code(Category::Unspecified3, Detail::Five);
        assert!(!refused(wrong_password, "535 5.7.8 wrong password"));
        let no_service = code(Category::MailSystem, Detail::Four);
        assert!(!refused(no_service, "554 no service here"));
        assert!(matches!(not_sent(None, String::new()), NotSent::Away(_)));
    }
}
