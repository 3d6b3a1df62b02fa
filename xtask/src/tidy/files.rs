//! Length and first line of a file.

use super::is_test;

/// Lines of code, tests left out, that a file may have.
const LIMIT: usize = 400;

/// Files that may be longer, each with its reason.
const LONGER: [(&str, &str); 0] = [];

/// Findings in one file.
pub fn check(path: &str, text: &str) -> Vec<String> {
    let mut findings = Vec::new();
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    if !matches!(extension, "rs" | "ts" | "css") || is_test(path) {
        return findings;
    }
    if extension == "rs" && !text.starts_with("//! ") {
        findings.push(format!(
            "{path}:1: begins with a `//!` sentence on what the file is for"
        ));
    }
    let lines = code_lines(text);
    let excepted = LONGER.iter().any(|(longer, _)| *longer == path);
    if lines > LIMIT && !excepted {
        findings.push(format!(
            "{path}: {lines} lines, at most {LIMIT}; split it along its seams"
        ));
    }
    findings
}

/// Lines before the unit tests, which stand at the end of a file.
pub fn code_lines(text: &str) -> usize {
    let lines: Vec<&str> = text.lines().collect();
    let tests = lines.windows(2).position(|pair| {
        matches!(pair, ["#[cfg(test)]", next] if next.starts_with("mod ") && next.ends_with('{'))
    });
    tests.unwrap_or(lines.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(code: usize, tests: usize) -> String {
        let code = "let a = 1;\n".repeat(code - 1);
        let tests = "assert!(a);\n".repeat(tests);
        format!("//! A file.\n{code}#[cfg(test)]\nmod tests {{\n{tests}}}\n")
    }

    #[test]
    fn a_file_may_have_400_lines_and_any_number_of_tests() {
        assert!(check("src/a.rs", &source(400, 500)).is_empty());
    }

    #[test]
    fn a_file_of_401_lines_is_found() {
        let findings = check("src/a.rs", &source(401, 0));
        assert_eq!(
            findings,
            ["src/a.rs: 401 lines, at most 400; split it along its seams"]
        );
    }

    #[test]
    fn a_module_says_what_it_is_for() {
        assert_eq!(check("src/a.rs", "fn main() {}\n").len(), 1);
        assert!(check("crates/api/tests/wire.rs", "fn main() {}\n").is_empty());
        assert!(check("README.md", "fn main() {}\n").is_empty());
    }
}
