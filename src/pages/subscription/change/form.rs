//! What is to be changed: a number, a choice, a reason.

use api::subscriptions::SubscriptionDetail;
use domain::subscription::RecurringBilling;
use domain::term::BillingTerm;
use leptos::prelude::*;

use super::cancel_form::{REASON_ID, cancel_form};
use super::{Changes, Wish};
use crate::components::{
    ButtonKind, FieldKind, RadioOption, button, radio_group, submit_form, text_field,
};
use crate::format;
use crate::pages::focus::focus_soon;
use crate::view::view;

const TOTAL_ID: &str = "total-licenses";
/// The id of a choice.
pub const CHOICE_ID: &str = "change-choice";

/// The form of what the dialog was opened for. A change that leaves nothing to
/// be chosen is looked up at once.
pub fn form(changes: Changes) -> AnyView {
    let language = changes.language;
    let is_busy = changes.is_busy;
    let close = button(ButtonKind::Secondary, language.common_cancel())
        .on_press(move || changes.is_open.set(false))
        .view();
    let wish = changes.wish.get_untracked();
    let fields = changes.detail.with_value(|detail| match wish {
        Wish::Licenses => total_field(changes, detail),
        Wish::Term => term_choice(changes, detail),
        Wish::Recurring => recurring_choice(changes, detail),
        Wish::Cancel => cancel_form(changes, detail),
        Wish::TakeBack | Wish::Reactivate => ().into_any(),
    });
    if !wish.has_form() {
        let status = move || is_busy.get().then(|| language.billing_looking_up());
        return view! {
            <p class="checkout-waiting" role="status">
                {status}
            </p>
            <div class="dialog-actions">{close}</div>
        }
        .into_any();
    }
    submit_form(
        move || submit(changes, wish),
        view! {
            {fields}
            <div class="dialog-actions">
                {button(ButtonKind::Primary, language.common_continue())
                    .busy(is_busy, language.billing_looking_up())
                    .view()}
                {close}
            </div>
        }
        .into_any(),
    )
}

fn submit(changes: Changes, wish: Wish) {
    let assigned = changes.assigned.get_untracked();
    let read = changes.detail.with_value(|detail| {
        let read = changes.draft.read(wish, detail, assigned);
        read.map_err(|refused| refused.text(changes.language, detail))
    });
    changes.draft.error.set(read.as_ref().err().cloned());
    if let Ok(change) = read {
        return changes.ask(change);
    }
    changes.failure.set(None);
    focus_soon(match wish {
        Wish::Licenses => TOTAL_ID,
        Wish::Cancel => REASON_ID,
        _ => CHOICE_ID,
    });
}

fn total_field(changes: Changes, detail: &SubscriptionDetail) -> AnyView {
    let language = changes.language;
    let assigned = changes.assigned.get_untracked();
    let hint = language.billing_total_hint(
        i64::from(detail.max_licenses),
        i64::from(assigned),
        i64::from(detail.subscription.quantity.get()),
    );
    let draft = changes.draft;
    focus_soon(TOTAL_ID);
    text_field(TOTAL_ID, language.admin_total_licenses(), draft.total)
        .kind(FieldKind::Number)
        .hint(hint)
        .error(draft.error)
        .view()
}

fn term_choice(changes: Changes, detail: &SubscriptionDetail) -> AnyView {
    let language = changes.language;
    let date = format::date(language, detail.subscription.expires_at);
    let options = vec![
        option(
            BillingTerm::Monthly.as_str(),
            language.checkout_monthly(),
            language.billing_monthly_hint().to_owned(),
        ),
        option(
            BillingTerm::Annual.as_str(),
            language.checkout_annual(),
            language.billing_annual_hint().to_owned(),
        ),
    ];
    let legend = language.admin_subscription_billing_frequency();
    view! {
        <p>{language.billing_frequency_hint(&date)}</p>
        {choice(changes, legend, options)}
    }
    .into_any()
}

fn recurring_choice(changes: Changes, detail: &SubscriptionDetail) -> AnyView {
    let language = changes.language;
    let date = format::date(language, detail.subscription.expires_at);
    let options = vec![
        option(
            RecurringBilling::On.as_str(),
            language.admin_recurring_billing_on(),
            language.admin_recurring_billing_on_hint(&date),
        ),
        option(
            RecurringBilling::Once.as_str(),
            language.admin_recurring_billing_once(),
            language.billing_recurring_once_hint(&date),
        ),
        option(
            RecurringBilling::Off.as_str(),
            language.admin_recurring_billing_off(),
            language.admin_recurring_billing_off_hint(&date),
        ),
    ];
    choice(changes, language.admin_recurring_billing(), options)
}

fn choice(changes: Changes, legend: &'static str, options: Vec<RadioOption>) -> AnyView {
    radio_group(CHOICE_ID, legend, options, changes.draft.choice)
        .error(changes.draft.error)
        .view()
}

/// A choice with what it means.
pub fn option(value: &'static str, label: &str, hint: String) -> RadioOption {
    RadioOption {
        value,
        label: label.to_owned(),
        hint: Some(hint),
    }
}
