//! One row of an answer, read column by column in the order of the SELECT.

use std::vec;

use chrono::{DateTime, Utc};
use domain::quantity::LicenseQuantity;

use crate::error::StoreError;

/// A value of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    Null,
    Text(String),
    Int(i64),
}

/// A row. Each call reads the next column; its name is there for the error
/// that says which value makes no sense.
#[derive(Debug)]
pub(crate) struct Row {
    table: &'static str,
    values: vec::IntoIter<Value>,
}

impl Row {
    pub(super) fn new(table: &'static str, values: Vec<Value>) -> Self {
        let values = values.into_iter();
        Self { table, values }
    }

    pub(crate) fn text(&mut self, column: &'static str) -> Result<String, StoreError> {
        self.optional_text(column)?.ok_or(self.corrupt(column))
    }

    pub(crate) fn optional_text(
        &mut self,
        column: &'static str,
    ) -> Result<Option<String>, StoreError> {
        match self.values.next() {
            Some(Value::Text(text)) => Ok(Some(text)),
            Some(Value::Null) => Ok(None),
            _ => Err(self.corrupt(column)),
        }
    }

    pub(crate) fn int(&mut self, column: &'static str) -> Result<i64, StoreError> {
        self.optional_int(column)?.ok_or(self.corrupt(column))
    }

    pub(crate) fn optional_int(&mut self, column: &'static str) -> Result<Option<i64>, StoreError> {
        match self.values.next() {
            Some(Value::Int(number)) => Ok(Some(number)),
            Some(Value::Null) => Ok(None),
            _ => Err(self.corrupt(column)),
        }
    }

    /// A number of a smaller type.
    pub(crate) fn number<T: TryFrom<i64>>(
        &mut self,
        column: &'static str,
    ) -> Result<T, StoreError> {
        let number = self.int(column)?;
        T::try_from(number).map_err(|_| self.corrupt(column))
    }

    pub(crate) fn instant(&mut self, column: &'static str) -> Result<DateTime<Utc>, StoreError> {
        let micros = self.int(column)?;
        DateTime::from_timestamp_micros(micros).ok_or(self.corrupt(column))
    }

    pub(crate) fn optional_instant(
        &mut self,
        column: &'static str,
    ) -> Result<Option<DateTime<Utc>>, StoreError> {
        let micros = self.optional_int(column)?;
        let read = |micros| DateTime::from_timestamp_micros(micros).ok_or(self.corrupt(column));
        micros.map(read).transpose()
    }

    pub(crate) fn quantity(&mut self, column: &'static str) -> Result<LicenseQuantity, StoreError> {
        let number: u32 = self.number(column)?;
        LicenseQuantity::try_from(number).map_err(|_| self.corrupt(column))
    }

    pub(crate) fn optional_quantity(
        &mut self,
        column: &'static str,
    ) -> Result<Option<LicenseQuantity>, StoreError> {
        let number = self.optional_int(column)?;
        let read = |number: i64| {
            let number = u32::try_from(number).ok();
            number.and_then(|number| LicenseQuantity::try_from(number).ok())
        };
        match number {
            None => Ok(None),
            Some(number) => read(number).map(Some).ok_or_else(|| self.corrupt(column)),
        }
    }

    /// Anything that is made from a text: an id, an address.
    pub(crate) fn parse<T: TryFrom<String>>(
        &mut self,
        column: &'static str,
    ) -> Result<T, StoreError> {
        let text = self.text(column)?;
        T::try_from(text).map_err(|_| self.corrupt(column))
    }

    pub(crate) fn optional_parse<T: TryFrom<String>>(
        &mut self,
        column: &'static str,
    ) -> Result<Option<T>, StoreError> {
        let text = self.optional_text(column)?;
        text.map(T::try_from)
            .transpose()
            .map_err(|_| self.corrupt(column))
    }

    /// One of the fixed words of an enum.
    pub(crate) fn word<T>(
        &mut self,
        column: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, StoreError> {
        let word = self.text(column)?;
        parse(&word).ok_or(self.corrupt(column))
    }

    pub(crate) fn optional_word<T>(
        &mut self,
        column: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, StoreError> {
        let word = self.optional_text(column)?;
        word.map(|word| parse(&word).ok_or(self.corrupt(column)))
            .transpose()
    }

    /// The error for a column that was read and makes no sense.
    pub(crate) const fn corrupt(&self, column: &'static str) -> StoreError {
        StoreError::Corrupt {
            table: self.table,
            column,
        }
    }
}
