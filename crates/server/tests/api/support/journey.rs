//! The way to an identity provider and back, as a browser goes it.

use api::session::{StartSignIn, StartSignInRequest, StartSignInResponse};
use api::sign_in_settings::{ConnectProvider, ConnectProviderRequest};
use domain::sign_in::ProviderKind;
use reqwest::header;
use serde_json::Value;
use url::Url;

use super::provider::{CLIENT_ID, CLIENT_SECRET, TestProvider};
use super::{Answer, App, Person, answer};

/// A browser on its way.
pub struct Journey {
    pub url: Url,
    /// What the browser keeps for the way back.
    pub cookie: String,
}

/// Where a browser stands after it came back.
#[derive(Debug)]
pub struct Arrival {
    pub status: u16,
    pub location: String,
    pub session: Option<String>,
    /// Whether the browser is told to forget what it kept for the way back.
    pub forgets: bool,
}

impl Arrival {
    /// Why there is no session.
    pub fn problem(&self) -> Option<String> {
        let query = self.location.strip_prefix("/sign-in?")?;
        let mut pairs = url::form_urlencoded::parse(query.as_bytes());
        pairs
            .find(|(name, _)| name == "problem")
            .map(|(_, word)| word.into_owned())
    }
}

pub fn start_call(email: &str, return_to: &str) -> StartSignIn {
    StartSignIn {
        body: StartSignInRequest {
            email: email.to_owned(),
            return_to: return_to.to_owned(),
            second_factor: false,
        },
    }
}

impl App {
    /// Connects the provider as the organization's global admin does.
    pub async fn connects(&self, admin: &str, kind: ProviderKind, provider: &TestProvider) {
        let admin = self.signed_in(admin).await;
        let body = ConnectProviderRequest {
            kind,
            issuer: provider.issuer().to_owned(),
            client_id: CLIENT_ID.to_owned(),
            client_secret: Some(CLIENT_SECRET.to_owned()),
            version: None,
        };
        admin.gets(&ConnectProvider { body }).await;
    }

    /// A browser comes back from a provider: from another site, so that it
    /// shows nothing but the cookie of its sign-in.
    pub async fn arrives(
        &self,
        tenant: &str,
        back: &[(String, String)],
        cookie: Option<&str>,
    ) -> Arrival {
        let mut address =
            Url::parse(&format!("{}/sign-in/callback/{tenant}", self.origin)).unwrap();
        address.query_pairs_mut().extend_pairs(back);
        let mut request = self
            .http
            .get(address)
            .header("sec-fetch-site", "cross-site");
        if let Some(cookie) = cookie {
            request = request.header(header::COOKIE, cookie);
        }
        arrival(&answer(request).await)
    }

    /// The whole way, with what the provider says of the person.
    pub async fn travels(
        &self,
        provider: &TestProvider,
        tenant: &str,
        email: &str,
        claims: Value,
    ) -> Arrival {
        let journey = self.visitor().leaves(email, "/apps").await;
        let back = provider.authorizes(&journey.url, claims);
        self.arrives(tenant, &back, Some(&journey.cookie)).await
    }

    /// A person with the session that an arrival began.
    pub fn holder(&self, arrival: &Arrival) -> Person<'_> {
        Person {
            cookie: arrival.session.clone(),
            ..self.visitor()
        }
    }
}

impl Person<'_> {
    /// Away to the provider of the address's organization.
    pub async fn leaves(&self, email: &str, return_to: &str) -> Journey {
        let left = self.sends(&start_call(email, return_to)).await;
        let cookie = cookie_of(&left, "__Host-Http-sign-in=").unwrap();
        let body: StartSignInResponse = left.ok();
        Journey {
            url: Url::parse(&body.authorization_url).unwrap(),
            cookie,
        }
    }
}

fn arrival(answer: &Answer) -> Arrival {
    let location = answer.headers.get(header::LOCATION);
    Arrival {
        status: answer.status,
        location: location
            .map(|at| at.to_str().unwrap().to_owned())
            .unwrap_or_default(),
        session: cookie_of(answer, "__Host-Http-session="),
        forgets: cookie_of(answer, "__Host-Http-sign-in=").as_deref()
            == Some("__Host-Http-sign-in="),
    }
}

fn cookie_of(answer: &Answer, name: &str) -> Option<String> {
    let cookies = answer.headers.get_all(header::SET_COOKIE).iter();
    let mut cookies = cookies.map(|cookie| cookie.to_str().unwrap());
    let cookie = cookies.find(|cookie| cookie.starts_with(name))?;
    Some(cookie.split(';').next().unwrap().to_owned())
}
