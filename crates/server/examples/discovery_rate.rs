//! How many email addresses a second are looked up over HTTP on SQLite, by
//! clients on the same machine; and whether time tells who exists:
//! `cargo run --release -p server --example discovery_rate -- FOLDER`.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use api::session::{LookUpEmail, LookUpEmailRequest};
use api::{CSRF_HEADER, Endpoint};
use server::clock::{SystemClock, SystemRandom};
use server::dns::Dns;
use server::identity::Providers;
use server::mail::{Folder, Layout};
use server::outgoing::{GuardedHttp, Reach};
use server::passwords::Passwords;
use server::rates::{Limits, Rates};
use server::secrets::Secrets;
use server::site::Site;
use server::state::{AppState, Services};
use server::{catalog_file, demo};
use store::{Store, StoreOptions};
use tokio::net::TcpListener;

const CLIENTS: usize = 32;
const MEASURED_FOR: Duration = Duration::from_secs(5);
const PAIRS: usize = 10_000;
const KNOWN: &str = "ada@harbor.example";
const UNKNOWN: &str = "nobody-at-all@harbor.example";

#[tokio::main]
async fn main() -> Result<()> {
    let folder = std::env::args()
        .nth(1)
        .context("give an empty folder on the disk to measure")?;
    let address = serve(Path::new(&folder)).await?;
    println!(
        "look-ups            {:>8.0} per second",
        rate(&address).await?
    );
    let (known, unknown) = medians(&address).await?;
    println!("median, existing    {known:>8.1?}");
    println!("median, unknown     {unknown:>8.1?}");
    Ok(())
}

async fn serve(folder: &Path) -> Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let origin = format!("http://{}", listener.local_addr()?);
    let database = format!("sqlite://{}", folder.join("rate.db").display());
    let mails = Folder::new(&std::env::temp_dir(), "rate@localhost".parse()?);
    let state = AppState::new(Services {
        store: Store::open(&database, StoreOptions::default()).await?,
        catalog: catalog_file::parse(catalog_file::DEFAULT)?,
        clock: Arc::new(SystemClock::default()),
        random: Arc::new(SystemRandom),
        gateway: None,
        passwords: Passwords::new(2, argon2::Params::default())?,
        secrets: Secrets::of_folder(folder, &SystemRandom)?,
        providers: Providers::new(GuardedHttp::new(Reach::Public)?),
        domain_texts: Arc::new(Dns::new(None)?),
        mailer: Arc::new(mails.clone()),
        layout: Layout::new()?,
        outbox: None,
        webhook_http: GuardedHttp::new(Reach::Public)?,
        site: Site::parse(&origin)?,
        demo_password: None,
        sign_in_failures: 5,
        limits: Limits::new(Rates::UNLIMITED),
        trusted_proxies: Vec::new(),
        country_header: None,
    });
    demo::seed(&state).await?;
    let router =
        server::router(state).into_make_service_with_connect_info::<std::net::SocketAddr>();
    tokio::spawn(axum::serve(listener, router).into_future());
    Ok(format!("{origin}{}", LookUpEmail::PATH))
}

async fn rate(address: &str) -> Result<f64> {
    let started = Instant::now();
    let mut clients = Vec::new();
    for client in 0..CLIENTS {
        let (address, http) = (address.to_owned(), client_of_its_own()?);
        clients.push(tokio::spawn(async move {
            let mut count = 0_u32;
            while started.elapsed() < MEASURED_FOR {
                let email = format!("person-{client}-{count}@harbor.example");
                look_up(&http, &address, &email).await?;
                count += 1;
            }
            Ok::<_, anyhow::Error>(count)
        }));
    }
    let mut total = 0;
    for client in clients {
        total += client.await??;
    }
    Ok(f64::from(total) / started.elapsed().as_secs_f64())
}

/// One after the other, in turn, so that both meet the same machine.
async fn medians(address: &str) -> Result<(Duration, Duration)> {
    let http = client_of_its_own()?;
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for _ in 0..PAIRS {
        for (email, times) in [(KNOWN, &mut known), (UNKNOWN, &mut unknown)] {
            let started = Instant::now();
            look_up(&http, address, email).await?;
            times.push(started.elapsed());
        }
    }
    Ok((median(known)?, median(unknown)?))
}

async fn look_up(http: &reqwest::Client, address: &str, email: &str) -> Result<()> {
    let body = LookUpEmailRequest {
        email: email.to_owned(),
    };
    let request = http.post(address).header(CSRF_HEADER, "1").json(&body);
    let answer = request.send().await?;
    ensure!(answer.status().is_success(), "refused: {}", answer.status());
    answer.bytes().await?;
    Ok(())
}

fn median(mut times: Vec<Duration>) -> Result<Duration> {
    times.sort_unstable();
    let middle = times.get(times.len() / 2).copied();
    middle.context("nothing was measured")
}

fn client_of_its_own() -> Result<reqwest::Client> {
    Ok(reqwest::Client::builder().no_proxy().build()?)
}
