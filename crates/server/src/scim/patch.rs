//! Patches of users (RFC 7644 §3.5.2), with the forms that Entra and Okta send.

use scim_v2::filter::{AttrExp, CompValue, CompareOp, PatchPath, ValFilter};
use serde_json::{Value, json};
use store::directory::DirectoryEntry;

use super::attributes::{Kind, Named, named, part_name};
use super::matching::matches_value;
use super::user::{LARGEST, UserBody, canonical, changeable, read_user};
use super::{ENTERPRISE, Object, PATCH, ScimError, USER};

/// What is done at the place that a path names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// Put there, beside what is there.
    Add,
    /// Put there instead.
    Replace,
    /// Taken away.
    Remove,
}

/// Each step is worked out on what the ones before it made, while no other
/// organization can write: many of them would be felt by all.
const MOST_STEPS: usize = 1_000;

/// One step of a patch.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// What is done.
    pub verb: Verb,
    /// Where; the whole resource if not said.
    pub path: Option<PatchPath>,
    /// With what.
    pub value: Option<Value>,
}

/// The steps of a patch. Case makes no difference to what a step is called.
///
/// # Errors
/// `invalidSyntax`, `invalidPath`, `noTarget`.
pub fn operations(body: Value) -> Result<Vec<Operation>, ScimError> {
    let body = canonical(body)?;
    let schemas = body.get("schemas").and_then(Value::as_array);
    if !schemas.is_some_and(|schemas| schemas.iter().any(|schema| schema.as_str() == Some(PATCH))) {
        return Err(ScimError::syntax(format!("schemas must name {PATCH}")));
    }
    let steps = body.get("Operations").and_then(Value::as_array);
    match steps {
        Some(steps) if steps.len() > MOST_STEPS => {
            let detail = format!("a patch has at most {MOST_STEPS} operations");
            Err(ScimError::new(413, detail))
        }
        Some(steps) if !steps.is_empty() => steps.iter().map(operation).collect(),
        _ => Err(ScimError::syntax("Operations must have at least one")),
    }
}

/// The body that the steps make of the person.
///
/// # Errors
/// `invalidPath`, `noTarget`, `mutability`, `invalidValue`.
pub fn patch_user(entry: &DirectoryEntry, steps: &[Operation]) -> Result<UserBody, ScimError> {
    let values = steps.iter().filter_map(|step| step.value.as_ref());
    if values.map(|value| value.to_string().len()).sum::<usize>() > LARGEST {
        return Err(ScimError::new(413, "the patch has too much for one user"));
    }
    let mut body = changeable(entry);
    for step in steps {
        match &step.path {
            Some(path) => at_path(&mut body, step.verb, path, step.value.as_ref())?,
            None => on_resource(&mut body, step, entry.user.id.as_str())?,
        }
    }
    let is_unsaid = !body.contains_key("active");
    let body = read_user(body.into())?;
    if !is_unsaid {
        return Ok(body);
    }
    // Who is said to be neither active nor inactive is active.
    Ok(UserBody {
        active: Some(true),
        active_is_unsaid: true,
        ..body
    })
}

fn operation(step: &Value) -> Result<Operation, ScimError> {
    let verb = step.get("op").and_then(Value::as_str).unwrap_or_default();
    let verb = match verb.to_ascii_lowercase().as_str() {
        "add" => Verb::Add,
        "replace" => Verb::Replace,
        "remove" => Verb::Remove,
        _ => return Err(ScimError::syntax(format!("{verb:?} is no operation"))),
    };
    let path = match step.get("path") {
        None | Some(Value::Null) => None,
        Some(Value::String(path)) if path.is_empty() => None,
        Some(Value::String(path)) => Some(parse(path)?),
        Some(_) => return Err(ScimError::path("a path is a text")),
    };
    let value = step.get("value").cloned();
    match (verb, &path, &value) {
        (Verb::Remove, None, _) => Err(ScimError::no_target("remove needs a path")),
        (Verb::Add | Verb::Replace, _, None) => Err(ScimError::value("the value is missing")),
        (_, None, Some(value)) if !value.is_object() => {
            Err(ScimError::value("without a path the value is an object"))
        }
        _ => Ok(Operation { verb, path, value }),
    }
}

fn parse(path: &str) -> Result<PatchPath, ScimError> {
    path.parse()
        .map_err(|_| ScimError::path(format!("{path:?} is no path")))
}

/// Without a path the value's members say what is meant: attributes, paths, or schemas with
/// attributes in them.
fn on_resource(body: &mut Object, step: &Operation, id: &str) -> Result<(), ScimError> {
    let members = step.value.as_ref().and_then(Value::as_object);
    for (name, value) in members.into_iter().flatten() {
        match (name.as_str(), value) {
            ("id", value) if value.as_str() == Some(id) => {}
            ("schemas" | "meta" | "groups", _) => {}
            (USER, Value::Object(_)) => {
                let step = Operation {
                    value: Some(value.clone()),
                    ..step.clone()
                };
                on_resource(body, &step, id)?;
            }
            _ => at_path(body, step.verb, &parse(name)?, Some(value))?,
        }
    }
    Ok(())
}

fn at_path(
    body: &mut Object,
    verb: Verb,
    path: &PatchPath,
    value: Option<&Value>,
) -> Result<(), ScimError> {
    let (attr, filter, after) = match path {
        PatchPath::Attr(attr) => (attr, None, None),
        PatchPath::Value(path) => (&path.attr, Some(&path.filter), path.sub_attr.as_deref()),
    };
    let unknown = || ScimError::path(format!("{path} names no attribute"));
    let (in_extension, name, kind, part) = match named(attr).ok_or_else(unknown)? {
        Named::Extension => return on_extension(body, verb, value),
        Named::Attribute {
            in_extension,
            name,
            kind,
            part,
        } => (in_extension, name, kind, part),
    };
    let part = match after {
        Some(after) => Some(part_name(after).ok_or_else(unknown)?.to_owned()),
        None => part,
    };
    let place = if in_extension {
        let extension = body.entry(ENTERPRISE).or_insert_with(|| json!({}));
        extension.as_object_mut().ok_or_else(unknown)?
    } else {
        body
    };
    let nothing = Value::Null;
    let value = value.unwrap_or(&nothing);
    match (kind, filter) {
        (Kind::ReadOnly, _) => Err(ScimError::mutability(format!("{name} cannot be set"))),
        (Kind::Ignored, _) => Ok(()),
        (Kind::Simple | Kind::Complex, Some(_)) => Err(unknown()),
        (Kind::Simple, None) => {
            set(place, name, verb, unwrapped(value));
            Ok(())
        }
        (Kind::Complex, None) => complex(place, name, verb, part.as_deref(), value),
        (Kind::Multiple, None) => {
            multiple(place, name, verb, part.as_deref(), value);
            Ok(())
        }
        (Kind::Multiple, Some(filter)) => {
            selected(place, name, verb, filter, part.as_deref(), value)
        }
    }
}

fn on_extension(body: &mut Object, verb: Verb, value: Option<&Value>) -> Result<(), ScimError> {
    if verb == Verb::Remove {
        body.remove(ENTERPRISE);
        return Ok(());
    }
    let Some(Value::Object(members)) = value else {
        return Err(ScimError::value("the value of a schema is an object"));
    };
    for (name, value) in members.iter().filter(|(name, _)| *name != "schemas") {
        let path = parse(&format!("{ENTERPRISE}:{name}"))?;
        at_path(body, verb, &path, Some(value))?;
    }
    Ok(())
}

fn set(place: &mut Object, name: &str, verb: Verb, value: &Value) {
    if verb == Verb::Remove {
        place.remove(name);
    } else {
        place.insert(name.to_owned(), value.clone());
    }
}

/// One value sent as a list of one: `[{"value": "Ada"}]`.
fn unwrapped(value: &Value) -> &Value {
    match value.as_array().map(Vec::as_slice) {
        Some([one]) => one.get("value").unwrap_or(one),
        _ => value,
    }
}

fn complex(
    place: &mut Object,
    name: &str,
    verb: Verb,
    part: Option<&str>,
    value: &Value,
) -> Result<(), ScimError> {
    match (part, value) {
        (None, _) if verb == Verb::Remove => set(place, name, verb, value),
        (None, Value::Null) => set(place, name, Verb::Remove, value),
        (None, Value::String(_)) if name == "manager" => set(place, name, verb, value),
        (None, Value::Object(parts)) => {
            let mut object = object_at(place, name);
            for (part, value) in parts {
                set(&mut object, part, verb, value);
            }
            place.insert(name.to_owned(), object.into());
        }
        (None, _) => return Err(ScimError::value(format!("{name} has parts"))),
        (Some(part), _) => {
            let mut object = object_at(place, name);
            set(&mut object, part, verb, value);
            place.insert(name.to_owned(), object.into());
        }
    }
    Ok(())
}

fn object_at(place: &Object, name: &str) -> Object {
    let object = place.get(name).and_then(Value::as_object);
    object.cloned().unwrap_or_default()
}

fn values_at(place: &Object, name: &str) -> Vec<Value> {
    let values = place.get(name).and_then(Value::as_array);
    values.cloned().unwrap_or_default()
}

/// All values of the attribute at once.
fn multiple(place: &mut Object, name: &str, verb: Verb, part: Option<&str>, value: &Value) {
    let mut values = values_at(place, name);
    match (verb, part) {
        (_, Some(part)) => {
            if values.is_empty() && verb != Verb::Remove {
                values.push(json!({}));
            }
            for one in values.iter_mut().filter_map(Value::as_object_mut) {
                set(one, part, verb, value);
            }
        }
        (Verb::Replace, None) => values = as_values(value),
        (Verb::Add, None) => {
            for one in as_values(value) {
                if is_primary(&one) {
                    values.iter_mut().for_each(make_secondary);
                }
                if !values.contains(&one) {
                    values.push(one);
                }
            }
        }
        // Entra names what goes in the value instead of the path.
        (Verb::Remove, None) => {
            let named = as_values(value);
            let is_named = |one: &Value| named.iter().any(|named| named["value"] == one["value"]);
            values.retain(|one| !named.is_empty() && !is_named(one));
        }
    }
    place.insert(name.to_owned(), values.into());
}

/// The values of the attribute that match what stands in brackets.
fn selected(
    place: &mut Object,
    name: &str,
    verb: Verb,
    filter: &ValFilter,
    part: Option<&str>,
    value: &Value,
) -> Result<(), ScimError> {
    let mut values = values_at(place, name);
    if verb == Verb::Remove && part.is_none() {
        values.retain(|one| !matches_value(filter, one));
        place.insert(name.to_owned(), values.into());
        return Ok(());
    }
    let makes_primary = part.map_or_else(|| is_primary(value), |part| part == "primary")
        && !matches!(value, Value::Bool(false));
    let mut found = false;
    for one in &mut values {
        if matches_value(filter, one) {
            found = true;
            change_value(one, verb, part, value);
        } else if makes_primary {
            make_secondary(one);
        }
    }
    // What is not there yet is made as the brackets describe it. Strictly, replace would have
    // failed; Entra counts on it.
    if !found && verb != Verb::Remove && (verb == Verb::Add || part.is_some()) {
        let mut one = described(filter)
            .ok_or_else(|| ScimError::no_target(format!("no value of {name} matches")))?;
        change_value(&mut one, Verb::Add, part, value);
        values.push(one);
    } else if !found && verb == Verb::Replace {
        return Err(ScimError::no_target(format!("no value of {name} matches")));
    }
    place.insert(name.to_owned(), values.into());
    Ok(())
}

fn change_value(one: &mut Value, verb: Verb, part: Option<&str>, value: &Value) {
    match (one.as_object_mut(), part, value) {
        (Some(parts), Some(part), _) => set(parts, part, verb, value),
        (Some(parts), None, Value::Object(new)) if verb == Verb::Add => {
            parts.extend(new.clone());
        }
        _ => *one = value.clone(),
    }
}

/// The value that a filter of equalities describes.
fn described(filter: &ValFilter) -> Option<Value> {
    let parts: &[ValFilter] = match filter {
        ValFilter::And(all) => all,
        one => std::slice::from_ref(one),
    };
    let mut object = Object::new();
    for part in parts {
        let ValFilter::Attr(AttrExp::Comparison(path, CompareOp::Eq, wanted)) = part else {
            return None;
        };
        let value = match wanted {
            CompValue::Str(text) => text.clone().into(),
            CompValue::True => true.into(),
            CompValue::False => false.into(),
            CompValue::Null | CompValue::Number(_) => return None,
        };
        object.insert(part_name(&path.name)?.to_owned(), value);
    }
    Some(object.into())
}

fn as_values(value: &Value) -> Vec<Value> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(values) => values.clone(),
        Value::String(text) => vec![json!({ "value": text })],
        one => vec![one.clone()],
    }
}

fn is_primary(value: &Value) -> bool {
    match value.get("primary") {
        Some(Value::Bool(is)) => *is,
        Some(Value::String(text)) => text.eq_ignore_ascii_case("true"),
        _ => false,
    }
}

fn make_secondary(value: &mut Value) {
    if is_primary(value)
        && let Some(parts) = value.as_object_mut()
    {
        parts.insert("primary".to_owned(), false.into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_patch_of_very_many_steps_is_refused_before_any_is_worked_out() {
        let step = json!({ "op": "add", "path": "emails", "value": "a@harbor.example" });
        let patch = |count| json!({ "schemas": [PATCH], "Operations": vec![step.clone(); count] });
        assert!(operations(patch(MOST_STEPS)).is_ok());
        assert!(operations(patch(MOST_STEPS + 1)).is_err());
    }
}
