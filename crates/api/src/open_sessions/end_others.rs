//! Staying signed in here only.

use super::OpenSessionList;
use crate::{Endpoint, Method, NoBody};

/// Ends all of the viewer's sessions but the one that asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EndOtherSessions;

impl Endpoint for EndOtherSessions {
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v1/account/sessions";
    const OPERATION: &'static str = "end_other_sessions";
    const SUMMARY: &'static str = "Ends the viewer's sessions elsewhere.";
    type Body = NoBody;
    type Response = OpenSessionList;
}
