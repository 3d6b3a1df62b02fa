//! Asking for a license instead of buying one (B4): what may be asked, what
//! becomes of it, and when it is over.

use chrono::{DateTime, Months, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::policy::{Availability, ProductPolicy, SelfServicePolicy};
use crate::request_settings::RequestSettings;
use crate::words::words;

/// A request that nobody answers is over after this long. Peers drop them after
/// 30 days, which their users complain of (`domain-facts.md` P16).
pub const EXPIRES_AFTER: TimeDelta = TimeDelta::days(90);
/// Admins are told once more of a request that has waited for so long.
pub const REMINDED_AFTER: TimeDelta = TimeDelta::days(3);
/// A request is kept so long after its end.
pub const KEPT_FOR: Months = Months::new(12);
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
        /// A license is bought centrally and assigned.
        BuyCentral = "buy_central",
        /// The person may buy it this once, whatever policy and limits say.
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
    /// Nothing is bought for who has one.
    #[error("the person has a central license of this already")]
    HasLicense,
    /// Without a reason nobody can decide.
    #[error("a reason has 1 to {LONGEST_TEXT} characters")]
    Reason,
    /// The message is too long.
    #[error("a message has at most {LONGEST_TEXT} characters")]
    Message,
}

/// What time makes of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Upkeep {
    /// The admins are told once more of a request that waits for them.
    Remind,
    /// It was kept long enough.
    Delete,
    /// Nothing until then.
    WaitUntil(DateTime<Utc>),
}

/// Whether a person may ask for the product: where people have to ask first,
/// and, with requests on, where they may not buy it, where the organization has
/// a license that nobody uses (B6), and where a limit stands in the way (B5).
/// An own process takes the place of all of that.
pub const fn may_be_requested(
    policy: ProductPolicy,
    settings: &RequestSettings,
    free_licenses: u32,
    is_limited: bool,
) -> bool {
    if settings.own_process.is_some() {
        return false;
    }
    let is_on = matches!(settings.switch, RequestsSwitch::On);
    match (policy.availability, policy.effective()) {
        (Availability::Unavailable, _) => false,
        (_, SelfServicePolicy::AskFirst) => true,
        (_, SelfServicePolicy::DoNotAllow | SelfServicePolicy::TrialsOnly) => is_on,
        (_, SelfServicePolicy::Allow) => is_on && (free_licenses > 0 || is_limited),
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

    /// What is to be done about the request now, by the business clock.
    #[must_use]
    pub fn upkeep(self, is_reminded: bool, now: DateTime<Utc>) -> Upkeep {
        if let (Self::New { at }, false) = (self.at(now), is_reminded) {
            let remind_at = at + REMINDED_AFTER;
            return if remind_at <= now {
                Upkeep::Remind
            } else {
                Upkeep::WaitUntil(remind_at)
            };
        }
        let end = match self {
            Self::New { at } => at + EXPIRES_AFTER,
            state => state.status(now).1,
        };
        let delete_at = end.checked_add_months(KEPT_FOR).unwrap_or(end);
        if delete_at <= now {
            Upkeep::Delete
        } else {
            Upkeep::WaitUntil(delete_at)
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
    use crate::request_settings::OwnProcess;

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

    // B4, B5, B6
    #[test]
    fn people_ask_where_they_have_to_and_else_where_requests_are_on() {
        let on = RequestSettings::default();
        let off = RequestSettings {
            switch: RequestsSwitch::Off,
            ..on.clone()
        };
        for (set, with_off, with_on) in [
            (SelfServicePolicy::Allow, false, false),
            (SelfServicePolicy::AskFirst, true, true),
            (SelfServicePolicy::DoNotAllow, false, true),
            (SelfServicePolicy::TrialsOnly, false, true),
        ] {
            assert_eq!(may_be_requested(policy(set), &off, 0, false), with_off);
            assert_eq!(may_be_requested(policy(set), &off, 7, true), with_off);
            assert_eq!(may_be_requested(policy(set), &on, 0, false), with_on);
            assert!(may_be_requested(policy(set), &on, 1, false), "{set}");
            assert!(may_be_requested(policy(set), &on, 0, true), "{set}");
            let gone = ProductPolicy {
                availability: Availability::Unavailable,
                ..policy(set)
            };
            assert!(!may_be_requested(gone, &on, 7, true), "{set}");
            let own = RequestSettings {
                own_process: OwnProcess::parse("Ask the desk", "").ok(),
                ..on.clone()
            };
            assert!(!may_be_requested(policy(set), &own, 7, true), "{set}");
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

    // B4
    #[test]
    fn who_waits_is_recalled_once_after_three_days_and_the_end_is_kept_for_a_year() {
        let new = RequestState::New { at: at(0) };
        let year = |from: i64| at(from).checked_add_months(KEPT_FOR).unwrap();
        assert_eq!(new.upkeep(false, at(0)), Upkeep::WaitUntil(at(3)));
        assert_eq!(new.upkeep(false, at(3)), Upkeep::Remind);
        assert_eq!(new.upkeep(false, at(89)), Upkeep::Remind);
        assert_eq!(new.upkeep(true, at(3)), Upkeep::WaitUntil(year(90)));
        // Nobody can answer it any more, so nobody is told.
        assert_eq!(new.upkeep(false, at(90)), Upkeep::WaitUntil(year(90)));
        assert_eq!(new.upkeep(true, year(90)), Upkeep::Delete);
        let declined = new.decline(at(1)).unwrap();
        assert_eq!(declined.upkeep(false, at(2)), Upkeep::WaitUntil(year(1)));
        assert_eq!(declined.upkeep(false, year(1)), Upkeep::Delete);
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
