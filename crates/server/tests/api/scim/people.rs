//! People: who is listed, what is kept, and how versions protect a change.

use api::users::SearchUsers;
use reqwest::{Method, header};
use serde_json::json;

use crate::support::{App, Engine, answer, both};

const USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";

both! {
    /// B18
    async fn a_provisioned_person_is_a_colleague_like_any_other(app: App) {
        let directory = app.directory().await;
        let body = json!({
            "schemas": [USER], "userName": "nora@harbor.example", "externalId": "n-1",
            "name": { "givenName": "Nora", "familyName": "Quist" },
        });
        let made = directory.sends(Method::POST, "/Users", &body).await;
        assert_eq!(made.status, 201, "{}", made.text);
        let user = made.scim();
        let location = format!("{}/scim/v2/Users/{}", app.origin, user["id"].as_str().unwrap());
        assert_eq!(made.headers[header::LOCATION], location.as_str());
        assert_eq!(made.headers[header::ETAG], "W/\"1\"");
        assert_eq!(user["meta"]["location"], location.as_str());
        let gwen = app.signed_in("gwen@harbor.example").await;
        for q in ["nora", "quist", "nora@harbor"] {
            let found = gwen.gets(&SearchUsers { q: q.to_owned() }).await.items;
            assert_eq!(found.len(), 1, "{q}");
            assert_eq!(found[0].name, "Nora Quist");
        }
        let path = format!("/Users/{}", found_id(&user));
        let step = json!({ "op": "replace", "path": "name.familyName", "value": "Berg" });
        assert_eq!(directory.patches(&path, step).await.status, 200);
        let found = gwen.gets(&SearchUsers { q: "berg".to_owned() }).await.items;
        assert_eq!(found[0].name, "Nora Berg");
        assert!(gwen.gets(&SearchUsers { q: "quist".to_owned() }).await.items.is_empty());
    }

    /// B18: everybody of the organization is on the list, and nobody else.
    async fn the_list_has_everybody_once_from_any_place(app: App) {
        let directory = app.directory().await;
        let mut names = Vec::new();
        let mut start = 1;
        loop {
            let page = directory.reads(&format!("/Users?startIndex={start}&count=2")).await.scim();
            let users = page["Resources"].as_array().unwrap();
            if users.is_empty() {
                break;
            }
            start += users.len();
            names.extend(users.iter().map(|user| user["userName"].as_str().unwrap().to_owned()));
            assert!(page["totalResults"].as_u64().unwrap() >= 9);
        }
        names.sort();
        let mut once = names.clone();
        once.dedup();
        assert_eq!(names, once);
        assert!(names.contains(&"zoe@meadow.example".to_owned()), "a guest: {names:?}");
        assert!(!names.contains(&"amir@meadow.example".to_owned()));
        let dora = directory.finds("Users", r#"userName eq "dora@harbor.example""#).await;
        assert_eq!(dora[0]["active"], false);
        let zoe = directory.finds("Users", r#"emails.value eq "zoe@meadow.example""#).await;
        assert_eq!(zoe[0]["userType"], "Guest");
    }

    async fn people_and_groups_are_searched_together(app: App) {
        let directory = app.directory().await;
        let group = json!({ "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "A", "externalId": "x-1" });
        directory.sends(Method::POST, "/Groups", &group).await;
        let people = directory.reads("/Users?count=0").await.scim()["totalResults"].as_u64().unwrap();
        let schemas = ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"];
        for (asked, items, kind) in [
            (json!({ "schemas": schemas }), people + 1, "User"),
            (json!({ "schemas": schemas, "startIndex": people + 1 }), 1, "Group"),
            (json!({ "schemas": schemas, "startIndex": people, "count": 1 }), 1, "User"),
            (json!({ "schemas": schemas, "filter": "externalId eq \"x-1\"" }), 1, "Group"),
        ] {
            let page = directory.sends(Method::POST, "/.search", &asked).await.scim();
            assert_eq!(page["itemsPerPage"], items, "{asked}: {page}");
            assert_eq!(page["Resources"][0]["meta"]["resourceType"], kind, "{asked}");
        }
    }

    /// R20: a guest is a guest whoever keeps the list.
    async fn the_type_of_a_person_decides_between_member_and_guest(app: App) {
        let directory = app.directory().await;
        for (name, kind, expected) in [
            ("partner@elsewhere.example", "Guest", "guest"),
            ("contractor@elsewhere.example", "Contractor", "member"),
        ] {
            let body = json!({ "schemas": [USER], "userName": name, "userType": kind });
            let user = directory.sends(Method::POST, "/Users", &body).await.scim();
            assert_eq!(user["userType"], kind);
            assert_eq!(kind_of(&app, found_id(&user)).await, expected, "{name}");
        }
    }

    async fn a_change_of_an_older_version_is_refused(app: App) {
        let directory = app.directory().await;
        let user = directory.creates("nora@harbor.example").await;
        let path = format!("/Users/{}", found_id(&user));
        let step = json!({
            "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
            "Operations": [{ "op": "add", "path": "title", "value": "Boss" }],
        });
        let mut statuses = Vec::new();
        for seen in ["W/\"1\"", "W/\"1\"", "W/\"2\", W/\"7\"", "*"] {
            let request = directory.request(Method::PATCH, &path).header(header::IF_MATCH, seen);
            let request = request.header(header::CONTENT_TYPE, "application/json");
            statuses.push(answer(request.body(step.to_string())).await.status);
        }
        assert_eq!(statuses, [200, 412, 200, 200]);
        let request = directory.request(Method::GET, &path);
        let known = answer(request.header(header::IF_NONE_MATCH, "W/\"2\"")).await;
        assert_eq!((known.status, known.text.as_str()), (304, ""), "a change of nothing is none");
        let request = directory.request(Method::DELETE, &path).header(header::IF_MATCH, "W/\"1\"");
        assert_eq!(answer(request).await.status, 412);
    }

    async fn an_answer_has_what_is_asked_for(app: App) {
        let directory = app.directory().await;
        let user = directory.creates("nora@harbor.example").await;
        let path = format!("/Users/{}", found_id(&user));
        for (query, there, missing) in [
            ("attributes=userName", "/userName", "/meta"),
            ("attributes=meta.version,active", "/meta/version", "/meta/location"),
            ("excludedAttributes=active", "/meta", "/active"),
            ("excludedAttributes=id,meta.version", "/id", "/meta/version"),
        ] {
            let body = directory.reads(&format!("{path}?{query}")).await.scim();
            assert!(body.pointer("/id").is_some() && body.pointer("/schemas").is_some());
            assert!(body.pointer(there).is_some(), "{query}: {body}");
            assert!(body.pointer(missing).is_none(), "{query}: {body}");
        }
        let both = directory.reads(&format!("{path}?attributes=id&excludedAttributes=meta")).await;
        assert_eq!(both.scim_error(), (400, "invalidValue".to_owned()));
    }
}

pub fn found_id(user: &serde_json::Value) -> &str {
    user["id"].as_str().unwrap()
}

async fn kind_of(app: &App, id: &str) -> &'static str {
    let tenant = domain::ids::TenantId::parse("ten_harb").unwrap();
    let id = domain::ids::UserId::parse(id).unwrap();
    let found = app.state.store.read(&tenant, move |tx| {
        let id = id.clone();
        Box::pin(async move { store::users::find(tx, &id).await })
    });
    let user: Result<_, store::StoreError> = found.await;
    user.unwrap().unwrap().kind.as_str()
}
