//! The form of each record on the wire, as Stripe writes it.

use serde_json::{Value, json};

use crate::records::{
    Charge, Customer, IntentStatus, PaymentIntent, PaymentMethod, Refund, SetupIntent,
};

/// A list answer.
pub fn list(url: &str, items: &[Value], has_more: bool) -> Value {
    json!({ "object": "list", "url": url, "has_more": has_more, "data": items })
}

impl Customer {
    pub fn to_json(&self) -> Value {
        json!({
            "id": self.id,
            "object": "customer",
            "created": self.created,
            "description": self.description,
            "email": self.email,
            "livemode": false,
            "metadata": self.metadata,
            "name": self.name,
        })
    }
}

impl PaymentMethod {
    pub fn to_json(&self) -> Value {
        json!({
            "id": self.id,
            "object": "payment_method",
            "billing_details": {
                "address": null,
                "email": null,
                "name": self.name,
                "phone": null,
            },
            "card": self.card_to_json(),
            "created": self.created,
            "customer": self.customer,
            "livemode": false,
            "metadata": {},
            "type": "card",
        })
    }

    fn card_to_json(&self) -> Value {
        json!({
            "brand": self.brand,
            "exp_month": self.exp_month,
            "exp_year": self.exp_year,
            "funding": "credit",
            "last4": self.last4,
        })
    }
}

impl SetupIntent {
    pub fn to_json(&self) -> Value {
        json!({
            "id": self.id,
            "object": "setup_intent",
            "client_secret": self.client_secret,
            "created": self.created,
            "customer": self.customer,
            "last_setup_error": self.last_setup_error,
            "livemode": false,
            "metadata": self.metadata,
            "next_action": null,
            "payment_method": self.payment_method,
            "payment_method_types": ["card"],
            "status": self.status.as_str(),
            "usage": self.usage,
        })
    }
}

impl PaymentIntent {
    /// `confirm_url` is the bank's page, named while a confirmation is asked for. `charge` is
    /// the latest attempt.
    pub fn to_json(&self, confirm_url: &str, charge: Option<&Charge>) -> Value {
        let is_paid = self.status == IntentStatus::Succeeded;
        let next_action = (self.status == IntentStatus::RequiresAction).then(|| {
            json!({
                "type": "use_stripe_sdk",
                "use_stripe_sdk": { "type": "three_d_secure_redirect", "stripe_js": confirm_url },
            })
        });
        let charges: Vec<_> = charge.map(Charge::to_json).into_iter().collect();
        let charges_url = format!("/v1/charges?payment_intent={}", self.id);
        json!({
            "id": self.id,
            "object": "payment_intent",
            "amount": self.amount,
            "amount_received": if is_paid { self.amount } else { 0 },
            "canceled_at": self.canceled_at,
            "cancellation_reason": self.cancellation_reason,
            "capture_method": "automatic",
            "charges": list(&charges_url, &charges, false),
            "client_secret": self.client_secret,
            "confirmation_method": "automatic",
            "created": self.created,
            "currency": self.currency,
            "customer": self.customer,
            "description": self.description,
            "last_payment_error": self.last_payment_error,
            "latest_charge": self.latest_charge,
            "livemode": false,
            "metadata": self.metadata,
            "next_action": next_action,
            "payment_method": self.payment_method,
            "payment_method_types": ["card"],
            "status": self.status.as_str(),
        })
    }
}

impl Charge {
    /// Whether all of it was given back.
    pub fn is_refunded(&self) -> bool {
        self.is_captured && self.amount_refunded == self.amount
    }

    pub fn to_json(&self) -> Value {
        json!({
            "id": self.id,
            "object": "charge",
            "amount": self.amount,
            "amount_captured": if self.is_captured { self.amount } else { 0 },
            "amount_refunded": self.amount_refunded,
            "captured": self.is_captured,
            "created": self.created,
            "currency": self.currency,
            "customer": self.customer,
            "failure_code": self.failure_code,
            "failure_message": self.failure_message,
            "livemode": false,
            "metadata": self.metadata,
            "paid": self.is_captured,
            "payment_intent": self.payment_intent,
            "payment_method": self.payment_method.id,
            "payment_method_details": {
                "card": self.payment_method.card_to_json(),
                "type": "card",
            },
            "refunded": self.is_refunded(),
            "status": if self.is_captured { "succeeded" } else { "failed" },
        })
    }
}

impl Refund {
    pub fn to_json(&self) -> Value {
        json!({
            "id": self.id,
            "object": "refund",
            "amount": self.amount,
            "charge": self.charge,
            "created": self.created,
            "currency": self.currency,
            "metadata": self.metadata,
            "payment_intent": self.payment_intent,
            "reason": self.reason,
            "status": "succeeded",
        })
    }
}
