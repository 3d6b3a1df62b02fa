//! What people are told of by themselves: in the app and by mail (B7). All of
//! it comes from the events that each change writes with itself.

mod digest;
mod forget;
mod grants;
mod letter;
mod list;
mod of_event;
mod send;
mod settings;
mod tell;
mod words;

pub use digest::send_digests;
pub use forget::forget_what_was_told;
pub use grants::tell_of_grants;
pub use list::{kept_mails, list_notices, mark_read, unread};
pub use send::send_mails;
pub use settings::{set_settings, show_settings};
pub use tell::tell_events;
