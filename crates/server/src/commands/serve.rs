//! `selfserve serve`: everything a server needs, put together and run.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, bail};
use domain::catalog::Catalog;
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::{shutdown, welcome};
use crate::clock::{Random, SystemClock, SystemRandom};
use crate::config::{LogFormat, Payments, ServeOptions};
use crate::dns::Dns;
use crate::identity::Providers;
use crate::mail::{Folder, Layout, Mailer, Smtp};
use crate::outgoing::{GuardedHttp, Reach};
use crate::passwords::Passwords;
use crate::payments::{ChildGateway, GatewayClient, GatewaySettings};
use crate::rates::Limits;
use crate::secrets::Secrets;
use crate::site::Site;
use crate::state::{AppState, Services};
use crate::use_cases::catalog::missing_product;
use crate::use_cases::demo_clock::follow_clock;
use crate::{catalog_file, demo, wakeups, worker};

/// Requests under way get this long when the server is told to end.
const ENDS_WITHIN: Duration = Duration::from_secs(10);
/// Passwords checked at once: each takes 19 MiB and a core.
const PASSWORDS_AT_ONCE: usize = 2;
/// What a receiver of events may take to answer (Standard Webhooks 1.0.0).
const WEBHOOKS_ANSWER_WITHIN: Duration = Duration::from_secs(20);

/// Serves the portal and the API until it is told to end.
///
/// # Errors
/// A sentence that says why it cannot start.
pub async fn serve(options: ServeOptions) -> anyhow::Result<()> {
    start_logging(options.log_format)?;
    let requested = shutdown::requested()?;
    let site = Site::parse(&options.public_url)?;
    let catalog = read_catalog(options.catalog.as_deref())?;
    let listener = TcpListener::bind(options.listen)
        .await
        .with_context(|| format!("cannot listen on {}", options.listen))?;
    let store = options.database.open().await?;
    let (gateway, _child) = start_gateway(&options, &site).await?;
    let (mailer, outbox) = mailer(&options)?;
    let state = AppState::new(Services {
        store,
        catalog,
        clock: Arc::new(SystemClock::default()),
        random: Arc::new(SystemRandom),
        gateway,
        passwords: Passwords::new(PASSWORDS_AT_ONCE, argon2::Params::default())?,
        secrets: read_secrets(&options)?,
        providers: Providers::new(GuardedHttp::new(reach(
            options.demo || options.own_sign_in.allow_private_addresses,
        ))?),
        domain_texts: Arc::new(Dns::new(options.own_sign_in.dns_server)?),
        mailer,
        layout: Layout::new()?,
        outbox,
        webhook_http: GuardedHttp::patient(
            reach(options.demo || options.allow_private_webhooks),
            WEBHOOKS_ANSWER_WITHIN,
        )?,
        site,
        demo_password: options.demo.then_some(demo::PASSWORD),
        sign_in_failures: options.sign_in_failures,
        limits: Limits::new(options.rates.into()),
        trusted_proxies: options.trusted_proxy.clone(),
        country_header: options.country_header.clone(),
    });
    follow_clock(&state).await?;
    if let Some(product) = missing_product(&state.store, &state.catalog).await? {
        bail!(
            "the catalog lacks product {product}, which was sold: keep it in the file, and list \
             markets in its closed_markets to end its sale"
        );
    }
    if options.demo {
        demo::seed(&state)
            .await
            .context("cannot add the demo organizations")?;
    }
    welcome::print(&state);
    run(state, listener, requested).await
}

async fn run(
    state: AppState,
    listener: TcpListener,
    requested: impl Future<Output = ()> + Send + 'static,
) -> anyhow::Result<()> {
    let (end, mut ending) = watch::channel(false);
    let worker = tokio::spawn(worker::work_until(state.clone(), end.subscribe()));
    let teller = tokio::spawn(wakeups::work_until(state.clone(), end.subscribe()));
    let app =
        crate::router(state.clone()).into_make_service_with_connect_info::<std::net::SocketAddr>();
    let server = axum::serve(listener, app).with_graceful_shutdown(async move {
        let _ = ending.wait_for(|ending| *ending).await;
    });
    let mut server = tokio::spawn(server.into_future());
    tokio::select! {
        ended = &mut server => ended??,
        () = requested => {
            let _ = end.send(true);
            // A connection that stays open does not keep the server alive.
            if let Ok(ended) = tokio::time::timeout(ENDS_WITHIN, &mut server).await {
                ended??;
            }
        }
    }
    worker.abort();
    // It ends by itself, so that no mail is sent twice.
    let _ = teller.await;
    state.store.clone().close().await;
    Ok(())
}

/// A mail server, or a folder where mails can be looked at.
fn mailer(options: &ServeOptions) -> anyhow::Result<(Arc<dyn Mailer>, Option<Folder>)> {
    let from = options.mail.mail_from.clone();
    if let Some(url) = &options.mail.smtp_url {
        return Ok((Arc::new(Smtp::new(url, from)?), None));
    }
    let folder = Folder::new(&options.data_dir.join("outbox"), from);
    if !options.demo {
        tracing::warn!("no mail server is set: mails are kept in a folder");
    }
    Ok((Arc::new(folder.clone()), Some(folder)))
}

/// A demo shows providers and receivers on the same machine.
const fn reach(is_private: bool) -> Reach {
    if is_private {
        Reach::Private
    } else {
        Reach::Public
    }
}

fn read_secrets(options: &ServeOptions) -> anyhow::Result<Secrets> {
    let settings = &options.own_sign_in;
    Ok(match (&settings.secret_key, &settings.secret_key_file) {
        (Some(keys), _) => Secrets::parse(keys)?,
        (None, Some(file)) => Secrets::read(file)?,
        (None, None) => Secrets::of_folder(&options.data_dir, &SystemRandom)?,
    })
}

/// The catalog of a file, or the built-in one.
///
/// # Errors
/// Says what is wrong, and on which line.
pub fn read_catalog(path: Option<&Path>) -> anyhow::Result<Catalog> {
    let Some(path) = path else {
        return catalog_file::parse(catalog_file::DEFAULT).context("the built-in catalog");
    };
    let name = || format!("catalog {}", path.display());
    let text = std::fs::read_to_string(path).with_context(name)?;
    catalog_file::parse(&text).with_context(name)
}

async fn start_gateway(
    options: &ServeOptions,
    site: &Site,
) -> anyhow::Result<(Option<GatewayClient>, Option<ChildGateway>)> {
    let payments = options
        .payments
        .or(options.demo.then_some(Payments::Sandbox));
    let Some(Payments::Sandbox) = payments else {
        tracing::warn!("no card processor is set: the checkout is closed");
        return Ok((None, None));
    };
    if let Some(url) = &options.gateway_url {
        let origin = Site::parse(url).context("the card processor's address")?;
        let (Some(secret_key), Some(webhook_secret)) = (
            options.gateway_secret_key.clone(),
            options.gateway_webhook_secret.clone(),
        ) else {
            bail!("a card processor that runs already needs its secret key and webhook secret");
        };
        let settings = settings(origin.origin(), secret_key, webhook_secret);
        return Ok((Some(GatewayClient::new(settings)?), None));
    }
    let port = options
        .gateway_port
        .unwrap_or_else(|| options.listen.port().saturating_add(1));
    let secret = |prefix: &str| format!("{prefix}{}", hex::encode(SystemRandom.secret()));
    let origin = format!("http://localhost:{port}");
    let settings = settings(&origin, secret("sk_test_"), secret("whsec_"));
    std::fs::create_dir_all(&options.data_dir)
        .with_context(|| format!("cannot create {}", options.data_dir.display()))?;
    let child = ChildGateway::start(port, site.origin(), &options.data_dir, settings.clone());
    Ok((Some(GatewayClient::new(settings)?), Some(child.await?)))
}

fn settings(origin: &str, secret_key: String, webhook_secret: String) -> GatewaySettings {
    let (api_origin, frame_origin) = (origin.to_owned(), origin.to_owned());
    GatewaySettings {
        api_origin,
        frame_origin,
        secret_key,
        webhook_secret,
    }
}

fn start_logging(format: LogFormat) -> anyhow::Result<()> {
    use tracing_subscriber::EnvFilter;

    let filter =
        EnvFilter::try_from_env("SELFSERVE_LOG").or_else(|_| EnvFilter::try_new("warn"))?;
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    let started = match format {
        LogFormat::Text => builder.try_init(),
        LogFormat::Json => builder.json().try_init(),
    };
    started.map_err(|error| anyhow::anyhow!("logging cannot start: {error}"))
}
