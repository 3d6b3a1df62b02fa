//! Buying one product, from the email step to the confirmation.
//!
//! `flow` says what leads where; `buying` keeps how far the purchase is and
//! the address in step with it; each step is drawn by a file of its own.

mod buying;
mod card_step;
mod checking;
mod confirm;
mod confirmation;
mod costs;
mod flow;
mod licenses_step;
mod place;
mod place_order;
mod problem_place;
mod progress;
mod quantity_text;
mod refused;
mod restore;
mod review_step;
mod review_table;
mod start_trial;
mod step_up;
mod steps;
mod summary;
mod trial_kind;
mod trial_text;

use std::rc::Rc;
use std::sync::Arc;

use api::catalog::{GetProduct, ProductDetail};
use domain::market::Market;
use leptos::prelude::*;

use crate::backend::use_backend;
use crate::components::{async_page, notice_alert, page_heading, skeleton};
use crate::pages::sign_in::{Purpose, session_ended, sign_in_steps};
use crate::router::use_router;
use crate::session_keeper::{Presence, ask};
use crate::state::market::use_market;
use crate::state::preferences::use_language;
use crate::state::remote::use_remote;
use crate::state::session::{SessionState, use_session};
use crate::view::{follow, memo, view};
use steps::steps;

pub use buying::provide_purchase;
pub use quantity_text::quantity_text;
pub use trial_text::pays;

/// The checkout of a product.
pub fn checkout_page(slug: String) -> AnyView {
    let market = market();
    let product = use_remote(move || {
        let market = Some(market.get()?);
        let slug = slug.clone();
        Some(GetProduct { slug, market })
    });
    let was_signed_in = StoredValue::new(false);
    async_page(product, move |product| by_presence(&product, was_signed_in))
}

/// The market of the prices. It outlasts the session, so that nothing is drawn
/// anew under whoever has to sign in again.
fn market() -> Memo<Option<Market>> {
    let (session, market) = (use_session(), use_market());
    Memo::new(move |before: Option<&Option<Market>>| {
        let before = before.copied().flatten();
        match session.viewer() {
            None if before.is_some() => before,
            _ => market.current(),
        }
    })
}

fn by_presence(product: &Rc<ProductDetail>, was_signed_in: StoredValue<bool>) -> AnyView {
    let (session, router) = (use_session(), use_router());
    let product = Arc::new(ProductDetail::clone(product));
    let presence = memo(move || Presence::from(&session.state()));
    follow(move || match presence.get() {
        Presence::Unknown => skeleton(),
        Presence::Failed => failed(),
        Presence::SignedOut if !session.payments_open() => refused::closed(),
        Presence::SignedOut => {
            let ended = was_signed_in.get_value().then(|| {
                router.focus_next_heading();
                session_ended()
            });
            view! {
                <div class="sign-in">
                    {ended} {sign_in_steps(to_buy(&product))}
                </div>
            }
            .into_any()
        }
        Presence::SignedIn => {
            was_signed_in.set_value(true);
            // A change of the organization draws the heading anew.
            if session.organization_changes() > 0 {
                router.focus_next_heading();
            }
            by_market(Arc::clone(&product))
        }
    })
}

/// The price of the organization's market is the one that counts: until it is
/// there, nothing is shown.
fn by_market(product: Arc<ProductDetail>) -> AnyView {
    match use_session().viewer_untracked() {
        Some(viewer) if viewer.market == product.market => steps(product, &viewer),
        _ => skeleton(),
    }
}

fn to_buy(product: &ProductDetail) -> Purpose {
    Purpose::Buy {
        product: product.product.name.clone(),
        availability: product.availability.clone(),
    }
}

fn failed() -> AnyView {
    let (session, backend) = (use_session(), use_backend());
    let SessionState::Failed(error) = untrack(move || session.state()) else {
        return ().into_any();
    };
    view! {
        {page_heading(use_language().common_problem_heading())}
        {notice_alert(&error, move || ask(backend, session))}
    }
    .into_any()
}
