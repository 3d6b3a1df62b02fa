//! Every anchor day against an oracle that counts days and knows nothing of
//! the calendar library (T11, T12; R32, B23).

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test ends at the first thing that is not as it says"
)]

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeZone as _, Utc};
use chrono_tz::TZ_VARIANTS;
use domain::billing::schedule::Schedule;
use domain::term::BillingTerm;

const MICROS_PER_DAY: i64 = 86_400_000_000;
const MONTHLY_PERIODS: u32 = 48;
const YEARLY_PERIODS: u32 = 8;

/// A date as three numbers, and the time of its day.
#[derive(Clone, Copy)]
struct Instant {
    year: i64,
    month: i64,
    day: i64,
    micros: i64,
}

const fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 31,
    }
}

impl Instant {
    /// Microseconds since 1970, day by day.
    fn timestamp(self) -> i64 {
        let years: i64 = (1970..self.year)
            .map(|year| if is_leap(year) { 366 } else { 365 })
            .sum();
        let months: i64 = (1..self.month).map(|month| days_in(self.year, month)).sum();
        (years + months + self.day - 1) * MICROS_PER_DAY + self.micros
    }

    /// The same day so many months later, or the last of a month without it.
    fn later(self, months: i64) -> Self {
        let (mut year, mut month) = (self.year, self.month);
        for _ in 0..months {
            month += 1;
            if month == 13 {
                (year, month) = (year + 1, 1);
            }
        }
        Self {
            year,
            month,
            day: self.day.min(days_in(year, month)),
            ..self
        }
    }
}

/// Follows the periods, and looks up the end of each.
fn follow(anchor: Instant, terms: &[BillingTerm]) {
    let start = DateTime::from_timestamp_micros(anchor.timestamp()).unwrap();
    let mut schedule = Schedule::first(start, terms[0]);
    let (mut months, mut began) = (0, start);
    for (index, &term) in terms.iter().enumerate() {
        let period = schedule.period().unwrap();
        assert_eq!(period.begins_at, began, "no gap and no overlap");
        months += if term == BillingTerm::Annual { 12 } else { 1 };
        let expected = anchor.later(months).timestamp();
        assert_eq!(
            period.ends_at.timestamp_micros(),
            expected,
            "{start} {index}"
        );
        assert_eq!(schedule.index as usize, index);
        began = period.ends_at;
        schedule = schedule
            .next(*terms.get(index + 1).unwrap_or(&term))
            .unwrap();
    }
}

fn monthly() -> Vec<BillingTerm> {
    vec![BillingTerm::Monthly; MONTHLY_PERIODS as usize]
}

fn yearly() -> Vec<BillingTerm> {
    vec![BillingTerm::Annual; YEARLY_PERIODS as usize]
}

#[test]
fn every_day_of_leap_and_common_years_comes_back_to_itself() {
    // Before, in and after a leap year, and around a year that is none though four divides it.
    for year in [2027, 2028, 2029, 2096, 2099, 2100] {
        for month in 1..=12 {
            for day in 1..=days_in(year, month) {
                for micros in [0, 36_000_000_001, MICROS_PER_DAY - 1] {
                    let anchor = Instant {
                        year,
                        month,
                        day,
                        micros,
                    };
                    follow(anchor, &monthly());
                    follow(anchor, &yearly());
                }
            }
        }
    }
}

#[test]
fn a_change_of_the_term_keeps_the_day() {
    let mut terms = Vec::new();
    for round in 0..6 {
        terms.extend(vec![BillingTerm::Monthly; round]);
        terms.push(BillingTerm::Annual);
    }
    for month in 1..=12 {
        for day in 1..=days_in(2028, month) {
            let anchor = Instant {
                year: 2028,
                month,
                day,
                micros: 1,
            };
            follow(anchor, &terms);
        }
    }
}

/// The wall clock of the buyer says when the first period begins, and nothing else: each period is
/// as long wherever somebody looks at it from.
#[test]
fn the_zone_of_whoever_bought_moves_no_period() {
    for zone in TZ_VARIANTS {
        for (year, month, day) in [(2024, 2, 29), (2026, 3, 29), (2026, 10, 25), (2027, 1, 31)] {
            let date = NaiveDate::from_ymd_opt(year, month, day).unwrap();
            for hour in [0, 2, 23] {
                let local: NaiveDateTime = date.and_hms_opt(hour, 30, 0).unwrap();
                // An hour that the clocks skip is not there.
                let Some(bought) = zone.from_local_datetime(&local).earliest() else {
                    continue;
                };
                follow(instant(bought.with_timezone(&Utc)), &monthly());
                follow(instant(bought.with_timezone(&Utc)), &yearly());
            }
        }
    }
}

/// Read back from the count of days, not by the calendar library.
fn instant(at: DateTime<Utc>) -> Instant {
    let total = at.timestamp_micros();
    let (mut days, micros) = (
        total.div_euclid(MICROS_PER_DAY),
        total.rem_euclid(MICROS_PER_DAY),
    );
    let (mut year, mut month) = (1970, 1);
    while days >= days_in(year, month) {
        days -= days_in(year, month);
        month += 1;
        if month == 13 {
            (year, month) = (year + 1, 1);
        }
    }
    Instant {
        year,
        month,
        day: days + 1,
        micros,
    }
}
