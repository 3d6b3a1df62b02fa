//! The purchase under way: kept beside the pages, so that a change of the
//! language or a new sign-in loses nothing that was typed.

use std::sync::Arc;

use api::orders::QuoteBody;
use domain::ids::{TenantId, UserId};
use domain::term::BillingTerm;
use domain::trial::Trial;
use leptos::prelude::*;

use super::flow::{Checkout, Event, Step, Wish};
use super::place::Place;
use crate::router::{Router, use_router};
use crate::routes::{trial_named, trial_word};

const FIRST_QUANTITY: &str = "1";

/// Who buys what: the purchase of one is nothing to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    pub user: UserId,
    pub tenant: TenantId,
    pub slug: String,
    /// Whether it is a trial, and so not a purchase.
    pub is_trial: bool,
}

/// The purchase, and what is typed for it.
#[derive(Clone, Copy)]
pub struct Buying {
    checkout: RwSignal<Checkout>,
    /// The number of licenses as typed.
    pub quantity: RwSignal<String>,
    /// The word of the billing term.
    pub term: RwSignal<String>,
    /// The kind of trial, as its word.
    pub kind: RwSignal<String>,
    /// The kinds of trial that the person may have.
    pub kinds: RwSignal<Vec<Trial>>,
    owner: StoredValue<Option<Owner>>,
    router: Router,
}

/// Makes the purchase available to everything below the router.
pub fn provide_purchase() {
    provide_context(Buying {
        checkout: RwSignal::new(Checkout::default()),
        quantity: RwSignal::new(FIRST_QUANTITY.to_owned()),
        term: RwSignal::new(BillingTerm::Monthly.as_str().to_owned()),
        kind: RwSignal::new(String::new()),
        kinds: RwSignal::new(Vec::new()),
        owner: StoredValue::new(None),
        router: use_router(),
    });
}

/// The purchase under way.
pub fn use_purchase() -> Buying {
    expect_context()
}

impl Buying {
    /// How far it is, as a signal.
    pub fn checkout(self) -> Checkout {
        self.checkout.get()
    }

    /// How far it is at this moment.
    pub fn now(self) -> Checkout {
        self.checkout.get_untracked()
    }

    /// Begins a purchase, or takes up the one under way if it is this person's.
    pub fn enter(self, owner: Owner) {
        let is_same = self
            .owner
            .with_value(|before| before.as_ref() == Some(&owner));
        let is_over = matches!(self.now().step, Step::Done(_) | Step::Started(_));
        if !is_same || is_over {
            self.quantity.set(FIRST_QUANTITY.to_owned());
            self.term.set(BillingTerm::Monthly.as_str().to_owned());
            self.checkout.set(Checkout::default());
        }
        self.owner.set_value(Some(owner));
    }

    /// Takes what the server knows of the purchase.
    pub fn begin(self, checkout: Checkout) {
        if let Some(quote) = &checkout.quote
            && self.now().quote_id() != Some(&quote.id)
        {
            self.fill_in(quote);
        }
        self.checkout.set(checkout);
        let place = Place::of(&self.now()).write(&self.router.query_untracked());
        self.go(&place, false);
    }

    /// Something happened: shows where it leads, and says so in the address.
    /// Back leads to the step before; from an order it leads to the order.
    pub fn tell(self, event: Event) {
        let before = self.now();
        let moves_forward = matches!(event, Event::Quoted(_) | Event::CardKept(_));
        let after = before.clone().next(event);
        if after == before {
            return;
        }
        let place = Place::of(&after);
        if after.step != before.step {
            self.router.focus_next_heading();
        }
        let query = self.router.query_untracked();
        self.checkout.set(after);
        if moves_forward && before.step == Step::Licenses {
            self.go(&place.clone().at(Wish::Licenses).write(&query), false);
        }
        self.go(&place.write(&query), moves_forward);
    }

    /// The address of another step of this purchase.
    pub fn link(self, wish: Wish) -> String {
        let query = self.router.query_untracked();
        let query = Place::of(&self.now()).at(wish).write(&query);
        self.page(&query).address()
    }

    /// The trial that is chosen; `None` for a purchase.
    pub fn chosen_trial(self) -> Option<Trial> {
        self.checkout.with(|checkout| checkout.trial)?;
        trial_named(&self.kind.get())
    }

    /// Offers the kinds of trial that the person may have; the one that is
    /// wanted is chosen, if it is among them.
    pub fn offer(self, kinds: Vec<Trial>, wanted: Option<Trial>) {
        let chosen = wanted.filter(|kind| kinds.contains(kind));
        let chosen = chosen.or_else(|| kinds.first().copied()).or(wanted);
        self.kind
            .set(chosen.map(trial_word).unwrap_or_default().to_owned());
        self.kinds.set(kinds);
    }

    /// The chosen term.
    pub fn chosen_term(self) -> BillingTerm {
        BillingTerm::parse(&self.term.get()).unwrap_or(BillingTerm::Monthly)
    }

    /// The fields say what the quote says.
    fn fill_in(self, quote: &Arc<QuoteBody>) {
        self.quantity.set(quote.quantity.get().to_string());
        self.term.set(quote.term.as_str().to_owned());
    }

    fn go(self, query: &str, is_new_entry: bool) {
        let page = self.page(query);
        if is_new_entry {
            self.router.navigate(&page);
        } else {
            self.router.replace(&page);
        }
    }

    fn page(self, query: &str) -> crate::routes::Page {
        let slug = self
            .owner
            .with_value(|owner| owner.as_ref().map(|owner| owner.slug.clone()));
        crate::routes::Page::Buy {
            slug: slug.unwrap_or_default(),
            query: query.to_owned(),
        }
    }
}
