//! Scopes as people read them.

use domain::program::Scope;
use messages::Language;

/// What an admin of an organization can give.
pub const CAN_BE_GIVEN: [Scope; 4] = [
    Scope::PolicyRead,
    Scope::PolicyWrite,
    Scope::AuditRead,
    Scope::SubscriptionsRead,
];

/// A scope with what it lets a program do.
pub fn scope_text(language: Language, scope: Scope) -> &'static str {
    match scope {
        Scope::PolicyRead => language.programs_scope_policy_read(),
        Scope::PolicyWrite => language.programs_scope_policy_write(),
        Scope::AuditRead => language.programs_scope_audit_read(),
        Scope::SubscriptionsRead => language.programs_scope_subscriptions_read(),
        Scope::EntitlementsRead => language.programs_scope_entitlements_read(),
        Scope::UsageWrite => language.programs_scope_usage_write(),
    }
}
