//! A server with its card processor, on sockets of its own.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use argon2::Params;
use domain::catalog::Catalog;
use domain::checkout::OrderState;
use domain::ids::{OrderId, ProductId, TenantId};
use server::clock::SystemRandom;
use server::identity::Providers;
use server::outgoing::{GuardedHttp, Reach};
use server::passwords::Passwords;
use server::payments::{GatewayClient, GatewaySettings};
use server::rates::{Limits, Rates};
use server::secrets::Secrets;
use server::site::Site;
use server::state::{AppState, Services};
use server::{catalog_file, demo};
use store::{Store, StoreOptions};
use tokio::net::TcpListener;

use super::clock::TestClock;
use super::databases::{Database, Engine};
use super::gateway::TestGateway;
use super::person::Person;
use super::texts::TestTexts;

/// The tests stand behind a proxy that names their address.
const PROXY: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

/// A running server.
pub struct App {
    pub origin: String,
    pub state: AppState,
    pub clock: Arc<TestClock>,
    pub texts: Arc<TestTexts>,
    pub gateway: TestGateway,
    pub http: reqwest::Client,
    database: Database,
}

impl App {
    pub async fn start(engine: Engine) -> Self {
        Self::start_on(engine.fresh().await, default_catalog(), Rates::UNLIMITED).await
    }

    /// A server with the limits of a real installation, at a proxy's address.
    pub async fn start_limited(engine: Engine, rates: Rates) -> Self {
        Self::start_on(engine.fresh().await, default_catalog(), rates).await
    }

    /// The same database and card ledger, served anew with another catalog.
    pub async fn restarted_with(self, catalog: Catalog) -> Self {
        self.gateway.stop();
        Self::start_on(self.database, catalog, Rates::UNLIMITED).await
    }

    async fn start_on(database: Database, catalog: Catalog, rates: Rates) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let gateway = TestGateway::start(&origin, database.folder.path()).await;
        let clock = Arc::new(TestClock::default());
        let texts = Arc::new(TestTexts::default());
        let state = AppState::new(Services {
            store: Store::open(&database.url, StoreOptions::default())
                .await
                .unwrap(),
            catalog,
            clock: clock.clone(),
            random: Arc::new(SystemRandom),
            gateway: Some(GatewayClient::new(settings(&gateway)).unwrap()),
            passwords: Passwords::new(2, Params::new(8, 1, 1, None).unwrap()).unwrap(),
            secrets: Secrets::of_folder(database.folder.path(), &SystemRandom).unwrap(),
            providers: Providers::new(GuardedHttp::new(Reach::Private).unwrap()),
            domain_texts: texts.clone(),
            site: Site::parse(&origin).unwrap(),
            demo_password: Some(demo::PASSWORD),
            sign_in_failures: 5,
            limits: Limits::new(rates),
            trusted_proxies: vec![PROXY],
        });
        demo::seed(&state).await.unwrap();
        let router = server::router(state.clone())
            .into_make_service_with_connect_info::<std::net::SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        let http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()
            .unwrap();
        Self {
            origin,
            state,
            clock,
            texts,
            gateway,
            http,
            database,
        }
    }

    /// Waits for the order to be paid without asking about it: reads the book
    /// of the organization only, as often as it can, for ten seconds at most.
    pub async fn waits_until_paid(&self, order: &OrderId) {
        let deadline = std::time::Instant::now() + std::time::Duration::from_secs(10);
        loop {
            let (tenant, order) = (TenantId::parse("ten_harb").unwrap(), order.clone());
            let found = self.state.store.read(&tenant, move |tx| {
                let order = order.clone();
                Box::pin(async move { store::orders::find(tx, &order).await })
            });
            let state = found.await.map(|found| found.unwrap().state);
            if matches!(state.unwrap(), OrderState::Paid { .. }) {
                return;
            }
            assert!(
                std::time::Instant::now() < deadline,
                "the order was not paid"
            );
            tokio::task::yield_now().await;
        }
    }

    /// The version that a change of Harbor's policy must name.
    pub async fn policy_version(&self, product: &str) -> i64 {
        let (tenant, product) = (TenantId::parse("ten_harb").unwrap(), product.to_owned());
        let found = self.state.store.read(&tenant, move |tx| {
            let product = ProductId::parse(&product).unwrap();
            Box::pin(async move { store::policies::of_product(tx, &product).await })
        });
        found.await.map(|found| found.version).unwrap()
    }

    /// Somebody with a browser, not signed in.
    pub fn visitor(&self) -> Person<'_> {
        Person::visiting(self)
    }

    /// A demo user with a session.
    pub async fn signed_in(&self, email: &str) -> Person<'_> {
        let mut person = self.visitor();
        let answer = person.signs_in(email, demo::PASSWORD).await;
        assert_eq!(answer.status, 200, "{email}: {}", answer.text);
        person
    }
}

pub fn default_catalog() -> Catalog {
    catalog_file::parse(catalog_file::DEFAULT).unwrap()
}

fn settings(gateway: &TestGateway) -> GatewaySettings {
    GatewaySettings {
        api_origin: gateway.origin.clone(),
        frame_origin: gateway.origin.clone(),
        secret_key: TestGateway::SECRET_KEY.to_owned(),
        webhook_secret: TestGateway::WEBHOOK_SECRET.to_owned(),
    }
}
