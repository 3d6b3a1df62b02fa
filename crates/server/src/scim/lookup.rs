//! Which indexes answer a filter. One that none answers is refused: reading everybody to find
//! somebody would cost as much as the organization is large.

use scim_v2::filter::{AttrExp, AttrPath, CompValue, CompareOp, Filter, ValFilter};

use super::ScimError;

/// A look into an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    /// By our id.
    Id(String),
    /// By the list's id.
    ExternalId(String),
    /// A user by name.
    UserName(String),
    /// A user by an address.
    Email(String),
    /// A group by name.
    DisplayName(String),
    /// Groups by who is in them.
    Member(String),
}

/// The looks that find everything that the filter could match. `names` are the attributes that
/// have an index; what was found is then matched against the whole filter.
///
/// # Errors
/// `invalidFilter`.
pub fn keys(filter: &Filter, names: &[&str]) -> Result<Vec<Key>, ScimError> {
    find(filter, names).ok_or_else(|| {
        ScimError::filter(format!(
            "compare one of these with eq, alone or together with others: {}",
            names.join(", ")
        ))
    })
}

/// The texts that the filter compares an attribute's values with.
pub fn values_of(filter: &Filter, name: &str) -> Vec<String> {
    let mut found = Vec::new();
    collect(filter, name, &mut found);
    found
}

fn find(filter: &Filter, names: &[&str]) -> Option<Vec<Key>> {
    match filter {
        Filter::Attr(expression) => {
            let (path, value) = equality(expression)?;
            key(path, None, value, names).map(|key| vec![key])
        }
        Filter::ValuePath(path) => {
            let parts: &[ValFilter] = match path.filter.as_ref() {
                ValFilter::And(all) => all,
                one => std::slice::from_ref(one),
            };
            parts.iter().find_map(|part| match part {
                ValFilter::Attr(expression) => {
                    let (inner, value) = equality(expression)?;
                    key(&path.attr, Some(&inner.name), value, names).map(|key| vec![key])
                }
                _ => None,
            })
        }
        Filter::Not(_) => None,
        Filter::And(all) => all.iter().find_map(|one| find(one, names)),
        Filter::Or(any) => {
            let keys: Option<Vec<_>> = any.iter().map(|one| find(one, names)).collect();
            keys.map(|keys| keys.into_iter().flatten().collect())
        }
    }
}

fn equality(expression: &AttrExp) -> Option<(&AttrPath, &str)> {
    match expression {
        AttrExp::Comparison(path, CompareOp::Eq, CompValue::Str(value)) => Some((path, value)),
        _ => None,
    }
}

fn key(path: &AttrPath, inner: Option<&str>, value: &str, names: &[&str]) -> Option<Key> {
    let part = inner.or(path.sub_attr.as_deref());
    let name = names.iter().find(|name| {
        let (attribute, with) = name.split_once('.').unwrap_or((name, ""));
        let is_part = part.is_none_or(|part| part.eq_ignore_ascii_case(with));
        attribute.eq_ignore_ascii_case(&path.name) && is_part
    })?;
    let value = value.to_owned();
    Some(match *name {
        "id" => Key::Id(value),
        "externalId" => Key::ExternalId(value),
        "userName" => Key::UserName(value),
        "emails.value" => Key::Email(value),
        "displayName" => Key::DisplayName(value),
        "members.value" => Key::Member(value),
        _ => return None,
    })
}

fn collect(filter: &Filter, name: &str, found: &mut Vec<String>) {
    let mut note = |path: &AttrPath, expression: &AttrExp| {
        if let AttrExp::Comparison(_, _, CompValue::Str(value)) = expression
            && path.name.eq_ignore_ascii_case(name)
        {
            found.push(value.clone());
        }
    };
    match filter {
        Filter::Attr(expression) => {
            let (AttrExp::Present(path) | AttrExp::Comparison(path, ..)) = expression;
            note(path, expression);
        }
        Filter::ValuePath(path) => {
            let mut parts = vec![path.filter.as_ref()];
            while let Some(part) = parts.pop() {
                match part {
                    ValFilter::Attr(expression) => note(&path.attr, expression),
                    ValFilter::Not(inner) => parts.push(inner),
                    ValFilter::And(all) | ValFilter::Or(all) => parts.extend(all.iter()),
                }
            }
        }
        Filter::Not(inner) => collect(inner, name, found),
        Filter::And(all) | Filter::Or(all) => {
            for one in all {
                collect(one, name, found);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 4] = ["id", "externalId", "userName", "emails.value"];

    fn keys_of(filter: &str) -> Option<Vec<Key>> {
        keys(&filter.parse().unwrap(), &NAMES).ok()
    }

    #[test]
    fn what_an_index_answers_is_looked_up_there() {
        let name = Key::UserName("ada".into());
        let email = Key::Email("a@b.example".into());
        for (filter, expected) in [
            (r#"userName eq "ada""#, vec![name.clone()]),
            (
                r#"active eq true and username eq "ada""#,
                vec![name.clone()],
            ),
            (
                r#"emails[type eq "work" and value eq "a@b.example"]"#,
                vec![email.clone()],
            ),
            (
                r#"userName eq "ada" or emails.value eq "a@b.example""#,
                vec![name, email],
            ),
        ] {
            assert_eq!(keys_of(filter), Some(expected), "{filter}");
        }
    }

    #[test]
    fn what_no_index_answers_is_refused() {
        for filter in [
            "active eq true",
            r#"userName co "a""#,
            r#"not (userName eq "ada")"#,
            r#"userName eq "ada" or title pr"#,
            r#"emails.type eq "work""#,
        ] {
            assert_eq!(keys_of(filter), None, "{filter}");
        }
    }
}
