//! To an organization's identity provider, back, and its notices of logout.

use api::session::{StartSignInRequest, StartSignInResponse};
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use domain::ids::TenantId;
use domain::sign_in::SignInProblem;
use url::form_urlencoded;

use super::session::admit;
use crate::http::cookie;
use crate::http::extract::{Body, MaybeSignedIn, Origin, Path, Queries};
use crate::http::problem::ProblemResponse;
use crate::rates::Kind;
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::single_sign_on::{
    self, COMES_BACK_WITHIN, ComingBack, Leaving, Outcome, Started, is_on_its_way, take_notice,
};

/// Begins a sign-in at a provider.
pub async fn start(
    State(state): State<AppState>,
    MaybeSignedIn(earlier): MaybeSignedIn,
    Origin(origin): Origin,
    headers: HeaderMap,
    Body(request): Body<StartSignInRequest>,
) -> Result<Response, ProblemResponse> {
    let StartSignInRequest {
        email,
        return_to,
        second_factor,
    } = request;
    admit(&state, Kind::SignIn, &email, origin.as_deref())?;
    let browser = cookie::read_flow(&headers);
    let leaving = Leaving {
        email: &email,
        return_to: &return_to,
        second_factor,
    };
    let started = single_sign_on::start(&state, leaving, browser, earlier.as_ref()).await?;
    let Started {
        authorization_url,
        browser,
    } = started;
    let header = cookie::set_flow(&browser, COMES_BACK_WITHIN);
    let header = header.ok_or(Refusal::Bug("a cookie that is no header"))?;
    let body = StartSignInResponse { authorization_url };
    Ok((AppendHeaders([(header::SET_COOKIE, header)]), Json(body)).into_response())
}

/// Takes whom the provider sends back, and leads to a page of ours: its own
/// calls carry the new cookie, which this request from another site does not.
pub async fn come_back(
    State(state): State<AppState>,
    Origin(origin): Origin,
    path: Path,
    queries: Queries,
    headers: HeaderMap,
) -> Result<Response, ProblemResponse> {
    let tenant = path.read("tenant", TenantId::parse)?;
    let browser = cookie::read_flow(&headers);
    let back = ComingBack {
        state: queries.get("state"),
        code: queries.get("code"),
        error: queries.get("error"),
        iss: queries.get("iss"),
        browser: browser.clone(),
        origin,
    };
    let broken = Refusal::Bug("a cookie that is no header");
    let outcome = single_sign_on::come_back(&state, &tenant, back).await?;
    // Who comes back with nothing that was begun here ends nothing: any site
    // can send a browser to this address.
    let was_begun = !matches!(
        outcome,
        Outcome::Failed {
            return_to: None,
            ..
        }
    );
    let (mut cookies, page) = match outcome {
        Outcome::SignedIn { token, return_to } => {
            (vec![cookie::set(&token).ok_or(broken)?], return_to)
        }
        Outcome::Failed { problem, return_to } => {
            (Vec::new(), sign_in_page(problem, return_to.as_deref()))
        }
    };
    if let Some(browser) = browser
        && was_begun
        && !is_on_its_way(&state, &tenant, &browser).await?
    {
        cookies.extend(cookie::clear_flow());
    }
    let cookies = cookies
        .into_iter()
        .map(|cookie| (header::SET_COOKIE, cookie));
    let cookies = AppendHeaders(cookies.collect::<Vec<_>>());
    Ok((cookies, see_other(&page)?).into_response())
}

/// Takes a provider's notice that somebody has signed out there.
pub async fn back_channel(
    State(state): State<AppState>,
    path: Path,
    body: Bytes,
) -> Result<Response, ProblemResponse> {
    let tenant = path.read("tenant", TenantId::parse)?;
    let token = form_urlencoded::parse(&body)
        .find(|(name, _)| name == "logout_token")
        .map(|(_, token)| token.into_owned());
    let outcome = take_notice(&state, &tenant, &token.unwrap_or_default()).await;
    match outcome {
        Ok(()) => Ok(StatusCode::OK.into_response()),
        // The words of the protocol, which the provider understands.
        Err(Refusal::InvalidField { detail, .. }) => {
            tracing::warn!(tenant.id = %tenant, detail, "a notice of logout was refused");
            let body = serde_json::json!({ "error": "invalid_request" });
            Ok((StatusCode::BAD_REQUEST, Json(body)).into_response())
        }
        Err(refusal) => Err(refusal.into()),
    }
}

fn see_other(address: &str) -> Result<Response, Refusal> {
    let address = HeaderValue::from_str(address);
    let address = address.map_err(|_| Refusal::Bug("a page whose address is no header"))?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, address)]).into_response())
}

/// The sign-in, which says what went wrong and begins again.
fn sign_in_page(problem: SignInProblem, return_to: Option<&str>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("problem", problem.as_str());
    if let Some(address) = return_to {
        query.append_pair("return", address);
    }
    format!("/sign-in?{}", query.finish())
}
