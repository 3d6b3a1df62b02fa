//! Who is signed in: unknown until the server said so once.

use std::sync::Arc;

use api::session::{SessionBody, ViewerBody};
use domain::access::Viewer;
use leptos::prelude::*;

use crate::backend::CallError;

/// What is known of who is signed in.
#[derive(Debug, Clone, PartialEq)]
pub enum SessionState {
    /// The server has not answered yet.
    Unknown,
    /// The server could not be asked.
    Failed(CallError),
    /// Nobody.
    SignedOut,
    /// This person, on the way into the organization that an address asks for.
    Arriving(Arc<ViewerBody>),
    /// This person.
    SignedIn(Arc<ViewerBody>),
}

/// The session and what kind of installation this is.
#[derive(Clone, Copy)]
pub struct Session {
    state: RwSignal<SessionState>,
    demo_password: RwSignal<Option<String>>,
    payments_open: RwSignal<bool>,
    organization_changes: RwSignal<u32>,
    wanted_organization: RwSignal<Option<String>>,
}

/// Makes the session available to everything below.
pub fn provide_session() -> Session {
    let session = Session {
        state: RwSignal::new(SessionState::Unknown),
        demo_password: RwSignal::new(None),
        payments_open: RwSignal::new(true),
        organization_changes: RwSignal::new(0),
        wanted_organization: RwSignal::new(None),
    };
    provide_context(session);
    session
}

/// The session of the program.
pub fn use_session() -> Session {
    expect_context()
}

/// The signed-in person. For pages that are drawn for a signed-in person only;
/// `None` in the moment in which the session ends.
pub fn use_viewer() -> Option<Arc<ViewerBody>> {
    use_session().viewer_untracked()
}

/// The viewer as the rules of `domain::access` want to know him or her.
pub fn access_viewer(viewer: &ViewerBody) -> Viewer {
    Viewer {
        user: viewer.person.id.clone(),
        tenant: viewer.tenant.clone(),
        kind: viewer.kind,
        roles: viewer.roles.clone(),
    }
}

impl Session {
    /// What is known, as a signal.
    pub fn state(self) -> SessionState {
        self.state.get()
    }

    /// The signed-in person, as a signal.
    pub fn viewer(self) -> Option<Arc<ViewerBody>> {
        self.state.with(viewer_of)
    }

    /// The same, also on the way into another organization.
    pub fn person(self) -> Option<Arc<ViewerBody>> {
        self.state.with(|state| match state {
            SessionState::Arriving(viewer) => Some(Arc::clone(viewer)),
            state => viewer_of(state),
        })
    }

    /// The signed-in person at this moment.
    pub fn viewer_untracked(self) -> Option<Arc<ViewerBody>> {
        self.state.with_untracked(viewer_of)
    }

    /// The password of every demo user, in a demo installation.
    pub fn demo_password(self) -> Option<String> {
        self.demo_password.get()
    }

    /// Whether this installation takes payments.
    pub fn payments_open(self) -> bool {
        self.payments_open.get()
    }

    /// Changes with every change of the organization: what is shown belongs
    /// to the one before and is drawn anew.
    pub fn organization_changes(self) -> u32 {
        self.organization_changes.get()
    }

    /// The domain of the organization in which a person is to arrive.
    pub fn wanted_organization(self) -> RwSignal<Option<String>> {
        self.wanted_organization
    }

    /// Takes over what the server says. Where an address asks for another
    /// organization, nothing is drawn for this one.
    pub fn apply(self, body: SessionBody) {
        self.demo_password.set(body.demo_password);
        self.payments_open.set(body.payments_open);
        let before = self.viewer_untracked().map(|viewer| viewer.tenant.clone());
        let after = body.viewer.as_ref().map(|viewer| viewer.tenant.clone());
        self.state.set(match body.viewer {
            Some(viewer) if self.is_wanted_elsewhere(&viewer) => {
                SessionState::Arriving(Arc::new(viewer))
            }
            Some(viewer) => SessionState::SignedIn(Arc::new(viewer)),
            None => SessionState::SignedOut,
        });
        if before.is_some() && after.is_some() && before != after {
            self.organization_changes.update(|changes| *changes += 1);
        }
    }

    /// The person stays where he or she is: there was no way into the other
    /// organization.
    pub fn stay(self) {
        self.state.update(|state| {
            if let SessionState::Arriving(viewer) = state {
                *state = SessionState::SignedIn(Arc::clone(viewer));
            }
        });
    }

    fn is_wanted_elsewhere(self, viewer: &ViewerBody) -> bool {
        self.wanted_organization.with_untracked(|wanted| {
            wanted
                .as_ref()
                .is_some_and(|domain| !acts_in(viewer, domain))
        })
    }

    /// The person has seen what there is behind the bell.
    pub fn notices_seen(self) {
        self.state.update(|state| {
            if let SessionState::SignedIn(viewer) = state {
                Arc::make_mut(viewer).unread_notices = 0;
            }
        });
    }

    /// The server could not be asked.
    pub fn fail(self, error: CallError) {
        self.state.set(SessionState::Failed(error));
    }

    /// About to ask the server again.
    pub fn ask_again(self) {
        self.state.set(SessionState::Unknown);
    }

    /// The session has ended.
    pub fn end(self) {
        if self
            .state
            .with_untracked(|state| *state != SessionState::SignedOut)
        {
            self.state.set(SessionState::SignedOut);
        }
    }
}

/// Whether the person is in the organization of the domain now.
pub fn acts_in(viewer: &ViewerBody, domain: &str) -> bool {
    let mut memberships = viewer.memberships.iter();
    memberships.any(|membership| membership.is_current && membership.domain == domain)
}

fn viewer_of(state: &SessionState) -> Option<Arc<ViewerBody>> {
    match state {
        SessionState::SignedIn(viewer) => Some(Arc::clone(viewer)),
        _ => None,
    }
}
