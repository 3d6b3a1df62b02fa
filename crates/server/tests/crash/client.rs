//! A browser that buys while the server dies under it.

use api::{CSRF_HEADER, IDEMPOTENCY_HEADER};
use reqwest::{Method, header};
use serde_json::{Value, json};

use super::processes::Gateway;

/// A signed-in browser.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    origin: String,
    cookie: Option<String>,
}

/// A purchase that is ready to be placed.
#[derive(Clone)]
pub struct Buying {
    pub quote: String,
    key: String,
    body: Value,
}

/// Where a purchase ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Placed {
    Paid,
    NotPaid(String),
}

impl Client {
    pub fn new(origin: &str) -> Self {
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        Self {
            http,
            origin: origin.to_owned(),
            cookie: None,
        }
    }

    pub async fn signs_in(&mut self) {
        self.signs_in_as("ada@harbor.example").await;
    }

    /// Has this receiver hear of orders.
    pub async fn adds_webhook(&self, url: &str) {
        let body = json!({ "url": url, "areas": ["order"] });
        let request = self.request(Method::POST, "/api/v1/webhooks").json(&body);
        self.json(request).await;
    }

    pub async fn moves_clock_on(&self, seconds: u32) {
        let body = json!({ "seconds": seconds });
        let request = self.request(Method::POST, "/api/v1/demo/clock").json(&body);
        self.json(request).await;
    }

    pub async fn signs_in_as(&mut self, email: &str) {
        let body = json!({ "email": email, "password": "selfserve-demo" });
        let request = self.request(Method::POST, "/api/v1/session").json(&body);
        let answer = request.send().await.unwrap();
        let cookie = answer.headers()[header::SET_COOKIE].to_str().unwrap();
        self.cookie = Some(cookie.split(';').next().unwrap().to_owned());
    }

    /// Quotes one license and types a good card into the frame.
    pub async fn prepares(&self, gateway: &Gateway, key: &str) -> Buying {
        let body = json!({ "product": "CFQ7TTC0L3PB", "term": "monthly", "quantity": 1 });
        let quote: Value = self
            .json(self.request(Method::POST, "/api/v1/quotes").json(&body))
            .await;
        let id = quote["id"].as_str().unwrap().to_owned();
        let setup = self.request(Method::POST, &format!("/api/v1/quotes/{id}/card-setup"));
        let setup: Value = self.json(setup).await;
        let frame = setup["frame_url"].as_str().unwrap();
        let card = self.tokenizes(gateway, frame).await;
        let body = json!({
            "quote": id, "payment_method": card, "accepted_total": quote["amounts"]["total"],
        });
        Buying {
            quote: id,
            key: key.to_owned(),
            body,
        }
    }

    /// Places again and again with the same key, as a browser's "Try again"
    /// does, until the order has its end.
    pub async fn tries_until_settled(&self, buying: &Buying) -> Placed {
        let deadline = std::time::Instant::now() + std::time::Duration::from_secs(30);
        loop {
            let answer = buying.clone().places(self.clone()).await;
            let state = answer
                .as_ref()
                .and_then(|answer| answer["status"]["state"].as_str());
            match state {
                Some("paid") => return Placed::Paid,
                Some("pending" | "being_checked") | None => {}
                Some(other) => return Placed::NotPaid(other.to_owned()),
            }
            assert!(
                std::time::Instant::now() < deadline,
                "not settled: {answer:?}"
            );
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
    }

    /// The order that came of a quote.
    pub async fn order_of(&self, quote: &str) -> String {
        let quote: Value = self
            .json(self.request(Method::GET, &format!("/api/v1/quotes/{quote}")))
            .await;
        quote["order"].as_str().unwrap().to_owned()
    }

    /// How many subscriptions Ada has, over all pages.
    pub async fn subscriptions(&self) -> usize {
        let (mut count, mut cursor) = (0, String::new());
        loop {
            let address = format!("/api/v1/subscriptions?cursor={cursor}");
            let page: Value = self.json(self.request(Method::GET, &address)).await;
            count += page["items"].as_array().unwrap().len();
            match page["next_cursor"].as_str() {
                Some(next) => next.clone_into(&mut cursor),
                None => return count,
            }
        }
    }

    async fn tokenizes(&self, gateway: &Gateway, frame: &str) -> String {
        let secret = frame.split("client_secret=").nth(1).unwrap();
        let post = async |path: &str, form: &[(&str, &str)]| -> Value {
            let request = self
                .http
                .post(format!("{}{path}", gateway.origin))
                .form(form);
            self.json(request.bearer_auth("pk_test_selfserve")).await
        };
        let form = [
            ("type", "card"),
            ("card[number]", "4242424242424242"),
            ("card[exp_month]", "12"),
            ("card[exp_year]", "2040"),
            ("card[cvc]", "123"),
        ];
        let method = post("/v1/payment_methods", &form).await;
        let method = method["id"].as_str().unwrap();
        let intent = secret.split("_secret_").next().unwrap();
        let form = [("client_secret", secret), ("payment_method", method)];
        post(&format!("/v1/setup_intents/{intent}/confirm"), &form).await;
        method.to_owned()
    }

    fn request(&self, method: Method, address: &str) -> reqwest::RequestBuilder {
        let request = self
            .http
            .request(method, format!("{}{address}", self.origin));
        let request = request.header(CSRF_HEADER, "1");
        match &self.cookie {
            Some(cookie) => request.header(header::COOKIE, cookie),
            None => request,
        }
    }

    async fn json(&self, request: reqwest::RequestBuilder) -> Value {
        let answer = request.send().await.unwrap();
        let status = answer.status();
        let text = answer.text().await.unwrap();
        assert!(status.is_success(), "{text}");
        serde_json::from_str(&text).unwrap()
    }
}

impl Buying {
    /// Places the order; `None` when the server was gone before it answered,
    /// or says to come back.
    pub async fn places(self, client: Client) -> Option<Value> {
        let request = client
            .request(Method::POST, "/api/v1/orders")
            .json(&self.body);
        let answer = request
            .header(IDEMPOTENCY_HEADER, &self.key)
            .send()
            .await
            .ok()?;
        if !answer.status().is_success() {
            return None;
        }
        answer.json().await.ok()
    }
}
