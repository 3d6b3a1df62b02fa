//! What the organization demands of whoever uses its licenses.

use api::access_policy::{SetAccessPolicy, SetAccessPolicyRequest, ShowAccessPolicy};
use api::catalog::CheckEligibility;
use api::second_factor::EnrollSecondFactor;
use api::session::ShowSession;
use chrono::TimeDelta;
use domain::access_policy::{GuestLicenses, SecondFactorDemand};
use domain::eligibility::Ineligible;
use domain::ids::{GroupId, SubscriptionId, TenantId, UserId};
use domain::market::Market;
use store::groups::{self, GroupRecord};

use crate::second_factor::{code, confirm};
use crate::support::{App, COUNTRY, Card, Engine, both};

const POWER_BI: &str = "CFQ7TTC0L3PB";
const GUEST: &str = "usr_harb_guest-zoe";
const BEN: &str = "usr_harb_ben";

fn policy(version: i64) -> SetAccessPolicyRequest {
    SetAccessPolicyRequest {
        assignee_groups: Vec::new(),
        guests: GuestLicenses::Allowed,
        session_hours: 12,
        second_factor: SecondFactorDemand::NotNeeded,
        countries: Vec::new(),
        version,
    }
}

/// A group of Harbor with Ben in it.
async fn group_of_ben(app: &App) -> GroupId {
    let at = app.state.clock.business_now();
    let group = GroupRecord {
        id: GroupId::parse("grp_field").unwrap(),
        display_name: "Field engineers".to_owned(),
        external_id: None,
        created_at: at,
        modified_at: at,
        version: 1,
    };
    let (tenant, id) = (TenantId::parse("ten_harb").unwrap(), group.id.clone());
    let unit = app.state.store.write(&tenant, move |tx| {
        let group = group.clone();
        Box::pin(async move {
            groups::insert(tx, &group).await?;
            let ben = [UserId::parse(BEN).unwrap()];
            groups::add_members(tx, &group.id, &ben).await
        })
    });
    unit.await.unwrap();
    id
}

both! {
    // R37, R41: one policy, however the licenses were bought.
    async fn guests_and_groups_are_kept_to_for_self_service_and_central_licenses(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let own = ada.buys(POWER_BI, 3, Card::GOOD).await.subscription.unwrap();
        let gwen = app.signed_in("gwen@harbor.example").await;
        let central = SubscriptionId::parse("sub_harb_central").unwrap();
        let purchases = [(&ada, &own), (&gwen, &central)];

        let body = SetAccessPolicyRequest { guests: GuestLicenses::Refused, ..policy(0) };
        assert_eq!(gwen.sends(&SetAccessPolicy { body }).await.status, 200);
        for (who, subscription) in purchases {
            assert_eq!(who.assigns(subscription, GUEST).await.code(), "guests_refused");
        }

        let group = group_of_ben(&app).await;
        let body = SetAccessPolicyRequest { assignee_groups: vec![group], ..policy(1) };
        assert_eq!(gwen.sends(&SetAccessPolicy { body }).await.status, 200);
        for (who, subscription) in purchases {
            assert_eq!(who.assigns(subscription, BEN).await.status, 200);
            let other = who.assigns(subscription, "usr_harb_cleo").await;
            assert_eq!(other.code(), "not_in_chosen_group");
        }
    }

    // R37: what it takes to buy.
    async fn who_has_shown_no_second_factor_is_asked_for_it_before_buying(app: App) {
        let mut ada = app.signed_in("ada@harbor.example").await;
        let quote = ada.quotes(POWER_BI, 1).await;
        let card = ada.types_card(&quote, Card::GOOD).await;
        let gwen = app.signed_in("gwen@harbor.example").await;
        let body = SetAccessPolicyRequest { second_factor: SecondFactorDemand::NeededToBuy, ..policy(0) };
        assert_eq!(gwen.sends(&SetAccessPolicy { body }).await.status, 200);
        let refused = ada.sends(&ada.order_call(&quote, &card, "before")).await.problem();
        assert_eq!(refused.reason, Some(Ineligible::SecondFactorNeeded));

        let enrollment = ada.gets(&EnrollSecondFactor).await;
        let confirmed = ada.sends(&confirm(&code(&app, &enrollment.secret))).await;
        assert_eq!(confirmed.status, 200);
        ada.keeps(&confirmed);
        let placed = ada.sends(&ada.order_call(&quote, &card, "after")).await;
        assert_eq!(placed.status, 200, "the purchase goes on where it stood: {}", placed.text);
    }

    // R37
    async fn people_buy_from_the_countries_that_the_organization_allows(app: App) {
        let gwen = app.signed_in("gwen@harbor.example").await;
        let countries = ["NL", "BE"].map(|code| Market::parse(code).unwrap()).to_vec();
        let body = SetAccessPolicyRequest { countries, ..policy(0) };
        assert_eq!(gwen.sends(&SetAccessPolicy { body }).await.status, 200);
        for (country, expected) in [
            (Some("BE"), None),
            (Some("FR"), Some(Ineligible::CountryNotAllowed)),
            (Some("XX"), Some(Ineligible::CountryNotAllowed)),
            (None, Some(Ineligible::CountryNotAllowed)),
        ] {
            let ada = app.signed_in("ada@harbor.example").await;
            let ada = match country {
                Some(country) => ada.with_header(COUNTRY, country),
                None => ada,
            };
            let slug = "power-bi-pro".to_owned();
            let checks = ada.gets(&CheckEligibility { slug, trial: None }).await;
            assert_eq!(checks.reason, expected, "{country:?}");
        }
    }

    async fn a_session_lasts_as_long_as_the_organization_says(app: App) {
        let gwen = app.signed_in("gwen@harbor.example").await;
        let body = SetAccessPolicyRequest { session_hours: 1, ..policy(0) };
        assert_eq!(gwen.sends(&SetAccessPolicy { body }).await.status, 200);
        let ada = app.signed_in("ada@harbor.example").await;
        app.clock.advance(TimeDelta::minutes(59));
        assert!(ada.gets(&ShowSession).await.viewer.is_some());
        app.clock.advance(TimeDelta::minutes(1));
        assert!(ada.gets(&ShowSession).await.viewer.is_none());
    }

    async fn an_admins_session_ends_sooner_when_it_is_idle(app: App) {
        let (gwen, ada) = (
            app.signed_in("gwen@harbor.example").await,
            app.signed_in("ada@harbor.example").await,
        );
        app.clock.advance(TimeDelta::minutes(29));
        assert!(gwen.gets(&ShowSession).await.viewer.is_some());
        app.clock.advance(TimeDelta::minutes(29));
        assert!(gwen.gets(&ShowSession).await.viewer.is_some(), "it was used");
        app.clock.advance(TimeDelta::minutes(31));
        assert!(gwen.gets(&ShowSession).await.viewer.is_none());
        assert!(ada.gets(&ShowSession).await.viewer.is_some());
    }

    async fn a_policy_out_of_range_or_of_an_old_version_changes_nothing(app: App) {
        let gwen = app.signed_in("gwen@harbor.example").await;
        let before = gwen.gets(&ShowAccessPolicy).await;
        let nowhere = vec![GroupId::parse("grp_nowhere").unwrap()];
        for body in [
            SetAccessPolicyRequest { session_hours: 0, ..policy(0) },
            SetAccessPolicyRequest { session_hours: 13, ..policy(0) },
            SetAccessPolicyRequest { assignee_groups: nowhere, ..policy(0) },
        ] {
            assert_eq!(gwen.sends(&SetAccessPolicy { body }).await.code(), "invalid_field");
        }
        let body = policy(7);
        assert_eq!(gwen.sends(&SetAccessPolicy { body }).await.code(), "stale");
        assert_eq!(gwen.gets(&ShowAccessPolicy).await, before);
    }
}
