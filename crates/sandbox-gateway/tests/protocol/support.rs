//! A running gateway, a merchant that hears its events, and the requests of both.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use reqwest::{Client, RequestBuilder, Response};
use sandbox_gateway::{Config, Gateway};
use serde_json::Value;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

pub const SECRET: &str = "sk_test_merchant";
pub const PUBLISHABLE: &str = "pk_test_frame";
pub const PORTAL: &str = "http://127.0.0.1:8080";
pub const WEBHOOK_SECRET: &str = "whsec_test";
/// Longer than any answer takes that is not held back.
pub const DEADLINE: Duration = Duration::from_secs(20);

pub const SUCCEEDS: &str = "4242424242424242";
pub const DECLINED: &str = "4000000000000002";
pub const INSUFFICIENT_FUNDS: &str = "4000000000009995";
pub const SLOW: &str = "4000000000000119";
pub const FAILS_AT_RENEWAL: &str = "4000000000000341";
pub const NEEDS_CONFIRMATION: &str = "4000002500003155";
pub const EXPIRED: &str = "4000000000000069";
pub const INCORRECT_CVC: &str = "4000000000000127";

/// A gateway on a port of its own, with a merchant that listens.
pub struct Running {
    pub base: String,
    pub client: Client,
    pub merchant: Merchant,
    pub folder: TempDir,
    pub config: Config,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<anyhow::Result<()>>,
}

/// The merchant's webhook. It refuses as often as it was told to, and then accepts.
pub struct Merchant {
    pub url: String,
    pub heard: mpsc::UnboundedReceiver<Heard>,
    refusals: Arc<AtomicU32>,
}

/// One post of an event.
pub struct Heard {
    pub signature: String,
    pub body: String,
    pub status: StatusCode,
}

/// An answer with its status.
pub struct Answered {
    pub status: u16,
    pub headers: HeaderMap,
    pub text: String,
    pub body: Value,
}

impl Running {
    pub async fn start() -> Self {
        Self::start_with(|_| {}).await
    }

    pub async fn start_with(change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let merchant = Merchant::start().await;
        let mut config = config(&folder.path().join("ledger.db"), &merchant.url);
        change(&mut config);
        Self::open(config, folder, merchant).await
    }

    /// Ends the process's part of the gateway and starts again on the same ledger.
    pub async fn restart(self) -> Self {
        self.stop.send(()).unwrap();
        self.serving.await.unwrap().unwrap();
        Self::open(self.config, self.folder, self.merchant).await
    }

    async fn open(config: Config, folder: TempDir, merchant: Merchant) -> Self {
        let gateway = Gateway::bind(config.clone()).await.unwrap();
        let base = format!("http://{}", gateway.address());
        let (stop, stopped) = oneshot::channel();
        let serving = tokio::spawn(gateway.serve(async {
            let _ = stopped.await;
        }));
        Self {
            base,
            client: client(),
            merchant,
            folder,
            config,
            stop,
            serving,
        }
    }

    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> RequestBuilder {
        self.client
            .post(format!("{}{path}", self.base))
            .bearer_auth(SECRET)
            .form(fields)
    }

    /// As the frame posts it.
    pub fn post_as_frame(&self, path: &str, fields: &[(&str, &str)]) -> RequestBuilder {
        self.client
            .post(format!("{}{path}", self.base))
            .bearer_auth(PUBLISHABLE)
            .form(fields)
    }

    pub async fn get(&self, path: &str) -> Answered {
        let request = self.client.get(format!("{}{path}", self.base));
        answer(request.bearer_auth(SECRET)).await
    }

    pub async fn order_fault(&self, order: Value) {
        let request = self.client.post(format!("{}/sandbox/faults", self.base));
        let ordered = answer(request.bearer_auth(SECRET).json(&order)).await;
        assert_eq!(ordered.status, 200, "{}", ordered.text);
    }

    pub async fn create_customer(&self) -> String {
        let fields = [("email", "ada@harbor.example"), ("metadata[tenant]", "7")];
        answer(self.post("/v1/customers", &fields)).await.id()
    }

    /// Types a card into the frame.
    pub async fn create_card(&self, number: &str) -> String {
        let fields = card_fields(number);
        answer(self.post_as_frame("/v1/payment_methods", &fields))
            .await
            .id()
    }

    /// Types a card and saves it with a new customer, as the frame does.
    pub async fn save_card(&self, number: &str) -> (String, String) {
        let customer = self.create_customer().await;
        let method = self.create_card(number).await;
        let intent = answer(self.post("/v1/setup_intents", &[("customer", &customer)])).await;
        let saved = answer(self.post_as_frame(
            &format!("/v1/setup_intents/{}/confirm", intent.id()),
            &[
                ("client_secret", intent.text_at("/client_secret")),
                ("payment_method", &method),
            ],
        ))
        .await;
        assert_eq!(saved.text_at("/status"), "succeeded", "{}", saved.text);
        (customer, method)
    }

    /// Pays an order of 11.37 euros with a saved card.
    pub fn pay(&self, customer: &str, method: &str, order: &str) -> RequestBuilder {
        self.pay_with(customer, method, order, &[])
    }

    pub fn pay_with(
        &self,
        customer: &str,
        method: &str,
        order: &str,
        more: &[(&str, &str)],
    ) -> RequestBuilder {
        let mut fields = vec![
            ("amount", "1137"),
            ("currency", "eur"),
            ("customer", customer),
            ("payment_method", method),
            ("confirm", "true"),
            ("metadata[order]", order),
        ];
        fields.extend_from_slice(more);
        self.post("/v1/payment_intents", &fields)
    }

    /// The charges that took money for an order.
    pub async fn captured(&self, order: &str) -> usize {
        let ledger = self.get("/sandbox/ledger").await;
        let charges = ledger.body["charges"].as_array().unwrap().clone();
        let of_order = |charge: &&Value| charge["metadata"]["order"] == order;
        let captured = |charge: &&Value| charge["captured"] == true;
        charges.iter().filter(of_order).filter(captured).count()
    }
}

impl Merchant {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/webhooks", listener.local_addr().unwrap());
        let (tell, heard) = mpsc::unbounded_channel();
        let refusals = Arc::new(AtomicU32::new(0));
        let app = Router::new()
            .route("/webhooks", post(hear))
            .with_state((tell, refusals.clone()));
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self {
            url,
            heard,
            refusals,
        }
    }

    /// Refuses the next posts.
    pub fn refuse(&self, times: u32) {
        self.refusals.store(times, Ordering::SeqCst);
    }

    /// The next post of any event.
    pub async fn next(&mut self) -> Heard {
        tokio::time::timeout(DEADLINE, self.heard.recv())
            .await
            .expect("an event within the deadline")
            .unwrap()
    }

    /// The next post of an event of that type, however the others come.
    pub async fn next_of(&mut self, event_type: &str) -> Heard {
        loop {
            let heard = self.next().await;
            if heard.event()["type"] == event_type {
                return heard;
            }
        }
    }
}

impl Heard {
    pub fn event(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

impl Answered {
    pub fn id(&self) -> String {
        self.text_at("/id").to_owned()
    }

    pub fn text_at(&self, pointer: &str) -> &str {
        self.body
            .pointer(pointer)
            .and_then(Value::as_str)
            .unwrap_or_else(|| panic!("{pointer} in {}", self.text))
    }

    pub fn error_code(&self) -> &str {
        self.text_at("/error/code")
    }
}

pub fn config(ledger: &Path, webhook_url: &str) -> Config {
    Config {
        port: 0,
        public_origin: "http://localhost:8081".to_owned(),
        portal_origin: PORTAL.to_owned(),
        secret_key: SECRET.to_owned(),
        publishable_key: PUBLISHABLE.to_owned(),
        webhook_url: webhook_url.to_owned(),
        webhook_secret: WEBHOOK_SECRET.to_owned(),
        ledger: ledger.to_owned(),
        slow_answer: Duration::from_secs(2),
        webhook_retry: Duration::from_millis(5),
    }
}

pub fn card_fields(number: &str) -> [(&str, &str); 6] {
    [
        ("type", "card"),
        ("card[number]", number),
        ("card[exp_month]", "12"),
        ("card[exp_year]", "40"),
        ("card[cvc]", "123"),
        ("billing_details[name]", "Ada Visser"),
    ]
}

pub fn client() -> Client {
    Client::builder().no_proxy().build().unwrap()
}

/// Sends a request that is answered.
pub async fn answer(request: RequestBuilder) -> Answered {
    read(request.send().await.unwrap()).await
}

pub async fn read(response: Response) -> Answered {
    let status = response.status().as_u16();
    let headers = response.headers().clone();
    let text = response.text().await.unwrap();
    let body = serde_json::from_str(&text).unwrap_or_default();
    Answered {
        status,
        headers,
        text,
        body,
    }
}

type Ears = (mpsc::UnboundedSender<Heard>, Arc<AtomicU32>);

async fn hear(State((tell, refusals)): State<Ears>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let refuses = refusals
        .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| {
            left.checked_sub(1)
        })
        .is_ok();
    let status = if refuses {
        StatusCode::INTERNAL_SERVER_ERROR
    } else {
        StatusCode::NO_CONTENT
    };
    let signature = headers.get("stripe-signature");
    let _ = tell.send(Heard {
        signature: signature
            .map(|header| header.to_str().unwrap().to_owned())
            .unwrap_or_default(),
        body: String::from_utf8(body.to_vec()).unwrap(),
        status,
    });
    status
}
