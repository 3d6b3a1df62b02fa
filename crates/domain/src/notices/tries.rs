//! When something that could not be delivered is tried again.

use chrono::TimeDelta;

/// What a receiver of webhooks is given, from one try to the next (Standard
/// Webhooks 1.0.0, "Deliverability and reliability").
pub const WEBHOOK_TRIES: &[TimeDelta] = &[
    TimeDelta::seconds(5),
    TimeDelta::minutes(5),
    TimeDelta::minutes(30),
    TimeDelta::hours(2),
    TimeDelta::hours(5),
    TimeDelta::hours(10),
    TimeDelta::hours(14),
    TimeDelta::hours(20),
    TimeDelta::hours(24),
];

/// What a mail server is given: five days, as mail servers give each other
/// (RFC 5321, 4.5.4.1), and often in the first hours.
pub const MAIL_TRIES: &[TimeDelta] = &[
    TimeDelta::minutes(1),
    TimeDelta::minutes(5),
    TimeDelta::minutes(15),
    TimeDelta::hours(1),
    TimeDelta::hours(2),
    TimeDelta::hours(4),
    TimeDelta::hours(8),
    TimeDelta::hours(8),
    TimeDelta::hours(24),
    TimeDelta::hours(24),
    TimeDelta::hours(48),
];

/// After failing for so long, with no success between, a receiver is not
/// called any longer.
pub const fn give_up_webhooks_after() -> TimeDelta {
    TimeDelta::days(5)
}

/// How long to wait after the try with this number, the first being 1;
/// nothing when it was the last.
pub fn next_try(tries: &[TimeDelta], failed: u32) -> Option<TimeDelta> {
    let index = usize::try_from(failed).ok()?.checked_sub(1)?;
    tries.get(index).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receiver_that_is_down_for_three_days_still_gets_its_event() {
        let whole: TimeDelta = WEBHOOK_TRIES.iter().sum();
        assert!(whole > TimeDelta::days(3), "{whole}");
        assert_eq!(next_try(WEBHOOK_TRIES, 1), Some(TimeDelta::seconds(5)));
        assert_eq!(next_try(WEBHOOK_TRIES, 10), None);
        assert_eq!(next_try(WEBHOOK_TRIES, 0), None);
    }

    #[test]
    fn a_mail_is_tried_for_about_five_days() {
        let whole: TimeDelta = MAIL_TRIES.iter().sum();
        let days = whole.num_days();
        assert!((4..=5).contains(&days), "{days}");
    }
}
