//! Answers and refusals in Stripe's form.

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// An answer that is kept under the idempotency key of its request. A refused card is one.
pub struct Answer {
    pub status: u16,
    pub body: String,
    /// The merchant's server waits for it.
    pub is_held_back: bool,
    pub is_replayed: bool,
}

/// A request that changed nothing: nothing of it is kept.
pub struct Refusal {
    status: StatusCode,
    kind: &'static str,
    code: Option<&'static str>,
    param: Option<String>,
    message: String,
}

impl Answer {
    pub fn ok(body: &Value) -> Self {
        Self {
            status: 200,
            body: body.to_string(),
            is_held_back: false,
            is_replayed: false,
        }
    }

    /// A refused card, with the error object it was refused with.
    pub fn card_error(error: &Value) -> Self {
        Self {
            status: 402,
            ..Self::ok(&json!({ "error": error }))
        }
    }

    pub fn held_back(self) -> Self {
        Self {
            is_held_back: true,
            ..self
        }
    }
}

impl Refusal {
    pub fn invalid(code: Option<&'static str>, param: Option<&str>, message: String) -> Self {
        Self {
            status: StatusCode::BAD_REQUEST,
            kind: "invalid_request_error",
            code,
            param: param.map(str::to_owned),
            message,
        }
    }

    pub fn missing_parameter(name: &str) -> Self {
        let message = format!("Missing required param: {name}.");
        Self::invalid(Some("parameter_missing"), Some(name), message)
    }

    pub fn invalid_parameter(name: &str, message: &str) -> Self {
        Self::invalid(Some("parameter_invalid"), Some(name), message.to_owned())
    }

    /// The thing a parameter names does not exist.
    pub fn no_such(kind: &str, param: &str) -> Self {
        let message = format!("No such {kind}.");
        Self::invalid(Some("resource_missing"), Some(param), message)
    }

    /// The thing the path names does not exist.
    pub fn not_found(kind: &str) -> Self {
        Self {
            status: StatusCode::NOT_FOUND,
            ..Self::no_such(kind, "id")
        }
    }

    pub fn no_key() -> Self {
        Self {
            status: StatusCode::UNAUTHORIZED,
            ..Self::invalid(None, None, "You did not provide an API key.".to_owned())
        }
    }

    pub fn wrong_key() -> Self {
        Self {
            status: StatusCode::UNAUTHORIZED,
            ..Self::invalid(None, None, "Invalid API key provided.".to_owned())
        }
    }

    pub fn secret_key_required() -> Self {
        let message = "This API call cannot be made with a publishable API key.".to_owned();
        Self {
            status: StatusCode::FORBIDDEN,
            ..Self::invalid(Some("secret_key_required"), None, message)
        }
    }

    pub fn key_used_for_another_request() -> Self {
        let message = "Keys for idempotent requests can only be used with the same parameters \
                       they were first used with."
            .to_owned();
        Self {
            kind: "idempotency_error",
            ..Self::invalid(None, None, message)
        }
    }

    pub fn key_in_progress() -> Self {
        let message =
            "There is currently another in-progress request using this idempotency key.".to_owned();
        Self {
            status: StatusCode::CONFLICT,
            kind: "idempotency_error",
            ..Self::invalid(Some("idempotency_key_in_use"), None, message)
        }
    }

    pub fn rate_limited() -> Self {
        let message = "Too many requests hit the API too quickly.".to_owned();
        Self {
            status: StatusCode::TOO_MANY_REQUESTS,
            ..Self::invalid(Some("rate_limit"), None, message)
        }
    }

    pub fn broken() -> Self {
        Self {
            status: StatusCode::INTERNAL_SERVER_ERROR,
            kind: "api_error",
            ..Self::invalid(None, None, "An unknown error occurred.".to_owned())
        }
    }
}

impl From<rusqlite::Error> for Refusal {
    fn from(error: rusqlite::Error) -> Self {
        tracing::error!(%error, "the ledger could not be used");
        Self::broken()
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::OK);
        let mut response = json_response(status, self.body);
        if self.is_replayed {
            response
                .headers_mut()
                .insert("idempotent-replayed", HeaderValue::from_static("true"));
        }
        response
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut error = json!({ "type": self.kind, "message": self.message });
        if let Some(fields) = error.as_object_mut() {
            if let Some(code) = self.code {
                fields.insert("code".to_owned(), code.into());
            }
            if let Some(param) = self.param {
                fields.insert("param".to_owned(), param.into());
            }
        }
        json_response(self.status, json!({ "error": error }).to_string())
    }
}

/// No endpoint has this path and method.
pub async fn unknown_path() -> Refusal {
    Refusal {
        status: StatusCode::NOT_FOUND,
        ..Refusal::invalid(None, None, "Unrecognized request URL.".to_owned())
    }
}

fn json_response(status: StatusCode, body: String) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}
