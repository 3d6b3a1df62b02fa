//! Against a provider that others wrote: npm's certified oidc-provider, one
//! process for each organization.

use api::session::{SignOut, SignedOut};
use domain::sign_in::ProviderKind;
use serde_json::{Value, json};

use super::{ADA, GWEN, HARBOR};
use crate::support::{App, Arrival, Engine, Peer, PeerBrowser, There, both};

const AMIR: &str = "amir@meadow.example";
const MEADOW: &str = "ten_mead";

/// Away, through the provider's pages, and back.
async fn goes(app: &App, browser: &mut PeerBrowser<'_>, peer: &Peer, there: There<'_>) -> Arrival {
    let email = if peer.tenant == MEADOW { AMIR } else { ADA };
    let journey = app.visitor().leaves(email, "/apps").await;
    let back = browser.visits(journey.url.as_str(), there).await;
    let expected = format!("{}/sign-in/callback/{}", app.origin, peer.tenant);
    assert!(back.as_str().starts_with(&expected), "{back}");
    let back: Vec<_> = back.query_pairs().into_owned().collect();
    app.arrives(&peer.tenant, &back, Some(&journey.cookie))
        .await
}

/// Who is signed in after that, or why nobody is.
async fn who(app: &App, peer: &Peer, there: There<'_>) -> Result<String, String> {
    let arrival = goes(app, &mut peer.browser(), peer, there).await;
    if let Some(problem) = arrival.problem() {
        return Err(problem);
    }
    let viewer = app.holder(&arrival).session().await.viewer.unwrap();
    Ok(format!("{} of {}", viewer.person.name, viewer.tenant))
}

fn settings() -> Vec<Value> {
    let mut all = Vec::new();
    for alg in ["RS256", "PS256", "ES256"] {
        for auth in ["client_secret_basic", "client_secret_post"] {
            for in_token in [true, false] {
                all.push(json!({ "alg": alg, "auth": auth, "claimsInToken": in_token }));
            }
        }
    }
    all
}

both! {
    // B2, E1: twelve ways in which providers are set up.
    async fn people_sign_in_however_the_provider_is_set_up(app: App) {
        for settings in settings() {
            let peer = Peer::start(&app, GWEN, HARBOR, settings.clone()).await;
            let ada = who(&app, &peer, There::SignsInAs(ADA)).await;
            assert_eq!(ada.as_deref(), Ok("Ada Visser of ten_harb"), "{settings}");
            let gwen = app.signed_in(GWEN).await;
            gwen.gets(&api::sign_in_settings::DisconnectProvider).await;
        }
    }

    async fn a_provider_of_others_knows_who_is_who(app: App) {
        let peer = Peer::start(&app, GWEN, HARBOR, json!({})).await;
        for (name, login, expected) in [
            ("of the directory", "ben@harbor.example", Ok("Ben Smit of ten_harb")),
            ("again", "ben@harbor.example", Ok("Ben Smit of ten_harb")),
            ("an admin", GWEN, Ok("Gwen de Vries of ten_harb")),
            ("new", "nina@harbor.example", Ok("Nina of ten_harb")),
            ("new, again", "nina@harbor.example", Ok("Nina of ten_harb")),
            ("another account with Ben's address", "ben+2@harbor.example", Err("address_taken")),
            ("not confirmed", "lena+unconfirmed@harbor.example", Err("unknown_address")),
            ("of another organization", "zoe@meadow.example", Err("unknown_address")),
            ("disabled", "dora@harbor.example", Err("disabled")),
            ("no address", "nobody", Err("unknown_address")),
        ] {
            let found = who(&app, &peer, There::SignsInAs(login)).await;
            let found = found.as_deref().map_err(String::as_str);
            assert_eq!(found, expected, "{name}");
        }
        assert_eq!(who(&app, &peer, There::GivesUp).await, Err("declined".to_owned()));
    }

    async fn two_organizations_have_two_providers(app: App) {
        let harbors = Peer::start(&app, GWEN, HARBOR, json!({})).await;
        let meadows = Peer::start(&app, AMIR, MEADOW, json!({ "alg": "ES256" })).await;
        for _ in 0..2 {
            let ada = who(&app, &harbors, There::SignsInAs(ADA)).await;
            assert_eq!(ada.as_deref(), Ok("Ada Visser of ten_harb"));
            let amir = who(&app, &meadows, There::SignsInAs(AMIR)).await;
            assert_eq!(amir.as_deref(), Ok("Amir Haddad of ten_mead"));
        }
        let stranger = who(&app, &meadows, There::SignsInAs(ADA)).await;
        assert_eq!(stranger, Err("unknown_address".to_owned()));
    }

    // E1: key rotation without a failed sign-in.
    async fn a_provider_of_others_changes_its_keys_between_sign_ins(app: App) {
        let peer = Peer::start(&app, GWEN, HARBOR, json!({ "alg": "ES256" })).await;
        for round in 0..5 {
            let ada = who(&app, &peer, There::SignsInAs(ADA)).await;
            assert_eq!(ada.as_deref(), Ok("Ada Visser of ten_harb"), "round {round}");
            peer.rotates().await;
        }
        // Between leaving and coming back, too.
        let journey = app.visitor().leaves(ADA, "/apps").await;
        peer.rotates().await;
        let back = peer.browser().visits(journey.url.as_str(), There::SignsInAs(ADA)).await;
        let back: Vec<_> = back.query_pairs().into_owned().collect();
        let arrival = app.arrives(HARBOR, &back, Some(&journey.cookie)).await;
        assert!(arrival.session.is_some(), "{arrival:?}");
    }

    // B2: RP-initiated logout, and back-channel logout of the other browser's session.
    async fn signing_out_ends_the_session_at_the_provider_and_its_others_here(app: App) {
        let peer = Peer::start(&app, GWEN, HARBOR, json!({})).await;
        let mut browser = peer.browser();
        let first = goes(&app, &mut browser, &peer, There::SignsInAs(ADA)).await;
        let second = goes(&app, &mut browser, &peer, There::GivesUp).await;
        let (first, second) = (app.holder(&first), app.holder(&second));
        assert!(second.session().await.viewer.is_some(), "the provider still knew her");
        let SignedOut { continue_at } = first.gets(&SignOut).await;
        let end = browser.visits(&continue_at.unwrap(), There::GivesUp).await;
        assert_eq!(end.as_str(), format!("{}/", app.origin));
        assert!(first.session().await.viewer.is_none());
        assert!(second.session().await.viewer.is_none(), "the provider told us");
        // The provider asks anew who that is.
        let journey = app.visitor().leaves(ADA, "/apps").await;
        let back = browser.visits(journey.url.as_str(), There::GivesUp).await;
        assert!(back.query().unwrap().contains("error=access_denied"), "{back}");
    }

    async fn a_code_of_a_provider_of_others_is_taken_once(app: App) {
        let peer = Peer::start(&app, GWEN, HARBOR, json!({})).await;
        let journey = app.visitor().leaves(ADA, "/apps").await;
        let back = peer.browser().visits(journey.url.as_str(), There::SignsInAs(ADA)).await;
        let back: Vec<_> = back.query_pairs().into_owned().collect();
        let other = app.visitor().leaves(ADA, "/apps").await;
        let stolen = app.arrives(HARBOR, &back, Some(&other.cookie)).await;
        assert_eq!(stolen.problem().as_deref(), Some("expired"), "in another browser");
        let first = app.arrives(HARBOR, &back, Some(&journey.cookie)).await;
        assert!(first.session.is_some());
        let again = app.arrives(HARBOR, &back, Some(&journey.cookie)).await;
        assert_eq!(again.problem().as_deref(), Some("expired"), "a second time");
    }

    async fn a_wrong_secret_is_noticed_at_the_first_sign_in(app: App) {
        let peer = Peer::start(&app, GWEN, HARBOR, json!({})).await;
        let gwen = app.signed_in(GWEN).await;
        let body = api::sign_in_settings::ConnectProviderRequest {
            kind: ProviderKind::Generic,
            issuer: peer.issuer.clone(),
            client_id: "selfserve".to_owned(),
            client_secret: Some("another".to_owned()),
            version: Some(1),
        };
        gwen.gets(&api::sign_in_settings::ConnectProvider { body }).await;
        let refused = who(&app, &peer, There::SignsInAs(ADA)).await;
        assert_eq!(refused, Err("refused".to_owned()));
    }
}
