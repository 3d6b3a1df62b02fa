//! The audit log as a file: exactly what the filter finds, the oldest first.

use domain::audit_filter::AuditFilter;

use super::list::address;
use crate::{Endpoint, Method, NoBody};

/// The records as a table (RFC 4180).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportAuditCsv {
    /// Which of them.
    pub filter: AuditFilter,
}

/// The records as one JSON object per line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportAuditLines {
    /// Which of them.
    pub filter: AuditFilter,
}

impl Endpoint for ExportAuditCsv {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/audit.csv";
    const OPERATION: &'static str = "export_audit_csv";
    const SUMMARY: &'static str = "Exports what was done in the organization as a table.";
    const QUERY: &'static [&'static str] = &["q", "area", "since", "until"];
    const TAKES_TOKENS: bool = true;
    const ANSWERS_WITH: &'static str = "text/csv";
    type Body = NoBody;
    type Response = String;

    fn address(&self) -> String {
        address(Self::PATH, &self.filter.first_page())
    }
}

impl Endpoint for ExportAuditLines {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/audit.jsonl";
    const OPERATION: &'static str = "export_audit_lines";
    const SUMMARY: &'static str = "Exports what was done in the organization as lines of JSON.";
    const QUERY: &'static [&'static str] = &["q", "area", "since", "until"];
    const TAKES_TOKENS: bool = true;
    const ANSWERS_WITH: &'static str = "application/jsonl";
    type Body = NoBody;
    type Response = String;

    fn address(&self) -> String {
        address(Self::PATH, &self.filter.first_page())
    }
}
