//! What is looked at again at the moment when a session begins.

use domain::eligibility::Ineligible;
use domain::ids::{TenantId, UserId};
use domain::user::AccountStatus;
use server::refusal::Refusal;
use server::use_cases::session::{AtProvider, Beginning, begin};
use store::StoreError;

use crate::support::{App, Engine, both};

/// Ada, whose password or token was found right just before.
async fn ada(app: &App, provider: Option<AtProvider>) -> Beginning {
    let harbor = TenantId::parse("ten_harb").unwrap();
    let tenant = app.state.store.read(&harbor, |tx| {
        Box::pin(async move {
            let id = tx.tenant().clone();
            store::tenants::find(tx, &id).await
        })
    });
    let tenant: Result<_, StoreError> = tenant.await;
    Beginning {
        tenant: tenant.unwrap().unwrap(),
        user: UserId::parse("usr_harb_ada").unwrap(),
        origin: None,
        failures_key: None,
        second_factor_shown: false,
        provider,
    }
}

both! {
    /// R21, V7.4.2
    async fn no_session_begins_for_an_account_that_was_switched_off_meanwhile(app: App) {
        let beginning = ada(&app, None).await;
        let harbor = beginning.tenant.tenant.id.clone();
        assert!(begin(&app.state, ada(&app, None).await).await.is_ok());
        let switched = app.state.store.write(&harbor, |tx| {
            Box::pin(async move {
                let ada = UserId::parse("usr_harb_ada").unwrap();
                store::users::set_status(tx, &ada, AccountStatus::Disabled).await
            })
        });
        let switched: Result<_, StoreError> = switched.await;
        switched.unwrap();
        let refused = begin(&app.state, beginning).await;
        assert!(matches!(refused, Err(Refusal::NotEligible(Ineligible::AccountDisabled))));
        assert_eq!(app.recorded("ten_harb", "session.begun").await.len(), 1);
    }

    async fn no_session_begins_by_a_provider_that_was_taken_away_meanwhile(app: App) {
        let at = AtProvider {
            issuer: "https://login.harbor.example".to_owned(),
            subject: "ada".to_owned(),
            sid: None,
            sealed_id_token: String::new(),
        };
        let refused = begin(&app.state, ada(&app, Some(at)).await).await;
        assert!(matches!(refused, Err(Refusal::Stale)));
    }
}
