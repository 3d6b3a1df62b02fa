//! Tokens and the setting, as admins manage them.

use api::provisioning::{
    CreateProvisioningToken, CreateProvisioningTokenRequest, RevokeProvisioningToken,
    SetLeaverLicenses, SetLeaverLicensesRequest, ShowProvisioning,
};
use chrono::TimeDelta;

use crate::support::{App, Engine, both};

fn token(expires_in_days: u32) -> CreateProvisioningToken {
    let body = CreateProvisioningTokenRequest { expires_in_days };
    CreateProvisioningToken { body }
}

fn leavers(free_licenses_after_days: u32) -> SetLeaverLicenses {
    let body = SetLeaverLicensesRequest {
        free_licenses_after_days,
    };
    SetLeaverLicenses { body }
}

both! {
    /// B18: two at once, so that a directory can change over; each is shown once and ends.
    async fn two_tokens_are_valid_at_once_and_each_can_be_ended(app: App) {
        let gwen = app.signed_in("gwen@harbor.example").await;
        let first = app.directory_by(&gwen).await;
        let second = app.directory_by(&gwen).await;
        assert!(first.secret.starts_with("scimv1_") && first.secret.len() == 71);
        assert_eq!(gwen.sends(&token(30)).await.code(), "too_many_tokens");
        assert_eq!(first.reads("/Users?count=1").await.status, 200);
        assert_eq!(second.reads("/Users?count=1").await.status, 200);
        let shown = gwen.gets(&ShowProvisioning).await;
        assert_eq!(shown.address, format!("{}/scim/v2", app.origin));
        assert_eq!(shown.tokens.len(), 2);
        assert!(shown.tokens.iter().all(|token| token.is_valid && token.last_used_at.is_some()));
        assert!(!serde_json::to_string(&shown).unwrap().contains("scimv1_"));
        let older = shown.tokens[1].id.clone();
        let left = gwen.gets(&RevokeProvisioningToken { token: older.clone() }).await;
        assert_eq!(left.tokens.len(), 1);
        assert_eq!(first.reads("/Users?count=1").await.scim_error().0, 401);
        assert_eq!(second.reads("/Users?count=1").await.status, 200);
        assert_eq!(gwen.sends(&RevokeProvisioningToken { token: older }).await.code(), "not_found");
        assert_eq!(gwen.sends(&token(30)).await.status, 200);
    }

    /// V15.4.2
    async fn of_many_tokens_made_at_once_two_are(app: App) {
        let gwen = app.signed_in("gwen@harbor.example").await;
        let call = token(30);
        let made = futures::future::join_all((0..8).map(|_| gwen.sends(&call))).await;
        let count = |status: u16| made.iter().filter(|made| made.status == status).count();
        assert_eq!((count(200), count(409)), (2, 6));
        assert_eq!(gwen.gets(&ShowProvisioning).await.tokens.len(), 2);
    }

    /// B18
    async fn a_token_ends_by_itself_and_makes_room(app: App) {
        let gwen = app.signed_in("gwen@harbor.example").await;
        let directory = app.directory_by(&gwen).await;
        for days in [0, 366] {
            assert_eq!(gwen.sends(&token(days)).await.code(), "invalid_field", "{days}");
        }
        gwen.gets(&token(365)).await;
        app.clock.advance(TimeDelta::days(30));
        assert_eq!(directory.reads("/Users?count=1").await.scim_error().0, 401);
        let gwen = app.signed_in("gwen@harbor.example").await;
        let shown = gwen.gets(&ShowProvisioning).await;
        assert_eq!(shown.tokens.iter().filter(|token| token.is_valid).count(), 1);
        gwen.gets(&token(1)).await;
    }

    /// Who may: global and user admins change, global readers look.
    async fn provisioning_is_the_business_of_admins(app: App) {
        let gwen = app.signed_in("gwen@harbor.example").await;
        let new = gwen.gets(&token(30)).await;
        let end = RevokeProvisioningToken { token: new.token.id };
        let amir = app.signed_in("amir@meadow.example").await;
        assert!(amir.gets(&ShowProvisioning).await.tokens.is_empty());
        assert_eq!(amir.sends(&end).await.code(), "not_found");
        let rhea = app.signed_in("rhea@harbor.example").await;
        assert!(!rhea.gets(&ShowProvisioning).await.may_change);
        assert_eq!(rhea.sends(&token(30)).await.code(), "not_allowed");
        for email in ["ada@harbor.example", "bill@harbor.example", "lena@harbor.example"] {
            let person = app.signed_in(email).await;
            assert_eq!(person.sends(&ShowProvisioning).await.code(), "not_allowed", "{email}");
            assert_eq!(person.sends(&token(30)).await.code(), "not_allowed");
            assert_eq!(person.sends(&end).await.code(), "not_allowed");
            assert_eq!(person.sends(&leavers(1)).await.code(), "not_allowed");
        }
        assert_eq!(app.visitor().sends(&ShowProvisioning).await.code(), "not_signed_in");
        assert_eq!(gwen.sends(&leavers(366)).await.code(), "invalid_field");
        assert_eq!(gwen.gets(&leavers(365)).await.free_licenses_after_days, 365);
    }
}
