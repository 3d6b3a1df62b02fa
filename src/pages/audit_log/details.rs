//! What a record says of before and after, unfolded on demand.

use api::audit::AuditRecord;
use leptos::prelude::*;
use messages::Language;
use serde_json::Value;

use crate::components::fact;
use crate::view::view;

/// Folded together until somebody wants to know.
pub fn details(language: Language, record: &AuditRecord) -> AnyView {
    let number = i64::try_from(record.seq).unwrap_or(i64::MAX);
    let origin = record
        .origin
        .clone()
        .map(|origin| fact(language.audit_from_address(), origin.into_any()));
    view! {
        <details>
            <summary>{language.audit_show_details()}</summary>
            <p class="quiet">{language.audit_record_number(number)}</p>
            <dl class="facts">
                {fact(language.audit_before(), state(language, record.before.as_ref()))}
                {fact(language.audit_after(), state(language, record.after.as_ref()))}
                {origin}
            </dl>
        </details>
    }
    .into_any()
}

/// A line for each thing that is said.
fn state(language: Language, value: Option<&Value>) -> AnyView {
    match value {
        None | Some(Value::Null) => language.audit_nothing().into_any(),
        Some(Value::Object(fields)) => {
            let lines: Vec<_> = fields
                .iter()
                .map(|(name, value)| {
                    let line = format!("{}: {}", name.replace('_', " "), plain(value));
                    view! { <li class="break-anywhere">{line}</li> }.into_any()
                })
                .collect();
            view! { <ul class="plain-list">{lines}</ul> }.into_any()
        }
        Some(other) => plain(other).into_any(),
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
