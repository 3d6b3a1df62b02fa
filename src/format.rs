//! Amounts, dates, numbers and names of countries, written by the browser's
//! Intl in the person's language.

use chrono::{DateTime, Utc};
use domain::market::Market;
use domain::money::{Money, TaxRate};
use js_sys::{Array, Date, Function, JsString, Object, Reflect};
use messages::Language;
use wasm_bindgen::{JsCast, JsValue};

use crate::state::preferences::browser_language;

/// An amount with its currency, such as `€9.40`.
pub fn money(language: Language, amount: Money) -> String {
    let currency = amount.currency();
    let options = [("style", "currency"), ("currency", currency.as_str())];
    let decimal = JsValue::from_str(&decimal(amount.minor(), currency.exponent()));
    write(language, "NumberFormat", &options, &decimal).unwrap_or_else(|| plain_money(amount))
}

/// A date, such as `November 22, 2026`, in the person's time zone.
pub fn date(language: Language, at: DateTime<Utc>) -> String {
    write(
        language,
        "DateTimeFormat",
        &[("dateStyle", "long")],
        &js_date(at),
    )
    .unwrap_or_else(|| at.date_naive().to_string())
}

/// The same short, for tables, such as `Nov 22, 2026`.
pub fn short_date(language: Language, at: DateTime<Utc>) -> String {
    write(
        language,
        "DateTimeFormat",
        &[("dateStyle", "medium")],
        &js_date(at),
    )
    .unwrap_or_else(|| at.date_naive().to_string())
}

/// A date with its time of day, in the person's time zone.
pub fn date_and_time(language: Language, at: DateTime<Utc>) -> String {
    let style = [("dateStyle", "long"), ("timeStyle", "short")];
    write(language, "DateTimeFormat", &style, &js_date(at))
        .unwrap_or_else(|| at.date_naive().to_string())
}

/// An instant for programs, in UTC.
pub fn instant(at: DateTime<Utc>) -> String {
    js_date(at).to_iso_string().into()
}

/// A whole number with its groups, such as `10,000`.
pub fn number(language: Language, number: u32) -> String {
    write(language, "NumberFormat", &[], &JsValue::from(number))
        .unwrap_or_else(|| number.to_string())
}

/// A tax rate, such as `21%`.
pub fn percent(language: Language, rate: TaxRate) -> String {
    let options = [("style", "percent"), ("maximumFractionDigits", "2")];
    let points = i64::from(rate.basis_points());
    let fraction = JsValue::from_str(&decimal(points, 4));
    write(language, "NumberFormat", &options, &fraction)
        .unwrap_or_else(|| format!("{}%", decimal(points, 2)))
}

/// The name of a country or region; its code where the browser knows none.
pub fn market_name(language: Language, market: Market) -> String {
    let options = [("type", "region")];
    write(
        language,
        "DisplayNames",
        &options,
        &JsValue::from_str(market.as_str()),
    )
    .unwrap_or_else(|| market.to_string())
}

/// Every country and region with its name, in the order of the names.
pub fn market_names(language: Language) -> Vec<(Market, String)> {
    let names = formatter(language, "DisplayNames", &[("type", "region")]);
    let mut markets: Vec<(Market, JsString)> = Market::all()
        .map(|market| {
            let code = JsValue::from_str(market.as_str());
            let name = names
                .as_ref()
                .and_then(|names| names.call(&code))
                .unwrap_or(code);
            (market, JsString::from(name))
        })
        .collect();
    if let Some(collator) = formatter(language, "Collator", &[]) {
        markets = sorted(markets, &collator);
    }
    markets
        .into_iter()
        .map(|(market, name)| (market, String::from(name)))
        .collect()
}

/// By insertion: for a few hundred names it is quick enough, and the program
/// holds no other sorting.
fn sorted(markets: Vec<(Market, JsString)>, collator: &Formatter) -> Vec<(Market, JsString)> {
    let mut sorted: Vec<(Market, JsString)> = Vec::with_capacity(markets.len());
    for market in markets {
        let is_before = |other: &(Market, JsString)| collator.compare(&other.1, &market.1).is_le();
        sorted.insert(sorted.partition_point(is_before), market);
    }
    sorted
}

/// Where Intl has no words: the code, and the decimals of the currency.
fn plain_money(amount: Money) -> String {
    let currency = amount.currency();
    format!(
        "{currency} {}",
        decimal(amount.minor(), currency.exponent())
    )
}

/// Minor units as a decimal number, exact to the last unit.
pub fn decimal(minor: i64, exponent: u32) -> String {
    let sign = if minor < 0 { "-" } else { "" };
    let width = exponent as usize;
    let digits = format!("{:0>width$}", minor.unsigned_abs(), width = width + 1);
    match digits.split_at_checked(digits.len() - width) {
        Some((whole, fraction)) if width > 0 => format!("{sign}{whole}.{fraction}"),
        _ => format!("{sign}{digits}"),
    }
}

fn js_date(at: DateTime<Utc>) -> Date {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a calendar's milliseconds fit into 53 bits"
    )]
    let milliseconds = at.timestamp_millis() as f64;
    Date::new(&JsValue::from_f64(milliseconds))
}

/// One of Intl's objects with the method that does its work.
struct Formatter {
    object: JsValue,
    method: Function,
}

impl Formatter {
    fn call(&self, value: &JsValue) -> Option<JsValue> {
        self.method.call1(&self.object, value).ok()
    }

    fn compare(&self, a: &JsValue, b: &JsValue) -> std::cmp::Ordering {
        let order = self.method.call2(&self.object, a, b).ok();
        let order = order.and_then(|order| order.as_f64()).unwrap_or_default();
        order.total_cmp(&0.0)
    }
}

fn write(
    language: Language,
    kind: &str,
    options: &[(&str, &str)],
    value: &JsValue,
) -> Option<String> {
    formatter(language, kind, options)?.call(value)?.as_string()
}

fn formatter(language: Language, kind: &str, options: &[(&str, &str)]) -> Option<Formatter> {
    let settings = Object::new();
    for (name, value) in options {
        Reflect::set(
            &settings,
            &JsValue::from_str(name),
            &JsValue::from_str(value),
        )
        .ok()?;
    }
    let intl = property(&js_sys::global(), "Intl")?;
    let constructor: Function = property(&intl, kind)?.dyn_into().ok()?;
    let arguments = Array::of2(&JsValue::from_str(&locale(language)), &settings);
    let object: JsValue = Reflect::construct(&constructor, &arguments).ok()?;
    let method = match kind {
        "DisplayNames" => "of",
        "Collator" => "compare",
        _ => "format",
    };
    let method = property(&object, method)?.dyn_into().ok()?;
    Some(Formatter { object, method })
}

fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &JsValue::from_str(name)).ok()
}

/// The browser's locale where it is of the chosen language, since it knows the
/// region's way of writing too.
fn locale(language: Language) -> String {
    browser_language()
        .filter(|locale| Language::from_code(locale) == Some(language))
        .unwrap_or_else(|| language.code().to_owned())
}

#[cfg(test)]
mod tests {
    use domain::money::Currency;

    use super::*;

    #[test]
    fn minor_units_become_an_exact_decimal() {
        for (minor, exponent, text) in [
            (940, 2, "9.40"),
            (5, 2, "0.05"),
            (0, 2, "0.00"),
            (-1205, 2, "-12.05"),
            (1500, 0, "1500"),
            (1, 3, "0.001"),
            (i64::MAX, 2, "92233720368547758.07"),
            (i64::MIN, 2, "-92233720368547758.08"),
        ] {
            assert_eq!(decimal(minor, exponent), text);
        }
    }

    #[test]
    fn an_amount_without_intl_names_its_currency() {
        let yen = Money::new(1500, Currency::parse("JPY").unwrap());
        assert_eq!(plain_money(yen), "JPY 1500");
    }
}
