//! The thin client of the processor's protocol. Every POST carries an
//! idempotency key, so that asking again never charges again.

use std::time::Duration;

use domain::checkout::{DeclineReason, GatewayAnswer};
use domain::ids::PaymentMethodId;
use domain::money::Money;
use reqwest::StatusCode;
use serde::de::DeserializeOwned;

use super::answers::{Failure, Named, PaymentIntent, PaymentMethod, SetupIntent};
use super::{AttemptReference, ChargeReport, KnownCard};

/// The version of the protocol that the requests are written for.
const PROTOCOL_VERSION: &str = "2025-03-31.basil";
/// A buyer hears from us within 8 s, so the processor has a little less.
const ANSWER_WITHIN: Duration = Duration::from_secs(7);

/// Where the processor is, and its keys.
#[derive(Clone)]
pub struct GatewaySettings {
    /// Its origin as the server reaches it.
    pub api_origin: String,
    /// Its origin as the browser reaches it.
    pub frame_origin: String,
    /// The key of our server.
    pub secret_key: String,
    /// What signs its events.
    pub webhook_secret: String,
}

/// Talks to the processor.
#[derive(Clone)]
pub struct GatewayClient {
    http: reqwest::Client,
    settings: GatewaySettings,
}

/// One attempt to charge a card.
#[derive(Debug, Clone)]
pub struct Charge {
    /// Which attempt.
    pub reference: AttemptReference,
    /// The processor's customer.
    pub customer: String,
    /// The card's token.
    pub payment_method: PaymentMethodId,
    /// How much.
    pub amount: Money,
    /// Whether the buyer is not there to confirm anything.
    pub is_off_session: bool,
}

/// The processor did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum GatewayError {
    /// No answer, or one that says to try later.
    #[error("the card processor did not answer")]
    Away(#[source] Option<reqwest::Error>),
    /// It refused, with this status.
    #[error("the card processor refused with status {0}")]
    Refused(StatusCode),
    /// The answer has another shape than its protocol.
    #[error("the card processor's answer could not be read")]
    Garbled,
}

impl AttemptReference {
    /// Follows from order and attempt alone, so that a restart, a restored
    /// backup or another instance asks with the same key (`quality.md` T21).
    fn idempotency_key(&self, verb: &str) -> String {
        format!("{verb}-{}-{}-{}", self.tenant, self.order, self.attempt)
    }
}

impl GatewayClient {
    /// A client with its own pool of connections.
    ///
    /// # Errors
    /// What keeps the HTTP client from being built.
    pub fn new(settings: GatewaySettings) -> Result<Self, reqwest::Error> {
        // A second installation of the provider only says that one is there.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder()
            .timeout(ANSWER_WITHIN)
            .connect_timeout(Duration::from_secs(2))
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()?;
        Ok(Self { http, settings })
    }

    /// The origin of the frames.
    pub fn frame_origin(&self) -> &str {
        &self.settings.frame_origin
    }

    /// What signs the processor's events.
    pub fn webhook_secret(&self) -> &str {
        &self.settings.webhook_secret
    }

    /// The frame for typing a card.
    pub fn card_frame(&self, client_secret: &str) -> String {
        format!(
            "{}/frame/card?client_secret={client_secret}",
            self.settings.frame_origin
        )
    }

    /// The page on which the bank asks for confirmation.
    pub fn confirmation_frame(&self, client_secret: &str) -> String {
        let origin = &self.settings.frame_origin;
        format!("{origin}/frame/confirm?payment_intent_client_secret={client_secret}")
    }

    /// Registers a person who pays. The key makes it once, however often.
    ///
    /// # Errors
    /// [`GatewayError`].
    pub async fn create_customer(
        &self,
        key: &str,
        name: &str,
        email: &str,
    ) -> Result<String, GatewayError> {
        let form = [("name", name), ("email", email)];
        Ok(self
            .post::<Named>("/v1/customers", &format!("customer-{key}"), &form)
            .await?
            .id)
    }

    /// Prepares the frame for a card of this customer, and gives its secret.
    ///
    /// # Errors
    /// [`GatewayError`].
    pub async fn create_setup_intent(
        &self,
        key: &str,
        customer: &str,
    ) -> Result<String, GatewayError> {
        let form = [("customer", customer), ("usage", "off_session")];
        let key = format!("setup-{key}");
        Ok(self
            .post::<SetupIntent>("/v1/setup_intents", &key, &form)
            .await?
            .client_secret)
    }

    /// The card behind a token; `None` when the processor knows none.
    ///
    /// # Errors
    /// [`GatewayError`].
    pub async fn known_card(
        &self,
        token: &PaymentMethodId,
    ) -> Result<Option<KnownCard>, GatewayError> {
        match self
            .get::<PaymentMethod>(&format!("/v1/payment_methods/{token}"))
            .await
        {
            Ok(method) => method.known_card().map(Some).ok_or(GatewayError::Garbled),
            Err(GatewayError::Refused(StatusCode::NOT_FOUND)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Charges a card, or asks what became of the same attempt. Never fails:
    /// where nothing can be learned, the report says so.
    pub async fn charge(&self, charge: &Charge) -> ChargeReport {
        let amount = charge.amount.minor().to_string();
        let currency = charge.amount.currency().as_str().to_lowercase();
        let attempt = charge.reference.attempt.to_string();
        let mut form = vec![
            ("amount", amount.as_str()),
            ("currency", &currency),
            ("customer", &charge.customer),
            ("payment_method", charge.payment_method.as_str()),
            ("confirm", "true"),
            ("metadata[tenant]", charge.reference.tenant.as_str()),
            ("metadata[order]", charge.reference.order.as_str()),
            ("metadata[attempt]", &attempt),
        ];
        if charge.is_off_session {
            form.push(("off_session", "true"));
        }
        let key = charge.reference.idempotency_key("charge");
        let request = self.http.post(self.address("/v1/payment_intents"));
        let request = request.header("idempotency-key", key).form(&form);
        let Ok((status, body)) = self.send(request).await else {
            return ChargeReport::silence();
        };
        if status.is_success() {
            let intent = serde_json::from_str::<PaymentIntent>(&body);
            return intent.map_or_else(|_| ChargeReport::silence(), PaymentIntent::report);
        }
        match serde_json::from_str::<Failure>(&body) {
            Ok(failure) if status == StatusCode::PAYMENT_REQUIRED => failure.error.report(),
            // Refused as it stands: nothing was charged, and asking again
            // would be refused again.
            Ok(_) if status == StatusCode::BAD_REQUEST => {
                tracing::error!(order.id = %charge.reference.order, "charge refused");
                ChargeReport {
                    answer: GatewayAnswer::Declined(DeclineReason::ProcessingError),
                    ..ChargeReport::silence()
                }
            }
            _ => {
                tracing::warn!(%status, order.id = %charge.reference.order, "charge not answered");
                ChargeReport::silence()
            }
        }
    }

    /// Where an attempt stands now, and whose it is.
    ///
    /// # Errors
    /// [`GatewayError`].
    pub async fn payment(
        &self,
        payment_intent: &str,
    ) -> Result<(Option<AttemptReference>, ChargeReport), GatewayError> {
        let intent: PaymentIntent = self
            .get(&format!("/v1/payment_intents/{payment_intent}"))
            .await?;
        Ok((intent.reference(), intent.report()))
    }

    /// Ends an attempt that was not paid, so that it never will be.
    ///
    /// # Errors
    /// [`GatewayError`], for one when it was paid meanwhile.
    pub async fn cancel(&self, payment_intent: &str) -> Result<(), GatewayError> {
        let path = format!("/v1/payment_intents/{payment_intent}/cancel");
        self.post::<Named>(&path, &format!("cancel-{payment_intent}"), &[])
            .await
            .map(drop)
    }

    /// Gives the whole of a payment back.
    ///
    /// # Errors
    /// [`GatewayError`].
    pub async fn refund(
        &self,
        payment_intent: &str,
        reference: &AttemptReference,
    ) -> Result<(), GatewayError> {
        let form = [("payment_intent", payment_intent)];
        let key = reference.idempotency_key("refund");
        self.post::<Named>("/v1/refunds", &key, &form)
            .await
            .map(drop)
    }

    /// Gives a part of a payment back. The key makes it once, however often.
    ///
    /// # Errors
    /// [`GatewayError`].
    pub async fn give_back(
        &self,
        payment_intent: &str,
        key: &str,
        amount: Money,
    ) -> Result<(), GatewayError> {
        let amount = amount.minor().to_string();
        let form = [("payment_intent", payment_intent), ("amount", &amount)];
        self.post::<Named>("/v1/refunds", &format!("give-back-{key}"), &form)
            .await
            .map(drop)
    }

    async fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, GatewayError> {
        read(self.send(self.http.get(self.address(path))).await?)
    }

    async fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        key: &str,
        form: &[(&str, &str)],
    ) -> Result<T, GatewayError> {
        let request = self
            .http
            .post(self.address(path))
            .header("idempotency-key", key);
        read(self.send(request.form(form)).await?)
    }

    async fn send(
        &self,
        request: reqwest::RequestBuilder,
    ) -> Result<(StatusCode, String), GatewayError> {
        let request = request.bearer_auth(&self.settings.secret_key);
        let request = request.header("stripe-version", PROTOCOL_VERSION);
        // The address may hold a token, so it is left out of what is logged.
        let away = |error: reqwest::Error| GatewayError::Away(Some(error.without_url()));
        let response = request.send().await.map_err(away)?;
        let status = response.status();
        Ok((status, response.text().await.map_err(away)?))
    }

    fn address(&self, path: &str) -> String {
        format!("{}{path}", self.settings.api_origin)
    }
}

fn read<T: DeserializeOwned>((status, body): (StatusCode, String)) -> Result<T, GatewayError> {
    if status.is_success() {
        return serde_json::from_str(&body).map_err(|_| GatewayError::Garbled);
    }
    let is_passing = status.is_server_error()
        || matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::CONFLICT);
    Err(if is_passing {
        GatewayError::Away(None)
    } else {
        GatewayError::Refused(status)
    })
}
