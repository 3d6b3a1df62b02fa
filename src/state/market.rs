//! The country or region whose prices public pages show (`decisions.md` 31).

use domain::market::Market;
use leptos::prelude::*;

use crate::state::preferences::{browser_language, store, stored};
use crate::state::session::{Session, SessionState};

const MARKET_KEY: &str = "selfserve-market";
const FALLBACK: &str = "US";

/// The person's choice, and the organization's market that outranks it.
#[derive(Clone, Copy)]
pub struct MarketChoice {
    chosen: RwSignal<Option<Market>>,
    session: Session,
}

/// Makes the choice available to everything below.
pub fn provide_market(session: Session) {
    let first = stored(MARKET_KEY)
        .and_then(|code| Market::parse(&code).ok())
        .or_else(|| browser_language().and_then(|locale| region_of(&locale)))
        .or_else(|| Market::parse(FALLBACK).ok());
    provide_context(MarketChoice {
        chosen: RwSignal::new(first),
        session,
    });
}

/// The choice of the program.
pub fn use_market() -> MarketChoice {
    expect_context()
}

/// The region of a locale such as `nl-NL` or `zh-Hant-TW`.
pub fn region_of(locale: &str) -> Option<Market> {
    locale
        .split(['-', '_'])
        .skip(1)
        .find_map(|part| Market::parse(part).ok())
}

impl MarketChoice {
    /// The market to ask for. `None` while it is unknown whose market it is.
    pub fn current(self) -> Option<Market> {
        match self.session.state() {
            SessionState::Unknown | SessionState::Arriving(_) => None,
            SessionState::SignedIn(viewer) => Some(viewer.market),
            SessionState::SignedOut | SessionState::Failed(_) => self.chosen.get(),
        }
    }

    /// Whether the person may choose: signed in, the organization's market holds.
    pub fn is_open(self) -> bool {
        matches!(
            self.session.state(),
            SessionState::SignedOut | SessionState::Failed(_)
        )
    }

    /// Chooses a market.
    pub fn choose(self, market: Market) {
        store(MARKET_KEY, market.as_str());
        self.chosen.set(Some(market));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_region_of_a_locale_is_its_market() {
        for (locale, market) in [
            ("nl-NL", Some("NL")),
            ("pt_BR", Some("BR")),
            ("zh-Hant-TW", Some("TW")),
            ("en", None),
            ("es-419", None),
            ("de-XX", None),
        ] {
            let found = region_of(locale);
            assert_eq!(found.as_ref().map(Market::as_str), market, "{locale}");
        }
    }
}
