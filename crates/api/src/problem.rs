//! What went wrong, as an RFC 9457 problem document.

use domain::eligibility::Ineligible;
use serde::{Deserialize, Serialize};

use crate::changes::ChangePreview;
use crate::orders::{OrderBody, QuoteBody};

/// The media type of a problem document.
pub const MEDIA_TYPE: &str = "application/problem+json";

macro_rules! codes {
    ($($(#[$meta:meta])* $name:ident = $word:literal, $status:literal;)+) => {
        /// What went wrong, for programs. A code never changes its meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
        pub enum ErrorCode {
            $($(#[$meta])* #[serde(rename = $word)] $name,)+
            /// A code this version does not know.
            #[serde(rename = "unknown")]
            Unknown,
        }

        // Written out, since deriving it costs the browser ten times as much.
        impl<'de> Deserialize<'de> for ErrorCode {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let word = String::deserialize(deserializer)?;
                Ok(match word.as_str() { $($word => Self::$name,)+ _ => Self::Unknown })
            }
        }

        impl ErrorCode {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The HTTP status it is answered with.
            pub const fn status(self) -> u16 {
                match self { $(Self::$name => $status,)+ Self::Unknown => 500 }
            }

            /// The code as it stands on the wire.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word,)+ Self::Unknown => "unknown" }
            }
        }
    };
}

codes! {
    /// The body is not JSON of the expected shape.
    MalformedBody = "malformed_body", 400;
    /// A value in path, query or body was refused; see `fields`.
    InvalidField = "invalid_field", 400;
    /// The call needs an `Idempotency-Key`.
    IdempotencyKeyMissing = "idempotency_key_missing", 400;
    /// Nobody is signed in.
    NotSignedIn = "not_signed_in", 401;
    /// Email or password is wrong; never which.
    WrongCredentials = "wrong_credentials", 401;
    /// The password is right; the second factor is asked for.
    SecondFactorNeeded = "second_factor_needed", 401;
    /// The code of the second factor is wrong, or was used before.
    WrongCode = "wrong_code", 401;
    /// The card was declined; see `order`. Another card can be tried.
    CardDeclined = "card_declined", 402;
    /// The viewer lacks the role.
    NotAllowed = "not_allowed", 403;
    /// Only the purchaser may do this.
    PurchaserOnly = "purchaser_only", 403;
    /// The request does not come from our own page.
    CrossSite = "cross_site", 403;
    /// The viewer may not buy this; see `reason`.
    NotEligible = "not_eligible", 403;
    /// There is no such thing, or not for this viewer.
    NotFound = "not_found", 404;
    /// The method does not exist here.
    MethodNotAllowed = "method_not_allowed", 405;
    /// The price is not what was shown; see `quote`.
    QuoteChanged = "quote_changed", 409;
    /// The quote is too old to order; ask for a new one.
    QuoteExpired = "quote_expired", 409;
    /// The order waits for the gateway and cannot be tried with another card.
    OrderInProgress = "order_in_progress", 409;
    /// Every license is assigned.
    NoLicenseLeft = "no_license_left", 409;
    /// The person is not in this organization.
    NotInOrganization = "not_in_organization", 409;
    /// The person's account is disabled.
    PersonDisabled = "person_disabled", 409;
    /// The organization lets no guest hold its licenses.
    GuestsRefused = "guests_refused", 409;
    /// The person is in none of the groups that may hold licenses.
    NotInChosenGroup = "not_in_chosen_group", 409;
    /// The subscription is past the states that allow this.
    SubscriptionNotActive = "subscription_not_active", 409;
    /// Nobody could administer the organization any more.
    LastGlobalAdmin = "last_global_admin", 409;
    /// A guest cannot have a role.
    GuestHoldsNoRole = "guest_holds_no_role", 409;
    /// The role is not the organization's to give or take.
    RoleNotGivenHere = "role_not_given_here", 409;
    /// The domain belongs to another organization.
    DomainTaken = "domain_taken", 409;
    /// The DNS does not say yet that the domain is the organization's own.
    DomainNotProven = "domain_not_proven", 409;
    /// The organization is known by this domain, so it stays.
    DomainNeeded = "domain_needed", 409;
    /// Somebody else changed it meanwhile.
    Stale = "stale", 409;
    /// The same call is being worked on.
    InProgress = "in_progress", 409;
    /// The same was asked for already, and nobody has answered yet.
    RequestOpen = "request_open", 409;
    /// Nothing will be charged for the trial any more, or the charge is on
    /// its way.
    TrialNotCancelable = "trial_not_cancelable", 409;
    /// What the change comes to is not what was shown; see `preview`.
    PreviewChanged = "preview_changed", 409;
    /// Nothing would change.
    NothingChanges = "nothing_changes", 409;
    /// More people have a license than there would be.
    LicensesInUse = "licenses_in_use", 409;
    /// A bill has to be paid first.
    BillUnpaid = "bill_unpaid", 409;
    /// The bill is not to be paid: it is paid, or asked for no more.
    BillNotOpen = "bill_not_open", 409;
    /// It was canceled; take that back first.
    SubscriptionCanceled = "subscription_canceled", 409;
    /// No period follows with which something could change.
    DoesNotRenew = "does_not_renew", 409;
    /// The product is not sold any more.
    NotSold = "not_sold", 409;
    /// A subscription is paid with the card.
    CardInUse = "card_in_use", 409;
    /// The card has expired.
    CardExpired = "card_expired", 409;
    /// Two tokens are valid already; revoke one first.
    TooManyTokens = "too_many_tokens", 409;
    /// The body is too large.
    BodyTooLarge = "body_too_large", 413;
    /// The body is not declared as JSON.
    UnsupportedMediaType = "unsupported_media_type", 415;
    /// The `Idempotency-Key` was used for another body.
    IdempotencyKeyReused = "idempotency_key_reused", 422;
    /// Too many tries; see `Retry-After`.
    TooManyRequests = "too_many_requests", 429;
    /// A fault of ours; it is logged under the request id.
    Internal = "internal", 500;
    /// Something we need is away; try again.
    Unavailable = "unavailable", 503;
    /// The organization's identity provider does not answer; try again.
    ProviderDown = "provider_down", 503;
    /// This installation takes no payments.
    PaymentsClosed = "payments_closed", 503;
}

/// A value that was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldProblem {
    /// The field's name in the request.
    pub field: String,
    /// What is wrong with it, for people.
    pub detail: String,
}

/// The problem document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// `about:blank#` and the code: stable, and names nothing to fetch.
    #[serde(rename = "type")]
    pub kind: String,
    /// The status phrase.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What went wrong, for programs.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::ErrorCode))]
    pub code: ErrorCode,
    /// What went wrong, for people.
    pub detail: String,
    /// Names the request in the server's log.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// The values that were refused.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldProblem>,
    /// Why the viewer may not buy, with [`ErrorCode::NotEligible`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::shapes::Ineligible>))]
    pub reason: Option<Ineligible>,
    /// The quote at today's price, with [`ErrorCode::QuoteChanged`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<Box<QuoteBody>>,
    /// The change as it is now, with [`ErrorCode::PreviewChanged`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preview: Option<Box<ChangePreview>>,
    /// The order that was not paid, with [`ErrorCode::CardDeclined`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<Box<OrderBody>>,
}

impl Problem {
    /// A problem with its code and a sentence.
    pub fn new(code: ErrorCode, detail: impl Into<String>) -> Self {
        Self {
            kind: format!("about:blank#{}", code.as_str()),
            title: title(code.status()).to_owned(),
            status: code.status(),
            code,
            detail: detail.into(),
            request_id: None,
            fields: Vec::new(),
            reason: None,
            quote: None,
            preview: None,
            order: None,
        }
    }

    /// A problem about one field.
    pub fn invalid_field(field: &str, detail: impl Into<String>) -> Self {
        let detail = detail.into();
        let fields = vec![FieldProblem {
            field: field.to_owned(),
            detail: detail.clone(),
        }];
        Self {
            fields,
            ..Self::new(ErrorCode::InvalidField, detail)
        }
    }
}

const fn title(status: u16) -> &'static str {
    match status {
        400 => "Bad Request",
        401 => "Unauthorized",
        402 => "Payment Required",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        409 => "Conflict",
        413 => "Content Too Large",
        415 => "Unsupported Media Type",
        422 => "Unprocessable Content",
        429 => "Too Many Requests",
        503 => "Service Unavailable",
        _ => "Internal Server Error",
    }
}
