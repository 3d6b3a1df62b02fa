//! What an endpoint works with, inside the transaction of its request.

use serde_json::{Value, json};

use super::access::{Key, is_same};
use super::answer::Refusal;
use super::params::Params;
use crate::config::Config;
use crate::ledger::{Entries, Filter};
use crate::records::{Customer, PaymentMethod, Record};
use crate::shared::{new_id, now_ms};

/// The ledger in one transaction, with the request it answers.
pub struct Context<'a> {
    pub entries: &'a Entries<'a>,
    pub params: &'a Params,
    pub config: &'a Config,
    pub key: Key,
    pub idempotency_key: Option<&'a str>,
    pub now: i64,
}

impl Context<'_> {
    /// Writes an event. It is posted after the transaction.
    pub fn emit(&self, event_type: &str, object: &Value) -> Result<(), Refusal> {
        self.emit_at(0, event_type, object)
    }

    /// Writes an event that is posted no sooner than the answer that is held back.
    pub fn emit_late(&self, event_type: &str, object: &Value) -> Result<(), Refusal> {
        let wait = i64::try_from(self.config.slow_answer.as_millis()).unwrap_or(i64::MAX);
        self.emit_at(now_ms().saturating_add(wait), event_type, object)
    }

    fn emit_at(&self, due: i64, event_type: &str, object: &Value) -> Result<(), Refusal> {
        let id = new_id("evt");
        let body = json!({
            "id": id,
            "object": "event",
            "created": self.now,
            "data": { "object": object },
            "livemode": false,
            "pending_webhooks": 1,
            "request": { "id": null, "idempotency_key": self.idempotency_key },
            "type": event_type,
        });
        self.entries
            .record_event(&id, event_type, &body.to_string(), due)?;
        Ok(())
    }

    /// The thing the path names.
    pub fn found<R: Record>(&self, id: &str) -> Result<R, Refusal> {
        let record = self.entries.find(id)?;
        record.ok_or_else(|| Refusal::not_found(R::KIND))
    }

    /// The customer that the parameters name, if they name one.
    pub fn customer(&self) -> Result<Option<String>, Refusal> {
        let Some(id) = self.params.text("customer") else {
            return Ok(None);
        };
        match self.entries.find::<Customer>(id)? {
            Some(customer) => Ok(Some(customer.id)),
            None => Err(Refusal::no_such("customer", "customer")),
        }
    }

    /// A card that can be used for `customer`.
    pub fn usable_card(&self, id: &str, customer: Option<&str>) -> Result<PaymentMethod, Refusal> {
        let method: PaymentMethod = self
            .entries
            .find(id)?
            .ok_or_else(|| Refusal::no_such("payment_method", "payment_method"))?;
        let message = if method.was_detached {
            "This payment method was detached and cannot be used again."
        } else if method.customer.is_some() && method.customer.as_deref() != customer {
            "This payment method belongs to another customer."
        } else {
            return Ok(method);
        };
        Err(Refusal::invalid_parameter("payment_method", message))
    }

    /// A frame proves with the client secret that it was given the intent.
    pub fn check_client_secret(&self, expected: &str) -> Result<(), Refusal> {
        if self.key == Key::Secret {
            return Ok(());
        }
        let presented = self.params.required("client_secret")?;
        if is_same(presented, expected) {
            return Ok(());
        }
        let message = "The client_secret provided does not match any associated intent.";
        Err(Refusal::invalid_parameter("client_secret", message))
    }

    /// The part of a list that the parameters ask for.
    pub fn filter(&self) -> Result<Filter, Refusal> {
        let limit = self.params.integer("limit")?.unwrap_or(10);
        let limit = u32::try_from(limit)
            .ok()
            .filter(|limit| (1..=100).contains(limit))
            .ok_or_else(|| Refusal::invalid_parameter("limit", "It must be from 1 to 100."))?;
        Ok(Filter {
            customer: self.params.owned("customer"),
            payment_intent: self.params.owned("payment_intent"),
            event_type: self.params.owned("type"),
            starting_after: self.params.owned("starting_after"),
            ending_before: self.params.owned("ending_before"),
            limit: Some(limit),
        })
    }
}
