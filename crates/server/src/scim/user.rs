//! A user's body, read and written: the crate's types check it, and what they leave is kept.

use domain::email::EmailAddress;
use domain::ids::UserId;
use domain::user::{AccountStatus, User, UserKind};
use scim_v2::Validate;
use scim_v2::case_insensitive::canonicalize_keys;
use scim_v2::models::user::User as ScimUser;
use serde_json::{Value, json};
use store::directory::DirectoryEntry;
use store::groups::GroupRecord;

use super::{BASE_PATH, ENTERPRISE, LONGEST_NAME, Meta, Object, ScimError, USER};

/// The most that is kept of one person.
pub(super) const LARGEST: usize = 64 * 1024;

/// What a body says of a person.
#[derive(Debug, Clone, PartialEq)]
pub struct UserBody {
    /// The name in the list.
    pub user_name: String,
    /// The list's id.
    pub external_id: Option<String>,
    /// Whether the person may be here; not said, it stays as it is.
    pub active: Option<bool>,
    /// Whether that was concluded from silence: then it is not told either.
    pub active_is_unsaid: bool,
    /// Everything else, in the spelling of the schema.
    pub attributes: Object,
}

/// Reads a whole user. What is ours to set is left out, and so are passwords.
///
/// # Errors
/// `invalidSyntax`, `invalidValue`.
pub fn read_user(body: Value) -> Result<UserBody, ScimError> {
    let Value::Object(mut body) = canonical(body)? else {
        return Err(ScimError::syntax("the body must be an object"));
    };
    for ours in ["id", "meta", "groups", "password"] {
        body.remove(ours);
    }
    tolerate(&mut body);
    let user: ScimUser =
        serde_json::from_value(body.into()).map_err(|error| ScimError::value(error.to_string()))?;
    user.validate().map_err(|error| ScimError {
        kind: Some(error.scim_type()),
        ..ScimError::new(400, error.to_string())
    })?;
    let written =
        serde_json::to_value(&user).map_err(|error| ScimError::value(error.to_string()))?;
    let Some(Value::Object(mut attributes)) = without_nothing(written) else {
        return Err(ScimError::syntax("the body must be an object"));
    };
    for apart in ["schemas", "userName", "externalId", "groups"] {
        attributes.remove(apart);
    }
    let active = attributes
        .remove("active")
        .and_then(|active| active.as_bool());
    let body = UserBody {
        user_name: name("userName", &user.user_name)?,
        external_id: match user.external_id.into_option() {
            Some(id) if !id.is_empty() => Some(name("externalId", &id)?),
            _ => None,
        },
        active,
        active_is_unsaid: false,
        attributes,
    };
    name("displayName", &body.display_name())?;
    if body.to_json().len() > LARGEST {
        return Err(ScimError::new(413, "the user has too many attributes"));
    }
    Ok(body)
}

/// The body with every attribute in the spelling of the schema.
///
/// # Errors
/// `invalidSyntax` where one is given twice.
pub(super) fn canonical(mut body: Value) -> Result<Value, ScimError> {
    canonicalize_keys(&mut body).map_err(|error| ScimError::syntax(error.to_string()))?;
    Ok(body)
}

impl UserBody {
    /// The entry that the body makes of the one before.
    ///
    /// # Errors
    /// `invalidValue` for an address that is none.
    pub fn applied_to(&self, before: &DirectoryEntry) -> Result<DirectoryEntry, ScimError> {
        let status = match self.active {
            Some(true) => AccountStatus::Active,
            Some(false) => AccountStatus::Disabled,
            None => before.user.status,
        };
        let user = User {
            email: self.address(&before.user.id)?,
            display_name: self.display_name(),
            kind: self.kind(),
            status,
            ..before.user.clone()
        };
        Ok(DirectoryEntry {
            user,
            user_name: self.user_name.clone(),
            external_id: self.external_id.clone(),
            attributes_json: Some(self.to_json()),
            emails: self.emails().into_iter().map(str::to_owned).collect(),
            ..before.clone()
        })
    }

    /// The same, of somebody from elsewhere.
    #[must_use]
    pub fn of_guest(mut self) -> Self {
        let guest = Value::String("Guest".to_owned());
        self.attributes.insert("userType".into(), guest);
        self
    }

    /// A person from elsewhere says so; everybody else is a member, whatever the address.
    fn kind(&self) -> UserKind {
        match self.text("userType") {
            Some(kind) if kind.eq_ignore_ascii_case("guest") => UserKind::Guest,
            _ => UserKind::Member,
        }
    }

    fn display_name(&self) -> String {
        let name = self.attributes.get("name");
        let part = |part: &str| {
            let text = name.and_then(|name| name.get(part)?.as_str());
            text.map(str::trim).filter(|text| !text.is_empty())
        };
        if let Some(name) = self.text("displayName").or_else(|| part("formatted")) {
            return name.to_owned();
        }
        let parts: Vec<&str> = ["givenName", "familyName"]
            .into_iter()
            .filter_map(part)
            .collect();
        if parts.is_empty() {
            self.user_name.clone()
        } else {
            parts.join(" ")
        }
    }

    fn emails(&self) -> Vec<&str> {
        let emails = self.attributes.get("emails").and_then(Value::as_array);
        let values = emails.into_iter().flatten();
        values
            .filter_map(|email| email.get("value")?.as_str())
            .collect()
    }

    /// The address that the person is known by here: the primary one, else the one at work, else
    /// the first, else the name. Nobody is reached at what stands in for one.
    fn address(&self, id: &UserId) -> Result<EmailAddress, ScimError> {
        let emails = self.attributes.get("emails").and_then(Value::as_array);
        let emails = emails.map(Vec::as_slice).unwrap_or_default();
        let is_primary = |email: &&Value| email.get("primary") == Some(&Value::Bool(true));
        let is_work = |email: &&Value| {
            let kind = email.get("type").and_then(Value::as_str);
            kind.is_some_and(|kind| kind.eq_ignore_ascii_case("work"))
        };
        let chosen = emails.iter().find(is_primary);
        let chosen = chosen.or_else(|| emails.iter().find(is_work));
        let chosen = chosen.or_else(|| emails.first());
        match chosen.and_then(|email| email.get("value")?.as_str()) {
            Some(text) => EmailAddress::parse(text)
                .map_err(|error| ScimError::value(format!("emails.value: {error}"))),
            None => EmailAddress::parse(&self.user_name)
                .or_else(|_| EmailAddress::parse(&format!("{id}@no-address.invalid")))
                .map_err(|error| ScimError::value(format!("userName: {error}"))),
        }
    }

    fn text(&self, name: &str) -> Option<&str> {
        let text = self.attributes.get(name)?.as_str()?.trim();
        (!text.is_empty()).then_some(text)
    }

    /// What is kept; with it that `active` was said.
    fn to_json(&self) -> String {
        let mut attributes = self.attributes.clone();
        if self.active.is_some() && !self.active_is_unsaid {
            attributes.insert("active".into(), true.into());
        }
        Value::Object(attributes).to_string()
    }
}

/// The attributes of a person of whom no list has said anything yet.
pub fn default_attributes(user: &User) -> Object {
    let mut attributes = Object::new();
    attributes.insert("displayName".into(), user.display_name.clone().into());
    attributes.insert("active".into(), true.into());
    let email = json!([{ "value": user.email.as_str(), "type": "work", "primary": true }]);
    attributes.insert("emails".into(), email);
    if user.kind == UserKind::Guest {
        attributes.insert("userType".into(), "Guest".into());
    }
    attributes
}

/// What a client may change, as a body of its own would say it.
pub(super) fn changeable(entry: &DirectoryEntry) -> Object {
    let kept = entry.attributes_json.as_deref();
    let kept = kept.and_then(|json| serde_json::from_str(json).ok());
    let mut body: Object = kept.unwrap_or_else(|| default_attributes(&entry.user));
    if entry.user.status == AccountStatus::Disabled {
        body.insert("active".into(), false.into());
    }
    body.insert("userName".into(), entry.user_name.clone().into());
    if let Some(id) = &entry.external_id {
        body.insert("externalId".into(), id.clone().into());
    }
    let mut schemas = vec![USER];
    if body.contains_key(ENTERPRISE) {
        schemas.push(ENTERPRISE);
    }
    body.insert("schemas".into(), schemas.into());
    body
}

/// The whole resource. `origin` is where we are.
pub fn render_user(entry: &DirectoryEntry, groups: &[GroupRecord], origin: &str) -> Object {
    let mut body = changeable(entry);
    let id = &entry.user.id;
    body.insert("id".into(), id.as_str().into());
    if !groups.is_empty() {
        let groups = groups.iter().map(|group| {
            json!({
                "value": group.id,
                "$ref": format!("{origin}{BASE_PATH}/Groups/{}", group.id),
                "display": group.display_name,
                "type": "direct",
            })
        });
        body.insert("groups".into(), groups.collect());
    }
    let meta = Meta {
        resource_type: "User",
        location: &format!("{origin}{BASE_PATH}/Users/{id}"),
        created: entry.created_at,
        modified: entry.modified_at,
        version: entry.version,
    };
    body.insert("meta".into(), meta.render());
    body
}

/// What some directories send in forms of their own.
fn tolerate(body: &mut Object) {
    let Some(Value::Object(extension)) = body.get_mut(ENTERPRISE) else {
        return;
    };
    if let Some(manager) = extension.get_mut("manager") {
        match manager {
            Value::String(id) if id.is_empty() => *manager = Value::Null,
            Value::String(id) => *manager = json!({ "value": id }),
            Value::Object(manager) => {
                manager.remove("displayName");
            }
            _ => {}
        }
    }
    let is_named = |schema: &Value| schema.as_str() == Some(ENTERPRISE);
    if let Some(Value::Array(schemas)) = body.get_mut("schemas")
        && !schemas.iter().any(is_named)
    {
        schemas.push(ENTERPRISE.into());
    }
}

/// A value without what says nothing: null, and lists and objects of nothing (RFC 7643 §2.5).
pub(super) fn without_nothing(value: Value) -> Option<Value> {
    match value {
        Value::Null => None,
        Value::Array(values) => {
            let values: Vec<_> = values.into_iter().filter_map(without_nothing).collect();
            (!values.is_empty()).then_some(Value::Array(values))
        }
        Value::Object(object) => {
            let members = object.into_iter();
            let members: Object = members
                .filter_map(|(name, value)| Some((name, without_nothing(value)?)))
                .collect();
            (!members.is_empty()).then_some(Value::Object(members))
        }
        other => Some(other),
    }
}

/// A name that can be kept and shown.
pub(super) fn name(attribute: &str, text: &str) -> Result<String, ScimError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(ScimError::value(format!("{attribute} is empty")));
    }
    if text.chars().count() > LONGEST_NAME || text.chars().any(char::is_control) {
        let detail = format!("{attribute} has at most {LONGEST_NAME} characters on one line");
        return Err(ScimError::value(detail));
    }
    Ok(text.to_owned())
}
