//! How many orders a second are placed on SQLite, as a ratio to the bare rate
//! at which the same disk takes an insert with its fsync:
//! `cargo run --release -p server --example order_rate -- FOLDER`.
//!
//! The card processor runs in this process with a ledger of its own on the
//! same disk, so each order waits for its fsyncs too.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use api::session::SignInRequest;
use domain::ids::{OrderId, PaymentMethodId, ProductId};
use domain::quantity::LicenseQuantity;
use domain::term::BillingTerm;
use sandbox_gateway::{Config, Gateway};
use server::clock::{SystemClock, SystemRandom};
use server::dns::Dns;
use server::identity::Providers;
use server::mail::{Folder, Layout};
use server::outgoing::{GuardedHttp, Reach};
use server::passwords::Passwords;
use server::payments::{GatewayClient, GatewaySettings};
use server::rates::{Limits, Rates};
use server::secrets::Secrets;
use server::site::Site;
use server::state::{AppState, Services};
use server::use_cases::orders::{self, PlaceOrder};
use server::use_cases::session::{self, CurrentSession};
use server::{catalog_file, demo};
use store::{Store, StoreOptions};

const ORDERS: usize = 512;
const PUBLISHABLE_KEY: &str = "pk_test_rate";

#[tokio::main]
async fn main() -> Result<()> {
    let folder = std::env::args()
        .nth(1)
        .context("give an empty folder on the disk to measure")?;
    let folder = Path::new(&folder);
    let bare = bare_rate(&folder.join("bare.db"))?;
    println!("bare insert and fsync   {bare:>8.0} per second");
    let state = start(folder).await?;
    let request = SignInRequest {
        email: "ada@harbor.example".to_owned(),
        password: demo::PASSWORD.to_owned(),
        code: None,
    };
    let (_, ada) = session::sign_in(&state, request, None).await?;
    for clients in [1, 16, 64] {
        let calls = prepare(&state, &ada).await?;
        let rate = place(&state, &ada, calls, clients).await?;
        println!(
            "orders, {clients:>3} clients     {rate:>8.0} per second, ratio {:.2}",
            rate / bare
        );
    }
    Ok(())
}

/// Commits of one row each, one after the other, each with its fsync.
fn bare_rate(path: &Path) -> Result<f64> {
    let connection = rusqlite::Connection::open(path)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.execute(
        "CREATE TABLE IF NOT EXISTS bare (id TEXT PRIMARY KEY, at BIGINT)",
        (),
    )?;
    let (started, mut count) = (Instant::now(), 0_u32);
    while started.elapsed() < Duration::from_secs(3) {
        connection.execute(
            "INSERT INTO bare VALUES (?1, ?2)",
            (format!("row-{count}"), count),
        )?;
        count += 1;
    }
    Ok(f64::from(count) / started.elapsed().as_secs_f64())
}

async fn start(folder: &Path) -> Result<AppState> {
    let gateway = Gateway::bind(Config {
        port: 0,
        public_origin: "http://localhost:1".to_owned(),
        portal_origin: "http://127.0.0.1:2".to_owned(),
        secret_key: "sk_test_rate".to_owned(),
        publishable_key: PUBLISHABLE_KEY.to_owned(),
        webhook_url: "http://127.0.0.1:2/".to_owned(),
        webhook_secret: "whsec_rate".to_owned(),
        ledger: folder.join("gateway.db"),
        slow_answer: Config::SLOW_ANSWER,
        webhook_retry: Duration::from_hours(1),
    });
    let gateway = gateway.await?;
    let origin = format!("http://{}", gateway.address());
    tokio::spawn(gateway.serve(std::future::pending()));
    let settings = GatewaySettings {
        api_origin: origin.clone(),
        frame_origin: origin,
        secret_key: "sk_test_rate".to_owned(),
        webhook_secret: "whsec_rate".to_owned(),
    };
    let database = format!("sqlite://{}", folder.join("rate.db").display());
    let mails = Folder::new(&std::env::temp_dir(), "rate@localhost".parse()?);
    let state = AppState::new(Services {
        store: Store::open(&database, StoreOptions::default()).await?,
        catalog: catalog_file::parse(catalog_file::DEFAULT)?,
        clock: Arc::new(SystemClock::default()),
        random: Arc::new(SystemRandom),
        gateway: Some(GatewayClient::new(settings)?),
        passwords: Passwords::new(2, argon2::Params::default())?,
        secrets: Secrets::of_folder(folder, &SystemRandom)?,
        providers: Providers::new(GuardedHttp::new(Reach::Public)?),
        domain_texts: Arc::new(Dns::new(None)?),
        mailer: Arc::new(mails.clone()),
        layout: Layout::new()?,
        outbox: None,
        webhook_http: GuardedHttp::new(Reach::Public)?,
        site: Site::parse("http://127.0.0.1:2")?,
        demo_password: None,
        sign_in_failures: 5,
        limits: Limits::new(Rates::UNLIMITED),
        trusted_proxies: Vec::new(),
        country_header: None,
    });
    demo::seed(&state).await?;
    Ok(state)
}

/// Quotes, and a card for each, ready to be placed.
async fn prepare(state: &AppState, ada: &CurrentSession) -> Result<Vec<PlaceOrder>> {
    let http = reqwest::Client::builder().no_proxy().build()?;
    let request = api::orders::QuoteOrderRequest {
        product: ProductId::parse("CFQ7TTC0L3PB")?,
        term: BillingTerm::Monthly,
        quantity: LicenseQuantity::try_from(1)?,
        trial: None,
    };
    let mut calls = Vec::with_capacity(ORDERS);
    for _ in 0..ORDERS {
        let quote = orders::quote_order(state, ada, &request).await?;
        let setup = orders::set_up_card(state, ada, &quote.id).await?;
        let payment_method = tokenize(&http, &setup.frame_origin, &setup.frame_url).await?;
        calls.push(PlaceOrder {
            idempotency_key: quote.id.to_string(),
            accepted_total: quote.amounts.total,
            quote: quote.id,
            payment_method,
        });
    }
    Ok(calls)
}

async fn tokenize(http: &reqwest::Client, origin: &str, frame: &str) -> Result<PaymentMethodId> {
    let secret = frame
        .split("client_secret=")
        .nth(1)
        .context("a frame without a secret")?;
    let intent = secret.split("_secret_").next().unwrap_or_default();
    let form = [
        ("type", "card"),
        ("card[number]", "4242424242424242"),
        ("card[exp_month]", "12"),
        ("card[exp_year]", "2040"),
        ("card[cvc]", "123"),
    ];
    let request = http
        .post(format!("{origin}/v1/payment_methods"))
        .form(&form);
    let method = request
        .bearer_auth(PUBLISHABLE_KEY)
        .send()
        .await?
        .error_for_status()?;
    let method: serde_json::Value = method.json().await?;
    let method = method
        .get("id")
        .and_then(serde_json::Value::as_str)
        .context("a card without a token")?
        .to_owned();
    let form = [("client_secret", secret), ("payment_method", &method)];
    let request = http
        .post(format!("{origin}/v1/setup_intents/{intent}/confirm"))
        .form(&form);
    request
        .bearer_auth(PUBLISHABLE_KEY)
        .send()
        .await?
        .error_for_status()?;
    Ok(PaymentMethodId::parse(&method)?)
}

async fn place(
    state: &AppState,
    ada: &CurrentSession,
    calls: Vec<PlaceOrder>,
    clients: usize,
) -> Result<f64> {
    use futures::{StreamExt, TryStreamExt};

    let started = Instant::now();
    let placing = futures::stream::iter(calls)
        .map(|call| orders::place_order(state, ada, call))
        .buffer_unordered(clients);
    let placed: Vec<OrderId> = placing.map_ok(|order| order.id).try_collect().await?;
    ensure!(placed.len() == ORDERS, "every order was placed");
    #[expect(clippy::cast_precision_loss, reason = "a few hundred orders")]
    let count = ORDERS as f64;
    Ok(count / started.elapsed().as_secs_f64())
}
