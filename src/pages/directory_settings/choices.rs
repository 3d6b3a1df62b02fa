//! What can be chosen and typed on the page: pure, so that every way is tested.

use api::provisioning::{MOST_DAYS, MOST_TOKENS, ProvisioningToken};

/// For how many days a new token can be valid.
pub const LIVES: [u32; 4] = [30, 90, 180, 365];
/// What is chosen unless something else is.
pub const USUAL_LIFE: u32 = 180;

/// Licenses are freed at once.
pub const AT_ONCE: &str = "at-once";
/// Licenses are freed after a number of days.
pub const LATER: &str = "later";

/// Whether another token can be made.
pub fn has_room(tokens: &[ProvisioningToken]) -> bool {
    tokens.iter().filter(|token| token.is_valid).count() < MOST_TOKENS
}

/// The choice that stands for a number of days.
pub const fn choice(days: u32) -> &'static str {
    if days == 0 { AT_ONCE } else { LATER }
}

/// The number of days that was chosen; `None` when what was typed is none.
pub fn days(choice: &str, typed: &str) -> Option<u32> {
    if choice == AT_ONCE {
        return Some(0);
    }
    let days = typed.trim().parse().ok()?;
    (1..=MOST_DAYS).contains(&days).then_some(days)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use domain::ids::ScimTokenId;

    use super::*;

    fn token(is_valid: bool) -> ProvisioningToken {
        let at = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        ProvisioningToken {
            id: ScimTokenId::parse("t1").unwrap(),
            created_at: at,
            expires_at: at,
            last_used_at: None,
            is_valid,
        }
    }

    #[test]
    fn there_is_room_for_two_valid_tokens_however_many_have_expired() {
        assert!(has_room(&[]));
        assert!(has_room(&[token(true), token(false), token(false)]));
        assert!(!has_room(&[token(true), token(false), token(true)]));
    }

    #[test]
    fn at_once_needs_no_number_and_later_needs_one_of_a_year() {
        assert_eq!(days(AT_ONCE, "nonsense"), Some(0));
        assert_eq!(days(LATER, " 30 "), Some(30));
        assert_eq!(days(LATER, "365"), Some(365));
        for typed in ["", "0", "366", "-1", "1.5", "ten"] {
            assert_eq!(days(LATER, typed), None, "{typed}");
        }
    }

    #[test]
    fn what_is_stored_is_what_is_chosen() {
        for stored in [0, 1, 365] {
            assert_eq!(days(choice(stored), &stored.to_string()), Some(stored));
        }
        assert!(LIVES.contains(&USUAL_LIFE));
    }
}
