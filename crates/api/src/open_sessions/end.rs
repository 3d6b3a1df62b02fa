//! Ending one session from another.

use domain::ids::SessionId;

use super::OpenSessionList;
use crate::{Endpoint, Method, NoBody};

/// Ends one of the viewer's sessions at once, and answers with those left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndOpenSession {
    /// Which.
    pub session: SessionId,
}

impl Endpoint for EndOpenSession {
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v1/account/sessions/{session}";
    const OPERATION: &'static str = "end_open_session";
    const SUMMARY: &'static str = "Ends one of the viewer's sessions.";
    type Body = NoBody;
    type Response = OpenSessionList;

    fn address(&self) -> String {
        format!("/api/v1/account/sessions/{}", self.session)
    }
}
