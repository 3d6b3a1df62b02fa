//! Taking the identity provider away.

use super::ProviderSettings;
use crate::{Endpoint, Method, NoBody};

/// Disconnects the provider; people sign in with passwords again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DisconnectProvider;

impl Endpoint for DisconnectProvider {
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v1/sign-in-settings/provider";
    const OPERATION: &'static str = "disconnect_provider";
    const SUMMARY: &'static str = "Disconnects the organization's identity provider.";
    type Body = NoBody;
    type Response = ProviderSettings;
}
