//! To the provider, and from the code that comes back to the person.

use chrono::{DateTime, Utc};
use openidconnect::core::{
    CoreAuthPrompt, CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreIdToken,
    CoreIdTokenVerifier, CoreJwsSigningAlgorithm as Algorithm, CoreUserInfoClaims,
};
use openidconnect::{
    AccessToken, AuthType, AuthenticationContextClass, AuthorizationCode, ClaimsVerificationError,
    ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet, EndpointSet,
    ErrorResponse, IssuerUrl, LoginHint, Nonce, OAuth2TokenResponse, PkceCodeChallenge,
    PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope, SignatureVerificationError,
    SubjectIdentifier, TokenResponse,
};
use serde_json::{Map, Value};
use url::Url;

use super::discovery::{KnownProvider, Metadata, Providers};
use super::{CLOCKS_DIFFER, ExternalPerson, IdentityError, Provider, claims, strict_json};
use crate::outgoing::CallFailed;

/// Signatures that a provider makes with a key of its own. Neither `none` nor
/// those that are made with a secret we share: whoever has our secret, or
/// takes a public key for one, would sign in as anybody.
pub(super) const SIGNATURES: [Algorithm; 10] = [
    Algorithm::RsaSsaPkcs1V15Sha256,
    Algorithm::RsaSsaPkcs1V15Sha384,
    Algorithm::RsaSsaPkcs1V15Sha512,
    Algorithm::RsaSsaPssSha256,
    Algorithm::RsaSsaPssSha384,
    Algorithm::RsaSsaPssSha512,
    Algorithm::EcdsaP256Sha256,
    Algorithm::EcdsaP384Sha384,
    Algorithm::EcdsaP521Sha512,
    Algorithm::EdDsa,
];

/// The class of sign-ins with more than one factor.
const MULTI_FACTOR: &str = "http://schemas.openid.net/pape/policies/2007/06/multi-factor";

/// What a sign-in begins with; the server keeps it, the browser does not.
pub struct Departure {
    /// What the provider hands back.
    pub state: String,
    /// What the token must repeat.
    pub nonce: String,
    /// What proves that the code is ours.
    pub verifier: String,
    /// Who signs in, as a hint for the provider's page.
    pub login_hint: Option<String>,
    /// Whether the provider is asked to see a second factor, now.
    pub second_factor: bool,
}

/// What came back from a provider.
pub struct Return {
    /// The code.
    pub code: String,
    /// What the token must repeat.
    pub nonce: String,
    /// What proves that the code is ours.
    pub verifier: String,
}

type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// The address to send the browser to.
///
/// # Errors
/// [`IdentityError::Unusable`].
pub fn begin(
    provider: &Provider,
    known: &KnownProvider,
    redirect_uri: &str,
    departure: &Departure,
) -> Result<Url, IdentityError> {
    let client = client(provider, &known.metadata, redirect_uri)?;
    let (state, nonce) = (departure.state.clone(), departure.nonce.clone());
    let verifier = PkceCodeVerifier::new(departure.verifier.clone());
    let mut request = client
        .authorize_url(
            CoreAuthenticationFlow::AuthorizationCode,
            move || CsrfToken::new(state),
            move || Nonce::new(nonce),
        )
        .add_scope(Scope::new("email".to_owned()))
        .add_scope(Scope::new("profile".to_owned()))
        .add_extra_param("response_mode", "query")
        .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
    if let Some(hint) = &departure.login_hint {
        request = request.set_login_hint(LoginHint::new(hint.clone()));
    }
    if departure.second_factor {
        // A provider that does not know the class goes by its own rules; what
        // it did is read from the token.
        request = request
            .add_prompt(CoreAuthPrompt::Login)
            .add_auth_context_value(AuthenticationContextClass::new(MULTI_FACTOR.to_owned()));
    }
    let (url, ..) = request.url();
    Ok(url)
}

/// Exchanges the code and checks the token that comes for it.
///
/// # Errors
/// [`IdentityError`].
pub async fn finish(
    providers: &Providers,
    provider: &Provider,
    redirect_uri: &str,
    back: Return,
    now: DateTime<Utc>,
) -> Result<ExternalPerson, IdentityError> {
    let known = providers.of(&provider.issuer, now).await?;
    let client = client(provider, &known.metadata, redirect_uri)?;
    let exchange = client
        .exchange_code(AuthorizationCode::new(back.code))
        .map_err(|error| IdentityError::Unusable(error.to_string()))?
        .set_pkce_verifier(PkceCodeVerifier::new(back.verifier));
    let answer = exchange.request_async(providers).await.map_err(no_token)?;
    let token = answer
        .id_token()
        .ok_or_else(|| IdentityError::NoToken("there is no ID token".to_owned()))?;
    let nonce = Nonce::new(back.nonce);
    let text = token.to_string();
    let read = strict_json::read(&text)?;
    match check(provider, &known.metadata, token, &nonce, now) {
        Err(ClaimsVerificationError::SignatureVerification(
            SignatureVerificationError::NoMatchingKey
            | SignatureVerificationError::CryptoError(_)
            | SignatureVerificationError::AmbiguousKeyId(_),
        )) => {
            // The provider may have changed its keys since it was asked.
            let known = providers.after(&provider.issuer, &known, now).await?;
            check(provider, &known.metadata, token, &nonce, now)
        }
        checked => checked,
    }
    .map_err(IdentityError::untrusted)?;
    check_further(provider, &read.claims, now)?;
    let person = claims::person(provider.kind, &provider.issuer, &read.claims, &text)?;
    if !person.addresses.is_empty() {
        return Ok(person);
    }
    let more = ask_further(providers, &client, answer.access_token(), &person).await?;
    Ok(claims::complete(person, &more))
}

fn client(
    provider: &Provider,
    metadata: &Metadata,
    redirect_uri: &str,
) -> Result<Client, IdentityError> {
    let redirect = RedirectUrl::new(redirect_uri.to_owned())
        .map_err(|error| IdentityError::Unusable(error.to_string()))?;
    let takes_basic = metadata
        .token_endpoint_auth_methods_supported()
        .is_none_or(|methods| methods.contains(&CoreClientAuthMethod::ClientSecretBasic));
    let secret = ClientSecret::new(provider.client_secret.expose().to_owned());
    let id = ClientId::new(provider.client_id.clone());
    let client = CoreClient::from_provider_metadata(metadata.clone(), id, Some(secret));
    let auth = if takes_basic {
        AuthType::BasicAuth
    } else {
        AuthType::RequestBody
    };
    Ok(client.set_redirect_uri(redirect).set_auth_type(auth))
}

/// Issuer, audience, signature, nonce and times.
fn check(
    provider: &Provider,
    metadata: &Metadata,
    token: &CoreIdToken,
    nonce: &Nonce,
    now: DateTime<Utc>,
) -> Result<(), ClaimsVerificationError> {
    let issuer = IssuerUrl::new(provider.issuer.clone())
        .map_err(|error| ClaimsVerificationError::InvalidIssuer(error.to_string()))?;
    let id = ClientId::new(provider.client_id.clone());
    // Not as a client with a secret, so that no token signed with it counts.
    let verifier = CoreIdTokenVerifier::new_public_client(id, issuer, metadata.jwks().clone())
        .set_allowed_algs(SIGNATURES)
        .set_time_fn(move || now - CLOCKS_DIFFER)
        .set_issue_time_verifier_fn(move |issued_at| {
            let is_past = issued_at <= now + CLOCKS_DIFFER;
            is_past
                .then_some(())
                .ok_or_else(|| "it is of the future".to_owned())
        });
    token.claims(&verifier, nonce).map(drop)
}

/// What the library leaves to who uses it.
fn check_further(
    provider: &Provider,
    claims: &Map<String, Value>,
    now: DateTime<Utc>,
) -> Result<(), IdentityError> {
    if claims
        .get("azp")
        .is_some_and(|party| *party != provider.client_id.as_str())
    {
        return Err(IdentityError::untrusted("it was made for another client"));
    }
    let begins = claims.get("nbf").map(|at| at.as_i64().unwrap_or(i64::MAX));
    if begins.is_some_and(|at| at > (now + CLOCKS_DIFFER).timestamp()) {
        return Err(IdentityError::untrusted("it does not hold yet"));
    }
    Ok(())
}

/// Some providers tell name and address only here. Whose they are is checked.
async fn ask_further(
    providers: &Providers,
    client: &Client,
    token: &AccessToken,
    person: &ExternalPerson,
) -> Result<Map<String, Value>, IdentityError> {
    let subject = SubjectIdentifier::new(person.token_subject.clone());
    let Ok(request) = client.user_info(token.clone(), Some(subject)) else {
        return Ok(Map::new());
    };
    let told: CoreUserInfoClaims = request
        .request_async(providers)
        .await
        .map_err(|error| IdentityError::NoToken(error.to_string()))?;
    match serde_json::to_value(&told) {
        Ok(Value::Object(claims)) => Ok(claims),
        _ => Ok(Map::new()),
    }
}

fn no_token<E>(error: RequestTokenError<CallFailed, E>) -> IdentityError
where
    E: ErrorResponse + 'static,
{
    match error {
        RequestTokenError::Request(failed) => IdentityError::Away(failed),
        other => IdentityError::NoToken(other.to_string()),
    }
}
