//! The endpoints: Stripe's subset, the frames, and the sandbox's own.

mod access;
mod answer;
mod call;
mod charges;
mod connection;
mod context;
mod customers;
mod events;
mod faults;
mod frame;
mod headers;
mod params;
mod payment_intents;
mod payment_methods;
mod perform;
mod refunds;
mod sandbox;
mod setup_intents;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};

use crate::shared::Shared;

pub use answer::{Answer, Refusal};
pub use connection::{Connection, CuttableListener};
pub use context::Context;
pub use faults::Faults;

/// All routes on one shared state.
pub fn routes(shared: Shared) -> Router {
    Router::new()
        .merge(stripe())
        .merge(frames())
        .merge(sandbox())
        .fallback(answer::unknown_path)
        .method_not_allowed_fallback(answer::unknown_path)
        .layer(from_fn_with_state(shared.clone(), headers::on_every_answer))
        .with_state(shared)
}

fn stripe() -> Router<Shared> {
    Router::new()
        .route("/v1/customers", post(customers::create))
        .route("/v1/customers/{id}", get(customers::retrieve))
        .route(
            "/v1/customers/{id}/payment_methods",
            get(payment_methods::list),
        )
        .route("/v1/setup_intents", post(setup_intents::create))
        .route("/v1/setup_intents/{id}", get(setup_intents::retrieve))
        .route(
            "/v1/setup_intents/{id}/confirm",
            post(setup_intents::confirm),
        )
        .route("/v1/payment_methods", post(payment_methods::create))
        .route("/v1/payment_methods/{id}", get(payment_methods::retrieve))
        .route(
            "/v1/payment_methods/{id}/attach",
            post(payment_methods::attach),
        )
        .route(
            "/v1/payment_methods/{id}/detach",
            post(payment_methods::detach),
        )
        .route(
            "/v1/payment_intents",
            post(payment_intents::create).get(payment_intents::list),
        )
        .route("/v1/payment_intents/{id}", get(payment_intents::retrieve))
        .route(
            "/v1/payment_intents/{id}/confirm",
            post(payment_intents::confirm),
        )
        .route(
            "/v1/payment_intents/{id}/cancel",
            post(payment_intents::cancel),
        )
        .route(
            "/v1/payment_intents/{id}/sandbox_authenticate",
            post(payment_intents::authenticate),
        )
        .route("/v1/refunds", post(refunds::create))
        .route("/v1/charges", get(charges::list))
        .route("/v1/events", get(events::list))
}

fn frames() -> Router<Shared> {
    Router::new()
        .route("/frame/card", get(frame::card))
        .route("/frame/confirm", get(frame::confirm))
        .route("/frame/{file}", get(frame::file))
}

fn sandbox() -> Router<Shared> {
    Router::new()
        .route("/healthz", get(sandbox::health))
        .route("/sandbox/ledger", get(sandbox::ledger))
        .route(
            "/sandbox/faults",
            post(sandbox::order_fault).delete(sandbox::clear_faults),
        )
        .route("/sandbox/webhooks/pause", post(sandbox::pause_webhooks))
        .route("/sandbox/webhooks/resume", post(sandbox::resume_webhooks))
}
