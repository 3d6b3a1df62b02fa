//! The provider and the organization's list of people, which do not always
//! agree; and what becomes of sessions when the provider goes.

use api::directory::{SetStatus, SetStatusRequest};
use api::sign_in_settings::{ConnectProvider, ConnectProviderRequest, DisconnectProvider};
use domain::audit::Actor;
use domain::ids::UserId;
use domain::sign_in::ProviderKind;
use domain::user::AccountStatus;
use serde_json::{Value, json};

use super::{ADA, GWEN, HARBOR};
use crate::support::{App, Arrival, CLIENT_ID, CLIENT_SECRET, Engine, Person, TestProvider, both};

async fn connected(app: &App) -> TestProvider {
    let provider = TestProvider::start("/", &app.clock).await;
    app.connects(GWEN, ProviderKind::Generic, &provider).await;
    provider
}

fn nina() -> Value {
    json!({ "sub": "nina", "email": "nina@harbor.example", "name": "Nina Prins" })
}

async fn arrives(app: &App, provider: &TestProvider, claims: Value) -> Arrival {
    app.travels(provider, HARBOR, ADA, claims).await
}

async fn is_in(person: &Person<'_>) -> bool {
    person.session().await.viewer.is_some()
}

fn connect(provider: &TestProvider, client_id: &str, version: i64) -> ConnectProvider {
    let body = ConnectProviderRequest {
        kind: ProviderKind::Generic,
        issuer: provider.issuer().to_owned(),
        client_id: client_id.to_owned(),
        client_secret: Some(CLIENT_SECRET.to_owned()),
        version: Some(version),
    };
    ConnectProvider { body }
}

both! {
    /// B18, R10: whoever was deleted stays out, until the list has the person again.
    async fn a_person_whom_the_list_deleted_comes_back_once_it_has_the_person_anew(app: App) {
        let provider = connected(&app).await;
        let directory = app.directory().await;
        let first = directory.creates("nina@harbor.example").await;
        assert!(arrives(&app, &provider, nina()).await.session.is_some());
        let path = format!("/Users/{}", first["id"].as_str().unwrap());
        assert_eq!(directory.deletes(&path).await.status, 204);
        for _ in 0..2 {
            let stopped = arrives(&app, &provider, nina()).await;
            assert_eq!(stopped.problem().as_deref(), Some("disabled"));
        }
        let second = directory.creates("nina@harbor.example").await;
        assert_ne!(first["id"], second["id"]);
        for _ in 0..2 {
            let arrival = arrives(&app, &provider, nina()).await;
            let viewer = app.holder(&arrival).session().await.viewer.unwrap();
            assert_eq!(second["id"], viewer.person.id.as_str());
        }
        assert_eq!(app.recorded(HARBOR, "user.linked").await.len(), 2);
        // Another person of the provider does not take her place.
        let other = json!({ "sub": "other", "email": "nina@harbor.example" });
        let refused = arrives(&app, &provider, other).await;
        assert_eq!(refused.problem().as_deref(), Some("address_taken"));
    }

    /// Nor by an address that is not the organization's own.
    async fn a_deleted_person_gets_nobody_elses_account(app: App) {
        let provider = connected(&app).await;
        let directory = app.directory().await;
        let first = directory.creates("nina@harbor.example").await;
        assert!(arrives(&app, &provider, nina()).await.session.is_some());
        let path = format!("/Users/{}", first["id"].as_str().unwrap());
        assert_eq!(directory.deletes(&path).await.status, 204);
        for email in ["amir@meadow.example", "nobody@harbor.example"] {
            let mut claims = nina();
            claims["email"] = json!(email);
            let stopped = arrives(&app, &provider, claims).await;
            assert_eq!(stopped.problem().as_deref(), Some("disabled"), "{email}");
        }
        let mut unconfirmed = nina();
        unconfirmed["email"] = json!("bill@harbor.example");
        unconfirmed["email_verified"] = Value::Null;
        let stopped = arrives(&app, &provider, unconfirmed).await;
        assert_eq!(stopped.problem().as_deref(), Some("disabled"), "an admin's address");
    }

    /// V7.4.2: nobody goes on by the word of a provider that is no longer the organization's.
    async fn sessions_of_a_provider_end_when_it_is_replaced_or_disconnected(app: App) {
        let provider = connected(&app).await;
        let gwen = app.signed_in(GWEN).await;
        let ada = app.holder(&arrives(&app, &provider, json!({})).await);
        gwen.gets(&connect(&provider, CLIENT_ID, 1)).await;
        assert!(is_in(&ada).await, "a new secret of the same provider ends nothing");
        let other = TestProvider::start("/", &app.clock).await;
        gwen.gets(&connect(&other, CLIENT_ID, 2)).await;
        assert!(!is_in(&ada).await, "replaced");
        let ada = app.holder(&arrives(&app, &other, json!({})).await);
        gwen.gets(&connect(&other, "another-client", 3)).await;
        assert!(!is_in(&ada).await, "another client");
        gwen.gets(&connect(&other, CLIENT_ID, 4)).await;
        let ada = app.holder(&arrives(&app, &other, json!({})).await);
        assert!(is_in(&ada).await);
        gwen.gets(&DisconnectProvider).await;
        assert!(!is_in(&ada).await, "disconnected");
        assert!(is_in(&gwen).await, "she signed in with a password");
        assert_eq!(app.recorded(HARBOR, "session.ended").await.len(), 3);
    }

    /// Otherwise an admin without a password could not mend what is wrong.
    async fn the_admin_who_changes_the_provider_stays(app: App) {
        let provider = connected(&app).await;
        let gwen = json!({ "sub": "gwen", "email": GWEN, "email_verified": true });
        let laptop = app.holder(&arrives(&app, &provider, gwen.clone()).await);
        let phone = app.holder(&arrives(&app, &provider, gwen).await);
        laptop.gets(&DisconnectProvider).await;
        assert!(is_in(&laptop).await);
        assert!(!is_in(&phone).await);
    }

    /// V16.3.1
    async fn the_end_of_an_earlier_session_is_recorded(app: App) {
        let provider = connected(&app).await;
        let zoe = app.signed_in("zoe@meadow.example").await;
        let journey = zoe.leaves(ADA, "/apps").await;
        let back = provider.authorizes(&journey.url, json!({}));
        let arrival = app.arrives(HARBOR, &back, Some(&journey.cookie)).await;
        assert!(arrival.session.is_some() && !is_in(&zoe).await);
        let ended = app.recorded("ten_mead", "session.ended").await;
        assert_eq!(ended.len(), 1, "in the log of the organization where it was");
        assert_eq!(ended[0].actor, UserId::parse("usr_mead_zoe").ok().map(Actor::Person));
        assert!(ended[0].origin.is_some());
    }

    async fn somebody_disabled_on_the_way_is_told_so(app: App) {
        let provider = connected(&app).await;
        assert!(arrives(&app, &provider, json!({})).await.session.is_some());
        let journey = app.visitor().leaves(ADA, "/apps").await;
        let back = provider.authorizes(&journey.url, json!({}));
        let gwen = app.signed_in(GWEN).await;
        let body = SetStatusRequest { status: AccountStatus::Disabled };
        gwen.gets(&SetStatus { user: UserId::parse("usr_harb_ada").unwrap(), body }).await;
        let arrival = app.arrives(HARBOR, &back, Some(&journey.cookie)).await;
        assert_eq!(arrival.problem().as_deref(), Some("disabled"));
    }
}
