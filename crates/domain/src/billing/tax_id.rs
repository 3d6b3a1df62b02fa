//! Tax ids and cost centers, as they stand on bills (B20).
//!
//! Whether a tax id was given out can only the country's own register say;
//! here its form is looked at, and its check digits where they are published.

use crate::market::Market;

/// The members of the European Union by the prefix of their tax ids. Greece
/// uses another one than its code of ISO 3166.
const UNION: [&str; 27] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "HR", "HU", "IE", "IT",
    "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// A tax id in the form of its country, without spaces and points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaxId(String);

/// Where a purchase is booked in an organization: one line, up to 50
/// characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostCenter(String);

/// Why a text is no tax id of a market.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TaxIdError {
    /// It is one of another country.
    #[error("this is a tax id of another country; the organization's begins with {expected}")]
    OtherCountry {
        /// What it should begin with.
        expected: &'static str,
    },
    /// It has another form.
    #[error("a tax id of this country looks like {example}")]
    Malformed {
        /// One that is well-formed.
        example: &'static str,
    },
    /// The digits do not fit together.
    #[error("one of the characters is wrong; compare it with the original")]
    CheckDigits,
}

/// Why a text is no cost center.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a cost center is one line of up to 50 characters")]
pub struct InvalidCostCenter;

impl TaxId {
    /// Reads a tax id of a market. Spaces, points, hyphens and slashes between
    /// the characters mean nothing.
    ///
    /// # Errors
    /// [`TaxIdError`].
    pub fn parse(market: Market, text: &str) -> Result<Self, TaxIdError> {
        let text: String = text
            .chars()
            .filter(|character| !matches!(character, ' ' | '.' | '-' | '/' | '\u{a0}'))
            .map(|character| character.to_ascii_uppercase())
            .collect();
        let prefix = match market.as_str() {
            "GR" => "EL",
            code => code,
        };
        if let Some(own) = union_prefix(prefix) {
            return of_union(own, text);
        }
        match prefix {
            "GB" => of_britain(text),
            "BR" => of_brazil(text),
            "US" => of_the_united_states(text),
            _ => elsewhere(text),
        }
    }

    /// Takes what [`TaxId::parse`] read before and the database kept.
    pub const fn of_database(text: String) -> Self {
        Self(text)
    }

    /// The id as it stands on bills.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl CostCenter {
    /// Reads a cost center; spaces around it mean nothing.
    ///
    /// # Errors
    /// [`InvalidCostCenter`].
    pub fn parse(text: &str) -> Result<Self, InvalidCostCenter> {
        let text = text.trim();
        let is_one = !text.is_empty() && text.chars().count() <= 50;
        let is_line = !text.chars().any(char::is_control);
        (is_one && is_line)
            .then(|| Self(text.to_owned()))
            .ok_or(InvalidCostCenter)
    }

    /// Takes what [`CostCenter::parse`] read before and the database kept.
    pub const fn of_database(text: String) -> Self {
        Self(text)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn union_prefix(prefix: &str) -> Option<&'static str> {
    UNION.into_iter().find(|member| *member == prefix)
}

/// A prefix and 2 to 12 letters or digits; each country's own forms differ
/// too often to be written down here, but for the ones we know well.
fn of_union(own: &'static str, text: String) -> Result<TaxId, TaxIdError> {
    must_begin(&text, own)?;
    let rest = text.get(2..).unwrap_or_default();
    let is_plain = rest.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let has_digit = rest.bytes().any(|byte| byte.is_ascii_digit());
    if own == "NL" {
        return of_the_netherlands(text);
    }
    if is_plain && has_digit && (2..=12).contains(&rest.len()) {
        Ok(TaxId(text))
    } else {
        Err(TaxIdError::Malformed {
            example: "DE123456789",
        })
    }
}

/// Nine digits, B and two digits. Those of companies pass the test of eleven,
/// those of sole traders the one of ISO 7064 (MOD 97-10).
fn of_the_netherlands(text: String) -> Result<TaxId, TaxIdError> {
    let malformed = TaxIdError::Malformed {
        example: "NL123456782B90",
    };
    let rest = text.get(2..).unwrap_or_default();
    let Some((number, branch)) = rest.split_once('B') else {
        return Err(malformed);
    };
    let (Some(number), Some(_)) = (digits(number, 9), digits(branch, 2)) else {
        return Err(malformed);
    };
    let weights = [9, 8, 7, 6, 5, 4, 3, 2];
    let sum: u32 = weights.iter().zip(&number).map(|(w, d)| w * d).sum();
    let of_company = number.last() == Some(&(sum % 11));
    if of_company || remainder_97(&text) == 1 {
        Ok(TaxId(text))
    } else {
        Err(TaxIdError::CheckDigits)
    }
}

/// Nine digits, or twelve for a branch; the last two of nine check the others,
/// in the old way or the one of 2010.
fn of_britain(text: String) -> Result<TaxId, TaxIdError> {
    must_begin(&text, "GB")?;
    let rest = text.get(2..).unwrap_or_default();
    let all = digits(rest, 9).or_else(|| digits(rest, 12));
    let number = all.ok_or(TaxIdError::Malformed {
        example: "GB980780684",
    })?;
    let weights = [8, 7, 6, 5, 4, 3, 2, 10, 1];
    let sum: u32 = weights.iter().zip(&number).map(|(w, d)| w * d).sum();
    if sum.is_multiple_of(97) || (sum + 55).is_multiple_of(97) {
        Ok(TaxId(text))
    } else {
        Err(TaxIdError::CheckDigits)
    }
}

/// Fourteen digits, of which the last two check the others.
fn of_brazil(text: String) -> Result<TaxId, TaxIdError> {
    not_of_the_union(&text, "a digit")?;
    let number = digits(&text, 14).ok_or(TaxIdError::Malformed {
        example: "11.222.333/0001-81",
    })?;
    let weights = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];
    let check = |weights: &[u32]| {
        let sum: u32 = weights.iter().zip(&number).map(|(w, d)| w * d).sum();
        match sum % 11 {
            0 | 1 => 0,
            rest => 11 - rest,
        }
    };
    let expected = [check(&weights[1..]), check(&weights)];
    if number.ends_with(&expected) {
        Ok(TaxId(text))
    } else {
        Err(TaxIdError::CheckDigits)
    }
}

fn of_the_united_states(text: String) -> Result<TaxId, TaxIdError> {
    not_of_the_union(&text, "a digit")?;
    digits(&text, 9).ok_or(TaxIdError::Malformed {
        example: "12-3456789",
    })?;
    Ok(TaxId(text))
}

fn elsewhere(text: String) -> Result<TaxId, TaxIdError> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if is_plain && (4..=20).contains(&text.len()) {
        Ok(TaxId(text))
    } else {
        Err(TaxIdError::Malformed {
            example: "A1234567",
        })
    }
}

fn must_begin(text: &str, expected: &'static str) -> Result<(), TaxIdError> {
    if text.starts_with(expected) {
        return Ok(());
    }
    Err(TaxIdError::OtherCountry { expected })
}

fn not_of_the_union(text: &str, expected: &'static str) -> Result<(), TaxIdError> {
    match text.get(..2).and_then(union_prefix) {
        Some(_) => Err(TaxIdError::OtherCountry { expected }),
        None => Ok(()),
    }
}

fn digits(text: &str, count: usize) -> Option<Vec<u32>> {
    let digits: Option<Vec<_>> = text.chars().map(|digit| digit.to_digit(10)).collect();
    digits.filter(|digits| digits.len() == count)
}

/// Letters count as 10 to 35 (ISO 7064).
fn remainder_97(text: &str) -> u32 {
    text.chars()
        .filter_map(|character| character.to_digit(36))
        .fold(0, |sum, value| {
            (sum * if value > 9 { 100 } else { 10 } + value) % 97
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(market: &str, text: &str) -> Result<String, TaxIdError> {
        let market = Market::parse(market).unwrap();
        TaxId::parse(market, text).map(|id| id.as_str().to_owned())
    }

    #[test]
    fn a_tax_id_is_read_however_it_is_spaced() {
        let read = |market, text| parse(market, text).unwrap();
        assert_eq!(read("NL", "nl 1234.56.782.B90"), "NL123456782B90");
        assert_eq!(read("NL", "NL000099998B57"), "NL000099998B57");
        assert_eq!(read("GB", "GB 980 7806 84"), "GB980780684");
        assert_eq!(read("BR", "11.222.333/0001-81"), "11222333000181");
        assert_eq!(read("US", "12-3456789"), "123456789");
        assert_eq!(read("GR", "EL 094259216"), "EL094259216");
    }

    #[test]
    fn a_tax_id_of_another_country_is_said_to_be_one() {
        for (market, text) in [
            ("NL", "DE123456789"),
            ("GB", "NL123456782B90"),
            ("BR", "NL123456782B90"),
        ] {
            let error = parse(market, text).unwrap_err();
            let is_other = matches!(error, TaxIdError::OtherCountry { .. });
            assert!(is_other, "{market} {text}: {error}");
        }
    }

    #[test]
    fn a_wrong_digit_is_noticed_where_a_country_lets_it_be() {
        for (market, text) in [
            ("NL", "NL123456783B90"),
            ("GB", "GB980780685"),
            ("BR", "11222333000182"),
        ] {
            assert_eq!(parse(market, text), Err(TaxIdError::CheckDigits), "{text}");
        }
        assert!(matches!(
            parse("NL", "NL12B"),
            Err(TaxIdError::Malformed { .. })
        ));
        assert!(parse("US", "1234").is_err());
    }

    #[test]
    fn a_cost_center_is_one_short_line() {
        let read = |text: &str| CostCenter::parse(text).map(|it| it.as_str().to_owned());
        assert_eq!(read(" 4711 Marketing "), Ok("4711 Marketing".to_owned()));
        assert!(read(&"x".repeat(51)).is_err());
        assert!(read("a\nb").is_err() && read("  ").is_err());
    }
}
