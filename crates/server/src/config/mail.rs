//! How mails are sent.

use clap::Args;
use lettre::message::Mailbox;

/// Settings of mail.
#[derive(Debug, Clone, Args)]
pub struct MailOptions {
    /// The mail server: `smtps://user:password@mail.example.com`, or `smtp://`
    /// with `?tls=required` for STARTTLS. Better given by the environment,
    /// where no list of processes shows the password. Without one, mails are
    /// kept in the folder `outbox` of the data folder.
    #[arg(long, env = "SELFSERVE_SMTP_URL", hide_env_values = true)]
    pub smtp_url: Option<String>,
    /// The sender of mails.
    #[arg(
        long,
        env = "SELFSERVE_MAIL_FROM",
        default_value = "Selfserve <no-reply@localhost>"
    )]
    pub mail_from: Mailbox,
}
