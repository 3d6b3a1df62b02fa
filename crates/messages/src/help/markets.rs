//! The names of countries and regions, for texts that the server writes.
//!
//! The browser has these names itself (Intl). The table is taken from the
//! Unicode CLDR, except for the two Congos, whose full names are clearer.

use crate::Language;

const NAMES: &str = include_str!("../../help/market-names.tsv");

/// The name of the market with this ISO 3166-1 code.
pub fn market_name(language: Language, code: &str) -> Option<&'static str> {
    let mut names = NAMES.lines().map(|line| line.split('\t'));
    let mut columns =
        names.find_map(|mut columns| (columns.next() == Some(code)).then_some(columns))?;
    let english = columns.next()?;
    Some(language.pick(english, columns.next()?))
}
