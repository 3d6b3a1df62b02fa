//! Signing out.

use crate::{Empty, Endpoint, Method, NoBody};

/// Ends the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignOut;

impl Endpoint for SignOut {
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v1/session";
    const OPERATION: &'static str = "sign_out";
    const SUMMARY: &'static str = "Ends the session.";
    type Body = NoBody;
    type Response = Empty;
}
