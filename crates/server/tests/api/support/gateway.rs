//! The real card processor, and what its frame does with a typed card.

use std::path::Path;
use std::time::Duration;

use sandbox_gateway::{Config, Gateway};
use serde_json::{Value, json};
use tokio::task::JoinHandle;

/// The processor of one test.
pub struct TestGateway {
    pub origin: String,
    http: reqwest::Client,
    task: JoinHandle<()>,
}

/// A card as a person types it.
#[derive(Clone, Copy)]
pub struct Card(pub &'static str);

impl Card {
    pub const GOOD: Self = Self("4242424242424242");
    pub const DECLINED: Self = Self("4000000000000002");
    pub const NO_FUNDS: Self = Self("4000000000009995");
    pub const CONFIRMED_BY_BANK: Self = Self("4000002500003155");
    pub const FAILS_AT_RENEWAL: Self = Self("4000000000000341");
}

impl TestGateway {
    pub const SECRET_KEY: &'static str = "sk_test_of_a_test";
    pub const WEBHOOK_SECRET: &'static str = "whsec_of_a_test";
    const PUBLISHABLE_KEY: &'static str = "pk_test_of_a_test";

    pub async fn start(portal: &str, folder: &Path) -> Self {
        let gateway = Gateway::bind(Config {
            port: 0,
            public_origin: "http://localhost:1".to_owned(),
            portal_origin: portal.to_owned(),
            secret_key: Self::SECRET_KEY.to_owned(),
            publishable_key: Self::PUBLISHABLE_KEY.to_owned(),
            webhook_url: format!("{portal}{}", server::http::EVENTS_PATH),
            webhook_secret: Self::WEBHOOK_SECRET.to_owned(),
            ledger: folder.join("gateway.db"),
            slow_answer: Duration::from_secs(30),
            webhook_retry: Duration::from_millis(50),
        });
        let gateway = gateway.await.unwrap();
        let origin = format!("http://{}", gateway.address());
        let task = tokio::spawn(async move {
            gateway.serve(std::future::pending()).await.unwrap();
        });
        Self {
            origin,
            http: reqwest::Client::builder().no_proxy().build().unwrap(),
            task,
        }
    }

    pub fn stop(&self) {
        self.task.abort();
    }

    /// What the frame does on "Review order": the card becomes a token.
    pub async fn tokenizes(&self, frame_url: &str, card: Card) -> String {
        let secret = frame_url.split("client_secret=").nth(1).unwrap();
        let form = [
            ("type", "card"),
            ("card[number]", card.0),
            ("card[exp_month]", "12"),
            ("card[exp_year]", "2040"),
            ("card[cvc]", "123"),
            ("billing_details[name]", "Ada Visser"),
        ];
        let method = self.publishable("/v1/payment_methods", &form).await;
        let method = method["id"].as_str().unwrap().to_owned();
        let intent = secret.split("_secret_").next().unwrap();
        let form = [
            ("client_secret", secret),
            ("payment_method", method.as_str()),
        ];
        self.publishable(&format!("/v1/setup_intents/{intent}/confirm"), &form)
            .await;
        method
    }

    /// What the bank's page does on "Confirm payment" or "Decline".
    pub async fn authenticates(&self, frame_url: &str, confirmed: bool) {
        let secret = frame_url.split("client_secret=").nth(1).unwrap();
        let intent = secret.split("_secret_").next().unwrap();
        let outcome = if confirmed { "confirmed" } else { "declined" };
        let form = [("client_secret", secret), ("outcome", outcome)];
        let path = format!("/v1/payment_intents/{intent}/sandbox_authenticate");
        self.publishable(&path, &form).await;
    }

    /// Orders a fault of the processor.
    pub async fn fails(&self, endpoint: &str, fault: &str, times: u32) {
        let body = json!({ "endpoint": endpoint, "fault": fault, "times": times, "seconds": 60 });
        let request = self
            .http
            .post(format!("{}/sandbox/faults", self.origin))
            .json(&body);
        let answer = request.bearer_auth(Self::SECRET_KEY).send().await.unwrap();
        assert!(
            answer.status().is_success(),
            "{}",
            answer.text().await.unwrap()
        );
    }

    /// Stops or resumes the processor's events.
    pub async fn webhooks(&self, verb: &str) {
        let request = self
            .http
            .post(format!("{}/sandbox/webhooks/{verb}", self.origin));
        assert!(
            request
                .bearer_auth(Self::SECRET_KEY)
                .send()
                .await
                .unwrap()
                .status()
                .is_success()
        );
    }

    /// The processor's own book.
    pub async fn ledger(&self) -> Value {
        let request = self.http.get(format!("{}/sandbox/ledger", self.origin));
        request
            .bearer_auth(Self::SECRET_KEY)
            .send()
            .await
            .unwrap()
            .json()
            .await
            .unwrap()
    }

    /// Charges in the book that took money and kept it.
    pub async fn charges(&self) -> Vec<Value> {
        let ledger = self.ledger().await;
        let charges = ledger["charges"].as_array().unwrap().iter();
        charges
            .filter(|charge| charge["captured"] == true && charge["refunded"] != true)
            .cloned()
            .collect()
    }

    async fn publishable(&self, path: &str, form: &[(&str, &str)]) -> Value {
        let request = self.http.post(format!("{}{path}", self.origin)).form(form);
        let answer = request
            .bearer_auth(Self::PUBLISHABLE_KEY)
            .send()
            .await
            .unwrap();
        let status = answer.status();
        let body: Value = answer.json().await.unwrap();
        assert!(status.is_success(), "{path}: {body}");
        body
    }
}
