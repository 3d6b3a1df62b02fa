//! The life of an order between "Place order" and its end.
//!
//! An order is paid once or not at all. Each try to charge a card is an
//! attempt with a number; the gateway's answers name the attempt they are
//! about, so that a late answer to an earlier attempt changes nothing it
//! should not.

use serde::{Deserialize, Serialize};

use crate::words::words;

words! {
    /// Why a charge failed, as far as a person can act on it.
    pub enum DeclineReason {
        /// Declined without a reason that we may tell.
        CardDeclined = "card_declined",
        /// Not enough money on the card.
        InsufficientFunds = "insufficient_funds",
        /// The card has expired.
        ExpiredCard = "expired_card",
        /// The security code is wrong.
        IncorrectSecurityCode = "incorrect_security_code",
        /// The bank's confirmation was declined or failed.
        ConfirmationFailed = "confirmation_failed",
        /// The processor could not do it; the same card may work later.
        ProcessingError = "processing_error",
    }
}

words! {
    /// What an order is for.
    pub enum OrderPurpose {
        /// A subscription that was not there before, or a trial that becomes
        /// paid.
        Purchase = "purchase",
        /// The next period of a subscription.
        Renewal = "renewal",
        /// More licenses for the rest of the period.
        Licenses = "licenses",
        /// A subscription that begins again after its end.
        Reactivation = "reactivation",
    }
}

/// Where an order stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Flat", into = "Flat")]
pub enum OrderState {
    /// Written down; the gateway is being asked. Also where an order is found
    /// whose server died while asking.
    Pending {
        /// The attempt under way, from 1.
        attempt: u32,
    },
    /// The bank wants the buyer to confirm.
    AwaitingConfirmation {
        /// The attempt under way.
        attempt: u32,
    },
    /// The gateway's answer did not come; it will be asked until it does.
    /// Nothing may be charged anew before it did (`quality.md`, finding 2).
    BeingChecked {
        /// The attempt under way.
        attempt: u32,
    },
    /// The charge failed. Another card can be tried.
    Declined {
        /// The attempt that failed.
        attempt: u32,
        /// Why.
        reason: DeclineReason,
    },
    /// Charged, and the subscription exists.
    Paid {
        /// The attempt that was charged.
        attempt: u32,
    },
}

/// What the gateway says of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GatewayAnswer {
    /// The money was taken.
    Succeeded,
    /// The bank wants the buyer to confirm.
    NeedsConfirmation,
    /// The charge failed.
    Declined(DeclineReason),
    /// Nothing, or nothing that can be understood.
    None,
}

/// Why an order cannot go on as asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OrderError {
    /// A new attempt was asked for while one is under way or succeeded.
    #[error("the order is {} and cannot be tried with another card", .0.as_str())]
    NotDeclined(OrderState),
    /// The money was taken twice: this attempt's must be given back.
    #[error("the order was paid by attempt {paid_attempt} already")]
    PaidTwice {
        /// The attempt that counts.
        paid_attempt: u32,
    },
}

/// The state as it stands on the wire. A tagged enum would read the same and
/// cost the browser several kilobytes of code that buffers any JSON.
#[derive(Serialize, Deserialize)]
struct Flat {
    state: StateWord,
    attempt: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<DeclineReason>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum StateWord {
    Pending,
    AwaitingConfirmation,
    BeingChecked,
    Declined,
    Paid,
}

impl TryFrom<Flat> for OrderState {
    type Error = &'static str;

    fn try_from(flat: Flat) -> Result<Self, Self::Error> {
        let attempt = flat.attempt;
        Ok(match (flat.state, flat.reason) {
            (StateWord::Pending, _) => Self::Pending { attempt },
            (StateWord::AwaitingConfirmation, _) => Self::AwaitingConfirmation { attempt },
            (StateWord::BeingChecked, _) => Self::BeingChecked { attempt },
            (StateWord::Paid, _) => Self::Paid { attempt },
            (StateWord::Declined, Some(reason)) => Self::Declined { attempt, reason },
            (StateWord::Declined, None) => return Err("a declined order has a reason"),
        })
    }
}

impl From<OrderState> for Flat {
    fn from(order: OrderState) -> Self {
        let (state, reason) = match order {
            OrderState::Pending { .. } => (StateWord::Pending, None),
            OrderState::AwaitingConfirmation { .. } => (StateWord::AwaitingConfirmation, None),
            OrderState::BeingChecked { .. } => (StateWord::BeingChecked, None),
            OrderState::Declined { reason, .. } => (StateWord::Declined, Some(reason)),
            OrderState::Paid { .. } => (StateWord::Paid, None),
        };
        Self {
            state,
            attempt: order.attempt(),
            reason,
        }
    }
}

impl OrderState {
    /// A new order: its first attempt is under way.
    pub const fn placed() -> Self {
        Self::Pending { attempt: 1 }
    }

    /// The attempt that the state is about.
    pub const fn attempt(self) -> u32 {
        match self {
            Self::Pending { attempt }
            | Self::AwaitingConfirmation { attempt }
            | Self::BeingChecked { attempt }
            | Self::Declined { attempt, .. }
            | Self::Paid { attempt } => attempt,
        }
    }

    /// The state's word on the wire and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending { .. } => "pending",
            Self::AwaitingConfirmation { .. } => "awaiting_confirmation",
            Self::BeingChecked { .. } => "being_checked",
            Self::Declined { .. } => "declined",
            Self::Paid { .. } => "paid",
        }
    }

    /// Whether the gateway has still to say the last word.
    pub const fn is_open(self) -> bool {
        matches!(
            self,
            Self::Pending { .. } | Self::AwaitingConfirmation { .. } | Self::BeingChecked { .. }
        )
    }

    /// Takes the gateway's answer about `attempt`.
    ///
    /// Answers may come twice, late and in any order. Money taken always wins
    /// over what was believed before; nothing undoes `Paid`.
    ///
    /// # Errors
    /// [`OrderError::PaidTwice`] when another attempt was paid already.
    pub const fn answered(self, attempt: u32, answer: GatewayAnswer) -> Result<Self, OrderError> {
        match (self, answer) {
            (
                Self::Paid {
                    attempt: paid_attempt,
                },
                GatewayAnswer::Succeeded,
            ) if paid_attempt != attempt => Err(OrderError::PaidTwice { paid_attempt }),
            (Self::Paid { .. }, _) => Ok(self),
            (_, GatewayAnswer::Succeeded) => Ok(Self::Paid { attempt }),
            (Self::Declined { .. }, _) => Ok(self),
            (_, _) if attempt != self.attempt() => Ok(self),
            (_, GatewayAnswer::NeedsConfirmation) => Ok(Self::AwaitingConfirmation { attempt }),
            (_, GatewayAnswer::Declined(reason)) => Ok(Self::Declined { attempt, reason }),
            (Self::AwaitingConfirmation { .. }, GatewayAnswer::None) => Ok(self),
            (_, GatewayAnswer::None) => Ok(Self::BeingChecked { attempt }),
        }
    }

    /// Tries again with another card after a failed charge.
    ///
    /// # Errors
    /// [`OrderError::NotDeclined`] in every other state.
    pub const fn tried_again(self) -> Result<Self, OrderError> {
        match self {
            Self::Declined { attempt, .. } => Ok(Self::Pending {
                attempt: attempt + 1,
            }),
            _ => Err(OrderError::NotDeclined(self)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DECLINED: GatewayAnswer = GatewayAnswer::Declined(DeclineReason::CardDeclined);

    #[test]
    fn an_answer_that_does_not_come_leaves_the_order_being_checked() {
        let state = OrderState::placed()
            .answered(1, GatewayAnswer::None)
            .unwrap();
        assert_eq!(state, OrderState::BeingChecked { attempt: 1 });
        assert_eq!(state.tried_again(), Err(OrderError::NotDeclined(state)));
        assert_eq!(
            state.answered(1, GatewayAnswer::Succeeded),
            Ok(OrderState::Paid { attempt: 1 })
        );
    }

    #[test]
    fn another_card_can_be_tried_after_a_decline_only() {
        let declined = OrderState::placed().answered(1, DECLINED).unwrap();
        assert_eq!(
            declined.tried_again(),
            Ok(OrderState::Pending { attempt: 2 })
        );
        let paid = OrderState::Paid { attempt: 1 };
        assert_eq!(paid.tried_again(), Err(OrderError::NotDeclined(paid)));
    }

    #[test]
    fn a_late_answer_to_an_earlier_attempt_does_not_stop_the_present_one() {
        let second = OrderState::Pending { attempt: 2 };
        assert_eq!(second.answered(1, DECLINED), Ok(second));
        assert_eq!(
            second.answered(1, GatewayAnswer::NeedsConfirmation),
            Ok(second)
        );
    }

    #[test]
    fn money_taken_is_never_forgotten_and_never_taken_twice_unseen() {
        let declined = OrderState::Declined {
            attempt: 1,
            reason: DeclineReason::CardDeclined,
        };
        let paid = declined.answered(1, GatewayAnswer::Succeeded).unwrap();
        assert_eq!(paid, OrderState::Paid { attempt: 1 });
        assert_eq!(paid.answered(1, DECLINED), Ok(paid));
        let twice = paid.answered(2, GatewayAnswer::Succeeded);
        assert_eq!(twice, Err(OrderError::PaidTwice { paid_attempt: 1 }));
    }
}
