//! How many steps there are, and which one this is.

use leptos::prelude::*;

use super::flow::{Checkout, Step};
use crate::components::{Icon, icon};
use crate::state::preferences::use_language;
use crate::view::view;

/// The place of the step that a trial without a card leaves out.
const CARD: usize = 1;

/// The steps in their order, with the present one marked.
pub fn progress(checkout: &Checkout) -> AnyView {
    let language = use_language();
    let present = match checkout.step {
        Step::Licenses | Step::Refused(_) => 0,
        Step::Card(_) => 1,
        Step::Review(_) | Step::Confirm(_) | Step::Checking(_) => 2,
        Step::Done(_) | Step::Started(_) => 3,
    };
    let names = [
        language.checkout_step_licenses(),
        language.checkout_step_card(),
        language.checkout_step_review(),
        language.checkout_step_confirmation(),
    ];
    let needs_card = checkout.needs_card();
    let items: Vec<_> = names
        .into_iter()
        .enumerate()
        .filter(|(place, _)| needs_card || *place != CARD)
        .enumerate()
        .map(|(number, (place, name))| {
            let is_past = place < present || present == 3;
            let sign = if is_past {
                icon(Icon::Check)
            } else {
                (number + 1).into_any()
            };
            view! {
                <li
                    class="checkout-progress-step"
                    class:is-past=is_past
                    aria-current=(place == present).then_some("step")
                >
                    <span class="checkout-progress-sign" aria-hidden="true">
                        {sign}
                    </span>
                    <span class="checkout-progress-name">{name}</span>
                </li>
            }
            .into_any()
        })
        .collect();
    view! {
        <nav aria-label=language.checkout_steps()>
            <ol class="checkout-progress">{items}</ol>
        </nav>
    }
    .into_any()
}
