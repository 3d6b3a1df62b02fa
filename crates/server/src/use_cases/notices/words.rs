//! What a notice says, in the language of whoever reads it.

use chrono::{DateTime, Datelike, Utc};
use domain::ids::SubscriptionId;
use domain::money::Money;
use domain::notices::{Answer, Notice, PartnerAnswer};
use messages::Language;

/// Where both sides of a partnership are.
const PARTNERS: &str = "/admin/partners";

/// A notice in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// What happened, in one line.
    pub title: String,
    /// What to know of it.
    pub paragraphs: Vec<String>,
    /// The page about it.
    pub path: String,
}

/// Puts a notice into words.
pub fn words(language: Language, notice: &Notice) -> Words {
    match notice {
        Notice::FirstPurchase {
            product,
            subscription,
            purchaser,
            is_trial: true,
            ..
        } => Words::new(
            language.notice_first_trial_subject(purchaser, product),
            language.notice_first_trial_text().to_owned(),
            purchase(subscription),
        ),
        Notice::FirstPurchase {
            product,
            subscription,
            purchaser,
            quantity,
            ..
        } => Words::new(
            language.notice_first_purchase_subject(product, purchaser),
            language.notice_first_purchase_text(purchaser, product, i64::from(*quantity)),
            purchase(subscription),
        ),
        Notice::LicenseRequested {
            product,
            person,
            reason,
            is_reminder,
            ..
        } => requested(language, product, person, reason, *is_reminder),
        Notice::LicenseAnswered {
            product,
            answer,
            message,
        } => answered(language, product, *answer, message.as_deref()),
        Notice::PolicyChanged { product, by } => Words::new(
            product.as_deref().map_or_else(
                || language.notice_policy_default_subject().to_owned(),
                |product| language.notice_policy_product_subject(product),
            ),
            by.as_deref().map_or_else(
                || language.notice_policy_text_program().to_owned(),
                |by| language.notice_policy_text(by),
            ),
            "/admin/settings/self-service".to_owned(),
        ),
        Notice::PayerLeft {
            user,
            person,
            subscriptions,
        } => Words::new(
            language.notice_payer_left_subject(person),
            language.notice_payer_left_text(i64::from(*subscriptions)),
            format!("/admin/users/{user}"),
        ),
        Notice::WebhookSwitchedOff { url } => Words::new(
            language.notice_webhook_off_subject().to_owned(),
            language.notice_webhook_off_text(url),
            "/admin/settings/webhooks".to_owned(),
        ),
        Notice::PartnerAsks { partner, until } => Words::new(
            language.notice_partner_asks_subject(partner),
            language.notice_partner_asks_text(&day(language, *until)),
            PARTNERS.to_owned(),
        ),
        Notice::PartnerEnding {
            organization,
            until,
        } => Words::new(
            language.notice_partner_ending_subject(organization, &day(language, *until)),
            language.notice_partner_ending_text().to_owned(),
            PARTNERS.to_owned(),
        ),
        Notice::PartnerAnswered {
            organization,
            answer,
        } => partner_answered(language, organization, *answer),
        Notice::TrialEnding {
            product,
            subscription,
            until,
            amount,
        } => trial_ending(language, product, subscription, *until, *amount),
        Notice::TrialEnded {
            product,
            subscription,
            is_paid,
        } => trial_ended(language, product, subscription, *is_paid),
    }
}

impl Words {
    fn new(title: String, text: String, path: String) -> Self {
        let paragraphs = vec![text];
        Self {
            title,
            paragraphs,
            path,
        }
    }
}

fn requested(
    language: Language,
    product: &str,
    person: &str,
    reason: &str,
    is_reminder: bool,
) -> Words {
    Words {
        title: if is_reminder {
            language.notice_request_reminder_subject(person, product)
        } else {
            language.notice_request_subject(person, product)
        },
        paragraphs: vec![
            language.notice_request_text(reason),
            language.notice_request_next().to_owned(),
        ],
        path: "/admin/billing/requests?status=new".to_owned(),
    }
}

fn answered(language: Language, product: &str, answer: Answer, message: Option<&str>) -> Words {
    let (title, text, path) = match answer {
        Answer::Assigned => (
            language.notice_request_assigned_subject(product),
            language.notice_request_assigned_text(),
            "/apps",
        ),
        Answer::MayBuy => (
            language.notice_request_may_buy_subject(product),
            language.notice_request_may_buy_text(),
            "/",
        ),
        Answer::Declined => (
            language.notice_request_declined_subject(product),
            language.notice_request_declined_text(),
            "/",
        ),
    };
    let mut words = Words::new(title, text.to_owned(), path.to_owned());
    let message = message.map(|message| language.notice_request_message(message));
    words.paragraphs.extend(message);
    words
}

fn partner_answered(language: Language, organization: &str, answer: PartnerAnswer) -> Words {
    let (title, text) = match answer {
        PartnerAnswer::Approved => (
            language.notice_partner_approved_subject(organization),
            language.notice_partner_approved_text(),
        ),
        PartnerAnswer::Declined => (
            language.notice_partner_declined_subject(organization),
            language.notice_partner_declined_text(),
        ),
        PartnerAnswer::Ended => (
            language.notice_partner_ended_subject(organization),
            language.notice_partner_ended_text(),
        ),
    };
    Words::new(title, text.to_owned(), PARTNERS.to_owned())
}

fn trial_ending(
    language: Language,
    product: &str,
    subscription: &SubscriptionId,
    until: DateTime<Utc>,
    amount: Option<Money>,
) -> Words {
    let until = day(language, until);
    let text = match amount {
        Some(amount) => language.notice_trial_ending_paid_text(&until, &money(language, amount)),
        None => language.notice_trial_ending_free_text().to_owned(),
    };
    let title = language.notice_trial_ending_subject(product, &until);
    Words::new(title, text, purchase(subscription))
}

fn trial_ended(
    language: Language,
    product: &str,
    subscription: &SubscriptionId,
    is_paid: bool,
) -> Words {
    let (title, text) = if is_paid {
        (
            language.notice_trial_paid_subject(product),
            language.notice_trial_paid_text(),
        )
    } else {
        (
            language.notice_trial_ended_subject(product),
            language.notice_trial_ended_text(),
        )
    };
    Words::new(title, text.to_owned(), purchase(subscription))
}

fn purchase(subscription: &SubscriptionId) -> String {
    format!("/admin/billing/your-products/{subscription}")
}

/// A day in UTC, as people write it.
fn day(language: Language, at: DateTime<Utc>) -> String {
    let (day, year) = (i64::from(at.day()), i64::from(at.year()));
    language.notice_day(day, i64::from(at.month()), year)
}

/// An amount with the code of its currency: a mail reaches people of every
/// market.
fn money(language: Language, amount: Money) -> String {
    let digits = amount.currency().exponent();
    let unit = 10_i64.pow(digits);
    let (whole, part) = (amount.minor() / unit, (amount.minor() % unit).abs());
    let mark = match language {
        Language::English => '.',
        Language::Dutch => ',',
    };
    let currency = amount.currency();
    if digits == 0 {
        format!("{currency} {whole}")
    } else {
        let width = digits as usize;
        format!("{currency} {whole}{mark}{part:0width$}")
    }
}

#[cfg(test)]
mod tests {
    use domain::money::Currency;

    use super::*;

    #[test]
    fn days_and_amounts_are_written_as_the_reader_writes_them() {
        let at = "2026-03-01T12:00:00Z".parse().unwrap();
        assert_eq!(day(Language::English, at), "1 March 2026");
        assert_eq!(day(Language::Dutch, at), "1 maart 2026");
        let amount = Money::new(1_129, Currency::parse("EUR").unwrap());
        assert_eq!(money(Language::English, amount), "EUR 11.29");
        assert_eq!(money(Language::Dutch, amount), "EUR 11,29");
        let amount = Money::new(905, Currency::parse("EUR").unwrap());
        assert_eq!(money(Language::English, amount), "EUR 9.05");
    }

    // B6
    #[test]
    fn what_the_admin_said_goes_with_the_answer() {
        let notice = Notice::LicenseAnswered {
            product: "Visio Plan 1".to_owned(),
            answer: Answer::Declined,
            message: Some("Use the shared one".to_owned()),
        };
        let words = words(Language::English, &notice);
        assert_eq!(words.title, "Your request for Visio Plan 1 was declined");
        assert_eq!(
            words.paragraphs.last().unwrap(),
            "The message with it: “Use the shared one”"
        );
    }
}
