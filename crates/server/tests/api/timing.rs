//! Neither what is answered nor how long it takes tells who exists.
//!
//! Two things are done in turn, so that whatever slows one down slows the
//! other, and their medians are compared. Chance can part them once; what is
//! really there parts them each time, so one of a few rounds must agree.

use std::time::{Duration, Instant};

use api::REQUEST_ID_HEADER;
use argon2::Params;
use reqwest::header::{self, HeaderMap};
use serde_json::{Value, json};

use crate::support::{Answer, App, Engine, Person, Setup, answer};

const ROUNDS: u32 = 4;

/// Passwords that cost so much that nothing else counts beside them.
async fn start() -> App {
    let setup = Setup {
        passwords: Params::new(4_096, 3, 1, None).unwrap(),
        sign_in_failures: u32::MAX,
        ..Setup::default()
    };
    App::start_with(Engine::Sqlite, setup).await
}

async fn looks_up(visitor: &Person<'_>, email: &str) -> Answer {
    posts(
        visitor,
        "/api/v1/sign-in/lookup",
        &json!({ "email": email }),
    )
    .await
}

async fn guesses(visitor: &Person<'_>, email: &str) -> Answer {
    let body = json!({ "email": email, "password": "wrong" });
    posts(visitor, "/api/v1/session", &body).await
}

async fn posts(visitor: &Person<'_>, address: &str, body: &Value) -> Answer {
    let request = visitor.request(reqwest::Method::POST, address);
    answer(request.json(body)).await
}

/// All of an answer but what is new in each.
fn told(answer: &Answer) -> (u16, HeaderMap, String) {
    let mut headers = answer.headers.clone();
    let id = headers.remove(REQUEST_ID_HEADER).unwrap();
    headers.remove(header::DATE);
    let text = answer.text.replace(id.to_str().unwrap(), "");
    (answer.status, headers, text)
}

/// The medians of both, done in turn.
async fn medians(
    times: usize,
    mut one: impl AsyncFnMut(),
    mut other: impl AsyncFnMut(),
) -> [Duration; 2] {
    let (mut ones, mut others) = (Vec::new(), Vec::new());
    for number in 0..times {
        let began = Instant::now();
        one().await;
        let between = Instant::now();
        other().await;
        // The first few fill caches and connections.
        if number >= times / 10 {
            ones.push(between - began);
            others.push(between.elapsed());
        }
    }
    [ones, others].map(|mut taken| {
        taken.sort_unstable();
        taken[taken.len() / 2]
    })
}

/// Fails when the medians differ by a quarter in every round.
async fn take_as_long(times: usize, mut one: impl AsyncFnMut(), mut other: impl AsyncFnMut()) {
    let mut seen = Vec::new();
    for _ in 0..ROUNDS {
        let [one, other] = medians(times, &mut one, &mut other).await;
        if one.abs_diff(other) < one.max(other) / 4 {
            return;
        }
        seen.push([one, other]);
    }
    panic!("the one and the other: {seen:?}");
}

// quality.md B2: equal byte for byte, headers included.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_byte_of_an_answer_tells_who_exists() {
    let app = start().await;
    let visitor = app.visitor();
    let lookup = told(&looks_up(&visitor, "ada@harbor.example").await);
    let guess = told(&guesses(&visitor, "ada@harbor.example").await);
    assert_eq!((lookup.0, guess.0), (200, 401));
    for email in [
        "nobody@harbor.example",
        "dora@harbor.example",
        "gwen@harbor.example",
    ] {
        assert_eq!(told(&looks_up(&visitor, email).await), lookup, "{email}");
        assert_eq!(told(&guesses(&visitor, email).await), guess, "{email}");
    }
}

// quality.md B2
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_email_step_takes_as_long_for_nobody_as_for_somebody() {
    let app = start().await;
    let visitor = app.visitor();
    let look_up = async |email| assert_eq!(looks_up(&visitor, email).await.status, 200);
    take_as_long(
        300,
        async || look_up("ada@harbor.example").await,
        async || look_up("eva@harbor.example").await,
    )
    .await;
}

// quality.md B2
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wrong_password_takes_as_long_as_an_unknown_person() {
    let app = start().await;
    let visitor = app.visitor();
    let guess = async |email| assert_eq!(guesses(&visitor, email).await.status, 401);
    for unknown in ["eva@harbor.example", "eva@nowhere.example"] {
        take_as_long(
            50,
            async || guess("ada@harbor.example").await,
            async || guess(unknown).await,
        )
        .await;
    }
}
