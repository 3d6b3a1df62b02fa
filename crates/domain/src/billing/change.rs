//! What a person asks to be changed, and what it means to the cent before it
//! is done (R27b, R28d, B12, B14).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::life::{Life, LifeError};
use super::line::{Line, Price, Totals};
use super::rules::BillingRules;
use super::seats::{SeatChange, SeatError};
use crate::money::MoneyError;
use crate::subscription::{RecurringBilling, SubscriptionStatus};
use crate::term::BillingTerm;
use crate::words::words;

words! {
    /// Why somebody cancels.
    pub enum CancelReason {
        /// Nobody needs it any more.
        NotNeeded = "not_needed",
        /// It costs too much.
        TooExpensive = "too_expensive",
        /// Another product is used.
        OtherProduct = "other_product",
        /// The organization gives out its own licenses.
        BoughtCentrally = "bought_centrally",
        /// It does not do what it should.
        Trouble = "trouble",
        /// Something else.
        Other = "other",
    }
}

words! {
    /// What is changed.
    pub enum ChangeKind {
        /// The number of licenses.
        Licenses = "licenses",
        /// How often is billed, from the next period on.
        Term = "term",
        /// What follows the term.
        RecurringBilling = "recurring_billing",
        /// It ends with its term.
        CancelAtEnd = "cancel_at_end",
        /// It ends now.
        CancelNow = "cancel_now",
        /// It does not end after all.
        TakeBack = "take_back",
        /// It begins again.
        Reactivate = "reactivate",
    }
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Flat", into = "Flat")]
pub enum Change {
    /// This many licenses in all. As many as there are takes back that there
    /// will be fewer.
    Licenses(u32),
    /// Billed so often from the next period on. The present term takes back
    /// that it will be another.
    Term(BillingTerm),
    /// What follows the term: on, once or off.
    RecurringBilling(RecurringBilling),
    /// To end with the term.
    CancelAtEnd(CancelReason),
    /// To end now.
    CancelNow(CancelReason),
    /// Not to end after all.
    TakeBack,
    /// To begin again.
    Reactivate,
}

/// What the rules need to know beside the subscription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conditions<'a> {
    /// The vendor's rules.
    pub rules: &'a BillingRules,
    /// The most licenses that the product allows.
    pub maximum: u32,
    /// What a license costs who begins again today; `None` where the product
    /// is not sold any more.
    pub today: Option<Price>,
}

/// What a change means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The subscription afterwards, once what is charged is paid.
    pub after: Life,
    /// What is charged or given back.
    pub lines: Vec<Line>,
    /// What that comes to: below zero where something is given back.
    pub totals: Totals,
    /// When it holds.
    pub takes_effect_at: DateTime<Utc>,
}

/// Why something cannot be changed as asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    /// It is so already.
    #[error("nothing would change: it is so already")]
    Same,
    /// The number of licenses.
    #[error(transparent)]
    Seats(SeatError),
    /// The state of the subscription.
    #[error(transparent)]
    Life(#[from] LifeError),
    /// Somebody is about to be charged for the next period.
    #[error("the next period is just beginning")]
    Renewing,
    /// A trial is canceled, and changes in no other way.
    #[error("a trial cannot be changed; it can be canceled until it becomes paid")]
    Trial,
    /// It cannot begin again.
    #[error("the product is not sold any more")]
    NotSold,
}

impl Life {
    /// What a change asked for at `now` means.
    ///
    /// # Errors
    /// [`ChangeError`].
    pub fn plan(
        &self,
        change: Change,
        conditions: &Conditions<'_>,
        now: DateTime<Utc>,
    ) -> Result<Plan, ChangeError> {
        let rules = conditions.rules;
        let life = self.clone().moved_on(rules, now);
        if let (Ok(period), None) = (life.running(), life.debt)
            && period.ends_at <= now
        {
            return Err(ChangeError::Renewing);
        }
        let ends_at = || life.running().map(|period| period.ends_at);
        let free = |after: Life, at| (after, Vec::new(), at);
        let (after, lines, takes_effect_at) = match change {
            Change::Licenses(to) => life.plan_seats(to, conditions, now)?,
            Change::Term(term) => {
                let after = life.clone().with_next_term(term)?;
                free(after, ends_at()?)
            }
            // To cancel is a change of its own, with a reason.
            Change::RecurringBilling(RecurringBilling::Canceled) => return Err(ChangeError::Same),
            Change::RecurringBilling(to) => free(life.clone().with_recurring(to)?, now),
            Change::CancelAtEnd(_) => free(life.clone().canceled_at_end()?, ends_at()?),
            Change::CancelNow(_) => {
                let (after, credit) = life.clone().canceled_now(rules, now)?;
                (after, credit, now)
            }
            Change::TakeBack => free(life.clone().taken_back(now)?, now),
            Change::Reactivate => {
                let price = conditions.today.clone().ok_or(ChangeError::NotSold)?;
                let (after, whole) = life.clone().reactivated(price, now)?;
                (after, vec![whole], now)
            }
        };
        if after == life {
            return Err(ChangeError::Same);
        }
        let totals = Totals::of(after.price.unit.currency(), &lines).map_err(LifeError::from)?;
        Ok(Plan {
            after,
            lines,
            totals,
            takes_effect_at,
        })
    }

    /// Which changes the subscription allows at `now`, whatever their values.
    pub fn possible(&self, rules: &BillingRules, now: DateTime<Utc>) -> Vec<ChangeKind> {
        let life = self.clone().moved_on(rules, now);
        let reactivates = matches!(
            life.state.status(),
            SubscriptionStatus::Expired | SubscriptionStatus::Disabled
        );
        let is_possible = |kind: &ChangeKind| match kind {
            ChangeKind::Licenses => life.running().is_ok() && life.debt.is_none(),
            ChangeKind::Term => life.must_renew().is_ok(),
            ChangeKind::RecurringBilling => {
                life.clone().with_recurring(RecurringBilling::On).is_ok()
            }
            ChangeKind::CancelAtEnd => life.clone().canceled_at_end().is_ok(),
            ChangeKind::CancelNow => life.clone().canceled_now(rules, now).is_ok(),
            ChangeKind::TakeBack => life.clone().taken_back(now).is_ok(),
            ChangeKind::Reactivate => reactivates,
        };
        let kinds = ChangeKind::ALL.iter().copied();
        kinds.filter(is_possible).collect()
    }

    fn plan_seats(
        &self,
        to: u32,
        conditions: &Conditions<'_>,
        now: DateTime<Utc>,
    ) -> Result<(Self, Vec<Line>, DateTime<Utc>), ChangeError> {
        if to == self.quantity.get() && self.next.quantity.is_some() {
            self.must_renew()?;
            return Ok((self.clone().keeping_seats(), Vec::new(), now));
        }
        let change = self.change_seats(to, conditions.maximum, conditions.rules, now)?;
        let after = self.clone().with_seats(&change, now);
        Ok(match change {
            SeatChange::AtOnce { lines, .. } => (after, lines, now),
            SeatChange::AtRenewal { at, .. } => (after, Vec::new(), at),
        })
    }

    /// What a whole period costs.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`].
    pub fn per_period(&self) -> Result<Totals, MoneyError> {
        let net = self.price.unit.times(self.quantity.get())?;
        let tax = net.tax(self.price.tax_rate)?;
        let total = net.plus(tax)?;
        Ok(Totals { net, tax, total })
    }
}

impl Change {
    /// Which kind of change it is.
    pub const fn kind(self) -> ChangeKind {
        match self {
            Self::Licenses(_) => ChangeKind::Licenses,
            Self::Term(_) => ChangeKind::Term,
            Self::RecurringBilling(_) => ChangeKind::RecurringBilling,
            Self::CancelAtEnd(_) => ChangeKind::CancelAtEnd,
            Self::CancelNow(_) => ChangeKind::CancelNow,
            Self::TakeBack => ChangeKind::TakeBack,
            Self::Reactivate => ChangeKind::Reactivate,
        }
    }
}

impl From<SeatError> for ChangeError {
    fn from(error: SeatError) -> Self {
        match error {
            SeatError::Same => Self::Same,
            SeatError::Life(error) => Self::Life(error),
            SeatError::BelowAssigned { .. } | SeatError::Quantity(_) => Self::Seats(error),
        }
    }
}

/// The change as it stands on the wire. A tagged enum would cost the browser
/// several kilobytes of code that buffers any JSON.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Flat {
    kind: ChangeKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    licenses: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    term: Option<BillingTerm>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    recurring_billing: Option<RecurringBilling>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<CancelReason>,
}

impl TryFrom<Flat> for Change {
    type Error = &'static str;

    fn try_from(flat: Flat) -> Result<Self, Self::Error> {
        let reason = flat.reason.ok_or("to cancel has a reason");
        match flat.kind {
            ChangeKind::Licenses => {
                let licenses = flat
                    .licenses
                    .ok_or("the new total of licenses is missing")?;
                Ok(Self::Licenses(licenses))
            }
            ChangeKind::Term => flat.term.map(Self::Term).ok_or("the new term is missing"),
            ChangeKind::RecurringBilling => match flat.recurring_billing {
                Some(RecurringBilling::Canceled) => Err("to cancel is a change of its own"),
                Some(to) => Ok(Self::RecurringBilling(to)),
                None => Err("what follows the term is missing"),
            },
            ChangeKind::CancelAtEnd => reason.map(Self::CancelAtEnd),
            ChangeKind::CancelNow => reason.map(Self::CancelNow),
            ChangeKind::TakeBack => Ok(Self::TakeBack),
            ChangeKind::Reactivate => Ok(Self::Reactivate),
        }
    }
}

impl From<Change> for Flat {
    fn from(change: Change) -> Self {
        let mut flat = Self {
            kind: change.kind(),
            licenses: None,
            term: None,
            recurring_billing: None,
            reason: None,
        };
        match change {
            Change::Licenses(to) => flat.licenses = Some(to),
            Change::Term(term) => flat.term = Some(term),
            Change::RecurringBilling(to) => flat.recurring_billing = Some(to),
            Change::CancelAtEnd(reason) | Change::CancelNow(reason) => flat.reason = Some(reason),
            Change::TakeBack | Change::Reactivate => {}
        }
        flat
    }
}
