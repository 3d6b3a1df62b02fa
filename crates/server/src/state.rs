//! What every request works with.

use std::net::IpAddr;
use std::ops::Deref;
use std::sync::Arc;

use axum::http::HeaderName;
use domain::catalog::Catalog;
use store::Store;

use crate::clock::{Clock, Random};
use crate::dns::DomainTexts;
use crate::identity::Providers;
use crate::mail::{Folder, Layout, Mailer};
use crate::outgoing::GuardedHttp;
use crate::passwords::Passwords;
use crate::payments::GatewayClient;
use crate::rates::Limits;
use crate::secrets::Secrets;
use crate::site::Site;

/// The parts of a running server; cheap to clone.
#[derive(Clone)]
pub struct AppState(Arc<Services>);

/// The parts themselves.
pub struct Services {
    /// The database.
    pub store: Store,
    /// Products, prices, markets.
    pub catalog: Catalog,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Ids and secrets.
    pub random: Arc<dyn Random>,
    /// The card processor; `None` where the checkout is closed.
    pub gateway: Option<GatewayClient>,
    /// Hashes and checks passwords.
    pub passwords: Passwords,
    /// Seals secrets of organizations.
    pub secrets: Secrets,
    /// Identity providers of organizations.
    pub providers: Providers,
    /// What the DNS says of a domain.
    pub domain_texts: Arc<dyn DomainTexts>,
    /// Sends mails.
    pub mailer: Arc<dyn Mailer>,
    /// How mails look.
    pub layout: Layout,
    /// Where mails are kept that are not sent.
    pub outbox: Option<Folder>,
    /// Calls receivers of events.
    pub webhook_http: GuardedHttp,
    /// The public address.
    pub site: Site,
    /// The password of every demo user, in a demo installation.
    pub demo_password: Option<&'static str>,
    /// Failed sign-ins of one address before it has to wait.
    pub sign_in_failures: u32,
    /// How often something may be asked for.
    pub limits: Limits,
    /// Proxies that are believed when they name an address.
    pub trusted_proxies: Vec<IpAddr>,
    /// The header in which they name the country of who asks.
    pub country_header: Option<HeaderName>,
}

impl Services {
    /// Whether this is a demo: made-up organizations, and a clock that moves.
    pub const fn is_demo(&self) -> bool {
        self.demo_password.is_some()
    }
}

impl AppState {
    /// Puts the parts together.
    pub fn new(services: Services) -> Self {
        Self(Arc::new(services))
    }
}

impl Deref for AppState {
    type Target = Services;

    fn deref(&self) -> &Services {
        &self.0
    }
}
