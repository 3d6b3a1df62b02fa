//! The pages into which a card is typed, and on which a bank asks for a confirmation.

use axum::extract::{Path, Query, State};
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::Value;
use tokio::task::spawn_blocking;

use super::access::is_same;
use super::answer::{Refusal, unknown_path};
use crate::records::{PaymentIntent, Record, SetupIntent};
use crate::shared::Shared;

const CARD_PAGE: &str = include_str!("../../frame/card.html");
const CONFIRM_PAGE: &str = include_str!("../../frame/confirm.html");
const PROBLEM_PAGE: &str = include_str!("../../frame/problem.html");
/// The words of every page in every language. The scripts read them from the page.
const STRINGS: &str = include_str!("../../frame/strings.json");

const SCRIPT: &str = "text/javascript; charset=utf-8";
const FILES: [(&str, &str, &str); 7] = [
    ("bridge.js", SCRIPT, include_str!("../../frame/bridge.js")),
    ("card.js", SCRIPT, include_str!("../../frame/card.js")),
    ("checks.js", SCRIPT, include_str!("../../frame/checks.js")),
    ("confirm.js", SCRIPT, include_str!("../../frame/confirm.js")),
    ("format.js", SCRIPT, include_str!("../../frame/format.js")),
    ("problem.js", SCRIPT, include_str!("../../frame/problem.js")),
    (
        "card.css",
        "text/css; charset=utf-8",
        include_str!("../../frame/card.css"),
    ),
];

/// How a page is asked for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PageQuery {
    client_secret: String,
    payment_intent_client_secret: String,
    lang: String,
    theme: String,
}

/// A file of the pages.
pub async fn file(Path(name): Path<String>) -> Response {
    match FILES.iter().find(|(file, _, _)| *file == name) {
        Some((_, kind, text)) => ([(CONTENT_TYPE, *kind)], *text).into_response(),
        None => unknown_path().await.into_response(),
    }
}

/// The fields of a card, for the setup intent of the client secret.
pub async fn card(State(shared): State<Shared>, Query(query): Query<PageQuery>) -> Response {
    let secret = query.client_secret.clone();
    let found = find(&shared, secret, |intent: &SetupIntent| {
        intent.client_secret.clone()
    })
    .await;
    match found {
        Ok(Some(intent)) => page(
            &shared,
            &query,
            StatusCode::OK,
            CARD_PAGE,
            &[("client_secret", &intent.client_secret)],
        ),
        Ok(None) => problem(&shared, &query),
        Err(refusal) => refusal.into_response(),
    }
}

/// The bank's question, for the payment intent of the client secret.
pub async fn confirm(State(shared): State<Shared>, Query(query): Query<PageQuery>) -> Response {
    let secret = query.payment_intent_client_secret.clone();
    let found = find(&shared, secret, |intent: &PaymentIntent| {
        intent.client_secret.clone()
    })
    .await;
    match found {
        Ok(Some(intent)) => page(
            &shared,
            &query,
            StatusCode::OK,
            CONFIRM_PAGE,
            &[
                ("client_secret", &intent.client_secret),
                ("payment_intent", &intent.id),
                ("amount", &intent.amount.to_string()),
                ("currency", &intent.currency),
                ("status", intent.status.as_str()),
            ],
        ),
        Ok(None) => problem(&shared, &query),
        Err(refusal) => refusal.into_response(),
    }
}

fn problem(shared: &Shared, query: &PageQuery) -> Response {
    page(shared, query, StatusCode::NOT_FOUND, PROBLEM_PAGE, &[])
}

/// The intent whose id begins the client secret, if the secret is its own.
async fn find<R: Record + Send + 'static>(
    shared: &Shared,
    client_secret: String,
    secret_of: fn(&R) -> String,
) -> Result<Option<R>, Refusal> {
    let ledger = shared.ledger.clone();
    spawn_blocking(move || {
        let Some((id, _)) = client_secret.split_once("_secret_") else {
            return Ok(None);
        };
        let found: Option<R> = ledger.write(|entries| entries.find(id))?;
        Ok(found.filter(|intent| is_same(&secret_of(intent), &client_secret)))
    })
    .await
    .unwrap_or_else(|_| Err(Refusal::broken()))
}

fn page(
    shared: &Shared,
    query: &PageQuery,
    status: StatusCode,
    template: &str,
    values: &[(&str, &str)],
) -> Response {
    let lang = if query.lang == "nl" { "nl" } else { "en" };
    let theme = if query.theme == "dark" {
        "dark"
    } else {
        "light"
    };
    let strings: Value = serde_json::from_str(STRINGS).unwrap_or_default();
    let words = strings.get(lang).and_then(Value::as_object);
    let words = words.into_iter().flatten().filter_map(|(name, word)| {
        let word = word.as_str()?;
        Some((name.as_str(), word))
    });
    let mut html = template.to_owned();
    let settings = [
        ("lang", lang),
        ("theme", theme),
        ("strings", STRINGS),
        ("publishable_key", &shared.config.publishable_key),
        ("portal_origin", &shared.config.portal_origin),
    ];
    for (name, value) in words.chain(settings).chain(values.iter().copied()) {
        html = html.replace(&format!("{{{{{name}}}}}"), &escape(value));
    }
    let mut response = (status, html).into_response();
    let headers = response.headers_mut();
    headers.insert(
        CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    if let Ok(policy) = HeaderValue::from_str(&policy(&shared.config.portal_origin)) {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// The page runs its own files only, talks to its own origin only, and stands in the portal only.
fn policy(portal_origin: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; \
         base-uri 'none'; form-action 'none'; frame-ancestors {portal_origin}"
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}
