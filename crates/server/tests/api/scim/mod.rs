//! What directories elsewhere ask for, and what they get (B18).

mod groups;
mod leavers;
mod people;
mod provisioning;
mod recorded;
mod refusals;
