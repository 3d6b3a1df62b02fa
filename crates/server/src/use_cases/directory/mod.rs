//! An organization's own user list, kept here by a directory elsewhere (B18).

mod everything;
mod groups;
mod leavers;
mod provisioning;
mod tokens;
mod users;

pub use everything::search;
pub use groups::{create_group, delete_group, get_group, list_groups, patch_group, replace_group};
pub use leavers::{free_licenses_of_leavers, leave, rejoin};
pub use provisioning::{create_token, revoke_token, set_leaver_licenses, show};
pub use tokens::{ScimCaller, authenticate};
pub use users::{create_user, delete_user, get_user, list_users, patch_user, replace_user};

use crate::scim::{Object, ScimError, version_tag};

/// A resource as it is answered, with its version.
pub struct Resource {
    /// Its body.
    pub body: Object,
    /// Its version, as an entity tag.
    pub tag: String,
}

impl Resource {
    const fn new(body: Object, tag: String) -> Self {
        Self { body, tag }
    }
}

/// Refuses a change of another version than the caller has seen (`If-Match`).
fn check_version(version: i64, if_match: Option<&str>) -> Result<(), ScimError> {
    let tag = version_tag(version);
    let is_seen = |seen: &str| {
        seen.split(',')
            .map(str::trim)
            .any(|seen| seen == "*" || seen == tag || tag.strip_prefix("W/") == Some(seen))
    };
    if if_match.is_none_or(is_seen) {
        return Ok(());
    }
    let detail = "somebody else changed the resource; read it again";
    Err(ScimError::new(412, detail))
}
