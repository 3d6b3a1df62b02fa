//! The only place that talks to the network.

mod fetch;
mod notice;

use std::pin::Pin;

use api::Endpoint;
use leptos::prelude::*;
use web_sys::AbortSignal;

pub use fetch::{Abort, CallError, Request, decode};
pub use notice::{NextStep, Notice, notice};

use crate::state::session::{Session, use_session};

/// The text of an answer, when it comes.
pub type Answer = Pin<Box<dyn Future<Output = Result<String, CallError>>>>;

/// Sends calls, and notes when one says that the session has ended.
#[derive(Clone, Copy)]
pub struct Backend {
    session: Session,
}

/// Makes the backend available to everything below the session.
pub fn provide_backend() -> Backend {
    let backend = Backend {
        session: use_session(),
    };
    provide_context(backend);
    backend
}

/// The backend of the program.
pub fn use_backend() -> Backend {
    expect_context()
}

impl Backend {
    /// Sends one call and waits for its answer. For what a person does; what
    /// a page shows is loaded by [`crate::state::remote::use_remote`].
    pub fn send<E: Endpoint>(
        self,
        call: &E,
    ) -> impl Future<Output = Result<E::Response, CallError>> + use<E> {
        let answer = self.exchange(Request::of(call), None);
        async move { decode(&answer.await?) }
    }

    /// Sends a request and gives the text of its answer. Boxed, so that those
    /// who wait for it do not each hold a copy of all its steps.
    pub fn exchange(self, request: Request, signal: Option<AbortSignal>) -> Answer {
        Box::pin(async move {
            let answer = fetch::exchange(request, signal).await;
            if answer == Err(CallError::SignedOut) {
                self.session.end();
            }
            answer
        })
    }
}
