//! SCIM 2.0 as a language: what bodies, filters and patches mean. No database, no HTTP.

mod attributes;
mod discovery;
mod error;
mod group;
mod list;
mod lookup;
mod matching;
mod patch;
mod selection;
mod user;

pub use discovery::{resource_types, schemas, service_provider_config};
pub use error::ScimError;
pub use group::{GroupBody, GroupChange, group_changes, read_group, render_group};
pub use list::{ListQuery, answer as list_answer};
pub use lookup::{Key, keys, values_of};
pub use matching::matches;
pub use patch::{operations, patch_user};
pub use selection::Selection;
pub use user::{UserBody, default_attributes, read_user, render_user};

pub use scim_v2::filter::Filter;

/// The media type of every body.
pub const MEDIA_TYPE: &str = "application/scim+json";

/// Where everything is.
pub const BASE_PATH: &str = "/scim/v2";

/// The schema of people.
const USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
/// The schema of groups.
const GROUP: &str = "urn:ietf:params:scim:schemas:core:2.0:Group";
/// The extension of people at work.
const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
/// The schema of patches.
const PATCH: &str = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
/// The schema of lists.
const LIST: &str = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
/// The schema of errors.
const ERROR: &str = "urn:ietf:params:scim:api:messages:2.0:Error";

/// The longest name or id that a list may give.
const LONGEST_NAME: usize = 256;

/// A JSON object.
pub type Object = serde_json::Map<String, serde_json::Value>;

/// When something came to be and was changed, as every resource tells it.
pub struct Meta<'a> {
    /// `User` or `Group`.
    pub resource_type: &'static str,
    /// Where the resource is.
    pub location: &'a str,
    /// When it came to be, if that is known.
    pub created: Option<chrono::DateTime<chrono::Utc>>,
    /// When it was changed last.
    pub modified: Option<chrono::DateTime<chrono::Utc>>,
    /// Counts the changes.
    pub version: i64,
}

impl Meta<'_> {
    fn render(&self) -> serde_json::Value {
        let mut meta = Object::new();
        meta.insert("resourceType".into(), self.resource_type.into());
        meta.insert("location".into(), self.location.into());
        meta.insert("version".into(), version_tag(self.version).into());
        for (name, at) in [("created", self.created), ("lastModified", self.modified)] {
            if let Some(at) = at {
                let text = at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
                meta.insert(name.into(), text.into());
            }
        }
        meta.into()
    }
}

/// A version as an entity tag.
pub fn version_tag(version: i64) -> String {
    format!("W/\"{version}\"")
}
