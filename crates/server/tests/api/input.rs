//! Bodies that are too large, broken, unknown or declared as something else.

use reqwest::{Method, header};

use crate::support::{App, Engine, answer, both};

const QUOTES: &str = "/api/v1/quotes";

both! {
    async fn bad_bodies_get_the_status_that_names_the_fault(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let json = |body: String| {
            ada.request(Method::POST, QUOTES).header(header::CONTENT_TYPE, "application/json").body(body)
        };
        let good = r#"{"product":"CFQ7TTC0L3PB","term":"monthly","quantity":1}"#;
        let rows = [
            (json("x".repeat(10_000_000)), 413, "body_too_large"),
            (json("{".into()), 400, "malformed_body"),
            (json(format!("{good}{good}")), 400, "malformed_body"),
            (json(String::new()), 400, "malformed_body"),
            (json(good.replace('}', r#","color":"red"}"#)), 400, "invalid_field"),
            (json(good.replace("monthly", "daily")), 400, "invalid_field"),
            (json(good.replace(":1}", ":0}")), 400, "invalid_field"),
            (json(good.replace(":1}", ":-1}")), 400, "invalid_field"),
            (json(good.replace(":1}", ":1.5}")), 400, "invalid_field"),
            (json(good.replace(":1}", ":10001}")), 400, "invalid_field"),
            (json(good.replace(":1}", ":\"ten\"}")), 400, "invalid_field"),
            (json(good.replace("CFQ7TTC0L3PB", "../x")), 400, "invalid_field"),
            (ada.request(Method::POST, QUOTES).body(good), 415, "unsupported_media_type"),
            (ada.request(Method::POST, QUOTES).form(&[("quantity", "1")]), 415, "unsupported_media_type"),
        ];
        for (request, status, code) in rows {
            let answer = answer(request).await;
            assert_eq!((answer.status, answer.code()), (status, code), "{}", answer.text);
        }
        assert_eq!(answer(json(good.into())).await.status, 200);
    }

    /// A card cannot be charged that much at once.
    async fn a_total_beyond_what_a_card_can_be_charged_is_refused_at_the_quote(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let body = r#"{"product":"CFQ7TTC0KXG6","term":"annual","quantity":10000}"#;
        let request = ada.request(Method::POST, QUOTES).header(header::CONTENT_TYPE, "application/json");
        let problem = answer(request.body(body)).await.problem();
        assert_eq!(problem.fields[0].field, "quantity");
    }

    async fn calls_and_methods_that_do_not_exist_are_problems_and_never_a_page(app: App) {
        let visitor = app.visitor();
        for (method, address, status) in [
            (Method::GET, "/api/v1/nothing", 404),
            (Method::GET, "/api/v2/products", 404),
            (Method::GET, "/v1.0/nothing", 404),
            (Method::PUT, "/api/v1/products", 405),
            (Method::GET, "/api/v1/orders", 405),
        ] {
            let answer = answer(visitor.request(method, address)).await;
            assert_eq!(answer.problem().status, status, "{address}");
        }
    }

    async fn an_order_without_a_key_is_refused(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let quote = ada.quotes("CFQ7TTC0L3PB", 1).await;
        let body = serde_json::json!({
            "quote": quote.id, "payment_method": "pm_x", "accepted_total": quote.amounts.total,
        });
        let answer = answer(ada.request(Method::POST, "/api/v1/orders").json(&body)).await;
        assert_eq!(answer.code(), "idempotency_key_missing");
    }

    async fn everything_that_is_somebodys_needs_a_session(app: App) {
        let visitor = app.visitor();
        for address in ["/api/v1/apps", "/api/v1/subscriptions", "/api/v1/policies", "/api/v1/users?q=a", "/api/v1/orders/ord_x", "/api/v1/quotes/quo_x", "/api/v1/products/power-bi-pro/eligibility"] {
            let answer = answer(visitor.request(Method::GET, address)).await;
            assert_eq!((answer.status, answer.code()), (401, "not_signed_in"), "{address}");
        }
    }
}
