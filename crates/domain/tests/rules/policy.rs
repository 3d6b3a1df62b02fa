//! What an organization's policy makes of a purchase.

use domain::policy::{Availability, CompatibleValue, ProductPolicy, SelfServicePolicy};

// R3, R38
#[test]
fn only_allow_permits_a_purchase_with_a_card() {
    for (policy, permits) in [
        (SelfServicePolicy::Allow, true),
        (SelfServicePolicy::TrialsOnly, false),
        (SelfServicePolicy::DoNotAllow, false),
        (SelfServicePolicy::AskFirst, false),
    ] {
        assert_eq!(policy.permits_purchase(), permits, "{policy}");
    }
    assert_eq!(SelfServicePolicy::ALL.len(), 4);
}

// R3: one product can be turned off while the others stay on.
#[test]
fn a_value_of_the_products_own_wins_over_the_default() {
    for &default in SelfServicePolicy::ALL {
        let policy = |set| ProductPolicy {
            default,
            set,
            availability: Availability::Available,
        };
        assert_eq!(policy(None).effective(), default);
        for &set in SelfServicePolicy::ALL {
            assert_eq!(policy(Some(set)).effective(), set);
        }
    }
}

#[test]
fn the_words_of_the_policy_are_those_of_the_command_line() {
    let words: Vec<&str> = SelfServicePolicy::ALL
        .iter()
        .map(|policy| policy.as_str())
        .collect();
    assert_eq!(words, ["allow", "trials-only", "do-not-allow", "ask-first"]);
    for policy in SelfServicePolicy::ALL {
        assert_eq!(SelfServicePolicy::parse(policy.as_str()), Some(*policy));
    }
    assert_eq!(SelfServicePolicy::parse("Allow"), None);
}

// R3: tools that know three values do no harm to the fourth.
#[test]
fn a_compatible_tool_that_writes_what_it_has_read_changes_nothing() {
    for &policy in SelfServicePolicy::ALL {
        let read = CompatibleValue::from(policy);
        assert_eq!(policy.written_as(read), policy, "{policy}");
        for &value in CompatibleValue::ALL {
            assert_eq!(CompatibleValue::from(policy.written_as(value)), value);
        }
    }
    let asked_first = CompatibleValue::from(SelfServicePolicy::AskFirst);
    assert_eq!(asked_first, CompatibleValue::Disabled);
}
