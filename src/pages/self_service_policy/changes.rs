//! What a choice means, and what there is to save.

use api::policies::{PolicyRow, SetPolicy, SetPolicyRequest};
use domain::policy::{Availability, SelfServicePolicy};
use messages::Language;

/// The choice to have no setting of one's own.
pub const FOLLOW_DEFAULT: &str = "default";

/// The choice not to have the product at all.
pub const UNAVAILABLE: &str = "unavailable";

/// What holds for a product, as the choice holds it.
pub const fn word(row: &PolicyRow) -> &'static str {
    match (row.availability, row.set) {
        (Availability::Unavailable, _) => UNAVAILABLE,
        (Availability::Available, Some(policy)) => policy.as_str(),
        (Availability::Available, None) => FOLLOW_DEFAULT,
    }
}

/// What has to be sent for a choice; `None` when it is what holds already.
pub fn change(saved: &PolicyRow, choice: &str) -> Option<SetPolicy> {
    // What is not there keeps what was set, for when it comes back.
    let (value, availability) = match choice {
        UNAVAILABLE => (saved.set, Availability::Unavailable),
        choice => (SelfServicePolicy::parse(choice), Availability::Available),
    };
    (choice != word(saved)).then(|| SetPolicy {
        product: saved.product.id.clone(),
        body: SetPolicyRequest {
            value,
            availability: Some(availability),
            version: saved.version,
            dry_run: false,
        },
    })
}

/// A policy as people read it.
pub fn policy_text(language: Language, policy: SelfServicePolicy) -> &'static str {
    match policy {
        SelfServicePolicy::Allow => language.policy_allow(),
        SelfServicePolicy::TrialsOnly => language.policy_trials_only(),
        SelfServicePolicy::DoNotAllow => language.policy_do_not_allow(),
        SelfServicePolicy::AskFirst => language.policy_ask_first(),
    }
}

/// What a policy means.
pub fn policy_hint(language: Language, policy: SelfServicePolicy) -> &'static str {
    match policy {
        SelfServicePolicy::Allow => language.policy_allow_hint(),
        SelfServicePolicy::TrialsOnly => language.policy_trials_only_hint(),
        SelfServicePolicy::DoNotAllow => language.policy_do_not_allow_hint(),
        SelfServicePolicy::AskFirst => language.policy_ask_first_hint(),
    }
}

/// A setting as people read it: a policy, that the default is followed, or
/// that the product is not there.
pub fn setting_text(language: Language, row: &PolicyRow, default: SelfServicePolicy) -> String {
    match (row.availability, row.set) {
        (Availability::Unavailable, _) => language.policy_unavailable().to_owned(),
        (Availability::Available, Some(policy)) => policy_text(language, policy).to_owned(),
        (Availability::Available, None) => {
            language.policy_follows_default(policy_text(language, default))
        }
    }
}

#[cfg(test)]
pub fn row(set: Option<SelfServicePolicy>, version: i64) -> PolicyRow {
    PolicyRow {
        product: api::parts::ProductName {
            id: domain::ids::ProductId::parse("CFQ7TTC0L3PB").unwrap(),
            slug: "power-bi-pro".to_owned(),
            name: "Power BI Pro".to_owned(),
        },
        set,
        effective: set.unwrap_or(SelfServicePolicy::Allow),
        availability: Availability::Available,
        version,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_that_holds_already_needs_no_call() {
        assert_eq!(change(&row(None, 0), FOLLOW_DEFAULT), None);
        for &policy in SelfServicePolicy::ALL {
            assert_eq!(change(&row(Some(policy), 2), policy.as_str()), None);
        }
    }

    #[test]
    fn a_change_names_the_version_that_was_seen() {
        let call = change(&row(None, 7), "do-not-allow").unwrap();
        assert_eq!(call.product.as_str(), "CFQ7TTC0L3PB");
        assert_eq!(call.body.value, Some(SelfServicePolicy::DoNotAllow));
        assert_eq!(call.body.version, 7);
    }

    #[test]
    fn to_allow_is_not_to_follow_a_default_that_allows() {
        let call = change(&row(None, 0), "allow").unwrap();
        assert_eq!(call.body.value, Some(SelfServicePolicy::Allow));
        let back = change(&row(Some(SelfServicePolicy::Allow), 1), FOLLOW_DEFAULT).unwrap();
        assert_eq!(back.body.value, None);
    }

    #[test]
    fn a_product_that_goes_and_comes_back_is_as_it_was_set() {
        let saved = row(Some(SelfServicePolicy::AskFirst), 1);
        let gone = change(&saved, UNAVAILABLE).unwrap().body;
        assert_eq!(gone.value, Some(SelfServicePolicy::AskFirst));
        assert_eq!(gone.availability, Some(Availability::Unavailable));
        let hidden = PolicyRow {
            availability: Availability::Unavailable,
            ..saved
        };
        assert_eq!(change(&hidden, UNAVAILABLE), None);
        let back = change(&hidden, "ask-first").unwrap().body;
        assert_eq!(back.availability, Some(Availability::Available));
    }

    #[test]
    fn every_word_leads_back_to_its_setting() {
        assert_eq!(SelfServicePolicy::parse(word(&row(None, 0))), None);
        for &policy in SelfServicePolicy::ALL {
            assert_eq!(
                SelfServicePolicy::parse(word(&row(Some(policy), 1))),
                Some(policy)
            );
        }
    }

    #[test]
    fn the_default_is_named_where_it_is_followed() {
        let text = setting_text(
            Language::English,
            &row(None, 0),
            SelfServicePolicy::AskFirst,
        );
        assert_eq!(text, "Follows the default (Ask first)");
    }
}
