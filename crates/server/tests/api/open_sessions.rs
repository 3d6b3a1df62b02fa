//! Where a person is signed in, and ending that from elsewhere (B2).

use api::open_sessions::{EndOpenSession, EndOtherSessions, ListOpenSessions, OpenSession};
use api::session::{SwitchOrganization, SwitchOrganizationRequest};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use domain::ids::{SessionId, TenantId};
use sha2::{Digest, Sha256};

use crate::support::{App, Engine, Person, both};

const ADA: &str = "ada@harbor.example";

async fn sessions(person: &Person<'_>) -> Vec<OpenSession> {
    person.gets(&ListOpenSessions).await.items
}

/// The session by which the person asks.
async fn own(person: &Person<'_>) -> SessionId {
    let sessions = sessions(person).await;
    let own = sessions.iter().find(|session| session.is_current);
    own.unwrap().id.clone()
}

async fn ended(app: &App, tenant: &str) -> Vec<store::audit::AuditEntry> {
    let tenant = TenantId::parse(tenant).unwrap();
    let unit = app.state.store.read(&tenant, |tx| {
        Box::pin(async move { store::audit::list(tx).await })
    });
    let entries: Result<Vec<_>, store::StoreError> = unit.await;
    let entries = entries.unwrap().into_iter().map(|stored| stored.entry);
    entries
        .filter(|entry| entry.action == "session.ended")
        .collect()
}

both! {
    // B2
    async fn a_person_sees_her_sessions_and_ends_one(app: App) {
        let first = app.signed_in(ADA).await;
        app.clock.advance(TimeDelta::minutes(10));
        let second = app.signed_in(ADA).await;
        let shown = sessions(&second).await;
        assert_eq!(shown.iter().filter(|session| session.is_current).count(), 1);
        assert_eq!((shown.len(), shown[0].is_current), (2, true), "the last used first");
        assert_eq!(shown[0].organization, "Harbor Logistics");
        assert_eq!((shown[0].started_at - shown[1].started_at).num_minutes(), 10);
        let left = second.gets(&EndOpenSession { session: shown[1].id.clone() }).await;
        assert_eq!(left.items.len(), 1);
        assert_eq!(first.sends(&ListOpenSessions).await.status, 401);
        let again = second.sends(&EndOpenSession { session: shown[1].id.clone() }).await;
        assert_eq!(again.code(), "not_found");
        let audited = ended(&app, "ten_harb").await;
        assert_eq!(audited.len(), 1);
        assert_eq!(audited[0].actor.as_ref().unwrap().id(), audited[0].object);
        assert!(audited[0].before.as_ref().unwrap().contains(shown[1].id.as_str()));
    }

    async fn all_others_end_at_once_and_this_one_goes_on(app: App) {
        let elsewhere = [app.signed_in(ADA).await, app.signed_in(ADA).await];
        let (here, ben) = (app.signed_in(ADA).await, app.signed_in("ben@harbor.example").await);
        let left = here.gets(&EndOtherSessions).await.items;
        assert!(left.len() == 1 && left[0].is_current);
        for person in &elsewhere {
            assert_eq!(person.sends(&ListOpenSessions).await.status, 401);
        }
        assert_eq!(sessions(&ben).await.len(), 1, "of others nothing ends");
        assert_eq!(ended(&app, "ten_harb").await.len(), 2);
        here.gets(&EndOtherSessions).await;
        assert_eq!(ended(&app, "ten_harb").await.len(), 2, "nothing was left to end");
    }

    async fn nobody_sees_or_ends_the_sessions_of_others(app: App) {
        let ada = app.signed_in(ADA).await;
        let adas = own(&ada).await;
        for email in ["ben@harbor.example", "gwen@harbor.example", "amir@meadow.example"] {
            let person = app.signed_in(email).await;
            assert!(sessions(&person).await.iter().all(|session| session.id != adas));
            let session = adas.clone();
            assert_eq!(person.sends(&EndOpenSession { session }).await.code(), "not_found");
        }
        assert_eq!(sessions(&ada).await.len(), 1);
        assert_eq!(app.visitor().sends(&EndOtherSessions).await.status, 401);
    }

    /// The account at home counts, wherever it acts.
    async fn a_guests_session_is_seen_from_home_and_ended_where_it_acts(app: App) {
        let (zoe, guest) = (
            app.signed_in("zoe@meadow.example").await,
            app.signed_in("zoe@meadow.example").await,
        );
        let organization = "harbor.example".to_owned();
        guest.gets(&SwitchOrganization { body: SwitchOrganizationRequest { organization } }).await;
        let shown = sessions(&zoe).await;
        let names: Vec<_> = shown.iter().map(|session| session.organization.as_str()).collect();
        assert!(names.contains(&"Harbor Logistics") && names.contains(&"Meadow Foods"), "{names:?}");
        assert_eq!(sessions(&guest).await.len(), 2, "the same from there");
        zoe.gets(&EndOpenSession { session: own(&guest).await }).await;
        assert_eq!(guest.sends(&ListOpenSessions).await.status, 401);
        assert_eq!((ended(&app, "ten_harb").await.len(), ended(&app, "ten_mead").await.len()), (1, 0));
    }

    async fn a_session_that_has_ended_by_itself_is_not_listed(app: App) {
        app.signed_in(ADA).await;
        app.clock.advance(TimeDelta::hours(9));
        let ada = app.signed_in(ADA).await;
        assert_eq!(sessions(&ada).await.len(), 1, "the other was idle for too long");
    }

    async fn the_id_of_a_session_is_neither_its_token_nor_what_is_kept_of_it(app: App) {
        let ada = app.signed_in(ADA).await;
        let id = own(&ada).await;
        let cookie = ada.cookie.clone().unwrap();
        let token = cookie.split_once('=').unwrap().1;
        let token = URL_SAFE_NO_PAD.decode(token).unwrap();
        let kept = hex::encode(Sha256::digest(token));
        assert_eq!(id.as_str().len(), 16);
        assert!(!cookie.contains(id.as_str()) && !kept.contains(id.as_str()));
    }
}
