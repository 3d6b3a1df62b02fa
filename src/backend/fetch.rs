//! One call over the network. All but encoding and decoding is the same code
//! for every endpoint, which keeps the program small.

use api::problem::{ErrorCode, Problem};
use api::{CSRF_HEADER, Endpoint, IDEMPOTENCY_HEADER, Method};
use gloo_net::http::RequestBuilder;
use serde::de::DeserializeOwned;
use web_sys::{AbortController, AbortSignal};

/// Why a call gave no answer to use.
#[derive(Debug, Clone, PartialEq)]
pub enum CallError {
    /// The server says what is wrong.
    Problem(Box<Problem>),
    /// The session has ended.
    SignedOut,
    /// The server was not reached.
    Offline,
    /// The answer was not understood: portal and server differ in version.
    Decode,
}

/// A call ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    method: Method,
    address: String,
    body: Option<String>,
    idempotency_key: Option<String>,
}

/// Ends a call that nobody waits for any more, at the latest when dropped.
pub struct Abort(Option<AbortController>);

impl Request {
    /// Writes a call down.
    pub fn of<E: Endpoint>(call: &E) -> Self {
        Self {
            method: E::METHOD,
            address: call.address(),
            body: call
                .body()
                .and_then(|body| serde_json::to_string(body).ok()),
            idempotency_key: call.idempotency_key().map(str::to_owned),
        }
    }
}

impl Abort {
    /// For calls that are always carried through.
    pub const fn never() -> Self {
        Self(None)
    }

    /// For calls whose answer may lose its meaning.
    pub fn on_drop() -> Self {
        Self(AbortController::new().ok())
    }

    /// What the call itself watches.
    pub fn signal(&self) -> Option<AbortSignal> {
        self.0.as_ref().map(AbortController::signal)
    }
}

impl Drop for Abort {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}

/// Reads an answer.
pub fn decode<T: DeserializeOwned>(text: &str) -> Result<T, CallError> {
    serde_json::from_str(text).map_err(|_| CallError::Decode)
}

/// Sends a request and gives the text of its answer.
pub async fn exchange(request: Request, signal: Option<AbortSignal>) -> Result<String, CallError> {
    let response = send(request, signal)
        .await
        .map_err(|_| CallError::Offline)?;
    let text = response.text().await.map_err(|_| CallError::Offline)?;
    if response.ok() {
        Ok(text)
    } else {
        Err(refusal(response.status(), &text))
    }
}

async fn send(
    request: Request,
    signal: Option<AbortSignal>,
) -> Result<gloo_net::http::Response, gloo_net::Error> {
    let mut builder = RequestBuilder::new(&request.address)
        .method(method(request.method))
        .header("accept", "application/json")
        .abort_signal(signal.as_ref());
    if request.method != Method::Get {
        builder = builder.header(CSRF_HEADER, "1");
    }
    if let Some(key) = &request.idempotency_key {
        builder = builder.header(IDEMPOTENCY_HEADER, key);
    }
    match request.body {
        Some(body) => {
            builder
                .header("content-type", "application/json")
                .body(body)?
                .send()
                .await
        }
        None => builder.send().await,
    }
}

const fn method(method: Method) -> gloo_net::http::Method {
    match method {
        Method::Get => gloo_net::http::Method::GET,
        Method::Post => gloo_net::http::Method::POST,
        Method::Put => gloo_net::http::Method::PUT,
        Method::Delete => gloo_net::http::Method::DELETE,
    }
}

/// What an answer other than success means.
fn refusal(status: u16, text: &str) -> CallError {
    match serde_json::from_str::<Problem>(text) {
        Ok(problem) if problem.code == ErrorCode::NotSignedIn => CallError::SignedOut,
        Ok(problem) => CallError::Problem(Box::new(problem)),
        // Something between us and the server answered.
        Err(_) if status >= 500 => {
            CallError::Problem(Box::new(Problem::new(ErrorCode::Unavailable, "")))
        }
        Err(_) => CallError::Decode,
    }
}

#[cfg(test)]
mod tests {
    use api::orders::{PlaceOrder, PlaceOrderRequest};
    use api::session::ShowSession;
    use domain::ids::{PaymentMethodId, QuoteId};
    use domain::money::{Currency, Money};

    use super::*;

    #[test]
    fn a_call_is_written_down_with_all_it_says() {
        let call = PlaceOrder {
            idempotency_key: "key-1".to_owned(),
            body: PlaceOrderRequest {
                quote: QuoteId::parse("q1").unwrap(),
                payment_method: PaymentMethodId::parse("pm_1").unwrap(),
                accepted_total: Money::new(3412, Currency::parse("EUR").unwrap()),
            },
        };
        let request = Request::of(&call);
        assert_eq!(request.method, Method::Post);
        assert_eq!(request.address, "/api/v1/orders");
        assert_eq!(request.idempotency_key.as_deref(), Some("key-1"));
        assert_eq!(
            request.body.as_deref(),
            Some(
                r#"{"quote":"q1","payment_method":"pm_1","accepted_total":{"minor":3412,"currency":"EUR"}}"#
            )
        );
        assert_eq!(Request::of(&ShowSession).body, None);
    }

    #[test]
    fn a_problem_of_the_server_is_kept_whole() {
        let problem = Problem::new(ErrorCode::NoLicenseLeft, "all 3 licenses are assigned");
        let text = serde_json::to_string(&problem).unwrap();
        assert_eq!(refusal(409, &text), CallError::Problem(Box::new(problem)));
    }

    #[test]
    fn an_ended_session_is_told_from_a_wrong_password() {
        let text = |code| serde_json::to_string(&Problem::new(code, "")).unwrap();
        assert_eq!(
            refusal(401, &text(ErrorCode::NotSignedIn)),
            CallError::SignedOut
        );
        assert!(matches!(
            refusal(401, &text(ErrorCode::WrongCredentials)),
            CallError::Problem(_)
        ));
    }

    #[test]
    fn a_gateway_page_in_between_counts_as_unavailable() {
        assert!(matches!(
            refusal(502, "<h1>Bad gateway</h1>"),
            CallError::Problem(problem) if problem.code == ErrorCode::Unavailable
        ));
        assert_eq!(refusal(404, "<h1>Not found</h1>"), CallError::Decode);
    }
}
