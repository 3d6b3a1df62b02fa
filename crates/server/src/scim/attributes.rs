//! What a user's attributes are, as far as filters, patches and selections must know.

use scim_v2::filter::AttrPath;

use super::{ENTERPRISE, USER};

/// How an attribute is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// One value.
    Simple,
    /// One value with parts.
    Complex,
    /// Any number of values with parts.
    Multiple,
    /// Ours to set.
    ReadOnly,
    /// Taken without being kept: a password, or which schemas are used.
    Ignored,
}

/// An attribute that a path names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Named {
    /// The whole extension of people at work.
    Extension,
    /// An attribute of the core schema or of the extension.
    Attribute {
        in_extension: bool,
        name: &'static str,
        kind: Kind,
        part: Option<String>,
    },
}

const CORE: [(&str, Kind); 26] = [
    ("id", Kind::ReadOnly),
    ("meta", Kind::ReadOnly),
    ("groups", Kind::ReadOnly),
    ("schemas", Kind::Ignored),
    ("password", Kind::Ignored),
    ("externalId", Kind::Simple),
    ("userName", Kind::Simple),
    ("displayName", Kind::Simple),
    ("nickName", Kind::Simple),
    ("profileUrl", Kind::Simple),
    ("title", Kind::Simple),
    ("userType", Kind::Simple),
    ("preferredLanguage", Kind::Simple),
    ("locale", Kind::Simple),
    ("timezone", Kind::Simple),
    ("active", Kind::Simple),
    ("name", Kind::Complex),
    ("emails", Kind::Multiple),
    ("phoneNumbers", Kind::Multiple),
    ("ims", Kind::Multiple),
    ("photos", Kind::Multiple),
    ("addresses", Kind::Multiple),
    ("entitlements", Kind::Multiple),
    ("roles", Kind::Multiple),
    ("x509Certificates", Kind::Multiple),
    // Not of the schema, and sent all the same.
    ("enterpriseUser", Kind::Ignored),
];

const EXTENSION: [(&str, Kind); 6] = [
    ("employeeNumber", Kind::Simple),
    ("costCenter", Kind::Simple),
    ("organization", Kind::Simple),
    ("division", Kind::Simple),
    ("department", Kind::Simple),
    ("manager", Kind::Complex),
];

/// Parts of attributes whose spelling is not that of any attribute.
const PARTS: [&str; 22] = [
    "value",
    "display",
    "type",
    "primary",
    "$ref",
    "formatted",
    "familyName",
    "givenName",
    "middleName",
    "honorificPrefix",
    "honorificSuffix",
    "streetAddress",
    "locality",
    "region",
    "postalCode",
    "country",
    "displayName",
    "created",
    "lastModified",
    "location",
    "version",
    "resourceType",
];

/// What the path names; nothing if there is no such attribute. Case makes no difference.
pub(super) fn named(path: &AttrPath) -> Option<Named> {
    let in_extension = match &path.uri {
        None => false,
        Some(uri) if uri.eq_ignore_ascii_case(USER) => false,
        Some(uri) if uri.eq_ignore_ascii_case(ENTERPRISE) => true,
        // The extension itself looks like an attribute of a shorter schema.
        Some(uri) => {
            let whole = format!("{uri}:{}", path.name);
            let is_extension = whole.eq_ignore_ascii_case(ENTERPRISE) && path.sub_attr.is_none();
            return is_extension.then_some(Named::Extension);
        }
    };
    let table: &[(&'static str, Kind)] = if in_extension { &EXTENSION } else { &CORE };
    let (name, kind) = table
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(&path.name))?;
    let part = match &path.sub_attr {
        None => None,
        Some(part) => Some(part_name(part)?.to_owned()),
    };
    if part.is_some() && *kind == Kind::Simple {
        return None;
    }
    Some(Named::Attribute {
        in_extension,
        name,
        kind: *kind,
        part,
    })
}

/// The spelling of a part of an attribute.
pub(super) fn part_name(part: &str) -> Option<&'static str> {
    PARTS
        .into_iter()
        .find(|name| name.eq_ignore_ascii_case(part))
}
