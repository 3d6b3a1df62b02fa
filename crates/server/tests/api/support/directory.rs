//! A directory elsewhere, as it speaks SCIM.

use api::provisioning::{CreateProvisioningToken, CreateProvisioningTokenRequest};
use reqwest::{Method, header};
use serde_json::{Value, json};

use super::{Answer, App, Person, answer};

/// A directory with a token.
pub struct Directory<'a> {
    pub app: &'a App,
    pub secret: String,
}

impl Answer {
    /// The body, which is SCIM whatever it says.
    pub fn scim(&self) -> Value {
        let kind = self.headers.get(header::CONTENT_TYPE).unwrap();
        assert_eq!(kind, "application/scim+json", "{}", self.text);
        serde_json::from_str(&self.text).unwrap()
    }

    /// Status and word of a refusal.
    pub fn scim_error(&self) -> (u16, String) {
        let document = self.scim();
        assert_eq!(document["status"], self.status.to_string(), "{document}");
        assert_eq!(
            document["schemas"],
            json!(["urn:ietf:params:scim:api:messages:2.0:Error"])
        );
        let word = document["scimType"].as_str().unwrap_or_default();
        (self.status, word.to_owned())
    }
}

impl App {
    /// A directory of Harbor.
    pub async fn directory(&self) -> Directory<'_> {
        let gwen = self.signed_in("gwen@harbor.example").await;
        self.directory_by(&gwen).await
    }

    /// A directory with a token that this admin makes.
    pub async fn directory_by(&self, admin: &Person<'_>) -> Directory<'_> {
        let body = CreateProvisioningTokenRequest {
            expires_in_days: 30,
        };
        let new = admin.gets(&CreateProvisioningToken { body }).await;
        Directory {
            app: self,
            secret: new.secret,
        }
    }
}

impl Directory<'_> {
    pub fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let address = format!("{}/scim/v2{path}", self.app.origin);
        self.app
            .http
            .request(method, address)
            .bearer_auth(&self.secret)
    }

    pub async fn sends(&self, method: Method, path: &str, body: &Value) -> Answer {
        let request = self
            .request(method, path)
            .header(header::CONTENT_TYPE, "application/scim+json")
            .body(body.to_string());
        answer(request).await
    }

    pub async fn reads(&self, path: &str) -> Answer {
        answer(self.request(Method::GET, path)).await
    }

    pub async fn deletes(&self, path: &str) -> Answer {
        answer(self.request(Method::DELETE, path)).await
    }

    /// What a filter finds.
    pub async fn finds(&self, kind: &str, filter: &str) -> Vec<Value> {
        let query: String = url::form_urlencoded::byte_serialize(filter.as_bytes()).collect();
        let found = self.reads(&format!("/{kind}?filter={query}")).await;
        assert_eq!(found.status, 200, "{filter}: {}", found.text);
        found.scim()["Resources"].as_array().unwrap().clone()
    }

    /// A user of this name, made now.
    pub async fn creates(&self, user_name: &str) -> Value {
        let body = json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
            "userName": user_name,
        });
        let made = self.sends(Method::POST, "/Users", &body).await;
        assert_eq!(made.status, 201, "{}", made.text);
        made.scim()
    }

    /// One step of a patch.
    pub async fn patches(&self, path: &str, step: Value) -> Answer {
        let body = json!({
            "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
            "Operations": [step],
        });
        self.sends(Method::PATCH, path, &body).await
    }
}
