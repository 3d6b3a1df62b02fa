//! The calls of the API's description, each made by somebody and looked up in the logs.

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::TenantId;
use reqwest::Method;
use serde_json::Value;
use store::StoreError;
use store::audit::AuditEntry;

use crate::matrix::table::{Operation, operations};
use crate::support::{Answer, App, Person, answer};

/// The organizations whose logs are read, and what they are called here.
const LOGS: [(&str, &str); 3] = [
    ("ten_harb", "harbor"),
    ("ten_nort", "northstar"),
    ("ten_mead", "meadow"),
];

/// The calls of the description, made one after the other.
pub struct Calls<'a> {
    pub app: &'a App,
    described: BTreeMap<String, Operation>,
    made: BTreeSet<&'static str>,
    count: u32,
    findings: Vec<String>,
}

impl<'a> Calls<'a> {
    pub async fn of(app: &'a App) -> Self {
        let request = app.visitor().request(Method::GET, "/api/openapi.json");
        let described = operations(&answer(request).await.ok()).into_iter();
        let described = described.filter(|operation| operation.method != Method::GET);
        Self {
            app,
            described: described.map(|it| (it.name.clone(), it)).collect(),
            made: BTreeSet::new(),
            count: 0,
            findings: Vec::new(),
        }
    }

    /// Makes a call that succeeds, and compares what the logs say of it.
    pub async fn make(
        &mut self,
        person: &Person<'_>,
        name: &'static str,
        ids: &[&str],
        body: Value,
        expected: &str,
    ) -> Answer {
        let operation = self.described.get(name).expect("a call of the description");
        let mut ids = ids.iter();
        let parts = operation.path.split('/').map(|part| {
            if part.starts_with('{') {
                ids.next().expect("an id for each part of the path")
            } else {
                part
            }
        });
        let address = parts.collect::<Vec<_>>().join("/");
        let mut request = person.request(operation.method.clone(), &address);
        if operation.has_body {
            request = request.json(&body);
        }
        request = request.header(api::IDEMPOTENCY_HEADER, format!("{name}-{}", self.count));
        self.count += 1;
        let before = self.records().await;
        let answer = answer(request).await;
        assert!(
            answer.status < 300,
            "{name}: {} {}",
            answer.status,
            answer.text
        );
        let after = self.records().await;
        let new = after
            .iter()
            .zip(before)
            .flat_map(|((log, entries), (_, seen))| {
                entries[seen.len()..].iter().map(move |entry| (log, entry))
            });
        let (mut said, mut is_named) = (Vec::new(), false);
        for (log, entry) in new {
            said.push(format!("{log} {}", entry.action));
            is_named |= entry.actor.is_some() && entry.origin.is_some();
        }
        if !said.is_empty() && !is_named {
            let finding = format!("{name}: no record says who did it and from where");
            self.findings.push(finding);
        }
        if said.join(", ") != expected {
            self.findings
                .push(format!("{name}: {said:?}, not {expected:?}"));
        }
        self.made.insert(name);
        answer
    }

    async fn records(&self) -> Vec<(&'static str, Vec<AuditEntry>)> {
        let mut logs = Vec::new();
        for (id, name) in LOGS {
            let tenant = TenantId::parse(id).unwrap();
            let rows = self.app.state.store.read(&tenant, |tx| {
                Box::pin(async move { store::audit::list(tx).await })
            });
            let rows: Result<_, StoreError> = rows.await;
            logs.push((
                name,
                rows.unwrap().into_iter().map(|row| row.entry).collect(),
            ));
        }
        logs
    }

    /// What was found, and what nobody made or excused.
    pub fn complain(mut self, excused: &[(&str, &str)]) {
        for (name, reason) in excused {
            assert!(
                self.described.remove(*name).is_some(),
                "{name} is no call ({reason})"
            );
        }
        let described: BTreeSet<_> = self.described.keys().map(String::as_str).collect();
        let missing: Vec<_> = described.difference(&self.made).collect();
        assert!(
            missing.is_empty(),
            "nobody says what these record: {missing:?}"
        );
        assert!(self.findings.is_empty(), "{}", self.findings.join("\n"));
    }
}

/// A text within an answer.
pub fn text(answer: &Answer, pointer: &str) -> String {
    let value: Value = answer.ok();
    let found = value.pointer(pointer).and_then(Value::as_str);
    found
        .unwrap_or_else(|| panic!("{pointer} in {value}"))
        .to_owned()
}

/// The body of a call that has none.
pub const NONE: Value = Value::Null;
