//! Countries and regions in which something is sold.

use std::fmt;

use serde::{Deserialize, Serialize};

/// An ISO 3166-1 alpha-2 code, such as `NL`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Market([u8; 2]);

/// The text is no ISO 3166-1 alpha-2 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a market is a two-letter country code such as NL")]
pub struct InvalidMarket;

/// Where nothing is sold, and where one product is not (R6, R7).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarketAvailability {
    /// Markets in which nothing is sold.
    pub closed: Vec<Market>,
    /// Markets in which this product is not sold, though others are.
    pub closed_for_product: Vec<Market>,
}

impl Market {
    /// Reads a code; small letters are harmless.
    ///
    /// # Errors
    /// [`InvalidMarket`] for anything that is not a code of ISO 3166-1.
    pub fn parse(code: &str) -> Result<Self, InvalidMarket> {
        let upper = code.trim().to_ascii_uppercase();
        match upper.as_bytes() {
            &[a, b] if CODES.split(' ').any(|known| known == upper) => Ok(Self([a, b])),
            _ => Err(InvalidMarket),
        }
    }

    /// The code in capitals.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Every market of ISO 3166-1, in the order of the codes.
    pub fn all() -> impl Iterator<Item = Self> {
        CODES.split(' ').filter_map(|code| Self::parse(code).ok())
    }
}

impl fmt::Display for Market {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl fmt::Debug for Market {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl TryFrom<String> for Market {
    type Error = InvalidMarket;

    fn try_from(code: String) -> Result<Self, InvalidMarket> {
        Self::parse(&code)
    }
}

impl From<Market> for String {
    fn from(market: Market) -> Self {
        market.as_str().to_owned()
    }
}

/// The codes of ISO 3166-1 alpha-2.
const CODES: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ \
    BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS \
    BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN \
    CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE \
    EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF \
    GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM \
    HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM \
    JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC \
    LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK \
    ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA \
    NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG \
    PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW \
    SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS \
    ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO \
    TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI \
    VN VU WF WS YE YT ZA ZM ZW";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_249_codes_of_the_standard() {
        assert_eq!(Market::all().count(), 249);
        assert_eq!(Market::parse(" nl ").unwrap().as_str(), "NL");
    }

    #[test]
    fn refuses_what_is_no_country() {
        for code in ["", "N", "NLD", "XX", "N L", "  ", " "] {
            assert_eq!(Market::parse(code), Err(InvalidMarket), "{code:?}");
        }
    }
}
