//! Why the viewer does not assign licenses of a subscription.

use api::subscriptions::AssignRight;
use domain::subscription::SubscriptionStatus;
use messages::Language;

use crate::subscription_text::status_text;

/// Why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// Only the purchaser does (R24).
    PurchaserOnly,
    /// It takes another role.
    RoleNeeded,
    /// The subscription no longer gives access.
    Status(SubscriptionStatus),
}

/// What stands in the way of assigning, if anything.
pub const fn obstacle(right: AssignRight, status: SubscriptionStatus) -> Option<Obstacle> {
    match (right, status) {
        (AssignRight::PurchaserOnly, _) => Some(Obstacle::PurchaserOnly),
        (AssignRight::RoleNeeded, _) => Some(Obstacle::RoleNeeded),
        (AssignRight::Granted, SubscriptionStatus::Disabled | SubscriptionStatus::Deleted) => {
            Some(Obstacle::Status(status))
        }
        (AssignRight::Granted, SubscriptionStatus::Active | SubscriptionStatus::Expired) => None,
    }
}

impl Obstacle {
    /// The reason as people read it.
    pub fn text(self, language: Language) -> String {
        match self {
            Self::PurchaserOnly => language.admin_purchaser_only_assigns().to_owned(),
            Self::RoleNeeded => language.admin_role_needed().to_owned(),
            Self::Status(status) => {
                language.admin_not_assignable_status(status_text(language, status))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_has_the_right_assigns_while_there_is_access() {
        for (status, expected) in [
            (SubscriptionStatus::Active, None),
            (SubscriptionStatus::Expired, None),
            (
                SubscriptionStatus::Disabled,
                Some(Obstacle::Status(SubscriptionStatus::Disabled)),
            ),
            (
                SubscriptionStatus::Deleted,
                Some(Obstacle::Status(SubscriptionStatus::Deleted)),
            ),
        ] {
            assert_eq!(obstacle(AssignRight::Granted, status), expected, "{status}");
        }
    }

    #[test]
    fn a_missing_right_is_told_before_the_status() {
        let status = SubscriptionStatus::Deleted;
        assert_eq!(
            obstacle(AssignRight::PurchaserOnly, status),
            Some(Obstacle::PurchaserOnly)
        );
        assert_eq!(
            obstacle(AssignRight::RoleNeeded, status),
            Some(Obstacle::RoleNeeded)
        );
    }

    #[test]
    fn the_reason_names_the_status() {
        let text = Obstacle::Status(SubscriptionStatus::Disabled).text(Language::English);
        assert!(text.contains("Disabled"), "{text}");
    }
}
