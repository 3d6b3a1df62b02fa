//! The people of the organization and what they are entrusted with.

mod explain_eligibility;
mod get_person;
mod list_people;
mod search_groups;
mod set_roles;
mod set_status;

pub use explain_eligibility::ExplainEligibility;
pub use get_person::{GetPerson, HeldLicense, PersonDetail};
pub use list_people::{ListPeople, PersonRow};
pub use search_groups::{GroupList, GroupRow, SearchGroups};
pub use set_roles::{SetRoles, SetRolesRequest};
pub use set_status::{SetStatus, SetStatusRequest};
