//! What outlives a page: session, preferences, messages to the person.

pub mod announcer;
pub mod carried;
pub mod market;
pub mod preferences;
pub mod query;
pub mod remote;
pub mod session;
pub mod title;
pub mod toasts;
