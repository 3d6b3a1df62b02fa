//! Requests in the shapes that Entra and Okta document, one after the other, each with its answer.

use std::collections::BTreeMap;

use reqwest::Method;
use serde::Deserialize;
use serde_json::Value;

use crate::support::{App, Engine, both};

/// A request and what is to be true of its answer. Places in the answer are JSON pointers; what
/// was saved of an earlier answer stands as `${name}`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    name: String,
    method: String,
    path: String,
    #[serde(default)]
    body: Value,
    status: u16,
    #[serde(default)]
    expect: BTreeMap<String, Value>,
    #[serde(default)]
    absent: Vec<String>,
    #[serde(default)]
    count: BTreeMap<String, usize>,
    #[serde(default)]
    save: BTreeMap<String, String>,
}

async fn replays(app: &App, recorded: &str) {
    let directory = app.directory().await;
    let mut saved: BTreeMap<String, String> = BTreeMap::new();
    for step in serde_json::from_str::<Vec<Value>>(recorded).unwrap() {
        let mut text = step.to_string();
        for (name, value) in &saved {
            text = text.replace(&format!("${{{name}}}"), value);
        }
        let step: Step = serde_json::from_str(&text).unwrap();
        let method = Method::from_bytes(step.method.as_bytes()).unwrap();
        let answer = if step.body.is_null() {
            crate::support::answer(directory.request(method, &step.path)).await
        } else {
            directory.sends(method, &step.path, &step.body).await
        };
        assert_eq!(answer.status, step.status, "{}: {}", step.name, answer.text);
        let body = if answer.text.is_empty() {
            Value::Null
        } else {
            answer.scim()
        };
        for (place, value) in &step.expect {
            assert_eq!(
                body.pointer(place),
                Some(value),
                "{} {place}: {body:#}",
                step.name
            );
        }
        for place in &step.absent {
            assert_eq!(body.pointer(place), None, "{} {place}: {body:#}", step.name);
        }
        for (place, count) in &step.count {
            let found = body
                .pointer(place)
                .and_then(Value::as_array)
                .map_or(0, Vec::len);
            assert_eq!(found, *count, "{} {place}: {body:#}", step.name);
        }
        for (name, place) in &step.save {
            let value = body.pointer(place).and_then(Value::as_str).unwrap();
            saved.insert(name.clone(), value.to_owned());
        }
    }
}

both! {
    /// B18
    async fn what_entra_sends_is_understood(app: App) {
        replays(&app, include_str!("recorded/entra.json")).await;
    }

    /// B18
    async fn what_okta_sends_is_understood(app: App) {
        replays(&app, include_str!("recorded/okta.json")).await;
    }
}
