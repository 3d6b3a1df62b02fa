//! Bad and hostile input, and what is refused with which word.

use axum::http::HeaderValue;
use reqwest::{Method, header};
use serde_json::{Value, json};
use server::rates::Rates;

use crate::support::{App, Engine, answer, both};

const USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
const GROUP: &str = "urn:ietf:params:scim:schemas:core:2.0:Group";

both! {
    async fn only_a_token_opens_the_door_and_it_opens_no_other(app: App) {
        let directory = app.directory().await;
        let address = format!("{}/scim/v2/Users?count=1", app.origin);
        let gwen = app.signed_in("gwen@harbor.example").await;
        for shown in [
            None,
            Some("Bearer".to_owned()),
            Some("Bearer scimv1_".to_owned()),
            Some(format!("Bearer {}", &directory.secret[..70])),
            Some(format!("Bearer {}", directory.secret.replace("scimv1_", "scimv2_"))),
            Some(format!("Basic {}", directory.secret)),
            Some(directory.secret.clone()),
        ] {
            let mut request = app.http.get(&address).header(header::COOKIE, gwen.cookie.as_deref().unwrap());
            if let Some(shown) = &shown {
                request = request.header(header::AUTHORIZATION, shown);
            }
            let refused = answer(request).await;
            assert_eq!(refused.scim_error().0, 401, "{shown:?}");
            assert_eq!(refused.headers[header::WWW_AUTHENTICATE], "Bearer");
        }
        for path in ["/api/v1/provisioning", "/api/v1/subscriptions", "/api/v1/people"] {
            let request = app.http.get(format!("{}{path}", app.origin));
            let refused = answer(request.bearer_auth(&directory.secret)).await;
            assert!([401, 404].contains(&refused.status), "{path}: {}", refused.text);
        }
    }

    /// Another organization's people and groups are answered as random ids are, to the byte.
    async fn another_organizations_ids_do_not_exist(app: App) {
        let harbor = app.directory().await;
        let amir = app.signed_in("amir@meadow.example").await;
        let meadow = app.directory_by(&amir).await;
        let body = json!({ "schemas": [GROUP], "displayName": "Planners" });
        let group = harbor.sends(Method::POST, "/Groups", &body).await.scim();
        let user = harbor.creates("nora@harbor.example").await;
        let (group, user) = (group["id"].as_str().unwrap(), user["id"].as_str().unwrap());
        let patch = json!({
            "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
            "Operations": [{ "op": "replace", "path": "displayName", "value": "X" }],
        });
        for (kind, theirs, put) in [
            ("Users", user, json!({ "schemas": [USER], "userName": "x" })),
            ("Groups", group, body.clone()),
        ] {
            let mut answers = Vec::new();
            for id in [theirs, "usr_0193c0ffee", "-", "a%20b", "x".repeat(200).as_str()] {
                let place = format!("/{kind}/{id}");
                let mut of_id = Vec::new();
                for answer in [
                    meadow.reads(&place).await,
                    meadow.sends(Method::PUT, &place, &put).await,
                    meadow.sends(Method::PATCH, &place, &patch).await,
                    meadow.deletes(&place).await,
                ] {
                    assert_eq!(answer.scim_error().0, 404, "{place}");
                    of_id.push(answer.text);
                }
                answers.push(of_id);
            }
            assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
        }
        let filter = format!("id eq \"{user}\"");
        assert!(meadow.finds("Users", &filter).await.is_empty());
        assert!(meadow.finds("Users", r#"userName eq "nora@harbor.example""#).await.is_empty());
        assert_eq!(harbor.reads(&format!("/Users/{user}")).await.status, 200);
    }

    async fn a_bad_body_is_refused_with_its_word(app: App) {
        let directory = app.directory().await;
        for (body, word) in [
            (json!({}), "invalidValue"),
            (json!([1, 2]), "invalidSyntax"),
            (json!("user"), "invalidSyntax"),
            (json!({ "schemas": [USER] }), "invalidValue"),
            (json!({ "schemas": [GROUP], "userName": "x" }), "invalidValue"),
            (json!({ "schemas": [USER], "userName": "" }), "invalidValue"),
            (json!({ "schemas": [USER], "userName": "   " }), "invalidValue"),
            (json!({ "schemas": [USER], "userName": "a\u{0}b" }), "invalidValue"),
            (json!({ "schemas": [USER], "userName": "x".repeat(257) }), "invalidValue"),
            (json!({ "schemas": [USER], "userName": 7 }), "invalidValue"),
            (json!({ "schemas": [USER], "userName": "x", "USERNAME": "y" }), "invalidSyntax"),
            (json!({ "schemas": [USER], "userName": "x", "active": "perhaps" }), "invalidValue"),
            (json!({ "schemas": [USER], "userName": "x", "emails": "x" }), "invalidValue"),
            (json!({ "schemas": [USER], "userName": "x", "emails": [{ "value": "no address" }] }), "invalidValue"),
            (json!({ "schemas": [USER], "userName": "x", "emails": [
                { "value": "a@b.example", "primary": true }, { "value": "c@b.example", "primary": true }] }), "invalidValue"),
        ] {
            let refused = directory.sends(Method::POST, "/Users", &body).await;
            assert_eq!(refused.scim_error(), (400, word.to_owned()), "{body} {}", refused.text);
        }
        for text in ["", "{", "{\"schemas\":", "\u{feff}{}", &"[".repeat(10_000)] {
            let request = directory.request(Method::POST, "/Users").body(text.to_owned());
            let request = request.header(header::CONTENT_TYPE, "application/scim+json");
            assert_eq!(answer(request).await.scim_error(), (400, "invalidSyntax".to_owned()));
        }
        for body in [json!({ "schemas": [GROUP] }), json!({ "schemas": [GROUP], "displayName": "" }),
            json!({ "schemas": [GROUP], "displayName": "x", "members": "everybody" })] {
            let refused = directory.sends(Method::POST, "/Groups", &body).await;
            assert_eq!(refused.scim_error(), (400, "invalidValue".to_owned()), "{body}");
        }
    }

    async fn a_bad_patch_is_refused_with_its_word_and_changes_nothing(app: App) {
        let directory = app.directory().await;
        let user = directory.creates("nora@harbor.example").await;
        let path = format!("/Users/{}", user["id"].as_str().unwrap());
        for (step, word) in [
            (json!({ "op": "replace", "path": "id", "value": "x" }), "mutability"),
            (json!({ "op": "add", "path": "meta.version", "value": "x" }), "mutability"),
            (json!({ "op": "add", "path": "groups", "value": [{ "value": "x" }] }), "mutability"),
            (json!({ "op": "replace", "value": { "id": "usr_other" } }), "mutability"),
            (json!({ "op": "move", "path": "title", "value": "x" }), "invalidSyntax"),
            (json!({ "path": "title", "value": "x" }), "invalidSyntax"),
            (json!({ "op": "remove" }), "noTarget"),
            (json!({ "op": "add", "path": "title" }), "invalidValue"),
            (json!({ "op": "add", "value": "x" }), "invalidValue"),
            (json!({ "op": "remove", "path": "userName" }), "invalidValue"),
            (json!({ "op": "add", "path": "shoeSize", "value": 44 }), "invalidPath"),
            (json!({ "op": "add", "path": "title.part", "value": "x" }), "invalidPath"),
            (json!({ "op": "add", "path": "title[value eq \"x\"]", "value": "x" }), "invalidPath"),
            (json!({ "op": "add", "path": "emails[", "value": "x" }), "invalidPath"),
            (json!({ "op": "add", "path": "..", "value": "x" }), "invalidPath"),
            (json!({ "op": "add", "path": 7, "value": "x" }), "invalidPath"),
            (json!({ "op": "add", "path": format!("{ENTERPRISE}:rank"), "value": "x" }), "invalidPath"),
            (json!({ "op": "add", "path": "urn:other:2.0:User:rank", "value": "x" }), "invalidPath"),
            (json!({ "op": "replace", "path": "emails[type eq \"work\"]", "value": {} }), "noTarget"),
            (json!({ "op": "replace", "path": "emails[type co \"w\"].value", "value": "x" }), "noTarget"),
            (json!({ "op": "add", "path": "name", "value": "Nora" }), "invalidValue"),
            (json!({ "op": "add", "path": "active", "value": [1, 2] }), "invalidValue"),
        ] {
            let refused = directory.patches(&path, step.clone()).await;
            assert_eq!(refused.scim_error(), (400, word.to_owned()), "{step} {}", refused.text);
        }
        assert_eq!(directory.reads(&path).await.scim(), user);
        for body in [json!({}), json!({ "Operations": [] }),
            json!({ "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [] }),
            json!({ "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": {} })] {
            let refused = directory.sends(Method::PATCH, &path, &body).await;
            assert_eq!(refused.scim_error(), (400, "invalidSyntax".to_owned()), "{body}");
        }
        let first_good = json!({
            "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
            "Operations": [{ "op": "add", "path": "title", "value": "Boss" },
                { "op": "add", "path": "shoeSize", "value": 44 }],
        });
        let refused = directory.sends(Method::PATCH, &path, &first_good).await;
        assert_eq!(refused.scim_error(), (400, "invalidPath".to_owned()));
        assert_eq!(directory.reads(&path).await.scim(), user, "all of it or nothing");
    }

    async fn a_filter_that_is_none_or_reads_everybody_is_refused(app: App) {
        let directory = app.directory().await;
        for (kind, filter) in [
            ("Users", "userName"),
            ("Users", "userName eq"),
            ("Users", "userName eq ada"),
            ("Users", "userName like \"ada\""),
            ("Users", "(userName eq \"ada\""),
            ("Users", "userName eq \"ada\" or active eq true"),
            ("Users", "active eq true"),
            ("Users", "userName co \"a\""),
            ("Users", "not (userName eq \"ada\")"),
            ("Users", "1 eq 1"),
            ("Users", "userName eq \"a\" ; drop table users"),
            ("Groups", "displayName sw \"a\""),
            ("Groups", "userName eq \"ada\""),
        ] {
            let query: String = url::form_urlencoded::byte_serialize(filter.as_bytes()).collect();
            let refused = directory.reads(&format!("/{kind}?filter={query}")).await;
            assert_eq!(refused.scim_error(), (400, "invalidFilter".to_owned()), "{filter}");
        }
        let deep = "not (".repeat(5_000);
        let query: String = url::form_urlencoded::byte_serialize(deep.as_bytes()).collect();
        let refused = directory.reads(&format!("/Users?filter={query}")).await;
        assert!([400, 414, 431].contains(&refused.status));
        for query in ["count=many", "startIndex=x", "count=99999999999999999999"] {
            let refused = directory.reads(&format!("/Users?{query}")).await;
            assert_eq!(refused.scim_error(), (400, "invalidValue".to_owned()), "{query}");
        }
        for (query, items) in [("count=-1", 0), ("count=0", 0), ("startIndex=-5&count=1", 1), ("startIndex=9999", 0)] {
            let page = directory.reads(&format!("/Users?{query}")).await.scim();
            assert_eq!(page["itemsPerPage"], items, "{query}");
        }
    }

    async fn what_is_no_body_of_ours_is_refused(app: App) {
        let directory = app.directory().await;
        for kind in ["text/plain", "application/xml", "application/x-www-form-urlencoded", ""] {
            let request = directory.request(Method::POST, "/Users").body("{}");
            let request = request.header(header::CONTENT_TYPE, HeaderValue::from_str(kind).unwrap());
            assert_eq!(answer(request).await.scim_error().0, 415, "{kind}");
        }
        let huge = format!("{{\"a\":\"{}\"}}", "x".repeat(9 * 1024 * 1024));
        let request = directory.request(Method::POST, "/Groups").body(huge);
        let request = request.header(header::CONTENT_TYPE, "application/scim+json");
        assert_eq!(answer(request).await.scim_error().0, 413);
        let body = json!({ "schemas": [USER], "userName": "x", "title": "x".repeat(70_000) });
        let refused = directory.sends(Method::POST, "/Users", &body).await;
        assert_eq!(refused.scim_error().0, 413);
        for (method, path, status) in [
            (Method::POST, "/Schemas", 405), (Method::DELETE, "/Users", 405),
            (Method::GET, "/Nothing", 404), (Method::GET, "/", 404), (Method::GET, "/Me", 501),
            (Method::POST, "/Bulk", 501), (Method::GET, "/Schemas/urn:other", 404),
            (Method::GET, "/Schemas?filter=id+eq+%22x%22", 403),
        ] {
            let refused = answer(directory.request(method.clone(), path)).await;
            assert_eq!(refused.scim_error().0, status, "{method} {path}");
        }
    }
}

/// 25 a second.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_directory_that_asks_too_often_is_told_to_wait() {
    let app = App::start_limited(Engine::Sqlite, Rates::default()).await;
    let directory = app.directory().await;
    let mut statuses = Vec::new();
    for _ in 0..200 {
        let answer = directory.reads("/ServiceProviderConfig").await;
        if answer.status == 429 {
            assert_eq!(answer.headers[header::RETRY_AFTER], "1");
            assert_eq!(answer.scim_error().0, 429);
        }
        statuses.push(answer.status);
    }
    assert!(
        statuses[..25].iter().all(|status| *status == 200),
        "{statuses:?}"
    );
    assert!(statuses.contains(&429), "{statuses:?}");
}

/// What discovery says is what is there.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn discovery_says_what_is_there() {
    let app = App::start(Engine::Sqlite).await;
    let directory = app.directory().await;
    let config = directory.reads("/ServiceProviderConfig").await.scim();
    assert_eq!(config["patch"]["supported"], true);
    assert_eq!(config["bulk"]["supported"], false);
    let types = directory.reads("/ResourceTypes").await.scim();
    assert_eq!(types["totalResults"], 2);
    let schemas = directory.reads("/Schemas").await.scim();
    let ids: Vec<&Value> = schemas["Resources"]
        .as_array()
        .unwrap()
        .iter()
        .map(|schema| &schema["id"])
        .collect();
    assert_eq!(ids, [&json!(USER), &json!(GROUP), &json!(ENTERPRISE)]);
    assert!(!schemas.to_string().contains("password"));
    let one = directory.reads(&format!("/Schemas/{GROUP}")).await.scim();
    assert_eq!(one["name"], "Group");
}
