//! Draws the step at which the purchase is.

use std::sync::Arc;

use api::catalog::ProductDetail;
use api::session::ViewerBody;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::buying::{Buying, Owner, use_purchase};
use super::card_step::card_step;
use super::checking::checking;
use super::confirm::confirm;
use super::confirmation::{confirmation, trial_confirmation};
use super::flow::{Event, Step};
use super::licenses_step::licenses_step;
use super::place::Place;
use super::progress::progress;
use super::refused::{closed, refused};
use super::restore::restore;
use super::review_step::review_step;
use crate::backend::{CallError, use_backend};
use crate::components::{notice_alert, page_heading, skeleton};
use crate::router::use_router;
use crate::state::preferences::use_language;
use crate::state::session::use_session;
use crate::view::{effect, follow, view};

/// How far the look at the server is.
#[derive(Clone)]
enum Look {
    Waiting,
    Failed(CallError),
    Ready { is_quote_missing: bool },
}

/// The purchase of a signed-in person. Follows the address: Back, Forward and
/// links lead to steps, another quote is looked up.
pub fn steps(product: Arc<ProductDetail>, viewer: &ViewerBody) -> AnyView {
    let (buying, router, backend) = (use_purchase(), use_router(), use_backend());
    buying.enter(Owner {
        user: viewer.person.id.clone(),
        tenant: viewer.tenant.clone(),
        slug: product.product.slug.clone(),
        is_trial: Place::read(&router.query_untracked()).trial.is_some(),
    });
    let look = RwSignal::new(Look::Waiting);
    let latest = StoredValue::new(0_u32);
    let shown = Arc::clone(&product);
    let load = Callback::new(move |place: Place| {
        let number = latest.get_value().wrapping_add(1);
        latest.set_value(number);
        look.set(Look::Waiting);
        let product = Arc::clone(&shown);
        spawn_local(async move {
            let found = restore(backend, buying, &product, &place).await;
            // The page was left, or another quote was asked for since.
            if latest.try_get_value() != Some(number) {
                return;
            }
            look.set(match found {
                Ok(found) => {
                    buying.begin(found.checkout);
                    Look::Ready {
                        is_quote_missing: found.is_quote_missing,
                    }
                }
                Err(error) => Look::Failed(error),
            });
        });
    });
    effect(move || {
        let place = Place::read(&router.query());
        let is_ready = matches!(look.get_untracked(), Look::Ready { .. });
        let now = buying.now();
        let is_same = now.quote_id() == place.quote.as_ref() && now.trial == place.trial;
        if is_ready && is_same {
            buying.tell(Event::Went(place.wish));
        } else {
            load.run(place);
        }
    });
    follow(move || match look.get() {
        Look::Waiting => skeleton(),
        Look::Failed(error) => failed(&error, move || {
            load.run(Place::read(&router.query_untracked()));
        }),
        Look::Ready { is_quote_missing } => {
            let again = Callback::new(move |()| load.run(Place::read(&router.query_untracked())));
            step_view(buying, Arc::clone(&product), is_quote_missing, again)
        }
    })
}

fn failed(error: &CallError, retry: impl Fn() + Send + Sync + 'static) -> AnyView {
    view! {
        {page_heading(use_language().common_problem_heading())}
        {notice_alert(error, retry)}
    }
    .into_any()
}

fn step_view(
    buying: Buying,
    product: Arc<ProductDetail>,
    is_quote_missing: bool,
    again: Callback<()>,
) -> AnyView {
    let session = use_session();
    follow(move || {
        let checkout = buying.checkout();
        let needs_payments = matches!(
            checkout.step,
            Step::Licenses | Step::Card(_) | Step::Review(_)
        );
        if needs_payments && checkout.needs_card() && !session.payments_open() {
            return closed();
        }
        let step = match checkout.step.clone() {
            Step::Refused(reason) => return refused(&product, reason, again),
            Step::Licenses => licenses_step(buying, &product, is_quote_missing),
            Step::Card(trouble) => card_step(buying, &checkout, trouble),
            Step::Review(note) => review_step(buying, &checkout, note),
            Step::Confirm(order) => confirm(buying, &order),
            Step::Checking(order) => checking(buying, &checkout, order),
            Step::Done(order) => confirmation(&order),
            Step::Started(trial) => trial_confirmation(&trial),
        };
        view! {
            <div class="checkout">
                {progress(&checkout)}
                {step}
            </div>
        }
        .into_any()
    })
}
