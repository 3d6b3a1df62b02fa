//! A server with its card processor, on sockets of its own.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::time::Duration;

use argon2::Params;
use axum::http::HeaderName;
use domain::catalog::Catalog;
use domain::checkout::OrderState;
use domain::ids::{OrderId, ProductId, TenantId};
use server::clock::SystemRandom;
use server::identity::Providers;
use server::mail::{Layout, Mailer};
use server::outgoing::{GuardedHttp, Reach};
use server::passwords::Passwords;
use server::payments::{GatewayClient, GatewaySettings};
use server::rates::{Limits, Rates};
use server::secrets::Secrets;
use server::site::Site;
use server::state::{AppState, Services};
use server::{catalog_file, demo};
use sqlx::{Connection as _, PgConnection, Row as _};
use store::StoreError;
use store::audit::AuditEntry;
use tokio::net::TcpListener;

use super::clock::TestClock;
use super::databases::{Database, Engine};
use super::gateway::TestGateway;
use super::mails::TestMailer;
use super::person::Person;
use super::texts::TestTexts;

/// The header in which the proxy before the tests names the country.
pub const COUNTRY: HeaderName = HeaderName::from_static("x-country");
/// The proxy that names their address.
const PROXY: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

/// A receiver that hangs keeps a test waiting for so long.
const WEBHOOKS_WITHIN: Duration = Duration::from_millis(500);

/// How a server of the tests differs from another.
pub struct Setup {
    pub catalog: Catalog,
    pub rates: Rates,
    /// What a password costs; next to nothing, unless the test is of that.
    pub passwords: Params,
    pub sign_in_failures: u32,
    /// What sends mails, where the test is of that.
    pub mailer: Option<Arc<dyn Mailer>>,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            catalog: default_catalog(),
            rates: Rates::UNLIMITED,
            passwords: Params::new(8, 1, 1, None).unwrap(),
            sign_in_failures: 5,
            mailer: None,
        }
    }
}

/// A running server.
pub struct App {
    pub origin: String,
    pub state: AppState,
    pub clock: Arc<TestClock>,
    pub texts: Arc<TestTexts>,
    pub mails: Arc<TestMailer>,
    pub gateway: TestGateway,
    pub http: reqwest::Client,
    pub database: Database,
}

impl App {
    pub async fn start(engine: Engine) -> Self {
        Self::start_with(engine, Setup::default()).await
    }

    /// A server with the limits of a real installation, at a proxy's address.
    pub async fn start_limited(engine: Engine, rates: Rates) -> Self {
        let setup = Setup {
            rates,
            ..Setup::default()
        };
        Self::start_with(engine, setup).await
    }

    pub async fn start_with(engine: Engine, setup: Setup) -> Self {
        Self::start_on(engine.fresh().await, setup).await
    }

    /// The same database and card ledger, served anew with another catalog.
    pub async fn restarted_with(self, catalog: Catalog) -> Self {
        self.gateway.stop();
        let setup = Setup {
            catalog,
            ..Setup::default()
        };
        Self::start_on(self.database, setup).await
    }

    async fn start_on(database: Database, setup: Setup) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let gateway = TestGateway::start(&origin, database.folder.path()).await;
        let clock = Arc::new(TestClock::default());
        let texts = Arc::new(TestTexts::default());
        let mails = Arc::new(TestMailer::default());
        let state = AppState::new(Services {
            store: database.options.open().await.unwrap(),
            catalog: setup.catalog,
            clock: clock.clone(),
            random: Arc::new(SystemRandom),
            gateway: Some(GatewayClient::new(settings(&gateway)).unwrap()),
            passwords: Passwords::new(2, setup.passwords).unwrap(),
            secrets: Secrets::of_folder(database.folder.path(), &SystemRandom).unwrap(),
            providers: Providers::new(GuardedHttp::new(Reach::Private).unwrap()),
            domain_texts: texts.clone(),
            mailer: setup.mailer.unwrap_or_else(|| mails.clone()),
            layout: Layout::new().unwrap(),
            outbox: None,
            webhook_http: GuardedHttp::patient(Reach::Private, WEBHOOKS_WITHIN).unwrap(),
            site: Site::parse(&origin).unwrap(),
            demo_password: Some(demo::PASSWORD),
            sign_in_failures: setup.sign_in_failures,
            limits: Limits::new(setup.rates),
            trusted_proxies: vec![PROXY],
            country_header: Some(COUNTRY),
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
            mails,
            gateway,
            http,
            database,
        }
    }

    /// Tells and delivers all that is due.
    pub async fn tells(&self) {
        server::wakeups::work_off(&self.state).await.unwrap();
    }

    /// Waits for the order to be paid without asking about it: reads the book
    /// of the organization only, as often as it can, for ten seconds at most.
    pub async fn waits_until_paid(&self, order: &OrderId) {
        let deadline = std::time::Instant::now() + Duration::from_secs(10);
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

    /// What an organization's audit log says of an action, the oldest first.
    pub async fn recorded(&self, tenant: &str, action: &'static str) -> Vec<AuditEntry> {
        let tenant = TenantId::parse(tenant).unwrap();
        let rows = self.state.store.read(&tenant, |tx| {
            Box::pin(async move { store::audit::list(tx).await })
        });
        let rows: Result<_, StoreError> = rows.await;
        let entries = rows.unwrap().into_iter().map(|row| row.entry);
        entries.filter(|entry| entry.action == action).collect()
    }

    /// How many transactions on PostgreSQL are held up by another.
    pub async fn held_up(&self) -> i64 {
        let mut connection = PgConnection::connect(&self.database.options.database)
            .await
            .unwrap();
        let sql = "SELECT COUNT(*) FROM pg_stat_activity \
            WHERE datname = current_database() AND wait_event_type = 'Lock'";
        let row = sqlx::query(sql).fetch_one(&mut connection).await.unwrap();
        row.get(0)
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
