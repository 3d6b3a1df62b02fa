//! Who is to hear of every order, however often the server dies.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Bytes;
use axum::http::StatusCode;
use axum::routing::post;
use serde_json::Value;
use tokio::net::TcpListener;

/// A lease of somebody who died, and the tries after it.
const HEARD_WITHIN: Duration = Duration::from_secs(150);

/// A receiver of webhooks.
pub struct Receiver {
    pub url: String,
    paid: Arc<Mutex<BTreeSet<String>>>,
}

impl Receiver {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let paid: Arc<Mutex<BTreeSet<String>>> = Arc::default();
        let kept = Arc::clone(&paid);
        let answer = move |body: Bytes| async move {
            let event: Value = serde_json::from_slice(&body).unwrap();
            if event["type"] == "order.paid" {
                let order = event["data"]["object"].as_str().unwrap();
                kept.lock().unwrap().insert(order.to_owned());
            }
            StatusCode::NO_CONTENT
        };
        let router = Router::new().route("/", post(answer));
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self {
            url: format!("http://localhost:{port}/"),
            paid,
        }
    }

    /// Waits until it has heard that each of these was paid.
    pub async fn hears_of(&self, orders: &[String]) {
        let deadline = Instant::now() + HEARD_WITHIN;
        loop {
            let missing = {
                let paid = self.paid.lock().unwrap();
                orders.iter().find(|order| !paid.contains(*order)).cloned()
            };
            let Some(missing) = missing else { return };
            assert!(Instant::now() < deadline, "nobody was told of {missing}");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }
}
