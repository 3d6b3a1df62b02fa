//! Questions and answers.

use api::help::HelpList;
use axum::Json;
use axum::extract::State;
use messages::Language;

use super::Answer;
use crate::http::extract::Queries;
use crate::state::AppState;
use crate::use_cases::help;

/// The texts in the language asked for, else in English.
pub async fn list(State(state): State<AppState>, queries: Queries) -> Answer<HelpList> {
    let language = queries
        .get("language")
        .and_then(|code| Language::from_code(&code));
    Ok(Json(help::list_help(
        &state,
        language.unwrap_or(Language::English),
    )))
}
