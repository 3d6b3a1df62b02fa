//! Why a use case did not do what it was asked, and how that is answered.

use api::changes::ChangePreview;
use api::orders::{OrderBody, QuoteBody};
use api::problem::{ErrorCode, Problem};
use domain::access::Denied;
use domain::administration::AdministrationError;
use domain::billing::change::ChangeError;
use domain::billing::life::LifeError;
use domain::billing::seats::SeatError;
use domain::eligibility::Ineligible;
use domain::ids::InvalidId;
use domain::license::AssignLicenseError;
use domain::money::MoneyError;
use domain::quote::QuoteError;
use domain::trial::CancelTrialError;
use store::StoreError;

use crate::dns::DnsAway;
use crate::identity::IdentityError;
use crate::payments::GatewayError;
use crate::secrets::CannotOpen;

/// Every way in which a use case can refuse or fail.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// Nobody is signed in, or the session has ended.
    #[error("nobody is signed in")]
    NotSignedIn,
    /// A program shows a token that is not taken.
    #[error("the token is unknown, expired or revoked; ask an admin for another one")]
    TokenNotTaken,
    /// Address or password is wrong.
    #[error("the email address or the password is wrong")]
    WrongCredentials,
    /// The password is right, and the second factor is missing.
    #[error("the second factor is asked for")]
    SecondFactorNeeded,
    /// The second factor is wrong.
    #[error("the code is wrong or was used before")]
    WrongCode,
    /// The organization's identity provider does not answer.
    #[error("the organization's identity provider does not answer")]
    ProviderDown(#[source] IdentityError),
    /// The domain is another organization's.
    #[error("the domain belongs to another organization")]
    DomainTaken,
    /// The DNS does not say so yet.
    #[error("the domain has no TXT record yet that proves it")]
    DomainNotProven,
    /// The organization is known by it.
    #[error("the organization is known by this domain")]
    DomainNeeded,
    /// The DNS did not answer.
    #[error(transparent)]
    Dns(#[from] DnsAway),
    /// Too many tries.
    #[error("too many tries; wait before the next")]
    TooManyTries {
        /// After how many seconds the next is taken.
        retry_after_seconds: u64,
    },
    /// Not there, or not for this viewer to know of.
    #[error("there is no such thing")]
    NotFound,
    /// The viewer may know of it and may not do it.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The viewer may not buy this.
    #[error("this person cannot buy this product: {0}")]
    NotEligible(Ineligible),
    /// A value that the request's shape allows and the rules do not.
    #[error("{detail}")]
    InvalidField {
        /// The field's name in the request.
        field: &'static str,
        /// What is wrong with it.
        detail: String,
    },
    /// The price is not what the buyer saw.
    #[error("the price has changed; look at the new amount before ordering")]
    QuoteChanged(Box<QuoteBody>),
    /// The quote is too old.
    #[error("the quote is too old to be ordered; ask for a new one")]
    QuoteExpired,
    /// A subscription cannot be changed as asked.
    #[error(transparent)]
    Change(#[from] ChangeError),
    /// The change comes to something else than the person saw.
    #[error("the amount has changed; look at the new one before you confirm")]
    PreviewChanged(Box<ChangePreview>),
    /// The bill is paid, or asked for no more.
    #[error("this bill is not to be paid")]
    BillNotOpen,
    /// Something is paid with the card.
    #[error("a subscription is paid with this card; let another one pay it first")]
    CardInUse,
    /// The card has expired.
    #[error("this card has expired")]
    CardExpired,
    /// The card was declined; the order says why.
    #[error("the card was declined; nothing was charged, and another card can be tried")]
    CardDeclined(Box<OrderBody>),
    /// The `Idempotency-Key` came with another body before.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    /// The same call is being worked on.
    #[error("the same request is being worked on")]
    InProgress,
    /// The same was asked for already.
    #[error("this was asked for already, and nobody has answered yet")]
    RequestOpen,
    /// Nothing of the trial is left to cancel.
    #[error(transparent)]
    CancelTrial(#[from] CancelTrialError),
    /// Two tokens are taken already.
    #[error("two tokens are valid already; revoke one first")]
    TooManyTokens,
    /// A field that programs send and people do not.
    #[error("only the app of a product says for whom it calls")]
    ProgramOnly(&'static str),
    /// A license could not be assigned.
    #[error(transparent)]
    AssignLicense(#[from] AssignLicenseError),
    /// Roles or an account stay as they are.
    #[error(transparent)]
    Administration(#[from] AdministrationError),
    /// Somebody else changed it meanwhile.
    #[error("somebody else changed this meanwhile; look at it again")]
    Stale,
    /// No card processor.
    #[error("this installation takes no payments")]
    PaymentsClosed,
    /// The card processor did not do what it had to.
    #[error("the card processor cannot be reached")]
    Gateway(#[from] GatewayError),
    /// The database did not do what it had to.
    #[error("the database did not do what it had to")]
    Store(#[from] StoreError),
    /// What must not happen did.
    #[error("{0}")]
    Bug(&'static str),
}

impl Refusal {
    /// The problem document.
    pub fn problem(self) -> Problem {
        let detail = self.to_string();
        let code = match self {
            Self::InvalidField { field, detail } => return Problem::invalid_field(field, detail),
            Self::ProgramOnly(field) => return Problem::invalid_field(field, detail),
            Self::NotEligible(reason) => {
                let problem = Problem::new(ErrorCode::NotEligible, detail);
                return Problem {
                    reason: Some(reason),
                    ..problem
                };
            }
            Self::QuoteChanged(quote) => {
                let problem = Problem::new(ErrorCode::QuoteChanged, detail);
                return Problem {
                    quote: Some(quote),
                    ..problem
                };
            }
            Self::PreviewChanged(preview) => {
                let problem = Problem::new(ErrorCode::PreviewChanged, detail);
                return Problem {
                    preview: Some(preview),
                    ..problem
                };
            }
            Self::Change(ChangeError::Seats(SeatError::Quantity(_))) => {
                return Problem::invalid_field("licenses", detail);
            }
            Self::CardDeclined(order) => {
                let problem = Problem::new(ErrorCode::CardDeclined, detail);
                return Problem {
                    order: Some(order),
                    ..problem
                };
            }
            Self::NotSignedIn | Self::TokenNotTaken => ErrorCode::NotSignedIn,
            Self::WrongCredentials => ErrorCode::WrongCredentials,
            Self::SecondFactorNeeded => ErrorCode::SecondFactorNeeded,
            Self::WrongCode => ErrorCode::WrongCode,
            Self::ProviderDown(error) => {
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "identity provider"
                );
                ErrorCode::ProviderDown
            }
            Self::DomainTaken => ErrorCode::DomainTaken,
            Self::DomainNotProven => ErrorCode::DomainNotProven,
            Self::DomainNeeded => ErrorCode::DomainNeeded,
            Self::Dns(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "DNS");
                ErrorCode::Unavailable
            }
            Self::TooManyTries { .. } => ErrorCode::TooManyRequests,
            Self::NotFound | Self::Denied(Denied::Hidden) => ErrorCode::NotFound,
            Self::Denied(Denied::RoleNeeded | Denied::ScopeNeeded(_)) => ErrorCode::NotAllowed,
            Self::Denied(Denied::PurchaserOnly) => ErrorCode::PurchaserOnly,
            Self::QuoteExpired => ErrorCode::QuoteExpired,
            Self::KeyReused => ErrorCode::IdempotencyKeyReused,
            Self::InProgress => ErrorCode::InProgress,
            Self::RequestOpen => ErrorCode::RequestOpen,
            Self::Change(error) => change_code(error),
            Self::BillNotOpen => ErrorCode::BillNotOpen,
            Self::CardInUse => ErrorCode::CardInUse,
            Self::CardExpired => ErrorCode::CardExpired,
            Self::CancelTrial(_) => ErrorCode::TrialNotCancelable,
            Self::TooManyTokens => ErrorCode::TooManyTokens,
            Self::AssignLicense(error) => assign_code(error),
            Self::Administration(error) => administration_code(error),
            Self::Stale => ErrorCode::Stale,
            Self::PaymentsClosed => ErrorCode::PaymentsClosed,
            Self::Gateway(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "card processor");
                ErrorCode::Unavailable
            }
            Self::Store(error) => {
                tracing::error!(error = &error as &dyn std::error::Error, "database");
                match error {
                    StoreError::Unavailable(_) | StoreError::Full => ErrorCode::Unavailable,
                    _ => ErrorCode::Internal,
                }
            }
            Self::Bug(what) => {
                tracing::error!(what, "bug");
                ErrorCode::Internal
            }
        };
        let detail = match code {
            ErrorCode::NotFound => "there is no such thing".to_owned(),
            ErrorCode::Internal => "a fault of ours; it is logged".to_owned(),
            _ => detail,
        };
        Problem::new(code, detail)
    }
}

const fn assign_code(error: AssignLicenseError) -> ErrorCode {
    match error {
        AssignLicenseError::NotInOrganization => ErrorCode::NotInOrganization,
        AssignLicenseError::PersonDisabled => ErrorCode::PersonDisabled,
        AssignLicenseError::GuestsRefused => ErrorCode::GuestsRefused,
        AssignLicenseError::NotInChosenGroup => ErrorCode::NotInChosenGroup,
        AssignLicenseError::NoLicenseLeft { .. } => ErrorCode::NoLicenseLeft,
        AssignLicenseError::NotActive { .. } => ErrorCode::SubscriptionNotActive,
    }
}

const fn change_code(error: ChangeError) -> ErrorCode {
    match error {
        ChangeError::Same => ErrorCode::NothingChanges,
        ChangeError::Seats(_) => ErrorCode::LicensesInUse,
        ChangeError::Renewing => ErrorCode::InProgress,
        ChangeError::NotSold => ErrorCode::NotSold,
        ChangeError::Trial | ChangeError::Life(LifeError::State(_)) => {
            ErrorCode::SubscriptionNotActive
        }
        ChangeError::Life(LifeError::Unpaid) => ErrorCode::BillUnpaid,
        ChangeError::Life(LifeError::Canceled) => ErrorCode::SubscriptionCanceled,
        ChangeError::Life(LifeError::NoRenewal) => ErrorCode::DoesNotRenew,
        ChangeError::Life(LifeError::OutOfRange) => ErrorCode::InvalidField,
    }
}

const fn administration_code(error: AdministrationError) -> ErrorCode {
    match error {
        AdministrationError::LastGlobalAdmin => ErrorCode::LastGlobalAdmin,
        AdministrationError::GuestHoldsNoRole => ErrorCode::GuestHoldsNoRole,
        AdministrationError::NotGivenHere => ErrorCode::RoleNotGivenHere,
    }
}

impl From<InvalidId> for Refusal {
    fn from(_: InvalidId) -> Self {
        Self::Bug("a new id has a character that ids do not have")
    }
}

impl From<CannotOpen> for Refusal {
    fn from(_: CannotOpen) -> Self {
        Self::Bug("a sealed secret cannot be opened; was the secret key changed?")
    }
}

impl From<MoneyError> for Refusal {
    fn from(_: MoneyError) -> Self {
        Self::InvalidField {
            field: "quantity",
            detail: "the amount is too large".into(),
        }
    }
}

impl From<QuoteError> for Refusal {
    fn from(error: QuoteError) -> Self {
        match error {
            QuoteError::Quantity(error) => Self::InvalidField {
                field: "quantity",
                detail: error.to_string(),
            },
            QuoteError::AboveCardLimit => Self::InvalidField {
                field: "quantity",
                detail: error.to_string(),
            },
            QuoteError::NoPrice => Self::Bug("a product without a price in an open market"),
            QuoteError::Money(error) => error.into(),
        }
    }
}
