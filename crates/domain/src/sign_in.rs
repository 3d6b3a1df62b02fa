//! The email-first step: where an address leads, from its domain alone; and
//! the way to an organization's own sign-in and back.

use serde::{Deserialize, Serialize};

use crate::eligibility::{self, Facts, Ineligible, Purpose};
use crate::market::MarketAvailability;
use crate::tenant::OrganizationFacts;
use crate::words::words;

words! {
    /// How the people of an organization sign in.
    pub enum SignInMethod {
        /// With a password of the built-in directory.
        Password = "password",
        /// At the organization's own identity provider.
        IdentityProvider = "identity_provider",
    }
}

words! {
    /// Whose identifiers an identity provider has.
    pub enum ProviderKind {
        /// Any OpenID Connect provider: issuer and subject are the person.
        Generic = "generic",
        /// Microsoft Entra ID: directory and object id are the person, and it
        /// tells who is a guest.
        Entra = "entra",
    }
}

words! {
    /// Why somebody came back from an identity provider without a session.
    pub enum SignInProblem {
        /// The provider did not answer, or not in a way that makes sense.
        ProviderDown = "provider_down",
        /// The provider said no, or the person changed his or her mind.
        Declined = "declined",
        /// Too late, a second time, or in another browser.
        Expired = "expired",
        /// What the provider sent is not to be trusted.
        Refused = "refused",
        /// The account is switched off.
        Disabled = "disabled",
        /// The provider named no address that is the organization's own.
        UnknownAddress = "unknown_address",
        /// The address belongs to somebody else of the organization already.
        AddressTaken = "address_taken",
    }
}

/// Where the person goes from the email step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NextStep {
    /// To the organization's sign-in.
    SignIn,
    /// Nowhere: contact the IT admin, for this reason (R19).
    NotEligible(Ineligible),
}

/// Decides from what the domain tells, so that nothing is revealed of whether
/// the person exists (`decisions.md` 15, `quality.md` B2).
pub fn next_step(
    organization: Option<OrganizationFacts>,
    availability: &MarketAvailability,
) -> NextStep {
    let facts = Facts {
        purpose: Purpose::Purchase,
        organization,
        availability,
        person: None,
        policy: None,
        limit: None,
        is_let_buy: false,
        access: None,
        session: None,
    };
    match eligibility::check(&facts).refusal() {
        Some(reason) => NextStep::NotEligible(reason),
        None => NextStep::SignIn,
    }
}

/// Whether a provider says that the person showed a second factor: by the
/// methods (`amr`, RFC 8176), or by the class of the sign-in (`acr`: OpenID
/// Connect EAP, PAPE, and the REFEDS profile).
pub fn is_multi_factor<'a>(
    methods: impl IntoIterator<Item = &'a str>,
    class: Option<&str>,
) -> bool {
    let by_class = matches!(
        class,
        Some(
            "phr"
                | "phrh"
                | "http://schemas.openid.net/pape/policies/2007/06/multi-factor"
                | "https://refeds.org/profile/mfa"
        )
    );
    by_class || methods.into_iter().any(|method| method == "mfa")
}

/// The longest address of a page that a sign-in comes back to.
const LONGEST_RETURN: usize = 2000;

/// Whether a sign-in may lead back to this address: a page of ours, written
/// in a way that no browser takes for another host, and no address at which
/// anything but a page answers.
pub fn may_return_to(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let is_plain = address
        .bytes()
        .all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'\\' | b'<' | b'>' | b'"'));
    is_plain && address.len() <= LONGEST_RETURN && is_page(path)
}

/// Each part must be what it looks like. An escaped character is none: browsers take `%2e%2e` for
/// `..`, and who decodes twice takes `%252f` for a slash.
fn is_page(path: &str) -> bool {
    let Some(path) = path.strip_prefix('/') else {
        return false;
    };
    let first = path.split('/').next().unwrap_or_default();
    let is_known = matches!(
        first,
        "products" | "help" | "apps" | "buy" | "admin" | "account"
    );
    let is_word = |part: &str| {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        !part.is_empty() && part.bytes().all(is_plain)
    };
    let parts = path.strip_suffix('/').unwrap_or(path);
    path.is_empty() || is_known && parts.split('/').all(is_word)
}
