//! Partners: what they ask for, what customers grant, and who looks after whom
//! (R56, B19).

mod answer;
mod end;
mod list;
mod request;

pub use answer::{AnswerPartnerRequest, AnswerPartnerRequestBody, PartnerAnswer};
pub use end::{EndPartnerGrant, LeaveCustomer};
pub use list::{CustomerRow, GrantBody, ListPartners, PartnerList, PartnerRow};
pub use request::{RequestPartnership, RequestPartnershipRequest};
