//! What is asked of a list, by address or by body, and how a page of it is answered.

use scim_v2::filter::Filter;
use serde_json::{Value, json};

use super::{LIST, Object, ScimError, Selection};

/// The most of a page.
pub const LARGEST_PAGE: u32 = 200;
/// How much of a page is given to who does not say.
const USUAL_PAGE: u32 = 100;

/// What is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListQuery {
    /// What must hold.
    pub filter: Option<Filter>,
    /// The number of the first one wanted, from 1.
    pub start_index: u64,
    /// How many at most.
    pub count: u32,
    /// Which of their attributes.
    pub selection: Selection,
}

impl ListQuery {
    /// Reads the parameters of an address.
    ///
    /// # Errors
    /// `invalidFilter`, `invalidValue`.
    pub fn from_parameters(get: impl Fn(&str) -> Option<String>) -> Result<Self, ScimError> {
        let number = |name: &str| match get(name) {
            Some(text) => {
                let number: Result<i64, _> = text.trim().parse();
                let wrong = |_| ScimError::value(format!("{name} is a number"));
                number.map(Some).map_err(wrong)
            }
            None => Ok(None),
        };
        let names = |name: &str| {
            let list = get(name).unwrap_or_default();
            let names = list
                .split(',')
                .map(str::trim)
                .filter(|name| !name.is_empty());
            names.map(str::to_owned).collect::<Vec<_>>()
        };
        Self::new(
            get("filter").as_deref(),
            number("startIndex")?,
            number("count")?,
            &names("attributes"),
            &names("excludedAttributes"),
        )
    }

    /// Reads the body of a search.
    ///
    /// # Errors
    /// `invalidFilter`, `invalidValue`.
    pub fn from_body(body: Value) -> Result<Self, ScimError> {
        let body = super::user::canonical(body)?;
        let number = |name: &str| body.get(name).and_then(Value::as_i64);
        let names = |name: &str| {
            let names = body.get(name).and_then(Value::as_array);
            let names = names.into_iter().flatten().filter_map(Value::as_str);
            names.map(str::to_owned).collect::<Vec<_>>()
        };
        Self::new(
            body.get("filter").and_then(Value::as_str),
            number("startIndex"),
            number("count"),
            &names("attributes"),
            &names("excludedAttributes"),
        )
    }

    fn new(
        filter: Option<&str>,
        start_index: Option<i64>,
        count: Option<i64>,
        only: &[String],
        without: &[String],
    ) -> Result<Self, ScimError> {
        let parse = |text: &str| {
            text.parse()
                .map_err(|_| ScimError::filter("the filter cannot be read"))
        };
        let count = count.map_or(USUAL_PAGE, |count| {
            u32::try_from(count.max(0)).unwrap_or(u32::MAX)
        });
        Ok(Self {
            filter: filter.map(parse).transpose()?,
            start_index: start_index.map_or(1, |start| u64::try_from(start).unwrap_or(1).max(1)),
            count: count.min(LARGEST_PAGE),
            selection: Selection::parse(only, without)?,
        })
    }

    /// How many come before the page.
    pub const fn skipped(&self) -> u64 {
        self.start_index - 1
    }

    /// The page of what a filter found.
    pub fn page<T>(&self, found: Vec<T>) -> Vec<T> {
        let skipped = usize::try_from(self.skipped()).unwrap_or(usize::MAX);
        let count = usize::try_from(self.count).unwrap_or(usize::MAX);
        found.into_iter().skip(skipped).take(count).collect()
    }
}

/// A page with how many there are in all.
pub fn answer(query: &ListQuery, resources: Vec<Object>, total: u64) -> Value {
    let resources: Vec<Object> = resources
        .into_iter()
        .map(|resource| query.selection.apply(resource))
        .collect();
    json!({
        "schemas": [LIST],
        "totalResults": total,
        "startIndex": query.start_index,
        "itemsPerPage": resources.len(),
        "Resources": resources,
    })
}
