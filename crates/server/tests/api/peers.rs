//! Testers that others wrote, against the whole server. `cargo xtask test` starts this with the
//! folder of their programs; without it there is nothing to run them with.

use std::path::PathBuf;
use std::process::Stdio;

use serde_json::Value;

use crate::support::{App, Engine};

/// The folder with the programs.
const TOOLS: &str = "SELFSERVE_SCIM_TESTERS";

struct Outcome {
    succeeded: bool,
    stdout: String,
    all: String,
}

async fn runs(program: &str, arguments: &[&str]) -> Outcome {
    let folder = std::env::var(TOOLS)
        .unwrap_or_else(|_| panic!("{TOOLS} names the testers; `cargo xtask test` installs them"));
    let output = tokio::process::Command::new(PathBuf::from(folder).join(program))
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

mod sqlite {
    use super::*;

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
    async fn scim2_tester_finds_no_fault() {
        super::scim2_tester_finds_no_fault(Engine::Postgres).await;
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn scim_sanity_finds_no_fault() {
        super::scim_sanity_finds_no_fault(Engine::Postgres).await;
    }
}
