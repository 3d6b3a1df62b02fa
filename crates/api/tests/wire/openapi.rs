//! The API's description: whole, valid and about these very calls.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::endpoints::{COSTS, calls};

fn document() -> Value {
    serde_json::to_value(api::openapi::describe().build("0.0.0")).unwrap()
}

/// Calls `visit` with every object of the document.
fn each_object(value: &Value, visit: &mut impl FnMut(&serde_json::Map<String, Value>)) {
    match value {
        Value::Object(fields) => {
            visit(fields);
            fields.values().for_each(|value| each_object(value, visit));
        }
        Value::Array(items) => items.iter().for_each(|item| each_object(item, visit)),
        _ => {}
    }
}

fn operations(document: &Value) -> Vec<(String, String, Value)> {
    let paths = document.get("paths").and_then(Value::as_object).unwrap();
    let operations = paths.iter().flat_map(|(path, item)| {
        let methods = item.as_object().unwrap().iter();
        methods.map(move |(method, operation)| {
            (path.clone(), method.to_uppercase(), operation.clone())
        })
    });
    operations.collect()
}

fn parameters(operation: &Value, place: &str) -> BTreeSet<String> {
    let parameters = operation.get("parameters").and_then(Value::as_array);
    let parameters = parameters.into_iter().flatten();
    let named = parameters.filter(|parameter| parameter.get("in") == Some(&place.into()));
    named
        .filter_map(|parameter| Some(parameter.get("name")?.as_str()?.to_owned()))
        .collect()
}

#[test]
fn the_description_stays_as_it_is() {
    insta::with_settings!({sort_maps => true}, {
        insta::assert_json_snapshot!("openapi", document());
    });
}

#[test]
fn the_description_is_openapi_3_1() {
    let version = document()
        .get("openapi")
        .and_then(Value::as_str)
        .map(str::to_owned);
    assert!(version.unwrap().starts_with("3.1."));
}

#[test]
fn every_call_is_described_where_it_is_and_nothing_else_is() {
    let described: BTreeSet<_> = operations(&document())
        .into_iter()
        .map(|(path, method, _)| (method, path))
        .collect();
    let called: BTreeSet<_> = calls()
        .iter()
        .map(|call| (call.method.as_str().to_owned(), call.path.to_owned()))
        .collect();
    assert_eq!(described, called);
}

#[test]
fn no_two_operations_share_an_id() {
    let operations = operations(&document());
    let ids: BTreeSet<_> = operations
        .iter()
        .map(|(.., operation)| {
            operation
                .get("operationId")
                .and_then(Value::as_str)
                .unwrap()
        })
        .collect();
    assert_eq!(ids.len(), operations.len());
}

#[test]
fn every_reference_leads_somewhere() {
    let document = document();
    let mut references = 0;
    each_object(&document, &mut |fields| {
        if let Some(reference) = fields.get("$ref").and_then(Value::as_str) {
            let pointer = reference.strip_prefix('#').unwrap();
            assert!(
                document.pointer(pointer).is_some(),
                "{reference} leads nowhere"
            );
            references += 1;
        }
    });
    assert!(references > 50, "{references} references");
}

#[test]
fn each_list_is_described_with_its_own_rows() {
    let document = document();
    for (path, page, row) in [
        (
            "/api/v1/subscriptions",
            "SubscriptionRowPage",
            "SubscriptionRow",
        ),
        (
            "/api/v1/subscriptions/{subscription}/licenses",
            "LicenseRowPage",
            "LicenseRow",
        ),
    ] {
        let answer = document
            .get("paths")
            .and_then(|paths| paths.get(path))
            .and_then(|item| item.pointer("/get/responses/200/content/application~1json/schema"))
            .and_then(|schema| schema.get("$ref"));
        assert_eq!(answer, Some(&format!("#/components/schemas/{page}").into()));
        let rows = format!("/components/schemas/{page}/properties/items/items/$ref");
        let rows = document.pointer(&rows);
        assert_eq!(rows, Some(&format!("#/components/schemas/{row}").into()));
    }
}

#[test]
fn every_named_schema_is_used() {
    let document = document();
    let mut used = BTreeSet::new();
    each_object(&document, &mut |fields| {
        if let Some(reference) = fields.get("$ref").and_then(Value::as_str) {
            used.insert(reference.rsplit('/').next().unwrap().to_owned());
        }
    });
    let schemas = document
        .pointer("/components/schemas")
        .and_then(Value::as_object)
        .unwrap();
    let named: BTreeSet<_> = schemas.keys().cloned().collect();
    assert_eq!(named, used);
}

#[test]
fn no_schema_is_left_without_a_shape() {
    each_object(&document(), &mut |fields| {
        if fields.get("type") == Some(&"object".into()) && !fields.contains_key("schema") {
            let is_shaped = fields.contains_key("properties");
            let is_empty_answer = fields.len() == 2 && fields.contains_key("description");
            assert!(is_shaped || is_empty_answer, "{fields:?}");
        }
    });
}

#[test]
fn words_are_listed() {
    let document = document();
    for (schema, word) in [
        ("BillingTerm", "annual"),
        ("DeclineReason", "insufficient_funds"),
        ("ErrorCode", "not_eligible"),
        ("Ineligible", "government_organization"),
        ("PurchaseChannel", "self-service"),
        ("Role", "billing_admin"),
        ("Rule", "not_guest"),
        ("SelfServicePolicy", "do-not-allow"),
        ("SubscriptionStatus", "disabled"),
        ("TenantKind", "education"),
        ("UserKind", "guest"),
    ] {
        let words = document.pointer(&format!("/components/schemas/{schema}/enum"));
        let words = words.and_then(Value::as_array).unwrap();
        assert!(words.contains(&word.into()), "{schema}: {words:?}");
    }
}

#[test]
fn parameters_and_bodies_are_those_of_the_calls() {
    let operations = operations(&document());
    for call in calls() {
        let name = Value::from(call.operation);
        let (.., operation) = operations
            .iter()
            .find(|(.., found)| found.get("operationId") == Some(&name))
            .unwrap();
        let query: BTreeSet<_> = call.query.iter().map(|&key| key.to_owned()).collect();
        assert_eq!(parameters(operation, "query"), query, "{name}");
        let path: BTreeSet<_> = call
            .path
            .split('/')
            .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
            .map(str::to_owned)
            .collect();
        assert_eq!(parameters(operation, "path"), path, "{name}");
        assert_eq!(
            operation.get("requestBody").is_some(),
            call.has_body,
            "{name}"
        );
    }
}

#[test]
fn what_costs_money_or_seats_asks_for_an_idempotency_key() {
    for (.., operation) in operations(&document()) {
        let asks = parameters(&operation, "header").contains(api::IDEMPOTENCY_HEADER);
        let id = operation.get("operationId").and_then(Value::as_str);
        assert_eq!(asks, id.is_some_and(|id| COSTS.contains(&id)));
    }
}

// A call that forgets to say so would be left out of the search for ways around the sign-in.
#[test]
fn calls_say_whether_somebody_has_to_be_signed_in() {
    let open = [
        "advance_clock",
        "get_product",
        "list_help",
        "list_outbox",
        "list_products",
        "look_up_email",
        "show_clock",
        "show_session",
        "sign_in",
        "sign_out",
        "start_sign_in",
    ];
    for (.., operation) in operations(&document()) {
        let name = operation
            .get("operationId")
            .and_then(Value::as_str)
            .unwrap();
        let asks = operation.pointer("/security/0/session").is_some();
        assert_eq!(asks, !open.contains(&name), "{name}");
        assert_eq!(
            operation.pointer("/responses/401").is_some(),
            asks,
            "{name}"
        );
        let waits = operation.pointer("/responses/429/headers/retry-after");
        assert!(waits.is_some(), "{name}");
    }
}

#[test]
fn calls_that_change_something_ask_for_the_header_of_our_own_page() {
    for (_, method, operation) in operations(&document()) {
        let asks = parameters(&operation, "header").contains(api::CSRF_HEADER);
        assert_eq!(asks, method != "GET", "{operation}");
    }
}
