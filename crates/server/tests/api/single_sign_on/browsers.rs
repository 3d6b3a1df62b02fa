//! What a browser may bring back, and which one: state, cookie, pages to
//! return to, hosts that are not ours.

use domain::sign_in::ProviderKind;
use reqwest::header;
use serde_json::json;

use super::{ADA, GWEN, HARBOR};
use crate::support::{App, Engine, Script, TestProvider, answer, both, start_call};

async fn connected(app: &App) -> TestProvider {
    let provider = TestProvider::start("/", &app.clock).await;
    app.connects(GWEN, ProviderKind::Generic, &provider).await;
    provider
}

fn changed(back: &[(String, String)], name: &str, value: Option<&str>) -> Vec<(String, String)> {
    let mut changed: Vec<_> = back
        .iter()
        .filter(|(key, _)| key != name)
        .cloned()
        .collect();
    if let Some(value) = value {
        changed.push((name.to_owned(), value.to_owned()));
    }
    changed
}

both! {
    // B2: a sign-in ends in the browser where it began, once, and in time.
    async fn a_sign_in_ends_only_where_it_began(app: App) {
        let provider = connected(&app).await;
        let journey = app.visitor().leaves(ADA, "/apps").await;
        let other = app.visitor().leaves(ADA, "/apps").await;
        let back = provider.authorizes(&journey.url, json!({}));
        let forged = format!("__Host-Http-sign-in={}", "A".repeat(43));
        for (name, cookie) in [
            ("no cookie", None),
            ("the cookie of another browser", Some(other.cookie.as_str())),
            ("a cookie of nobody", Some(forged.as_str())),
            ("a cookie that is none", Some("__Host-Http-sign-in=x")),
        ] {
            let arrival = app.arrives(HARBOR, &back, cookie).await;
            assert_eq!(arrival.problem().as_deref(), Some("expired"), "{name}");
            assert!(arrival.session.is_none(), "{name}");
        }
        for (name, back) in [
            ("no state", changed(&back, "state", None)),
            ("another state", changed(&back, "state", Some("state-of-nobody"))),
        ] {
            let arrival = app.arrives(HARBOR, &back, Some(&journey.cookie)).await;
            assert_eq!(arrival.problem().as_deref(), Some("expired"), "{name}");
        }
        // All of that left the sign-in as it was.
        let arrival = app.arrives(HARBOR, &back, Some(&journey.cookie)).await;
        assert_eq!((arrival.status, arrival.location.as_str()), (303, "/apps"));
        let again = app.arrives(HARBOR, &back, Some(&journey.cookie)).await;
        assert_eq!(again.problem().as_deref(), Some("expired"), "a second time");
    }

    async fn a_sign_in_of_eleven_minutes_begins_anew(app: App) {
        let provider = connected(&app).await;
        let journey = app.visitor().leaves(ADA, "/apps").await;
        let back = provider.authorizes(&journey.url, json!({}));
        app.clock.advance(chrono::TimeDelta::minutes(11));
        let arrival = app.arrives(HARBOR, &back, Some(&journey.cookie)).await;
        assert_eq!(arrival.problem().as_deref(), Some("expired"));
    }

    async fn a_code_is_worth_nothing_a_second_time_or_in_another_sign_in(app: App) {
        let provider = connected(&app).await;
        let first = app.visitor().leaves(ADA, "/apps").await;
        let stolen = provider.authorizes(&first.url, json!({}));
        let code = &stolen.iter().find(|(name, _)| name == "code").unwrap().1;
        // The attacker puts the code into a sign-in of his own.
        let own = app.visitor().leaves(ADA, "/apps").await;
        let back = changed(&provider.authorizes(&own.url, json!({})), "code", Some(code));
        let arrival = app.arrives(HARBOR, &back, Some(&own.cookie)).await;
        assert_eq!(arrival.problem().as_deref(), Some("refused"), "the verifier is another's");
    }

    // RFC 9207: one provider cannot pass for another.
    async fn a_provider_cannot_answer_for_another(app: App) {
        let harbors = connected(&app).await;
        let meadows = TestProvider::start("/", &app.clock).await;
        app.connects("amir@meadow.example", ProviderKind::Generic, &meadows).await;
        let meadow = "ten_mead";
        for (name, nameless) in [("named", false), ("nameless", true)] {
            meadows.plays(Script { is_nameless: nameless, ..Script::default() });
            let journey = app.visitor().leaves(ADA, "/apps").await;
            let other = provider_answers(&meadows, &journey.url);
            let arrival = app.arrives(HARBOR, &other, Some(&journey.cookie)).await;
            assert_eq!(arrival.problem().as_deref(), Some("refused"), "{name}");
        }
        // Nor does a sign-in of one organization end at another's address.
        let journey = app.visitor().leaves(ADA, "/apps").await;
        let back = harbors.authorizes(&journey.url, json!({}));
        let arrival = app.arrives(meadow, &back, Some(&journey.cookie)).await;
        assert_eq!(arrival.problem().as_deref(), Some("expired"));
        let nowhere = app.arrives("ten_none", &back, Some(&journey.cookie)).await;
        assert_eq!(nowhere.problem().as_deref(), Some("expired"));
    }

    async fn who_says_no_at_the_provider_is_told_so(app: App) {
        let provider = connected(&app).await;
        for (error, problem) in [
            ("access_denied", "declined"),
            ("login_required", "declined"),
            ("server_error", "provider_down"),
            ("temporarily_unavailable", "provider_down"),
        ] {
            let journey = app.visitor().leaves(ADA, "/buy/visio-plan-1?quantity=2").await;
            let back = provider.authorizes(&journey.url, json!({}));
            let back = changed(&changed(&back, "code", None), "error", Some(error));
            let arrival = app.arrives(HARBOR, &back, Some(&journey.cookie)).await;
            assert_eq!(arrival.problem().as_deref(), Some(problem), "{error}");
            // What the person was about to buy is kept for the next try.
            let kept = "return=%2Fbuy%2Fvisio-plan-1%3Fquantity%3D2";
            assert!(arrival.location.ends_with(kept), "{}", arrival.location);
        }
    }

    async fn another_provider_connected_meanwhile_ends_the_sign_in(app: App) {
        let provider = connected(&app).await;
        let journey = app.visitor().leaves(ADA, "/apps").await;
        let back = provider.authorizes(&journey.url, json!({}));
        let gwen = app.signed_in(GWEN).await;
        gwen.gets(&api::sign_in_settings::DisconnectProvider).await;
        let arrival = app.arrives(HARBOR, &back, Some(&journey.cookie)).await;
        assert_eq!(arrival.problem().as_deref(), Some("expired"));
    }

    // B2: no open redirect.
    async fn a_sign_in_leads_to_pages_of_ours_only(app: App) {
        connected(&app).await;
        for address in [
            "https://evil.example", "//evil.example", "///evil.example", "/\\evil.example",
            "\\\\evil.example", "/apps\r\nlocation: https://evil.example", "javascript:alert(1)",
            "", "apps", "/api/v1/session", "/sign-in", "/sign-in/callback/ten_harb",
            "/apps//evil.example", "/apps/../sign-in", "/buy/x\u{0}", "/buy/\u{fc}", "/nowhere",
            "/apps\"onload", "/.evil.example", "/@evil.example",
        ] {
            let answer = app.visitor().sends(&start_call(ADA, address)).await;
            assert_eq!(answer.status, 400, "{address}");
            assert_eq!(answer.problem().fields[0].field, "return_to", "{address}");
        }
    }

    async fn a_sign_in_comes_back_to_where_it_began(app: App) {
        let provider = connected(&app).await;
        for address in [
            "/", "/apps", "/buy/visio-plan-1", "/buy/visio-plan-1?quote=quo_1&step=card",
            "/admin/billing/your-products?channel=self-service", "/products/power-bi-pro", "/help",
        ] {
            let journey = app.visitor().leaves(ADA, address).await;
            let back = provider.authorizes(&journey.url, json!({}));
            let arrival = app.arrives(HARBOR, &back, Some(&journey.cookie)).await;
            assert_eq!(arrival.location, address);
            assert!(arrival.session.is_some());
        }
    }

    // B2: forged Host and X-Forwarded-*.
    async fn the_way_back_is_made_of_our_settings_and_of_nothing_a_request_says(app: App) {
        connected(&app).await;
        let visitor = app.visitor();
        let call = start_call(ADA, "/apps");
        let forged = visitor
            .request(reqwest::Method::POST, "/api/v1/sign-in/start")
            .json(&call.body)
            .header("x-forwarded-host", "evil.example")
            .header("x-forwarded-proto", "https")
            .header("forwarded", "host=evil.example");
        let body: api::session::StartSignInResponse = answer(forged).await.ok();
        let expected = format!("{}/sign-in/callback/ten_harb", app.origin);
        let url = url::Url::parse(&body.authorization_url).unwrap();
        let redirect = url.query_pairs().find(|(name, _)| name == "redirect_uri").unwrap().1;
        assert_eq!(redirect, expected);
        let elsewhere = visitor
            .request(reqwest::Method::POST, "/api/v1/sign-in/start")
            .json(&call.body)
            .header(header::HOST, "evil.example");
        let sent = answer(elsewhere).await;
        assert_eq!(sent.status, 308);
        let there = sent.headers[header::LOCATION].to_str().unwrap();
        assert!(there.starts_with(&app.origin), "{there}");
    }

    // B2: cross-site posts.
    async fn another_site_cannot_begin_a_sign_in(app: App) {
        connected(&app).await;
        let call = start_call(ADA, "/apps");
        let post = app.http.post(format!("{}/api/v1/sign-in/start", app.origin)).json(&call.body);
        assert_eq!(answer(post).await.code(), "cross_site");
    }

    // B2: session fixation.
    async fn a_session_that_was_planted_is_worth_nothing(app: App) {
        let provider = connected(&app).await;
        let mut mallory = app.visitor();
        mallory.cookie = Some(format!("__Host-Http-session={}", "B".repeat(43)));
        let journey = mallory.leaves(ADA, "/apps").await;
        let back = provider.authorizes(&journey.url, json!({}));
        let arrival = app.arrives(HARBOR, &back, Some(&journey.cookie)).await;
        assert_ne!(arrival.session, mallory.cookie);
        assert!(mallory.session().await.viewer.is_none());
        let ada = app.holder(&arrival).session().await.viewer.unwrap();
        assert_eq!(ada.person.name, "Ada Visser");
    }

    async fn the_earlier_session_of_the_browser_ends(app: App) {
        let provider = connected(&app).await;
        let gwen = app.signed_in(GWEN).await;
        let journey = gwen.leaves(ADA, "/apps").await;
        let back = provider.authorizes(&journey.url, json!({}));
        let arrival = app.arrives(HARBOR, &back, Some(&journey.cookie)).await;
        assert!(app.holder(&arrival).session().await.viewer.is_some());
        assert!(gwen.session().await.viewer.is_none());
    }

    async fn the_cookie_of_the_way_is_for_the_way_back_only(app: App) {
        connected(&app).await;
        let left = app.visitor().sends(&start_call(ADA, "/apps")).await;
        let cookie = left.headers[header::SET_COOKIE].to_str().unwrap();
        for part in ["__Host-Http-sign-in=", "Path=/", "Secure", "HttpOnly", "SameSite=Lax", "Max-Age=600"] {
            assert!(cookie.contains(part), "{part} in {cookie}");
        }
        assert!(!cookie.contains("Domain"));
    }

    async fn two_tabs_do_not_undo_each_other(app: App) {
        let provider = connected(&app).await;
        let mut browser = app.visitor();
        let first = browser.leaves(ADA, "/apps").await;
        browser.cookie = Some(first.cookie.clone());
        let second = browser.leaves(ADA, "/help").await;
        assert_eq!(first.cookie, second.cookie);
        for (journey, page, is_last) in [(&second, "/help", false), (&first, "/apps", true)] {
            let back = provider.authorizes(&journey.url, json!({}));
            let arrival = app.arrives(HARBOR, &back, Some(&second.cookie)).await;
            assert_eq!(arrival.location, page);
            assert_eq!(arrival.forgets, is_last, "the other tab still needs the cookie");
        }
    }

    async fn the_cookie_of_the_way_is_forgotten_at_its_end(app: App) {
        let provider = connected(&app).await;
        for (name, error) in [("signed in", None), ("declined", Some("access_denied"))] {
            let journey = app.visitor().leaves(ADA, "/apps").await;
            let back = provider.authorizes(&journey.url, json!({}));
            let elsewhere = changed(&back, "state", Some("state-of-nobody"));
            let arrival = app.arrives(HARBOR, &elsewhere, Some(&journey.cookie)).await;
            assert!(!arrival.forgets, "{name}: not by what another page makes up");
            let back = changed(&back, "error", error);
            let arrival = app.arrives(HARBOR, &back, Some(&journey.cookie)).await;
            assert!(arrival.forgets, "{name}");
        }
    }

    async fn an_address_without_a_sign_in_of_its_own_begins_none(app: App) {
        for email in [ADA, "ada@nowhere.example", "no address"] {
            let answer = app.visitor().sends(&start_call(email, "/apps")).await;
            assert_eq!(answer.problem().fields[0].field, "email", "{email}");
        }
    }
}

/// Another provider's answer to a sign-in that was not sent to it.
fn provider_answers(other: &TestProvider, url: &url::Url) -> Vec<(String, String)> {
    other.authorizes(url, json!({}))
}
