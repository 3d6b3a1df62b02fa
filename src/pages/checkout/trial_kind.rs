//! Which kind of trial: where there is a choice.

use leptos::prelude::*;

use super::buying::Buying;
use crate::components::{RadioOption, radio_group};
use crate::routes::trial_word;
use crate::state::preferences::use_language;

/// The choice between the kinds of trial that the person may have; nothing for
/// a purchase, and where there is but one.
pub fn trial_kind(buying: Buying) -> AnyView {
    let kinds = buying.kinds.get_untracked();
    if untrack(|| buying.chosen_trial()).is_none() || kinds.len() < 2 {
        return ().into_any();
    }
    let language = use_language();
    let options = kinds.into_iter().map(|kind| {
        let (label, hint) = if kind.needs_card() {
            (
                language.trials_with_card(),
                language.trials_with_card_hint(),
            )
        } else {
            (
                language.trials_without_card(),
                language.trials_without_card_hint(),
            )
        };
        RadioOption {
            value: trial_word(kind),
            label: label.to_owned(),
            hint: Some(hint.to_owned()),
        }
    });
    radio_group(
        "trial-kind",
        language.trials_kind(),
        options.collect(),
        buying.kind,
    )
    .view()
}
