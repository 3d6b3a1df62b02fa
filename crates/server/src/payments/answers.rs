//! The processor's JSON, and what it means to us.

use std::collections::BTreeMap;

use domain::card::CardSummary;
use domain::checkout::{DeclineReason, GatewayAnswer};
use domain::ids::{OrderId, TenantId};
use serde::Deserialize;

use super::{AttemptReference, ChargeReport, KnownCard};

/// An object of which only the name matters.
#[derive(Deserialize)]
pub struct Named {
    pub id: String,
}

#[derive(Deserialize)]
pub struct SetupIntent {
    pub client_secret: String,
}

#[derive(Deserialize)]
pub struct PaymentIntent {
    id: String,
    status: String,
    client_secret: Option<String>,
    last_payment_error: Option<CardError>,
    #[serde(default)]
    metadata: BTreeMap<String, String>,
}

#[derive(Deserialize)]
pub struct Failure {
    pub error: CardError,
}

#[derive(Deserialize)]
pub struct CardError {
    code: Option<String>,
    decline_code: Option<String>,
    payment_intent: Option<Named>,
}

#[derive(Deserialize)]
pub struct PaymentMethod {
    card: Card,
    customer: Option<String>,
}

#[derive(Deserialize)]
struct Card {
    brand: String,
    last4: String,
    exp_month: u8,
    exp_year: u16,
}

/// An event of the processor. Only its name and the intent's id are believed;
/// where the intent stands is asked anew.
#[derive(Deserialize)]
pub struct Event {
    #[serde(rename = "type")]
    pub kind: String,
    pub data: EventData,
}

#[derive(Deserialize)]
pub struct EventData {
    pub object: Named,
}

impl PaymentIntent {
    /// Which attempt it is for; `None` when it is none of ours.
    pub fn reference(&self) -> Option<AttemptReference> {
        let text = |key: &str| self.metadata.get(key);
        Some(AttemptReference {
            tenant: TenantId::parse(text("tenant")?).ok()?,
            order: OrderId::parse(text("order")?).ok()?,
            attempt: text("attempt")?.parse().ok()?,
        })
    }

    /// What it means for the order.
    pub fn report(self) -> ChargeReport {
        let answer = match self.status.as_str() {
            "succeeded" => GatewayAnswer::Succeeded,
            "requires_action" => GatewayAnswer::NeedsConfirmation,
            "canceled" => GatewayAnswer::Declined(DeclineReason::ConfirmationFailed),
            "requires_payment_method" => GatewayAnswer::Declined(
                self.last_payment_error
                    .map_or(DeclineReason::CardDeclined, |error| error.reason()),
            ),
            _ => GatewayAnswer::None,
        };
        ChargeReport {
            answer,
            payment_intent: Some(self.id),
            client_secret: self.client_secret,
        }
    }
}

impl CardError {
    /// A charge that failed.
    pub fn report(self) -> ChargeReport {
        ChargeReport {
            answer: GatewayAnswer::Declined(self.reason()),
            payment_intent: self.payment_intent.map(|intent| intent.id),
            client_secret: None,
        }
    }

    fn reason(&self) -> DeclineReason {
        let codes = [self.decline_code.as_deref(), self.code.as_deref()];
        codes
            .into_iter()
            .flatten()
            .find_map(reason)
            .unwrap_or(DeclineReason::CardDeclined)
    }
}

impl PaymentMethod {
    pub fn known_card(self) -> Option<KnownCard> {
        let Card {
            brand,
            last4,
            exp_month,
            exp_year,
        } = self.card;
        let card = CardSummary::try_new(&brand, &last4, exp_month, exp_year).ok()?;
        Some(KnownCard {
            card,
            customer: self.customer,
        })
    }
}

fn reason(code: &str) -> Option<DeclineReason> {
    Some(match code {
        "insufficient_funds" => DeclineReason::InsufficientFunds,
        "expired_card" => DeclineReason::ExpiredCard,
        "incorrect_cvc" | "invalid_cvc" => DeclineReason::IncorrectSecurityCode,
        "payment_intent_authentication_failure" | "authentication_required" => {
            DeclineReason::ConfirmationFailed
        }
        "processing_error" => DeclineReason::ProcessingError,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn intent(json: &str) -> PaymentIntent {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_decline_code_says_more_than_the_code_beside_it() {
        let body = r#"{"error":{"code":"card_declined","decline_code":"insufficient_funds",
                       "payment_intent":{"id":"pi_1"}}}"#;
        let report = serde_json::from_str::<Failure>(body)
            .unwrap()
            .error
            .report();
        assert_eq!(
            report.answer,
            GatewayAnswer::Declined(DeclineReason::InsufficientFunds)
        );
        assert_eq!(report.payment_intent.as_deref(), Some("pi_1"));
    }

    #[test]
    fn a_status_that_is_not_known_is_no_answer() {
        let report = intent(
            r#"{"id":"pi_1","status":"processing","client_secret":null,
                              "last_payment_error":null}"#,
        )
        .report();
        assert_eq!(report.answer, GatewayAnswer::None);
    }

    #[test]
    fn an_intent_of_somebody_else_has_no_reference() {
        let foreign = intent(r#"{"id":"pi_1","status":"succeeded","metadata":{"order":"x y"}}"#);
        assert_eq!(foreign.reference(), None);
    }
}
