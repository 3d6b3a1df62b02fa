//! A folder in which mails are kept instead of sent: for a demo, and until an
//! operator names a mail server.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use futures::future::BoxFuture;
use lettre::message::Mailbox;
use mail_parser::MessageParser;

use super::{Mail, Mailer, NotSent, message};

/// Keeps each mail as a file of the form that mail programs open.
#[derive(Debug, Clone)]
pub struct Folder {
    path: PathBuf,
    from: Mailbox,
}

/// A mail of the folder, as it is read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptMail {
    /// The name of its file.
    pub id: String,
    /// Where it goes.
    pub to: String,
    /// What it is about.
    pub subject: String,
    /// What it says, as text.
    pub text: String,
    /// When it was written.
    pub at: DateTime<Utc>,
}

impl Folder {
    /// A folder, made when it is needed.
    pub fn new(path: &Path, from: Mailbox) -> Self {
        let path = path.to_owned();
        Self { path, from }
    }

    /// The latest mails, the newest first.
    ///
    /// # Errors
    /// What keeps the folder from being read.
    pub async fn latest(&self, limit: usize) -> std::io::Result<Vec<KeptMail>> {
        let folder = self.clone();
        tokio::task::spawn_blocking(move || folder.read(limit))
            .await
            .map_err(std::io::Error::other)?
    }

    fn read(&self, limit: usize) -> std::io::Result<Vec<KeptMail>> {
        let entries = match std::fs::read_dir(&self.path) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let mut files = Vec::new();
        for entry in entries {
            let entry = entry?;
            let is_mail = entry.path().extension().is_some_and(|it| it == "eml");
            if is_mail {
                files.push((entry.metadata()?.modified()?, entry.path()));
            }
        }
        files.sort();
        let latest = files.into_iter().rev().take(limit);
        Ok(latest
            .filter_map(|(at, path)| kept(&path, at.into()))
            .collect())
    }
}

impl Mailer for Folder {
    fn send<'a>(&'a self, mail: &'a Mail) -> BoxFuture<'a, Result<(), NotSent>> {
        Box::pin(async move {
            let bytes = message(&self.from, mail)?.formatted();
            let (path, id) = (self.path.clone(), mail.id.clone());
            let written = tokio::task::spawn_blocking(move || write(&path, &id, &bytes));
            match written.await {
                Ok(Ok(())) => Ok(()),
                Ok(Err(error)) => Err(NotSent::Away(error.to_string())),
                Err(error) => Err(NotSent::Away(error.to_string())),
            }
        })
    }
}

/// Nobody reads a mail that is half written: it gets its name at the end.
fn write(folder: &Path, id: &str, bytes: &[u8]) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let unfinished = folder.join(format!("{id}.part"));
    std::fs::write(&unfinished, bytes)?;
    std::fs::rename(unfinished, folder.join(format!("{id}.eml")))
}

fn kept(path: &Path, at: DateTime<Utc>) -> Option<KeptMail> {
    let bytes = std::fs::read(path).ok()?;
    let mail = MessageParser::default().parse(&bytes)?;
    Some(KeptMail {
        id: path.file_stem()?.to_string_lossy().into_owned(),
        to: mail.to()?.first()?.address()?.to_owned(),
        subject: mail.subject()?.to_owned(),
        text: mail.body_text(0)?.into_owned(),
        at,
    })
}
