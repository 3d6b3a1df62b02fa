//! The whole life of a subscription against a small model, which walks from day to day and knows
//! how many licenses each day was paid for (T4; R27, R28, R53, R54, B12, B14, B23).
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test ends at the first thing that is not as it says"
)]

mod model;

use chrono::{DateTime, TimeDelta, Utc};
use domain::billing::life::{Life, NextPeriod};
use domain::billing::line::{Line, Price, Totals};
use domain::billing::renewal::Step;
use domain::billing::rules::{BillingRules, RefundRule};
use domain::billing::schedule::Schedule;
use domain::money::{Currency, Money, TaxRate};
use domain::quantity::LicenseQuantity;
use domain::subscription::{Lifecycle, RecurringBilling, SubscriptionStatus};
use domain::term::BillingTerm;
use model::{Day, Follow, Model, Status};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::FileFailurePersistence;

const MAXIMUM: u32 = 40;

/// What people and time do.
#[derive(Debug, Clone, Copy)]
enum Event {
    Wait(u16),
    Seats(u32),
    KeepSeats,
    Assign(u32),
    CardWorks(bool),
    PayNow,
    Follow(RecurringBilling),
    Yearly(bool),
    CancelAtEnd,
    CancelNow,
    TakeBack,
    Reactivate,
}

fn event() -> impl Strategy<Value = Event> {
    let follow = select(&[
        RecurringBilling::On,
        RecurringBilling::Once,
        RecurringBilling::Off,
    ]);
    prop_oneof![
        4 => (0_u16..45).prop_map(Event::Wait),
        1 => (45_u16..400).prop_map(Event::Wait),
        4 => (0_u32..45).prop_map(Event::Seats),
        1 => Just(Event::KeepSeats),
        2 => (0_u32..45).prop_map(Event::Assign),
        2 => any::<bool>().prop_map(Event::CardWorks),
        1 => Just(Event::PayNow),
        2 => follow.prop_map(Event::Follow),
        1 => any::<bool>().prop_map(Event::Yearly),
        1 => Just(Event::CancelAtEnd),
        1 => Just(Event::CancelNow),
        1 => Just(Event::TakeBack),
        2 => Just(Event::Reactivate),
    ]
}

/// The program's rules, with the bills that came of them.
struct Program {
    life: Life,
    rules: BillingRules,
    price: Price,
    now: DateTime<Utc>,
    card_works: bool,
    lines: Vec<Line>,
    /// The bill of the period, until it is paid.
    open: Option<Line>,
}

impl Program {
    fn bought(start: Day, quantity: u32, price: Price, rules: BillingRules) -> Self {
        let now = DateTime::from_timestamp(start.count() * 86_400, 0).unwrap();
        let schedule = Schedule::first(now, BillingTerm::Monthly);
        let period = schedule.period().unwrap();
        let first = Line::charge(quantity, &price, period, period.whole()).unwrap();
        let life = Life {
            state: Lifecycle::Active {
                ends_at: period.ends_at,
                recurring: RecurringBilling::On,
            },
            schedule,
            quantity: LicenseQuantity::try_from(quantity).unwrap(),
            assigned: 0,
            price: price.clone(),
            next: NextPeriod::default(),
            charged_at: now,
            debt: None,
        };
        Self {
            life,
            rules,
            price,
            now,
            card_works: true,
            lines: vec![first],
            open: None,
        }
    }

    /// A day passes, and all that it asks for is done.
    fn day(&mut self) {
        self.now += TimeDelta::days(1);
        self.catch_up();
    }

    /// What today asks for is done: whoever pays late may owe the next period.
    fn catch_up(&mut self) {
        while let Some(step) = self.life.due(&self.rules, self.now) {
            let life = self.life.clone();
            self.life = match step {
                Step::Renew => {
                    let (life, bill) = life.renewed(self.price_of(), self.now).unwrap();
                    self.open = Some(bill);
                    life
                }
                Step::Try if self.card_works => {
                    self.lines.extend(self.open.take());
                    life.paid()
                }
                Step::Try => life.failed(self.now),
                Step::GiveUp => {
                    self.open = None;
                    life.given_up(self.now).unwrap()
                }
                Step::MoveOn => life.moved_on(&self.rules, self.now),
            };
        }
    }

    /// A year costs as ten months.
    fn price_of(&self) -> Price {
        let term = self.life.next.term.unwrap_or(self.life.schedule.term);
        let months = if term == BillingTerm::Annual { 10 } else { 1 };
        Price {
            unit: self.price.unit.times(months).unwrap(),
            ..self.price.clone()
        }
    }

    /// Whether it was let happen.
    fn does(&mut self, event: Event) -> bool {
        let life = self.life.clone();
        let done = match event {
            Event::Wait(days) => {
                (0..days).for_each(|_| self.day());
                return true;
            }
            Event::CardWorks(works) => {
                self.card_works = works;
                return true;
            }
            Event::Seats(to) => {
                let change = life.change_seats(to, MAXIMUM, &self.rules, self.now).ok();
                change.map(|change| {
                    if let domain::billing::seats::SeatChange::AtOnce { lines, .. } = &change {
                        self.lines.extend(lines.clone());
                    }
                    life.with_seats(&change, self.now)
                })
            }
            Event::KeepSeats => Some(life.keeping_seats()),
            Event::Assign(assigned) => (assigned <= life.assignable().get()
                && life.state.status() == SubscriptionStatus::Active)
                .then_some(Life { assigned, ..life }),
            Event::PayNow => self.open.take().map(|bill| {
                self.lines.push(bill);
                life.paid()
            }),
            Event::Follow(recurring) => life.with_recurring(recurring).ok(),
            Event::Yearly(is_yearly) => {
                let term = if is_yearly {
                    BillingTerm::Annual
                } else {
                    BillingTerm::Monthly
                };
                life.with_next_term(term).ok()
            }
            Event::CancelAtEnd => life.canceled_at_end().ok(),
            Event::CancelNow => {
                life.canceled_now(&self.rules, self.now)
                    .ok()
                    .map(|(life, credit)| {
                        self.lines.extend(credit);
                        self.open = None;
                        life
                    })
            }
            Event::TakeBack => life.taken_back(self.now).ok(),
            Event::Reactivate => {
                let price = self.price_of();
                life.reactivated(price, self.now).ok().map(|(life, bill)| {
                    self.lines.push(bill);
                    life
                })
            }
        };
        let is_done = done.is_some();
        self.life = done.unwrap_or_else(|| self.life.clone());
        self.catch_up();
        is_done
    }
}

impl Model {
    fn does(&mut self, event: Event) -> bool {
        let is_done = self.did(event);
        self.catch_up();
        is_done
    }

    fn did(&mut self, event: Event) -> bool {
        match event {
            Event::Wait(days) => {
                (0..days).for_each(|_| self.day());
                true
            }
            Event::CardWorks(works) => {
                self.card_works = works;
                true
            }
            Event::Seats(to) => self.seats(to, MAXIMUM),
            Event::KeepSeats => {
                self.next_seats = None;
                true
            }
            Event::Assign(assigned) => self.assign(assigned),
            Event::PayNow => self.pay(),
            Event::Follow(recurring) => self.follow_with(match recurring {
                RecurringBilling::On => Follow::Another,
                RecurringBilling::Once => Follow::OneMore,
                _ => Follow::Nothing,
            }),
            Event::Yearly(is_yearly) => self.next_months_are(if is_yearly { 12 } else { 1 }),
            Event::CancelAtEnd => self.cancel_at_end(),
            Event::CancelNow => self.cancel_now(),
            Event::TakeBack => self.take_back(),
            Event::Reactivate => self.reactivate(),
        }
    }
}

fn same(program: &Program, model: &Model) -> Result<(), TestCaseError> {
    let life = &program.life;
    let status = match life.state {
        Lifecycle::Active { .. } => Status::Active,
        Lifecycle::Expired { .. } => Status::Expired,
        Lifecycle::Disabled { .. } => Status::Disabled,
        Lifecycle::Deleted { .. } => Status::Deleted,
    };
    prop_assert_eq!(status, model.status);
    prop_assert_eq!(life.quantity.get(), model.seats);
    prop_assert_eq!(
        life.assignable().get(),
        model.next_seats.unwrap_or(model.seats).min(model.seats)
    );
    prop_assert_eq!(life.schedule.index as usize + 1, model.periods.len());
    prop_assert_eq!(life.debt.is_some(), model.unpaid_since.is_some());
    prop_assert!(life.assigned <= life.quantity.get());
    if let Lifecycle::Active { ends_at, .. } = life.state {
        prop_assert_eq!(ends_at.timestamp(), model.ends * 86_400);
    }
    // What was billed is what the days come to, but for the rounding of each line.
    let currency = program.price.unit.currency();
    let totals = Totals::of(currency, &program.lines).unwrap();
    let half_units = i128::try_from(program.lines.len()).unwrap();
    let (billed, denominator) = (i128::from(totals.net.minor()), model::COMMON);
    let owed = model.owed();
    prop_assert!(
        (billed * denominator - owed).abs() * 2 <= half_units * denominator,
        "billed {billed}, owed {} ",
        owed / denominator
    );
    prop_assert!(totals.net.minor() >= 0, "more given back than taken");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 10_000,
        // A case that failed once is kept beside this file and tried first.
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        ..ProptestConfig::default()
    })]

    #[test]
    fn the_rules_do_what_the_model_does(
        start in (2024_i64..2032, 1_i64..13, 1_i64..32),
        quantity in 1_u32..30,
        (minor, currency) in (1_i64..500_000, select(&["EUR", "JPY", "KWD"])),
        tax in select(&[0_u32, 700, 1_900, 2_100]),
        within in select(&[None, Some(0_u32), Some(7), Some(14)]),
        events in prop::collection::vec(event(), 1..40),
    ) {
        let start = Day::new(start.0, start.1, start.2);
        let price = Price {
            unit: Money::new(minor, Currency::parse(currency).unwrap()),
            tax_label: "Tax".to_owned(),
            tax_rate: TaxRate::from_basis_points(tax),
            tax_kind: domain::money::TaxKind::Added,
        };
        let refunds = within.map_or(RefundRule::AnyTime, |days| RefundRule::Within { days });
        let rules = BillingRules { refunds, ..BillingRules::default() };
        let mut program = Program::bought(start, quantity, price, rules);
        let mut model = Model::bought(start, quantity, minor, within);
        for event in events {
            let outcomes = (program.does(event), model.does(event));
            prop_assert_eq!(outcomes.0, outcomes.1, "{:?}", event);
            same(&program, &model)?;
        }
    }
}
