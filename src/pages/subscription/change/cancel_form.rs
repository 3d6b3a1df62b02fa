//! When to cancel, and why.

use api::subscriptions::SubscriptionDetail;
use domain::billing::change::{CancelReason, ChangeKind};
use leptos::prelude::*;
use messages::Language;

use super::Changes;
use super::draft::{AT_END, NOW};
use super::form::{CHOICE_ID, option};
use crate::components::{SelectOption, radio_group, select};
use crate::format;
use crate::view::view;

/// The id of the reason.
pub const REASON_ID: &str = "cancel-reason";

/// The choice between the end of the term and now, as far as there is one, and
/// the reason.
pub fn cancel_form(changes: Changes, detail: &SubscriptionDetail) -> AnyView {
    let (language, draft) = (changes.language, changes.draft);
    let date = format::date(language, detail.subscription.expires_at);
    let mut options = vec![
        option(
            AT_END,
            language.billing_cancel_at_end(),
            language.billing_cancel_at_end_hint(&date),
        ),
        option(
            NOW,
            language.billing_cancel_now(),
            language.billing_cancel_now_hint().to_owned(),
        ),
    ];
    options.retain(|option| {
        let kind = match option.value {
            AT_END => ChangeKind::CancelAtEnd,
            _ => ChangeKind::CancelNow,
        };
        detail.changes.contains(&kind)
    });
    let when = radio_group(
        CHOICE_ID,
        language.billing_cancel_when(),
        options,
        draft.choice,
    );
    let reasons = CancelReason::ALL
        .iter()
        .map(|&reason| SelectOption::new(reason.as_str(), reason_text(language, reason)));
    let nothing = SelectOption::new("", language.billing_reason_none());
    let reason = select(
        REASON_ID,
        language.billing_reason(),
        std::iter::once(nothing).chain(reasons).collect(),
        draft.reason,
        move |reason| draft.reason.set(reason),
    );
    view! {
        {when.view()}
        {reason.error(draft.error).view()}
    }
    .into_any()
}

fn reason_text(language: Language, reason: CancelReason) -> &'static str {
    match reason {
        CancelReason::NotNeeded => language.billing_reason_not_needed(),
        CancelReason::TooExpensive => language.billing_reason_too_expensive(),
        CancelReason::OtherProduct => language.billing_reason_other_product(),
        CancelReason::BoughtCentrally => language.billing_reason_bought_centrally(),
        CancelReason::Trouble => language.billing_reason_trouble(),
        CancelReason::Other => language.billing_reason_other(),
    }
}
