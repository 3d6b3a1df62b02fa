//! A mail server.

use std::time::Duration;

use futures::future::BoxFuture;
use lettre::message::Mailbox;
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

impl Mailer for Smtp {
    fn send<'a>(&'a self, mail: &'a Mail) -> BoxFuture<'a, Result<(), NotSent>> {
        Box::pin(async move {
            let message = message(&self.from, mail)?;
            match self.transport.send(message).await {
                Ok(_) => Ok(()),
                Err(error) if error.is_permanent() => Err(NotSent::Refused(error.to_string())),
                Err(error) if error.is_transient() => Err(NotSent::Later(error.to_string())),
                Err(error) => Err(NotSent::Away(error.to_string())),
            }
        })
    }
}
