//! An OpenID provider that does what a test tells it, and signs what it says.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::extract::{Form, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use server::clock::Clock;
use sha2::{Digest, Sha256};
use tokio::net::TcpListener;
use url::Url;

use super::clock::TestClock;

pub const CLIENT_ID: &str = "selfserve";
pub const CLIENT_SECRET: &str = "the secret of a client & its =signs";

/// What an address of the provider answers.
pub enum Reply {
    Json(Value),
    Text(&'static str, String),
    Status(u16),
    Redirect(String),
    /// Spaces without end.
    Endless,
    /// Nothing, ever.
    Silence,
}

type Change = Box<dyn Fn(&mut Value) + Send + Sync>;
type Rewrite = Box<dyn Fn(Value) -> Reply + Send + Sync>;
type Forge = Box<dyn Fn(&Signer, Value, Value) -> String + Send + Sync>;

/// What the provider does otherwise than it should.
#[derive(Default)]
pub struct Script {
    pub discovery: Option<Rewrite>,
    pub keys: Option<Rewrite>,
    pub header: Option<Change>,
    pub claims: Option<Change>,
    pub token: Option<Forge>,
    pub answer: Option<Rewrite>,
    pub person: Option<Rewrite>,
    /// Whether the way back leaves the provider's name out.
    pub is_nameless: bool,
}

/// A key that signs tokens.
pub struct Signer {
    pub kid: String,
    pair: EcdsaKeyPair,
}

/// A running provider.
#[derive(Clone)]
pub struct TestProvider(Arc<Shared>);

struct Shared {
    issuer: String,
    clock: Arc<TestClock>,
    signers: Mutex<Vec<Arc<Signer>>>,
    script: Mutex<Script>,
    codes: Mutex<HashMap<String, Asked>>,
}

struct Asked {
    query: HashMap<String, String>,
    claims: Value,
}

impl Signer {
    pub fn new(kid: &str) -> Self {
        let (random, algorithm) = (SystemRandom::new(), &ECDSA_P256_SHA256_FIXED_SIGNING);
        let document = EcdsaKeyPair::generate_pkcs8(algorithm, &random).unwrap();
        let pair = EcdsaKeyPair::from_pkcs8(algorithm, document.as_ref(), &random).unwrap();
        Self {
            kid: kid.to_owned(),
            pair,
        }
    }

    /// The public key as the world sees it.
    pub fn public(&self) -> Value {
        let point = self.pair.public_key().as_ref();
        json!({
            "kty": "EC", "crv": "P-256", "alg": "ES256", "use": "sig", "kid": self.kid,
            "x": base64(&point[1..33]), "y": base64(&point[33..65]),
        })
    }

    pub fn signs(&self, header: &Value, claims: &Value) -> String {
        self.signs_text(&header.to_string(), &claims.to_string())
    }

    /// Signs a text as it stands.
    pub fn signs_text(&self, header: &str, claims: &str) -> String {
        let signed = format!(
            "{}.{}",
            base64(header.as_bytes()),
            base64(claims.as_bytes())
        );
        let signature = self.pair.sign(&SystemRandom::new(), signed.as_bytes());
        format!("{signed}.{}", base64(signature.unwrap().as_ref()))
    }
}

impl TestProvider {
    /// A provider whose issuer has this path, such as `/` or `/tenant/v2.0`.
    pub async fn start(path: &str, clock: &Arc<TestClock>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let path = path.trim_end_matches('/');
        let shared = Self(Arc::new(Shared {
            issuer: format!("http://localhost:{port}{path}"),
            clock: clock.clone(),
            signers: Mutex::new(vec![Arc::new(Signer::new("first"))]),
            script: Mutex::default(),
            codes: Mutex::default(),
        }));
        let routes = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .route("/person", get(person));
        let mounted = match path {
            "" => routes,
            path => Router::new().nest(path, routes),
        };
        let mounted = mounted.with_state(shared.clone());
        tokio::spawn(async move { axum::serve(listener, mounted).await.unwrap() });
        shared
    }

    pub fn issuer(&self) -> &str {
        &self.0.issuer
    }

    /// From now on the provider plays this.
    pub fn plays(&self, script: Script) {
        *self.0.script.lock().unwrap() = script;
    }

    /// Another key signs; the earlier ones are gone.
    pub fn rotates(&self, kid: &str) {
        *self.0.signers.lock().unwrap() = vec![Arc::new(Signer::new(kid))];
    }

    /// Another key signs; the earlier ones are still published.
    pub fn adds_key(&self, kid: &str) {
        self.0
            .signers
            .lock()
            .unwrap()
            .insert(0, Arc::new(Signer::new(kid)));
    }

    pub fn signer(&self) -> Arc<Signer> {
        self.0.signers.lock().unwrap()[0].clone()
    }

    /// A notice of logout, signed.
    pub fn notice(&self, changed: Value) -> String {
        let now = self.0.clock.system_now().timestamp();
        let mut claims = json!({
            "iss": self.0.issuer, "aud": CLIENT_ID, "iat": now, "exp": now + 120,
            "jti": format!("notice-{now}"), "sub": "ada-at-provider",
            "events": { "http://schemas.openid.net/event/backchannel-logout": {} },
        });
        merge(&mut claims, changed);
        let signer = self.signer();
        let header = json!({ "alg": "ES256", "kid": signer.kid, "typ": "logout+jwt" });
        signer.signs(&header, &claims)
    }

    /// What the provider's page does once the person has signed in there:
    /// the parameters of the way back.
    pub fn authorizes(&self, url: &Url, claims: Value) -> Vec<(String, String)> {
        let query: HashMap<String, String> = url.query_pairs().into_owned().collect();
        assert_eq!(query["client_id"], CLIENT_ID);
        assert_eq!(query["response_type"], "code");
        assert_eq!(query["response_mode"], "query");
        assert_eq!(query["code_challenge_method"], "S256");
        assert!(query["scope"].split(' ').any(|scope| scope == "openid"));
        let (code, state) = (
            format!("code-of-{}", query["nonce"]),
            query["state"].clone(),
        );
        let asked = Asked { query, claims };
        self.0.codes.lock().unwrap().insert(code.clone(), asked);
        let mut back = vec![("code".to_owned(), code), ("state".to_owned(), state)];
        if !self.0.script.lock().unwrap().is_nameless {
            back.push(("iss".to_owned(), self.0.issuer.clone()));
        }
        back
    }
}

async fn discovery(State(provider): State<TestProvider>) -> Response {
    let issuer = provider.issuer();
    let document = json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "userinfo_endpoint": format!("{issuer}/person"),
        "end_session_endpoint": format!("{issuer}/end"),
        "jwks_uri": format!("{issuer}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256", "RS256"],
        "authorization_response_iss_parameter_supported": true,
    });
    let script = provider.0.script.lock().unwrap();
    sent(rewritten(script.discovery.as_ref(), document))
}

async fn keys(State(provider): State<TestProvider>) -> Response {
    let signers = provider.0.signers.lock().unwrap().clone();
    let keys: Vec<Value> = signers.iter().map(|signer| signer.public()).collect();
    let script = provider.0.script.lock().unwrap();
    sent(rewritten(script.keys.as_ref(), json!({ "keys": keys })))
}

/// Takes a code once, from who began, with the secret of the client.
async fn token(
    State(provider): State<TestProvider>,
    headers: HeaderMap,
    Form(form): Form<HashMap<String, String>>,
) -> Response {
    let asked = provider.0.codes.lock().unwrap().remove(&form["code"]);
    let Some(asked) = asked.filter(|asked| is_of(asked, &headers, &form)) else {
        let problem = json!({ "error": "invalid_grant" });
        return (StatusCode::BAD_REQUEST, Json(problem)).into_response();
    };
    let signer = provider.signer();
    let now = provider.0.clock.system_now().timestamp();
    let mut header = json!({ "alg": "ES256", "kid": signer.kid, "typ": "JWT" });
    let mut claims = json!({
        "iss": provider.issuer(), "aud": CLIENT_ID, "iat": now, "exp": now + 300,
        "nonce": asked.query["nonce"], "sub": "ada-at-provider",
        "email": "ada@harbor.example", "name": "Ada Visser", "sid": "session-at-provider",
    });
    merge(&mut claims, asked.claims);
    let script = provider.0.script.lock().unwrap();
    if let Some(change) = &script.header {
        change(&mut header);
    }
    if let Some(change) = &script.claims {
        change(&mut claims);
    }
    let token = match &script.token {
        Some(forge) => forge(&signer, header, claims),
        None => signer.signs(&header, &claims),
    };
    let answer = json!({
        "access_token": "access", "token_type": "Bearer", "expires_in": 300, "id_token": token,
    });
    sent(rewritten(script.answer.as_ref(), answer))
}

async fn person(State(provider): State<TestProvider>, headers: HeaderMap) -> Response {
    assert_eq!(headers[header::AUTHORIZATION], "Bearer access");
    let told = json!({ "sub": "ada-at-provider" });
    let script = provider.0.script.lock().unwrap();
    sent(rewritten(script.person.as_ref(), told))
}

fn is_of(asked: &Asked, headers: &HeaderMap, form: &HashMap<String, String>) -> bool {
    let challenge = base64(&Sha256::digest(&form["code_verifier"]));
    let encode =
        |text: &str| -> String { url::form_urlencoded::byte_serialize(text.as_bytes()).collect() };
    let basic = format!("{}:{}", encode(CLIENT_ID), encode(CLIENT_SECRET));
    let basic = base64::engine::general_purpose::STANDARD.encode(basic);
    let in_header = headers
        .get(header::AUTHORIZATION)
        .is_some_and(|value| *value == format!("Basic {basic}"));
    let in_body = form
        .get("client_secret")
        .is_some_and(|secret| secret == CLIENT_SECRET);
    challenge == asked.query["code_challenge"]
        && form["redirect_uri"] == asked.query["redirect_uri"]
        && (in_header || in_body)
}

fn rewritten(rewrite: Option<&Rewrite>, value: Value) -> Reply {
    match rewrite {
        Some(rewrite) => rewrite(value),
        None => Reply::Json(value),
    }
}

fn sent(reply: Reply) -> Response {
    match reply {
        Reply::Json(value) => Json(value).into_response(),
        Reply::Text(kind, text) => ([(header::CONTENT_TYPE, kind)], text).into_response(),
        Reply::Status(status) => StatusCode::from_u16(status).unwrap().into_response(),
        Reply::Redirect(to) => axum::response::Redirect::to(&to).into_response(),
        Reply::Endless => {
            let frame = || Ok::<_, std::io::Error>(vec![b' '; 64 * 1024]);
            let body = Body::from_stream(futures::stream::repeat_with(frame));
            ([(header::CONTENT_TYPE, "application/json")], body).into_response()
        }
        Reply::Silence => {
            let body = futures::stream::pending::<Result<Vec<u8>, std::io::Error>>();
            let body = Body::from_stream(body);
            ([(header::CONTENT_TYPE, "application/json")], body).into_response()
        }
    }
}

/// Puts members into an object; `null` takes one out.
pub fn merge(object: &mut Value, changed: Value) {
    let Value::Object(changed) = changed else {
        return;
    };
    let object = object.as_object_mut().unwrap();
    for (name, value) in changed {
        if value.is_null() {
            object.remove(&name);
        } else {
            object.insert(name, value);
        }
    }
}

pub fn base64(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
