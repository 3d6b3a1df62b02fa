//! The model: a calendar of its own, and for every period how many licenses each of its days is
//! paid for. It knows nothing of the program.

/// The days in a period, all of which divide this; amounts are counted in its parts.
pub const COMMON: i128 = 28 * 29 * 30 * 31 * 365 * 366;

const TRIED_ON: [i64; 6] = [0, 3, 7, 14, 21, 28];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Active,
    Expired,
    Disabled,
    Deleted,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Follow {
    Another,
    OneMore,
    Nothing,
    Canceled,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    year: i64,
    month: i64,
    of_month: i64,
}

fn days_in(year: i64, month: i64) -> i64 {
    let is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let february = if is_leap { 29 } else { 28 };
    [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][usize::try_from(month - 1).unwrap()]
}

impl Day {
    /// The day, or the last of its month.
    pub fn new(year: i64, month: i64, day: i64) -> Self {
        let day = day.min(days_in(year, month));
        Self {
            year,
            month,
            of_month: day,
        }
    }

    /// Days since 1970.
    pub fn count(self) -> i64 {
        let mut days = self.of_month - 1;
        for month in 1..self.month {
            days += days_in(self.year, month);
        }
        for year in 1970..self.year {
            days += (1..=12).map(|month| days_in(year, month)).sum::<i64>();
        }
        days
    }

    fn months_later(self, months: i64) -> Self {
        let month = self.month - 1 + months;
        Self::new(self.year + month / 12, month % 12 + 1, self.of_month)
    }

    fn next(self) -> Self {
        if self.of_month < days_in(self.year, self.month) {
            Self {
                of_month: self.of_month + 1,
                ..self
            }
        } else {
            Self::new(self.year, self.month, 1).months_later(1)
        }
    }
}

/// A period: from when, what a license costs in it, and for how many each day is paid.
pub struct Period {
    begins: i64,
    unit: i64,
    days: Vec<u32>,
    is_paid: bool,
}

pub struct Model {
    pub status: Status,
    pub seats: u32,
    pub next_seats: Option<u32>,
    pub periods: Vec<Period>,
    pub unpaid_since: Option<i64>,
    pub card_works: bool,
    assigned: u32,
    tries: usize,
    follow: Follow,
    months: i64,
    next_months: Option<i64>,
    anchor: Day,
    months_gone: i64,
    /// When the period ends; days are counted from 1970.
    pub ends: i64,
    date: Day,
    today: i64,
    status_since: i64,
    charged_on: i64,
    unit: i64,
    within: Option<u32>,
}

impl Model {
    pub fn bought(start: Day, seats: u32, unit: i64, within: Option<u32>) -> Self {
        let mut model = Self {
            status: Status::Active,
            seats,
            next_seats: None,
            periods: Vec::new(),
            unpaid_since: None,
            card_works: true,
            assigned: 0,
            tries: 0,
            follow: Follow::Another,
            months: 1,
            next_months: None,
            anchor: start,
            months_gone: 0,
            ends: 0,
            date: start,
            today: start.count(),
            status_since: start.count(),
            charged_on: start.count(),
            unit,
            within,
        };
        model.begin(true);
        model
    }

    /// What the days come to, in parts of [`COMMON`].
    pub fn owed(&self) -> i128 {
        let paid = self.periods.iter().filter(|period| period.is_paid);
        paid.map(|period| {
            let seats: i128 = period.days.iter().map(|seats| i128::from(*seats)).sum();
            let length = i128::try_from(period.days.len()).unwrap();
            seats * i128::from(period.unit) * (COMMON / length)
        })
        .sum()
    }

    pub fn day(&mut self) {
        self.date = self.date.next();
        self.today += 1;
        self.catch_up();
    }

    /// What today asks for is done; after a late payment the next period too.
    pub fn catch_up(&mut self) {
        let today = self.today;
        loop {
            let changed = match self.status {
                Status::Active if self.unpaid_since.is_some() => self.ask_for_money(today),
                Status::Active if self.ends <= today => {
                    self.term_ends();
                    true
                }
                Status::Expired if self.status_since + 30 <= today => {
                    self.become_(Status::Disabled, self.status_since + 30);
                    true
                }
                Status::Disabled if self.status_since + 90 <= today => {
                    self.become_(Status::Deleted, self.status_since + 90);
                    true
                }
                _ => false,
            };
            if !changed {
                return;
            }
        }
    }

    fn ask_for_money(&mut self, today: i64) -> bool {
        let since = self.unpaid_since.unwrap();
        match TRIED_ON.get(self.tries) {
            Some(day) if since + day <= today => {
                if self.card_works {
                    self.pay();
                } else {
                    self.tries += 1;
                }
                true
            }
            None if since + 30 <= today => {
                self.periods.last_mut().unwrap().days.fill(0);
                self.unpaid_since = None;
                self.become_(Status::Expired, today);
                true
            }
            _ => false,
        }
    }

    fn term_ends(&mut self) {
        let end = self.ends;
        match self.follow {
            Follow::Nothing => self.become_(Status::Expired, end),
            Follow::Canceled => self.become_(Status::Disabled, end),
            Follow::Another | Follow::OneMore => {
                if self.follow == Follow::OneMore {
                    self.follow = Follow::Nothing;
                }
                self.months_gone += self.months;
                self.take_over_next();
                self.begin(false);
                self.unpaid_since = Some(self.today);
                self.tries = 0;
            }
        }
    }

    fn take_over_next(&mut self) {
        self.months = self.next_months.take().unwrap_or(self.months);
        self.seats = self.next_seats.take().unwrap_or(self.seats);
    }

    /// A period of the present length, for the present number of licenses.
    fn begin(&mut self, is_paid: bool) {
        let begins = self.anchor.months_later(self.months_gone).count();
        let ends = self.anchor.months_later(self.months_gone + self.months);
        self.ends = ends.count();
        let length = usize::try_from(self.ends - begins).unwrap();
        let unit = if self.months == 12 {
            self.unit * 10
        } else {
            self.unit
        };
        self.periods.push(Period {
            begins,
            unit,
            days: vec![self.seats; length],
            is_paid,
        });
        self.charged_on = self.today;
    }

    fn become_(&mut self, status: Status, since: i64) {
        self.status = status;
        self.status_since = since;
        self.next_seats = None;
        self.next_months = None;
    }

    fn gives_back(&self) -> bool {
        let today = self.today;
        self.within
            .is_none_or(|days| today < self.charged_on + i64::from(days))
    }

    /// From today on so many licenses are paid for.
    fn refill(&mut self, seats: u32) {
        let today = self.today;
        let period = self.periods.last_mut().unwrap();
        let gone = usize::try_from(today - period.begins).unwrap_or_default();
        period.days[gone..].fill(seats);
    }

    pub fn seats(&mut self, to: u32, maximum: u32) -> bool {
        let is_open = self.status == Status::Active && self.unpaid_since.is_none();
        if !is_open || to == 0 || to > maximum || to == self.seats || to < self.assigned {
            return false;
        }
        if to < self.seats && !self.gives_back() {
            if !matches!(self.follow, Follow::Another | Follow::OneMore) {
                return false;
            }
            self.next_seats = Some(to);
            return true;
        }
        if to > self.seats {
            self.charged_on = self.today;
        }
        self.seats = to;
        self.next_seats = None;
        self.refill(to);
        true
    }

    pub fn assign(&mut self, assigned: u32) -> bool {
        let free = self.next_seats.unwrap_or(self.seats).min(self.seats);
        let fits = self.status == Status::Active && assigned <= free;
        if fits {
            self.assigned = assigned;
        }
        fits
    }

    pub fn pay(&mut self) -> bool {
        let was_open = self.unpaid_since.take().is_some();
        if was_open {
            self.periods.last_mut().unwrap().is_paid = true;
        }
        was_open
    }

    pub fn follow_with(&mut self, follow: Follow) -> bool {
        let can = self.status == Status::Active && self.follow != Follow::Canceled;
        if can {
            self.follow = follow;
        }
        can
    }

    pub fn next_months_are(&mut self, months: i64) -> bool {
        let renews = matches!(self.follow, Follow::Another | Follow::OneMore);
        let can = self.status == Status::Active && renews;
        if can {
            self.next_months = (months != self.months).then_some(months);
        }
        can
    }

    pub fn cancel_at_end(&mut self) -> bool {
        let is_open = self.status == Status::Active && self.unpaid_since.is_none();
        let can = is_open && self.follow != Follow::Canceled;
        if can {
            self.follow = Follow::Canceled;
            self.next_seats = None;
            self.next_months = None;
        }
        can
    }

    pub fn cancel_now(&mut self) -> bool {
        match self.status {
            Status::Active if self.unpaid_since.take().is_some() => {
                self.periods.last_mut().unwrap().days.fill(0);
            }
            Status::Active if self.gives_back() => self.refill(0),
            Status::Active | Status::Expired => {}
            Status::Disabled | Status::Deleted => return false,
        }
        self.become_(Status::Disabled, self.today);
        true
    }

    pub fn take_back(&mut self) -> bool {
        let can = self.status == Status::Active && self.follow == Follow::Canceled;
        if can {
            self.follow = Follow::Another;
        }
        can
    }

    pub fn reactivate(&mut self) -> bool {
        let today = self.today;
        match self.status {
            Status::Active | Status::Deleted => return false,
            Status::Expired
                if self.status_since == self.ends
                    && today
                        < self
                            .anchor
                            .months_later(self.months_gone + 2 * self.months)
                            .count() =>
            {
                self.months_gone += self.months;
            }
            Status::Expired | Status::Disabled => {
                self.anchor = self.date;
                self.months_gone = 0;
            }
        }
        self.status = Status::Active;
        self.follow = Follow::Another;
        self.begin(true);
        true
    }
}
