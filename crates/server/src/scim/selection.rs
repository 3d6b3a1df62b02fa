//! Which attributes an answer has: `attributes` and `excludedAttributes` (RFC 7644 §3.9).

use scim_v2::filter::{AttrPath, PatchPath};
use serde_json::Value;

use super::{ENTERPRISE, Object, ScimError, USER};

/// What the caller wants to see.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Selection {
    only: Vec<AttrPath>,
    without: Vec<AttrPath>,
}

/// Always there.
const ALWAYS: [&str; 2] = ["schemas", "id"];

impl Selection {
    /// Reads the two lists, of which one may be there.
    ///
    /// # Errors
    /// `invalidValue`.
    pub fn parse(only: &[String], without: &[String]) -> Result<Self, ScimError> {
        if !only.is_empty() && !without.is_empty() {
            let detail = "attributes and excludedAttributes cannot be used together";
            return Err(ScimError::value(detail));
        }
        Ok(Self {
            only: paths(only)?,
            without: paths(without)?,
        })
    }

    /// Whether an attribute is among what is wanted, so that it is worth reading.
    pub fn wants(&self, name: &str) -> bool {
        let is = |path: &AttrPath| path.name.eq_ignore_ascii_case(name);
        if self.only.is_empty() {
            !self
                .without
                .iter()
                .any(|path| is(path) && path.sub_attr.is_none())
        } else {
            self.only.iter().any(is)
        }
    }

    /// The resource as it is wanted.
    pub fn apply(&self, resource: Object) -> Object {
        if self.only.is_empty() {
            let mut resource = resource;
            for path in &self.without {
                exclude(path, &mut resource);
            }
            return resource;
        }
        let mut wanted = Object::new();
        for (name, value) in &resource {
            if ALWAYS.contains(&name.as_str()) {
                wanted.insert(name.clone(), value.clone());
            }
        }
        for path in &self.only {
            include(path, &resource, &mut wanted);
        }
        wanted
    }
}

fn paths(names: &[String]) -> Result<Vec<AttrPath>, ScimError> {
    let parse = |name: &String| match name.parse() {
        Ok(PatchPath::Attr(path)) => Ok(path),
        _ => Err(ScimError::value(format!("{name:?} names no attribute"))),
    };
    names.iter().map(parse).collect()
}

/// The key in the resource, and within the extension, that the path names.
fn place(path: &AttrPath) -> (String, Option<String>) {
    match &path.uri {
        Some(uri) if uri.eq_ignore_ascii_case(ENTERPRISE) => {
            (ENTERPRISE.to_owned(), Some(path.name.clone()))
        }
        Some(uri) if !uri.eq_ignore_ascii_case(USER) => (format!("{uri}:{}", path.name), None),
        _ => (path.name.clone(), path.sub_attr.clone()),
    }
}

fn key(object: &Object, name: &str) -> Option<String> {
    object
        .keys()
        .find(|key| key.eq_ignore_ascii_case(name))
        .cloned()
}

fn exclude(path: &AttrPath, resource: &mut Object) {
    let (name, part) = place(path);
    let Some(name) = key(resource, &name).filter(|name| !ALWAYS.contains(&name.as_str())) else {
        return;
    };
    let Some(part) = part else {
        resource.remove(&name);
        return;
    };
    if let Some(value) = resource.get_mut(&name) {
        each_object(value, |object| {
            if let Some(part) = key(object, &part) {
                object.remove(&part);
            }
        });
    }
}

fn include(path: &AttrPath, resource: &Object, wanted: &mut Object) {
    let (name, part) = place(path);
    let Some(name) = key(resource, &name) else {
        return;
    };
    let Some(mut value) = resource.get(&name).cloned() else {
        return;
    };
    if let Some(part) = part {
        each_object(&mut value, |object| {
            object.retain(|key, _| key.eq_ignore_ascii_case(&part));
        });
        // Several parts of one attribute are asked for one by one.
        if let (Some(Value::Object(before)), Value::Object(parts)) =
            (wanted.get_mut(&name), &mut value)
        {
            before.append(parts);
            return;
        }
    }
    wanted.insert(name, value);
}

fn each_object(value: &mut Value, mut change: impl FnMut(&mut Object)) {
    match value {
        Value::Object(object) => change(object),
        Value::Array(values) => values
            .iter_mut()
            .filter_map(Value::as_object_mut)
            .for_each(change),
        _ => {}
    }
}
