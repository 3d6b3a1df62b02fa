//! Reading an instant of the wire: RFC 3339 in UTC, and nothing else.
//!
//! The calendar library reads many more ways of writing one, which would cost
//! the browser a dozen kilobytes.

use chrono::{DateTime, NaiveDate, Utc};
use serde::de::{Deserialize, Deserializer, Error};

/// For `#[serde(deserialize_with)]`.
pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<DateTime<Utc>, D::Error> {
    let text = String::deserialize(deserializer)?;
    parse(&text).ok_or_else(|| D::Error::custom("an instant is written like 2027-01-31T10:00:00Z"))
}

/// As [`deserialize`], for one that may be missing.
pub(crate) fn deserialize_optional<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<DateTime<Utc>>, D::Error> {
    let wrong = || D::Error::custom("an instant is written like 2027-01-31T10:00:00Z");
    let text = Option::<String>::deserialize(deserializer)?;
    text.map(|text| parse(&text).ok_or_else(wrong)).transpose()
}

fn parse(text: &str) -> Option<DateTime<Utc>> {
    let text = text.strip_suffix('Z')?;
    let (text, nanoseconds) = match text.split_once('.') {
        Some((text, fraction)) => (text, nanoseconds(fraction)?),
        None => (text, 0),
    };
    let (date, time) = text.split_once('T')?;
    let [year, month, day] = numbers(date, '-')?;
    let [hour, minute, second] = numbers(time, ':')?;
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?
        .and_hms_nano_opt(hour, minute, second, nanoseconds)
        .map(|instant| instant.and_utc())
}

fn numbers(text: &str, separator: char) -> Option<[u32; 3]> {
    let mut parts = text.split(separator).map(number);
    let numbers = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(numbers)
}

fn nanoseconds(fraction: &str) -> Option<u32> {
    let missing = 9_usize.checked_sub(fraction.len())?;
    Some(number(fraction)? * 10_u32.pow(u32::try_from(missing).ok()?))
}

fn number(digits: &str) -> Option<u32> {
    let is_number =
        (1..=9).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_the_calendar_library_writes() {
        for microseconds in [
            0,
            1,
            1_801_000_000_000_000,
            1_801_000_000_123_456,
            1_709_164_800_000_000,
        ] {
            let instant = DateTime::from_timestamp_micros(microseconds).unwrap();
            let written = serde_json::to_string(&instant).unwrap();
            assert_eq!(parse(written.trim_matches('"')), Some(instant), "{written}");
        }
    }

    #[test]
    fn refuses_what_is_no_instant_in_utc() {
        for text in [
            "",
            "2027-01-31",
            "2027-01-31T10:00:00",
            "2027-01-31T10:00:00+01:00",
            "2027-02-30T10:00:00Z",
            "2027-01-31T24:00:00Z",
            "2027-01-31T10:00:00.Z",
            "2027-01-31T10:00:00.1234567890Z",
            "2027-01-31-01T10:00:00Z",
            "+2027-01-31T10:00:00Z",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
