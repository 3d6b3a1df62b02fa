//! The email step, signing in and out, and moving between organizations.

use api::session::{
    LookUpEmail, LookUpEmailRequest, SignOut, SwitchOrganization, SwitchOrganizationRequest,
};
use chrono::TimeDelta;
use domain::user::UserKind;
use reqwest::header;

use crate::support::{Answer, App, Engine, answer, both};

const NOWHERE: &str = r#"{"organization":null,"sign_in":"password","name":null}"#;

fn look_up(email: &str) -> LookUpEmail {
    LookUpEmail {
        body: LookUpEmailRequest {
            email: email.to_owned(),
        },
    }
}

async fn tries(app: &App, email: &str, password: &str, from: &str) -> Answer {
    let request = app
        .visitor()
        .request(reqwest::Method::POST, "/api/v1/session");
    let body = serde_json::json!({ "email": email, "password": password });
    answer(request.header("x-forwarded-for", from).json(&body)).await
}

fn switch(organization: &str) -> SwitchOrganization {
    SwitchOrganization {
        body: SwitchOrganizationRequest {
            organization: organization.to_owned(),
        },
    }
}

both! {
    /// R9: the answer is by domain alone, equal byte for byte.
    async fn the_email_step_does_not_tell_who_exists(app: App) {
        let visitor = app.visitor();
        let known = visitor.sends(&look_up("ada@harbor.example")).await;
        let unknown = visitor.sends(&look_up("nobody@harbor.example")).await;
        assert_eq!((known.status, &known.text), (200, &unknown.text));
        assert!(known.text.contains("NL"), "{}", known.text);
        let nowhere = visitor.sends(&look_up("ada@nowhere.example")).await;
        assert_eq!((nowhere.status, nowhere.text.as_str()), (200, NOWHERE));
    }

    async fn the_email_step_takes_spaces_and_capitals_and_refuses_what_is_no_address(app: App) {
        let visitor = app.visitor();
        let typed = visitor.sends(&look_up("  ADA@Harbor.Example ")).await;
        assert_eq!(typed.status, 200);
        let long = format!("{}@harbor.example", "a".repeat(300));
        for email in ["", "ada", "ada@", "@harbor.example", "a b@harbor.example", long.as_str()] {
            let problem = visitor.sends(&look_up(email)).await.problem();
            assert_eq!((problem.status, problem.fields[0].field.as_str()), (400, "email"));
        }
        assert_eq!(visitor.sends(&look_up("jo@münchen.example")).await.status, 200);
    }

    /// R10: the directory's credentials, and a session in a cookie that no
    /// script and no other site can use.
    async fn signing_in_begins_a_session_with_a_safe_cookie(app: App) {
        let mut ada = app.visitor();
        assert!(ada.session().await.viewer.is_none());
        let answer = ada.signs_in("ada@harbor.example", "selfserve-demo").await;
        let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap().to_owned();
        assert!(cookie.starts_with("__Host-Http-session="), "{cookie}");
        for attribute in ["Path=/", "Secure", "HttpOnly", "SameSite=Strict"] {
            assert!(cookie.contains(attribute), "{cookie}");
        }
        let viewer = ada.session().await.viewer.unwrap();
        assert_eq!((viewer.person.name.as_str(), viewer.organization.as_str()), ("Ada Visser", "Harbor Logistics"));
    }

    async fn signing_in_again_ends_the_earlier_session(app: App) {
        let mut ada = app.signed_in("ada@harbor.example").await;
        let earlier = ada.cookie.clone();
        ada.signs_in("ada@harbor.example", "selfserve-demo").await;
        assert_ne!(ada.cookie, earlier);
        ada.cookie = earlier;
        assert!(ada.session().await.viewer.is_none());
    }

    async fn a_wrong_password_and_an_unknown_person_get_the_same_answer(app: App) {
        let mut visitor = app.visitor();
        let wrong = visitor.signs_in("ada@harbor.example", "wrong").await.problem();
        let unknown = visitor.signs_in("nobody@harbor.example", "wrong").await.problem();
        let nowhere = visitor.signs_in("ada@nowhere.example", "wrong").await.problem();
        for problem in [&wrong, &unknown, &nowhere] {
            assert_eq!((problem.code.as_str(), &problem.detail), ("wrong_credentials", &wrong.detail));
        }
    }

    async fn a_guest_account_has_no_password_of_its_own(app: App) {
        let mut zoe = app.visitor();
        zoe.signs_in("zoe@meadow.example", "selfserve-demo").await;
        assert_eq!(zoe.session().await.viewer.unwrap().organization, "Meadow Foods");
    }

    /// R21, the other way round: only who knows the password hears of it.
    async fn a_disabled_person_is_told_after_the_right_password_only(app: App) {
        let mut dora = app.visitor();
        assert_eq!(dora.signs_in("dora@harbor.example", "wrong").await.code(), "wrong_credentials");
        let problem = dora.signs_in("dora@harbor.example", "selfserve-demo").await.problem();
        assert_eq!(problem.code.as_str(), "not_eligible");
        assert_eq!(problem.reason.unwrap().as_str(), "account_disabled");
        assert!(dora.cookie.is_none());
    }

    async fn guessing_is_throttled_for_the_address_and_ends_by_itself(app: App) {
        let mut visitor = app.visitor();
        for _ in 0..5 {
            assert_eq!(visitor.signs_in("ada@harbor.example", "guess").await.status, 401);
        }
        let answer = visitor.signs_in("ada@harbor.example", "selfserve-demo").await;
        assert_eq!((answer.status, answer.code()), (429, "too_many_requests"));
        assert!(answer.headers.contains_key(header::RETRY_AFTER));
        assert_eq!(visitor.signs_in("ben@harbor.example", "selfserve-demo").await.status, 200);
        app.clock.advance(TimeDelta::minutes(11));
        assert_eq!(visitor.signs_in("ada@harbor.example", "selfserve-demo").await.status, 200);
    }

    /// Nobody can keep somebody else out by guessing, unless from very many networks.
    async fn who_guesses_elsewhere_does_not_lock_the_person_out(app: App) {
        let ada = "ada@harbor.example";
        for _ in 0..5 {
            assert_eq!(tries(&app, ada, "guess", "198.51.100.9").await.status, 401);
        }
        assert_eq!(tries(&app, ada, "guess", "198.51.100.200").await.status, 429, "one network");
        assert_eq!(tries(&app, ada, "selfserve-demo", "192.0.2.1").await.status, 200);
        assert_eq!(tries(&app, ada, "selfserve-demo", "198.51.100.9").await.status, 429);
        for network in 0..9 {
            for _ in 0..5 {
                let from = format!("203.0.{network}.1");
                assert_eq!(tries(&app, ada, "guess", &from).await.status, 401, "{from}");
            }
        }
        assert_eq!(tries(&app, ada, "guess", "203.0.113.1").await.status, 429, "from everywhere");
        app.clock.advance(TimeDelta::minutes(11));
        assert_eq!(tries(&app, ada, "selfserve-demo", "198.51.100.9").await.status, 200);
    }

    async fn a_session_ends_when_it_is_idle_or_old(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        app.clock.advance(TimeDelta::hours(7));
        assert!(ada.session().await.viewer.is_some());
        app.clock.advance(TimeDelta::hours(4));
        assert!(ada.session().await.viewer.is_some(), "used four hours ago");
        app.clock.advance(TimeDelta::hours(2));
        assert!(ada.session().await.viewer.is_none(), "thirteen hours old");
        let ben = app.signed_in("ben@harbor.example").await;
        app.clock.advance(TimeDelta::hours(9));
        assert!(ben.session().await.viewer.is_none(), "idle for nine hours");
    }

    async fn signing_out_ends_the_session_on_the_server(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let answer = ada.sends(&SignOut).await;
        assert!(answer.headers[header::SET_COOKIE].to_str().unwrap().contains("Max-Age=0"));
        assert!(ada.session().await.viewer.is_none(), "the old cookie is worth nothing");
    }

    /// `decisions.md` 15: Zoe is at home in Meadow and a guest of Harbor.
    async fn a_person_moves_to_an_organization_where_he_or_she_is_a_guest(app: App) {
        let zoe = app.signed_in("zoe@meadow.example").await;
        let session = zoe.gets(&switch("harbor.example")).await.viewer.unwrap();
        assert_eq!((session.kind, session.organization.as_str()), (UserKind::Guest, "Harbor Logistics"));
        assert_eq!(session.memberships.len(), 2);
        let back = zoe.gets(&switch("meadow.example")).await.viewer.unwrap();
        assert_eq!(back.kind, UserKind::Member);
    }

    async fn nobody_moves_to_an_organization_of_others(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        for organization in ["meadow.example", "nowhere.example", "", "../x"] {
            assert_eq!(ada.sends(&switch(organization)).await.code(), "not_found");
        }
    }
}
