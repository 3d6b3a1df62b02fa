//! The eight columns that hold what something costs.

use domain::money::{Currency, Money, TaxKind, TaxRate};
use domain::quote::Amounts;

use crate::database::{Param, Row};
use crate::error::StoreError;

/// The columns, in the order of [`params`] and [`read`].
macro_rules! amounts_columns {
    () => {
        "currency, unit_price, net, tax_label, tax_rate, tax_kind, tax, total"
    };
}
pub(crate) use amounts_columns;

/// The values of the columns. All amounts of a quote are in one currency, which the caller keeps
/// while the values are used.
pub(crate) fn params<'a>(amounts: &'a Amounts, currency: &'a Currency) -> [Param<'a>; 8] {
    [
        currency.as_str().into(),
        amounts.unit_price.minor().into(),
        amounts.net.minor().into(),
        amounts.tax_label.as_str().into(),
        amounts.tax_rate.basis_points().into(),
        amounts.tax_kind.as_str().into(),
        amounts.tax.minor().into(),
        amounts.total.minor().into(),
    ]
}

pub(crate) fn read(row: &mut Row) -> Result<Amounts, StoreError> {
    let currency: Currency = row.parse("currency")?;
    Ok(Amounts {
        unit_price: money(row, "unit_price", currency)?,
        net: money(row, "net", currency)?,
        tax_label: row.text("tax_label")?,
        tax_rate: TaxRate::from_basis_points(row.number("tax_rate")?),
        tax_kind: row.word("tax_kind", TaxKind::parse)?,
        tax: money(row, "tax", currency)?,
        total: money(row, "total", currency)?,
    })
}

fn money(row: &mut Row, column: &'static str, currency: Currency) -> Result<Money, StoreError> {
    Ok(Money::new(row.int(column)?, currency))
}
