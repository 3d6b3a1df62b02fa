//! Every request as JSON, and what a request may not hold.

use std::fmt::Debug;

use api::directory::{SetRolesRequest, SetStatusRequest};
use api::licenses::AssignLicenseRequest;
use api::orders::{PlaceOrderRequest, QuoteOrderRequest};
use api::policies::SetPolicyRequest;
use api::provisioning::{CreateProvisioningTokenRequest, SetLeaverLicensesRequest};
use api::session::{LookUpEmailRequest, SignInRequest, SwitchOrganizationRequest};
use api::sign_in_settings::ConnectProviderRequest;
use api::trials::StartTrialRequest;
use domain::access::Role;
use domain::policy::SelfServicePolicy;
use domain::sign_in::ProviderKind;
use domain::term::BillingTerm;
use domain::trial::Trial;
use domain::user::AccountStatus;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::samples;

fn quote_order() -> QuoteOrderRequest {
    QuoteOrderRequest {
        product: samples::product_id(),
        term: BillingTerm::Monthly,
        quantity: samples::quantity(),
        trial: None,
    }
}

fn place_order() -> PlaceOrderRequest {
    PlaceOrderRequest {
        quote: samples::quote_id(),
        payment_method: samples::payment_method(),
        accepted_total: samples::euros(3_412),
    }
}

fn set_policy(value: Option<SelfServicePolicy>) -> SetPolicyRequest {
    SetPolicyRequest {
        value,
        availability: None,
        version: 1,
        dry_run: false,
    }
}

/// Compares a request with its snapshot, reads it back, and sees it refused
/// with a field too many and with each of its fields missing.
fn request<T: Serialize + DeserializeOwned + PartialEq + Debug>(name: &str, body: &T) {
    let json = serde_json::to_value(body).unwrap();
    insta::with_settings!({sort_maps => true}, {
        insta::assert_json_snapshot!(name, json);
    });
    assert_eq!(
        &serde_json::from_value::<T>(json.clone()).unwrap(),
        body,
        "{name}"
    );
    assert!(
        is_refused::<T>(&with(&json, "unheard_of", json!(1))),
        "{name} takes a field too many"
    );
    for field in json.as_object().unwrap().keys() {
        let mut missing = json.clone();
        missing.as_object_mut().unwrap().remove(field);
        let may_miss =
            matches!(json.get(field), Some(Value::Null | Value::Bool(false))) || field == "value";
        assert_eq!(
            is_refused::<T>(&missing),
            !may_miss,
            "{name} without {field}"
        );
    }
}

fn with(body: &Value, field: &str, value: Value) -> Value {
    let mut body = body.clone();
    body.as_object_mut()
        .unwrap()
        .insert(field.to_owned(), value);
    body
}

fn is_refused<T: DeserializeOwned>(body: &Value) -> bool {
    serde_json::from_value::<T>(body.clone()).is_err()
}

#[test]
fn requests_have_their_fields_and_no_others() {
    let email = "ada@harbor.example".to_owned();
    request(
        "look_up_email_request",
        &LookUpEmailRequest {
            email: email.clone(),
        },
    );
    let organization = "harbor.example".to_owned();
    request(
        "switch_organization_request",
        &SwitchOrganizationRequest { organization },
    );
    request("quote_order_request", &quote_order());
    let trial = QuoteOrderRequest {
        trial: Some(Trial::WITH_CARD),
        ..quote_order()
    };
    let json = serde_json::to_value(&trial).unwrap();
    assert_eq!(json["trial"], json!({"payment_method": "required"}));
    assert!(is_refused::<QuoteOrderRequest>(&with(
        &json,
        "trial",
        json!({"payment_method": "none"})
    )));
    request("place_order_request", &place_order());
    request(
        "start_trial_request",
        &StartTrialRequest {
            quote: samples::quote_id(),
            payment_method: None,
            accepted_total: samples::euros(0),
        },
    );
    request(
        "assign_license_request",
        &AssignLicenseRequest {
            user: samples::user_id(),
        },
    );
    request(
        "set_policy_request",
        &set_policy(Some(SelfServicePolicy::DoNotAllow)),
    );
    request("set_policy_request_default", &set_policy(None));
    request(
        "create_provisioning_token_request",
        &CreateProvisioningTokenRequest {
            expires_in_days: 180,
        },
    );
    request(
        "set_leaver_licenses_request",
        &SetLeaverLicensesRequest {
            free_licenses_after_days: 30,
        },
    );
    request(
        "set_roles_request",
        &SetRolesRequest {
            roles: vec![Role::UserAdmin],
            expected: Vec::new(),
        },
    );
    let status = AccountStatus::Disabled;
    request("set_request_settings_request", &samples::request_settings());
    request("set_status_request", &SetStatusRequest { status });
    request(
        "sign_in_request",
        &SignInRequest {
            email,
            password: "secret".to_owned(),
            code: None,
        },
    );
}

#[test]
fn a_password_does_not_show_in_a_log() {
    let email = "ada@harbor.example".to_owned();
    let debug = format!(
        "{:?}",
        SignInRequest {
            email,
            password: "hunter2".to_owned(),
            code: Some("hunter2".to_owned()),
        }
    );
    assert!(
        debug.contains("ada@harbor.example") && !debug.contains("hunter2"),
        "{debug}"
    );
}

#[test]
fn a_client_secret_does_not_show_in_a_log() {
    let request = ConnectProviderRequest {
        kind: ProviderKind::Generic,
        issuer: "https://login.harbor.example".to_owned(),
        client_id: "selfserve".to_owned(),
        client_secret: Some("hunter2".to_owned()),
        version: None,
    };
    let debug = format!("{request:?}");
    assert!(
        debug.contains("login.harbor.example") && !debug.contains("hunter2"),
        "{debug}"
    );
}

#[test]
fn an_unknown_word_is_an_error() {
    let quote = serde_json::to_value(quote_order()).unwrap();
    for term in ["weekly", "Monthly", "", "yearly"] {
        assert!(
            is_refused::<QuoteOrderRequest>(&with(&quote, "term", json!(term))),
            "{term}"
        );
    }
    let policy = serde_json::to_value(set_policy(None)).unwrap();
    for value in ["Allow", "Enabled", "donotallow", ""] {
        assert!(
            is_refused::<SetPolicyRequest>(&with(&policy, "value", json!(value))),
            "{value}"
        );
    }
}

#[test]
fn every_word_of_the_policy_can_be_sent() {
    let policy = serde_json::to_value(set_policy(None)).unwrap();
    for word in ["allow", "trials-only", "do-not-allow", "ask-first"] {
        let body = with(&policy, "value", json!(word));
        let request: SetPolicyRequest = serde_json::from_value(body).unwrap();
        assert_eq!(request.value.map(SelfServicePolicy::as_str), Some(word));
    }
}

// R11a: a number of licenses is a whole number from 1 to 10,000.
#[test]
fn a_quantity_outside_the_range_is_refused() {
    let quote = serde_json::to_value(quote_order()).unwrap();
    for refused in [
        json!(0),
        json!(-1),
        json!(1.5),
        json!(10_001),
        json!(u64::MAX),
        json!("3"),
        json!("ten"),
        json!(""),
        json!(null),
        json!([3]),
    ] {
        let body = with(&quote, "quantity", refused.clone());
        assert!(is_refused::<QuoteOrderRequest>(&body), "{refused}");
    }
    for taken in [1, 10_000] {
        assert!(!is_refused::<QuoteOrderRequest>(&with(
            &quote,
            "quantity",
            json!(taken)
        )));
    }
}

#[test]
fn an_id_that_could_be_a_path_or_a_query_is_refused() {
    let order = serde_json::to_value(place_order()).unwrap();
    for id in ["", "../orders", "a b", "a?b=c", "a/b", "é", &"x".repeat(65)] {
        for field in ["quote", "payment_method"] {
            let body = with(&order, field, json!(id));
            assert!(is_refused::<PlaceOrderRequest>(&body), "{field}: {id}");
        }
    }
}

// R14: there is no place in an order where a card number would fit.
#[test]
fn a_card_number_has_no_place_in_an_order() {
    let order = serde_json::to_value(place_order()).unwrap();
    for field in ["card", "card_number", "number", "cvc", "invoice"] {
        let body = with(&order, field, json!("4242424242424242"));
        assert!(is_refused::<PlaceOrderRequest>(&body), "{field}");
    }
}

// R15: nor one for another way to pay.
#[test]
fn the_only_ways_to_pay_are_tokens_of_the_card_processor() {
    let order = serde_json::to_value(place_order()).unwrap();
    let fields: Vec<&String> = order.as_object().unwrap().keys().collect();
    assert_eq!(fields.len(), 3);
    for other in [json!({"invoice": true}), json!(null), json!(["pm_1"])] {
        let body = with(&order, "payment_method", other.clone());
        assert!(is_refused::<PlaceOrderRequest>(&body), "{other}");
    }
}

#[test]
fn an_amount_is_whole_minor_units_of_a_currency() {
    let order = serde_json::to_value(place_order()).unwrap();
    for amount in [
        json!({"minor": 34.12, "currency": "EUR"}),
        json!({"minor": "3412", "currency": "EUR"}),
        json!({"minor": 3_412, "currency": "eur"}),
        json!({"minor": 3_412, "currency": "EURO"}),
        json!({"minor": 3_412}),
        json!({"minor": 3_412, "currency": "EUR", "exponent": 2}),
        json!(3_412),
    ] {
        let body = with(&order, "accepted_total", amount.clone());
        assert!(is_refused::<PlaceOrderRequest>(&body), "{amount}");
    }
}
