//! A subscription as it is billed, and what forbids to change it.

use chrono::{DateTime, TimeDelta, Utc};

use super::line::Price;
use super::schedule::{Period, Schedule};
use crate::money::MoneyError;
use crate::quantity::LicenseQuantity;
use crate::subscription::{Lifecycle, RecurringBilling, SubscriptionStatus};
use crate::term::BillingTerm;

/// How many days after a bill was due its card is tried (`domain-facts.md`
/// 8.3: every few days, for 30 days).
pub const TRIES: [u32; 6] = [0, 3, 7, 14, 21, 28];
/// After so many days without payment the subscription expires.
pub const UNPAID_FOR: TimeDelta = TimeDelta::days(30);

/// A subscription as it is billed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Life {
    /// Where it stands.
    pub state: Lifecycle,
    /// The period that runs, or ran last.
    pub schedule: Schedule,
    /// How many licenses it has.
    pub quantity: LicenseQuantity,
    /// How many of them people have.
    pub assigned: u32,
    /// What a license costs in this period.
    pub price: Price,
    /// What changes with the next one.
    pub next: NextPeriod,
    /// When something was last charged for this period.
    pub charged_at: DateTime<Utc>,
    /// The bill of this period that is not paid yet.
    pub debt: Option<Debt>,
}

/// What changes when the next period begins; nothing by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NextPeriod {
    /// Another number of licenses.
    pub quantity: Option<LicenseQuantity>,
    /// Another term.
    pub term: Option<BillingTerm>,
}

/// A bill that was due and is not paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Debt {
    /// When it was written.
    pub since: DateTime<Utc>,
    /// How often a card was tried for it.
    pub tries: u32,
}

/// Why a subscription cannot be changed as asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LifeError {
    /// It is not in a state that allows it.
    #[error("a subscription that is {0} cannot do this")]
    State(SubscriptionStatus),
    /// A bill has to be paid first.
    #[error("the bill of this period is not paid")]
    Unpaid,
    /// It was canceled, which has to be taken back first.
    #[error("the subscription was canceled and ends with its term")]
    Canceled,
    /// Nothing follows the term, so that nothing can change with what follows.
    #[error("the subscription does not renew")]
    NoRenewal,
    /// An amount or a date that does not fit.
    #[error("the amount or the date is out of range")]
    OutOfRange,
}

impl Life {
    /// The period that runs, where the subscription is in its term.
    ///
    /// # Errors
    /// [`LifeError::State`], [`LifeError::OutOfRange`].
    pub fn running(&self) -> Result<Period, LifeError> {
        match self.state {
            Lifecycle::Active { .. } => self.schedule.period().ok_or(LifeError::OutOfRange),
            state => Err(LifeError::State(state.status())),
        }
    }

    /// What follows the term.
    ///
    /// # Errors
    /// [`LifeError::State`] outside of a term.
    pub const fn recurring(&self) -> Result<RecurringBilling, LifeError> {
        match self.state {
            Lifecycle::Active { recurring, .. } => Ok(recurring),
            state => Err(LifeError::State(state.status())),
        }
    }

    /// How many licenses can be assigned: what is given up with the next
    /// period is not given to anybody before.
    pub fn assignable(&self) -> LicenseQuantity {
        match self.next.quantity {
            Some(next) => next.min(self.quantity),
            None => self.quantity,
        }
    }

    /// Says whether another term follows, and how many.
    ///
    /// # Errors
    /// [`LifeError::State`]; [`LifeError::Canceled`] where it was canceled.
    pub fn with_recurring(self, recurring: RecurringBilling) -> Result<Self, LifeError> {
        let Lifecycle::Active { ends_at, .. } = self.state else {
            return Err(LifeError::State(self.state.status()));
        };
        if self.recurring()? == RecurringBilling::Canceled {
            return Err(LifeError::Canceled);
        }
        let state = Lifecycle::Active { ends_at, recurring };
        Ok(Self { state, ..self })
    }

    /// Says of which term the next period is.
    ///
    /// # Errors
    /// [`LifeError::State`]; [`LifeError::Canceled`] and
    /// [`LifeError::NoRenewal`] where no period follows.
    pub fn with_next_term(self, term: BillingTerm) -> Result<Self, LifeError> {
        self.must_renew()?;
        let term = (term != self.schedule.term).then_some(term);
        let next = NextPeriod { term, ..self.next };
        Ok(Self { next, ..self })
    }

    /// That a period follows this one.
    ///
    /// # Errors
    /// [`LifeError::State`], [`LifeError::Canceled`], [`LifeError::NoRenewal`].
    pub fn must_renew(&self) -> Result<(), LifeError> {
        match self.recurring()? {
            RecurringBilling::On | RecurringBilling::Once => Ok(()),
            RecurringBilling::Off => Err(LifeError::NoRenewal),
            RecurringBilling::Canceled => Err(LifeError::Canceled),
        }
    }
}

impl Debt {
    /// When the card is tried next; `None` after the last time.
    pub fn next_try(self) -> Option<DateTime<Utc>> {
        let index = usize::try_from(self.tries).ok()?;
        let days = TRIES.get(index)?;
        Some(self.since + TimeDelta::days(i64::from(*days)))
    }

    /// After another try at `now`.
    #[must_use]
    pub fn tried(self, now: DateTime<Utc>) -> Self {
        let mut next = Self {
            tries: self.tries.saturating_add(1),
            ..self
        };
        while next.next_try().is_some_and(|at| at <= now) {
            next.tries += 1;
        }
        next
    }

    /// When nobody waits for it any longer.
    pub fn ends_at(self) -> DateTime<Utc> {
        self.since + UNPAID_FOR
    }
}

impl From<MoneyError> for LifeError {
    fn from(_: MoneyError) -> Self {
        Self::OutOfRange
    }
}
