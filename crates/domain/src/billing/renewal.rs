//! What time asks to be done: renewals, tries to be paid, the end (B23).

use chrono::{DateTime, Utc};

use super::life::{Debt, Life, LifeError, NextPeriod};
use super::line::{Line, Price};
use super::rules::BillingRules;
use super::schedule::Schedule;
use crate::subscription::{Lifecycle, RecurringBilling};

/// What is to be done now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// To begin the next period, and bill it.
    Renew,
    /// To try the card for the bill that is not paid.
    Try,
    /// To wait no longer for it: the subscription expires.
    GiveUp,
    /// To end the term, or the time after it.
    MoveOn,
}

impl Life {
    /// The next step, and when it is due; `None` where time changes nothing
    /// any more.
    pub fn next_step(&self, rules: &BillingRules) -> Option<(Step, DateTime<Utc>)> {
        match (self.state, self.debt) {
            (Lifecycle::Active { .. }, Some(debt)) => match debt.next_try() {
                Some(at) => Some((Step::Try, at)),
                None => Some((Step::GiveUp, debt.ends_at())),
            },
            (Lifecycle::Active { ends_at, recurring }, None) => match recurring {
                RecurringBilling::On | RecurringBilling::Once => Some((Step::Renew, ends_at)),
                RecurringBilling::Off | RecurringBilling::Canceled => Some((Step::MoveOn, ends_at)),
            },
            (Lifecycle::Expired { since }, _) => Some((Step::MoveOn, since + rules.expired_for())),
            (Lifecycle::Disabled { since }, _) => {
                Some((Step::MoveOn, since + rules.disabled_for()))
            }
            (Lifecycle::Deleted { .. }, _) => None,
        }
    }

    /// The step that is due.
    pub fn due(&self, rules: &BillingRules, now: DateTime<Utc>) -> Option<Step> {
        let (step, at) = self.next_step(rules)?;
        (at <= now).then_some(step)
    }

    /// How many licenses the next period has, and of which term it is.
    pub fn next_period(&self) -> Option<(Schedule, u32)> {
        let term = self.next.term.unwrap_or(self.schedule.term);
        let quantity = self.next.quantity.unwrap_or(self.quantity);
        Some((self.schedule.next(term)?, quantity.get()))
    }

    /// Begins the next period at this price; its bill is to be paid.
    ///
    /// # Errors
    /// [`LifeError::State`], [`LifeError::Unpaid`]: no period is begun before
    /// the one before is paid; [`LifeError::NoRenewal`],
    /// [`LifeError::Canceled`], [`LifeError::OutOfRange`].
    pub fn renewed(self, price: Price, now: DateTime<Utc>) -> Result<(Self, Line), LifeError> {
        self.must_renew()?;
        if self.debt.is_some() {
            return Err(LifeError::Unpaid);
        }
        let recurring = match self.recurring()? {
            RecurringBilling::Once => RecurringBilling::Off,
            recurring => recurring,
        };
        let (schedule, _) = self.next_period().ok_or(LifeError::OutOfRange)?;
        let quantity = self.next.quantity.unwrap_or(self.quantity);
        let begun = Self {
            schedule,
            quantity,
            debt: Some(Debt {
                since: now,
                tries: 0,
            }),
            ..self
        };
        begun.billed(recurring, price, now)
    }

    /// Brings a subscription back whose term has ended: the period is paid
    /// with it. Within the time in which everybody keeps access it goes on
    /// where it ended; later it begins anew today.
    ///
    /// # Errors
    /// [`LifeError::State`] unless it is Expired or Disabled,
    /// [`LifeError::OutOfRange`].
    pub fn reactivated(self, price: Price, now: DateTime<Utc>) -> Result<(Self, Line), LifeError> {
        let term = self.next.term.unwrap_or(self.schedule.term);
        let ended = self.schedule.period().ok_or(LifeError::OutOfRange)?.ends_at;
        let again = self.schedule.again(now, term);
        let schedule = match self.state {
            Lifecycle::Expired { since } if since == ended => {
                let next = self.schedule.next(term);
                let covers_today =
                    |next: &Schedule| next.period().is_some_and(|period| now < period.ends_at);
                next.filter(covers_today).or(again)
            }
            Lifecycle::Expired { .. } | Lifecycle::Disabled { .. } => again,
            state => return Err(LifeError::State(state.status())),
        };
        let begun = Self {
            schedule: schedule.ok_or(LifeError::OutOfRange)?,
            debt: None,
            ..self
        };
        begun.billed(RecurringBilling::On, price, now)
    }

    /// The bill of this period was paid.
    #[must_use]
    pub fn paid(self) -> Self {
        Self { debt: None, ..self }
    }

    /// A card was tried for it in vain. Tries that were due before `now` and
    /// were missed are not made up for: a bank asked five times in a row says
    /// the same five times.
    #[must_use]
    pub fn failed(self, now: DateTime<Utc>) -> Self {
        let debt = self.debt.map(|debt| debt.tried(now));
        Self { debt, ..self }
    }

    /// Nobody waits any longer for the bill of this period, which is not
    /// asked for any more.
    ///
    /// # Errors
    /// [`LifeError::State`] outside of a term.
    pub fn given_up(self, now: DateTime<Utc>) -> Result<Self, LifeError> {
        self.running()?;
        Ok(Self {
            state: Lifecycle::Expired { since: now },
            next: NextPeriod::default(),
            debt: None,
            ..self
        })
    }

    /// What time has made of it.
    #[must_use]
    pub fn moved_on(self, rules: &BillingRules, now: DateTime<Utc>) -> Self {
        let state = self.state.moved_on(rules, now);
        let has_ended = state.status() != self.state.status();
        Self {
            next: if has_ended {
                NextPeriod::default()
            } else {
                self.next
            },
            state,
            ..self
        }
    }

    fn billed(
        self,
        recurring: RecurringBilling,
        price: Price,
        now: DateTime<Utc>,
    ) -> Result<(Self, Line), LifeError> {
        let period = self.schedule.period().ok_or(LifeError::OutOfRange)?;
        let line = Line::charge(self.quantity.get(), &price, period, period.whole())?;
        let ends_at = period.ends_at;
        let begun = Self {
            state: Lifecycle::Active { ends_at, recurring },
            price,
            next: NextPeriod::default(),
            charged_at: now,
            ..self
        };
        Ok((begun, line))
    }
}
