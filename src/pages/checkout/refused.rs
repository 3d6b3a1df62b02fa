//! When a person cannot buy: why, and what else there is to do.

use api::catalog::ProductDetail;
use api::session::ViewerBody;
use domain::eligibility::Ineligible;
use domain::trial::{PaymentMethodNeed, Trial};
use domain::user::UserKind;
use leptos::prelude::*;

use super::step_up::step_up;
use crate::components::{ButtonKind, Tone, alert, button, page_heading};
use crate::eligibility_text::{About, eligibility_text};
use crate::format;
use crate::pages::license_request::license_request;
use crate::router::use_router;
use crate::routes::Page;
use crate::session_keeper::use_switch_organization;
use crate::state::preferences::use_language;
use crate::state::session::use_viewer;
use crate::view::view;

/// The person may not buy this product, or not yet: `again` asks once more.
pub fn refused(product: &ProductDetail, reason: Ineligible, again: Callback<()>) -> AnyView {
    let language = use_language();
    let viewer = use_viewer();
    let about = About {
        product: product.product.name.clone(),
        market: format::market_name(language, product.market),
        organization: viewer
            .as_ref()
            .map(|viewer| viewer.organization.clone())
            .unwrap_or_default(),
        domain: viewer
            .as_ref()
            .map(|viewer| viewer.person.email.domain().to_owned())
            .unwrap_or_default(),
    };
    let text = eligibility_text(language, reason, &about);
    let is_elsewhere = matches!(reason, Ineligible::Guest | Ineligible::Partner);
    let elsewhere = viewer
        .filter(|_| is_elsewhere)
        .map(|viewer| other_organizations(&viewer));
    let can_go_on = reason == Ineligible::SecondFactorNeeded;
    let may_ask = matches!(
        reason,
        Ineligible::PolicyDoNotAllow
            | Ineligible::PolicyTrialsOnly
            | Ineligible::PolicyAskFirst
            | Ineligible::AboveLimit
    );
    let fewer = (reason == Ineligible::AboveLimit).then(|| {
        button(ButtonKind::Secondary, language.requests_fewer())
            .on_press(move || again.run(()))
            .view()
    });
    let (heading, tone) = if can_go_on {
        (language.checkout_step_up_heading(), Tone::Warning)
    } else {
        (language.eligibility_heading(), Tone::Error)
    };
    view! {
        <div class="narrow">
            {page_heading(heading)}
            {alert(tone, None, view! { <p>{text}</p> })}
            {elsewhere}
            {can_go_on.then(|| step_up(again))}
            {may_ask
                .then(|| {
                    let product = &product.product;
                    license_request(&product.id, &product.name, &product.slug)
                })}
            {instead(product, reason)}
            <p class="form-actions checkout-way-out">
                {fewer}
                <a class="button" href=Page::Products.address()>
                    {language.eligibility_back_to_products()}
                </a>
            </p>
        </div>
    }
    .into_any()
}

/// Trying where one may not buy, and buying where there is nothing to try.
fn instead(product: &ProductDetail, reason: Ineligible) -> Option<AnyView> {
    let language = use_language();
    let slug = &product.product.slug;
    let needs_no_card = product.trials.contains(&PaymentMethodNeed::NotRequired);
    let (page, text) = match reason {
        Ineligible::PolicyTrialsOnly if needs_no_card => (
            Page::trial(slug, Trial::WITHOUT_CARD),
            language.trials_start(),
        ),
        Ineligible::TrialUsed | Ineligible::TrialNotOffered => {
            (Page::buy(slug), language.products_buy_now())
        }
        _ => return None,
    };
    let link = view! {
        <p class="form-actions">
            <a class="button button-primary" href=page.address()>{text}</a>
        </p>
    };
    Some(link.into_any())
}

/// This installation takes no payments now.
pub fn closed() -> AnyView {
    let language = use_language();
    view! {
        <div class="narrow">
            {page_heading(language.checkout_payments_closed_heading())}
            {alert(
                Tone::Error,
                None,
                view! { <p>{language.checkout_payments_closed()}</p> },
            )}
            <p class="form-actions checkout-way-out">
                <a class="button" href=Page::Products.address()>
                    {language.eligibility_back_to_products()}
                </a>
            </p>
        </div>
    }
    .into_any()
}

/// A guest here is a member elsewhere, and can buy there.
fn other_organizations(viewer: &ViewerBody) -> AnyView {
    let (language, switch, router) = (use_language(), use_switch_organization(), use_router());
    let choices: Vec<_> = viewer
        .memberships
        .iter()
        .filter(|membership| !membership.is_current && membership.kind == UserKind::Member)
        .map(|membership| {
            let domain = membership.domain.clone();
            button(
                ButtonKind::Primary,
                language.checkout_switch_organization(&membership.name),
            )
            .on_press(move || {
                router.focus_next_heading();
                switch.run(domain.clone());
            })
            .view()
        })
        .collect();
    if choices.is_empty() {
        return ().into_any();
    }
    view! {
        <p class="checkout-elsewhere">{language.checkout_guest_hint()}</p>
        <div class="form-actions">{choices}</div>
    }
    .into_any()
}
