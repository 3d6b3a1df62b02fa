//! The audit log.

use api::audit::AuditRecord;
use api::paging::Page;
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::audit_filter::AuditFilter;
use futures::stream;
use serde_json::Value;

use super::Answer;
use crate::http::extract::Queries;
use crate::http::problem::ProblemResponse;
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::audit::{self, Export};
use crate::use_cases::caller::Caller;

const COLUMNS: [&str; 13] = [
    "seq",
    "at",
    "system_at",
    "actor_kind",
    "actor",
    "actor_name",
    "on_behalf_of",
    "action",
    "object",
    "before",
    "after",
    "origin",
    "hash",
];

/// A page of it.
pub async fn list(
    State(state): State<AppState>,
    caller: Caller,
    queries: Queries,
) -> Answer<Page<AuditRecord>> {
    let permit = caller.authorize().map_err(Refusal::from)?;
    let filter = AuditFilter::from_query(queries.text());
    Ok(Json(
        audit::list_audit(&state, &caller, permit, filter).await?,
    ))
}

/// All of it as a table.
pub async fn export_csv(
    State(state): State<AppState>,
    caller: Caller,
    queries: Queries,
) -> Result<Response, ProblemResponse> {
    let export = begin(&state, &caller, &queries).await?;
    let kind = "text/csv; charset=utf-8; header=present";
    Ok(file(export, kind, "audit-log.csv", table))
}

/// All of it as lines of JSON.
pub async fn export_lines(
    State(state): State<AppState>,
    caller: Caller,
    queries: Queries,
) -> Result<Response, ProblemResponse> {
    let export = begin(&state, &caller, &queries).await?;
    Ok(file(export, "application/jsonl", "audit-log.jsonl", lines))
}

async fn begin(state: &AppState, caller: &Caller, queries: &Queries) -> Result<Export, Refusal> {
    let permit = caller.authorize()?;
    let filter = AuditFilter::from_query(queries.text()).first_page();
    Export::begin(state, caller, permit, filter).await
}

/// Writes some records; the flag says whether they are the first.
type Write = fn(&[AuditRecord], bool) -> std::io::Result<Vec<u8>>;

fn file(export: Export, kind: &'static str, name: &str, write: Write) -> Response {
    // The first part may be empty: a table has its headings nonetheless.
    let parts = stream::try_unfold((export, true), move |(mut export, is_first)| async move {
        let records = export.next().await.map_err(std::io::Error::other)?;
        if records.is_empty() && !is_first {
            return Ok(None);
        }
        let bytes = write(&records, is_first)?;
        Ok::<_, std::io::Error>(Some((bytes, (export, false))))
    });
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
    ];
    (headers, Body::from_stream(parts)).into_response()
}

fn lines(records: &[AuditRecord], _is_first: bool) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    for record in records {
        serde_json::to_writer(&mut bytes, record)?;
        bytes.push(b'\n');
    }
    Ok(bytes)
}

fn table(records: &[AuditRecord], is_first: bool) -> std::io::Result<Vec<u8>> {
    let terminator = csv::Terminator::CRLF;
    let mut writer = csv::WriterBuilder::new()
        .terminator(terminator)
        .from_writer(Vec::new());
    if is_first {
        writer.write_record(COLUMNS)?;
    }
    for record in records {
        writer.write_record(cells(record).map(|cell| harmless(&cell)))?;
    }
    writer
        .into_inner()
        .map_err(|error| std::io::Error::other(error.to_string()))
}

fn cells(record: &AuditRecord) -> [String; 13] {
    let json = |value: &Option<Value>| value.as_ref().map(Value::to_string).unwrap_or_default();
    let actor = record.actor.as_ref();
    let behalf = record.on_behalf_of.as_ref();
    [
        record.seq.to_string(),
        record.at.to_rfc3339(),
        record.system_at.to_rfc3339(),
        actor
            .map(|actor| actor.kind.to_string())
            .unwrap_or_default(),
        actor.map(|actor| actor.id.clone()).unwrap_or_default(),
        actor
            .and_then(|actor| actor.name.clone())
            .unwrap_or_default(),
        behalf.map(ToString::to_string).unwrap_or_default(),
        record.action.clone(),
        record.object.clone(),
        json(&record.before),
        json(&record.after),
        record.origin.clone().unwrap_or_default(),
        record.hash.clone(),
    ]
}

/// A cell that no spreadsheet takes for a formula.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_a_formula_is_one_no_more() {
        for cell in ["=1+1", "+1", "-1", "@x", "\t=1"] {
            assert!(harmless(cell).starts_with('\''), "{cell}");
        }
        assert_eq!(harmless("Ada Visser"), "Ada Visser");
    }
}
