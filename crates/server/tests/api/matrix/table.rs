//! The table of `tests/matrix`: who gets which answer to which call.

use std::collections::BTreeMap;

use serde_json::Value;

const RIGHTS: &str = include_str!("../../matrix/rights.txt");
const BODIES: &str = include_str!("../../matrix/bodies.toml");

/// The whole table.
pub struct Table {
    /// The columns.
    pub principals: Vec<String>,
    pub rows: Vec<Row>,
    bodies: BTreeMap<String, String>,
}

/// One call on one thing.
pub struct Row {
    /// The operation's name in the API's description.
    pub operation: String,
    /// Whose thing; `-` where the call names none.
    pub object: String,
    /// A status per principal.
    pub expected: Vec<u16>,
}

/// A call of the API's description.
#[derive(Clone)]
pub struct Operation {
    pub name: String,
    pub method: reqwest::Method,
    pub path: String,
    pub has_body: bool,
}

impl Table {
    pub fn read() -> Self {
        let mut lines = RIGHTS
            .lines()
            .map(|line| line.split('#').next().unwrap_or_default())
            .filter(|line| !line.trim().is_empty());
        let principals = words(lines.next().unwrap());
        let rows = lines.map(|line| Row::read(line, principals.len()));
        Self {
            rows: rows.collect(),
            principals,
            bodies: toml::from_str(BODIES).unwrap(),
        }
    }

    /// What is sent with the operation: a body that changes nothing where it
    /// is let through.
    pub fn body(&self, operation: &str) -> Option<&str> {
        self.bodies.get(operation).map(String::as_str)
    }
}

impl Row {
    fn read(line: &str, principals: usize) -> Self {
        let mut words = words(line).into_iter();
        let (operation, object) = (words.next().unwrap(), words.next().unwrap());
        let expected: Vec<u16> = words.map(|word| word.parse().unwrap()).collect();
        assert_eq!(expected.len(), principals, "{operation} {object}");
        Self {
            operation,
            object,
            expected,
        }
    }

    /// The row as it should stand in the file.
    pub fn with(&self, statuses: &[u16]) -> String {
        let cells = statuses.iter().map(|status| format!("{status:<9}"));
        let cells = cells.collect::<String>();
        format!(
            "{:<24}{:<9}{}",
            self.operation,
            self.object,
            cells.trim_end()
        )
    }
}

/// Every call of the API's description.
pub fn operations(document: &Value) -> Vec<Operation> {
    let paths = document["paths"].as_object().unwrap().iter();
    let operations = paths.flat_map(|(path, item)| {
        item.as_object()
            .unwrap()
            .iter()
            .map(|(method, operation)| Operation {
                name: operation["operationId"].as_str().unwrap().to_owned(),
                method: method.to_uppercase().parse().unwrap(),
                path: path.clone(),
                has_body: operation.get("requestBody").is_some(),
            })
    });
    operations.collect()
}

fn words(line: &str) -> Vec<String> {
    line.split_whitespace().map(str::to_owned).collect()
}
