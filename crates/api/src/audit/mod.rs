//! What was done in the organization, by whom (B16).

mod export;
mod list;

pub use export::{ExportAuditCsv, ExportAuditLines};
pub use list::{AuditActor, AuditRecord, ListAudit};
