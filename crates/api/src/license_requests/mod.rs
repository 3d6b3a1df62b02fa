//! Asking for a license instead of buying one (B4).

mod answer;
mod ask;
mod list;
mod options;
mod withdraw;

pub use answer::{AnswerLicenseRequest, AnswerLicenseRequestBody, RequestAnswer};
pub use ask::{AskForLicense, AskForLicenseRequest, AskedBody};
pub use list::{CentralPrice, LicenseRequestBody, ListLicenseRequests};
pub use options::{RequestOptions, ShowRequestOptions};
pub use withdraw::WithdrawLicenseRequest;
