//! What a person does with the portal, as the portal sends it.

use api::licenses::{AssignLicense, AssignLicenseRequest};
use api::orders::{
    CardSetup, GetOrder, OrderBody, PlaceOrder, PlaceOrderRequest, QuoteBody, QuoteOrder,
    QuoteOrderRequest, SetUpCard,
};
use api::problem::Problem;
use api::session::{
    SessionBody, SignIn, SignInRequest, SwitchOrganization, SwitchOrganizationRequest,
};
use api::{CSRF_HEADER, Endpoint, IDEMPOTENCY_HEADER};
use domain::ids::{OrderId, PaymentMethodId, ProductId, SubscriptionId, UserId};
use domain::quantity::LicenseQuantity;
use domain::term::BillingTerm;
use reqwest::header::{self, HeaderName};

use super::{App, Card};

/// Somebody with a browser.
pub struct Person<'a> {
    pub app: &'a App,
    pub cookie: Option<String>,
    /// What goes with every request: a token, or what a proxy adds.
    pub extra: header::HeaderMap,
}

/// An answer, before anybody has read it.
pub struct Answer {
    pub status: u16,
    pub headers: header::HeaderMap,
    pub text: String,
}

impl Answer {
    /// The body of a success.
    pub fn ok<T: serde::de::DeserializeOwned>(&self) -> T {
        assert_eq!(self.status, 200, "{}", self.text);
        serde_json::from_str(&self.text).unwrap()
    }

    /// The problem document of a refusal.
    pub fn problem(&self) -> Problem {
        assert!(self.status >= 400, "no problem: {}", self.text);
        assert_eq!(self.headers[header::CONTENT_TYPE], api::problem::MEDIA_TYPE);
        let problem: Problem = serde_json::from_str(&self.text).unwrap();
        assert_eq!(problem.status, self.status);
        assert!(problem.request_id.is_some());
        problem
    }

    /// The code of a refusal.
    pub fn code(&self) -> &'static str {
        self.problem().code.as_str()
    }
}

impl<'a> Person<'a> {
    pub fn visiting(app: &'a App) -> Self {
        Self {
            app,
            cookie: None,
            extra: header::HeaderMap::new(),
        }
    }

    /// Adds a header to every request from now on.
    pub fn with_header(mut self, name: HeaderName, value: &str) -> Self {
        self.extra.insert(name, value.parse().unwrap());
        self
    }

    /// Keeps what an answer makes of the session, as a browser does.
    pub fn keeps(&mut self, answer: &Answer) {
        let cookie = answer.headers.get(header::SET_COOKIE);
        let cookie = cookie.and_then(|cookie| cookie.to_str().ok()?.split(';').next());
        if let Some(cookie) = cookie {
            self.cookie = Some(cookie.to_owned());
        }
    }

    /// Goes on in another organization.
    pub async fn switches_to(&mut self, organization: &str) -> Answer {
        let organization = organization.to_owned();
        let body = SwitchOrganizationRequest { organization };
        let answer = self.sends(&SwitchOrganization { body }).await;
        self.keeps(&answer);
        answer
    }

    /// Sends a call as the portal does.
    pub async fn sends<E: Endpoint>(&self, call: &E) -> Answer {
        let method = reqwest::Method::from_bytes(E::METHOD.as_str().as_bytes()).unwrap();
        let mut request = self.request(method, &call.address());
        if let Some(body) = call.body() {
            request = request.json(body);
        }
        if let Some(key) = call.idempotency_key() {
            request = request.header(IDEMPOTENCY_HEADER, key);
        }
        answer(request).await
    }

    /// A call that succeeds.
    pub async fn gets<E: Endpoint>(&self, call: &E) -> E::Response {
        self.sends(call).await.ok()
    }

    /// A request with what the browser adds by itself.
    pub fn request(&self, method: reqwest::Method, address: &str) -> reqwest::RequestBuilder {
        let is_read = method == reqwest::Method::GET;
        let mut request = self
            .app
            .http
            .request(method, format!("{}{address}", self.app.origin));
        if !is_read {
            request = request
                .header(CSRF_HEADER, "1")
                .header(header::ORIGIN, &self.app.origin)
                .header("sec-fetch-site", "same-origin");
        }
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        request.headers(self.extra.clone())
    }

    pub async fn signs_in(&mut self, email: &str, password: &str) -> Answer {
        self.signs_in_with(email, password, None).await
    }

    pub async fn signs_in_with(
        &mut self,
        email: &str,
        password: &str,
        code: Option<&str>,
    ) -> Answer {
        let body = SignInRequest {
            email: email.to_owned(),
            password: password.to_owned(),
            code: code.map(str::to_owned),
        };
        let answer = self.sends(&SignIn { body }).await;
        self.keeps(&answer);
        answer
    }

    pub async fn session(&self) -> SessionBody {
        self.gets(&api::session::ShowSession).await
    }

    pub async fn quotes(&self, product: &str, quantity: u32) -> QuoteBody {
        self.gets(&self.quote_call(product, quantity)).await
    }

    pub fn quote_call(&self, product: &str, quantity: u32) -> QuoteOrder {
        QuoteOrder {
            body: QuoteOrderRequest {
                product: ProductId::parse(product).unwrap(),
                term: BillingTerm::Monthly,
                quantity: LicenseQuantity::try_from(quantity).unwrap(),
                trial: None,
            },
        }
    }

    /// Types a card into the frame of a quote.
    pub async fn types_card(&self, quote: &QuoteBody, card: Card) -> PaymentMethodId {
        let setup: CardSetup = self
            .gets(&SetUpCard {
                quote: quote.id.clone(),
            })
            .await;
        let token = self.app.gateway.tokenizes(&setup.frame_url, card).await;
        PaymentMethodId::parse(&token).unwrap()
    }

    pub fn order_call(&self, quote: &QuoteBody, card: &PaymentMethodId, key: &str) -> PlaceOrder {
        PlaceOrder {
            idempotency_key: key.to_owned(),
            body: PlaceOrderRequest {
                quote: quote.id.clone(),
                payment_method: card.clone(),
                accepted_total: quote.amounts.total,
            },
        }
    }

    /// The whole way from product to order.
    pub async fn buys(&self, product: &str, quantity: u32, card: Card) -> OrderBody {
        let quote = self.quotes(product, quantity).await;
        let card = self.types_card(&quote, card).await;
        self.gets(&self.order_call(&quote, &card, quote.id.as_str()))
            .await
    }

    /// Tries to give a person of this id a license.
    pub async fn assigns(&self, subscription: &SubscriptionId, user: &str) -> Answer {
        let user = UserId::parse(user).unwrap();
        let body = AssignLicenseRequest { user };
        self.sends(&AssignLicense {
            subscription: subscription.clone(),
            body,
        })
        .await
    }

    pub async fn order(&self, order: &OrderId) -> OrderBody {
        self.gets(&GetOrder {
            order: order.clone(),
        })
        .await
    }
}

/// Sends a request and waits for the whole answer.
pub async fn answer(request: reqwest::RequestBuilder) -> Answer {
    let response = request.send().await.unwrap();
    Answer {
        status: response.status().as_u16(),
        headers: response.headers().clone(),
        text: response.text().await.unwrap(),
    }
}
