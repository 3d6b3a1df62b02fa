//! The end that somebody asks for, and taking it back (R28d, R54, B14).

use chrono::{DateTime, Utc};

use super::life::{Life, LifeError, NextPeriod};
use super::line::Line;
use super::rules::BillingRules;
use crate::subscription::{Lifecycle, RecurringBilling};

impl Life {
    /// Cancels at the end of the term: until then nothing changes, then access
    /// ends (`decisions.md` 17).
    ///
    /// # Errors
    /// [`LifeError::State`]; [`LifeError::Canceled`] where it was canceled
    /// before; [`LifeError::Unpaid`]: a term that nobody pays ends at once or
    /// not at all.
    pub fn canceled_at_end(self) -> Result<Self, LifeError> {
        let Lifecycle::Active { ends_at, recurring } = self.state else {
            return Err(LifeError::State(self.state.status()));
        };
        if recurring == RecurringBilling::Canceled {
            return Err(LifeError::Canceled);
        }
        if self.debt.is_some() {
            return Err(LifeError::Unpaid);
        }
        let recurring = RecurringBilling::Canceled;
        Ok(Self {
            state: Lifecycle::Active { ends_at, recurring },
            next: NextPeriod::default(),
            ..self
        })
    }

    /// Cancels at once: access ends, and these lines are given back. What is
    /// not paid is not asked for any more.
    ///
    /// # Errors
    /// [`LifeError::State`] unless it is Active or Expired.
    pub fn canceled_now(
        self,
        rules: &BillingRules,
        now: DateTime<Utc>,
    ) -> Result<(Self, Vec<Line>), LifeError> {
        let state = self.state.canceled_now(now);
        let state = state.map_err(|error| LifeError::State(error.state))?;
        let credit = match self.running() {
            Ok(period)
                if self.debt.is_none()
                    && rules.refunds.gives_back(period, self.charged_at, now) =>
            {
                let quantity = self.quantity.get();
                let credit = Line::credit(quantity, &self.price, period, period.rest(now))?;
                vec![credit]
            }
            _ => Vec::new(),
        };
        let ended = Self {
            state,
            next: NextPeriod::default(),
            debt: None,
            ..self
        };
        Ok((ended, credit))
    }

    /// Takes a cancel back that has not taken effect: the subscription renews
    /// again.
    ///
    /// # Errors
    /// [`LifeError::State`] where it was not canceled, or it is too late.
    pub fn taken_back(self, now: DateTime<Utc>) -> Result<Self, LifeError> {
        match self.state {
            Lifecycle::Active {
                ends_at,
                recurring: RecurringBilling::Canceled,
            } if now < ends_at => {
                let recurring = RecurringBilling::On;
                let state = Lifecycle::Active { ends_at, recurring };
                Ok(Self { state, ..self })
            }
            state => Err(LifeError::State(state.status())),
        }
    }
}
