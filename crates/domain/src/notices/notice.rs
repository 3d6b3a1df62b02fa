//! What a notice says: facts that a sentence is made of, in the language of
//! whoever reads it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::{LicenseRequestId, SubscriptionId, UserId};
use crate::money::Money;
use crate::words::words;

words! {
    /// What an organization chooses recipients for.
    pub enum NoticeTopic {
        /// Somebody bought or tries a product that nobody did before (B7).
        Purchases = "purchases",
        /// People ask for licenses (B4).
        Requests = "requests",
        /// What people may buy was changed.
        Policy = "policy",
        /// Partners ask, and their grants end (B19).
        Partners = "partners",
        /// Somebody left who pays for something (B9).
        Leavers = "leavers",
        /// A webhook is not called any longer (B17).
        Webhooks = "webhooks",
    }
}

/// A notice. Names stand in it as they were when it was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Notice {
    /// The first purchase or trial of a product in the organization.
    FirstPurchase {
        /// What was bought.
        product: String,
        /// The purchase.
        subscription: SubscriptionId,
        /// By whom.
        purchaser: String,
        /// How many licenses.
        quantity: u32,
        /// Whether it is a trial.
        is_trial: bool,
    },
    /// Somebody asks for a license.
    LicenseRequested {
        /// The request.
        request: LicenseRequestId,
        /// Of what.
        product: String,
        /// For whom.
        person: String,
        /// Why, in the asker's words.
        reason: String,
        /// Whether it was told before and nobody has answered since.
        is_reminder: bool,
    },
    /// A request was answered: for whoever gets the license.
    LicenseAnswered {
        /// Of what.
        product: String,
        /// What is next.
        answer: Answer,
        /// What the admin said to it.
        message: Option<String>,
    },
    /// What people may buy was changed.
    PolicyChanged {
        /// Of which product; of all that follow the default, where it is none.
        product: Option<String>,
        /// By whom, if it was a person.
        by: Option<String>,
    },
    /// A partner asks for delegated administration.
    PartnerAsks {
        /// Who asks.
        partner: String,
        /// When the question lapses.
        until: DateTime<Utc>,
    },
    /// The grant of a partner is about to end.
    PartnerEnding {
        /// The other organization.
        organization: String,
        /// When.
        until: DateTime<Utc>,
    },
    /// The grant of a partner was given, refused or ended.
    PartnerAnswered {
        /// The other organization.
        organization: String,
        /// Which of these.
        answer: PartnerAnswer,
    },
    /// Somebody left who pays for something.
    PayerLeft {
        /// The account.
        user: UserId,
        /// What the person is called.
        person: String,
        /// How many subscriptions are paid by the person's card.
        subscriptions: u32,
    },
    /// A trial is about to end: for whoever started it (B13).
    TrialEnding {
        /// Of what.
        product: String,
        /// The trial.
        subscription: SubscriptionId,
        /// When.
        until: DateTime<Utc>,
        /// What is charged then, where it becomes paid.
        amount: Option<Money>,
    },
    /// A trial ended: for whoever started it.
    TrialEnded {
        /// Of what.
        product: String,
        /// The trial.
        subscription: SubscriptionId,
        /// Whether it is paid from now on.
        is_paid: bool,
    },
    /// A webhook is not called any longer.
    WebhookSwitchedOff {
        /// The receiver.
        url: String,
    },
}

words! {
    /// How a request for a license was answered.
    pub enum Answer {
        /// A license was assigned.
        Assigned = "assigned",
        /// The person may buy this once.
        MayBuy = "may_buy",
        /// It was declined.
        Declined = "declined",
    }
}

words! {
    /// What became of a partner's grant.
    pub enum PartnerAnswer {
        /// It was given.
        Approved = "approved",
        /// It was refused.
        Declined = "declined",
        /// It was ended.
        Ended = "ended",
    }
}
