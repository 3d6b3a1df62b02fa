//! **Start trial** beside Buy now, for whoever may (B13).

use api::catalog::{CheckEligibility, EligibilityBody, ProductDetail};
use domain::eligibility::Ineligible;
use domain::trial::Trial;
use leptos::prelude::*;

use crate::routes::Page;
use crate::state::preferences::use_language;
use crate::state::remote::{Remote, use_remote};
use crate::state::session::use_session;
use crate::view::{follow, view};

/// The offer; nothing where the product has no trial or the viewer may have
/// none. Before sign-in nobody knows, so the way is open.
pub fn trial_offer(detail: &ProductDetail) -> AnyView {
    let session = use_session();
    let kinds = trials_of(detail);
    let Some(first) = kinds.first().copied() else {
        return ().into_any();
    };
    let slug = detail.product.slug.clone();
    let asked: Vec<_> = kinds
        .into_iter()
        .map(|trial| (trial, checked(&slug, trial)))
        .collect();
    follow(move || {
        let kind = match session.viewer() {
            None => Some(first),
            Some(_) => asked
                .iter()
                .find(|(_, check)| is_open(*check))
                .map(|(kind, _)| *kind),
        };
        match kind {
            Some(kind) => link(&slug, kind),
            None if asked.iter().any(|(_, check)| was_used(*check)) => used(),
            None => ().into_any(),
        }
    })
}

/// The kinds of trial of a product, the one that costs nothing first.
fn trials_of(detail: &ProductDetail) -> Vec<Trial> {
    let kinds = [Trial::WITHOUT_CARD, Trial::WITH_CARD].into_iter();
    kinds
        .filter(|kind| detail.trials.contains(&kind.payment_method))
        .collect()
}

fn checked(slug: &str, trial: Trial) -> Remote<EligibilityBody> {
    let (session, slug) = (use_session(), slug.to_owned());
    use_remote(move || {
        session.viewer()?;
        Some(CheckEligibility {
            slug: slug.clone(),
            trial: Some(trial),
        })
    })
}

/// A second factor can still be shown on the way.
fn is_open(check: Remote<EligibilityBody>) -> bool {
    check
        .get()
        .is_some_and(|check| matches!(check.reason, None | Some(Ineligible::SecondFactorNeeded)))
}

fn was_used(check: Remote<EligibilityBody>) -> bool {
    check
        .get()
        .is_some_and(|check| check.reason == Some(Ineligible::TrialUsed))
}

fn link(slug: &str, trial: Trial) -> AnyView {
    let language = use_language();
    let address = Page::trial(slug, trial).address();
    view! {
        <a class="button" href=address>{language.trials_start()}</a>
        <p class="quiet">{language.trials_offer()}</p>
    }
    .into_any()
}

fn used() -> AnyView {
    let language = use_language();
    view! { <p class="quiet">{language.trials_had_one()}</p> }.into_any()
}
