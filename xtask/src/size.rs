//! The budgets for what a browser loads before the sign-in page works, and before the admin center,
//! its billing and its settings do.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::portal::{ADMIN, BILLING, SETTINGS, START, files_below};

/// Above this the build fails.
const BUDGET_BYTES: u64 = 250_000;

/// What we would like it to be.
const GOAL_BYTES: u64 = 80_000;

/// That of the admin center, of billing and of the settings, where a little more may be loaded for a
/// lot more to be done.
const ADMIN_BUDGET_BYTES: u64 = 300_000;

/// Prints what each file costs and fails above a budget.
pub fn check(dist: &Path) -> Result<()> {
    let files = contents(dist)?;
    check_page(dist, &files, ADMIN, "admin center", ADMIN_BUDGET_BYTES)?;
    check_page(dist, &files, BILLING, "billing", ADMIN_BUDGET_BYTES)?;
    check_page(dist, &files, SETTINGS, "settings", ADMIN_BUDGET_BYTES)?;
    check_page(dist, &files, START, "sign-in page", BUDGET_BYTES)
}

fn check_page(
    dist: &Path,
    files: &BTreeMap<String, String>,
    page: &str,
    called: &str,
    budget: u64,
) -> Result<()> {
    let loaded = loaded_from(page, files);
    let mut total = 0;
    for name in &loaded {
        let size = transferred(dist, name)?;
        total += size;
        println!("{:>9}  {name}", kilobytes(size));
    }
    println!(
        "{:>9}  in all for the {called}, after brotli (budget {}, goal {})",
        kilobytes(total),
        kilobytes(budget),
        kilobytes(GOAL_BYTES)
    );
    if total > budget {
        bail!("the {called} loads {}: over the budget", kilobytes(total));
    }
    Ok(())
}

/// Names and text of what can name other files; the rest has no text.
fn contents(dist: &Path) -> Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    for path in files_below(dist)? {
        let name = path.strip_prefix(dist)?.to_string_lossy().into_owned();
        let extension = path.extension().unwrap_or_default().to_string_lossy();
        match extension.as_ref() {
            "br" | "gz" => {}
            "html" | "js" | "css" => {
                files.insert(name, fs::read_to_string(&path)?);
            }
            _ => {
                files.insert(name, String::new());
            }
        }
    }
    Ok(files)
}

/// The start page, what it names, what that names, and so on.
fn loaded_from(start: &str, files: &BTreeMap<String, String>) -> BTreeSet<String> {
    let mut loaded = BTreeSet::new();
    let mut waiting = vec![start.to_owned()];
    while let Some(name) = waiting.pop() {
        let Some(text) = files.get(&name) else {
            continue;
        };
        if loaded.insert(name) {
            let named = files.keys().filter(|other| text.contains(other.as_str()));
            waiting.extend(named.cloned());
        }
    }
    loaded
}

/// What goes over the wire: the compressed file where there is one.
fn transferred(dist: &Path, name: &str) -> Result<u64> {
    let compressed = fs::metadata(dist.join(format!("{name}.br")));
    let size = compressed
        .or_else(|_| fs::metadata(dist.join(name)))
        .context(name.to_owned())?;
    Ok(size.len())
}

fn kilobytes(bytes: u64) -> String {
    format!("{}.{} KB", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn follows_the_names_from_the_start_page() {
        let files = [
            (
                START,
                "<link href=\"/base-1.css\"><script>import '/app-1.js'</script>",
            ),
            ("base-1.css", "src: url(/inter.woff2)"),
            ("app-1.js", "import './part-1.js'; // app-1.js"),
            ("part-1.js", "import './app-1.js'"),
            ("inter.woff2", ""),
            ("embed.js", "nobody names it"),
        ];
        let files = files
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .into();
        let loaded: Vec<String> = loaded_from(START, &files).into_iter().collect();
        assert_eq!(
            loaded,
            ["app-1.js", "base-1.css", START, "inter.woff2", "part-1.js"]
        );
    }

    #[test]
    fn counts_compressed_bytes_and_fails_above_the_budget() {
        let dist = tempfile::tempdir().expect("a temporary folder");
        let write = |name: &str, content: &[u8]| {
            fs::write(dist.path().join(name), content).expect("written");
        };
        write(START, b"/app.wasm");
        write("app.wasm", &vec![0; 300_000]);
        let error = check(dist.path()).expect_err("300 KB are too much");
        assert!(error.to_string().contains("over the budget"), "{error}");

        write("app.wasm.br", &vec![0; 100_000]);
        check(dist.path()).expect("100 KB fit");
    }
}
