//! Every page of the portal and its address: the only place that knows them.

mod part;
mod trial;

use domain::ids::{InvoiceId, SubscriptionId, UserId};
use domain::product_filter::{percent_decode, percent_encode};
use domain::trial::Trial;

use crate::state::query;

pub use part::Part;
pub use trial::{TRIAL, trial_named, trial_word};

/// The key of the query that names the subscription whose bills are shown.
pub const SUBSCRIPTION: &str = "subscription";

/// A page with what its address says. `query` stands without its `?`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// What is sold.
    Products,
    /// One product.
    Product { slug: String },
    /// Questions and answers.
    Help,
    /// The launcher.
    Apps,
    /// A product opened from the launcher.
    App { slug: String },
    /// One's own account: the second factor, and where one is signed in.
    Account,
    /// The email step and the sign-in; `return` says where to go after it.
    SignIn { query: String },
    /// Buying one product, from the email step to the confirmation.
    Buy { slug: String, query: String },
    /// The admin center's first page.
    AdminHome,
    /// The subscriptions; the query is the filter of the list.
    YourProducts { query: String },
    /// One subscription.
    Subscription { id: SubscriptionId, query: String },
    /// The bills; the query says which of them.
    Bills { query: String },
    /// One bill.
    Bill { id: InvoiceId },
    /// The cards that pay.
    PaymentMethods,
    /// The organization's people; the query is the filter of the list.
    Users { query: String },
    /// One person.
    User { id: UserId },
    /// What people may buy by themselves.
    SelfServicePolicy,
    /// How the organization signs in.
    SignInSettings,
    /// What is asked of who buys and uses licenses.
    AccessPolicy,
    /// How the organization's own directory keeps its people here.
    DirectorySettings,
    /// Programs that act for the organization.
    ServiceAccounts,
    /// What was done, by whom; the query is the filter of the log.
    AuditLog { query: String },
    /// What people ask for; the query says which requests are shown.
    Requests { query: String },
    /// Who looks after the organization, and whom it looks after.
    Partners,
    /// What one is told of; the query says which page of it.
    Notices { query: String },
    /// Who hears of what.
    NoticeSettings,
    /// Receivers of events; the query names one whose deliveries are shown.
    Webhooks { query: String },
    /// Moving the clock of a demo.
    DemoClock,
    /// The mails of a demo.
    DemoOutbox,
    /// No page of the portal.
    NotFound { path: String },
}

/// The frame around a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shell {
    /// Header with navigation, footer.
    Public,
    /// As little as possible beside the form.
    Bare,
    /// Header and the admin center's navigation.
    Admin,
}

impl Page {
    /// The page of an address.
    pub fn parse(path: &str, query: &str) -> Self {
        let query = query.to_owned();
        let trimmed = path.strip_suffix('/').unwrap_or(path);
        let segments: Option<Vec<String>> = trimmed.split('/').skip(1).map(decode).collect();
        let segments = segments.unwrap_or_default();
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        match (trimmed, segments.as_slice()) {
            ("", _) => Self::Products,
            (_, ["products", slug]) => Self::Product {
                slug: (*slug).to_owned(),
            },
            (_, ["help"]) => Self::Help,
            (_, ["apps"]) => Self::Apps,
            (_, ["apps", slug]) => Self::App {
                slug: (*slug).to_owned(),
            },
            (_, ["account"]) => Self::Account,
            (_, ["sign-in"]) => Self::SignIn { query },
            (_, ["buy", slug]) => Self::Buy {
                slug: (*slug).to_owned(),
                query,
            },
            (_, ["admin"]) => Self::AdminHome,
            (_, ["admin", "billing", "your-products"]) => Self::YourProducts { query },
            (_, ["admin", "billing", "your-products", id]) => match SubscriptionId::parse(id) {
                Ok(id) => Self::Subscription { id, query },
                Err(_) => Self::not_found(path),
            },
            (_, ["admin", "billing", "bills"]) => Self::Bills { query },
            (_, ["admin", "billing", "bills", id]) => match InvoiceId::parse(id) {
                Ok(id) => Self::Bill { id },
                Err(_) => Self::not_found(path),
            },
            (_, ["admin", "billing", "payment-methods"]) => Self::PaymentMethods,
            (_, ["admin", "users"]) => Self::Users { query },
            (_, ["admin", "users", id]) => match UserId::parse(id) {
                Ok(id) => Self::User { id },
                Err(_) => Self::not_found(path),
            },
            (_, ["admin", "settings", "self-service"]) => Self::SelfServicePolicy,
            (_, ["admin", "settings", "sign-in"]) => Self::SignInSettings,
            (_, ["admin", "settings", "access"]) => Self::AccessPolicy,
            (_, ["admin", "settings", "directory"]) => Self::DirectorySettings,
            (_, ["admin", "audit-log"]) => Self::AuditLog { query },
            (_, ["admin", "partners"]) => Self::Partners,
            (_, ["admin", "settings", "service-accounts"]) => Self::ServiceAccounts,
            (_, ["admin", "billing", "requests"]) => Self::Requests { query },
            (_, ["admin", "notices"]) => Self::Notices { query },
            (_, ["admin", "settings", "notices"]) => Self::NoticeSettings,
            (_, ["admin", "settings", "webhooks"]) => Self::Webhooks { query },
            (_, ["dev", "clock"]) => Self::DemoClock,
            (_, ["dev", "outbox"]) => Self::DemoOutbox,
            _ => Self::not_found(path),
        }
    }

    /// The page of an address as it stands in a link: path, query and hash.
    /// `None` for what is no page of ours, so that it can be followed safely.
    pub fn local(address: &str) -> Option<Self> {
        if !address.starts_with('/') || address.starts_with("//") || address.contains('\\') {
            return None;
        }
        let without_hash = address.split('#').next().unwrap_or_default();
        let (path, query) = without_hash.split_once('?').unwrap_or((without_hash, ""));
        match Self::parse(path, query) {
            Self::NotFound { .. } => None,
            page => Some(page),
        }
    }

    /// The address: path and query.
    pub fn address(&self) -> String {
        match self {
            Self::Products => "/".to_owned(),
            Self::Product { slug } => format!("/products/{}", percent_encode(slug)),
            Self::Help => "/help".to_owned(),
            Self::Apps => "/apps".to_owned(),
            Self::App { slug } => format!("/apps/{}", percent_encode(slug)),
            Self::Account => "/account".to_owned(),
            Self::SignIn { query } => with_query("/sign-in", query),
            Self::Buy { slug, query } => {
                with_query(&format!("/buy/{}", percent_encode(slug)), query)
            }
            Self::AdminHome => "/admin".to_owned(),
            Self::YourProducts { query } => with_query("/admin/billing/your-products", query),
            Self::Subscription { id, query } => {
                with_query(&format!("/admin/billing/your-products/{id}"), query)
            }
            Self::Bills { query } => with_query("/admin/billing/bills", query),
            Self::Bill { id } => format!("/admin/billing/bills/{id}"),
            Self::PaymentMethods => "/admin/billing/payment-methods".to_owned(),
            Self::Users { query } => with_query("/admin/users", query),
            Self::User { id } => format!("/admin/users/{id}"),
            Self::SelfServicePolicy => "/admin/settings/self-service".to_owned(),
            Self::SignInSettings => "/admin/settings/sign-in".to_owned(),
            Self::AccessPolicy => "/admin/settings/access".to_owned(),
            Self::DirectorySettings => "/admin/settings/directory".to_owned(),
            Self::AuditLog { query } => with_query("/admin/audit-log", query),
            Self::Requests { query } => with_query("/admin/billing/requests", query),
            Self::Partners => "/admin/partners".to_owned(),
            Self::ServiceAccounts => "/admin/settings/service-accounts".to_owned(),
            Self::Notices { query } => with_query("/admin/notices", query),
            Self::NoticeSettings => "/admin/settings/notices".to_owned(),
            Self::Webhooks { query } => with_query("/admin/settings/webhooks", query),
            Self::DemoClock => "/dev/clock".to_owned(),
            Self::DemoOutbox => "/dev/outbox".to_owned(),
            Self::NotFound { path } => path.clone(),
        }
    }

    /// The sign-in that comes back to this address.
    pub fn sign_in_then(address: &str) -> Self {
        Self::SignIn {
            query: format!("return={}", percent_encode(address)),
        }
    }

    /// Where the sign-in with this query leads: a page of ours, else the launcher.
    pub fn after_sign_in(sign_in_query: &str) -> Self {
        query::value(sign_in_query, "return")
            .and_then(|address| Self::local(&address))
            .filter(|page| !matches!(page, Self::SignIn { .. }))
            .unwrap_or(Self::Apps)
    }

    /// The page of a product.
    pub fn product(slug: &str) -> Self {
        Self::Product {
            slug: slug.to_owned(),
        }
    }

    /// The beginning of a purchase.
    pub fn buy(slug: &str) -> Self {
        Self::Buy {
            slug: slug.to_owned(),
            query: String::new(),
        }
    }

    /// The beginning of a trial; of which kind can still be chosen there.
    pub fn trial(slug: &str, trial: Trial) -> Self {
        Self::Buy {
            slug: slug.to_owned(),
            query: format!("{TRIAL}={}", trial_word(trial)),
        }
    }

    /// The whole list of subscriptions.
    pub const fn your_products() -> Self {
        Self::YourProducts {
            query: String::new(),
        }
    }

    /// All bills.
    pub const fn bills() -> Self {
        Self::Bills {
            query: String::new(),
        }
    }

    /// The bills of one subscription.
    pub fn bills_of(subscription: &SubscriptionId) -> Self {
        Self::Bills {
            query: format!("{SUBSCRIPTION}={subscription}"),
        }
    }

    /// One bill.
    pub const fn bill(id: InvoiceId) -> Self {
        Self::Bill { id }
    }

    /// Everybody in the organization.
    pub const fn users() -> Self {
        Self::Users {
            query: String::new(),
        }
    }

    /// The whole audit log.
    pub const fn audit_log() -> Self {
        Self::AuditLog {
            query: String::new(),
        }
    }

    /// Everything that people ask for.
    pub const fn requests() -> Self {
        Self::Requests {
            query: String::new(),
        }
    }

    /// What one is told of, from the newest on.
    pub const fn notices() -> Self {
        Self::Notices {
            query: String::new(),
        }
    }

    /// The receivers of events.
    pub const fn webhooks() -> Self {
        Self::Webhooks {
            query: String::new(),
        }
    }

    /// One subscription.
    pub const fn subscription(id: SubscriptionId) -> Self {
        Self::Subscription {
            id,
            query: String::new(),
        }
    }

    /// The same page whatever its query says: a page is drawn anew only when
    /// this changes, and follows its query by itself.
    #[must_use]
    pub fn without_query(self) -> Self {
        let query = String::new();
        match self {
            Self::SignIn { .. } => Self::SignIn { query },
            Self::Buy { slug, .. } => Self::Buy { slug, query },
            Self::YourProducts { .. } => Self::YourProducts { query },
            Self::Subscription { id, .. } => Self::Subscription { id, query },
            Self::Bills { .. } => Self::Bills { query },
            Self::Users { .. } => Self::Users { query },
            Self::AuditLog { .. } => Self::AuditLog { query },
            Self::Requests { .. } => Self::Requests { query },
            Self::Notices { .. } => Self::Notices { query },
            Self::Webhooks { .. } => Self::Webhooks { query },
            page => page,
        }
    }

    /// The frame around the page.
    pub const fn shell(&self) -> Shell {
        match self {
            Self::Products
            | Self::Product { .. }
            | Self::Help
            | Self::Apps
            | Self::App { .. }
            | Self::Account
            | Self::DemoClock
            | Self::DemoOutbox
            | Self::NotFound { .. } => Shell::Public,
            Self::SignIn { .. } | Self::Buy { .. } => Shell::Bare,
            Self::AdminHome
            | Self::YourProducts { .. }
            | Self::Subscription { .. }
            | Self::Bills { .. }
            | Self::Bill { .. }
            | Self::PaymentMethods
            | Self::Users { .. }
            | Self::User { .. }
            | Self::SelfServicePolicy
            | Self::SignInSettings
            | Self::AccessPolicy
            | Self::DirectorySettings
            | Self::AuditLog { .. }
            | Self::Requests { .. }
            | Self::Partners
            | Self::ServiceAccounts
            | Self::Notices { .. }
            | Self::NoticeSettings
            | Self::Webhooks { .. } => Shell::Admin,
        }
    }

    fn not_found(path: &str) -> Self {
        Self::NotFound {
            path: path.to_owned(),
        }
    }
}

fn decode(segment: &str) -> Option<String> {
    // A plus sign is a space in a query only.
    percent_decode(&segment.replace('+', "%2B")).filter(|text| !text.is_empty())
}

fn with_query(path: &str, query: &str) -> String {
    if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{query}")
    }
}

#[cfg(test)]
mod tests;
