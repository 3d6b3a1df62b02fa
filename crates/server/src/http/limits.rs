//! Bodies that are too large.

use api::problem::ErrorCode;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures::StreamExt;

use super::problem::ProblemResponse;
use super::scim;

/// The largest body that is read, except of directories. None of ours comes near it.
pub const LARGEST_BODY: usize = 64 * 1024;
/// How much of a larger one is thrown away before the answer: a sender that
/// is cut off in the middle often never reads why.
const THROWN_AWAY: usize = 16 * 1024 * 1024;

/// Answers a body that is declared too large without keeping any of it.
pub async fn refuse_large_bodies(request: Request, next: Next) -> Response {
    let declared = request.headers().get(header::CONTENT_LENGTH);
    let declared = declared.and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    let is_scim = request.uri().path().starts_with("/scim/");
    let largest = if is_scim {
        scim::LARGEST_BODY
    } else {
        LARGEST_BODY
    };
    if declared.is_none_or(|length| length <= largest) {
        return next.run(request).await;
    }
    throw_away(request.into_body()).await;
    if is_scim {
        return scim::too_large().into_response();
    }
    ProblemResponse::new(ErrorCode::BodyTooLarge, "the body is too large").into_response()
}

async fn throw_away(body: Body) {
    let mut frames = body.into_data_stream();
    let mut seen = 0;
    while let Some(Ok(frame)) = frames.next().await {
        seen += frame.len();
        if seen > THROWN_AWAY {
            return;
        }
    }
}
