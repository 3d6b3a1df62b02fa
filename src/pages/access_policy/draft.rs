//! The policy as it stands in the form.

use api::access_policy::{AccessPolicyBody, SetAccessPolicyRequest};
use api::directory::GroupRow;
use domain::access_policy::{Assignees, GuestLicenses, SecondFactorDemand, SessionHours};
use domain::market::Market;

/// Where everybody, or everywhere, is chosen instead of some.
pub const ALL: &str = "all";
/// Where some are chosen.
pub const SOME: &str = "some";

/// What is chosen, as the fields have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// [`ALL`] or [`SOME`].
    pub assignees: String,
    /// Which groups; kept while everybody is chosen.
    pub groups: Vec<GroupRow>,
    /// A [`GuestLicenses`].
    pub guests: String,
    /// A number of hours.
    pub session_hours: String,
    /// A [`SecondFactorDemand`].
    pub second_factor: String,
    /// [`ALL`] or [`SOME`].
    pub reach: String,
    /// Which countries; kept while everywhere is chosen.
    pub countries: Vec<Market>,
}

/// What is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// Groups are to be chosen.
    Groups,
    /// Countries are to be chosen.
    Countries,
}

impl Draft {
    /// The policy that holds now.
    pub fn of(policy: &AccessPolicyBody) -> Self {
        Self {
            assignees: all_or_some(policy.assignee_groups.is_empty()),
            groups: policy.assignee_groups.clone(),
            guests: policy.guests.as_str().to_owned(),
            session_hours: policy.session_hours.to_string(),
            second_factor: policy.second_factor.as_str().to_owned(),
            reach: all_or_some(policy.countries.is_empty()),
            countries: policy.countries.clone(),
        }
    }

    /// The change to send, of the version that was shown; or what is missing.
    ///
    /// # Errors
    /// Every [`Missing`] part.
    pub fn request(&self, version: i64) -> Result<SetAccessPolicyRequest, Vec<Missing>> {
        let (some_groups, some_countries) = (self.assignees == SOME, self.reach == SOME);
        let mut missing = Vec::new();
        if some_groups && self.groups.is_empty() {
            missing.push(Missing::Groups);
        }
        if some_countries && self.countries.is_empty() {
            missing.push(Missing::Countries);
        }
        if !missing.is_empty() {
            return Err(missing);
        }
        let groups = self.groups.iter().filter(|_| some_groups);
        let countries = self.countries.iter().filter(|_| some_countries);
        let hours = self.session_hours.parse().unwrap_or(SessionHours::AT_MOST);
        Ok(SetAccessPolicyRequest {
            assignee_groups: groups.map(|group| group.id.clone()).collect(),
            guests: GuestLicenses::parse(&self.guests).unwrap_or(GuestLicenses::Allowed),
            session_hours: hours,
            second_factor: SecondFactorDemand::parse(&self.second_factor)
                .unwrap_or(SecondFactorDemand::NotNeeded),
            countries: countries.copied().collect(),
            version,
        })
    }

    /// Adds a group, once, while there is room.
    pub fn add_group(&mut self, group: GroupRow) {
        let is_known = self.groups.iter().any(|known| known.id == group.id);
        if !is_known && self.groups.len() < Assignees::GROUPS_AT_MOST {
            self.groups.push(group);
        }
    }

    /// Adds a country, once.
    pub fn add_country(&mut self, market: Market) {
        if !self.countries.contains(&market) {
            self.countries.push(market);
        }
    }
}

fn all_or_some(is_all: bool) -> String {
    let word = if is_all { ALL } else { SOME };
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use domain::ids::GroupId;

    use super::*;

    fn group(name: &str) -> GroupRow {
        GroupRow {
            id: GroupId::parse(&name.to_lowercase()).unwrap(),
            name: name.to_owned(),
        }
    }

    fn policy() -> AccessPolicyBody {
        AccessPolicyBody {
            assignee_groups: vec![group("Field")],
            guests: GuestLicenses::Refused,
            session_hours: 4,
            second_factor: SecondFactorDemand::NeededToBuy,
            countries: vec![Market::parse("NL").unwrap()],
            knows_countries: true,
            version: 3,
            may_change: true,
        }
    }

    #[test]
    fn what_is_shown_is_what_is_sent_back() {
        let request = Draft::of(&policy()).request(3).unwrap();
        assert_eq!(request.assignee_groups, [group("Field").id]);
        assert_eq!(request.countries, policy().countries);
        assert_eq!(
            (request.guests, request.session_hours, request.second_factor),
            (GuestLicenses::Refused, 4, SecondFactorDemand::NeededToBuy)
        );
    }

    #[test]
    fn everybody_and_everywhere_are_sent_without_what_was_chosen_before() {
        let draft = Draft {
            assignees: ALL.to_owned(),
            reach: ALL.to_owned(),
            ..Draft::of(&policy())
        };
        let request = draft.request(3).unwrap();
        assert!(request.assignee_groups.is_empty() && request.countries.is_empty());
        assert_eq!(draft.groups, [group("Field")], "kept for a change of mind");
    }

    #[test]
    fn some_without_any_is_missing_something() {
        let draft = Draft {
            groups: Vec::new(),
            countries: Vec::new(),
            ..Draft::of(&policy())
        };
        assert_eq!(
            draft.request(3),
            Err(vec![Missing::Groups, Missing::Countries])
        );
    }

    #[test]
    fn a_group_is_chosen_once() {
        let mut draft = Draft::of(&policy());
        draft.add_group(group("Field"));
        draft.add_group(group("Sales"));
        assert_eq!(draft.groups, [group("Field"), group("Sales")]);
        draft.add_country(Market::parse("NL").unwrap());
        assert_eq!(draft.countries.len(), 1);
    }
}
