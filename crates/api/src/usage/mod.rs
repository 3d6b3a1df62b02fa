//! What people may use, and when they did (`decisions.md` 18).

mod entitlements;
mod report;

pub use entitlements::{Entitlement, EntitlementList, ListEntitlements};
pub use report::{ReportUsage, ReportUsageRequest};
