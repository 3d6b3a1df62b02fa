//! "Thank you": what was bought, and what can be done with it.

use std::sync::Arc;

use api::licenses::{AssignLicense, AssignLicenseRequest};
use api::orders::{OrderBody, QuoteBody};
use domain::ids::SubscriptionId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::summary::{Costs, summary};
use super::trial_text::at_the_end;
use crate::backend::{CallError, use_backend};
use crate::components::{ButtonKind, Tone, alert, button, notice_alert, page_header};
use crate::format;
use crate::pages::focus::focus_soon;
use crate::pages::paying::card_text;
use crate::routes::Page;
use crate::state::preferences::use_language;
use crate::state::session::use_viewer;
use crate::view::{follow, view};

const OPEN_ID: &str = "open-product";

/// The bought subscription with its next steps.
pub fn confirmation(order: &Arc<OrderBody>) -> AnyView {
    let language = use_language();
    let name = &order.product.name;
    let count = i64::from(order.quantity.get());
    let total = format::money(language, order.amounts.total);
    let paid = order
        .card
        .as_ref()
        .map(|card| language.checkout_paid(&total, &card_text(language, card)));
    let has_license = RwSignal::new(order.viewer_has_license);
    let next = order
        .subscription
        .clone()
        .map(|subscription| next_steps(&order.product.slug, subscription, has_license));
    view! {
        {page_header(language.checkout_thank_you())
            .intro(language.checkout_thank_you_body(name, count))
            .view()}
        <div class="checkout-columns">
            <div class="checkout-form">{next}</div>
            <div class="checkout-side">
                {summary(&**order)}
                <div class="checkout-paid">
                    <p>{paid}</p>
                    <p>{language.checkout_order_number(order.id.as_str())}</p>
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// The trial that has begun, with the same next steps.
pub fn trial_confirmation(quote: &QuoteBody) -> AnyView {
    let language = use_language();
    let costs = Costs::from(quote);
    let count = i64::from(quote.quantity.get());
    let date = format::date(language, quote.renews_at);
    let then = quote.trial.map(|trial| at_the_end(language, &costs, trial));
    // A license that the person has is given once more without harm.
    let next = quote
        .subscription
        .clone()
        .map(|subscription| next_steps(&quote.product.slug, subscription, RwSignal::new(false)));
    view! {
        {page_header(language.checkout_thank_you())
            .intro(language.trials_thank_you_body(&quote.product.name, count))
            .view()}
        <div class="checkout-columns">
            <div class="checkout-form">{next}</div>
            <div class="checkout-side">
                <section class="card" aria-label=language.trials_status()>
                    <p>
                        <strong>{language.trials_free_until(&date)}</strong>
                    </p>
                    <p>{then}</p>
                </section>
            </div>
        </div>
    }
    .into_any()
}

fn next_steps(slug: &str, subscription: SubscriptionId, has_license: RwSignal<bool>) -> AnyView {
    let language = use_language();
    let app = Page::App {
        slug: slug.to_owned(),
    }
    .address();
    let assign = Page::subscription(subscription.clone()).address();
    let own = own_license(subscription, has_license);
    view! {
        <section class="card checkout-next" aria-labelledby="what-next">
            <h2 id="what-next">{language.checkout_what_next()}</h2>
            {own}
            <p>{language.checkout_assign_licenses_hint()}</p>
            <div class="form-actions">
                <a class="button" href=assign>{language.checkout_assign_licenses()}</a>
                <a
                    id=OPEN_ID
                    class="button"
                    class:button-primary=move || has_license.get()
                    href=app
                >
                    {language.checkout_open_product()}
                </a>
            </div>
        </section>
    }
    .into_any()
}

/// Offered, not forced: a license for the purchaser.
fn own_license(subscription: SubscriptionId, has_license: RwSignal<bool>) -> AnyView {
    let (language, backend) = (use_language(), use_backend());
    let viewer = use_viewer();
    let is_busy = RwSignal::new(false);
    let failure = RwSignal::new(None::<CallError>);
    let assign = Callback::new(move |()| {
        let Some(viewer) = &viewer else { return };
        if is_busy.get_untracked() {
            return;
        }
        failure.set(None);
        is_busy.set(true);
        let call = AssignLicense {
            subscription: subscription.clone(),
            body: AssignLicenseRequest {
                user: viewer.person.id.clone(),
            },
        };
        spawn_local(async move {
            let answer = backend.send(&call).await;
            if is_busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(_) => {
                    has_license.set(true);
                    focus_soon(OPEN_ID);
                }
                Err(CallError::SignedOut) => {}
                Err(error) => failure.set(Some(error)),
            }
        });
    });
    follow(move || {
        if has_license.get() {
            let text = language.checkout_assigned_to_yourself();
            return alert(Tone::Success, None, view! { <p>{text}</p> });
        }
        view! {
            <p>{language.checkout_assign_to_yourself_hint()}</p>
            {move || failure.get().map(|error| notice_alert(&error, move || assign.run(())))}
            <div class="form-actions">
                {button(ButtonKind::Primary, language.checkout_assign_to_yourself())
                    .on_press(move || assign.run(()))
                    .busy(is_busy, language.common_saving())
                    .view()}
            </div>
        }
        .into_any()
    })
}
