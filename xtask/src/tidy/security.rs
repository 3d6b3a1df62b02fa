//! The table of `docs/security.md`: every row has a verdict, and what shows it exists.

use std::collections::BTreeSet;

const TABLE: &str = "docs/security.md";
const VERDICTS: [&str; 4] = ["met", "partly", "not yet", "not applicable"];

/// Findings in the table. `names` are those of all functions of the tree.
pub fn check(text: &str, names: &BTreeSet<String>) -> Vec<String> {
    let mut findings = Vec::new();
    let mut seen = BTreeSet::new();
    for (number, line) in (1..).zip(text.lines()) {
        let Some(row) = line.strip_prefix("| V") else {
            continue;
        };
        let mut complain = |what: &str| findings.push(format!("{TABLE}:{number}: {what}"));
        let cells: Vec<&str> = row
            .trim_end_matches('|')
            .split('|')
            .map(str::trim)
            .collect();
        let [id, _, verdict, shown] = cells.as_slice() else {
            complain("a row has an id, what is asked, a verdict, and what shows it");
            continue;
        };
        if !VERDICTS.contains(verdict) {
            complain(&format!(
                "{verdict:?} is no verdict; there are {VERDICTS:?}"
            ));
        }
        if !seen.insert((*id).to_owned()) {
            complain(&format!("V{id} is there twice"));
        }
        if shown.is_empty() {
            complain("nothing shows it");
        }
        for test in tests(shown).filter(|test| !names.contains(*test)) {
            complain(&format!("there is no test {test}"));
        }
    }
    if seen.is_empty() {
        findings.push(format!("{TABLE}: no row was found"));
    }
    findings
}

/// The names of functions in a source file.
pub fn functions(text: &str) -> impl Iterator<Item = String> {
    text.split("fn ").skip(1).map(|rest| {
        let is_part = |character: &char| character.is_ascii_alphanumeric() || *character == '_';
        rest.chars().take_while(is_part).collect()
    })
}

/// What stands in backticks and reads as a sentence is the name of a test.
fn tests(shown: &str) -> impl Iterator<Item = &str> {
    let quoted = shown.split('`').skip(1).step_by(2);
    quoted.filter(|text| {
        let is_name = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        text.matches('_').count() >= 2 && text.bytes().all(is_name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(rows: &str) -> Vec<String> {
        let names = functions("fn a_test_that_exists() {}\nasync fn and_another_one(").collect();
        check(rows, &names)
    }

    #[test]
    fn a_row_with_a_verdict_and_a_test_is_fine() {
        let rows = "| V1.1.1 | asked | met | `a_test_that_exists`, `and_another_one` |\n\
            | V1.1.2 | asked | not yet | comes later, see `Table` |";
        assert_eq!(findings(rows), Vec::<String>::new());
    }

    #[test]
    fn what_is_wrong_with_a_row_is_said() {
        for (row, wrong) in [
            ("| V1.1.1 | asked | maybe | x |", "no verdict"),
            ("| V1.1.1 | asked |  | x |", "no verdict"),
            ("| V1.1.1 | asked | met |  |", "nothing shows"),
            ("| V1.1.1 | asked | met |", "a row has"),
            (
                "| V1.1.1 | asked | met | `a_test_of_another_time` |",
                "no test",
            ),
            ("", "no row"),
        ] {
            let found = findings(row).join("\n");
            assert!(found.contains(wrong), "{row}: {found}");
        }
        let twice = "| V1.1.1 | asked | met | x |\n| V1.1.1 | asked | met | x |";
        assert!(findings(twice).join("\n").contains("twice"));
    }
}
