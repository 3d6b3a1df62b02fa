//! Who holds the licenses of a subscription.

mod assign;
mod list;
mod unassign;

pub use assign::{AssignLicense, AssignLicenseRequest, AssignLicenseResponse};
pub use list::{LicenseRow, ListLicenses};
pub use unassign::{UnassignLicense, UnassignLicenseResponse};
