//! A receiver of webhooks that answers what the test wants.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
use serde_json::Value;
use tokio::net::TcpListener;

/// What it was given.
#[derive(Clone)]
pub struct Call {
    pub id: String,
    pub kind: String,
    pub headers: HeaderMap,
    pub body: String,
}

/// The receiver.
pub struct Receiver {
    pub url: String,
    calls: Arc<Mutex<Vec<Call>>>,
    status: Arc<Mutex<u16>>,
}

impl Receiver {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let calls: Arc<Mutex<Vec<Call>>> = Arc::default();
        let status = Arc::new(Mutex::new(204));
        let (kept, answered) = (calls.clone(), status.clone());
        let answer = move |headers: HeaderMap, body: Bytes| async move {
            kept.lock().unwrap().push(call(headers, &body));
            let status = *answered.lock().unwrap();
            if status == 0 {
                std::future::pending::<()>().await;
            }
            let status = StatusCode::from_u16(status).unwrap();
            (status, [("location", "http://localhost:1/")])
        };
        let router = Router::new().route("/hook", any(answer));
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self {
            url: format!("http://localhost:{port}/hook"),
            calls,
            status,
        }
    }

    /// Answers with this status from now on; 0 is none.
    pub fn answers(&self, status: u16) {
        *self.status.lock().unwrap() = status;
    }

    /// All calls since the last time somebody looked.
    pub fn take(&self) -> Vec<Call> {
        std::mem::take(&mut *self.calls.lock().unwrap())
    }

    /// The same, as what happened.
    pub fn kinds(&self) -> Vec<String> {
        self.take().into_iter().map(|call| call.kind).collect()
    }
}

fn call(headers: HeaderMap, body: &[u8]) -> Call {
    let event: Value = serde_json::from_slice(body).unwrap();
    Call {
        id: headers["webhook-id"].to_str().unwrap().to_owned(),
        kind: event["type"].as_str().unwrap().to_owned(),
        headers,
        body: String::from_utf8(body.to_vec()).unwrap(),
    }
}
