//! Sending one call at a time. Without the types of calls, so that the program
//! holds it once.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::backend::{Backend, CallError, Request};

/// What is done with the text of an answer.
pub type Then = Box<dyn FnOnce(Result<String, CallError>)>;

/// Sends a call unless another is under way, and hands its answer on.
pub fn ask(backend: Backend, is_busy: RwSignal<bool>, request: Request, then: Then) {
    if is_busy.get_untracked() {
        return;
    }
    is_busy.set(true);
    spawn_local(async move {
        let answer = backend.exchange(request, None).await;
        is_busy.set(false);
        then(answer);
    });
}
