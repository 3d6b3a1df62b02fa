//! What a change comes to, to the cent, and the button that makes it.

use std::sync::Arc;

use api::changes::{ChangePreview, LineBody};
use domain::billing::change::Change;
use domain::billing::line::LineKind;
use leptos::prelude::*;
use messages::Language;

use super::Changes;
use super::stage::Shown;
use super::words::Words;
use crate::components::{
    ButtonKind, Column, Tone, alert, button, confirm_actions, data_table, row,
};
use crate::format;
use crate::pages::paying::{amount_line, tax_name, total_line};
use crate::routes::Page;
use crate::view::view;

/// The heading, which takes the focus.
pub const HEADING_ID: &str = "change-preview";

/// The amounts, what follows, and the buttons.
pub fn preview(changes: Changes, shown: &Arc<Shown>) -> AnyView {
    let language = changes.language;
    let words = Words::of(language);
    let (change, preview) = (shown.change, &shown.preview);
    let consequences = changes
        .detail
        .with_value(|detail| words.consequences(&detail.subscription, change, preview));
    let consequences: Vec<_> = consequences
        .into_iter()
        .map(|text| view! { <li>{text}</li> }.into_any())
        .collect();
    view! {
        <div class="form">
            <h3 id=HEADING_ID tabindex="-1">
                {language.billing_preview_heading()}
            </h3>
            {amounts(&words, preview)}
            <ul class="reasons">{consequences}</ul>
            {preview.card_expires_first.then(|| card_warning(language))}
            {actions(changes, shown, words.confirm(change, preview.totals.total))}
        </div>
    }
    .into_any()
}

fn actions(changes: Changes, shown: &Arc<Shown>, text: String) -> AnyView {
    let (language, pressed) = (changes.language, Arc::clone(shown));
    let kind = match shown.change {
        Change::CancelAtEnd(_) | Change::CancelNow(_) => ButtonKind::Danger,
        _ => ButtonKind::Primary,
    };
    let busy = if shown.preview.totals.total.minor() > 0 {
        language.billing_paying()
    } else {
        language.common_saving()
    };
    let confirm = button(kind, text)
        .busy(changes.is_busy, busy)
        .on_press(move || changes.confirm(&pressed));
    if !changes.wish.get_untracked().has_form() {
        return confirm_actions(confirm, changes.is_open);
    }
    view! {
        <div class="dialog-actions">
            {confirm.view()}
            {button(ButtonKind::Secondary, language.common_back())
                .on_press(move || changes.back())
                .view()}
        </div>
    }
    .into_any()
}

fn amounts(words: &Words, preview: &ChangePreview) -> Option<AnyView> {
    let language = words.language;
    let first = preview.lines.first()?;
    let columns = [
        Column::text(language.billing_line_what()),
        Column::text(language.billing_line_days()),
        Column::number(language.billing_line_amount()),
    ];
    let rows = preview
        .lines
        .iter()
        .map(|line| row(&columns, cells(language, line)));
    let totals = &preview.totals;
    let tax = tax_name(language, &first.tax_label, first.tax_rate);
    let (total_name, total) = words.total(totals.total);
    let view = view! {
        {data_table(language.billing_lines(), &columns, rows.collect())}
        <dl class="checkout-lines">
            {amount_line(
                language.checkout_summary_before_tax(),
                format::money(language, totals.net),
            )}
            {amount_line(&tax, format::money(language, totals.tax))}
            {total_line(total_name, total)}
        </dl>
    };
    Some(view)
}

fn cells(language: Language, line: &LineBody) -> Vec<AnyView> {
    let price = format::money(language, line.unit_price);
    let what = language.checkout_summary_price_line(&price, i64::from(line.licenses));
    let what = match line.kind {
        LineKind::Charge => what,
        LineKind::Credit => language.billing_line_credit(&what),
    };
    let part = language.billing_line_part(i64::from(line.days), i64::from(line.of_days));
    vec![
        what.into_any(),
        part.into_any(),
        format::money(language, line.net).into_any(),
    ]
}

fn card_warning(language: Language) -> AnyView {
    alert(
        Tone::Warning,
        None,
        view! {
            <p>{language.billing_card_expires_first()}</p>
            <a href=Page::PaymentMethods.address()>{language.billing_to_payment_methods()}</a>
        },
    )
}
