//! A provider that lies, or that somebody lies for: each row is one lie, and
//! what the person is told. Nobody is ever signed in.

use domain::sign_in::ProviderKind;
use ring::hmac;
use serde_json::{Value, json};

use super::{ADA, GWEN, HARBOR};
use crate::support::{
    App, CLIENT_SECRET, Engine, Reply, Script, Signer, TestProvider, base64, both, start_call,
};

/// One lie, by its name, and the word of the page it ends on.
type Row = (&'static str, &'static str, Script);

/// The token says what it should not.
fn claims(change: impl Fn(&mut Value) + Send + Sync + 'static) -> Script {
    Script {
        claims: Some(Box::new(change)),
        ..Script::default()
    }
}

fn claim(name: &'static str, value: Value) -> Script {
    claims(move |claims| claims[name] = value.clone())
}

fn header(name: &'static str, value: Value) -> Script {
    Script {
        header: Some(Box::new(move |header| header[name] = value.clone())),
        ..Script::default()
    }
}

/// The token is made in another way.
fn forged(forge: impl Fn(&Signer, Value, Value) -> String + Send + Sync + 'static) -> Script {
    Script {
        token: Some(Box::new(forge)),
        ..Script::default()
    }
}

/// The provider's description is not what it should be.
fn described(rewrite: impl Fn(Value) -> Reply + Send + Sync + 'static) -> Script {
    Script {
        discovery: Some(Box::new(rewrite)),
        ..Script::default()
    }
}

fn keys(rewrite: impl Fn(Value) -> Reply + Send + Sync + 'static) -> Script {
    Script {
        keys: Some(Box::new(rewrite)),
        ..Script::default()
    }
}

fn answered(rewrite: impl Fn(Value) -> Reply + Send + Sync + 'static) -> Script {
    Script {
        answer: Some(Box::new(rewrite)),
        ..Script::default()
    }
}

fn unsigned(header: &Value, claims: &Value) -> String {
    let part = |value: &Value| base64(value.to_string().as_bytes());
    format!("{}.{}", part(header), part(claims))
}

fn with_secret(secret: &[u8], header: &Value, claims: &Value) -> String {
    let signed = unsigned(header, claims);
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret);
    let signature = hmac::sign(&key, signed.as_bytes());
    format!("{signed}.{}", base64(signature.as_ref()))
}

fn seconds(claims: &Value, name: &str) -> i64 {
    claims[name].as_i64().unwrap()
}

#[expect(clippy::too_many_lines, reason = "it is a table")]
fn lies_of_claims() -> Vec<Row> {
    vec![
        (
            "another issuer",
            "refused",
            claim("iss", json!("https://login.evil.example")),
        ),
        (
            "an issuer with a slash more",
            "refused",
            claims(|claims| {
                claims["iss"] = json!(format!("{}/", claims["iss"].as_str().unwrap()));
            }),
        ),
        ("no issuer", "refused", claim("iss", Value::Null)),
        (
            "another audience",
            "refused",
            claim("aud", json!("another-client")),
        ),
        (
            "another audience beside ours",
            "refused",
            claim("aud", json!(["selfserve", "evil"])),
        ),
        ("no audience", "refused", claim("aud", json!([]))),
        (
            "made for another party",
            "refused",
            claim("azp", json!("another-client")),
        ),
        (
            "another nonce",
            "refused",
            claim("nonce", json!("nonce-of-another-sign-in")),
        ),
        ("an empty nonce", "refused", claim("nonce", json!(""))),
        (
            "no nonce",
            "refused",
            claims(|claims| {
                claims.as_object_mut().unwrap().remove("nonce");
            }),
        ),
        (
            "expired 61 seconds ago",
            "refused",
            claims(|claims| {
                claims["exp"] = json!(seconds(claims, "iat") - 61);
            }),
        ),
        (
            "valid in two minutes",
            "refused",
            claims(|claims| {
                claims["nbf"] = json!(seconds(claims, "iat") + 120);
            }),
        ),
        (
            "made in two minutes",
            "refused",
            claims(|claims| {
                claims["iat"] = json!(seconds(claims, "iat") + 120);
            }),
        ),
        (
            "a beginning that is no time",
            "refused",
            claim("nbf", json!("now")),
        ),
        (
            "no end",
            "refused",
            claims(|claims| {
                claims.as_object_mut().unwrap().remove("exp");
            }),
        ),
        ("nobody", "refused", claim("sub", json!(""))),
        (
            "a subject longer than any",
            "refused",
            claim("sub", json!("a".repeat(256))),
        ),
        (
            "an address of a domain of nobody",
            "unknown_address",
            claim("email", json!("ada@nowhere.example")),
        ),
        (
            "an address of another organization",
            "unknown_address",
            claim("email", json!("zoe@meadow.example")),
        ),
        (
            "an address that only looks like ours",
            "unknown_address",
            claim("email", json!("ada@harbor.example.evil.example")),
        ),
        (
            "an address that is two",
            "unknown_address",
            claim("email", json!("ada@harbor.example,eve@evil.example")),
        ),
        (
            "an address that is not confirmed",
            "unknown_address",
            claim("email_verified", json!(false)),
        ),
        (
            "an address that a word calls not confirmed",
            "unknown_address",
            claim("email_verified", json!("false")),
        ),
        (
            "no address at all",
            "unknown_address",
            claims(|claims| {
                claims.as_object_mut().unwrap().remove("email");
            }),
        ),
        (
            "somebody who is disabled",
            "disabled",
            claims(|claims| {
                claims["sub"] = json!("dora");
                claims["email"] = json!("dora@harbor.example");
            }),
        ),
    ]
}

#[expect(clippy::too_many_lines, reason = "it is a table")]
fn lies_of_signatures() -> Vec<Row> {
    vec![
        (
            "algorithm none",
            "refused",
            forged(|_, _, claims| format!("{}.", unsigned(&json!({ "alg": "none" }), &claims))),
        ),
        (
            "algorithm NONE with a signature",
            "refused",
            header("alg", json!("NONE")),
        ),
        (
            "HS256 with the client's secret",
            "refused",
            forged(|_, _, claims| {
                with_secret(
                    CLIENT_SECRET.as_bytes(),
                    &json!({ "alg": "HS256" }),
                    &claims,
                )
            }),
        ),
        (
            "HS256 with the public key",
            "refused",
            forged(|signer, _, claims| {
                let key = signer.public().to_string();
                with_secret(
                    key.as_bytes(),
                    &json!({ "alg": "HS256", "kid": signer.kid }),
                    &claims,
                )
            }),
        ),
        (
            "an algorithm that is not the key's",
            "refused",
            header("alg", json!("RS256")),
        ),
        (
            "an unknown key",
            "refused",
            header("kid", json!("a-key-of-nobody")),
        ),
        (
            "a key of the attacker under the known name",
            "refused",
            forged(|_, header, claims| Signer::new("first").signs(&header, &claims)),
        ),
        (
            "a key within the token",
            "refused",
            forged(|_, mut header, claims| {
                let own = Signer::new("own");
                header["jwk"] = own.public();
                header["kid"] = json!("own");
                own.signs(&header, &claims)
            }),
        ),
        (
            "another set of keys named by the token",
            "refused",
            forged(|_, mut header, claims| {
                header["jku"] = json!("https://evil.example/keys");
                Signer::new("first").signs(&header, &claims)
            }),
        ),
        (
            "a header that must be understood",
            "refused",
            header("crit", json!(["exp"])),
        ),
        (
            "claims changed after signing",
            "refused",
            forged(|signer, header, claims| {
                let token = signer.signs(&header, &claims);
                let signature = token.rsplit('.').next().unwrap();
                let mut changed = claims.clone();
                changed["sub"] = json!("somebody-else");
                format!("{}.{signature}", unsigned(&header, &changed))
            }),
        ),
        (
            "a signature cut short",
            "refused",
            forged(|signer, header, claims| {
                let token = signer.signs(&header, &claims);
                token[..token.len() - 8].to_owned()
            }),
        ),
        (
            "a subject named twice",
            "refused",
            forged(|signer, header, claims| {
                let claims = claims.to_string();
                let twice = format!("{},\"sub\":\"gwen\"}}", &claims[..claims.len() - 1]);
                signer.signs_text(&header.to_string(), &twice)
            }),
        ),
        (
            "a nonce named twice",
            "refused",
            forged(|signer, header, claims| {
                let nonce = claims["nonce"].clone();
                let claims = claims.to_string();
                let twice = format!("{{\"nonce\":{nonce},{}", &claims[1..]);
                signer.signs_text(&header.to_string(), &twice)
            }),
        ),
        (
            "no token but a text",
            "refused",
            forged(|_, _, _| "token".to_owned()),
        ),
        (
            "an encrypted token",
            "refused",
            header("alg", json!("RSA-OAEP")),
        ),
    ]
}

fn lies_of_answers() -> Vec<Row> {
    vec![
        (
            "no ID token",
            "refused",
            answered(|mut answer| {
                answer.as_object_mut().unwrap().remove("id_token");
                Reply::Json(answer)
            }),
        ),
        (
            "an error for an answer",
            "refused",
            answered(|_| Reply::Json(json!({ "error": "invalid_client" }))),
        ),
        (
            "a page for an answer",
            "refused",
            answered(|_| Reply::Text("text/html", "<h1>Welcome</h1>".to_owned())),
        ),
        (
            "a redirect for an answer",
            "refused",
            answered(|_| Reply::Redirect("https://evil.example/token".to_owned())),
        ),
        (
            "an answer without end",
            "provider_down",
            answered(|_| Reply::Endless),
        ),
    ]
}

/// What is asked before anything else: here the journey cannot begin.
fn lies_of_descriptions() -> Vec<Row> {
    let replaced = |name: &'static str, value: &'static str| {
        described(move |mut document| {
            document[name] = json!(value);
            Reply::Json(document)
        })
    };
    vec![
        (
            "a description of another issuer",
            "",
            replaced("issuer", "https://evil.example"),
        ),
        (
            "a page to sign in at that is a script",
            "",
            replaced("authorization_endpoint", "javascript:alert(1)"),
        ),
        (
            "a page to sign in at in the clear",
            "",
            replaced("authorization_endpoint", "http://evil.example/authorize"),
        ),
        (
            "a page to sign out at that is a script",
            "",
            replaced("end_session_endpoint", "javascript:alert(1)"),
        ),
        (
            "keys in the clear",
            "",
            replaced("jwks_uri", "http://evil.example/keys"),
        ),
        (
            "keys in a file",
            "",
            replaced("jwks_uri", "file:///etc/passwd"),
        ),
        (
            "nowhere to bring a code",
            "",
            described(|mut document| {
                document.as_object_mut().unwrap().remove("token_endpoint");
                Reply::Json(document)
            }),
        ),
        (
            "a description that is a page",
            "",
            described(|_| Reply::Text("text/html", "<h1>Hello</h1>".to_owned())),
        ),
        (
            "a description somewhere else",
            "",
            described(|_| {
                Reply::Redirect("https://evil.example/.well-known/openid-configuration".to_owned())
            }),
        ),
        (
            "a description without end",
            "",
            described(|_| Reply::Endless),
        ),
        (
            "a fault of the provider",
            "",
            described(|_| Reply::Status(500)),
        ),
        (
            "a provider without a description",
            "",
            described(|_| Reply::Status(404)),
        ),
        (
            "keys that are a page",
            "",
            keys(|_| Reply::Text("text/html", "<h1>Keys</h1>".to_owned())),
        ),
        ("keys without end", "", keys(|_| Reply::Endless)),
        (
            "ten megabytes of keys",
            "",
            keys(|set| {
                let many = vec![set["keys"][0].clone(); 60_000];
                Reply::Json(json!({ "keys": many }))
            }),
        ),
        ("keys that never come", "", keys(|_| Reply::Silence)),
    ]
}

both! {
    // B2, R10
    async fn no_lie_of_a_provider_signs_anybody_in(app: App) {
        let provider = TestProvider::start("/", &app.clock).await;
        app.connects(GWEN, ProviderKind::Generic, &provider).await;
        let lies = [lies_of_claims(), lies_of_signatures(), lies_of_answers()];
        for (name, problem, script) in lies.into_iter().flatten() {
            provider.plays(script);
            let arrival = app.travels(&provider, HARBOR, ADA, json!({})).await;
            assert_eq!(arrival.problem().as_deref(), Some(problem), "{name}: {arrival:?}");
            assert_eq!((arrival.status, arrival.session.as_ref()), (303, None), "{name}");
        }
        provider.plays(Script::default());
        let arrival = app.travels(&provider, HARBOR, ADA, json!({})).await;
        assert!(arrival.session.is_some(), "without a lie: {arrival:?}");
    }

    // B2: the page says that the provider is down, and what was wanted is kept.
    async fn a_provider_that_is_not_what_it_says_begins_no_sign_in(app: App) {
        let provider = TestProvider::start("/", &app.clock).await;
        app.connects(GWEN, ProviderKind::Generic, &provider).await;
        for (name, _, script) in lies_of_descriptions() {
            provider.plays(script);
            app.clock.advance(chrono::TimeDelta::hours(2));
            let call = start_call(ADA, "/apps");
            let answer = app.visitor().sends(&call).await;
            assert_eq!((answer.status, answer.code()), (503, "provider_down"), "{name}");
            assert!(answer.headers.contains_key("retry-after"), "{name}");
        }
        // It has mended its ways; after a failure it is left alone for a moment.
        provider.plays(Script::default());
        let early = app.visitor().sends(&start_call(ADA, "/apps")).await;
        assert_eq!(early.code(), "provider_down");
        app.clock.advance(chrono::TimeDelta::seconds(10));
        app.visitor().leaves(ADA, "/apps").await;
    }
}
