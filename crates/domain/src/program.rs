//! Programs that act for an organization: service accounts and their tokens.

use chrono::{DateTime, TimeDelta, Utc};

use crate::words::words;

words! {
    /// What a service account may do; it has no other right.
    pub enum Scope {
        /// Read the self-service policy.
        PolicyRead = "policy.read",
        /// Change the self-service policy.
        PolicyWrite = "policy.write",
        /// Read the audit log.
        AuditRead = "audit.read",
        /// Read what was bought (R58).
        SubscriptionsRead = "subscriptions.read",
        /// Ask what a person may use.
        EntitlementsRead = "entitlements.read",
        /// Report that a person used a product.
        UsageWrite = "usage.write",
    }
}

/// The longest that a token is taken (`quality.md` B6).
pub const TOKEN_LIVES_AT_MOST: TimeDelta = TimeDelta::days(365);
/// The most tokens of an account that are taken at once: the one in use, and
/// the next while it is being put in its place.
pub const TOKENS_AT_ONCE: usize = 2;
/// The longest name of a service account.
pub const LONGEST_NAME: usize = 100;

/// Whether a token is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenState {
    /// It is.
    Valid,
    /// Its time is over.
    Expired,
    /// Somebody took it back.
    Revoked,
}

/// What the state of a token depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TokenTimes {
    /// Until when it is taken.
    pub expires_at: DateTime<Utc>,
    /// Since when it is not.
    pub revoked_at: Option<DateTime<Utc>>,
}

impl TokenTimes {
    /// The state at an instant of the system clock.
    pub fn state(self, now: DateTime<Utc>) -> TokenState {
        if self.revoked_at.is_some() {
            TokenState::Revoked
        } else if self.expires_at <= now {
            TokenState::Expired
        } else {
            TokenState::Valid
        }
    }
}

/// Why a service account cannot be as it was asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ServiceAccountError {
    /// Without a name nobody knows later what it is for.
    #[error("a service account has a name of 1 to {LONGEST_NAME} characters")]
    Name,
    /// One that may do nothing is for nothing.
    #[error("a service account has at least one scope")]
    NoScope,
    /// Entitlements and usage are for the apps of products, which the
    /// operator of the installation registers.
    #[error("the scope {0} is for the app of a product, which the operator registers")]
    ProductOnly(Scope),
    /// The time is outside of what is allowed.
    #[error("a token is taken for 1 to 365 days")]
    Days,
    /// Another token would be one too many.
    #[error("{TOKENS_AT_ONCE} tokens are valid; revoke one first")]
    TooManyTokens,
}

/// Reads what an organization's admin asks for.
///
/// # Errors
/// [`ServiceAccountError`].
pub fn check_service_account(name: &str, scopes: &[Scope]) -> Result<(), ServiceAccountError> {
    if name.trim().is_empty() || name.chars().count() > LONGEST_NAME {
        return Err(ServiceAccountError::Name);
    }
    let is_of_product =
        |scope: &&Scope| matches!(scope, Scope::EntitlementsRead | Scope::UsageWrite);
    match scopes.iter().find(is_of_product) {
        Some(scope) => Err(ServiceAccountError::ProductOnly(*scope)),
        None if scopes.is_empty() => Err(ServiceAccountError::NoScope),
        None => Ok(()),
    }
}

/// Until when a new token is taken.
///
/// # Errors
/// [`ServiceAccountError::Days`], [`ServiceAccountError::TooManyTokens`].
pub fn token_expiry(
    now: DateTime<Utc>,
    days: u32,
    others: impl IntoIterator<Item = TokenTimes>,
) -> Result<DateTime<Utc>, ServiceAccountError> {
    let lives = TimeDelta::days(days.into());
    if days == 0 || lives > TOKEN_LIVES_AT_MOST {
        return Err(ServiceAccountError::Days);
    }
    let valid = others
        .into_iter()
        .filter(|other| other.state(now) == TokenState::Valid);
    if valid.count() >= TOKENS_AT_ONCE {
        return Err(ServiceAccountError::TooManyTokens);
    }
    Ok(now + lives)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000, 0).unwrap() + TimeDelta::days(day)
    }

    fn times(expires: i64, revoked: Option<i64>) -> TokenTimes {
        TokenTimes {
            expires_at: at(expires),
            revoked_at: revoked.map(at),
        }
    }

    #[test]
    fn a_token_is_taken_until_it_expires_or_is_revoked() {
        assert_eq!(times(10, None).state(at(9)), TokenState::Valid);
        assert_eq!(times(10, None).state(at(10)), TokenState::Expired);
        assert_eq!(times(10, Some(3)).state(at(4)), TokenState::Revoked);
        assert_eq!(times(10, Some(3)).state(at(11)), TokenState::Revoked);
    }

    #[test]
    fn two_tokens_are_valid_at_once_for_the_change_from_one_to_the_next() {
        let valid = [times(10, None), times(20, None)];
        assert_eq!(
            token_expiry(at(0), 30, valid),
            Err(ServiceAccountError::TooManyTokens)
        );
        let one_is_over = [times(10, None), times(20, None), times(30, Some(1))];
        assert_eq!(token_expiry(at(10), 30, one_is_over), Ok(at(40)));
    }

    #[test]
    fn a_token_lives_for_a_day_to_a_year() {
        for days in [0, 366, u32::MAX] {
            assert_eq!(
                token_expiry(at(0), days, []),
                Err(ServiceAccountError::Days)
            );
        }
        assert_eq!(token_expiry(at(0), 365, []), Ok(at(365)));
    }

    #[test]
    fn an_admin_gives_scopes_of_the_organization_only() {
        assert_eq!(check_service_account("CI", &[Scope::PolicyRead]), Ok(()));
        assert_eq!(
            check_service_account(" ", &[Scope::PolicyRead]),
            Err(ServiceAccountError::Name)
        );
        assert_eq!(
            check_service_account("CI", &[]),
            Err(ServiceAccountError::NoScope)
        );
        assert_eq!(
            check_service_account("CI", &[Scope::PolicyRead, Scope::UsageWrite]),
            Err(ServiceAccountError::ProductOnly(Scope::UsageWrite))
        );
    }
}
