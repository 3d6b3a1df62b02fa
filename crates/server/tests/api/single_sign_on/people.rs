//! Who is who: found by the provider's key for the person, never by an
//! address; linked or added at the first sign-in.

use api::access_policy::{SetAccessPolicy, SetAccessPolicyRequest};
use api::catalog::CheckEligibility;
use domain::access_policy::{GuestLicenses, SecondFactorDemand};
use domain::eligibility::Ineligible;
use domain::sign_in::ProviderKind;
use domain::user::UserKind;
use serde_json::{Value, json};

use super::{ADA, GWEN, HARBOR};
use crate::support::{App, Engine, Reply, Script, TestProvider, both};

const DIRECTORY: &str = "11111111-2222-3333-4444-555555555555";

async fn generic(app: &App) -> TestProvider {
    let provider = TestProvider::start("/", &app.clock).await;
    app.connects(GWEN, ProviderKind::Generic, &provider).await;
    provider
}

async fn entra(app: &App) -> TestProvider {
    let provider = TestProvider::start(&format!("/{DIRECTORY}/v2.0"), &app.clock).await;
    app.connects(GWEN, ProviderKind::Entra, &provider).await;
    provider
}

/// Signs in and tells who that is; or why not.
async fn who(app: &App, provider: &TestProvider, claims: Value) -> Result<String, String> {
    let arrival = app.travels(provider, HARBOR, ADA, claims).await;
    if let Some(problem) = arrival.problem() {
        return Err(problem);
    }
    let viewer = app.holder(&arrival).session().await.viewer.unwrap();
    Ok(format!("{} {}", viewer.person.id, viewer.kind))
}

fn of_entra(object: &str, changed: &Value) -> Value {
    let mut claims = json!({
        "tid": DIRECTORY, "oid": object, "sub": format!("pairwise-{object}"),
        "preferred_username": "ada@harbor.example", "acct": 0,
    });
    for (name, value) in changed.as_object().unwrap() {
        claims[name] = value.clone();
    }
    claims
}

both! {
    // R10, R16: the account that the directory has already.
    async fn the_first_sign_in_finds_the_account_of_the_directory(app: App) {
        let provider = generic(&app).await;
        let ada = who(&app, &provider, json!({})).await.unwrap();
        assert_eq!(ada, "usr_harb_ada member");
        let ben = json!({ "sub": "ben", "email": "BEN@Harbor.Example", "name": "Somebody Else" });
        assert_eq!(who(&app, &provider, ben).await.unwrap(), "usr_harb_ben member");
    }

    async fn somebody_whom_the_directory_lacks_is_added(app: App) {
        let provider = generic(&app).await;
        let claims = json!({ "sub": "nina", "email": "nina@harbor.example", "name": "Nina Prins" });
        let nina = who(&app, &provider, claims.clone()).await.unwrap();
        assert!(nina.ends_with(" member"), "{nina}");
        assert_eq!(who(&app, &provider, claims).await.unwrap(), nina, "once");
        let nameless = json!({ "sub": "nel", "email": "nel@harbor.example", "name": null });
        assert!(who(&app, &provider, nameless).await.is_ok());
    }

    // B2: nOAuth. Whoever can write an address into a token is not that person.
    async fn an_address_never_makes_somebody_another_person(app: App) {
        let provider = generic(&app).await;
        let ada = who(&app, &provider, json!({ "sub": "a" })).await.unwrap();
        let takes_adas = json!({ "sub": "b", "email": "ada@harbor.example" });
        assert_eq!(who(&app, &provider, takes_adas).await, Err("address_taken".to_owned()));
        // Ada's address changes at the provider to that of her global admin, and to
        // that of somebody of another organization: she stays who she is.
        for email in ["gwen@harbor.example", "amir@meadow.example", "ada@nowhere.example"] {
            let renamed = json!({ "sub": "a", "email": email });
            assert_eq!(who(&app, &provider, renamed).await.as_ref(), Ok(&ada), "{email}");
        }
        let unconfirmed = json!({ "sub": "a", "email_verified": false });
        assert_eq!(who(&app, &provider, unconfirmed).await, Ok(ada));
    }

    // B2: an admin's account is not found by an address that nobody confirmed.
    async fn an_account_with_a_role_is_linked_by_a_confirmed_address_only(app: App) {
        let provider = generic(&app).await;
        let bill = json!({ "sub": "b", "email": "bill@harbor.example", "email_verified": null });
        assert_eq!(who(&app, &provider, bill.clone()).await, Err("address_taken".to_owned()));
        let mut confirmed = bill;
        confirmed["email_verified"] = json!(true);
        assert_eq!(who(&app, &provider, confirmed).await.unwrap(), "usr_harb_bill member");
    }

    // B2: nOAuth at Entra. `email` is what somebody wrote there.
    async fn the_mail_of_an_entra_account_finds_nobody_without_microsofts_word(app: App) {
        let provider = entra(&app).await;
        let mail = json!({
            "preferred_username": "eve@elsewhere.example", "email": "ada@harbor.example",
        });
        let claims = of_entra("object-of-eve", &mail);
        assert_eq!(who(&app, &provider, claims).await, Err("unknown_address".to_owned()));
        // Nor does a guest of the directory become a member of the same address.
        let guest = json!({ "acct": 1, "email": "ada@harbor.example" });
        let claims = of_entra("object-of-kim", &guest);
        assert_eq!(who(&app, &provider, claims).await, Err("address_taken".to_owned()));
    }

    async fn a_provider_cannot_make_a_guest_of_a_global_admin(app: App) {
        let provider = entra(&app).await;
        let gwen = json!({ "preferred_username": "gwen@harbor.example" });
        let claims = of_entra("object-of-gwen", &gwen);
        assert_eq!(who(&app, &provider, claims).await.unwrap(), "usr_harb_gwen member");
        let called = json!({ "preferred_username": "gwen@harbor.example", "acct": 1 });
        let claims = of_entra("object-of-gwen", &called);
        assert_eq!(who(&app, &provider, claims).await.unwrap(), "usr_harb_gwen member");
    }

    // Two organizations whose providers use the same names for their people.
    async fn a_provider_signs_in_people_of_its_own_organization_only(app: App) {
        let harbors = generic(&app).await;
        let meadows = TestProvider::start("/", &app.clock).await;
        app.connects("amir@meadow.example", ProviderKind::Generic, &meadows).await;
        let zoe = "zoe@meadow.example";
        assert_eq!(who(&app, &harbors, json!({ "sub": "1" })).await.unwrap(), "usr_harb_ada member");
        let claims = json!({ "sub": "1", "email": zoe });
        let arrival = app.travels(&meadows, "ten_mead", zoe, claims).await;
        let viewer = app.holder(&arrival).session().await.viewer.unwrap();
        assert_eq!((viewer.person.name.as_str(), viewer.tenant.as_str()), ("Zoe Meadows", "ten_mead"));
        let claims = json!({ "sub": "2", "email": ADA });
        let arrival = app.travels(&meadows, "ten_mead", zoe, claims).await;
        assert_eq!(arrival.problem().as_deref(), Some("unknown_address"));
    }

    async fn a_provider_that_tells_the_address_when_asked_further_is_asked(app: App) {
        let provider = generic(&app).await;
        let told = |sub: &'static str| Script {
            claims: Some(Box::new(|claims| {
                claims.as_object_mut().unwrap().remove("email");
            })),
            person: Some(Box::new(move |_| {
                Reply::Json(json!({ "sub": sub, "email": "ada@harbor.example" }))
            })),
            ..Script::default()
        };
        provider.plays(told("another-person"));
        assert_eq!(who(&app, &provider, json!({})).await, Err("refused".to_owned()));
        provider.plays(told("ada-at-provider"));
        assert_eq!(who(&app, &provider, json!({})).await.unwrap(), "usr_harb_ada member");
    }

    // domain-facts 2: directory and object are the person at Entra.
    async fn entra_knows_people_by_directory_and_object(app: App) {
        let provider = entra(&app).await;
        let ada = who(&app, &provider, of_entra("object-of-ada", &json!({}))).await.unwrap();
        assert_eq!(ada, "usr_harb_ada member");
        let elsewhere = json!({ "sub": "another-pairwise", "preferred_username": "x@evil.example" });
        let again = who(&app, &provider, of_entra("object-of-ada", &elsewhere)).await;
        assert_eq!(again, Ok(ada));
        for (name, changed, problem) in [
            ("another directory", json!({ "tid": "99999999-0000-0000-0000-000000000000" }), "refused"),
            ("the directory of consumers",
                json!({ "tid": "9188040d-6c67-4c5b-b112-36a304b66dad" }), "refused"),
            ("no directory", json!({ "tid": null }), "refused"),
            ("no object", json!({ "oid": null }), "refused"),
            ("an address that the directory's admin made up",
                json!({ "preferred_username": "x@evil.example", "email": "y@evil.example" }),
                "unknown_address"),
            ("an address whose domain nobody confirmed", json!({ "xms_edov": false }),
                "unknown_address"),
        ] {
            let claims = of_entra("object-of-eve", &changed);
            assert_eq!(who(&app, &provider, claims).await, Err(problem.to_owned()), "{name}");
        }
    }

    // R20: a guest is recognized, and cannot buy.
    // R37
    async fn a_second_factor_at_the_provider_is_enough_to_buy(app: App) {
        let gwen = app.signed_in("gwen@harbor.example").await;
        let body = SetAccessPolicyRequest {
            assignee_groups: Vec::new(),
            guests: GuestLicenses::Allowed,
            session_hours: 12,
            second_factor: SecondFactorDemand::NeededToBuy,
            countries: Vec::new(),
            version: 0,
        };
        gwen.gets(&SetAccessPolicy { body }).await;
        let provider = generic(&app).await;
        for (methods, expected) in [
            (json!(["pwd"]), Some(Ineligible::SecondFactorNeeded)),
            (json!(["pwd", "mfa"]), None),
        ] {
            let claims = json!({ "amr": methods });
            let arrival = app.travels(&provider, HARBOR, ADA, claims).await;
            let ada = app.holder(&arrival);
            let slug = "power-bi-pro".to_owned();
            assert_eq!(ada.gets(&CheckEligibility { slug, trial: None }).await.reason, expected);
        }
    }

    async fn a_guest_of_the_directory_is_a_guest_here(app: App) {
        let provider = entra(&app).await;
        let guest = json!({
            "acct": 1, "email": "kim@partner.example", "name": "Kim Partner",
            "preferred_username": "kim_partner.example#EXT#@harbor.example",
        });
        let claims = of_entra("object-of-kim", &guest);
        let arrival = app.travels(&provider, HARBOR, ADA, claims).await;
        let kim = app.holder(&arrival);
        assert_eq!(kim.session().await.viewer.unwrap().kind, UserKind::Guest);
        let refused = kim.sends(&kim.quote_call("CFQ7TTC0L3PB", 1)).await;
        assert_eq!((refused.status, refused.code()), (403, "not_eligible"));
        // Ada was a member and is called a guest from today on.
        who(&app, &provider, of_entra("object-of-ada", &json!({}))).await.unwrap();
        let called = of_entra("object-of-ada", &json!({ "acct": 1 }));
        assert_eq!(who(&app, &provider, called).await.unwrap(), "usr_harb_ada guest");
    }

    // R21
    async fn somebody_disabled_here_is_stopped_whatever_the_provider_says(app: App) {
        let provider = generic(&app).await;
        let dora = json!({ "sub": "dora", "email": "dora@harbor.example" });
        assert_eq!(who(&app, &provider, dora.clone()).await, Err("disabled".to_owned()));
        assert_eq!(who(&app, &provider, dora).await, Err("disabled".to_owned()));
    }

    // E1: keys change without a failed sign-in.
    async fn a_provider_changes_its_keys_and_nobody_notices(app: App) {
        let provider = generic(&app).await;
        for round in 0..5 {
            assert!(who(&app, &provider, json!({})).await.is_ok(), "round {round}");
            provider.rotates(&format!("key-{round}"));
            assert!(who(&app, &provider, json!({})).await.is_ok(), "a new key in round {round}");
            provider.adds_key(&format!("added-{round}"));
            assert!(who(&app, &provider, json!({})).await.is_ok(), "one more in round {round}");
        }
        // Even when the new key has the name of the old one.
        provider.rotates("key-4");
        provider.rotates("key-4");
        assert!(who(&app, &provider, json!({})).await.is_ok(), "the same name");
    }

    async fn clocks_that_differ_by_a_minute_do_no_harm(app: App) {
        let provider = generic(&app).await;
        let shifted = |by: i64| Script {
            claims: Some(Box::new(move |claims| {
                let now = claims["iat"].as_i64().unwrap();
                claims["iat"] = json!(now + by);
                claims["nbf"] = json!(now + by);
                claims["exp"] = json!(now + if by < 0 { by } else { 300 });
            })),
            ..Script::default()
        };
        for by in [-55, 55] {
            provider.plays(shifted(by));
            assert!(who(&app, &provider, json!({})).await.is_ok(), "{by} seconds");
        }
    }

    async fn small_differences_between_providers_do_no_harm(app: App) {
        let provider = generic(&app).await;
        for (name, claims) in [
            ("the party named", json!({ "azp": "selfserve" })),
            ("the audience as a list", json!({ "aud": ["selfserve"] })),
            ("confirmed by a word", json!({ "email_verified": "true" })),
            ("confirmed", json!({ "email_verified": true })),
            ("claims of its own", json!({ "groups": ["a", "b"], "roles": { "x": [1] } })),
            ("no session of its own", json!({ "sid": null })),
            ("an address with capitals", json!({ "email": "Ada@HARBOR.example" })),
        ] {
            assert!(who(&app, &provider, claims).await.is_ok(), "{name}");
        }
        let takes_secrets_in_the_body = Script {
            discovery: Some(Box::new(|mut document| {
                document["token_endpoint_auth_methods_supported"] = json!(["client_secret_post"]);
                Reply::Json(document)
            })),
            ..Script::default()
        };
        provider.plays(takes_secrets_in_the_body);
        app.clock.advance(chrono::TimeDelta::hours(2));
        assert!(who(&app, &provider, json!({})).await.is_ok(), "secret in the body");
        let says_less = Script {
            discovery: Some(Box::new(|mut document| {
                let members = document.as_object_mut().unwrap();
                members.remove("authorization_response_iss_parameter_supported");
                members.remove("end_session_endpoint");
                Reply::Json(document)
            })),
            is_nameless: true,
            ..Script::default()
        };
        provider.plays(says_less);
        app.clock.advance(chrono::TimeDelta::hours(2));
        assert!(who(&app, &provider, json!({})).await.is_ok(), "a provider that says less");
    }

    // R10: the built-in directory's passwords do not go around the provider.
    async fn passwords_are_for_global_admins_only_where_there_is_a_provider(app: App) {
        generic(&app).await;
        let mut ada = app.visitor();
        assert_eq!(ada.signs_in(ADA, "selfserve-demo").await.code(), "wrong_credentials");
        assert_eq!(app.visitor().signs_in(GWEN, "selfserve-demo").await.status, 200);
    }

    // R9: byte for byte the same, whoever it is.
    async fn the_email_step_tells_how_an_organization_signs_in_and_nothing_of_people(app: App) {
        generic(&app).await;
        let look_up = |email: &str| api::session::LookUpEmail {
            body: api::session::LookUpEmailRequest { email: email.to_owned() },
        };
        let visitor = app.visitor();
        let known = visitor.sends(&look_up(ADA)).await;
        assert!(known.text.contains(r#""sign_in":"identity_provider","name":"Harbor Logistics""#));
        for email in ["nobody@harbor.example", "dora@harbor.example", "ADA+x@Harbor.Example"] {
            assert_eq!(visitor.sends(&look_up(email)).await.text, known.text, "{email}");
        }
        let meadow = visitor.sends(&look_up("zoe@meadow.example")).await.text;
        assert!(meadow.contains(r#""sign_in":"password","name":null"#), "{meadow}");
    }
}
