//! A second factor for people who sign in with a password.

use api::second_factor::{
    ConfirmSecondFactor, ConfirmSecondFactorRequest, EnrollSecondFactor, RecoveryCodes,
    RemoveSecondFactor, RemoveSecondFactorRequest, ShowSecondFactor,
};
use api::session::{ProveSecondFactor, ProveSecondFactorRequest};
use chrono::TimeDelta;
use domain::audit::Actor;
use domain::ids::UserId;
use server::clock::Clock;
use totp_rs::{Builder, Secret};

use crate::support::{Answer, App, Engine, Person, both};

const ADA: &str = "ada@harbor.example";
const PASSWORD: &str = "selfserve-demo";

/// What the authenticator shows now.
pub fn code(app: &App, secret: &str) -> String {
    let secret = Secret::try_from_base32(secret).unwrap();
    let totp = Builder::new().with_secret(secret).build().unwrap();
    let now = app.clock.system_now().timestamp();
    totp.generate(now.try_into().unwrap()).to_string()
}

pub fn confirm(code: &str) -> ConfirmSecondFactor {
    ConfirmSecondFactor {
        body: ConfirmSecondFactorRequest {
            code: code.to_owned(),
        },
    }
}

fn prove(code: &str) -> ProveSecondFactor {
    ProveSecondFactor {
        body: ProveSecondFactorRequest {
            code: code.to_owned(),
        },
    }
}

fn remove(code: &str) -> RemoveSecondFactor {
    RemoveSecondFactor {
        body: RemoveSecondFactorRequest {
            code: code.to_owned(),
        },
    }
}

/// Ada sets it up: the secret and her recovery codes.
async fn set_up(app: &App, ada: &mut Person<'_>) -> (String, Vec<String>) {
    let enrollment = ada.gets(&EnrollSecondFactor).await;
    assert!(enrollment.uri.contains(&enrollment.secret));
    assert!(enrollment.qr_code.starts_with("data:image/svg+xml;base64,"));
    let confirmed = ada.sends(&confirm(&code(app, &enrollment.secret))).await;
    ada.keeps(&confirmed);
    let RecoveryCodes { codes } = confirmed.ok();
    app.clock.advance(TimeDelta::seconds(30));
    (enrollment.secret, codes)
}

async fn tries(app: &App, code: Option<&str>) -> Answer {
    app.visitor().signs_in_with(ADA, PASSWORD, code).await
}

both! {
    async fn a_second_factor_is_asked_for_once_it_is_confirmed(app: App) {
        let mut ada = app.signed_in(ADA).await;
        assert!(!ada.gets(&ShowSecondFactor).await.is_on);
        let enrollment = ada.gets(&EnrollSecondFactor).await;
        assert_eq!(tries(&app, None).await.status, 200, "not confirmed yet");
        assert_eq!(ada.sends(&confirm("000000")).await.code(), "wrong_code");
        let confirmed = ada.sends(&confirm(&code(&app, &enrollment.secret))).await;
        ada.keeps(&confirmed);
        let shown = ada.gets(&ShowSecondFactor).await;
        assert_eq!((shown.is_on, shown.recovery_codes_left), (true, 8));
        let asked = tries(&app, None).await;
        assert_eq!((asked.status, asked.code()), (401, "second_factor_needed"));
        let wrong = app.visitor().signs_in_with(ADA, "wrong", Some("000000")).await;
        assert_eq!(wrong.code(), "wrong_credentials", "without the password nothing is told");
        app.clock.advance(TimeDelta::seconds(30));
        assert_eq!(tries(&app, Some(&code(&app, &enrollment.secret))).await.status, 200);
        assert_eq!(ada.sends(&EnrollSecondFactor).await.code(), "stale");
    }

    async fn a_code_counts_once(app: App) {
        let mut ada = app.signed_in(ADA).await;
        let (secret, _) = set_up(&app, &mut ada).await;
        let shown = code(&app, &secret);
        assert_eq!(tries(&app, Some(&shown)).await.status, 200);
        assert_eq!(tries(&app, Some(&shown)).await.code(), "wrong_code");
        // Nor does an earlier one, though it would still be in time.
        app.clock.advance(TimeDelta::seconds(30));
        let next = code(&app, &secret);
        assert_eq!(tries(&app, Some(&next)).await.status, 200);
        assert_eq!(tries(&app, Some(&shown)).await.code(), "wrong_code");
    }

    async fn a_code_of_five_minutes_ago_or_to_come_is_wrong(app: App) {
        let mut ada = app.signed_in(ADA).await;
        let (secret, _) = set_up(&app, &mut ada).await;
        let old = code(&app, &secret);
        app.clock.advance(TimeDelta::minutes(5));
        assert_eq!(tries(&app, Some(&old)).await.code(), "wrong_code");
        for typed in ["", "12345", "1234567", "abcdef", "-12345", "१२३४५६"] {
            let answer = tries(&app, Some(typed)).await;
            assert!(matches!(answer.code(), "wrong_code" | "too_many_requests"), "{typed}");
        }
    }

    async fn a_recovery_code_works_once(app: App) {
        let mut ada = app.signed_in(ADA).await;
        let (_, codes) = set_up(&app, &mut ada).await;
        assert_eq!(codes.len(), 8);
        let typed = codes[0].to_uppercase().replace('-', " ");
        assert_eq!(tries(&app, Some(&typed)).await.status, 200);
        assert_eq!(tries(&app, Some(&codes[0])).await.code(), "wrong_code");
        assert_eq!(ada.gets(&ShowSecondFactor).await.recovery_codes_left, 7);
    }

    /// V16.2.1: a used recovery code is on record, and changes are by the account they are of.
    async fn what_is_done_to_it_is_recorded_as_the_persons_own(app: App) {
        let mut zoe = app.signed_in("zoe@meadow.example").await;
        assert_eq!(zoe.switches_to("harbor.example").await.status, 200);
        let (_, codes) = set_up(&app, &mut zoe).await;
        let mut again = app.visitor();
        let answer = again.signs_in_with("zoe@meadow.example", PASSWORD, Some(&codes[0])).await;
        assert_eq!(answer.status, 200);
        zoe.gets(&remove(&codes[1])).await;
        for (action, times) in [
            ("second_factor.enrolled", 1), ("second_factor.confirmed", 1),
            ("recovery_code.used", 2), ("second_factor.removed", 1),
        ] {
            let recorded = app.recorded("ten_mead", action).await;
            assert_eq!(recorded.len(), times, "{action}");
            for entry in recorded {
                assert_eq!(entry.actor, UserId::parse("usr_mead_zoe").ok().map(Actor::Person), "{action}");
                assert!(entry.origin.is_some(), "{action}");
            }
        }
    }

    async fn guessing_codes_has_to_wait(app: App) {
        let mut ada = app.signed_in(ADA).await;
        let (secret, _) = set_up(&app, &mut ada).await;
        for _ in 0..5 {
            assert_eq!(tries(&app, Some("000000")).await.code(), "wrong_code");
        }
        let right = code(&app, &secret);
        let waits = tries(&app, Some(&right)).await;
        assert_eq!((waits.status, waits.code()), (429, "too_many_requests"));
        assert!(waits.headers.contains_key("retry-after"));
        app.clock.advance(TimeDelta::minutes(11));
        assert_eq!(tries(&app, Some(&code(&app, &secret))).await.status, 200);
    }

    async fn it_is_turned_off_with_a_code_only(app: App) {
        let mut ada = app.signed_in(ADA).await;
        let (secret, codes) = set_up(&app, &mut ada).await;
        assert_eq!(ada.sends(&remove("000000")).await.code(), "wrong_code");
        assert!(!ada.gets(&remove(&code(&app, &secret))).await.is_on);
        assert_eq!(tries(&app, None).await.status, 200);
        assert_eq!(ada.sends(&confirm(&codes[0])).await.code(), "not_found");
    }

    async fn a_session_goes_on_with_a_new_secret_once_the_second_factor_is_shown(app: App) {
        let mut ada = app.signed_in(ADA).await;
        let (secret, codes) = set_up(&app, &mut ada).await;
        let old = Person { cookie: ada.cookie.clone(), ..app.visitor() };
        assert_eq!(ada.sends(&prove("000000")).await.code(), "wrong_code");
        for code in [code(&app, &secret), codes[0].clone()] {
            let proven = ada.sends(&prove(&code)).await;
            assert_eq!(proven.status, 200, "{}", proven.text);
            ada.keeps(&proven);
        }
        assert!(old.session().await.viewer.is_none());
        assert!(ada.session().await.viewer.is_some());
        let ben = app.signed_in("ben@harbor.example").await;
        assert_eq!(ben.sends(&prove("000000")).await.code(), "second_factor_needed");
    }

    async fn other_sessions_end_when_the_second_factor_changes(app: App) {
        let mut ada = app.signed_in(ADA).await;
        let elsewhere = app.signed_in(ADA).await;
        let ben = app.signed_in("ben@harbor.example").await;
        let (secret, codes) = set_up(&app, &mut ada).await;
        assert!(elsewhere.session().await.viewer.is_none());
        let mut elsewhere = app.visitor();
        let answer = elsewhere.signs_in_with(ADA, PASSWORD, Some(&codes[0])).await;
        assert_eq!(answer.status, 200);
        ada.gets(&remove(&code(&app, &secret))).await;
        assert!(elsewhere.session().await.viewer.is_none());
        for stays in [&ada, &ben] {
            assert!(stays.session().await.viewer.is_some());
        }
    }

    async fn nobody_else_sees_or_changes_it(app: App) {
        let mut ada = app.signed_in(ADA).await;
        set_up(&app, &mut ada).await;
        let ben = app.signed_in("ben@harbor.example").await;
        assert!(!ben.gets(&ShowSecondFactor).await.is_on);
        assert_eq!(app.visitor().sends(&ShowSecondFactor).await.status, 401);
    }
}
