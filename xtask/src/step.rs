//! Named pieces of work with the time each took.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// Does the work between two lines that name it; the second has the time.
pub fn step<T>(name: &str, action: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("==> {name}");
    let start = Instant::now();
    let result = action();
    let word = if result.is_ok() { "ok" } else { "FAILED" };
    println!("==> {name} … {word} {}", seconds(start.elapsed()));
    result.with_context(|| name.to_owned())
}

/// A time as a person reads it.
pub fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

/// What became of the parts of a longer run.
#[derive(Default)]
pub struct Report {
    rows: Vec<(String, bool, Duration)>,
}

impl Report {
    /// Does one part and remembers how it went.
    pub fn part(&mut self, name: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
        let start = Instant::now();
        let result = step(name, work);
        self.rows
            .push((name.to_owned(), result.is_ok(), start.elapsed()));
        result
    }

    /// The table of all parts, in the order in which they ran.
    pub fn table(&self) -> String {
        let width = self
            .rows
            .iter()
            .map(|(name, ..)| name.len())
            .max()
            .unwrap_or(0);
        let row = |name: &str, word: &str, time: Duration| {
            format!("{name:width$}  {word:6}  {:>9}\n", seconds(time))
        };
        let parts = self.rows.iter().map(|(name, passed, time)| {
            let word = if *passed { "ok" } else { "FAILED" };
            row(name, word, *time)
        });
        let total = self.rows.iter().map(|(.., time)| *time).sum();
        parts.chain([row("total", "", total)]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_names_each_part_and_its_outcome() {
        let mut report = Report::default();
        report.part("fmt", || Ok(())).expect("this part passes");
        let failure = report.part("clippy", || anyhow::bail!("a warning"));
        assert_eq!(
            format!("{:#}", failure.expect_err("this part fails")),
            "clippy: a warning"
        );

        let table = report.table();
        let lines: Vec<&str> = table.lines().collect();
        assert!(lines[0].starts_with("fmt     ok"), "{table}");
        assert!(lines[1].starts_with("clippy  FAILED"), "{table}");
        assert!(lines[2].starts_with("total"), "{table}");
    }
}
