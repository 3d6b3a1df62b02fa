//! What stands on the bill, line by line, and what it comes to.

use api::bills::BillDetail;
use api::changes::LineBody;
use domain::billing::line::LineKind;
use domain::money::{Money, TaxRate};
use leptos::prelude::*;
use messages::Language;

use crate::components::{Column, data_table, row};
use crate::format;
use crate::pages::paying::{amount_line, tax_name, total_line};
use crate::state::preferences::use_language;
use crate::view::view;

/// The table with the sums below it.
pub fn lines(detail: &BillDetail) -> AnyView {
    let language = use_language();
    let columns = [
        Column::text(language.bills_line_what()),
        Column::number(language.bills_line_licenses()),
        Column::number(language.bills_line_price()),
        Column::number(language.bills_line_amount()),
    ];
    let rows = detail.lines.iter().map(|line| {
        let cells = vec![
            description(language, line),
            format::number(language, line.licenses).into_any(),
            format::money(language, line.unit_price).into_any(),
            format::money(language, line.net).into_any(),
        ];
        row(&columns, cells)
    });
    let table = data_table(language.bills_lines(), &columns, rows.collect());
    view! { <div class="section-parts">{table} {sums(language, detail)}</div> }.into_any()
}

fn sums(language: Language, detail: &BillDetail) -> AnyView {
    let amount = |amount| format::money(language, amount);
    let totals = &detail.totals;
    let taxes: Vec<_> = taxes(&detail.lines)
        .into_iter()
        .map(|tax| {
            let name = tax_name(language, &tax.label, tax.rate);
            amount_line(&name, amount(tax.amount))
        })
        .collect();
    view! {
        <dl class="bill-sums card">
            {amount_line(language.bills_subtotal(), amount(totals.net))}
            {taxes}
            {total_line(language.bills_total(), amount(totals.total))}
        </dl>
    }
    .into_any()
}

/// For which licenses, when, and whether it is charged or given back.
fn description(language: Language, line: &LineBody) -> AnyView {
    let from = format::short_date(language, line.begins_at);
    let until = format::short_date(language, line.ends_at);
    let text = match line.kind {
        LineKind::Charge => language.bills_line_charge(&from, &until),
        LineKind::Credit => language.bills_line_credit(&from, &until),
    };
    let part = (line.days < line.of_days).then(|| {
        let part = language.bills_line_part(i64::from(line.days), i64::from(line.of_days));
        view! { <span class="fact-note">{part}</span> }
    });
    view! {
        <div class="bill-line">
            {text} " " {part}
        </div>
    }
    .into_any()
}

/// The tax of all lines that have the same one.
struct Tax {
    label: String,
    rate: TaxRate,
    amount: Money,
}

/// A bill has one tax, unless its rate changed between two of its lines.
fn taxes(lines: &[LineBody]) -> Vec<Tax> {
    let mut taxes: Vec<Tax> = Vec::new();
    for line in lines {
        let same = taxes
            .iter_mut()
            .find(|tax| tax.rate == line.tax_rate && tax.label == line.tax_label);
        // Lines of one bill have one currency, and sums that the server has made.
        match same.map(|tax| (tax.amount.plus(line.tax), tax)) {
            Some((Ok(sum), tax)) => tax.amount = sum,
            _ => taxes.push(Tax {
                label: line.tax_label.clone(),
                rate: line.tax_rate,
                amount: line.tax,
            }),
        }
    }
    taxes
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};
    use domain::money::Currency;

    use super::*;

    fn line(rate: u32, tax: i64) -> LineBody {
        let euro = |minor| Money::new(minor, Currency::parse("EUR").unwrap());
        LineBody {
            kind: LineKind::Charge,
            licenses: 1,
            unit_price: euro(940),
            begins_at: DateTime::<Utc>::UNIX_EPOCH,
            ends_at: DateTime::<Utc>::UNIX_EPOCH,
            days: 30,
            of_days: 30,
            net: euro(940),
            tax_label: "VAT".to_owned(),
            tax_rate: serde_json::from_str(&rate.to_string()).unwrap(),
            tax_kind: domain::money::TaxKind::Added,
            tax: euro(tax),
        }
    }

    #[test]
    fn the_tax_of_lines_with_one_rate_is_one_amount() {
        let taxes = taxes(&[line(2100, 197), line(2100, -50), line(900, 85)]);
        let amounts: Vec<_> = taxes.iter().map(|tax| tax.amount.minor()).collect();
        assert_eq!(amounts, [147, 85]);
    }
}
