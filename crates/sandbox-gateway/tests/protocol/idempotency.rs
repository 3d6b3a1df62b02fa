//! A key, its answer, and what a crash does to both.

use std::process::Stdio;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::support::{DECLINED, PORTAL, Running, SECRET, SUCCEEDS, answer, client, config};

#[tokio::test]
async fn the_same_request_gets_the_same_answer_and_charges_once() {
    let gateway = Running::start().await;
    let (customer, method) = gateway.save_card(SUCCEEDS).await;
    let pay = || {
        let request = gateway.pay(&customer, &method, "1");
        request.header("idempotency-key", "order-1")
    };
    let first = answer(pay()).await;
    assert!(!first.headers.contains_key("idempotent-replayed"));
    let second = answer(pay()).await;
    assert_eq!(second.headers["idempotent-replayed"], "true");
    assert_eq!(second.text, first.text);
    assert_eq!(gateway.captured("1").await, 1);
}

#[tokio::test]
async fn a_refusal_is_repeated_too() {
    let gateway = Running::start().await;
    let (customer, method) = gateway.save_card(DECLINED).await;
    let pay = || {
        let request = gateway.pay(&customer, &method, "1");
        request.header("idempotency-key", "order-1")
    };
    let first = answer(pay()).await;
    let second = answer(pay()).await;
    assert_eq!((first.status, second.status), (402, 402));
    assert_eq!(second.text, first.text);
    let path = format!("/v1/payment_intents?customer={customer}");
    let intents = gateway.get(&path).await;
    assert_eq!(intents.body["data"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn another_request_with_the_same_key_is_refused() {
    let gateway = Running::start().await;
    let (customer, method) = gateway.save_card(SUCCEEDS).await;
    let pay = |order: &str| {
        let request = gateway.pay(&customer, &method, order);
        request.header("idempotency-key", "order-1")
    };
    answer(pay("1")).await;
    let refused = answer(pay("2")).await;
    assert_eq!(refused.status, 400);
    assert_eq!(refused.text_at("/error/type"), "idempotency_error");
    assert_eq!(gateway.captured("2").await, 0);
}

#[tokio::test]
async fn a_request_that_was_not_understood_leaves_its_key_free() {
    let gateway = Running::start().await;
    let (customer, method) = gateway.save_card(SUCCEEDS).await;
    let wrong = gateway.post("/v1/payment_intents", &[("amount", "x")]);
    let wrong = answer(wrong.header("idempotency-key", "order-1")).await;
    assert_eq!(wrong.status, 400);
    let right = gateway.pay(&customer, &method, "1");
    let right = answer(right.header("idempotency-key", "order-1")).await;
    assert_eq!(right.text_at("/status"), "succeeded");
}

#[tokio::test]
async fn a_key_that_is_too_long_is_refused() {
    let gateway = Running::start().await;
    let request = gateway.post("/v1/customers", &[]);
    let refused = answer(request.header("idempotency-key", "k".repeat(256))).await;
    assert_eq!(refused.status, 400);
}

#[tokio::test]
async fn twenty_requests_at_once_charge_once() {
    let gateway = Running::start().await;
    let (customer, method) = gateway.save_card(SUCCEEDS).await;
    let requests: Vec<_> = (0..20)
        .map(|_| {
            let request = gateway.pay(&customer, &method, "1");
            tokio::spawn(answer(request.header("idempotency-key", "order-1")))
        })
        .collect();
    for request in requests {
        let answered = request.await.unwrap();
        assert!([200, 409].contains(&answered.status), "{}", answered.text);
    }
    assert_eq!(gateway.captured("1").await, 1);
}

#[tokio::test]
async fn the_answer_is_the_same_after_a_restart() {
    let gateway = Running::start().await;
    let (customer, method) = gateway.save_card(SUCCEEDS).await;
    let request = gateway.pay(&customer, &method, "1");
    let first = answer(request.header("idempotency-key", "order-1")).await;
    let gateway = gateway.restart().await;
    let request = gateway.pay(&customer, &method, "1");
    let second = answer(request.header("idempotency-key", "order-1")).await;
    assert_eq!(second.headers["idempotent-replayed"], "true");
    assert_eq!(second.text, first.text);
    assert_eq!(gateway.captured("1").await, 1);
}

#[tokio::test]
async fn an_answered_payment_survives_the_death_of_the_process() {
    // The process that dies is this test again, with the ledger in its environment.
    if let Ok(ledger) = std::env::var(LEDGER_VARIABLE) {
        return serve_until_killed(&ledger).await;
    }
    let folder = tempfile::tempdir().unwrap();
    let ledger = folder.path().join("ledger.db");
    let ledger = ledger.to_str().unwrap();
    let (mut process, base) = spawn_gateway(ledger).await;
    let pay = |base: &str| {
        client()
            .post(format!("{base}/v1/payment_intents"))
            .bearer_auth(SECRET)
            .header("idempotency-key", "order-1")
            .form(&[("amount", "1137"), ("currency", "eur")])
    };
    let first = answer(pay(&base)).await;
    assert_eq!(first.status, 200, "{}", first.text);
    process.kill().await.unwrap();

    let (mut process, base) = spawn_gateway(ledger).await;
    let second = answer(pay(&base)).await;
    assert_eq!(second.headers["idempotent-replayed"], "true");
    assert_eq!(second.text, first.text);
    process.kill().await.unwrap();
}

const LEDGER_VARIABLE: &str = "SANDBOX_GATEWAY_TEST_LEDGER";

/// A gateway in a process that can be killed.
async fn spawn_gateway(ledger: &str) -> (Child, String) {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut process = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "--nocapture"])
        .arg("idempotency::an_answered_payment_survives_the_death_of_the_process")
        .env(LEDGER_VARIABLE, ledger)
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
    while let Some(line) = lines.next_line().await.unwrap() {
        if let Some((_, address)) = line.split_once("listening on ") {
            return (process, format!("http://{address}"));
        }
    }
    panic!("the gateway said nothing of its address");
}

async fn serve_until_killed(ledger: &str) {
    let config = config(ledger.as_ref(), &format!("{PORTAL}/webhooks"));
    let gateway = sandbox_gateway::Gateway::bind(config).await.unwrap();
    println!("listening on {}", gateway.address());
    gateway.serve(std::future::pending()).await.unwrap();
}
