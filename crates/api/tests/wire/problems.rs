//! What goes wrong, as problem documents.

use std::collections::BTreeSet;

use api::problem::{ErrorCode, MEDIA_TYPE, Problem};
use domain::eligibility::Ineligible;
use serde_json::json;

use crate::samples;

fn snapshot(name: &str, problem: &Problem) {
    let json = serde_json::to_value(problem).unwrap();
    insta::with_settings!({sort_maps => true}, {
        insta::assert_json_snapshot!(name, json);
    });
    assert_eq!(
        &serde_json::from_value::<Problem>(json).unwrap(),
        problem,
        "{name}"
    );
}

#[test]
fn every_code_keeps_its_word_and_its_status() {
    let lines = ErrorCode::ALL.iter().map(|&code| {
        let problem = Problem::new(code, "why");
        assert_eq!(serde_json::to_value(code).unwrap(), json!(code.as_str()));
        assert_eq!(problem.kind, format!("about:blank#{}", code.as_str()));
        assert_eq!(problem.status, code.status());
        format!("{} {}: {}", problem.status, problem.title, code.as_str())
    });
    insta::assert_snapshot!("error_codes", lines.collect::<Vec<_>>().join("\n"));
}

#[test]
fn no_two_codes_share_a_word() {
    let words: BTreeSet<_> = ErrorCode::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(words.len(), ErrorCode::ALL.len());
}

#[test]
fn a_problem_says_what_why_and_where_to_look() {
    assert_eq!(MEDIA_TYPE, "application/problem+json");
    let plain = Problem::new(ErrorCode::NotFound, "there is no such thing");
    snapshot("problem_plain", &plain);
    let request_id = Some("req_1".to_owned());
    snapshot(
        "problem_named",
        &Problem {
            request_id,
            ..plain
        },
    );
    let field = Problem::invalid_field("quantity", "it is not between 1 and 10000");
    snapshot("problem_field", &field);
}

// R19: the reason is on the wire, so that the page can say it in one sentence.
#[test]
fn who_may_not_buy_is_told_the_reason() {
    let problem = Problem::new(
        ErrorCode::NotEligible,
        "this person cannot buy this product",
    );
    snapshot(
        "problem_not_eligible",
        &Problem {
            reason: Some(Ineligible::Guest),
            ..problem
        },
    );
}

#[test]
fn who_saw_another_price_gets_the_quote_of_today() {
    let problem = Problem::new(ErrorCode::QuoteChanged, "the price has changed");
    let quote = Some(Box::new(samples::quote()));
    snapshot("problem_quote_changed", &Problem { quote, ..problem });
}

#[test]
fn an_older_portal_understands_a_problem_with_a_new_code_and_new_fields() {
    let newer = json!({
        "type": "about:blank#moon_is_full", "title": "Conflict", "status": 409,
        "code": "moon_is_full", "detail": "not tonight", "until": "2027-02-01T00:00:00Z",
    });
    let problem: Problem = serde_json::from_value(newer).unwrap();
    assert_eq!(problem.code, ErrorCode::Unknown);
    assert_eq!(
        (problem.status, problem.detail.as_str()),
        (409, "not tonight")
    );
    assert!(problem.fields.is_empty());
}
