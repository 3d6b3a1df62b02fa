//! The periods of a subscription, all counted from one day.

use chrono::{DateTime, Months, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::term::BillingTerm;

/// The period that runs, and what the periods are counted from. The anchor
/// never moves, so that a subscription of 31 January comes back to the 31st
/// after every short month, and after a change of its term (`quality.md` A1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schedule {
    /// When the first period began.
    pub anchor: DateTime<Utc>,
    /// How long the period is that runs.
    pub term: BillingTerm,
    /// How many months after the anchor it began.
    pub months: u32,
    /// Which period it is, from 0: no two are ever billed under one number.
    pub index: u32,
}

/// A stretch of time that is billed at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// When it begins.
    pub begins_at: DateTime<Utc>,
    /// When it ends, which is when the next one begins.
    pub ends_at: DateTime<Utc>,
}

/// A part of a period, in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// The days that count.
    pub days: u32,
    /// The days of the whole period.
    pub of: u32,
}

impl Schedule {
    /// The first period.
    pub const fn first(anchor: DateTime<Utc>, term: BillingTerm) -> Self {
        Self {
            anchor,
            term,
            months: 0,
            index: 0,
        }
    }

    /// The period that runs; `None` past the end of the calendar.
    pub fn period(self) -> Option<Period> {
        let months = self.months.checked_add(months_of(self.term))?;
        Some(Period {
            begins_at: self.anchor.checked_add_months(Months::new(self.months))?,
            ends_at: self.anchor.checked_add_months(Months::new(months))?,
        })
    }

    /// The period after it, of this term; `None` past the end of the calendar.
    pub fn next(self, term: BillingTerm) -> Option<Self> {
        let next = Self {
            term,
            months: self.months.checked_add(months_of(self.term))?,
            index: self.index.checked_add(1)?,
            ..self
        };
        next.period().map(|_| next)
    }

    /// A period that begins now, after a time without: it has a number and an
    /// anchor of its own.
    pub fn again(self, now: DateTime<Utc>, term: BillingTerm) -> Option<Self> {
        let next = Self {
            anchor: now,
            term,
            months: 0,
            index: self.index.checked_add(1)?,
        };
        next.period().map(|_| next)
    }
}

impl Period {
    /// All of it.
    pub fn whole(self) -> Part {
        let days = begun_days(self.ends_at - self.begins_at);
        Part { days, of: days }
    }

    /// What is left of it: a day that has begun counts whole, in favor of
    /// whoever is given something back, and a license is paid for the day on
    /// which it is added.
    pub fn rest(self, now: DateTime<Utc>) -> Part {
        let Part { of, .. } = self.whole();
        let days = begun_days(self.ends_at - now).min(of);
        Part { days, of }
    }
}

/// The months of a term.
pub const fn months_of(term: BillingTerm) -> u32 {
    match term {
        BillingTerm::Monthly => 1,
        BillingTerm::Annual => 12,
    }
}

fn begun_days(time: TimeDelta) -> u32 {
    let whole = time.num_days();
    let begun = whole + i64::from(time > TimeDelta::days(whole));
    u32::try_from(begun).unwrap_or_default()
}
