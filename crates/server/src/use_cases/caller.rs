//! Who calls: a person in a session, or a program with a token.

use domain::access::{self, Action, Denied, Permit, VisibleSubscriptions};
use domain::ids::TenantId;

use crate::state::AppState;
use crate::use_cases::programs::CurrentProgram;
use crate::use_cases::record::Stamp;
use crate::use_cases::session::CurrentSession;

/// A signed-in person, or a program with a token.
pub enum Caller {
    /// By a session.
    Person(Box<CurrentSession>),
    /// By a token of a service account.
    Program(Box<CurrentProgram>),
}

impl Caller {
    /// The organization in which the caller acts.
    pub const fn tenant(&self) -> &TenantId {
        match self {
            Self::Person(session) => &session.viewer.tenant,
            Self::Program(program) => program.tenant(),
        }
    }

    /// What a change of the caller's is recorded with.
    pub fn stamp(&self, state: &AppState) -> Stamp {
        match self {
            Self::Person(session) => Stamp::of(state, session),
            Self::Program(program) => Stamp::of_service_account(state, program),
        }
    }

    /// Which subscriptions the caller sees.
    ///
    /// # Errors
    /// [`Denied::RoleNeeded`], [`Denied::ScopeNeeded`].
    pub fn visible_subscriptions(&self) -> Result<VisibleSubscriptions, Denied> {
        match self {
            Self::Person(session) => Ok(access::visible_subscriptions(&session.viewer)),
            Self::Program(program) => {
                let granted = program.customer.as_ref().map(|it| &*it.roles);
                access::visible_to_program(&program.account.scopes, granted)
            }
        }
    }

    /// The permit for an action: by a role of the person, or by a scope of the program.
    ///
    /// # Errors
    /// [`Denied::RoleNeeded`], [`Denied::ScopeNeeded`].
    pub fn authorize<A: Action>(&self) -> Result<Permit<A>, Denied> {
        match self {
            Self::Person(session) => access::authorize(&session.viewer),
            Self::Program(program) => match &program.customer {
                None => access::authorize_program(&program.account.scopes),
                Some(customer) => {
                    access::authorize_partner_program(&program.account.scopes, &customer.roles)
                }
            },
        }
    }
}
