//! More licenses, and fewer (R27b).

use chrono::{DateTime, Utc};

use super::life::{Life, LifeError, NextPeriod};
use super::line::Line;
use super::rules::BillingRules;
use crate::quantity::{LicenseQuantity, QuantityError};

/// What another number of licenses means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SeatChange {
    /// It holds at once, for what these lines come to.
    AtOnce {
        /// The new total.
        quantity: LicenseQuantity,
        /// What is charged or given back for the rest of the period.
        lines: Vec<Line>,
    },
    /// It holds from the next period on; until then nothing is charged and
    /// nothing given back.
    AtRenewal {
        /// The new total.
        quantity: LicenseQuantity,
        /// When that period begins.
        at: DateTime<Utc>,
    },
}

/// Why there cannot be so many licenses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SeatError {
    /// There are as many already.
    #[error("the subscription has as many licenses already")]
    Same,
    /// More people have one: some have to be taken back first.
    #[error("{assigned} licenses are assigned")]
    BelowAssigned {
        /// How many people have one.
        assigned: u32,
    },
    /// Not a number that the product allows.
    #[error(transparent)]
    Quantity(#[from] QuantityError),
    /// Nothing can be changed.
    #[error(transparent)]
    Life(#[from] LifeError),
}

impl Life {
    /// What the new total `to` means. More is charged at once for the rest of
    /// the period; fewer is given back at once where the rules say so, and
    /// else holds from the next period on.
    ///
    /// # Errors
    /// [`SeatError`].
    pub fn change_seats(
        &self,
        to: u32,
        maximum: u32,
        rules: &BillingRules,
        now: DateTime<Utc>,
    ) -> Result<SeatChange, SeatError> {
        let period = self.running()?;
        if self.debt.is_some() {
            return Err(LifeError::Unpaid.into());
        }
        let quantity = LicenseQuantity::try_new(to, maximum)?;
        if quantity == self.quantity {
            return Err(SeatError::Same);
        }
        if to < self.assigned {
            return Err(SeatError::BelowAssigned {
                assigned: self.assigned,
            });
        }
        let rest = period.rest(now);
        let is_more = quantity > self.quantity;
        if !is_more && !rules.refunds.gives_back(period, self.charged_at, now) {
            self.must_renew()?;
            let at = period.ends_at;
            return Ok(SeatChange::AtRenewal { quantity, at });
        }
        // The rest of the period anew: each line is rounded once, and whatever
        // was changed before, the period comes to what was used of it.
        let lines = [
            Line::charge(to, &self.price, period, rest),
            Line::credit(self.quantity.get(), &self.price, period, rest),
        ];
        let lines: Result<_, _> = lines.into_iter().collect();
        Ok(SeatChange::AtOnce {
            quantity,
            lines: lines.map_err(LifeError::from)?,
        })
    }

    /// After the change, and after its bill was paid or its credit given.
    #[must_use]
    pub fn with_seats(self, change: &SeatChange, now: DateTime<Utc>) -> Self {
        match change {
            SeatChange::AtOnce { quantity, .. } => Self {
                charged_at: if *quantity > self.quantity {
                    now
                } else {
                    self.charged_at
                },
                quantity: *quantity,
                next: NextPeriod {
                    quantity: None,
                    ..self.next
                },
                ..self
            },
            SeatChange::AtRenewal { quantity, .. } => Self {
                next: NextPeriod {
                    quantity: Some(*quantity),
                    ..self.next
                },
                ..self
            },
        }
    }

    /// Takes back that there will be fewer licenses (B14).
    #[must_use]
    pub fn keeping_seats(self) -> Self {
        Self {
            next: NextPeriod {
                quantity: None,
                ..self.next
            },
            ..self
        }
    }
}
