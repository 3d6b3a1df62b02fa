//! Trials: a term without charge, once per person and product (B13).
//!
//! Without a card a trial ends by itself. With one it becomes paid at the
//! price that was quoted when it began, unless it is canceled before.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::user::AccountStatus;
use crate::words::words;

/// How long a trial lasts (`domain-facts.md` 1.5).
pub const LASTS: TimeDelta = TimeDelta::days(30);
/// The most licenses that a trial has.
pub const MAX_LICENSES: u32 = 25;
/// So long after its end a trial becomes paid no more.
const TOO_LATE: TimeDelta = TimeDelta::days(30);
/// So long before the end people are told that they will be charged.
pub const TOLD_BEFORE_CHARGE: TimeDelta = TimeDelta::days(7);
/// So long before the end people are told that a trial ends by itself.
pub const TOLD_BEFORE_END: TimeDelta = TimeDelta::days(3);

words! {
    /// Whether a trial needs a card.
    pub enum PaymentMethodNeed {
        /// It becomes paid by itself.
        Required = "required",
        /// It ends by itself.
        NotRequired = "not_required",
    }
}

/// A term without charge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trial {
    /// Whether it needs a card, and so becomes paid.
    pub payment_method: PaymentMethodNeed,
}

words! {
    /// Where a trial stands.
    pub enum TrialState {
        /// In its term.
        Running = "running",
        /// In its term; it will end without a charge.
        Canceled = "canceled",
        /// An order was placed; the card is being charged.
        BecomingPaid = "becoming_paid",
        /// The subscription goes on as a paid one.
        BecamePaid = "became_paid",
        /// Over.
        Ended = "ended",
    }
}

/// How far a trial is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrialCourse {
    /// Which kind it is.
    pub trial: Trial,
    /// Where it stands.
    pub state: TrialState,
    /// The end of its term.
    pub ends_at: DateTime<Utc>,
    /// Whether people were told that it ends soon.
    pub is_announced: bool,
}

/// What time asks to be done with a trial.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrialStep {
    /// Say that it ends soon, and what then.
    Announce,
    /// Place the order with which it becomes paid.
    BecomePaid,
    /// End it.
    End,
}

/// Why a trial cannot be canceled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CancelTrialError {
    /// Without a card nothing would be charged.
    #[error("a trial without a card ends by itself")]
    EndsByItself,
    /// It is over, or the charge is on its way.
    #[error("the trial is over")]
    Over,
}

impl Trial {
    /// One that becomes paid.
    pub const WITH_CARD: Self = Self {
        payment_method: PaymentMethodNeed::Required,
    };
    /// One that ends by itself.
    pub const WITHOUT_CARD: Self = Self {
        payment_method: PaymentMethodNeed::NotRequired,
    };

    /// Whether it needs a card.
    pub const fn needs_card(self) -> bool {
        matches!(self.payment_method, PaymentMethodNeed::Required)
    }
}

/// The end of a trial that begins now.
pub fn end_of(begins_at: DateTime<Utc>) -> DateTime<Utc> {
    begins_at + LASTS
}

/// The most licenses that a trial of a product has of which one purchase has
/// up to `max_quantity`.
pub fn most_licenses(max_quantity: u32) -> u32 {
    max_quantity.min(MAX_LICENSES)
}

impl TrialCourse {
    /// Whether the card will be charged at the end.
    pub const fn becomes_paid(self) -> bool {
        self.trial.needs_card() && matches!(self.state, TrialState::Running)
    }

    /// What is to be done now, if anything; one thing after the other. Whoever
    /// cannot sign in any more, and so cannot cancel, is not charged.
    pub fn due(self, purchaser: AccountStatus, now: DateTime<Utc>) -> Option<TrialStep> {
        if !self.is_open() {
            return None;
        }
        if !self.is_announced && self.announced_at() <= now {
            return Some(TrialStep::Announce);
        }
        // Nobody is charged by surprise, as after a server that was away for a
        // month.
        let is_late = self.ends_at + TOO_LATE <= now;
        let is_active = purchaser == AccountStatus::Active;
        if now < self.ends_at {
            None
        } else if self.becomes_paid() && is_active && !is_late {
            Some(TrialStep::BecomePaid)
        } else {
            Some(TrialStep::End)
        }
    }

    /// When there is something to do next, if ever.
    pub fn next_look(self) -> Option<DateTime<Utc>> {
        let next = if self.is_announced {
            self.ends_at
        } else {
            self.announced_at()
        };
        self.is_open().then_some(next)
    }

    /// The person does not want it to become paid; it runs to its end.
    ///
    /// # Errors
    /// A [`CancelTrialError`].
    pub fn canceled(self, now: DateTime<Utc>) -> Result<TrialState, CancelTrialError> {
        if !self.is_open() || self.ends_at <= now {
            return Err(CancelTrialError::Over);
        }
        if !self.trial.needs_card() {
            return Err(CancelTrialError::EndsByItself);
        }
        Ok(TrialState::Canceled)
    }

    /// Whether it still waits for its end.
    pub const fn is_open(self) -> bool {
        matches!(self.state, TrialState::Running | TrialState::Canceled)
    }

    fn announced_at(self) -> DateTime<Utc> {
        let before = if self.becomes_paid() {
            TOLD_BEFORE_CHARGE
        } else {
            TOLD_BEFORE_END
        };
        self.ends_at - before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000, 0).unwrap() + TimeDelta::days(day)
    }

    fn begun(trial: Trial) -> TrialCourse {
        TrialCourse {
            trial,
            state: TrialState::Running,
            ends_at: end_of(day(0)),
            is_announced: false,
        }
    }

    fn announced(course: TrialCourse) -> TrialCourse {
        TrialCourse {
            is_announced: true,
            ..course
        }
    }

    // B13
    #[test]
    fn a_trial_without_a_card_is_announced_three_days_before_and_ends_by_itself() {
        let trial = begun(Trial::WITHOUT_CARD);
        assert_eq!(trial.next_look(), Some(day(27)));
        assert_eq!(trial.due(AccountStatus::Active, day(26)), None);
        assert_eq!(
            trial.due(AccountStatus::Active, day(27)),
            Some(TrialStep::Announce)
        );
        let trial = announced(trial);
        assert_eq!(trial.next_look(), Some(day(30)));
        assert_eq!(trial.due(AccountStatus::Active, day(29)), None);
        assert_eq!(
            trial.due(AccountStatus::Active, day(30)),
            Some(TrialStep::End)
        );
    }

    // B13
    #[test]
    fn a_trial_with_a_card_is_announced_a_week_before_and_becomes_paid() {
        let trial = begun(Trial::WITH_CARD);
        assert_eq!(trial.next_look(), Some(day(23)));
        assert_eq!(trial.due(AccountStatus::Active, day(22)), None);
        assert_eq!(
            trial.due(AccountStatus::Active, day(23)),
            Some(TrialStep::Announce)
        );
        let trial = announced(trial);
        assert_eq!(
            trial.due(AccountStatus::Active, day(30)),
            Some(TrialStep::BecomePaid)
        );
    }

    #[test]
    fn nobody_is_charged_without_being_told_before() {
        let late = begun(Trial::WITH_CARD);
        assert_eq!(
            late.due(AccountStatus::Active, day(31)),
            Some(TrialStep::Announce)
        );
        assert_eq!(
            announced(late).due(AccountStatus::Active, day(31)),
            Some(TrialStep::BecomePaid)
        );
    }

    #[test]
    fn who_has_lost_access_meanwhile_is_not_charged() {
        let trial = announced(begun(Trial::WITH_CARD));
        assert_eq!(
            trial.due(AccountStatus::Active, day(59)),
            Some(TrialStep::BecomePaid)
        );
        assert_eq!(
            trial.due(AccountStatus::Active, day(60)),
            Some(TrialStep::End)
        );
    }

    #[test]
    fn who_cannot_sign_in_and_cancel_any_more_is_not_charged() {
        let trial = announced(begun(Trial::WITH_CARD));
        let step = trial.due(AccountStatus::Disabled, day(30));
        assert_eq!(step, Some(TrialStep::End));
    }

    #[test]
    fn a_canceled_trial_ends_by_itself() {
        let trial = begun(Trial::WITH_CARD);
        assert_eq!(trial.canceled(day(29)), Ok(TrialState::Canceled));
        let canceled = TrialCourse {
            state: TrialState::Canceled,
            ..trial
        };
        assert!(!canceled.becomes_paid());
        assert_eq!(canceled.canceled(day(2)), Ok(TrialState::Canceled));
        assert_eq!(canceled.due(AccountStatus::Active, day(26)), None);
        assert_eq!(
            canceled.due(AccountStatus::Active, day(27)),
            Some(TrialStep::Announce)
        );
        assert_eq!(
            announced(canceled).due(AccountStatus::Active, day(30)),
            Some(TrialStep::End)
        );
    }

    #[test]
    fn only_what_will_be_charged_can_be_canceled() {
        let without = begun(Trial::WITHOUT_CARD);
        assert_eq!(
            without.canceled(day(1)),
            Err(CancelTrialError::EndsByItself)
        );
        let with = begun(Trial::WITH_CARD);
        assert_eq!(with.canceled(day(30)), Err(CancelTrialError::Over));
    }

    #[test]
    fn nothing_is_due_of_a_trial_that_is_over_or_being_charged() {
        for state in [
            TrialState::BecomingPaid,
            TrialState::BecamePaid,
            TrialState::Ended,
        ] {
            let trial = TrialCourse {
                state,
                ..begun(Trial::WITH_CARD)
            };
            assert_eq!(trial.due(AccountStatus::Active, day(90)), None, "{state}");
            assert_eq!(trial.next_look(), None, "{state}");
            assert_eq!(trial.canceled(day(1)), Err(CancelTrialError::Over));
        }
    }

    #[test]
    fn a_trial_has_no_more_licenses_than_a_purchase_may_have() {
        assert_eq!(most_licenses(10_000), 25);
        assert_eq!(most_licenses(5), 5);
    }
}
