//! "Place order" and "Start trial": one press, one key, one charge or trial.

use std::sync::Arc;

use api::orders::QuoteOrderRequest;
use api::orders::{GetOrder, GetQuote, PlaceOrder, PlaceOrderRequest, QuoteBody, QuoteOrder};
use api::trials::StartTrial;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::buying::Buying;
use super::flow::{Checkout, Event, Remedy, remedy};
use super::start_trial::{call_of, start};
use crate::backend::{Backend, CallError, use_backend};
use crate::pages::paying::random_key;

/// The button with what came of it.
#[derive(Clone, Copy)]
pub struct OrderButton {
    /// Whether an answer is awaited.
    pub is_busy: RwSignal<bool>,
    /// Why there was none to use.
    pub failure: RwSignal<Option<CallError>>,
    key: StoredValue<String>,
    buying: Buying,
    backend: Backend,
}

impl OrderButton {
    /// A button whose presses are all the same order: the key is made once.
    pub fn new(buying: Buying) -> Self {
        Self {
            is_busy: RwSignal::new(false),
            failure: RwSignal::new(None),
            key: StoredValue::new(random_key()),
            buying,
            backend: use_backend(),
        }
    }

    /// Places the order or starts the trial, or asks again after an answer that did not come.
    pub fn press(self) {
        let checkout = self.buying.now();
        let Some(quote) = checkout.quote.clone() else {
            return;
        };
        let Some(call) = Call::of(checkout, self.key.get_value()) else {
            return;
        };
        if self.is_busy.get_untracked() {
            return;
        }
        self.failure.set(None);
        self.is_busy.set(true);
        spawn_local(async move {
            let event = match &call {
                Call::Order(call) => order(self.backend, call, &quote).await,
                Call::Trial(call) => start(self.backend, call, &quote).await,
            };
            // The page was left: the order is found again by its quote.
            if self.is_busy.try_set(false).is_some() {
                return;
            }
            match event {
                Ok(event) => self.buying.tell(event),
                Err(CallError::SignedOut) => {}
                Err(error) => self.failure.set(Some(error)),
            }
        });
    }
}

/// What the button asks for.
enum Call {
    Order(PlaceOrder),
    Trial(StartTrial),
}

impl Call {
    fn of(checkout: Checkout, key: String) -> Option<Self> {
        if checkout.trial.is_some() {
            return call_of(&checkout, key).map(Self::Trial);
        }
        let (quote, card) = (checkout.quote?, checkout.card?);
        Some(Self::Order(PlaceOrder {
            idempotency_key: key,
            body: PlaceOrderRequest {
                quote: quote.id.clone(),
                payment_method: card.token,
                accepted_total: quote.amounts.total,
            },
        }))
    }
}

async fn order(backend: Backend, call: &PlaceOrder, quote: &QuoteBody) -> Result<Event, CallError> {
    let error = match backend.send(call).await {
        Ok(order) => return Ok(Event::Ordered(Arc::new(order))),
        Err(CallError::Problem(mut problem)) => match problem.order.take() {
            Some(declined) => return Ok(Event::Ordered(Arc::from(declined))),
            None => CallError::Problem(problem),
        },
        Err(error) => error,
    };
    let remedy = match &error {
        CallError::Problem(problem) => remedy(problem),
        _ => Remedy::Say,
    };
    match remedy {
        Remedy::Refuse(reason) => Ok(Event::Refused(reason)),
        Remedy::TypeCardAgain => Ok(Event::CardLost),
        Remedy::QuoteAnew => quote_anew(backend, quote).await,
        Remedy::LookAgain => look_again(backend, quote).await?.ok_or(error),
        Remedy::Say => Err(error),
    }
}

/// Nothing was charged; the amount of today is shown and asked for first.
pub async fn quote_anew(backend: Backend, quote: &QuoteBody) -> Result<Event, CallError> {
    let body = QuoteOrderRequest {
        product: quote.product.id.clone(),
        term: quote.term,
        quantity: quote.quantity,
        trial: quote.trial,
    };
    match backend.send(&QuoteOrder { body }).await {
        Ok(quote) => Ok(Event::Requoted(Arc::new(quote))),
        Err(error) => match &error {
            CallError::Problem(problem) => match remedy(problem) {
                Remedy::Refuse(reason) => Ok(Event::Refused(reason)),
                _ => Err(error),
            },
            _ => Err(error),
        },
    }
}

/// The order that another tab or an earlier press made of the quote.
async fn look_again(backend: Backend, quote: &QuoteBody) -> Result<Option<Event>, CallError> {
    let quote = quote.id.clone();
    let quote = backend.send(&GetQuote { quote }).await?;
    match quote.order {
        Some(order) => {
            let order = backend.send(&GetOrder { order }).await?;
            Ok(Some(Event::Ordered(Arc::new(order))))
        }
        None => Ok(None),
    }
}
