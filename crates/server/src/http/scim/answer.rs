//! Bodies in and out, as `application/scim+json`.

use axum::body::{Body, Bytes};
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, FromRequestParts, RawPathParams, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use crate::http::extract::Queries;
use crate::scim::{ListQuery, MEDIA_TYPE, ScimError, Selection};
use crate::state::AppState;
use crate::use_cases::directory::Resource;

/// A refusal on its way out.
pub struct Refused(ScimError);

/// A JSON body.
pub struct Json(pub Value);

/// The id in the path.
pub struct Id(pub String);

/// The version that a change must find (`If-Match`).
pub struct IfMatch(pub Option<String>);

impl From<ScimError> for Refused {
    fn from(error: ScimError) -> Self {
        Self(error)
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.status);
        let status = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = body(status, &self.0.document());
        let headers = response.headers_mut();
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(seconds) = self.0.retry_after_seconds {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// A body with its status.
pub fn body(status: StatusCode, value: &Value) -> Response {
    let text = value.to_string();
    (status, [(header::CONTENT_TYPE, MEDIA_TYPE)], text).into_response()
}

/// A resource, with its version; with its address where it is new. Whoever has the version already
/// (`If-None-Match`) gets no body.
pub fn resource(
    status: StatusCode,
    found: Resource,
    selection: &Selection,
    asked: &HeaderMap,
) -> Response {
    let known = asked.get(header::IF_NONE_MATCH);
    let is_known = known
        .and_then(|tags| tags.to_str().ok())
        .is_some_and(|tags| tags.split(',').any(|tag| tag.trim() == found.tag));
    let location = found.body.get("meta").and_then(|meta| meta.get("location"));
    let location = location.and_then(Value::as_str).map(HeaderValue::from_str);
    let tag = HeaderValue::from_str(&found.tag);
    let mut response = if is_known && status == StatusCode::OK {
        Response::new(Body::empty())
    } else {
        body(status, &selection.apply(found.body).into())
    };
    if is_known && status == StatusCode::OK {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    }
    let mut insert = |name: HeaderName, value: Option<_>| {
        if let Some(Ok(value)) = value {
            response.headers_mut().insert(name, value);
        }
    };
    insert(header::ETAG, Some(tag));
    insert(
        header::LOCATION,
        location.filter(|_| status == StatusCode::CREATED),
    );
    response
}

/// Which attributes the address asks for.
pub fn selection(queries: &Queries) -> Result<Selection, Refused> {
    Ok(list_query(queries)?.selection)
}

/// What the address asks of a list.
pub fn list_query(queries: &Queries) -> Result<ListQuery, Refused> {
    Ok(ListQuery::from_parameters(|name| queries.get(name))?)
}

impl FromRequest<AppState> for Json {
    type Rejection = Refused;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Refused> {
        let kind = request.headers().get(header::CONTENT_TYPE);
        let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim();
        let is_json = [MEDIA_TYPE, "application/json"]
            .iter()
            .any(|json| kind.eq_ignore_ascii_case(json));
        if !is_json {
            let detail = format!("the body must be declared as {MEDIA_TYPE}");
            return Err(ScimError::new(415, detail).into());
        }
        let bytes = Bytes::from_request(request, state).await;
        let bytes = bytes.map_err(|rejection| match rejection {
            BytesRejection::FailedToBufferBody(error)
                if error.status() == StatusCode::PAYLOAD_TOO_LARGE =>
            {
                ScimError::new(413, "the body is too large")
            }
            _ => ScimError::syntax("the body did not arrive whole"),
        })?;
        let value =
            serde_json::from_slice(&bytes).map_err(|error| ScimError::syntax(error.to_string()))?;
        Ok(Self(value))
    }
}

impl FromRequestParts<AppState> for Id {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Refused> {
        let params = RawPathParams::from_request_parts(parts, state).await;
        let params = params.map_err(|_| ScimError::not_found())?;
        let id = params.iter().find(|(name, _)| *name == "id");
        let id = id.ok_or_else(ScimError::not_found)?;
        Ok(Self(id.1.to_owned()))
    }
}

impl Id {
    /// The id as what it names. What can be no id names nothing.
    pub fn read<T, E>(&self, parse: impl Fn(&str) -> Result<T, E>) -> Result<T, Refused> {
        parse(&self.0).map_err(|_| ScimError::not_found().into())
    }
}

impl FromRequestParts<AppState> for IfMatch {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Self::Rejection> {
        let tags = parts.headers.get(header::IF_MATCH);
        let tags = tags.and_then(|tags| tags.to_str().ok());
        Ok(Self(tags.map(str::to_owned)))
    }
}
