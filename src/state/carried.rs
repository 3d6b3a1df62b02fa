//! What this tab carries over a load of the page: from one program of the
//! portal to the other, and through a reload.

use leptos::prelude::window;
use web_sys::Storage;

/// The organization that an address asked for (`decisions.md` 15).
pub const ORGANIZATION: &str = "selfserve.organization";
/// That somebody has just signed out.
pub const SIGNED_OUT: &str = "selfserve.signed-out";
/// That a session ended by itself, or was ended from elsewhere.
pub const SESSION_ENDED: &str = "selfserve.session-ended";

/// Keeps a value until it is taken, or the tab is closed.
pub fn carry(key: &str, value: &str) {
    if let Some(storage) = storage() {
        drop(storage.set_item(key, value));
    }
}

/// The value, once.
pub fn take(key: &str) -> Option<String> {
    let storage = storage()?;
    let value = storage.get_item(key).ok()??;
    drop(storage.remove_item(key));
    Some(value)
}

fn storage() -> Option<Storage> {
    window().session_storage().ok()?
}
