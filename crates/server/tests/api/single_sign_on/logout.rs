//! Out: from here to the provider, and from the provider to here.

use api::session::{SignOut, SignedOut};
use domain::sign_in::ProviderKind;
use serde_json::{Value, json};

use super::{ADA, GWEN, HARBOR};
use crate::support::{App, CLIENT_ID, Engine, Person, TestProvider, answer, both};

async fn connected(app: &App) -> TestProvider {
    let provider = TestProvider::start("/", &app.clock).await;
    app.connects(GWEN, ProviderKind::Generic, &provider).await;
    provider
}

async fn signed_in<'a>(app: &'a App, provider: &TestProvider, claims: Value) -> Person<'a> {
    let arrival = app.travels(provider, HARBOR, ADA, claims).await;
    assert!(arrival.session.is_some(), "{arrival:?}");
    app.holder(&arrival)
}

/// The provider tells us, from its own server: no cookie, no header of ours.
async fn notify(app: &App, tenant: &str, token: &str) -> u16 {
    let address = format!("{}/sign-in/backchannel/{tenant}", app.origin);
    let request = app.http.post(address).form(&[("logout_token", token)]);
    answer(request).await.status
}

both! {
    async fn signing_out_here_goes_on_to_the_provider(app: App) {
        let provider = connected(&app).await;
        let ada = signed_in(&app, &provider, json!({})).await;
        let SignedOut { continue_at } = ada.gets(&SignOut).await;
        assert!(ada.session().await.viewer.is_none());
        let page = url::Url::parse(&continue_at.unwrap()).unwrap();
        assert!(page.as_str().starts_with(&format!("{}/end?", provider.issuer())));
        let said = |wanted: &str| {
            let found = page.query_pairs().find(|(name, _)| name == wanted);
            found.unwrap().1.into_owned()
        };
        assert_eq!(said("client_id"), CLIENT_ID);
        assert_eq!(said("post_logout_redirect_uri"), format!("{}/", app.origin));
        assert_eq!(said("id_token_hint").split('.').count(), 3);
        let gwen = app.signed_in(GWEN).await;
        assert_eq!(gwen.gets(&SignOut).await.continue_at, None, "she signed in here");
    }

    async fn a_notice_ends_the_sessions_it_names(app: App) {
        let provider = connected(&app).await;
        let laptop = signed_in(&app, &provider, json!({ "sid": "laptop" })).await;
        let phone = signed_in(&app, &provider, json!({ "sid": "phone" })).await;
        let ben = json!({ "sub": "ben", "sid": "bens", "email": "ben@harbor.example" });
        let ben = signed_in(&app, &provider, ben).await;
        let notice = provider.notice(json!({ "jti": "1", "sid": "laptop", "sub": null }));
        assert_eq!(notify(&app, HARBOR, &notice).await, 200);
        assert!(laptop.session().await.viewer.is_none());
        assert!(phone.session().await.viewer.is_some());
        let notice = provider.notice(json!({ "jti": "2" }));
        assert_eq!(notify(&app, HARBOR, &notice).await, 200);
        assert!(phone.session().await.viewer.is_none());
        assert!(ben.session().await.viewer.is_some());
    }

    async fn a_notice_is_followed_once(app: App) {
        let provider = connected(&app).await;
        let notice = provider.notice(json!({ "jti": "once" }));
        assert_eq!(notify(&app, HARBOR, &notice).await, 200);
        let ada = signed_in(&app, &provider, json!({})).await;
        assert_eq!(notify(&app, HARBOR, &notice).await, 200);
        assert!(ada.session().await.viewer.is_some(), "the notice was of an earlier session");
    }

    async fn no_forged_notice_ends_a_session(app: App) {
        let provider = connected(&app).await;
        let ada = signed_in(&app, &provider, json!({})).await;
        let now = ada.app.state.clock.system_now().timestamp();
        let stranger = TestProvider::start("/", &app.clock).await;
        let unsigned = {
            let notice = provider.notice(json!({ "jti": "u" }));
            let (signed, _) = notice.rsplit_once('.').unwrap();
            format!("{signed}.")
        };
        for (name, token) in [
            ("another issuer", provider.notice(json!({ "iss": "https://evil.example" }))),
            ("another client", provider.notice(json!({ "aud": "another" }))),
            ("more than one client", provider.notice(json!({ "aud": [CLIENT_ID, "another"] }))),
            ("no client", provider.notice(json!({ "aud": [] }))),
            ("an ID token", provider.notice(json!({ "nonce": "n" }))),
            ("no event", provider.notice(json!({ "events": null }))),
            ("another event", provider.notice(json!({ "events": { "other": {} } }))),
            ("nobody", provider.notice(json!({ "sub": null }))),
            ("no name", provider.notice(json!({ "jti": null }))),
            ("no time", provider.notice(json!({ "iat": null }))),
            ("too old", provider.notice(json!({ "iat": now - 900, "exp": now - 600 }))),
            ("of the future", provider.notice(json!({ "iat": now + 900, "exp": now + 1800 }))),
            ("a stranger's key", stranger.notice(json!({ "iss": provider.issuer() }))),
            ("no signature", unsigned),
            ("no token", "token".to_owned()),
            ("nothing", String::new()),
        ] {
            assert_eq!(notify(&app, HARBOR, &token).await, 400, "{name}");
            assert!(ada.session().await.viewer.is_some(), "{name}");
        }
        let good = provider.notice(json!({}));
        assert_eq!(notify(&app, "ten_mead", &good).await, 404, "another organization");
        assert_eq!(notify(&app, "ten_none", &good).await, 404, "no organization");
        assert!(ada.session().await.viewer.is_some());
    }

    async fn signing_out_works_when_the_provider_is_gone(app: App) {
        let provider = connected(&app).await;
        let ada = signed_in(&app, &provider, json!({})).await;
        app.clock.advance(chrono::TimeDelta::hours(2));
        provider.plays(crate::support::Script {
            discovery: Some(Box::new(|_| crate::support::Reply::Status(503))),
            ..Default::default()
        });
        assert_eq!(ada.gets(&SignOut).await.continue_at, None);
        assert!(ada.session().await.viewer.is_none());
    }
}
