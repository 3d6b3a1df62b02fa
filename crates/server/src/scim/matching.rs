//! Whether a resource, or one value of it, is what a filter asks for.

use scim_v2::filter::{AttrExp, AttrPath, CompValue, CompareOp, Filter, ValFilter};
use serde_json::Value;

use super::{ENTERPRISE, Object};

/// Whether the resource matches.
pub fn matches(filter: &Filter, resource: &Object) -> bool {
    match filter {
        Filter::Attr(expression) => is_true(expression, resource),
        Filter::ValuePath(path) => values(&path.attr, resource)
            .iter()
            .any(|value| matches_value(&path.filter, value)),
        Filter::Not(inner) => !matches(inner, resource),
        Filter::And(all) => all.iter().all(|one| matches(one, resource)),
        Filter::Or(any) => any.iter().any(|one| matches(one, resource)),
    }
}

/// Whether one value of an attribute matches what stands in brackets.
pub(super) fn matches_value(filter: &ValFilter, value: &Value) -> bool {
    match filter {
        ValFilter::Attr(expression) => value
            .as_object()
            .is_some_and(|value| is_true(expression, value)),
        ValFilter::Not(inner) => !matches_value(inner, value),
        ValFilter::And(all) => all.iter().all(|one| matches_value(one, value)),
        ValFilter::Or(any) => any.iter().any(|one| matches_value(one, value)),
    }
}

fn is_true(expression: &AttrExp, object: &Object) -> bool {
    match expression {
        AttrExp::Present(path) => compared(path, object)
            .iter()
            .any(|value| !value.is_null() && value.as_str() != Some("")),
        AttrExp::Comparison(path, CompareOp::Ne, wanted) => !compared(path, object)
            .iter()
            .any(|value| compare(&CompareOp::Eq, path, value, wanted)),
        AttrExp::Comparison(path, operator, wanted) => compared(path, object)
            .iter()
            .any(|value| compare(operator, path, value, wanted)),
    }
}

/// The values that a comparison looks at: of something with parts, its `value`.
fn compared<'a>(path: &AttrPath, object: &'a Object) -> Vec<&'a Value> {
    let part = path.sub_attr.as_deref().unwrap_or("value");
    values(path, object)
        .into_iter()
        .filter_map(|value| match value.as_object() {
            Some(parts) => member(parts, part),
            None => path.sub_attr.is_none().then_some(value),
        })
        .collect()
}

/// The values of the attribute itself.
fn values<'a>(path: &AttrPath, object: &'a Object) -> Vec<&'a Value> {
    let extension = || member(object, ENTERPRISE).and_then(Value::as_object);
    let in_extension = path
        .uri
        .as_ref()
        .is_some_and(|uri| uri.eq_ignore_ascii_case(ENTERPRISE));
    let found = if in_extension {
        extension().and_then(|extension| member(extension, &path.name))
    } else {
        member(object, &path.name)
            .or_else(|| extension().and_then(|extension| member(extension, &path.name)))
    };
    match found {
        Some(Value::Array(values)) => values.iter().collect(),
        Some(value) => vec![value],
        None => Vec::new(),
    }
}

fn member<'a>(object: &'a Object, name: &str) -> Option<&'a Value> {
    object.get(name).or_else(|| {
        object
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    })
}

fn compare(operator: &CompareOp, path: &AttrPath, value: &Value, wanted: &CompValue) -> bool {
    match (value, wanted) {
        (Value::String(text), CompValue::Str(wanted)) => {
            let is_exact = ["id", "externalId"]
                .iter()
                .any(|name| path.name.eq_ignore_ascii_case(name));
            if is_exact {
                compare_texts(operator, text, wanted)
            } else {
                compare_texts(operator, &text.to_lowercase(), &wanted.to_lowercase())
            }
        }
        (Value::Bool(is), CompValue::True) => *operator == CompareOp::Eq && *is,
        (Value::Bool(is), CompValue::False) => *operator == CompareOp::Eq && !*is,
        // Some send what is true or false as a text.
        (Value::Bool(is), CompValue::Str(wanted)) => {
            *operator == CompareOp::Eq && wanted.eq_ignore_ascii_case(&is.to_string())
        }
        (Value::Null, CompValue::Null) => *operator == CompareOp::Eq,
        _ => false,
    }
}

fn compare_texts(operator: &CompareOp, text: &str, wanted: &str) -> bool {
    match operator {
        CompareOp::Eq => text == wanted,
        CompareOp::Ne => text != wanted,
        CompareOp::Co => text.contains(wanted),
        CompareOp::Sw => text.starts_with(wanted),
        CompareOp::Ew => text.ends_with(wanted),
        CompareOp::Gt => text > wanted,
        CompareOp::Lt => text < wanted,
        CompareOp::Ge => text >= wanted,
        CompareOp::Le => text <= wanted,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_resource_is_asked_about_its_attributes_and_their_values() {
        let resource = json!({
            "id": "usr_1", "userName": "Ada@Harbor.Example", "active": true,
            "emails": [{ "type": "work", "value": "ada@harbor.example", "primary": true },
                { "type": "home", "value": "ada@home.example" }],
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":
                { "department": "Planning", "manager": { "value": "usr_2" } },
        });
        let resource = resource.as_object().unwrap();
        for (filter, expected) in [
            (r#"userName eq "ada@harbor.example""#, true),
            (r#"USERNAME EQ "ADA@harbor.example""#, true),
            (r#"id eq "USR_1""#, false),
            (r#"emails.value eq "ada@home.example""#, true),
            (r#"emails eq "ada@home.example""#, true),
            (r#"emails[type eq "work" and value co "home"]"#, false),
            (r#"emails[type eq "work" and primary eq true]"#, true),
            (r#"active eq true and not (userName sw "b")"#, true),
            (r#"active eq "True""#, true),
            (r#"manager eq "usr_2" or title pr"#, true),
            (
                r#"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department ew "ing""#,
                true,
            ),
            ("title pr", false),
            (r#"title ne "Boss""#, true),
        ] {
            let parsed: Filter = filter.parse().unwrap();
            assert_eq!(matches(&parsed, resource), expected, "{filter}");
        }
    }
}
