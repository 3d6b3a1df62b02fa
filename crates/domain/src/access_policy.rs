//! What an organization demands of whoever uses its licenses: one policy for
//! central and self-service purchases alike (R37, R41).

use chrono::{DateTime, TimeDelta, Utc};

use crate::ids::GroupId;
use crate::market::Market;
use crate::words::words;

words! {
    /// Whether guests of the organization may hold its licenses.
    pub enum GuestLicenses {
        /// They may.
        Allowed = "allowed",
        /// They may not; what they hold already they keep until it is taken
        /// back.
        Refused = "refused",
    }
}

words! {
    /// Whether buying needs more than a password.
    pub enum SecondFactorDemand {
        /// It does not.
        NotNeeded = "not_needed",
        /// Who buys has shown a second factor in this session.
        NeededToBuy = "needed_to_buy",
    }
}

/// From where people may buy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BuyingCountries {
    /// From everywhere.
    Anywhere,
    /// From these countries and regions only. Never empty.
    Only(Vec<Market>),
}

/// Who may be given a license.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Assignees {
    /// Everybody of the organization.
    Everybody,
    /// Members of one of these groups. Never empty.
    Groups(Vec<GroupId>),
}

/// The longest that a session lasts, in whole hours from 1 to 12.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionHours(u32);

/// The policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessPolicy {
    /// Who may be given a license.
    pub assignees: Assignees,
    /// Whether guests may hold licenses.
    pub guests: GuestLicenses,
    /// How long a session lasts.
    pub session_hours: SessionHours,
    /// Whether buying needs a second factor.
    pub second_factor: SecondFactorDemand,
    /// From where people may buy.
    pub countries: BuyingCountries,
}

/// Why a policy cannot be as it was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AccessPolicyError {
    /// Outside of what is safe.
    #[error("a session lasts 1 to {} hours", SessionHours::AT_MOST)]
    SessionHours,
    /// Nobody could be given a license.
    #[error("choose 1 to {} groups, or everybody", Assignees::GROUPS_AT_MOST)]
    Groups,
}

impl Assignees {
    /// The most groups that can be chosen.
    pub const GROUPS_AT_MOST: usize = 50;

    /// Members of these groups.
    ///
    /// # Errors
    /// [`AccessPolicyError::Groups`] for none or too many.
    pub fn of_groups(mut groups: Vec<GroupId>) -> Result<Self, AccessPolicyError> {
        groups.sort();
        groups.dedup();
        if (1..=Self::GROUPS_AT_MOST).contains(&groups.len()) {
            Ok(Self::Groups(groups))
        } else {
            Err(AccessPolicyError::Groups)
        }
    }

    /// The chosen groups; none where it is everybody.
    pub fn groups(&self) -> &[GroupId] {
        match self {
            Self::Everybody => &[],
            Self::Groups(groups) => groups,
        }
    }
}

impl BuyingCountries {
    /// Only these; everywhere where there are none.
    pub fn of(mut countries: Vec<Market>) -> Self {
        countries.sort();
        countries.dedup();
        if countries.is_empty() {
            Self::Anywhere
        } else {
            Self::Only(countries)
        }
    }

    /// The countries; none where it is everywhere.
    pub fn list(&self) -> &[Market] {
        match self {
            Self::Anywhere => &[],
            Self::Only(countries) => countries,
        }
    }
}

impl SessionHours {
    /// What no organization goes beyond (`quality.md` B2).
    pub const AT_MOST: u32 = 12;

    /// Reads a number of hours.
    ///
    /// # Errors
    /// [`AccessPolicyError::SessionHours`].
    pub fn new(hours: u32) -> Result<Self, AccessPolicyError> {
        if (1..=Self::AT_MOST).contains(&hours) {
            Ok(Self(hours))
        } else {
            Err(AccessPolicyError::SessionHours)
        }
    }

    /// The number.
    pub const fn get(self) -> u32 {
        self.0
    }

    /// Whether a session that began then is over.
    pub fn is_over(self, began_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
        began_at + TimeDelta::hours(self.0.into()) <= now
    }
}

/// Before an admin says anything.
impl Default for AccessPolicy {
    fn default() -> Self {
        Self {
            assignees: Assignees::Everybody,
            guests: GuestLicenses::Allowed,
            session_hours: SessionHours(SessionHours::AT_MOST),
            second_factor: SecondFactorDemand::NotNeeded,
            countries: BuyingCountries::Anywhere,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_lasts_one_to_twelve_hours() {
        for hours in [0, 13, u32::MAX] {
            assert_eq!(
                SessionHours::new(hours),
                Err(AccessPolicyError::SessionHours)
            );
        }
        let began = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let hours = SessionHours::new(2).unwrap();
        assert!(!hours.is_over(began, began + TimeDelta::seconds(7_199)));
        assert!(hours.is_over(began, began + TimeDelta::seconds(7_200)));
    }

    #[test]
    fn countries_are_chosen_once_each_and_none_is_everywhere() {
        let market = |code: &str| Market::parse(code).unwrap();
        let chosen = BuyingCountries::of(vec![market("NL"), market("BE"), market("NL")]);
        assert_eq!(chosen.list(), [market("BE"), market("NL")]);
        assert_eq!(BuyingCountries::of(vec![]), BuyingCountries::Anywhere);
    }

    #[test]
    fn groups_are_chosen_once_each_and_at_least_one() {
        let group = |id: &str| GroupId::parse(id).unwrap();
        let chosen = Assignees::of_groups(vec![group("b"), group("a"), group("b")]).unwrap();
        assert_eq!(chosen.groups(), [group("a"), group("b")]);
        assert_eq!(Assignees::of_groups(vec![]), Err(AccessPolicyError::Groups));
    }
}
