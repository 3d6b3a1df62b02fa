//! Identity providers of organizations, spoken to by OpenID Connect.
//!
//! - `discovery`: what a provider says of itself, kept for a while
//! - `exchange`: to the provider, and from a code to who came back
//! - `claims`: who that is, as each kind of provider says it
//! - `logout_token`: a provider's notice that a session there has ended
//! - `strict_json`: tokens whose words can be read in one way only

mod claims;
mod discovery;
mod exchange;
mod logout_token;
mod strict_json;

pub use claims::{ExternalPerson, entra_directory, is_google, is_microsoft};
pub use discovery::{KnownProvider, Providers};
pub use exchange::{Departure, Return, begin, finish};
pub use logout_token::{LogoutNotice, read_notice};

use crate::outgoing::CallFailed;
use crate::secrets::Secret;

/// Clocks of providers and ours may differ by this much.
const CLOCKS_DIFFER: chrono::TimeDelta = chrono::TimeDelta::seconds(60);

/// A provider with the secret opened, ready to be spoken to.
#[derive(Debug, Clone)]
pub struct Provider {
    /// Whose identifiers it has.
    pub kind: domain::sign_in::ProviderKind,
    /// Its issuer, exactly as it writes it.
    pub issuer: String,
    /// Our name there.
    pub client_id: String,
    /// Our secret there.
    pub client_secret: Secret,
}

/// Why a provider does not sign somebody in.
#[derive(Debug, thiserror::Error)]
pub enum IdentityError {
    /// It cannot be reached.
    #[error("the identity provider cannot be reached")]
    Away(#[from] CallFailed),
    /// What it says of itself makes no sense, or is of another issuer.
    #[error("the identity provider's description is not usable: {0}")]
    Unusable(String),
    /// It did one or the other a moment ago, and was not asked again.
    #[error("the identity provider failed a moment ago: {0}")]
    FailedBefore(String),
    /// Its answer to the code makes no sense, or is an error.
    #[error("the identity provider did not take the code: {0}")]
    NoToken(String),
    /// The token is not to be trusted.
    #[error("the identity provider's token is refused: {0}")]
    Untrusted(String),
}

impl IdentityError {
    /// A token that breaks a rule.
    fn untrusted(why: impl std::fmt::Display) -> Self {
        Self::Untrusted(why.to_string())
    }
}
