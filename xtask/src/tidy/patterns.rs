//! Text that may stand in certain places only.

use super::files::code_lines;
use super::is_test;

/// A text, where it is looked for, and where it may stand all the same.
struct Rule {
    /// Any of these is a finding.
    patterns: &'static [&'static str],
    /// Folders and files that are searched; empty means all.
    within: &'static [&'static str],
    /// Ends of the names that are searched.
    extensions: &'static [&'static str],
    /// Folders and files where the text is at home.
    except: &'static [&'static str],
    /// Whether tests have to keep it too; they may write an address out to check it.
    in_tests: bool,
    /// What to do instead.
    advice: &'static str,
}

const CODE: &[&str] = &["rs", "ts", "js", "css", "html", "toml", "sh", "sql"];

/// The rules themselves have to name what they forbid.
const RULES_FILE: &str = "xtask/src/tidy/patterns.rs";

const RULES: [Rule; 9] = [
    Rule {
        patterns: &[
            "SELECT ",
            "INSERT INTO",
            "DELETE FROM",
            "UPDATE ",
            "CREATE TABLE",
            "sqlx::",
            "rusqlite::",
        ],
        within: &[],
        extensions: &["rs"],
        except: &[
            "crates/store/",
            "crates/sandbox-gateway/",
            // Makes databases for tests, and looks into them behind the server's back.
            "crates/server/tests/",
            // Compares the server with the bare database.
            "crates/server/examples/",
        ],
        in_tests: true,
        advice: "SQL is in crates/store",
    },
    Rule {
        patterns: &["gloo_net", "fetch_with_", "XmlHttpRequest"],
        within: &["src/"],
        extensions: &["rs"],
        except: &["src/backend/"],
        in_tests: true,
        advice: "only src/backend talks to the network",
    },
    Rule {
        patterns: &[
            "\"/admin",
            "\"/buy",
            "\"/products",
            "\"/apps",
            "\"/help",
            "\"/sign-in",
            "\"/support",
        ],
        within: &["src/"],
        extensions: &["rs"],
        except: &["src/routes/"],
        in_tests: false,
        advice: "the addresses of pages are in src/routes",
    },
    Rule {
        patterns: &["\"/api/"],
        within: &["src/"],
        extensions: &["rs"],
        except: &[],
        in_tests: false,
        advice: "the addresses of endpoints are in crates/api",
    },
    Rule {
        patterns: &["style=\"", "style='"],
        within: &[],
        extensions: &["rs", "html"],
        except: &[],
        in_tests: true,
        advice: "the content security policy blocks style attributes; use a class or style:name=",
    },
    Rule {
        patterns: &["TODO", "FIXME", "dbg!(", "todo!(", "unimplemented!("],
        within: &[],
        extensions: CODE,
        except: &[],
        in_tests: true,
        advice: "nothing half done is committed; what is left to do is an issue",
    },
    Rule {
        patterns: &[
            "#[ignore",
            "assert!(true)",
            "test.skip(",
            "test.only(",
            "test.fixme(",
            "waitForTimeout(",
        ],
        within: &[],
        extensions: &["rs", "ts"],
        except: &[],
        in_tests: true,
        advice: "every test runs, can fail, and waits for what it needs instead of for the clock",
    },
    Rule {
        patterns: &["/root/", "/work/", "/home/"],
        within: &[],
        extensions: &[
            "rs", "ts", "js", "css", "html", "toml", "sh", "sql", "md", "json", "yml",
        ],
        except: &[],
        in_tests: true,
        advice: "no path of one machine",
    },
    Rule {
        patterns: &["#[allow(", "#![allow("],
        within: &[],
        extensions: &["rs"],
        except: &[],
        in_tests: true,
        advice: "use #[expect(…, reason = \"…\")]",
    },
];

/// Findings in one file.
pub fn check(path: &str, text: &str) -> Vec<String> {
    if path == RULES_FILE {
        return Vec::new();
    }
    let tests_begin = if is_test(path) { 0 } else { code_lines(text) };
    let rules: Vec<&Rule> = RULES.iter().filter(|rule| rule.searches(path)).collect();
    let mut findings = Vec::new();
    for (index, line) in text.lines().enumerate() {
        for rule in rules
            .iter()
            .filter(|rule| rule.in_tests || index < tests_begin)
        {
            if let Some(pattern) = rule
                .patterns
                .iter()
                .find(|pattern| line.contains(**pattern))
            {
                let number = index + 1;
                findings.push(format!("{path}:{number}: `{pattern}`: {}", rule.advice));
            }
        }
    }
    findings
}

impl Rule {
    fn searches(&self, path: &str) -> bool {
        let below = |folders: &[&str]| folders.iter().any(|folder| path.starts_with(folder));
        let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
        self.extensions.contains(&extension)
            && (self.within.is_empty() || below(self.within))
            && !below(self.except)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sql_is_at_home_in_the_store_only() {
        let text = "let sql = \"SELECT id FROM orders\";";
        let findings = check("crates/server/src/orders.rs", text);
        assert_eq!(
            findings,
            ["crates/server/src/orders.rs:1: `SELECT `: SQL is in crates/store"]
        );
        assert!(check("crates/store/src/orders.rs", text).is_empty());
    }

    #[test]
    fn page_addresses_are_at_home_in_the_routes_only() {
        let text = "\n<a href=\"/admin/billing\">";
        assert_eq!(check("src/pages/home.rs", text).len(), 1);
        assert!(check("src/routes/mod.rs", text).is_empty());
        assert!(check("crates/api/src/lib.rs", text).is_empty());

        let tested = format!("//! Home.\n#[cfg(test)]\nmod tests {{{text}");
        assert!(check("src/pages/home.rs", &tested).is_empty());
    }

    #[test]
    fn only_the_backend_fetches() {
        assert_eq!(
            check("src/pages/home.rs", "use gloo_net::http::Request;").len(),
            1
        );
        assert!(check("src/backend/fetch.rs", "use gloo_net::http::Request;").is_empty());
    }

    #[test]
    fn style_attributes_are_found_in_markup() {
        assert_eq!(check("index.html", "<p style=\"color: red\">").len(), 1);
        assert!(check("src/app.rs", "<p style:width=\"1rem\">").is_empty());
    }

    #[test]
    fn unfinished_work_is_found() {
        assert_eq!(
            check("src/app.rs", "// TODO later\nlet a = dbg!(b);").len(),
            2
        );
        assert!(check("docs/style.md", "No TODO in code.").is_empty());
    }

    #[test]
    fn tests_that_do_not_test_are_found() {
        assert_eq!(
            check("tests/e2e/specs/buy.spec.ts", "test.only('buys', …)").len(),
            1
        );
        assert_eq!(check("src/app.rs", "#[ignore = \"slow\"]").len(), 1);
    }

    #[test]
    fn machine_paths_are_found() {
        assert_eq!(check("README.md", "see /root/.cache").len(), 1);
    }
}
