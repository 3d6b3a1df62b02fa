//! `selfserve policy`: an organization's self-service policy from a shell
//! (R3, R36), by a token of a service account.

use anyhow::{Context, Result, bail};
use api::Endpoint;
use api::policies::{
    ListPolicies, PolicyList, PolicyRow, SetDefaultPolicy, SetDefaultPolicyRequest, SetPolicy,
    SetPolicyRequest,
};
use api::problem::{ErrorCode, Problem};
use domain::policy::Availability;
use serde::Serialize;

use super::http::client;
use super::output::print;
use crate::config::{PolicyCommand, PolicyOptions};

/// What stands for the organization's default, as a product and as a value.
const DEFAULT: &str = "default";

/// Does what the command line says, and prints what holds then.
///
/// # Errors
/// A sentence that says why it could not, and what to do.
pub async fn policy(options: PolicyOptions) -> Result<()> {
    let server = Server {
        http: client()?,
        base: options.url.trim_end_matches('/').to_owned(),
        token: options.token,
    };
    let list = server.ask(&ListPolicies).await?;
    let as_json = options.json;
    match options.command {
        PolicyCommand::List if as_json => print_json(&list),
        PolicyCommand::List => print(&table(&list)),
        PolicyCommand::Get { product } if product == DEFAULT => print_default(&list, as_json),
        PolicyCommand::Get { product } => print_row(find(&list, &product)?, as_json),
        PolicyCommand::Set {
            product,
            value,
            dry_run,
        } if product == DEFAULT => {
            let value = value.policy().context("the default cannot follow itself")?;
            let body = SetDefaultPolicyRequest {
                value,
                version: list.default_version,
                dry_run,
            };
            note(dry_run);
            print_default(&server.ask(&SetDefaultPolicy { body }).await?, as_json)
        }
        PolicyCommand::Set {
            product,
            value,
            dry_run,
        } => {
            let row = find(&list, &product)?;
            let call = SetPolicy {
                product: row.product.id.clone(),
                body: SetPolicyRequest {
                    value: value.policy(),
                    availability: None,
                    version: row.version,
                    dry_run,
                },
            };
            note(dry_run);
            print_row(&server.ask(&call).await?, as_json)
        }
    }
}

struct Server {
    http: reqwest::Client,
    base: String,
    token: String,
}

impl Server {
    async fn ask<E: Endpoint>(&self, call: &E) -> Result<E::Response> {
        let base = &self.base;
        let method = reqwest::Method::from_bytes(E::METHOD.as_str().as_bytes())?;
        let request = self
            .http
            .request(method, format!("{base}{}", call.address()));
        let mut request = request.bearer_auth(&self.token);
        if let Some(body) = call.body() {
            request = request.json(body);
        }
        let answer = request.send().await;
        let answer = answer.with_context(|| format!("no server answers at {base}"))?;
        let status = answer.status();
        let text = answer.text().await?;
        if status.is_success() {
            return Ok(serde_json::from_str(&text)?);
        }
        match serde_json::from_str::<Problem>(&text) {
            Ok(problem) => bail!(refused(&problem)),
            Err(_) => bail!("{base} answered with {status}"),
        }
    }
}

/// What was refused, and what to do about it.
fn refused(problem: &Problem) -> String {
    let detail = &problem.detail;
    match problem.code {
        ErrorCode::NotSignedIn => format!("{detail} (SELFSERVE_TOKEN)"),
        ErrorCode::NotAllowed => format!("{detail}; an admin can make an account that has it"),
        ErrorCode::Stale => format!("{detail}: run the command again"),
        _ => detail.clone(),
    }
}

fn find<'a>(list: &'a PolicyList, product: &str) -> Result<&'a PolicyRow> {
    let wanted = product.to_lowercase();
    let is_it = |row: &&PolicyRow| {
        let named = &row.product;
        named.id.as_str().eq_ignore_ascii_case(product)
            || named.slug == wanted
            || named.name.to_lowercase() == wanted
    };
    let names = || {
        let slugs: Vec<_> = list.items.iter().map(|row| &*row.product.slug).collect();
        slugs.join(", ")
    };
    let found = list.items.iter().find(is_it);
    found.with_context(|| format!("no product is called {product}; there are {}", names()))
}

/// A line for each product, after the default.
fn table(list: &PolicyList) -> String {
    let products = list.items.iter().map(|row| {
        let (id, slug) = (row.product.id.as_str(), &*row.product.slug);
        (id, slug, words(row))
    });
    let default = (DEFAULT, "", list.default.to_string());
    let rows: Vec<_> = std::iter::once(default).chain(products).collect();
    let ids = rows.iter().map(|(id, ..)| id.len()).max().unwrap_or(0);
    let slugs = rows
        .iter()
        .map(|(_, slug, _)| slug.len())
        .max()
        .unwrap_or(0);
    let lines = rows
        .iter()
        .map(|(id, slug, value)| format!("{id:ids$}  {slug:slugs$}  {value}\n"));
    lines.collect()
}

/// What holds, and where that comes from.
fn words(row: &PolicyRow) -> String {
    let value = match row.set {
        Some(value) => value.to_string(),
        None => format!("{} (follows the default)", row.effective),
    };
    match row.availability {
        Availability::Available => value,
        Availability::Unavailable => format!("{value}, but unavailable in the organization"),
    }
}

fn note(dry_run: bool) {
    if dry_run {
        eprintln!("dry run: nothing is changed; this is what would hold");
    }
}

fn print_row(row: &PolicyRow, as_json: bool) -> Result<()> {
    if as_json {
        return print_json(row);
    }
    print(&format!("{}\n", words(row)))
}

fn print_default(list: &PolicyList, as_json: bool) -> Result<()> {
    if as_json {
        let (value, version) = (list.default, list.default_version);
        return print_json(&serde_json::json!({ "default": value, "version": version }));
    }
    print(&format!("{}\n", list.default))
}

fn print_json(value: &impl Serialize) -> Result<()> {
    print(&format!("{}\n", serde_json::to_string_pretty(value)?))
}

#[cfg(test)]
mod tests {
    use api::parts::ProductName;
    use domain::ids::ProductId;
    use domain::policy::SelfServicePolicy;

    use super::*;

    fn list() -> PolicyList {
        let row = |id: &str, slug: &str, set| PolicyRow {
            product: ProductName {
                id: ProductId::parse(id).unwrap(),
                slug: slug.to_owned(),
                name: slug.replace('-', " "),
            },
            set,
            effective: set.unwrap_or(SelfServicePolicy::AskFirst),
            availability: Availability::Available,
            version: 0,
        };
        PolicyList {
            default: SelfServicePolicy::AskFirst,
            default_version: 1,
            items: vec![
                row("CFQ1", "power-bi-pro", None),
                row("CFQ22", "visio", Some(SelfServicePolicy::Allow)),
            ],
            may_change: true,
        }
    }

    #[test]
    fn the_table_says_what_holds_and_what_only_follows() {
        let expected = "default                ask-first\n\
            CFQ1     power-bi-pro  ask-first (follows the default)\n\
            CFQ22    visio         allow\n";
        assert_eq!(table(&list()), expected);
    }

    #[test]
    fn a_product_is_known_by_id_slug_and_name() {
        let list = list();
        for name in ["cfq1", "power-bi-pro", "Power BI Pro"] {
            assert_eq!(find(&list, name).unwrap().product.id.as_str(), "CFQ1");
        }
        let unknown = find(&list, "excel").unwrap_err().to_string();
        assert!(unknown.contains("power-bi-pro, visio"), "{unknown}");
    }
}
