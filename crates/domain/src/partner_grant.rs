//! What a partner may do for a customer: asked for, granted by the customer,
//! for a time (R56, B19). The figures are those of `quality.md` B3.

use chrono::{DateTime, TimeDelta, Utc};

use crate::access::Role;
use crate::words::words;

/// The longest that a grant lasts: two years.
pub const LASTS_AT_MOST_DAYS: u32 = 730;
/// A request that nobody answers lapses after this long.
pub const LAPSES_AFTER: TimeDelta = TimeDelta::days(90);
/// A partner that was told no asks again after this long.
pub const ASKED_AGAIN_AFTER: TimeDelta = TimeDelta::days(30);
/// The days before its end on which both sides are told of it, the first
/// first.
const WARNED_DAYS_BEFORE: [u32; 3] = [30, 7, 1];

/// What a partner asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrantTerms {
    roles: Vec<Role>,
    days: u32,
}

/// Where a grant stands. Time moves it on by itself: see [`GrantState::at`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GrantState {
    /// The customer has not answered.
    Requested {
        /// Since when.
        at: DateTime<Utc>,
    },
    /// The customer granted it.
    Active {
        /// Until when.
        ends_at: DateTime<Utc>,
    },
    /// The customer said no.
    Declined {
        /// When.
        at: DateTime<Utc>,
    },
    /// Nobody answered in time.
    Lapsed {
        /// Since when.
        at: DateTime<Utc>,
    },
    /// Its time is over.
    Expired {
        /// Since when.
        at: DateTime<Utc>,
    },
    /// Either side ended it.
    Revoked {
        /// When.
        at: DateTime<Utc>,
    },
}

words! {
    /// Where a grant stands, in a word.
    pub enum GrantStatus {
        /// The customer has not answered.
        Requested = "requested",
        /// The partner may act.
        Active = "active",
        /// The customer said no.
        Declined = "declined",
        /// Nobody answered in time.
        Lapsed = "lapsed",
        /// Its time is over.
        Expired = "expired",
        /// Either side ended it.
        Revoked = "revoked",
    }
}

/// Why something cannot be done with a grant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum GrantError {
    /// It is not in the state that this begins from.
    #[error("the grant is not in the state that this needs")]
    WrongState,
    /// Too long, or no time at all.
    #[error("a grant lasts 1 to {LASTS_AT_MOST_DAYS} days")]
    Days,
    /// Nothing asked for, or what nobody outside may have.
    #[error("a grant has one or more of the roles that a partner can have")]
    Roles,
}

impl GrantTerms {
    /// Reads what a partner asks for: each role once, in the order of
    /// [`Role::ALL`]. A partner is never a global admin of a
    /// customer, and the vendor's own roles are nobody's to grant.
    ///
    /// # Errors
    /// [`GrantError::Roles`], [`GrantError::Days`].
    pub fn new(mut roles: Vec<Role>, days: u32) -> Result<Self, GrantError> {
        let can_be_granted = |role: &Role| !matches!(role, Role::GlobalAdmin | Role::SupportAgent);
        if roles.is_empty() || !roles.iter().all(can_be_granted) {
            return Err(GrantError::Roles);
        }
        if !(1..=LASTS_AT_MOST_DAYS).contains(&days) {
            return Err(GrantError::Days);
        }
        roles.sort_unstable();
        roles.dedup();
        Ok(Self { roles, days })
    }

    /// The roles.
    pub fn roles(&self) -> &[Role] {
        &self.roles
    }

    /// For how many days.
    pub const fn days(&self) -> u32 {
        self.days
    }
}

/// The roles that a partner has by its grants at an instant of the business
/// clock: each once, in the order of [`Role::ALL`].
pub fn granted_roles<'a>(
    grants: impl IntoIterator<Item = (&'a GrantTerms, GrantState)>,
    now: DateTime<Utc>,
) -> Vec<Role> {
    let active = grants.into_iter().filter(|(_, state)| state.is_active(now));
    let granted: Vec<Role> = active.flat_map(|(terms, _)| terms.roles.clone()).collect();
    let all = Role::ALL.iter().copied();
    all.filter(|role| granted.contains(role)).collect()
}

fn warnings(terms: &GrantTerms) -> impl Iterator<Item = u32> {
    let days = terms.days;
    WARNED_DAYS_BEFORE
        .into_iter()
        .filter(move |before| *before < days)
}

impl GrantState {
    /// Where the grant stands at an instant of the business clock.
    #[must_use]
    pub fn at(self, now: DateTime<Utc>) -> Self {
        match self {
            Self::Requested { at } if at + LAPSES_AFTER <= now => Self::Lapsed {
                at: at + LAPSES_AFTER,
            },
            Self::Active { ends_at } if ends_at <= now => Self::Expired { at: ends_at },
            state => state,
        }
    }

    /// The customer grants it, from now on.
    ///
    /// # Errors
    /// [`GrantError::WrongState`] unless it waits for an answer.
    pub fn approve(self, terms: &GrantTerms, now: DateTime<Utc>) -> Result<Self, GrantError> {
        match self.at(now) {
            Self::Requested { .. } => Ok(Self::Active {
                ends_at: now + TimeDelta::days(terms.days.into()),
            }),
            _ => Err(GrantError::WrongState),
        }
    }

    /// The customer says no.
    ///
    /// # Errors
    /// [`GrantError::WrongState`] unless it waits for an answer.
    pub fn decline(self, now: DateTime<Utc>) -> Result<Self, GrantError> {
        match self.at(now) {
            Self::Requested { .. } => Ok(Self::Declined { at: now }),
            _ => Err(GrantError::WrongState),
        }
    }

    /// Either side ends it, at once.
    ///
    /// # Errors
    /// [`GrantError::WrongState`] unless it is active.
    pub fn revoke(self, now: DateTime<Utc>) -> Result<Self, GrantError> {
        match self.at(now) {
            Self::Active { .. } => Ok(Self::Revoked { at: now }),
            _ => Err(GrantError::WrongState),
        }
    }

    /// The state in a word, and the instant that goes with it: until when a
    /// request waits and a grant holds, or since when it is over.
    pub fn status(self, now: DateTime<Utc>) -> (GrantStatus, DateTime<Utc>) {
        match self.at(now) {
            Self::Requested { at } => (GrantStatus::Requested, at + LAPSES_AFTER),
            Self::Active { ends_at } => (GrantStatus::Active, ends_at),
            Self::Declined { at } => (GrantStatus::Declined, at),
            Self::Lapsed { at } => (GrantStatus::Lapsed, at),
            Self::Expired { at } => (GrantStatus::Expired, at),
            Self::Revoked { at } => (GrantStatus::Revoked, at),
        }
    }

    /// Which warning of the end is due: a number of days before it. One that
    /// was given, or a later one, is not given again; none is given before a
    /// grant is as old as to have begun.
    pub fn warning(
        self,
        terms: &GrantTerms,
        warned: Option<u32>,
        now: DateTime<Utc>,
    ) -> Option<u32> {
        let Self::Active { ends_at } = self.at(now) else {
            return None;
        };
        let is_due = |days: &u32| ends_at - TimeDelta::days((*days).into()) <= now;
        let due = warnings(terms).filter(is_due).last()?;
        warned.is_none_or(|warned| due < warned).then_some(due)
    }

    /// When the next warning of the end is due.
    pub fn next_warning(self, terms: &GrantTerms, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let Self::Active { ends_at } = self.at(now) else {
            return None;
        };
        warnings(terms)
            .map(|days| ends_at - TimeDelta::days(days.into()))
            .find(|at| *at > now)
    }

    /// Whether the same partner may ask again: not while it waits for an
    /// answer, and not right after it was told no.
    pub fn may_be_asked_again(self, now: DateTime<Utc>) -> bool {
        match self.at(now) {
            Self::Requested { .. } => false,
            Self::Declined { at } => at + ASKED_AGAIN_AFTER <= now,
            _ => true,
        }
    }

    /// Whether the customer has ever said yes to it.
    pub const fn was_granted(self) -> bool {
        match self {
            Self::Active { .. } | Self::Expired { .. } | Self::Revoked { .. } => true,
            Self::Requested { .. } | Self::Declined { .. } | Self::Lapsed { .. } => false,
        }
    }

    /// Whether the partner may act now.
    pub fn is_active(self, now: DateTime<Utc>) -> bool {
        matches!(self.at(now), Self::Active { .. })
    }
}
