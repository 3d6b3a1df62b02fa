//! Who came back, as each kind of provider says it.

use domain::email::EmailAddress;
use domain::sign_in::{ProviderKind, is_multi_factor};
use serde_json::{Map, Value};

use super::IdentityError;

/// The directory of Microsoft's consumer accounts: nobody's organization.
const CONSUMERS: &str = "9188040d-6c67-4c5b-b112-36a304b66dad";
/// Directories that are none: addresses for people of any organization.
const SHARED: [&str; 3] = ["common", "organizations", "consumers"];
/// Identifiers of providers are short; what is longer is an attack or a bug.
const LONGEST_SUBJECT: usize = 255;
const LONGEST_NAME: usize = 200;

/// A person as the organization's provider knows him or her.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExternalPerson {
    /// With `subject`, the key of the account: what the subject is unique in.
    pub issuer: String,
    /// With `issuer`, the key of the account. Never an email address.
    pub subject: String,
    /// The name of the person in this provider's tokens.
    pub token_subject: String,
    /// Addresses, the likeliest first; for finding the directory's entry at
    /// the first sign-in, and never again.
    pub addresses: Vec<EmailAddress>,
    /// The provider says that the address is not confirmed.
    pub is_unconfirmed: bool,
    /// The provider says that it is; many say neither.
    pub is_confirmed: bool,
    /// The organization that a provider of all the world's vouches for.
    pub hosted_domain: Option<String>,
    /// The name to show.
    pub name: Option<String>,
    /// Whether a guest, where the provider tells.
    pub is_guest: Option<bool>,
    /// The provider's session.
    pub sid: Option<String>,
    /// Whether the provider says that a second factor was shown.
    pub is_multi_factor: bool,
    /// The token itself, for signing out.
    pub id_token: String,
}

/// The directory that an issuer of Microsoft's belongs to: the first part of
/// its path. `None` for the shared ones, which belong to no organization.
pub fn entra_directory(issuer: &str) -> Option<String> {
    let url = url::Url::parse(issuer).ok()?;
    let first = url.path_segments()?.next()?.to_ascii_lowercase();
    let is_own = !first.is_empty() && first != CONSUMERS && !SHARED.contains(&first.as_str());
    is_own.then_some(first)
}

/// Whether the issuer signs in people of Microsoft's clouds: there the
/// directory has to be looked at, which is done for the kind Entra only.
pub fn is_microsoft(issuer: &str) -> bool {
    host(issuer).is_some_and(|host| {
        [
            "login.microsoftonline.com",
            "login.microsoftonline.us",
            "sts.windows.net",
            "login.live.com",
        ]
        .contains(&host.as_str())
    })
}

/// Whether the issuer signs in everybody who has an account of Google's, so
/// that `hd` has to say of which organization somebody is.
pub fn is_google(issuer: &str) -> bool {
    host(issuer).is_some_and(|host| host == "accounts.google.com")
}

fn host(issuer: &str) -> Option<String> {
    let url = url::Url::parse(issuer).ok()?;
    url.host_str().map(str::to_ascii_lowercase)
}

/// Reads a person from the claims of a token that was checked.
///
/// # Errors
/// [`IdentityError::Untrusted`] when the token is of another directory, or
/// names nobody.
pub fn person(
    kind: ProviderKind,
    issuer: &str,
    claims: &Map<String, Value>,
    id_token: &str,
) -> Result<ExternalPerson, IdentityError> {
    let token_subject = text(claims, "sub").ok_or_else(|| untrusted("it names nobody"))?;
    let person = ExternalPerson {
        issuer: issuer.to_owned(),
        subject: token_subject.clone(),
        token_subject,
        addresses: addresses(claims, &["email"]),
        is_unconfirmed: is_false(claims.get("email_verified")),
        is_confirmed: is_true(claims.get("email_verified")),
        hosted_domain: text(claims, "hd"),
        name: name(claims),
        is_guest: None,
        sid: text(claims, "sid"),
        is_multi_factor: is_multi_factor(methods(claims), text(claims, "acr").as_deref()),
        id_token: id_token.to_owned(),
    };
    match kind {
        ProviderKind::Generic => Ok(person),
        ProviderKind::Entra => of_entra(person, issuer, claims),
    }
}

/// The name and address that the provider tells only when asked further.
pub fn complete(person: ExternalPerson, claims: &Map<String, Value>) -> ExternalPerson {
    ExternalPerson {
        addresses: addresses(claims, &["email"]),
        is_unconfirmed: is_false(claims.get("email_verified")),
        is_confirmed: is_true(claims.get("email_verified")),
        name: person.name.or_else(|| name(claims)),
        ..person
    }
}

/// Subjects of Entra differ from application to application; directory and
/// object are the person. The sign-in name is of a domain that the directory
/// has proven to be its own; `email` is whatever somebody wrote there, and
/// counts only with Microsoft's word that its domain is the directory's.
fn of_entra(
    person: ExternalPerson,
    issuer: &str,
    claims: &Map<String, Value>,
) -> Result<ExternalPerson, IdentityError> {
    let directory = entra_directory(issuer);
    let directory = directory.ok_or_else(|| untrusted("its directory is nobody's"))?;
    let named = text(claims, "tid").map(|tid| tid.to_ascii_lowercase());
    if named.as_deref() != Some(&directory) {
        return Err(untrusted("it is of another directory"));
    }
    let object = text(claims, "oid").ok_or_else(|| untrusted("it names no object"))?;
    let is_guest = claims.get("acct").map(|value| *value != 0 && *value != "0");
    let is_of_directory = is_true(claims.get("xms_edov"));
    let sources: &[&str] = match (is_guest, is_of_directory) {
        (Some(true), _) => &["email"],
        (_, true) => &["preferred_username", "email"],
        (_, false) => &["preferred_username"],
    };
    Ok(ExternalPerson {
        issuer: format!("entra:{directory}"),
        subject: object,
        addresses: addresses(claims, sources),
        is_unconfirmed: is_false(claims.get("xms_edov")),
        is_confirmed: is_of_directory || is_guest != Some(true),
        is_guest,
        ..person
    })
}

fn addresses(claims: &Map<String, Value>, sources: &[&str]) -> Vec<EmailAddress> {
    let found = sources.iter().filter_map(|source| text(claims, source));
    found
        .filter_map(|text| EmailAddress::parse(&text).ok())
        .collect()
}

fn methods(claims: &Map<String, Value>) -> impl Iterator<Item = &str> {
    let methods = claims.get("amr").and_then(Value::as_array);
    methods.into_iter().flatten().filter_map(Value::as_str)
}

fn name(claims: &Map<String, Value>) -> Option<String> {
    let name = text(claims, "name")?;
    let name: String = name.chars().filter(|one| !one.is_control()).collect();
    let name = name.trim();
    (!name.is_empty()).then(|| name.chars().take(LONGEST_NAME).collect())
}

fn text(claims: &Map<String, Value>, name: &str) -> Option<String> {
    let text = claims.get(name)?.as_str()?;
    (!text.is_empty() && text.len() <= LONGEST_SUBJECT).then(|| text.to_owned())
}

fn is_false(value: Option<&Value>) -> bool {
    value.is_some_and(|value| *value == false || *value == "false" || *value == "0" || *value == 0)
}

fn is_true(value: Option<&Value>) -> bool {
    value.is_some_and(|value| *value == true || *value == "true" || *value == "1" || *value == 1)
}

fn untrusted(why: &str) -> IdentityError {
    IdentityError::untrusted(why)
}
