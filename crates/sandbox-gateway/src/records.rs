//! What the ledger keeps of customers, cards and payments. No card number is among it.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::card::Behavior;

/// A thing with an id in the ledger.
pub trait Record: Serialize + DeserializeOwned {
    /// The name of the kind, as Stripe writes it in `object`.
    const KIND: &'static str;
    fn id(&self) -> &str;
    fn customer(&self) -> Option<&str>;
    fn payment_intent(&self) -> Option<&str>;
}

pub type Metadata = BTreeMap<String, String>;

#[derive(Serialize, Deserialize)]
pub struct Customer {
    pub id: String,
    pub email: Option<String>,
    pub name: Option<String>,
    pub description: Option<String>,
    pub metadata: Metadata,
    pub created: i64,
}

#[derive(Clone, Serialize, Deserialize)]
pub struct PaymentMethod {
    pub id: String,
    pub customer: Option<String>,
    pub brand: String,
    pub last4: String,
    pub exp_month: u32,
    pub exp_year: i32,
    pub name: Option<String>,
    pub behavior: Behavior,
    /// The owner confirmed a payment with it on the bank's page.
    pub was_confirmed: bool,
    /// A detached card can never be used again.
    pub was_detached: bool,
    pub created: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IntentStatus {
    RequiresPaymentMethod,
    RequiresConfirmation,
    RequiresAction,
    Succeeded,
    Canceled,
}

#[derive(Serialize, Deserialize)]
pub struct SetupIntent {
    pub id: String,
    pub client_secret: String,
    pub customer: Option<String>,
    pub payment_method: Option<String>,
    pub status: IntentStatus,
    pub usage: String,
    pub metadata: Metadata,
    pub last_setup_error: Option<Value>,
    pub created: i64,
}

#[derive(Serialize, Deserialize)]
pub struct PaymentIntent {
    pub id: String,
    pub client_secret: String,
    pub amount: i64,
    pub currency: String,
    pub customer: Option<String>,
    pub payment_method: Option<String>,
    pub status: IntentStatus,
    pub is_off_session: bool,
    pub description: Option<String>,
    pub metadata: Metadata,
    pub last_payment_error: Option<Value>,
    pub latest_charge: Option<String>,
    pub canceled_at: Option<i64>,
    pub cancellation_reason: Option<String>,
    pub created: i64,
}

/// One attempt to take money, whether it succeeded or not.
#[derive(Serialize, Deserialize)]
pub struct Charge {
    pub id: String,
    pub payment_intent: String,
    pub customer: Option<String>,
    pub payment_method: PaymentMethod,
    pub amount: i64,
    pub amount_refunded: i64,
    pub currency: String,
    pub is_captured: bool,
    pub failure_code: Option<String>,
    pub failure_message: Option<String>,
    pub metadata: Metadata,
    pub created: i64,
}

#[derive(Serialize, Deserialize)]
pub struct Refund {
    pub id: String,
    pub charge: String,
    pub payment_intent: String,
    pub amount: i64,
    pub currency: String,
    pub reason: Option<String>,
    pub metadata: Metadata,
    pub created: i64,
}

impl IntentStatus {
    /// The word on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RequiresPaymentMethod => "requires_payment_method",
            Self::RequiresConfirmation => "requires_confirmation",
            Self::RequiresAction => "requires_action",
            Self::Succeeded => "succeeded",
            Self::Canceled => "canceled",
        }
    }

    /// Whether the intent waits for something and can still be confirmed or canceled.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Succeeded | Self::Canceled)
    }
}

impl Record for Customer {
    const KIND: &'static str = "customer";

    fn id(&self) -> &str {
        &self.id
    }

    fn customer(&self) -> Option<&str> {
        Some(&self.id)
    }

    fn payment_intent(&self) -> Option<&str> {
        None
    }
}

impl Record for PaymentMethod {
    const KIND: &'static str = "payment_method";

    fn id(&self) -> &str {
        &self.id
    }

    fn customer(&self) -> Option<&str> {
        self.customer.as_deref()
    }

    fn payment_intent(&self) -> Option<&str> {
        None
    }
}

impl Record for SetupIntent {
    const KIND: &'static str = "setup_intent";

    fn id(&self) -> &str {
        &self.id
    }

    fn customer(&self) -> Option<&str> {
        self.customer.as_deref()
    }

    fn payment_intent(&self) -> Option<&str> {
        None
    }
}

impl Record for PaymentIntent {
    const KIND: &'static str = "payment_intent";

    fn id(&self) -> &str {
        &self.id
    }

    fn customer(&self) -> Option<&str> {
        self.customer.as_deref()
    }

    fn payment_intent(&self) -> Option<&str> {
        Some(&self.id)
    }
}

impl Record for Charge {
    const KIND: &'static str = "charge";

    fn id(&self) -> &str {
        &self.id
    }

    fn customer(&self) -> Option<&str> {
        self.customer.as_deref()
    }

    fn payment_intent(&self) -> Option<&str> {
        Some(&self.payment_intent)
    }
}

impl Record for Refund {
    const KIND: &'static str = "refund";

    fn id(&self) -> &str {
        &self.id
    }

    fn customer(&self) -> Option<&str> {
        None
    }

    fn payment_intent(&self) -> Option<&str> {
        Some(&self.payment_intent)
    }
}
