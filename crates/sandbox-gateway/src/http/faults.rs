//! Faults that a test or a person orders, each at one endpoint.

use std::collections::VecDeque;
use std::sync::Mutex;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use futures::stream;
use serde::Deserialize;

use super::answer::Refusal;
use super::connection::Connection;
use crate::shared::lock;

/// What goes wrong.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FaultKind {
    /// The connection is closed and nothing happens.
    Refuse,
    /// The request waits and is then carried out, even if the client has hung up.
    Hang,
    /// Nothing happens, and the answer is 500.
    #[serde(rename = "http_500")]
    Http500,
    /// The request is carried out. The answer is 200, and no JSON.
    Garbage,
    /// The request is carried out, and the connection closed without an answer.
    LoseAnswer,
    /// The request is carried out. The connection closes in the middle of the answer.
    ResetMidBody,
    /// Nothing happens, and the answer is 429 with `Retry-After`.
    RateLimit,
}

/// A fault for the next `times` calls of an endpoint.
#[derive(Clone, Deserialize)]
pub struct FaultOrder {
    pub endpoint: String,
    pub fault: FaultKind,
    #[serde(default = "once")]
    pub times: u32,
    pub seconds: Option<u64>,
}

/// A fault that befalls one request.
pub struct Fault {
    kind: FaultKind,
    seconds: Option<u64>,
}

/// The faults that are still to come. They end with the process.
#[derive(Default)]
pub struct Faults(Mutex<VecDeque<FaultOrder>>);

const HANG_SECONDS: u64 = 30;
const RETRY_AFTER_SECONDS: u64 = 1;
const LONGEST_ANSWER: usize = 4 * 1024 * 1024;

fn once() -> u32 {
    1
}

impl Faults {
    pub fn order(&self, order: FaultOrder) {
        lock(&self.0).push_back(order);
    }

    pub fn clear(&self) {
        lock(&self.0).clear();
    }

    /// The fault of this call, if one was ordered. Orders for one endpoint follow each other.
    pub fn take(&self, endpoint: &str) -> Option<Fault> {
        let mut orders = lock(&self.0);
        orders.retain(|order| order.times > 0);
        let order = orders.iter_mut().find(|order| order.endpoint == endpoint)?;
        order.times -= 1;
        Some(Fault {
            kind: order.fault,
            seconds: order.seconds,
        })
    }
}

impl Fault {
    /// The answer of a fault that lets nothing happen.
    pub async fn before_the_work(&self, connection: Option<&Connection>) -> Option<Response> {
        match self.kind {
            FaultKind::Refuse => Some(cut(connection)),
            FaultKind::Hang => {
                let seconds = self.seconds.unwrap_or(HANG_SECONDS);
                tokio::time::sleep(Duration::from_secs(seconds)).await;
                None
            }
            FaultKind::Http500 => Some(Refusal::broken().into_response()),
            FaultKind::RateLimit => {
                let seconds = self.seconds.unwrap_or(RETRY_AFTER_SECONDS);
                let mut response = Refusal::rate_limited().into_response();
                response.headers_mut().insert(RETRY_AFTER, seconds.into());
                Some(response)
            }
            FaultKind::Garbage | FaultKind::LoseAnswer | FaultKind::ResetMidBody => None,
        }
    }

    /// The answer of a fault that spoils only the answer.
    pub async fn after_the_work(
        &self,
        response: Response,
        connection: Option<&Connection>,
    ) -> Response {
        match self.kind {
            FaultKind::Garbage => {
                let mut garbage = Response::new(Body::from("<html><body>It works!"));
                garbage
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("text/html"));
                garbage
            }
            FaultKind::LoseAnswer => cut(connection),
            FaultKind::ResetMidBody => break_off(response).await,
            _ => response,
        }
    }
}

/// Closes the connection. What is returned is never written to it; a caller without a
/// connection gets an empty 500.
fn cut(connection: Option<&Connection>) -> Response {
    if let Some(connection) = connection {
        connection.cut();
    }
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

/// Announces the whole body and sends the first half of it.
async fn break_off(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let body = to_bytes(body, LONGEST_ANSWER).await.unwrap_or_default();
    let half = body.slice(..body.len() / 2);
    parts.headers.insert(CONTENT_LENGTH, body.len().into());
    let pieces: [std::io::Result<Bytes>; 2] = [
        Ok(half),
        Err(std::io::Error::from(std::io::ErrorKind::ConnectionReset)),
    ];
    Response::from_parts(parts, Body::from_stream(stream::iter(pieces)))
}
