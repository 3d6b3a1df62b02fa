//! The first step: how many licenses, billed how often.

use std::sync::Arc;

use api::catalog::ProductDetail;
use api::orders::{QuoteOrder, QuoteOrderRequest};
use domain::money::Money;
use domain::quote::{LARGEST_CHARGE, QuoteError};
use domain::term::BillingTerm;
use domain::trial::Trial;
use leptos::prelude::*;
use leptos::task::spawn_local;
use messages::Language;

use super::buying::Buying;
use super::costs::{costs, most_licenses, say_new_totals};
use super::flow::{Event, Remedy, remedy};
use super::problem_place::{keeping_focus, problem_place};
use super::quantity_text::quantity_text;
use super::summary::{Costs, lines, summary_box, who_pays};
use super::trial_kind::trial_kind;
use crate::backend::{CallError, use_backend};
use crate::components::{
    ButtonKind, FieldError, FieldKind, Icon, RadioOption, Tone, alert, button, error_of,
    error_summary, icon, notice_alert, page_header, radio_group, text_field,
};
use crate::format;
use crate::pages::license_request::instead_of_paying;
use crate::routes::Page;
use crate::state::preferences::use_language;
use crate::view::{follow, memo, view};

const QUANTITY: &str = "quantity";

/// Asks for number and term, with the costs of what is chosen beside it.
pub fn licenses_step(
    buying: Buying,
    product: &Arc<ProductDetail>,
    is_quote_missing: bool,
) -> AnyView {
    let language = use_language();
    let errors = RwSignal::new(Vec::new());
    let failure = RwSignal::new(None::<CallError>);
    let is_busy = RwSignal::new(false);
    let submit = submit(buying, Arc::clone(product), errors, failure, is_busy);
    let costs = {
        let product = Arc::clone(product);
        memo(move || costs(buying, &product).ok())
    };
    say_new_totals(costs);
    let name = product.product.name.clone();
    let missing = is_quote_missing.then(|| {
        let text = language.checkout_draft_not_found();
        alert(Tone::Info, None, view! { <p>{text}</p> })
    });
    let back = Page::product(&product.product.slug).address();
    view! {
        {page_header(language.checkout_quantity_heading())
            .above(view! { <a href=back>{icon(Icon::ArrowStart)} {name.clone()}</a> })
            .view()}
        {error_summary(errors)}
        {missing}
        {instead_of_paying(&product.product.id, &name, &product.product.slug)}
        {problem_place(move || {
            let again = keeping_focus(move || submit.run(()));
            Some(notice_alert(&failure.get()?, again))
        })}
        <div class="checkout-columns">
            <form
                class="form checkout-form"
                novalidate
                on:submit=move |event| {
                    event.prevent_default();
                    submit.run(());
                }
            >
                {text_field(QUANTITY, language.checkout_quantity_label(), buying.quantity)
                    .kind(FieldKind::Number)
                    .hint(language.checkout_quantity_hint())
                    .error(error_of(errors, QUANTITY))
                    .view()}
                {trial_kind(buying)}
                {
                    let product = Arc::clone(product);
                    follow(move || {
                        // What is never billed is not billed at any frequency.
                        match buying.chosen_trial() {
                            Some(Trial::WITHOUT_CARD) => ().into_any(),
                            _ => frequency(language, buying, &product),
                        }
                    })
                }
                <div class="form-actions">
                    {button(ButtonKind::Primary, language.checkout_continue())
                        .busy(is_busy, language.checkout_summary_updating())
                        .view()}
                </div>
            </form>
            <div class="checkout-side">
                {summary_box(live_lines(costs))}
                {who_pays(&name)}
            </div>
        </div>
    }
    .into_any()
}

fn live_lines(costs: Memo<Option<Costs>>) -> AnyView {
    let language = use_language();
    follow(move || match costs.get() {
        Some(costs) => lines(&costs),
        None => view! { <p class="quiet">{language.checkout_summary_empty()}</p> }.into_any(),
    })
}

fn frequency(language: Language, buying: Buying, product: &ProductDetail) -> AnyView {
    let price = &product.product.price;
    let option = |term: BillingTerm, label: &str, hint| RadioOption {
        value: term.as_str(),
        label: label.to_owned(),
        hint: Some(hint),
    };
    let monthly = language.checkout_monthly_hint(&format::money(language, price.monthly));
    let annual = language.checkout_annual_hint(&format::money(language, price.annual));
    let options = vec![
        option(BillingTerm::Monthly, language.checkout_monthly(), monthly),
        option(BillingTerm::Annual, language.checkout_annual(), annual),
    ];
    radio_group(
        "term",
        language.checkout_billing_frequency(),
        options,
        buying.term,
    )
    .view()
}

fn submit(
    buying: Buying,
    product: Arc<ProductDetail>,
    errors: RwSignal<Vec<FieldError>>,
    failure: RwSignal<Option<CallError>>,
    is_busy: RwSignal<bool>,
) -> Callback<()> {
    let (language, backend) = (use_language(), use_backend());
    Callback::new(move |()| {
        if is_busy.get_untracked() {
            return;
        }
        failure.set(None);
        let chosen = match untrack(|| costs(buying, &product)) {
            Ok(chosen) => chosen,
            Err(error) => {
                let trial = untrack(|| buying.chosen_trial());
                let text = quantity_error(language, error, trial, &product);
                errors.set(vec![FieldError::new(QUANTITY, text)]);
                return;
            }
        };
        errors.set(Vec::new());
        // The same choice again is the same quote, and so at most one order.
        if let Some(quote) = buying.now().quote
            && (quote.quantity, quote.term, quote.trial)
                == (chosen.quantity, chosen.term, chosen.trial)
        {
            buying.tell(Event::Quoted(quote));
            return;
        }
        is_busy.set(true);
        let body = QuoteOrderRequest {
            product: product.product.id.clone(),
            term: chosen.term,
            quantity: chosen.quantity,
            trial: chosen.trial,
        };
        spawn_local(async move {
            let answer = backend.send(&QuoteOrder { body }).await;
            if is_busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(quote) => buying.tell(Event::Quoted(Arc::new(quote))),
                Err(CallError::SignedOut) => {}
                Err(error) => match refusal(&error) {
                    Some(event) => buying.tell(event),
                    None => failure.set(Some(error)),
                },
            }
        });
    })
}

fn refusal(error: &CallError) -> Option<Event> {
    match error {
        CallError::Problem(problem) => match remedy(problem) {
            Remedy::Refuse(reason) => Some(Event::Refused(reason)),
            _ => None,
        },
        _ => None,
    }
}

fn quantity_error(
    language: Language,
    error: QuoteError,
    trial: Option<Trial>,
    product: &ProductDetail,
) -> String {
    match error {
        QuoteError::Quantity(error) => {
            quantity_text(language, error, most_licenses(trial, product))
        }
        QuoteError::AboveCardLimit | QuoteError::Money(_) | QuoteError::NoPrice => {
            let largest = Money::new(LARGEST_CHARGE, product.terms.currency);
            language.checkout_quantity_above_card_limit(&format::money(language, largest))
        }
    }
}
