//! Groups, of thousands as of two.

use reqwest::Method;
use serde_json::{Value, json};

use super::people::found_id;
use crate::support::{App, Engine, both};

const GROUP: &str = "urn:ietf:params:scim:schemas:core:2.0:Group";

both! {
    /// B18: nobody of another organization, and nobody who is not there.
    async fn members_are_people_of_the_organization(app: App) {
        let directory = app.directory().await;
        let body = json!({
            "schemas": [GROUP], "displayName": "Planners",
            "members": [{ "value": "usr_harb_ada" }, { "value": "usr_mead_zoe" },
                { "value": "usr_nobody" }, { "value": "../etc" }],
        });
        let made = directory.sends(Method::POST, "/Groups", &body).await;
        assert_eq!(made.status, 201, "{}", made.text);
        let group = made.scim();
        assert_eq!(group["members"].as_array().unwrap().len(), 1);
        assert_eq!(group["members"][0]["value"], "usr_harb_ada");
        let path = format!("/Groups/{}", found_id(&group));
        let step = json!({ "op": "add", "path": "members", "value": [{ "value": "usr_mead_zoe" }] });
        let same = directory.patches(&path, step).await;
        assert_eq!(same.status, 200);
        assert_eq!(same.scim()["meta"]["version"], "W/\"1\"");
    }

    /// B18: 3,000 people in one body, and one of them out again.
    async fn a_group_may_have_thousands_of_members(app: App) {
        let directory = app.directory().await;
        let ids = many_people(&app, 3_000).await;
        let members: Vec<Value> = ids.iter().map(|id| json!({ "value": id, "display": "Somebody of the organization" })).collect();
        let body = json!({ "schemas": [GROUP], "displayName": "Everybody", "members": members });
        assert!(body.to_string().len() > 200_000);
        let made = directory.sends(Method::POST, "/Groups", &body).await;
        assert_eq!(made.status, 201, "{}", &made.text[..200.min(made.text.len())]);
        let group = made.scim();
        assert_eq!(group["members"].as_array().unwrap().len(), 3_000);
        let path = format!("/Groups/{}", found_id(&group));
        let first = format!("members[value eq \"{}\"]", ids[0]);
        let patched = directory.patches(&path, json!({ "op": "remove", "path": first })).await;
        assert_eq!(patched.status, 200);
        let of = directory.finds("Groups", &format!("members.value eq \"{}\"", ids[1])).await;
        assert_eq!(of.len(), 1);
        assert_eq!(of[0]["members"].as_array().unwrap().len(), 2_999);
        assert!(directory.finds("Groups", &format!("members.value eq \"{}\"", ids[0])).await.is_empty());
    }
}

async fn many_people(app: &App, count: usize) -> Vec<String> {
    use domain::email::EmailAddress;
    use domain::ids::{TenantId, UserId};
    use domain::user::{AccountStatus, DirectorySource, User, UserKind};

    let tenant = TenantId::parse("ten_harb").unwrap();
    let home = tenant.clone();
    let written: Result<(), store::StoreError> = app
        .state
        .store
        .write(&tenant, move |tx| {
            let tenant = home.clone();
            Box::pin(async move {
                for number in 0..count {
                    let user = User {
                        id: UserId::parse(&format!("usr_many_{number:05}")).unwrap(),
                        tenant: tenant.clone(),
                        email: EmailAddress::parse(&format!("many{number}@harbor.example"))
                            .unwrap(),
                        display_name: format!("Many {number}"),
                        kind: UserKind::Member,
                        status: AccountStatus::Active,
                        source: DirectorySource::Cloud,
                    };
                    store::users::insert(tx, &user).await?;
                }
                Ok(())
            })
        })
        .await;
    written.unwrap();
    (0..count)
        .map(|number| format!("usr_many_{number:05}"))
        .collect()
}
