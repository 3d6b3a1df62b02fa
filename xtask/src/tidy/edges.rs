//! Which crate may know which.

use anyhow::{Context, Result};
use serde_json::Value;

use crate::process;

/// Every package of the workspace with the packages of ours that it may depend on.
const ALLOWED: [(&str, &[&str]); 10] = [
    ("domain", &[]),
    ("api", &["domain"]),
    ("messages", &[]),
    ("store", &["domain"]),
    ("assets", &[]),
    ("sandbox-gateway", &[]),
    ("portal", &["api", "domain", "messages", "view-macro"]),
    ("view-macro", &[]),
    (
        "server",
        &[
            "api",
            "assets",
            "domain",
            "messages",
            "sandbox-gateway",
            "store",
        ],
    ),
    ("xtask", &[]),
];

/// Findings in the whole workspace.
pub fn check() -> Result<Vec<String>> {
    let mut cargo = process::cargo("metadata")?;
    cargo.args(["--no-deps", "--format-version", "1"]);
    let metadata: Value = serde_json::from_str(&process::capture(&mut cargo)?)?;
    Ok(forbidden(&edges(&metadata)?))
}

/// Dependencies by path, of every kind, as pairs of names; packages without any as well.
fn edges(metadata: &Value) -> Result<Vec<(String, Option<String>)>> {
    let mut edges = Vec::new();
    for package in metadata["packages"]
        .as_array()
        .context("metadata lists packages")?
    {
        let name = package["name"].as_str().context("a package has a name")?;
        edges.push((name.to_owned(), None));
        for dependency in package["dependencies"]
            .as_array()
            .context("it has dependencies")?
        {
            if dependency["path"].is_string() {
                let other = dependency["name"]
                    .as_str()
                    .context("a dependency has a name")?;
                edges.push((name.to_owned(), Some(other.to_owned())));
            }
        }
    }
    Ok(edges)
}

fn forbidden(edges: &[(String, Option<String>)]) -> Vec<String> {
    let mut findings = Vec::new();
    for (from, to) in edges {
        let allowed = ALLOWED
            .iter()
            .find(|(name, _)| name == from)
            .map(|(_, allowed)| *allowed);
        match (allowed, to) {
            (None, None) => findings.push(format!("{from}: say in edges.rs what it may know")),
            (Some(allowed), Some(to)) if !allowed.contains(&to.as_str()) => {
                findings.push(format!("{from}: may not depend on {to}"));
            }
            _ => {}
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(from: &str, to: Option<&str>) -> Vec<String> {
        forbidden(&[(from.to_owned(), to.map(str::to_owned))])
    }

    #[test]
    fn the_portal_may_not_know_the_server() {
        assert_eq!(
            findings("portal", Some("server")),
            ["portal: may not depend on server"]
        );
        assert!(findings("portal", Some("api")).is_empty());
    }

    #[test]
    fn the_domain_knows_nothing_of_ours() {
        assert_eq!(findings("domain", Some("messages")).len(), 1);
        assert!(findings("domain", None).is_empty());
    }

    #[test]
    fn a_new_package_needs_a_rule() {
        assert_eq!(
            findings("invoice-pdf", None),
            ["invoice-pdf: say in edges.rs what it may know"]
        );
    }

    #[test]
    fn reads_edges_from_the_metadata_of_cargo() {
        let metadata = serde_json::json!({"packages": [{"name": "store", "dependencies": [
            {"name": "domain", "path": "/clone/crates/domain"},
            {"name": "sqlx", "path": null},
        ]}]});
        let edges = edges(&metadata).expect("well formed");
        let expected = [
            ("store".to_owned(), None),
            ("store".to_owned(), Some("domain".to_owned())),
        ];
        assert_eq!(edges, expected);
    }
}
