//! Asks once who is signed in, and carries `?organization=` out: the
//! organization in which a person arrives (`decisions.md` 15).

use api::session::{ShowSession, SignOut, SwitchOrganization, SwitchOrganizationRequest};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::backend::{Backend, CallError, notice, use_backend};
use crate::router::{Router, use_router};
use crate::routes::Page;
use crate::state::carried::{self, ORGANIZATION, SIGNED_OUT};
use crate::state::preferences::{use_language, use_preferences};
use crate::state::query;
use crate::state::session::{Session, SessionState, acts_in, use_session};
use crate::state::toasts::use_toasts;
use crate::view::effect;

const PARAMETER: &str = "organization";

/// Loads the session, and switches the organization when an address asks for it.
pub fn keep_session(session: Session, router: Router) {
    let backend = use_backend();
    ask(backend, session);
    if carried::take(SIGNED_OUT).is_some() {
        use_toasts().success(use_language().sign_in_signed_out());
    }
    // Kept beside the address, since the sign-in and a reload may lie in between.
    let wanted = session.wanted_organization();
    wanted.set(carried::take(ORGANIZATION));
    effect(move || match wanted.get() {
        Some(domain) => carried::carry(ORGANIZATION, &domain),
        None => drop(carried::take(ORGANIZATION)),
    });
    effect(move || {
        let now = router.query();
        if let Some(domain) = query::value(&now, PARAMETER) {
            wanted.set(Some(domain));
            let rest = query::with(&now, PARAMETER, None);
            let path = router.address();
            let path = path.split('?').next().unwrap_or_default();
            router.replace_address(&match rest.as_str() {
                "" => path.to_owned(),
                rest => format!("{path}?{rest}"),
            });
        }
    });
    let switch = use_switch_organization();
    effect(move || {
        let (Some(domain), Some(viewer)) = (wanted.get(), session.person()) else {
            return;
        };
        wanted.set(None);
        if !acts_in(&viewer, &domain) {
            switch.run(domain);
        }
    });
}

/// Asks the server who is signed in.
pub fn ask(backend: Backend, session: Session) {
    session.ask_again();
    spawn_local(async move {
        match backend.send(&ShowSession).await {
            Ok(body) => session.apply(body),
            Err(CallError::SignedOut) => session.end(),
            Err(error) => session.fail(error),
        }
    });
}

/// Moves the session to the organization of a domain.
pub fn use_switch_organization() -> Callback<String> {
    let (backend, session, toasts) = (use_backend(), use_session(), use_toasts());
    let preferences = use_preferences();
    Callback::new(move |organization: String| {
        spawn_local(async move {
            let body = SwitchOrganizationRequest { organization };
            match backend.send(&SwitchOrganization { body }).await {
                Ok(body) => session.apply(body),
                Err(CallError::SignedOut) => session.end(),
                Err(error) => {
                    let language = untrack(move || preferences.language());
                    toasts.error(notice(language, &error).body);
                    session.stay();
                }
            }
        });
    })
}

/// Ends the session and goes to the products.
pub fn use_sign_out() -> Callback<()> {
    let (backend, session, toasts, router) =
        (use_backend(), use_session(), use_toasts(), use_router());
    let preferences = use_preferences();
    Callback::new(move |()| {
        spawn_local(async move {
            let language = untrack(move || preferences.language());
            let answer = backend.send(&SignOut).await;
            // Who signed in at the organization signs out there, too.
            if let Ok(signed_out) = &answer
                && let Some(page) = &signed_out.continue_at
            {
                carried::carry(SIGNED_OUT, "");
                drop(window().location().assign(page));
                return;
            }
            match answer {
                Ok(_) | Err(CallError::SignedOut) => {
                    if router.leads_away(&Page::Products) {
                        carried::carry(SIGNED_OUT, "");
                        router.navigate(&Page::Products);
                        return;
                    }
                    // First away from what needs a session, else its guard
                    // would send to the sign-in.
                    router.navigate(&Page::Products);
                    session.end();
                    toasts.success(language.sign_in_signed_out());
                }
                Err(error) => toasts.error(notice(language, &error).body),
            }
        });
    })
}

/// Whether somebody is signed in, is not, or this is unknown: what guards look
/// at, so that a change within the session does not draw a page anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Not known yet.
    Unknown,
    /// The server could not be asked.
    Failed,
    /// Nobody.
    SignedOut,
    /// Somebody.
    SignedIn,
}

impl From<&SessionState> for Presence {
    fn from(state: &SessionState) -> Self {
        match state {
            SessionState::Unknown | SessionState::Arriving(_) => Self::Unknown,
            SessionState::Failed(_) => Self::Failed,
            SessionState::SignedOut => Self::SignedOut,
            SessionState::SignedIn(_) => Self::SignedIn,
        }
    }
}
