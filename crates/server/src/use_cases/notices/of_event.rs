//! Which notices an event makes, and for whom.

use domain::checkout::OrderPurpose;
use domain::ids::{LicenseRequestId, OrderId, ProductId, SubscriptionId, TenantId, UserId};
use domain::license_request::{ApprovalWay, RequestState};
use domain::notices::{Answer, Notice, NoticeTopic, PartnerAnswer};
use serde::Deserialize;
use serde_json::Value;
use store::license_requests::LicenseRequestRecord;
use store::outbox::OutboxEvent;
use store::{StoreError, TenantTx};

use crate::state::AppState;

/// For whom a notice is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Audience {
    /// Whoever the organization chose for a topic.
    Topic(NoticeTopic),
    /// One person.
    Person(UserId),
}

/// An event as it was written: see `record`.
#[derive(Debug, Deserialize)]
pub struct Event {
    data: Data,
}

#[derive(Debug, Deserialize)]
struct Data {
    object: String,
    actor: Option<String>,
    state: Option<Value>,
}

impl Event {
    /// Who did it: nobody is told of what he or she did.
    pub fn actor(&self) -> Option<&str> {
        self.data.actor.as_deref()
    }

    fn text(&self, key: &str) -> Option<&str> {
        self.data.state.as_ref()?.get(key)?.as_str()
    }

    /// A value, where there is one that can be read.
    fn value<T: serde::de::DeserializeOwned>(&self, key: &str) -> Option<T> {
        let value = self.data.state.as_ref()?.get(key)?;
        serde_json::from_value(value.clone()).ok()
    }
}

/// The notice that an event makes, if it makes one.
///
/// # Errors
/// [`StoreError`].
pub async fn notice_of(
    state: &AppState,
    tx: &mut TenantTx,
    written: &OutboxEvent,
    event: &Event,
) -> Result<Option<(Audience, Notice)>, StoreError> {
    let topic = |topic, notice: Option<Notice>| notice.map(|it| (Audience::Topic(topic), it));
    Ok(match written.kind.as_str() {
        "order.paid" | "trial.started" => {
            let is_trial = written.kind == "trial.started";
            let notice = first_purchase(tx, event, is_trial).await?;
            topic(NoticeTopic::Purchases, notice)
        }
        "policy.changed" | "policy.default_changed" => {
            topic(NoticeTopic::Policy, policy_changed(state, tx, event).await?)
        }
        "person.left" => topic(NoticeTopic::Leavers, payer_left(tx, event).await?),
        "license_request.made" => {
            let notice = request_made(state, tx, event, false).await?;
            topic(NoticeTopic::Requests, notice)
        }
        "license_request.reminded" => {
            let notice = request_made(state, tx, event, true).await?;
            topic(NoticeTopic::Requests, notice)
        }
        "license_request.approved" | "license_request.declined" => {
            request_answered(state, tx, event).await?
        }
        "webhook.failed" => topic(
            NoticeTopic::Webhooks,
            event.text("url").map(|url| Notice::WebhookSwitchedOff {
                url: url.to_owned(),
            }),
        ),
        kind => match kind.split_once('.') {
            Some(("partner_grant", what)) => {
                topic(NoticeTopic::Partners, partner_grant(tx, event, what).await?)
            }
            Some(("trial", what)) => trial(state, event, what),
            _ => None,
        },
    })
}

async fn first_purchase(
    tx: &mut TenantTx,
    event: &Event,
    is_trial: bool,
) -> Result<Option<Notice>, StoreError> {
    // An order names its subscription; a trial is one.
    let id = event.text("subscription").unwrap_or(&event.data.object);
    let Ok(id) = SubscriptionId::parse(id) else {
        return Ok(None);
    };
    let Some(found) = store::subscriptions::find(tx, &id).await? else {
        return Ok(None);
    };
    let is_first = store::subscriptions::is_first_of_product(tx, &found).await?;
    if event.text("purpose") == Some(OrderPurpose::Renewal.as_str()) {
        return Ok(None);
    }
    // A trial that became paid was told of when it began.
    let is_new = match OrderId::parse(&event.data.object) {
        Ok(order) if !is_trial => store::trials::of_order(tx, &order).await?.is_none(),
        _ => true,
    };
    Ok((is_first && is_new).then(|| Notice::FirstPurchase {
        is_trial,
        product: found.product_name,
        subscription: found.id,
        purchaser: found.purchaser_name,
        quantity: found.quantity.get(),
    }))
}

async fn policy_changed(
    state: &AppState,
    tx: &mut TenantTx,
    event: &Event,
) -> Result<Option<Notice>, StoreError> {
    let product = ProductId::parse(&event.data.object).ok();
    let product = product.and_then(|id| state.catalog.by_id(&id));
    let by = match event.actor().map(UserId::parse) {
        Some(Ok(user)) => store::users::find(tx, &user).await?,
        _ => None,
    };
    Ok(Some(Notice::PolicyChanged {
        product: product.map(|product| product.name.clone()),
        by: by.map(|user| user.display_name),
    }))
}

async fn payer_left(tx: &mut TenantTx, event: &Event) -> Result<Option<Notice>, StoreError> {
    let paid = event.data.state.as_ref();
    let paid = paid
        .and_then(|state| state.get("pays_for")?.as_array())
        .map_or(0, Vec::len);
    let Ok(user) = UserId::parse(&event.data.object) else {
        return Ok(None);
    };
    if paid == 0 {
        return Ok(None);
    }
    let found = store::users::find(tx, &user).await?;
    Ok(found.map(|person| Notice::PayerLeft {
        user,
        person: person.display_name,
        subscriptions: u32::try_from(paid).unwrap_or(u32::MAX),
    }))
}

async fn request_made(
    state: &AppState,
    tx: &mut TenantTx,
    event: &Event,
    is_reminder: bool,
) -> Result<Option<Notice>, StoreError> {
    let Some(request) = request(tx, event).await? else {
        return Ok(None);
    };
    let person = store::users::find(tx, &request.user).await?;
    Ok(person.map(|person| Notice::LicenseRequested {
        product: product_name(state, &request.product),
        request: request.id,
        person: person.display_name,
        reason: request.reason,
        is_reminder,
    }))
}

async fn request_answered(
    state: &AppState,
    tx: &mut TenantTx,
    event: &Event,
) -> Result<Option<(Audience, Notice)>, StoreError> {
    let Some(request) = request(tx, event).await? else {
        return Ok(None);
    };
    let answer = match request.state {
        RequestState::Approved {
            way: ApprovalWay::AllowPurchase,
            ..
        } => Answer::MayBuy,
        RequestState::Approved { .. } => Answer::Assigned,
        RequestState::Declined { .. } => Answer::Declined,
        _ => return Ok(None),
    };
    let notice = Notice::LicenseAnswered {
        product: product_name(state, &request.product),
        answer,
        message: request.message,
    };
    Ok(Some((Audience::Person(request.user), notice)))
}

async fn request(
    tx: &mut TenantTx,
    event: &Event,
) -> Result<Option<LicenseRequestRecord>, StoreError> {
    match LicenseRequestId::parse(&event.data.object) {
        Ok(id) => store::license_requests::find(tx, &id).await,
        Err(_) => Ok(None),
    }
}

/// The same words serve both sides: what is known of a grant at the customer
/// names the partner, what is known at the partner names the customer.
async fn partner_grant(
    tx: &mut TenantTx,
    event: &Event,
    what: &str,
) -> Result<Option<Notice>, StoreError> {
    let at_customer = event.text("partner");
    let other = at_customer.or_else(|| event.text("customer"));
    let Some(Ok(other)) = other.map(TenantId::parse) else {
        return Ok(None);
    };
    let Some(other) = store::tenants::find(tx, &other).await? else {
        return Ok(None);
    };
    // Who has not said yes is called by the domain that was asked for.
    let asked_as = event.text("asked_as").map(str::to_owned);
    let organization = asked_as.unwrap_or(other.tenant.name);
    let until = event.text("until").and_then(|until| until.parse().ok());
    let answered = |answer| Notice::PartnerAnswered {
        organization: organization.clone(),
        answer,
    };
    Ok(match what {
        "requested" if at_customer.is_some() => until.map(|until| Notice::PartnerAsks {
            partner: organization,
            until,
        }),
        "ending" => until.map(|until| Notice::PartnerEnding {
            organization,
            until,
        }),
        // Who decided it knows.
        "approved" if at_customer.is_none() => Some(answered(PartnerAnswer::Approved)),
        "declined" if at_customer.is_none() => Some(answered(PartnerAnswer::Declined)),
        "ended" => Some(answered(PartnerAnswer::Ended)),
        _ => None,
    })
}

/// What happens to a trial, for whoever began it.
fn trial(state: &AppState, event: &Event, what: &str) -> Option<(Audience, Notice)> {
    let person = UserId::parse(event.text("purchaser")?).ok()?;
    let subscription = SubscriptionId::parse(&event.data.object).ok()?;
    let slug = event.text("product")?;
    let product = state.catalog.by_slug(slug);
    let product = product.map_or_else(|| slug.to_owned(), |product| product.name.clone());
    let is_paid = what == "became_paid";
    let notice = match what {
        "ending" => Notice::TrialEnding {
            product,
            subscription,
            until: event.text("ends_at")?.parse().ok()?,
            // One that was canceled ends without a charge.
            amount: event
                .value::<bool>("becomes_paid")
                .filter(|becomes_paid| *becomes_paid)
                .and_then(|_| event.value("amount")),
        },
        "ended" | "became_paid" => Notice::TrialEnded {
            product,
            subscription,
            is_paid,
        },
        _ => return None,
    };
    Some((Audience::Person(person), notice))
}

fn product_name(state: &AppState, id: &ProductId) -> String {
    let product = state.catalog.by_id(id);
    product.map_or_else(|| id.to_string(), |product| product.name.clone())
}
