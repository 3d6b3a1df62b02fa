//! People and groups in one list.

use serde_json::Value;

use super::{ScimCaller, list_groups, list_users};
use crate::scim::{ListQuery, Object, ScimError, list_answer};
use crate::state::AppState;

/// A page of all people and, after them, all groups; or of those that a filter finds, which both
/// must have an index for.
///
/// # Errors
/// `invalidFilter`.
pub async fn search(
    state: &AppState,
    caller: &ScimCaller,
    query: ListQuery,
) -> Result<Value, ScimError> {
    let (mut found, people) = parts(list_users(state, caller, query.clone()).await?);
    let taken = u32::try_from(found.len()).unwrap_or(u32::MAX);
    let rest = ListQuery {
        start_index: query.start_index.saturating_sub(people).max(1),
        count: query.count.saturating_sub(taken),
        ..query.clone()
    };
    let (groups, total) = parts(list_groups(state, caller, rest).await?);
    found.extend(groups);
    Ok(list_answer(&query, found, people + total))
}

fn parts(page: Value) -> (Vec<Object>, u64) {
    let total = page.get("totalResults").and_then(Value::as_u64);
    let Value::Object(mut page) = page else {
        return (Vec::new(), 0);
    };
    let found = page.remove("Resources").and_then(|found| match found {
        Value::Array(found) => Some(found),
        _ => None,
    });
    let objects = found.into_iter().flatten().filter_map(|one| match one {
        Value::Object(one) => Some(one),
        _ => None,
    });
    (objects.collect(), total.unwrap_or_default())
}
