//! A mail server that keeps what it is given, or is away.

use std::sync::Mutex;

use futures::future::BoxFuture;
use server::mail::{Mail, Mailer, NotSent};

/// What it does with mails.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mood {
    #[default]
    Takes,
    Away,
    Refuses,
}

/// The mails that were taken, in order.
#[derive(Default)]
pub struct TestMailer {
    taken: Mutex<Vec<Mail>>,
    mood: Mutex<Mood>,
}

impl TestMailer {
    pub fn is(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    /// All mails since the last time somebody looked.
    pub fn take(&self) -> Vec<Mail> {
        std::mem::take(&mut *self.taken.lock().unwrap())
    }

    /// The same, as addresses and subjects, sorted.
    pub fn subjects(&self) -> Vec<(String, String)> {
        let mails = self.take().into_iter();
        let mut subjects: Vec<_> = mails.map(|mail| (mail.to_address, mail.subject)).collect();
        subjects.sort();
        subjects
    }
}

impl Mailer for TestMailer {
    fn send<'a>(&'a self, mail: &'a Mail) -> BoxFuture<'a, Result<(), NotSent>> {
        let outcome = match *self.mood.lock().unwrap() {
            Mood::Takes => {
                self.taken.lock().unwrap().push(mail.clone());
                Ok(())
            }
            Mood::Away => Err(NotSent::Away("no answer".to_owned())),
            Mood::Refuses => Err(NotSent::Refused("no such mailbox".to_owned())),
        };
        Box::pin(async move { outcome })
    }
}
