//! Problem documents as responses.

use api::problem::{ErrorCode, MEDIA_TYPE, Problem};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::refusal::Refusal;

/// A problem on its way out.
#[derive(Debug)]
pub struct ProblemResponse {
    problem: Box<Problem>,
    retry_after_seconds: Option<u64>,
}

impl ProblemResponse {
    /// A problem with its code and a sentence.
    pub fn new(code: ErrorCode, detail: impl Into<String>) -> Self {
        Problem::new(code, detail).into()
    }
}

impl From<Problem> for ProblemResponse {
    fn from(problem: Problem) -> Self {
        Self {
            problem: Box::new(problem),
            retry_after_seconds: None,
        }
    }
}

impl From<Refusal> for ProblemResponse {
    fn from(refusal: Refusal) -> Self {
        let retry_after_seconds = match refusal {
            Refusal::TooManyTries {
                retry_after_seconds,
            } => Some(retry_after_seconds),
            Refusal::Gateway(_)
            | Refusal::Store(_)
            | Refusal::InProgress
            | Refusal::ProviderDown(_)
            | Refusal::Dns(_) => Some(2),
            _ => None,
        };
        Self {
            problem: Box::new(refusal.problem()),
            retry_after_seconds,
        }
    }
}

impl IntoResponse for ProblemResponse {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.problem.status);
        let status = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_vec(&self.problem).unwrap_or_default();
        let mut response = (status, [(header::CONTENT_TYPE, MEDIA_TYPE)], body).into_response();
        let waits = matches!(status.as_u16(), 409 | 429 | 503);
        if let Some(seconds) = self.retry_after_seconds.filter(|_| waits) {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        // The layer that knows the request's id adds it to the document.
        response.extensions_mut().insert(Unidentified(self.problem));
        response
    }
}

/// A problem whose document does not name its request yet.
#[derive(Clone)]
pub struct Unidentified(Box<Problem>);

impl Unidentified {
    /// The document with the request's name.
    pub fn named(mut self, request_id: &str) -> Vec<u8> {
        self.0.request_id = Some(request_id.to_owned());
        serde_json::to_vec(&self.0).unwrap_or_default()
    }
}
