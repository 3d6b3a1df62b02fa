//! What a choice means, and what there is to save.

use api::policies::{PolicyRow, SetPolicy, SetPolicyRequest};
use domain::policy::SelfServicePolicy;
use messages::Language;

/// The choice to have no setting of one's own.
pub const FOLLOW_DEFAULT: &str = "default";

/// The word of a setting, as the choice holds it.
pub const fn word(set: Option<SelfServicePolicy>) -> &'static str {
    match set {
        Some(policy) => policy.as_str(),
        None => FOLLOW_DEFAULT,
    }
}

/// What has to be sent for a choice; `None` when it is what holds already.
pub fn change(saved: &PolicyRow, choice: &str) -> Option<SetPolicy> {
    let value = SelfServicePolicy::parse(choice);
    (value != saved.set).then(|| SetPolicy {
        product: saved.product.id.clone(),
        body: SetPolicyRequest {
            value,
            version: saved.version,
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

/// A setting as people read it: a policy, or that the default is followed.
pub fn setting_text(
    language: Language,
    set: Option<SelfServicePolicy>,
    default: SelfServicePolicy,
) -> String {
    match set {
        Some(policy) => policy_text(language, policy).to_owned(),
        None => language.policy_follows_default(policy_text(language, default)),
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
    fn every_word_leads_back_to_its_setting() {
        assert_eq!(SelfServicePolicy::parse(word(None)), None);
        for &policy in SelfServicePolicy::ALL {
            assert_eq!(SelfServicePolicy::parse(word(Some(policy))), Some(policy));
        }
    }

    #[test]
    fn the_default_is_named_where_it_is_followed() {
        let text = setting_text(Language::English, None, SelfServicePolicy::AskFirst);
        assert_eq!(text, "Follows the default (Ask first)");
    }
}
