//! What a change means, in sentences, and what its buttons say.

use api::changes::{ChangePreview, PeriodBody};
use api::subscriptions::SubscriptionRow;
use chrono::{DateTime, Utc};
use domain::billing::change::Change;
use domain::money::Money;
use domain::subscription::{RecurringBilling, SubscriptionStatus};
use domain::term::BillingTerm;
use messages::Language;

use crate::format;
use crate::pages::paying::card_text;

/// The words of a language; how it writes dates and amounts, the browser knows.
#[derive(Clone, Copy)]
pub struct Words {
    /// The language.
    pub language: Language,
    date: fn(Language, DateTime<Utc>) -> String,
    money: fn(Language, Money) -> String,
}

impl Words {
    /// The words of a language.
    pub fn of(language: Language) -> Self {
        Self {
            language,
            date: format::date,
            money: format::money,
        }
    }

    /// What follows from a change, in the order in which people ask for it.
    pub fn consequences(
        self,
        row: &SubscriptionRow,
        change: Change,
        preview: &ChangePreview,
    ) -> Vec<String> {
        let mut said = Vec::new();
        said.extend(self.itself(row, change, preview));
        if ends(change) {
            self.end(&mut said, row, preview);
        }
        said.extend(preview.next_period.as_ref().map(|next| self.next(next)));
        said.extend(self.card(preview));
        said
    }

    /// The button that makes it names the amount.
    pub fn confirm(self, change: Change, total: Money) -> String {
        let language = self.language;
        let amount = (self.money)(self.language, without_sign(total));
        match (change, total.minor()) {
            (_, 1..) => language.billing_pay(&amount),
            (Change::CancelNow(_), ..0) => language.billing_cancel_now_back(&amount),
            (_, ..0) => language.billing_confirm_back(&amount),
            (Change::CancelNow(_), 0) => language.billing_cancel_now().to_owned(),
            (Change::CancelAtEnd(_), 0) => language.admin_cancel_confirm().to_owned(),
            (Change::TakeBack, 0) => language.admin_cancel_keep().to_owned(),
            (_, 0) => language.billing_confirm().to_owned(),
        }
    }

    /// What the total is called, and how much it is.
    pub fn total(self, total: Money) -> (&'static str, String) {
        let name = if total.minor() < 0 {
            self.language.billing_to_get_back()
        } else {
            self.language.billing_to_pay()
        };
        (name, (self.money)(self.language, without_sign(total)))
    }

    /// What is said once it is done.
    pub fn done(self, row: &SubscriptionRow, change: Change, preview: &ChangePreview) -> String {
        let language = self.language;
        match change {
            Change::Licenses(to) if !is_later(row, preview) => {
                language.billing_done_licenses(i64::from(to))
            }
            Change::Licenses(_) | Change::Term(_) => language.billing_done_later().to_owned(),
            Change::RecurringBilling(_) => language.common_saved().to_owned(),
            Change::CancelAtEnd(_) => language.admin_cancel_done(&self.date(row.expires_at)),
            Change::CancelNow(_) => language.billing_done_canceled().to_owned(),
            Change::TakeBack => language.billing_goes_on().to_owned(),
            Change::Reactivate => language.billing_begins_again(i64::from(preview.licenses)),
        }
    }

    fn itself(
        self,
        row: &SubscriptionRow,
        change: Change,
        preview: &ChangePreview,
    ) -> Option<String> {
        let (language, ends_at) = (self.language, self.date(row.expires_at));
        Some(match change {
            Change::Licenses(to) if to == row.quantity.get() => {
                language.billing_licenses_kept(i64::from(to))
            }
            Change::Licenses(to) if is_later(row, preview) => {
                language.billing_licenses_later(&ends_at, i64::from(to))
            }
            Change::Licenses(to) => language.billing_licenses_now(i64::from(to)),
            Change::RecurringBilling(RecurringBilling::Once) => {
                language.billing_recurring_once_hint(&ends_at)
            }
            Change::RecurringBilling(RecurringBilling::Off | RecurringBilling::Canceled) => {
                language.admin_recurring_billing_off_hint(&ends_at)
            }
            Change::CancelAtEnd(_) => language.admin_cancel_body(&ends_at),
            Change::CancelNow(_) if preview.totals.total.minor() == 0 => {
                language.billing_nothing_back().to_owned()
            }
            // The amounts and the next term say it.
            Change::CancelNow(_)
            | Change::Term(_)
            | Change::RecurringBilling(RecurringBilling::On) => return None,
            Change::TakeBack => language.billing_goes_on().to_owned(),
            Change::Reactivate => language.billing_begins_again(i64::from(preview.licenses)),
        })
    }

    /// Who loses access when, and until when there is data.
    fn end(self, said: &mut Vec<String>, row: &SubscriptionRow, preview: &ChangePreview) {
        let (language, people) = (self.language, i64::from(preview.assigned));
        said.extend(preview.access_ends_at.map(|at| {
            if at <= preview.takes_effect_at && !is_later(row, preview) {
                language.billing_access_ends_now(people)
            } else {
                language.billing_access_ends(&self.date(at), people)
            }
        }));
        said.extend(
            preview
                .data_ends_at
                .map(|at| language.billing_data_deleted(&self.date(at))),
        );
    }

    fn next(self, next: &PeriodBody) -> String {
        let language = self.language;
        let begins_at = self.date(next.begins_at);
        let licenses = language.common_license_count(i64::from(next.licenses));
        let total = (self.money)(language, next.totals.total);
        match next.term {
            BillingTerm::Monthly => language.billing_next_month(&begins_at, &licenses, &total),
            BillingTerm::Annual => language.billing_next_year(&begins_at, &licenses, &total),
        }
    }

    fn card(self, preview: &ChangePreview) -> Option<String> {
        let language = self.language;
        let card = card_text(language, preview.card.as_ref()?);
        match preview.totals.total.minor() {
            1.. => Some(language.billing_card_pays(&card)),
            ..0 => Some(language.billing_card_gets(&card)),
            0 => preview
                .next_period
                .is_some()
                .then(|| language.billing_card_next(&card)),
        }
    }

    fn date(self, at: DateTime<Utc>) -> String {
        (self.date)(self.language, at)
    }
}

/// Whether it holds from the next term on only. The browser's clock is not
/// asked: what holds at once holds before the term ends.
fn is_later(row: &SubscriptionRow, preview: &ChangePreview) -> bool {
    row.status == SubscriptionStatus::Active && preview.takes_effect_at >= row.expires_at
}

const fn ends(change: Change) -> bool {
    matches!(
        change,
        Change::CancelAtEnd(_) | Change::CancelNow(_) | Change::RecurringBilling(_)
    )
}

fn without_sign(amount: Money) -> Money {
    Money::new(amount.minor().saturating_abs(), amount.currency())
}

#[cfg(test)]
mod tests;
