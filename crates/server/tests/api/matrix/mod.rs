//! The authorization matrix: every call of the API, by everybody, on one's
//! own, a colleague's and another organization's things.

pub mod table;
mod world;

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU32, Ordering};

use reqwest::header;

use crate::support::{Answer, App, Engine, Person, answer, both};
use table::{Operation, Row, Table, operations};
use world::World;

/// An id that nothing has.
const RANDOM: &str = "none_5f1d2c9a";

both! {
    /// B3 of the quality goals; R16, R20, R22–R24 by way of who gets 403 and 404.
    async fn everybody_gets_the_answers_of_the_table_and_no_others(app: App) {
        let table = Table::read();
        let operations = described(&app).await;
        complain_of_gaps(&table, &operations);
        let mut world = World::new(&app).await;
        assert_eq!(
            table.principals.iter().map(String::as_str).collect::<BTreeSet<_>>(),
            world.people.keys().copied().collect(),
        );
        let mut findings = Vec::new();
        for row in &table.rows {
            let operation = operations.iter().find(|it| it.name == row.operation).unwrap();
            let mut statuses = Vec::new();
            for principal in &table.principals {
                let answer = send(&mut world, &table, operation, &row.object, principal).await;
                statuses.push(answer.status);
                if answer.status == 404 {
                    same_as_random(&world, &table, operation, row, principal, &answer, &mut findings).await;
                }
            }
            if statuses != row.expected {
                findings.push(format!("is:     {}\ntable:  {}", row.with(&statuses), row.with(&row.expected)));
            }
        }
        assert!(findings.is_empty(), "{}", findings.join("\n"));
    }
}

async fn described(app: &App) -> Vec<Operation> {
    let request = app
        .visitor()
        .request(reqwest::Method::GET, "/api/openapi.json");
    operations(&answer(request).await.ok())
}

/// A call that nobody has thought of is a hole.
fn complain_of_gaps(table: &Table, operations: &[Operation]) {
    let described: BTreeSet<_> = operations.iter().map(|it| it.name.as_str()).collect();
    let listed: BTreeSet<_> = table
        .rows
        .iter()
        .map(|row| row.operation.as_str())
        .collect();
    let missing: Vec<_> = described.difference(&listed).collect();
    let unknown: Vec<_> = listed.difference(&described).collect();
    assert!(
        missing.is_empty() && unknown.is_empty(),
        "crates/server/tests/matrix/rights.txt lacks {missing:?} and lists in vain {unknown:?}"
    );
    for operation in operations {
        let of = |object: &str| {
            let mut rows = table.rows.iter();
            rows.any(|row| row.operation == operation.name && row.object == object)
        };
        let names_a_thing = [
            "{user}",
            "{subscription}",
            "{order}",
            "{quote}",
            "{session}",
        ]
        .iter()
        .any(|part| operation.path.contains(part));
        assert!(
            !names_a_thing || (of("adas") && of("zoes")),
            "{}: own and foreign",
            operation.name
        );
        let has_body = table.body(&operation.name).is_some();
        assert_eq!(
            operation.has_body, has_body,
            "{}: bodies.toml",
            operation.name
        );
    }
}

async fn send(
    world: &mut World<'_>,
    table: &Table,
    operation: &Operation,
    object: &str,
    principal: &str,
) -> Answer {
    let address = world.address(&operation.path, object);
    let body = table.body(&operation.name);
    let body = body.map(|text| world.body(text, object, principal));
    let person = world.people.get_mut(principal).unwrap();
    let answer = call(person, operation, &address, body).await;
    person.keeps(&answer);
    answer
}

async fn call(
    person: &Person<'_>,
    operation: &Operation,
    address: &str,
    body: Option<String>,
) -> Answer {
    static CALLS: AtomicU32 = AtomicU32::new(0);
    let mut request = person.request(operation.method.clone(), address);
    if let Some(body) = body {
        let json = header::HeaderValue::from_static("application/json");
        request = request.header(header::CONTENT_TYPE, json).body(body);
    }
    let key = CALLS.fetch_add(1, Ordering::Relaxed).to_string();
    answer(request.header(api::IDEMPOTENCY_HEADER, key)).await
}

/// What is another's is answered as what does not exist, byte for byte.
async fn same_as_random(
    world: &World<'_>,
    table: &Table,
    operation: &Operation,
    row: &Row,
    principal: &str,
    known: &Answer,
    findings: &mut Vec<String>,
) {
    let address = operation
        .path
        .split('/')
        .map(|part| if part.starts_with('{') { RANDOM } else { part });
    let address = address.collect::<Vec<_>>().join("/");
    let body = table.body(&operation.name);
    let body = body.map(|text| {
        let text = world.body(text, "-", principal);
        ["<quote>", "<user>", "<subscription>"]
            .iter()
            .fold(text, |text, part| text.replace(part, RANDOM))
    });
    let random = call(&world.people[principal], operation, &address, body).await;
    if unnamed(&random) != unnamed(known) {
        findings.push(format!(
            "{} {} by {principal}: {} but for a random id {}",
            row.operation, row.object, known.text, random.text
        ));
    }
}

/// The answer without the name of its request.
fn unnamed(answer: &Answer) -> (u16, String) {
    let name = answer.headers[api::REQUEST_ID_HEADER].to_str().unwrap();
    (answer.status, answer.text.replace(name, ""))
}
