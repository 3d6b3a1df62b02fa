//! What every change writes beside itself, in the same transaction: its audit
//! row and its event for the outbox (`decisions.md` 12).

use chrono::{DateTime, Utc};
use domain::audit::Actor;
use domain::ids::{ScimTokenId, TenantId, UserId};
use domain::user::UserKind;
use serde_json::{Value, json};
use store::audit::AuditEntry;
use store::wakeups::Task;
use store::{StoreError, TenantTx};

use crate::clock::{Clock, Random};
use crate::state::AppState;
use crate::use_cases::programs::CurrentProgram;
use crate::use_cases::session::CurrentSession;

/// Who changes something, when, and from where. Made before the transaction,
/// so that a unit of work that runs again writes the same.
#[derive(Debug, Clone)]
pub struct Stamp {
    /// Who; `None` for the program itself.
    pub actor: Option<Actor>,
    /// The partner organization that the person acts for.
    pub on_behalf_of: Option<TenantId>,
    /// The business clock.
    pub business_at: DateTime<Utc>,
    /// The system clock.
    pub system_at: DateTime<Utc>,
    origin: Option<String>,
    event_id: String,
}

/// What changed.
#[derive(Debug, Clone)]
pub struct Change {
    /// What was done: a noun and a past participle.
    pub action: &'static str,
    /// To what.
    pub object: String,
    /// What it was.
    pub before: Option<Value>,
    /// What it is.
    pub after: Option<Value>,
}

impl Stamp {
    /// A change by a signed-in person.
    pub fn of(state: &AppState, session: &CurrentSession) -> Self {
        let is_partner = session.viewer.kind == UserKind::Partner;
        Self {
            on_behalf_of: is_partner.then(|| session.row.home_tenant.clone()),
            ..Self::of_program(state).by(session.viewer.user.clone(), session.origin.clone())
        }
    }

    /// A change by a program that acts for an organization.
    pub fn of_service_account(state: &AppState, program: &CurrentProgram) -> Self {
        Self {
            actor: Some(Actor::Program(program.account.id.clone())),
            on_behalf_of: program
                .customer
                .as_ref()
                .map(|_| program.token.tenant.clone()),
            origin: program.origin.clone(),
            ..Self::of_program(state)
        }
    }

    /// A change by the directory that provisions an organization.
    pub fn of_directory(state: &AppState, token: ScimTokenId, origin: Option<String>) -> Self {
        Self {
            actor: Some(Actor::Directory(token)),
            origin,
            ..Self::of_program(state)
        }
    }

    /// A change by the program itself.
    pub fn of_program(state: &AppState) -> Self {
        Self::now(&*state.clock, &*state.random)
    }

    /// A change by a command of the binary, where no server runs.
    pub fn now(clock: &dyn Clock, random: &dyn Random) -> Self {
        Self {
            actor: None,
            on_behalf_of: None,
            business_at: clock.business_now(),
            system_at: clock.system_now(),
            origin: None,
            event_id: format!("evt_{}", random.unique()),
        }
    }

    /// The same moment and place, by this person: where the person becomes
    /// known only within the change.
    #[must_use]
    pub fn by(self, actor: UserId, origin: Option<String>) -> Self {
        Self {
            actor: Some(Actor::Person(actor)),
            origin,
            ..self
        }
    }

    /// The same moment and place, by this person, where it turns out who it is.
    #[must_use]
    pub fn acting_as(self, actor: &UserId) -> Self {
        Self {
            actor: Some(Actor::Person(actor.clone())),
            ..self
        }
    }

    /// The same moment, place and person, who acts for this partner or for none.
    #[must_use]
    pub fn for_partner(self, partner: Option<TenantId>) -> Self {
        Self {
            on_behalf_of: partner,
            ..self
        }
    }

    /// For what is told once however often it is tried: a second event with
    /// the same id is a conflict.
    #[must_use]
    pub fn once(self, event_id: String) -> Self {
        Self { event_id, ..self }
    }

    /// For one of several changes of the same kind in one transaction, whose
    /// events need ids of their own.
    #[must_use]
    pub fn numbered(self, what: &str) -> Self {
        let what: String = what.chars().take(16).collect();
        let event_id = format!("{}_{what}", self.event_id);
        Self { event_id, ..self }
    }
}

impl Stamp {
    /// The id of the event of a change. One change of an order can write two
    /// events; each has its own.
    pub fn event_id(&self, action: &str) -> String {
        format!("{}_{}", self.event_id, action.replace('.', "_"))
    }
}

/// Writes the audit row and the outbox row of a change, and has it told.
///
/// # Errors
/// [`StoreError`].
pub async fn record(tx: &mut TenantTx, stamp: &Stamp, change: Change) -> Result<(), StoreError> {
    let event = json!({
        "type": change.action,
        "timestamp": stamp.business_at,
        "data": { "object": change.object, "actor": stamp.actor.as_ref().map(Actor::id), "state": change.after },
    });
    let entry = AuditEntry {
        actor: stamp.actor.clone(),
        on_behalf_of: stamp.on_behalf_of.clone(),
        action: change.action.to_owned(),
        object: change.object,
        before: change.before.map(|value| value.to_string()),
        after: change.after.map(|value| value.to_string()),
        origin: stamp.origin.clone(),
        business_at: stamp.business_at,
        system_at: stamp.system_at,
    };
    store::audit::append(tx, &entry).await?;
    let event_id = stamp.event_id(change.action);
    store::outbox::append(
        tx,
        &event_id,
        change.action,
        &event.to_string(),
        stamp.business_at,
    )
    .await?;
    let tenant = tx.tenant().clone();
    store::wakeups::wake(tx, &tenant, Task::TellEvents, stamp.business_at).await
}
