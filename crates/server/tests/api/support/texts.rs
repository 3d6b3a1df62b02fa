//! A DNS that says what the test wants.

use std::collections::HashMap;
use std::sync::Mutex;

use futures::future::BoxFuture;
use server::dns::{DnsAway, DomainTexts};

/// The TXT records of domains; a domain that is not there has none.
#[derive(Default)]
pub struct TestTexts {
    records: Mutex<HashMap<String, Vec<String>>>,
    is_away: Mutex<bool>,
}

impl TestTexts {
    pub fn publish(&self, domain: &str, text: &str) {
        let mut records = self.records.lock().unwrap();
        let texts = records.entry(domain.to_owned()).or_default();
        texts.push(text.to_owned());
    }

    pub fn goes_away(&self) {
        *self.is_away.lock().unwrap() = true;
    }
}

impl DomainTexts for TestTexts {
    fn of<'a>(&'a self, domain: &'a str) -> BoxFuture<'a, Result<Vec<String>, DnsAway>> {
        let texts = self.records.lock().unwrap().get(domain).cloned();
        let is_away = *self.is_away.lock().unwrap();
        Box::pin(async move {
            if is_away {
                return Err(DnsAway("away".to_owned()));
            }
            Ok(texts.unwrap_or_default())
        })
    }
}
