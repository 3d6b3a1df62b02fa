//! Who hears of what, and how soon: chosen by the organization (B7).

use chrono::{DateTime, Datelike, Days, NaiveTime, TimeDelta, Utc, Weekday};
use serde::{Deserialize, Serialize};

use super::NoticeTopic;
use crate::access::Role;
use crate::email::EmailAddress;
use crate::market::Market;
use crate::words::words;

/// Addresses beside those of roles, for each topic.
pub const MAX_ADDRESSES: usize = 10;

/// Roles that can be told: those that can do something about it.
pub const NOTICE_ROLES: [Role; 4] = [
    Role::GlobalAdmin,
    Role::BillingAdmin,
    Role::LicenseAdmin,
    Role::UserAdmin,
];

words! {
    /// How soon a mail is sent. In the app everything is shown at once.
    pub enum MailRhythm {
        /// A mail for each notice.
        AtOnce = "at_once",
        /// One mail in the morning with all of the day before.
        Daily = "daily",
        /// One mail on Monday morning.
        Weekly = "weekly",
        /// None.
        Never = "never",
    }
}

words! {
    /// The language of mails.
    pub enum MailLanguage {
        /// English.
        English = "en",
        /// Dutch.
        Dutch = "nl",
    }
}

/// Who hears of everything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeSettings {
    /// The language of mails.
    pub language: MailLanguage,
    /// Each topic once; one that is missing goes as [`TopicSettings::usual`].
    pub topics: Vec<TopicSettings>,
}

/// Who hears of one topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicSettings {
    /// Which.
    pub topic: NoticeTopic,
    /// Whoever has one of these roles.
    pub roles: Vec<Role>,
    /// Further addresses, which get mails only.
    pub addresses: Vec<EmailAddress>,
    /// How soon mails are sent.
    pub mail: MailRhythm,
}

/// Why settings cannot be kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SettingsError {
    /// A topic stands there twice.
    #[error("each topic can stand there once")]
    Twice,
    /// A role that is not told of anything.
    #[error("{0} is not a role that can be told")]
    Role(Role),
    /// More addresses than anybody needs.
    #[error("a topic has at most {MAX_ADDRESSES} addresses")]
    TooManyAddresses,
    /// An address of somebody else's domain: what happens in an organization
    /// is told within it.
    #[error("{0} is not an address of the organization's own domains")]
    Foreign(EmailAddress),
}

/// When mails that sum several notices up are sent, in UTC: before people come
/// to work in Europe.
const MORNING: TimeDelta = TimeDelta::hours(6);

impl MailRhythm {
    /// When the next mail of this rhythm is sent that sums up what happens at
    /// `now`; none for those that do not sum up.
    pub fn next_after(self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let today = now.date_naive().and_time(NaiveTime::MIN).and_utc() + MORNING;
        let ahead = match self {
            Self::AtOnce | Self::Never => return None,
            Self::Daily => u64::from(today <= now),
            Self::Weekly => {
                let since_monday = u64::from(now.weekday().days_since(Weekday::Mon));
                let ahead = (7 - since_monday) % 7;
                if ahead == 0 && today <= now { 7 } else { ahead }
            }
        };
        today.checked_add_days(Days::new(ahead))
    }
}

impl NoticeSettings {
    /// What holds until an admin chooses something else.
    pub fn usual(market: Market) -> Self {
        let language = match market.as_str() {
            "NL" | "BE" | "SR" => MailLanguage::Dutch,
            _ => MailLanguage::English,
        };
        let topics = NoticeTopic::ALL.iter().copied().map(TopicSettings::usual);
        Self {
            language,
            topics: topics.collect(),
        }
    }

    /// What holds for a topic.
    pub fn of(&self, topic: NoticeTopic) -> TopicSettings {
        let own = self.topics.iter().find(|settings| settings.topic == topic);
        own.cloned().unwrap_or_else(|| TopicSettings::usual(topic))
    }

    /// Checks settings before they are kept, and completes them. `is_own` tells
    /// whether a domain is one of the organization's.
    ///
    /// # Errors
    /// [`SettingsError`], which names what is wrong.
    pub fn checked(self, is_own: impl Fn(&str) -> bool) -> Result<Self, SettingsError> {
        for (index, settings) in self.topics.iter().enumerate() {
            let is_before = |other: &TopicSettings| other.topic == settings.topic;
            if self.topics.iter().take(index).any(is_before) {
                return Err(SettingsError::Twice);
            }
            settings.check(&is_own)?;
        }
        let topics = NoticeTopic::ALL.iter().map(|topic| self.of(*topic));
        Ok(Self {
            topics: topics.collect(),
            language: self.language,
        })
    }
}

impl TopicSettings {
    /// What holds for a topic until an admin chooses something else.
    pub fn usual(topic: NoticeTopic) -> Self {
        let roles: &[Role] = match topic {
            NoticeTopic::Purchases | NoticeTopic::Leavers => {
                &[Role::GlobalAdmin, Role::BillingAdmin]
            }
            NoticeTopic::Requests => &[Role::GlobalAdmin, Role::BillingAdmin, Role::LicenseAdmin],
            NoticeTopic::Policy | NoticeTopic::Partners | NoticeTopic::Webhooks => {
                &[Role::GlobalAdmin]
            }
        };
        Self {
            topic,
            roles: roles.to_vec(),
            addresses: Vec::new(),
            mail: MailRhythm::AtOnce,
        }
    }

    fn check(&self, is_own: &impl Fn(&str) -> bool) -> Result<(), SettingsError> {
        let is_untold = |role: &&Role| !NOTICE_ROLES.contains(role);
        if let Some(role) = self.roles.iter().find(is_untold) {
            return Err(SettingsError::Role(*role));
        }
        if self.addresses.len() > MAX_ADDRESSES {
            return Err(SettingsError::TooManyAddresses);
        }
        let is_foreign = |address: &&EmailAddress| !is_own(address.domain());
        match self.addresses.iter().find(is_foreign) {
            Some(address) => Err(SettingsError::Foreign(address.clone())),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(topics: Vec<TopicSettings>) -> NoticeSettings {
        NoticeSettings {
            language: MailLanguage::Dutch,
            topics,
        }
    }

    #[test]
    fn a_topic_that_nobody_chose_goes_as_usual() {
        let checked = settings(Vec::new()).checked(|_| true).unwrap();
        assert_eq!(checked.topics.len(), NoticeTopic::ALL.len());
        let requests = checked.of(NoticeTopic::Requests);
        assert!(requests.roles.contains(&Role::LicenseAdmin));
    }

    #[test]
    fn a_topic_cannot_be_chosen_twice() {
        let policy = TopicSettings::usual(NoticeTopic::Policy);
        let outcome = settings(vec![policy.clone(), policy]).checked(|_| true);
        assert_eq!(outcome, Err(SettingsError::Twice));
    }

    #[test]
    fn a_reader_is_told_of_nothing() {
        let mut policy = TopicSettings::usual(NoticeTopic::Policy);
        policy.roles = vec![Role::GlobalReader];
        let outcome = settings(vec![policy]).checked(|_| true);
        assert_eq!(outcome, Err(SettingsError::Role(Role::GlobalReader)));
    }

    #[test]
    fn what_happens_in_an_organization_is_told_within_its_own_domains() {
        let with = |text: &str| {
            let mut policy = TopicSettings::usual(NoticeTopic::Policy);
            policy.addresses = vec![EmailAddress::parse(text).unwrap()];
            settings(vec![policy]).checked(|domain| domain == "harbor.example")
        };
        assert!(with("it@harbor.example").is_ok());
        let foreign = EmailAddress::parse("it@example.org").unwrap();
        assert_eq!(with("it@example.org"), Err(SettingsError::Foreign(foreign)));
    }

    #[test]
    fn a_mail_that_sums_up_is_sent_the_next_morning_or_the_next_monday() {
        let next = |rhythm: MailRhythm, now: &str| rhythm.next_after(now.parse().unwrap());
        // 2026-11-23 is a Monday.
        for (now, daily, weekly) in [
            ("2026-11-23T05:59:59Z", "2026-11-23", "2026-11-23"),
            ("2026-11-23T06:00:00Z", "2026-11-24", "2026-11-30"),
            ("2026-11-25T12:00:00Z", "2026-11-26", "2026-11-30"),
            ("2026-11-29T23:00:00Z", "2026-11-30", "2026-11-30"),
        ] {
            let at =
                |day: &str| -> Option<DateTime<Utc>> { format!("{day}T06:00:00Z").parse().ok() };
            assert_eq!(next(MailRhythm::Daily, now), at(daily), "{now}");
            assert_eq!(next(MailRhythm::Weekly, now), at(weekly), "{now}");
        }
        assert_eq!(next(MailRhythm::AtOnce, "2026-11-23T00:00:00Z"), None);
    }

    #[test]
    fn mails_are_dutch_where_people_read_dutch() {
        let language = |market| NoticeSettings::usual(Market::parse(market).unwrap()).language;
        assert_eq!(language("NL"), MailLanguage::Dutch);
        assert_eq!(language("US"), MailLanguage::English);
    }
}
