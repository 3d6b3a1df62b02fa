//! From what happened to whom it concerns: notices in the app, mails, and
//! calls of webhooks, all written in one transaction with the note that the
//! event was told.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::ids::TenantId;
use domain::notices::{MailRhythm, Notice, NoticeSettings, WebhookState};
use domain::user::{AccountStatus, User};
use store::mails::DigestEntry;
use store::outbox::OutboxEvent;
use store::tenants::TenantRecord;
use store::wakeups::{Task, wake};
use store::webhooks::WebhookRecord;
use store::{StoreError, TenantTx};

use super::letter::{Recipient, Why, write_mail};
use super::of_event::{Audience, Event, notice_of};
use super::settings::settings_of;
use crate::refusal::Refusal;
use crate::state::AppState;

/// How many events are told in one transaction, and how many such
/// transactions there are before others have their turn.
const AT_ONCE: u32 = 100;
const ROUNDS: u32 = 20;

/// Tells of all that nobody was told of yet, and says when to go on.
///
/// # Errors
/// [`Refusal::Store`]; what was not told is told the next time.
pub async fn tell_events(
    state: &AppState,
    tenant: &TenantId,
) -> Result<Option<DateTime<Utc>>, Refusal> {
    let now = state.clock.business_now();
    for _ in 0..ROUNDS {
        let job = (state.clone(), tenant.clone());
        let unit = state.store.write(tenant, move |tx| {
            let (state, tenant) = job.clone();
            Box::pin(async move { tell_some(&state, tx, &tenant, now).await })
        });
        if unit.await? < AT_ONCE as usize {
            return Ok(None);
        }
    }
    Ok(Some(now))
}

/// What is known of an organization while its events are told.
struct Teller {
    organization: TenantRecord,
    settings: NoticeSettings,
    webhooks: Vec<WebhookRecord>,
    now: DateTime<Utc>,
}

async fn tell_some(
    state: &AppState,
    tx: &mut TenantTx,
    tenant: &TenantId,
    now: DateTime<Utc>,
) -> Result<usize, Refusal> {
    let events = store::outbox::list_undelivered(tx, AT_ONCE).await?;
    let Some(organization) = store::tenants::find(tx, tenant).await? else {
        return Ok(0);
    };
    let teller = Teller {
        settings: settings_of(tx, organization.tenant.facts.market).await?.0,
        webhooks: store::webhooks::list(tx).await?,
        organization,
        now,
    };
    for event in &events {
        teller.call_webhooks(tx, event).await?;
        // What no version of this program wrote makes no notice.
        if let Ok(read) = serde_json::from_str::<Event>(&event.body_json)
            && let Some((audience, notice)) = notice_of(state, tx, event, &read).await?
        {
            let told = Told {
                event: &event.event_id,
                at: event.at,
                actor: read.actor(),
                notice,
            };
            teller.tell(state, tx, &audience, told).await?;
        }
        store::outbox::mark_told(tx, &event.event_id, now).await?;
    }
    if !events.is_empty() {
        for task in [Task::SendMails, Task::CallWebhooks] {
            wake(tx, tenant, task, now).await?;
        }
        if let Some(at) = store::mails::next_digest(tx).await? {
            wake(tx, tenant, Task::SendDigests, at).await?;
        }
    }
    Ok(events.len())
}

/// One event and what it says.
struct Told<'a> {
    event: &'a str,
    at: DateTime<Utc>,
    actor: Option<&'a str>,
    notice: Notice,
}

impl Teller {
    async fn call_webhooks(
        &self,
        tx: &mut TenantTx,
        event: &OutboxEvent,
    ) -> Result<(), StoreError> {
        let area = event.kind.split('.').next().unwrap_or_default();
        for webhook in &self.webhooks {
            let is_meant = webhook.areas.is_empty() || webhook.areas.iter().any(|it| it == area);
            let (id, event) = (&webhook.id, &event.event_id);
            match webhook.state {
                _ if !is_meant => {}
                WebhookState::On => store::webhooks::deliver(tx, id, event, self.now).await?,
                // It can be sent later on, as what failed before.
                WebhookState::Failed | WebhookState::Gone => {
                    store::webhooks::miss(tx, id, event, self.now).await?;
                }
                WebhookState::Off => {}
            }
        }
        Ok(())
    }

    async fn tell(
        &self,
        state: &AppState,
        tx: &mut TenantTx,
        audience: &Audience,
        told: Told<'_>,
    ) -> Result<(), Refusal> {
        let did_it = |user: &User| told.actor == Some(user.id.as_str());
        match audience {
            Audience::Person(user) => {
                let found = store::users::find(tx, user).await?;
                let can_sign_in = |user: &User| user.status == AccountStatus::Active;
                let Some(user) = found.filter(can_sign_in).filter(|user| !did_it(user)) else {
                    return Ok(());
                };
                self.show(tx, &user, &told).await?;
                let to = (&recipient(&user), Why::Own);
                self.mail(state, tx, to, MailRhythm::AtOnce, &told).await
            }
            Audience::Topic(topic) => {
                let chosen = self.settings.of(*topic);
                let people = store::notices::people_with(tx, &chosen.roles).await?;
                let mut mailed = BTreeSet::new();
                for user in people.iter().filter(|user| !did_it(user)) {
                    self.show(tx, user, &told).await?;
                    mailed.insert(user.email.clone());
                    let to = (&recipient(user), Why::Chosen);
                    self.mail(state, tx, to, chosen.mail, &told).await?;
                }
                let others = chosen.addresses.iter();
                for address in others.filter(|address| !mailed.contains(*address)) {
                    let to = Recipient {
                        address: address.clone(),
                        name: String::new(),
                    };
                    let to = (&to, Why::Chosen);
                    self.mail(state, tx, to, chosen.mail, &told).await?;
                }
                Ok(())
            }
        }
    }

    async fn show(&self, tx: &mut TenantTx, user: &User, told: &Told<'_>) -> Result<(), Refusal> {
        let json = as_json(&told.notice)?;
        Ok(store::notices::add(tx, &user.id, told.event, &json, told.at).await?)
    }

    async fn mail(
        &self,
        state: &AppState,
        tx: &mut TenantTx,
        (to, why): (&Recipient, Why),
        rhythm: MailRhythm,
        told: &Told<'_>,
    ) -> Result<(), Refusal> {
        if let Some(due_at) = rhythm.next_after(self.now) {
            let entry = DigestEntry {
                rhythm: rhythm.to_string(),
                to_address: to.address.to_string(),
                to_name: to.name.clone(),
                event_id: told.event.to_owned(),
                notice_json: as_json(&told.notice)?,
                created_at: told.at,
                due_at,
            };
            return Ok(store::mails::add_entry(tx, &entry).await?);
        }
        if rhythm == MailRhythm::Never {
            return Ok(());
        }
        let (language, notices) = (self.settings.language, [told.notice.clone()]);
        let of = (told.event, self.now);
        let mail = write_mail(state, &self.organization, language, (to, why), &notices, of)?;
        Ok(store::mails::add(tx, &mail).await?)
    }
}

fn recipient(user: &User) -> Recipient {
    Recipient {
        address: user.email.clone(),
        name: user.display_name.clone(),
    }
}

fn as_json(notice: &Notice) -> Result<String, Refusal> {
    serde_json::to_string(notice).map_err(|_| Refusal::Bug("a notice is no JSON"))
}
