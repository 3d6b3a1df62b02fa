//! Billing terms, and the periods that follow from a start.

use chrono::{DateTime, Months, Utc};

use crate::words::words;

words! {
    /// How long a period is, and how often is billed.
    pub enum BillingTerm {
        /// A month.
        Monthly = "monthly",
        /// A year.
        Annual = "annual",
    }
}

/// The end of the period with this index, counted from 0.
///
/// Always counted from the anchor, never from the end before it, so that a
/// subscription of 31 January ends on 28 or 29 February and then on 31 March
/// (`quality.md` A1). `None` past the end of the calendar.
pub fn period_end(
    anchor: DateTime<Utc>,
    term: BillingTerm,
    period_index: u32,
) -> Option<DateTime<Utc>> {
    let months_per_period = match term {
        BillingTerm::Monthly => 1,
        BillingTerm::Annual => 12,
    };
    let months = period_index
        .checked_add(1)?
        .checked_mul(months_per_period)?;
    anchor.checked_add_months(Months::new(months))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> DateTime<Utc> {
        format!("{text}T10:00:00Z").parse().unwrap()
    }

    #[test]
    fn returns_to_the_anchor_day_after_a_short_month() {
        let anchor = day("2027-01-31");
        let ends = [0, 1, 2].map(|index| period_end(anchor, BillingTerm::Monthly, index).unwrap());
        assert_eq!(
            ends,
            [day("2027-02-28"), day("2027-03-31"), day("2027-04-30")]
        );
    }

    #[test]
    fn a_leap_day_returns_in_the_next_leap_year() {
        let anchor = day("2024-02-29");
        assert_eq!(
            period_end(anchor, BillingTerm::Annual, 0),
            Some(day("2025-02-28"))
        );
        assert_eq!(
            period_end(anchor, BillingTerm::Annual, 3),
            Some(day("2028-02-29"))
        );
    }
}
