//! How an organization signs in: its identity provider and its domains.

mod add_domain;
mod connect_provider;
mod disconnect_provider;
mod list_domains;
mod remove_domain;
mod show_provider;
mod test_provider;
mod verify_domain;

pub use add_domain::{AddDomain, AddDomainRequest};
pub use connect_provider::{ConnectProvider, ConnectProviderRequest};
pub use disconnect_provider::DisconnectProvider;
pub use list_domains::{DomainBody, DomainList, ListDomains};
pub use remove_domain::RemoveDomain;
pub use show_provider::{ProviderBody, ProviderSettings, ShowProvider};
pub use test_provider::{ProviderCheck, TestProvider, TestProviderRequest};
pub use verify_domain::VerifyDomain;
