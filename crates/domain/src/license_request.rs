//! Asking for a license instead of buying one (B4): what may be asked, what
//! becomes of it, and when it is over.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::policy::{Availability, ProductPolicy, SelfServicePolicy};
use crate::words::words;

/// A request that nobody answers is over after this long. Peers drop them after
/// 30 days, which their users complain of (`domain-facts.md` P16).
pub const EXPIRES_AFTER: TimeDelta = TimeDelta::days(90);
/// The longest reason, and the longest message of an admin.
pub const LONGEST_TEXT: usize = 1_000;

words! {
    /// Whether people may ask where they may not buy: a switch of its own
    /// beside the policy (`decisions.md` 14).
    pub enum RequestsSwitch {
        /// They may.
        On = "on",
        /// They are told to contact their IT admin, and nothing else.
        Off = "off",
    }
}

words! {
    /// How an admin lets somebody have what was asked for.
    pub enum ApprovalWay {
        /// A free license of a central subscription is assigned.
        AssignCentral = "assign_central",
        /// The person may buy it this once, whatever the policy says.
        AllowPurchase = "allow_purchase",
    }
}

words! {
    /// Where a request stands, in a word.
    pub enum RequestStatus {
        /// Nobody has answered yet.
        New = "new",
        /// An admin said yes.
        Approved = "approved",
        /// An admin said no.
        Declined = "declined",
        /// The person does not want it any more.
        Withdrawn = "withdrawn",
        /// Nobody answered in time.
        Expired = "expired",
    }
}

/// Where a request stands. Time moves it on by itself: see
/// [`RequestState::at`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum RequestState {
    /// Nobody has answered yet.
    New {
        /// Since when.
        at: DateTime<Utc>,
    },
    /// An admin said yes.
    Approved {
        /// When.
        at: DateTime<Utc>,
        /// In which way.
        way: ApprovalWay,
    },
    /// An admin said no.
    Declined {
        /// When.
        at: DateTime<Utc>,
    },
    /// The person does not want it any more.
    Withdrawn {
        /// When.
        at: DateTime<Utc>,
    },
    /// Nobody answered in time.
    Expired {
        /// Since when.
        at: DateTime<Utc>,
    },
}

/// Why something cannot be done with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RequestError {
    /// It was answered, withdrawn or is too old.
    #[error("the request is not open any more")]
    NotOpen,
    /// The organization takes no requests for this.
    #[error("this organization takes no requests for this product")]
    NotTaken,
    /// Without a reason nobody can decide.
    #[error("a reason has 1 to {LONGEST_TEXT} characters")]
    Reason,
    /// The message is too long.
    #[error("a message has at most {LONGEST_TEXT} characters")]
    Message,
}

/// Whether people may ask for the product: where they have to ask first, and,
/// with requests on, where they may not buy it.
pub const fn may_be_requested(policy: ProductPolicy, switch: RequestsSwitch) -> bool {
    match (policy.availability, policy.effective(), switch) {
        (Availability::Unavailable, ..) | (_, SelfServicePolicy::Allow, _) => false,
        (_, SelfServicePolicy::AskFirst, _) => true,
        (_, SelfServicePolicy::DoNotAllow | SelfServicePolicy::TrialsOnly, switch) => {
            matches!(switch, RequestsSwitch::On)
        }
    }
}

/// Reads a reason as it was typed.
///
/// # Errors
/// [`RequestError::Reason`].
pub fn check_reason(typed: &str) -> Result<&str, RequestError> {
    let reason = typed.trim();
    if reason.is_empty() || reason.chars().count() > LONGEST_TEXT {
        Err(RequestError::Reason)
    } else {
        Ok(reason)
    }
}

/// Reads an admin's message as it was typed; it may be left out.
///
/// # Errors
/// [`RequestError::Message`].
pub fn check_message(typed: &str) -> Result<Option<&str>, RequestError> {
    let message = typed.trim();
    if message.chars().count() > LONGEST_TEXT {
        return Err(RequestError::Message);
    }
    Ok((!message.is_empty()).then_some(message))
}

impl RequestState {
    /// Where the request stands at an instant of the business clock.
    #[must_use]
    pub fn at(self, now: DateTime<Utc>) -> Self {
        match self {
            Self::New { at } if at + EXPIRES_AFTER <= now => Self::Expired {
                at: at + EXPIRES_AFTER,
            },
            state => state,
        }
    }

    /// An admin says yes.
    ///
    /// # Errors
    /// [`RequestError::NotOpen`].
    pub fn approve(self, way: ApprovalWay, now: DateTime<Utc>) -> Result<Self, RequestError> {
        self.answer(Self::Approved { at: now, way }, now)
    }

    /// An admin says no.
    ///
    /// # Errors
    /// [`RequestError::NotOpen`].
    pub fn decline(self, now: DateTime<Utc>) -> Result<Self, RequestError> {
        self.answer(Self::Declined { at: now }, now)
    }

    /// The person does not want it any more.
    ///
    /// # Errors
    /// [`RequestError::NotOpen`].
    pub fn withdraw(self, now: DateTime<Utc>) -> Result<Self, RequestError> {
        self.answer(Self::Withdrawn { at: now }, now)
    }

    /// The state in a word, and since when it holds.
    pub fn status(self, now: DateTime<Utc>) -> (RequestStatus, DateTime<Utc>) {
        match self.at(now) {
            Self::New { at } => (RequestStatus::New, at),
            Self::Approved { at, .. } => (RequestStatus::Approved, at),
            Self::Declined { at } => (RequestStatus::Declined, at),
            Self::Withdrawn { at } => (RequestStatus::Withdrawn, at),
            Self::Expired { at } => (RequestStatus::Expired, at),
        }
    }

    fn answer(self, to: Self, now: DateTime<Utc>) -> Result<Self, RequestError> {
        match self.at(now) {
            Self::New { .. } => Ok(to),
            _ => Err(RequestError::NotOpen),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000, 0).unwrap() + TimeDelta::days(day)
    }

    const fn policy(set: SelfServicePolicy) -> ProductPolicy {
        ProductPolicy {
            default: SelfServicePolicy::Allow,
            set: Some(set),
            availability: Availability::Available,
        }
    }

    #[test]
    fn people_ask_where_they_have_to_and_else_where_requests_are_on() {
        for (set, with_off, with_on) in [
            (SelfServicePolicy::Allow, false, false),
            (SelfServicePolicy::AskFirst, true, true),
            (SelfServicePolicy::DoNotAllow, false, true),
            (SelfServicePolicy::TrialsOnly, false, true),
        ] {
            assert_eq!(may_be_requested(policy(set), RequestsSwitch::Off), with_off);
            assert_eq!(may_be_requested(policy(set), RequestsSwitch::On), with_on);
            let gone = ProductPolicy {
                availability: Availability::Unavailable,
                ..policy(set)
            };
            assert!(!may_be_requested(gone, RequestsSwitch::On), "{set}");
        }
    }

    #[test]
    fn a_request_is_answered_once_and_in_time() {
        let new = RequestState::New { at: at(0) };
        let way = ApprovalWay::AssignCentral;
        let approved = new.approve(way, at(1)).unwrap();
        assert_eq!(approved.status(at(400)), (RequestStatus::Approved, at(1)));
        assert_eq!(approved.decline(at(2)), Err(RequestError::NotOpen));
        let withdrawn = new.withdraw(at(1)).unwrap();
        assert_eq!(withdrawn.approve(way, at(2)), Err(RequestError::NotOpen));
        assert_eq!(new.status(at(90)), (RequestStatus::Expired, at(90)));
        assert_eq!(new.decline(at(90)), Err(RequestError::NotOpen));
        assert!(new.decline(at(89)).is_ok());
    }

    #[test]
    fn a_reason_is_needed_and_a_message_is_not() {
        assert_eq!(check_reason("  for the report "), Ok("for the report"));
        for reason in ["", "  ", &"x".repeat(LONGEST_TEXT + 1)] {
            assert_eq!(check_reason(reason), Err(RequestError::Reason));
        }
        assert_eq!(check_message(" "), Ok(None));
        assert_eq!(check_message("not now"), Ok(Some("not now")));
        let long = "x".repeat(LONGEST_TEXT + 1);
        assert_eq!(check_message(&long), Err(RequestError::Message));
    }
}
