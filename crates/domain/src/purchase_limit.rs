//! How much a person may buy in a month without asking (B5).

use chrono::{DateTime, Datelike, Months, NaiveTime, Utc};

use crate::ids::GroupId;
use crate::money::Money;

/// The most groups that can have a limit of their own.
pub const MOST_GROUPS: usize = 50;

/// What one person may buy in a calendar month; nothing said is no limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PurchaseLimit {
    /// So many licenses.
    pub licenses: Option<u32>,
    /// For so much, without tax.
    pub money: Option<Money>,
}

/// What the organization says of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PurchaseLimits {
    /// For who is in none of the groups below.
    pub everybody: PurchaseLimit,
    /// For members of a group, in place of the limit for everybody.
    pub groups: Vec<(GroupId, PurchaseLimit)>,
}

/// Licenses and what they cost: those of a month, or those that are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Purchases {
    /// How many.
    pub licenses: u64,
    /// For how much, without tax.
    pub net: Money,
}

impl PurchaseLimit {
    /// Whether there is no limit at all.
    pub const fn is_none(self) -> bool {
        self.licenses.is_none() && self.money.is_none()
    }

    /// Whether more can be bought on top of what the month has seen. A limit
    /// in another currency than the purchase lets nothing through.
    pub fn allows(self, so_far: Purchases, wanted: Purchases) -> bool {
        let licenses = so_far.licenses.saturating_add(wanted.licenses);
        let few = self.licenses.is_none_or(|most| licenses <= most.into());
        let cheap = self.money.is_none_or(|most| {
            let net = so_far.net.plus(wanted.net);
            net.is_ok_and(|net| net.currency() == most.currency() && net.minor() <= most.minor())
        });
        few && cheap
    }

    /// The more generous of two, number and money each by itself.
    fn or(self, other: Self) -> Self {
        Self {
            licenses: self.licenses.zip(other.licenses).map(|(a, b)| a.max(b)),
            money: self.money.zip(other.money).map(
                |(a, b)| {
                    if a.minor() >= b.minor() { a } else { b }
                },
            ),
        }
    }
}

impl PurchaseLimits {
    /// What holds for a member of these groups: the most generous of their
    /// limits, which takes the place of the limit for everybody.
    pub fn of_member(&self, groups: &[GroupId]) -> PurchaseLimit {
        let own = self.groups.iter().filter(|(id, _)| groups.contains(id));
        let own = own.map(|(_, limit)| *limit).reduce(PurchaseLimit::or);
        own.unwrap_or(self.everybody)
    }
}

/// The calendar month of an instant, in UTC: its first moment, and that of the
/// next. `None` past the end of the calendar.
pub fn month_of(now: DateTime<Utc>) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    let first = now.date_naive().with_day(1)?;
    let next = first.checked_add_months(Months::new(1))?;
    let start = |day: chrono::NaiveDate| day.and_time(NaiveTime::MIN).and_utc();
    Some((start(first), start(next)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    fn euro(minor: i64) -> Money {
        Money::new(minor, Currency::parse("EUR").unwrap())
    }

    fn group(id: &str) -> GroupId {
        GroupId::parse(id).unwrap()
    }

    const fn licenses(most: u32) -> PurchaseLimit {
        PurchaseLimit {
            licenses: Some(most),
            money: None,
        }
    }

    fn bought(licenses: u64, net: i64) -> Purchases {
        Purchases {
            licenses,
            net: euro(net),
        }
    }

    // B5
    #[test]
    fn licenses_and_money_of_a_month_are_counted_together_with_what_is_wanted() {
        let limit = PurchaseLimit {
            licenses: Some(3),
            money: Some(euro(5_000)),
        };
        assert!(limit.allows(bought(2, 4_000), bought(1, 1_000)));
        assert!(!limit.allows(bought(3, 0), bought(1, 0)));
        assert!(!limit.allows(bought(0, 4_001), bought(1, 1_000)));
        let none = PurchaseLimit::default();
        assert!(none.is_none() && none.allows(bought(9_999, 9_999_999), bought(1, 1)));
        let dollars = Money::new(1, Currency::parse("USD").unwrap());
        let wanted = Purchases {
            licenses: 1,
            net: dollars,
        };
        assert!(!limit.allows(bought(0, 0), wanted));
    }

    // B5
    #[test]
    fn the_most_generous_group_counts_in_place_of_the_limit_for_everybody() {
        let money = |minor| PurchaseLimit {
            licenses: Some(1),
            money: Some(euro(minor)),
        };
        let limits = PurchaseLimits {
            everybody: licenses(5),
            groups: vec![
                (group("field"), licenses(2)),
                (group("sales"), licenses(8)),
                (group("lab"), money(100)),
                (group("plant"), money(900)),
                (group("board"), PurchaseLimit::default()),
            ],
        };
        assert_eq!(limits.of_member(&[]), licenses(5));
        assert_eq!(limits.of_member(&[group("other")]), licenses(5));
        assert_eq!(limits.of_member(&[group("field")]), licenses(2));
        let two = [group("field"), group("sales")];
        assert_eq!(limits.of_member(&two), licenses(8));
        assert_eq!(
            limits.of_member(&[group("plant"), group("lab")]),
            money(900)
        );
        assert_eq!(
            limits.of_member(&[group("lab"), group("field")]),
            licenses(2)
        );
        let all = limits.groups.iter().map(|(id, _)| id.clone());
        assert!(limits.of_member(&all.collect::<Vec<_>>()).is_none());
    }

    #[test]
    fn a_month_begins_and_ends_at_midnight_utc() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let february = (at("2028-02-01T00:00:00Z"), at("2028-03-01T00:00:00Z"));
        assert_eq!(month_of(at("2028-02-29T23:59:59Z")), Some(february));
        assert_eq!(month_of(at("2028-02-01T00:00:00Z")), Some(february));
        let december = month_of(at("2027-12-31T12:00:00Z")).unwrap();
        assert_eq!(december.1, at("2028-01-01T00:00:00Z"));
    }
}
