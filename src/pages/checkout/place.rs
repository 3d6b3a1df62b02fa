//! Where a purchase is, as its address says: `?quote=…`, and the step where it
//! is not the card.

use domain::ids::QuoteId;
use domain::trial::Trial;

use super::flow::{Checkout, Wish};
use crate::routes::{TRIAL, trial_named, trial_word};
use crate::state::query;

const QUOTE: &str = "quote";
const STEP: &str = "step";
const LICENSES: &str = "licenses";
const REVIEW: &str = "review";

/// What the address says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The quote.
    pub quote: Option<QuoteId>,
    /// The step.
    pub wish: Wish,
    /// The trial that is wanted, where it is no purchase.
    pub trial: Option<Trial>,
}

impl Place {
    /// Reads a query. What cannot be a quote is none.
    pub fn read(text: &str) -> Self {
        let quote = query::value(text, QUOTE).and_then(|id| QuoteId::parse(&id).ok());
        let wish = match query::value(text, STEP).as_deref() {
            _ if quote.is_none() => Wish::Licenses,
            Some(LICENSES) => Wish::Licenses,
            Some(REVIEW) => Wish::Review,
            _ => Wish::Card,
        };
        let trial = query::value(text, TRIAL).and_then(|word| trial_named(&word));
        Self { quote, wish, trial }
    }

    /// Where a purchase is.
    pub fn of(checkout: &Checkout) -> Self {
        Self {
            quote: checkout.quote_id().cloned(),
            wish: checkout.wish(),
            trial: checkout.trial,
        }
    }

    /// The same quote at another step.
    #[must_use]
    pub const fn at(mut self, wish: Wish) -> Self {
        self.wish = wish;
        self
    }

    /// Writes it into a query; what else stands there (`source=in-app`) stays.
    pub fn write(&self, text: &str) -> String {
        let quote = self.quote.as_ref().map(QuoteId::as_str);
        let step = match self.wish {
            _ if quote.is_none() => None,
            Wish::Licenses => Some(LICENSES),
            Wish::Card => None,
            Wish::Review => Some(REVIEW),
        };
        let text = query::with(text, TRIAL, self.trial.map(trial_word));
        query::with(&query::with(&text, QUOTE, quote), STEP, step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(quote: Option<&str>, wish: Wish) -> Place {
        Place {
            quote: quote.map(|id| QuoteId::parse(id).unwrap()),
            wish,
            trial: None,
        }
    }

    #[test]
    fn an_address_says_which_trial_is_wanted() {
        for (query, trial) in [
            ("trial=card", Some(Trial::WITH_CARD)),
            ("trial=no-card", Some(Trial::WITHOUT_CARD)),
            ("trial=1", None),
        ] {
            let place = Place::read(query);
            assert_eq!(place.trial, trial, "{query}");
            assert_eq!(Place::read(&place.write("source=in-app")), place);
        }
    }

    #[test]
    fn an_address_says_quote_and_step() {
        for (query, quote, wish) in [
            ("", None, Wish::Licenses),
            ("source=in-app", None, Wish::Licenses),
            ("quote=q1", Some("q1"), Wish::Card),
            ("quote=q1&step=review", Some("q1"), Wish::Review),
            ("quote=q1&step=licenses", Some("q1"), Wish::Licenses),
            ("step=review", None, Wish::Licenses),
            ("quote=..%2Fx&step=review", None, Wish::Licenses),
        ] {
            assert_eq!(Place::read(query), place(quote, wish), "{query}");
        }
    }

    #[test]
    fn writing_keeps_what_else_the_address_says() {
        let card = place(Some("q2"), Wish::Card);
        assert_eq!(
            card.write("source=in-app&quote=q1&step=review"),
            "source=in-app&quote=q2"
        );
        for written in [
            card,
            place(Some("q2"), Wish::Review),
            place(None, Wish::Licenses),
        ] {
            assert_eq!(Place::read(&written.write("source=in-app")), written);
        }
    }
}
