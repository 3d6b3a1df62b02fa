//! What is chosen for one topic.

use domain::access::Role;
use domain::email::EmailAddress;
use domain::notices::{MAX_ADDRESSES, MailRhythm, NOTICE_ROLES, NoticeTopic, TopicSettings};
use leptos::prelude::*;
use messages::Language;

use crate::components::{
    FieldError, SelectOption, Tick, error_of, section, select, text_field, tick_group,
};
use crate::pages::users::words::role_text;
use crate::state::preferences::use_language;
use crate::view::view;

/// What is chosen and typed for a topic.
#[derive(Clone, Copy)]
pub struct Topic {
    about: NoticeTopic,
    roles: RwSignal<Vec<Role>>,
    addresses: RwSignal<String>,
    mail: RwSignal<String>,
}

impl Topic {
    /// As it is stored.
    pub fn of(settings: &TopicSettings) -> Self {
        let addresses = settings.addresses.iter().map(EmailAddress::as_str);
        Self {
            about: settings.topic,
            roles: RwSignal::new(settings.roles.clone()),
            addresses: RwSignal::new(addresses.collect::<Vec<_>>().join(", ")),
            mail: RwSignal::new(settings.mail.to_string()),
        }
    }

    /// As it is chosen now, or the field with an address that is none.
    pub fn read(self, language: Language) -> Result<TopicSettings, FieldError> {
        let typed = self.addresses.get_untracked();
        let addresses = addresses(&typed).ok_or_else(|| {
            FieldError::new(ids(self.about).addresses, language.notices_address_wrong())
        })?;
        Ok(TopicSettings {
            topic: self.about,
            roles: self.roles.get_untracked(),
            addresses,
            mail: MailRhythm::parse(&self.mail.get_untracked()).unwrap_or(MailRhythm::AtOnce),
        })
    }

    /// The fields.
    pub fn view(self, errors: RwSignal<Vec<FieldError>>) -> AnyView {
        let (language, ids) = (use_language(), ids(self.about));
        let ticks = NOTICE_ROLES.into_iter().map(|role| Tick {
            value: role,
            id: format!("{}-{role}", self.about),
            label: role_text(language, role),
            hint: "",
        });
        let none = Signal::stored(None);
        let rhythms = MailRhythm::ALL
            .iter()
            .map(|rhythm| SelectOption::new(rhythm.as_str(), rhythm_text(language, *rhythm)));
        let content = view! {
            <div class="form">
            {tick_group(ids.roles, language.notices_roles(), ticks, self.roles, none)}
            {text_field(ids.addresses, language.notices_addresses(), self.addresses)
                .hint(language.notices_addresses_hint())
                .error(error_of(errors, ids.addresses))
                .view()}
            {select(ids.mail, language.notices_mail(), rhythms.collect(), self.mail, move |word| {
                self.mail.set(word);
            })
                .view()}
            </div>
        };
        section(
            ids.heading,
            topic_text(language, self.about),
            content.into_any(),
        )
    }
}

/// The ids of a topic's fields, unique in the page.
struct Ids {
    heading: &'static str,
    roles: &'static str,
    addresses: &'static str,
    mail: &'static str,
}

macro_rules! ids {
    ($topic:literal) => {
        Ids {
            heading: concat!($topic, "-heading"),
            roles: concat!($topic, "-roles"),
            addresses: concat!($topic, "-addresses"),
            mail: concat!($topic, "-mail"),
        }
    };
}

const fn ids(topic: NoticeTopic) -> Ids {
    match topic {
        NoticeTopic::Purchases => ids!("purchases"),
        NoticeTopic::Requests => ids!("requests"),
        NoticeTopic::Policy => ids!("policy"),
        NoticeTopic::Partners => ids!("partners"),
        NoticeTopic::Leavers => ids!("leavers"),
        NoticeTopic::Webhooks => ids!("webhooks"),
    }
}

fn topic_text(language: Language, topic: NoticeTopic) -> &'static str {
    match topic {
        NoticeTopic::Purchases => language.notices_topic_purchases(),
        NoticeTopic::Requests => language.notices_topic_requests(),
        NoticeTopic::Policy => language.notices_topic_policy(),
        NoticeTopic::Partners => language.notices_topic_partners(),
        NoticeTopic::Leavers => language.notices_topic_leavers(),
        NoticeTopic::Webhooks => language.notices_topic_webhooks(),
    }
}

fn rhythm_text(language: Language, rhythm: MailRhythm) -> &'static str {
    match rhythm {
        MailRhythm::AtOnce => language.notices_mail_at_once(),
        MailRhythm::Daily => language.notices_mail_daily(),
        MailRhythm::Weekly => language.notices_mail_weekly(),
        MailRhythm::Never => language.notices_mail_never(),
    }
}

/// Addresses as they are typed: separated by commas, semicolons or spaces.
/// `None` where one is no address, or there are too many.
fn addresses(typed: &str) -> Option<Vec<EmailAddress>> {
    let parts = typed.split([',', ';', ' ', '\n']);
    let parts = parts.map(str::trim).filter(|part| !part.is_empty());
    let read: Option<Vec<_>> = parts.map(|part| EmailAddress::parse(part).ok()).collect();
    read.filter(|addresses| addresses.len() <= MAX_ADDRESSES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_people_type_them() {
        let read = |typed| addresses(typed).map(|found| found.len());
        assert_eq!(read(""), Some(0));
        assert_eq!(read("it@harbor.example"), Some(1));
        assert_eq!(read("it@harbor.example; help@harbor.example,"), Some(2));
        assert_eq!(read("it@harbor.example, nobody"), None);
        assert_eq!(read(&"it@harbor.example ".repeat(11)), None);
    }
}
