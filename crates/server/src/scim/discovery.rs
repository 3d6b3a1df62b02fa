//! What a directory finds out about us before it begins (RFC 7644 §4).

use scim_v2::models::scim_schema::get_schemas;
use serde_json::{Value, json};

use super::list::LARGEST_PAGE;
use super::{BASE_PATH, ENTERPRISE, GROUP, Object, USER};

/// What this server can do.
pub fn service_provider_config(origin: &str) -> Value {
    json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
        "patch": { "supported": true },
        "bulk": { "supported": false, "maxOperations": 0, "maxPayloadSize": 0 },
        "filter": { "supported": true, "maxResults": LARGEST_PAGE },
        "changePassword": { "supported": false },
        "sort": { "supported": false },
        "etag": { "supported": true },
        "authenticationSchemes": [{
            "type": "oauthbearertoken",
            "name": "Bearer token",
            "description": "A token that an admin of the organization makes.",
            "specUri": "https://www.rfc-editor.org/info/rfc6750",
            "primary": true,
        }],
        "meta": {
            "resourceType": "ServiceProviderConfig",
            "location": format!("{origin}{BASE_PATH}/ServiceProviderConfig"),
        },
    })
}

/// What there is: users and groups.
pub fn resource_types(origin: &str) -> Vec<Object> {
    let meta = |name: &str| {
        json!({
            "resourceType": "ResourceType",
            "location": format!("{origin}{BASE_PATH}/ResourceTypes/{name}"),
        })
    };
    let types = [
        json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
            "id": "User", "name": "User", "endpoint": "/Users", "schema": USER,
            "description": "A person's account in the organization.",
            "schemaExtensions": [{ "schema": ENTERPRISE, "required": false }],
            "meta": meta("User"),
        }),
        json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
            "id": "Group", "name": "Group", "endpoint": "/Groups", "schema": GROUP,
            "description": "A group of people of the organization.",
            "meta": meta("Group"),
        }),
    ];
    objects(types)
}

/// What users and groups are made of: as RFC 7643 has it, but for passwords, which are not taken,
/// and groups within groups, which there are not.
pub fn schemas(origin: &str) -> Vec<Object> {
    let published = get_schemas(vec!["user", "group", "enterprise_user"]).unwrap_or_default();
    let mut schemas = objects(
        published
            .iter()
            .filter_map(|one| serde_json::to_value(one).ok()),
    );
    for schema in &mut schemas {
        let id = schema.get("id").and_then(Value::as_str).unwrap_or_default();
        let location = format!("{origin}{BASE_PATH}/Schemas/{id}");
        let meta = json!({ "resourceType": "Schema", "location": location });
        schema.insert("meta".into(), meta);
        let own = vec!["urn:ietf:params:scim:schemas:core:2.0:Schema"];
        schema.insert("schemas".into(), own.into());
        if let Some(Value::Array(attributes)) = schema.get_mut("attributes") {
            attributes.retain(|attribute| attribute["name"] != "password");
            attributes.iter_mut().for_each(as_it_is_here);
        }
    }
    schemas
}

fn as_it_is_here(attribute: &mut Value) {
    if attribute["name"] == "displayName"
        && attribute["description"]
            .as_str()
            .is_some_and(|text| text.contains("REQUIRED"))
    {
        attribute["required"] = true.into();
    }
    if attribute["name"] != "members" {
        return;
    }
    let parts = attribute
        .get_mut("subAttributes")
        .and_then(Value::as_array_mut);
    for part in parts.into_iter().flatten() {
        for of_groups in ["referenceTypes", "canonicalValues"] {
            if part.get(of_groups).is_some() {
                part[of_groups] = vec!["User"].into();
            }
        }
    }
}

fn objects(values: impl IntoIterator<Item = Value>) -> Vec<Object> {
    let objects = values.into_iter().map(|value| match value {
        Value::Object(object) => object,
        _ => Object::new(),
    });
    objects.collect()
}
