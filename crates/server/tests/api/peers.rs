//! Testers that others wrote, against the whole server. `cargo xtask test` starts this with the
//! folder of their programs; without it there is nothing to run them with.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::time::{Duration, Instant};

use api::webhooks::{AddWebhook, AddWebhookRequest};
use chrono::TimeDelta;
use mail_parser::MessageParser;
use reqwest::header::HeaderMap;
use serde_json::{Value, json};
use server::mail::Smtp;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

use crate::support::{App, Card, Engine, Receiver, Setup};

/// The folder with the programs.
const TOOLS: &str = "SELFSERVE_SCIM_TESTERS";

struct Outcome {
    succeeded: bool,
    stdout: String,
    all: String,
}

fn program(name: &str) -> tokio::process::Command {
    let folder = std::env::var(TOOLS)
        .unwrap_or_else(|_| panic!("{TOOLS} names the testers; `cargo xtask test` installs them"));
    tokio::process::Command::new(PathBuf::from(folder).join(name))
}

async fn runs(name: &str, arguments: &[&str]) -> Outcome {
    let output = program(name)
        .args(arguments)
        .env("NO_PROXY", "*")
        .stdin(Stdio::null())
        .output()
        .await
        .unwrap();
    let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
    let stderr = String::from_utf8_lossy(&output.stderr);
    Outcome {
        succeeded: output.status.success(),
        all: format!("{stdout}\n{stderr}"),
        stdout,
    }
}

async fn scim2_tester_finds_no_fault(engine: Engine) {
    let app = App::start(engine).await;
    let directory = app.directory().await;
    let url = format!("{}/scim/v2", app.origin);
    let header = format!("Authorization: Bearer {}", directory.secret);
    let outcome = runs("scim2", &["--url", &url, "--header", &header, "test"]).await;
    assert!(outcome.succeeded, "{}", outcome.all);
    assert!(!outcome.all.contains("ERROR"), "{}", outcome.all);
    assert!(!outcome.all.contains("CRITICAL"), "{}", outcome.all);
    assert!(
        outcome.all.matches("SUCCESS").count() > 100,
        "{}",
        outcome.all
    );
}

async fn scim_sanity_finds_no_fault(engine: Engine) {
    let app = App::start(engine).await;
    let directory = app.directory().await;
    let url = format!("{}/scim/v2", app.origin);
    for profile in [&[][..], &["--profile", "entra"][..]] {
        let mut arguments = vec![
            "probe",
            &url,
            "--token",
            &directory.secret,
            "--i-accept-side-effects",
            "--json-output",
        ];
        arguments.extend(profile);
        let outcome = runs("scim-sanity", &arguments).await;
        let report: Value = serde_json::from_str(&outcome.stdout).unwrap_or_else(|_| {
            panic!("no report: {}", outcome.all);
        });
        let summary = &report["summary"];
        assert!(outcome.succeeded, "{report:#}");
        assert_eq!(summary["failed"], 0, "{report:#}");
        assert_eq!(summary["errors"], 0, "{report:#}");
        assert_eq!(summary["warnings"], 0, "{report:#}");
    }
}

/// A mail server that others wrote, which keeps mails in a folder.
struct MailServer(tokio::process::Child);

impl MailServer {
    async fn start(port: u16, folder: &Path) -> Self {
        let mut command = program("python");
        command
            .args(["-m", "aiosmtpd", "-n", "-l", &format!("127.0.0.1:{port}")])
            .args(["-c", "aiosmtpd.handlers.Mailbox"])
            .arg(folder)
            .kill_on_drop(true);
        let child = command.spawn().unwrap();
        let deadline = Instant::now() + Duration::from_secs(30);
        while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
            assert!(Instant::now() < deadline, "the mail server does not listen");
            tokio::task::yield_now().await;
        }
        Self(child)
    }

    async fn stop(mut self) {
        self.0.kill().await.unwrap();
    }
}

/// The mails of a folder as subject and recipient, sorted.
fn kept(folder: &Path) -> Vec<(String, String)> {
    let files = std::fs::read_dir(folder.join("new")).unwrap();
    let mut mails: Vec<_> = files
        .map(|file| {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            let mail = MessageParser::default().parse(&bytes).unwrap();
            let to = mail.to().unwrap().first().unwrap().address().unwrap();
            assert!(mail.body_html(0).unwrap().contains("</html>"));
            (mail.subject().unwrap().to_owned(), to.to_owned())
        })
        .collect();
    mails.sort();
    mails
}

async fn a_mail_server_of_others_gets_each_mail_once(engine: Engine) {
    let folder = tempfile::tempdir().unwrap();
    let mailbox = folder.path().join("mailbox");
    let port = free_port();
    let from = "Selfserve <no-reply@portal.example>".parse().unwrap();
    let smtp = Smtp::new(&format!("smtp://127.0.0.1:{port}"), from).unwrap();
    let setup = Setup {
        mailer: Some(Arc::new(smtp)),
        ..Setup::default()
    };
    let app = App::start_with(engine, setup).await;
    let ben = app.signed_in("ben@harbor.example").await;
    // Nobody listens yet, and nobody who buys notices.
    ben.buys("CFQ7TTC0KXN9", 1, Card::GOOD).await;
    app.tells().await;
    let server = MailServer::start(port, &mailbox).await;
    app.clock.passes(TimeDelta::days(1));
    app.tells().await;
    let subject = "Ben Smit heeft Visio Plan 1 gekocht, als eerste in je organisatie";
    let to = |address: &str| (subject.to_owned(), address.to_owned());
    let expected = [to("bill@harbor.example"), to("gwen@harbor.example")];
    assert_eq!(kept(&mailbox), expected);
    app.clock.passes(TimeDelta::days(1));
    app.tells().await;
    assert_eq!(kept(&mailbox), expected);
    server.stop().await;
}

fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// Reads the secret, and calls with whether each is to be taken.
const VERIFIER: &str = "
import json, sys
from standardwebhooks.webhooks import Webhook, WebhookVerificationError
asked = json.load(sys.stdin)
webhook = Webhook(asked['secret'])
for call in asked['calls']:
    try:
        webhook.verify(call['body'], call['headers'])
        print('taken')
    except WebhookVerificationError:
        print('refused')
";

async fn the_library_of_standard_webhooks_takes_our_calls(engine: Engine) {
    let app = App::start_with(engine, Setup::default()).await;
    let receiver = Receiver::start().await;
    let gwen = app.signed_in("gwen@harbor.example").await;
    let body = AddWebhookRequest {
        url: receiver.url.clone(),
        areas: Vec::new(),
    };
    let added = gwen.gets(&AddWebhook { body }).await;
    app.signed_in("ben@harbor.example")
        .await
        .buys("CFQ7TTC0KXN9", 1, Card::GOOD)
        .await;
    app.tells().await;
    let calls = receiver.take();
    assert!(calls.len() > 2, "{}", calls.len());
    let call = |body: &str, headers: &HeaderMap| {
        let header = |name: &str| headers[name].to_str().unwrap().to_owned();
        let names = ["webhook-id", "webhook-timestamp", "webhook-signature"];
        let headers: BTreeMap<_, _> = names.map(|name| (name, header(name))).into();
        json!({ "body": body, "headers": headers })
    };
    let mut asked: Vec<Value> = calls.iter().map(|it| call(&it.body, &it.headers)).collect();
    asked.push(call(&format!("{} ", calls[0].body), &calls[0].headers));
    let asked = json!({ "secret": added.secret, "calls": asked }).to_string();

    let mut command = program("python");
    let command = command.args(["-c", VERIFIER]).stdin(Stdio::piped());
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(asked.as_bytes()).await.unwrap();
    drop(input);
    let output = child.wait_with_output().await.unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let said: Vec<_> = said.lines().collect();
    let (last, others) = said.split_last().unwrap();
    assert_eq!(*last, "refused", "what somebody changed");
    assert_eq!(others.len(), calls.len());
    assert!(others.iter().all(|it| *it == "taken"), "{said:?}");
}

mod sqlite {
    use super::*;

    /// B7
    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_mail_server_of_others_gets_each_mail_once() {
        super::a_mail_server_of_others_gets_each_mail_once(Engine::Sqlite).await;
    }

    /// B17
    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn the_library_of_standard_webhooks_takes_our_calls() {
        super::the_library_of_standard_webhooks_takes_our_calls(Engine::Sqlite).await;
    }

    /// B18
    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn scim2_tester_finds_no_fault() {
        super::scim2_tester_finds_no_fault(Engine::Sqlite).await;
    }

    /// B18
    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn scim_sanity_finds_no_fault() {
        super::scim_sanity_finds_no_fault(Engine::Sqlite).await;
    }
}

mod postgres {
    use super::*;

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_mail_server_of_others_gets_each_mail_once() {
        super::a_mail_server_of_others_gets_each_mail_once(Engine::Postgres).await;
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn the_library_of_standard_webhooks_takes_our_calls() {
        super::the_library_of_standard_webhooks_takes_our_calls(Engine::Postgres).await;
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn scim2_tester_finds_no_fault() {
        super::scim2_tester_finds_no_fault(Engine::Postgres).await;
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn scim_sanity_finds_no_fault() {
        super::scim_sanity_finds_no_fault(Engine::Postgres).await;
    }
}
