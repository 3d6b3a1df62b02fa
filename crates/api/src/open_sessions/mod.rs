//! The viewer's own sessions: where he or she is signed in (B2).

mod end;
mod end_others;
mod list;

pub use end::EndOpenSession;
pub use end_others::EndOtherSessions;
pub use list::{ListOpenSessions, OpenSession, OpenSessionList};
