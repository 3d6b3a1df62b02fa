//! What stands on every answer, and what another site cannot do.

use api::CSRF_HEADER;
use reqwest::{Method, header};

use crate::support::{App, Engine, answer, both};

both! {
    async fn every_answer_has_the_same_safe_headers(app: App) {
        let visitor = app.visitor();
        for address in ["/", "/api/v1/session", "/api/v1/nothing", "/healthz", "/index.html", "/no.such.file", "/api/openapi.json"] {
            let headers = answer(visitor.request(Method::GET, address)).await.headers;
            let value = |name: &str| headers.get(name).map(|value| value.to_str().unwrap().to_owned());
            let policy = value("content-security-policy").unwrap();
            for part in ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self';", "frame-ancestors 'none'", "base-uri 'none'"] {
                assert!(policy.contains(part), "{address}: {policy}");
            }
            assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
            assert!(policy.contains(&format!("frame-src {}", app.gateway.origin)));
            assert_eq!(value("x-content-type-options").as_deref(), Some("nosniff"), "{address}");
            assert_eq!(value("referrer-policy").as_deref(), Some("no-referrer"));
            assert_eq!(value("cross-origin-opener-policy").as_deref(), Some("same-origin"));
            assert_eq!(value("cross-origin-resource-policy").as_deref(), Some("same-origin"));
            assert!(value("x-request-id").is_some());
            let caching = value("cache-control").unwrap();
            assert_eq!(caching == "no-store", !address.ends_with('/') && address != "/index.html", "{address}: {caching}");
        }
    }

    async fn another_site_cannot_change_anything(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let address = format!("{}/api/v1/session", app.origin);
        let bare = || app.http.delete(&address).header(header::COOKIE, ada.cookie.clone().unwrap());
        let rows = [
            bare(),
            bare().header(CSRF_HEADER, "1").header("sec-fetch-site", "cross-site"),
            bare().header(CSRF_HEADER, "1").header("sec-fetch-site", "same-site"),
            bare().header(CSRF_HEADER, "1").header(header::ORIGIN, "http://localhost:8081"),
            bare().header(CSRF_HEADER, "1").header(header::ORIGIN, "null"),
        ];
        for request in rows {
            let answer = answer(request).await;
            assert_eq!((answer.status, answer.code()), (403, "cross_site"));
        }
        assert!(ada.session().await.viewer.is_some(), "the session is as it was");
    }

    async fn a_forged_host_is_sent_to_the_public_address(app: App) {
        let request = app.visitor().request(Method::GET, "/products/visio-plan-1?x=1");
        let answer = answer(request.header(header::HOST, "evil.example")).await;
        assert_eq!(answer.status, 308);
        let expected = format!("{}/products/visio-plan-1?x=1", app.origin);
        assert_eq!(answer.headers[header::LOCATION], expected.as_str());
    }

    async fn a_problem_names_its_request_as_the_header_does(app: App) {
        let answer = answer(app.visitor().request(Method::GET, "/api/v1/apps")).await;
        let named = answer.problem().request_id.unwrap();
        assert_eq!(answer.headers["x-request-id"], named.as_str());
    }

    async fn no_request_to_the_card_processor_carries_a_cookie(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        ada.buys("CFQ7TTC0L3PB", 1, crate::support::Card::GOOD).await;
        assert_eq!(app.gateway.ledger().await["requests_with_cookie"], 0);
    }
}
