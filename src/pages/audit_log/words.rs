//! Actions and areas in words.

use domain::audit_filter::AuditArea;
use messages::Language;

/// What was done, as people say it; an action of a later version as it stands.
pub fn action_text(language: Language, action: &str) -> String {
    let text = match action {
        "policy.changed" => language.audit_policy_changed(),
        "policy.default_changed" => language.audit_policy_default_changed(),
        "access_policy.changed" => language.audit_access_policy_changed(),
        "order.placed" => language.audit_order_placed(),
        "order.paid" => language.audit_order_paid(),
        "order.bought_centrally" => language.audit_order_bought_centrally(),
        "order.declined" => language.audit_order_declined(),
        "trial.started" => language.audit_trial_started(),
        "trial.ending" => language.audit_trial_ending(),
        "trial.became_paid" => language.audit_trial_became_paid(),
        "trial.ended" => language.audit_trial_ended(),
        "trial.canceled" => language.audit_trial_canceled(),
        "subscription.licenses_changed" => language.audit_subscription_licenses_changed(),
        "subscription.term_changed" => language.audit_subscription_term_changed(),
        "subscription.recurring_billing_changed" => language.audit_subscription_recurring_changed(),
        "subscription.canceled" => language.audit_subscription_canceled(),
        "subscription.cancel_taken_back" => language.audit_subscription_cancel_taken_back(),
        "bill.payment_tried" => language.audit_bill_payment_tried(),
        "bill.refunded" => language.audit_bill_refunded(),
        "card.added" => language.audit_card_added(),
        "card.replaced" => language.audit_card_replaced(),
        "card.made_default" => language.audit_card_made_default(),
        "card.removed" => language.audit_card_removed(),
        "billing_details.changed" => language.audit_billing_details_changed(),
        "subscription.renewed" => language.audit_subscription_renewed(),
        "subscription.payment_failed" => language.audit_subscription_payment_failed(),
        "subscription.expired" => language.audit_subscription_expired(),
        "subscription.disabled" => language.audit_subscription_disabled(),
        "subscription.deleted" => language.audit_subscription_deleted(),
        "quote.made" => language.audit_quote_made(),
        "license.assigned" => language.audit_license_assigned(),
        "license.unassigned" => language.audit_license_unassigned(),
        "licenses.freed" => language.audit_licenses_freed(),
        "person.left" => language.audit_person_left(),
        "user.added" => language.audit_user_added(),
        "user.created" => language.audit_user_created(),
        "user.updated" => language.audit_user_updated(),
        "user.deleted" => language.audit_user_deleted(),
        "user.linked" => language.audit_user_linked(),
        "user.kind_changed" => language.audit_user_kind_changed(),
        "account.enabled" => language.audit_account_enabled(),
        "account.disabled" => language.audit_account_disabled(),
        "roles.changed" => language.audit_roles_changed(),
        "group.created" => language.audit_group_created(),
        "group.updated" => language.audit_group_updated(),
        "group.deleted" => language.audit_group_deleted(),
        "session.begun" => language.audit_session_begun(),
        "session.ended" => language.audit_session_ended(),
        "session.strengthened" => language.audit_session_strengthened(),
        "session.switched" => language.audit_session_switched(),
        "second_factor.enrolled" => language.audit_second_factor_enrolled(),
        "second_factor.confirmed" => language.audit_second_factor_confirmed(),
        "second_factor.removed" => language.audit_second_factor_removed(),
        "recovery_code.used" => language.audit_recovery_code_used(),
        "service_account.created" => language.audit_service_account_created(),
        "service_account.ended" => language.audit_service_account_ended(),
        "service_token.created" => language.audit_service_token_created(),
        "service_token.revoked" => language.audit_service_token_revoked(),
        "provisioning_token.created" => language.audit_provisioning_token_created(),
        "provisioning_token.revoked" => language.audit_provisioning_token_revoked(),
        "leavers.changed" => language.audit_leavers_changed(),
        "identity_provider.connected" => language.audit_identity_provider_connected(),
        "identity_provider.disconnected" => language.audit_identity_provider_disconnected(),
        "domain.claimed" => language.audit_domain_claimed(),
        "domain.verified" => language.audit_domain_verified(),
        "domain.removed" => language.audit_domain_removed(),
        "partner_grant.requested" => language.audit_partner_grant_requested(),
        "partner_grant.approved" => language.audit_partner_grant_approved(),
        "partner_grant.declined" => language.audit_partner_grant_declined(),
        "partner_grant.ended" => language.audit_partner_grant_ended(),
        "license_request.made" => language.audit_license_request_made(),
        "license_request.approved" => language.audit_license_request_approved(),
        "license_request.declined" => language.audit_license_request_declined(),
        "license_request.withdrawn" => language.audit_license_request_withdrawn(),
        "webhook.added" => language.audit_webhook_added(),
        "webhook.switched_on" => language.audit_webhook_switched_on(),
        "webhook.switched_off" => language.audit_webhook_switched_off(),
        "webhook.removed" => language.audit_webhook_removed(),
        "webhook.tested" => language.audit_webhook_tested(),
        "webhook.replayed" => language.audit_webhook_replayed(),
        "webhook.failed" => language.audit_webhook_failed(),
        "notices.changed" => language.audit_notices_changed(),
        "partner_grant.ending" => language.audit_partner_grant_ending(),
        "license_request.reminded" => language.audit_license_request_reminded(),
        "license_request.deleted" => language.audit_license_request_deleted(),
        "license_request.settings_changed" => language.audit_license_request_settings_changed(),
        other => other,
    };
    text.to_owned()
}

/// The areas that can be chosen, with their names.
pub fn areas(language: Language) -> [(AuditArea, &'static str); 29] {
    [
        (AuditArea::Policy, language.audit_area_policy()),
        (AuditArea::AccessPolicy, language.audit_area_access_policy()),
        (AuditArea::Order, language.audit_area_order()),
        (AuditArea::Trial, language.audit_area_trial()),
        (AuditArea::Subscription, language.audit_area_subscription()),
        (AuditArea::Bill, language.audit_area_bill()),
        (AuditArea::Card, language.audit_area_card()),
        (
            AuditArea::BillingDetails,
            language.audit_area_billing_details(),
        ),
        (AuditArea::License, language.audit_area_license()),
        (AuditArea::User, language.audit_area_user()),
        (AuditArea::Account, language.audit_area_account()),
        (AuditArea::Roles, language.audit_area_roles()),
        (AuditArea::Session, language.audit_area_session()),
        (AuditArea::SecondFactor, language.audit_area_second_factor()),
        (
            AuditArea::ServiceAccount,
            language.audit_area_service_account(),
        ),
        (AuditArea::ServiceToken, language.audit_area_service_token()),
        (AuditArea::PartnerGrant, language.audit_area_partner_grant()),
        (
            AuditArea::IdentityProvider,
            language.audit_area_identity_provider(),
        ),
        (AuditArea::Domain, language.audit_area_domain()),
        (
            AuditArea::ProvisioningToken,
            language.audit_area_provisioning_token(),
        ),
        (AuditArea::Group, language.audit_area_group()),
        (AuditArea::Licenses, language.audit_area_licenses()),
        (AuditArea::Person, language.audit_area_person()),
        (AuditArea::RecoveryCode, language.audit_area_recovery_code()),
        (AuditArea::Quote, language.audit_area_quote()),
        (
            AuditArea::LicenseRequest,
            language.audit_area_license_request(),
        ),
        (AuditArea::Leavers, language.audit_area_leavers()),
        (AuditArea::Webhook, language.audit_area_webhook()),
        (AuditArea::Notices, language.audit_area_notices()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_area_can_be_chosen() {
        let listed = areas(Language::English).map(|(area, _)| area);
        for area in AuditArea::ALL {
            assert!(listed.contains(area), "{area}");
        }
    }

    #[test]
    fn an_action_that_is_not_known_yet_is_shown_as_it_stands() {
        let text = action_text(Language::English, "policy.changed");
        assert_eq!(text, "Policy of a product changed");
        assert_eq!(action_text(Language::Dutch, "moon.landed"), "moon.landed");
    }
}
