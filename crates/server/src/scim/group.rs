//! A group's body, read and written, and what patches make of it.

use domain::ids::UserId;
use scim_v2::Validate;
use scim_v2::filter::{AttrExp, CompValue, CompareOp, PatchPath, ValFilter};
use scim_v2::models::group::Group as ScimGroup;
use serde_json::{Value, json};
use store::groups::GroupRecord;

use super::patch::{Operation, Verb};
use super::user::{canonical, name};
use super::{BASE_PATH, GROUP, Meta, Object, ScimError};

/// What a body says of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupBody {
    /// Its name.
    pub display_name: String,
    /// The list's id.
    pub external_id: Option<String>,
    /// Who is in it; not said, they stay.
    pub members: Option<Vec<UserId>>,
}

/// What one step of a patch does to a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupChange {
    /// Another name.
    Rename(String),
    /// Another id of the list, or none.
    SetExternalId(Option<String>),
    /// These come in.
    Add(Vec<UserId>),
    /// These go.
    Remove(Vec<UserId>),
    /// These and nobody else.
    Replace(Vec<UserId>),
}

/// Reads a whole group.
///
/// # Errors
/// `invalidSyntax`, `invalidValue`.
pub fn read_group(body: Value) -> Result<GroupBody, ScimError> {
    let Value::Object(mut body) = canonical(body)? else {
        return Err(ScimError::syntax("the body must be an object"));
    };
    for ours in ["id", "meta"] {
        body.remove(ours);
    }
    let group: ScimGroup =
        serde_json::from_value(body.into()).map_err(|error| ScimError::value(error.to_string()))?;
    group.validate().map_err(|error| ScimError {
        kind: Some(error.scim_type()),
        ..ScimError::new(400, error.to_string())
    })?;
    let members = group.members.is_asserted().then(|| {
        let members = group.members.as_slice().iter();
        known(members.filter_map(|member| member.value.as_deref()))
    });
    Ok(GroupBody {
        display_name: name("displayName", &group.display_name)?,
        external_id: external_id(group.external_id.as_deref())?,
        members,
    })
}

/// What the steps of a patch do, one after the other.
///
/// # Errors
/// `invalidPath`, `mutability`, `invalidValue`.
pub fn group_changes(id: &str, steps: &[Operation]) -> Result<Vec<GroupChange>, ScimError> {
    let mut changes = Vec::new();
    for step in steps {
        match (&step.path, step.value.as_ref()) {
            (Some(path), value) => {
                at_path(step.verb, path, value, &mut changes)?;
            }
            (None, Some(Value::Object(members))) => {
                for (name, value) in members {
                    match name.as_str() {
                        // Okta repeats the id beside the name.
                        "id" if value.as_str() == Some(id) => {}
                        "schemas" | "meta" => {}
                        _ => {
                            let path = name.parse().map_err(|_| unknown(name))?;
                            at_path(step.verb, &path, Some(value), &mut changes)?;
                        }
                    }
                }
            }
            (None, _) => return Err(ScimError::value("without a path the value is an object")),
        }
    }
    Ok(changes)
}

fn at_path(
    verb: Verb,
    path: &PatchPath,
    value: Option<&Value>,
    changes: &mut Vec<GroupChange>,
) -> Result<(), ScimError> {
    let (attr, filter) = match path {
        PatchPath::Attr(attr) => (attr, None),
        PatchPath::Value(path) => (&path.attr, Some(&path.filter)),
    };
    let is_ours = attr
        .uri
        .as_ref()
        .is_none_or(|uri| uri.eq_ignore_ascii_case(GROUP));
    let is_whole = filter.is_none() && attr.sub_attr.is_none();
    let text = value.and_then(Value::as_str);
    match attr.name.to_ascii_lowercase().as_str() {
        _ if !is_ours => return Err(unknown(&path.to_string())),
        "members" => changes.push(members_change(verb, filter, value)?),
        "displayname" if is_whole => {
            let text = text.filter(|_| verb != Verb::Remove);
            let text = text.ok_or_else(|| ScimError::value("displayName is a text"))?;
            changes.push(GroupChange::Rename(name("displayName", text)?));
        }
        "externalid" if is_whole => {
            let text = text.filter(|_| verb != Verb::Remove);
            changes.push(GroupChange::SetExternalId(external_id(text)?));
        }
        "schemas" => {}
        "id" | "meta" => {
            return Err(ScimError::mutability(format!("{path} cannot be set")));
        }
        _ => return Err(unknown(&path.to_string())),
    }
    Ok(())
}

fn members_change(
    verb: Verb,
    filter: Option<&ValFilter>,
    value: Option<&Value>,
) -> Result<GroupChange, ScimError> {
    let named = ids(value);
    match (verb, filter) {
        (Verb::Remove, Some(filter)) => Ok(GroupChange::Remove(compared(filter)?)),
        // Entra names who goes in the value instead of the path.
        (Verb::Remove, None) if value.is_some() => Ok(GroupChange::Remove(named)),
        (Verb::Remove, None) => Ok(GroupChange::Replace(Vec::new())),
        (Verb::Add, None) => Ok(GroupChange::Add(named)),
        (Verb::Replace, None) => Ok(GroupChange::Replace(named)),
        (_, Some(_)) => Err(ScimError::mutability(
            "a member is added or removed, not changed",
        )),
    }
}

/// Whom `[value eq "…"]` names, also several with `or`.
fn compared(filter: &ValFilter) -> Result<Vec<UserId>, ScimError> {
    let one = |filter: &ValFilter| match filter {
        ValFilter::Attr(AttrExp::Comparison(path, CompareOp::Eq, CompValue::Str(id)))
            if path.name.eq_ignore_ascii_case("value") =>
        {
            Ok(id.clone())
        }
        _ => Err(ScimError::path("members are named by value eq")),
    };
    let named: Result<Vec<_>, _> = match filter {
        ValFilter::Or(any) => any.iter().map(one).collect(),
        alone => one(alone).map(|id| vec![id]),
    };
    Ok(known(named?.iter().map(String::as_str)))
}

fn ids(value: Option<&Value>) -> Vec<UserId> {
    let values = match value {
        Some(Value::Array(values)) => values.as_slice(),
        Some(Value::Null) | None => &[],
        Some(one) => std::slice::from_ref(one),
    };
    let texts = values.iter();
    known(texts.filter_map(|one| one.get("value").unwrap_or(one).as_str()))
}

/// What can be an id of ours. Nothing else is anybody here, and is left out as an unknown id is.
fn known<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<UserId> {
    ids.filter_map(|id| UserId::parse(id).ok()).collect()
}

fn external_id(text: Option<&str>) -> Result<Option<String>, ScimError> {
    let text = text.filter(|text| !text.is_empty());
    text.map(|text| name("externalId", text)).transpose()
}

fn unknown(path: &str) -> ScimError {
    ScimError::path(format!("{path} names no attribute"))
}

/// The whole resource; without members where nobody asked for them.
pub fn render_group(group: &GroupRecord, members: Option<&[UserId]>, origin: &str) -> Object {
    let mut body = Object::new();
    body.insert("schemas".into(), vec![GROUP].into());
    body.insert("id".into(), group.id.as_str().into());
    body.insert("displayName".into(), group.display_name.clone().into());
    if let Some(id) = &group.external_id {
        body.insert("externalId".into(), id.clone().into());
    }
    if let Some(members) = members.filter(|members| !members.is_empty()) {
        let members = members.iter().map(|id| {
            json!({
                "value": id,
                "$ref": format!("{origin}{BASE_PATH}/Users/{id}"),
                "type": "User",
            })
        });
        body.insert("members".into(), members.collect());
    }
    let meta = Meta {
        resource_type: "Group",
        location: &format!("{origin}{BASE_PATH}/Groups/{}", group.id),
        created: Some(group.created_at),
        modified: Some(group.modified_at),
        version: group.version,
    };
    body.insert("meta".into(), meta.render());
    body
}
