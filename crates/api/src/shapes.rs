//! How types of the domain stand on the wire, for the API's description: each
//! shape has the name of the type it stands for and takes its words from it.

use std::borrow::Cow;

use utoipa::openapi::schema::{
    ArrayBuilder, ObjectBuilder, Schema, SchemaFormat, SchemaType, Type,
};
use utoipa::openapi::{KnownFormat, Ref, RefOr};
use utoipa::{PartialSchema, ToSchema};

use crate::paging::Page;

/// Declares shapes for enums that stand as fixed words on the wire.
macro_rules! words {
    ($($name:ident = $words:path;)+) => {$(
        #[doc = concat!("The words of `", stringify!($words), "`.")]
        pub struct $name;

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                let words = <$words>::ALL.iter().map(|word| word.as_str());
                ObjectBuilder::new().schema_type(Type::String).enum_values(Some(words)).into()
            }
        }

        impl ToSchema for $name {
            fn name() -> Cow<'static, str> {
                Cow::Borrowed(stringify!($name))
            }
        }
    )+};
}

/// Declares shapes for texts with a form of their own.
macro_rules! texts {
    ($($name:ident: $description:literal, $pattern:literal;)+) => {$(
        #[doc = $description]
        pub struct $name;

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                ObjectBuilder::new()
                    .schema_type(Type::String)
                    .description(Some($description))
                    .pattern(Some($pattern))
                    .into()
            }
        }

        impl ToSchema for $name {
            fn name() -> Cow<'static, str> {
                Cow::Borrowed(stringify!($name))
            }
        }
    )+};
}

words! {
    AccountStatus = domain::user::AccountStatus;
    ActorKind = domain::audit::ActorKind;
    AuditArea = domain::audit_filter::AuditArea;
    ApprovalWay = domain::license_request::ApprovalWay;
    Availability = domain::policy::Availability;
    BillStatus = domain::billing::bill::BillStatus;
    BillingTerm = domain::term::BillingTerm;
    CancelReason = domain::billing::change::CancelReason;
    CentralApproval = domain::request_settings::CentralApproval;
    ChangeKind = domain::billing::change::ChangeKind;
    CompatibleValue = domain::policy::CompatibleValue;
    DeliveryState = domain::notices::DeliveryState;
    DeclineReason = domain::checkout::DeclineReason;
    DirectorySource = domain::user::DirectorySource;
    ErrorCode = crate::problem::ErrorCode;
    GrantStatus = domain::partner_grant::GrantStatus;
    GuestLicenses = domain::access_policy::GuestLicenses;
    Ineligible = domain::eligibility::Ineligible;
    LineKind = domain::billing::line::LineKind;
    MailLanguage = domain::notices::MailLanguage;
    MailRhythm = domain::notices::MailRhythm;
    Management = domain::tenant::Management;
    NoticeTopic = domain::notices::NoticeTopic;
    OrderPurpose = domain::checkout::OrderPurpose;
    PurchaseChannel = domain::subscription::PurchaseChannel;
    RecurringBilling = domain::subscription::RecurringBilling;
    ProviderKind = domain::sign_in::ProviderKind;
    RequestStatus = domain::license_request::RequestStatus;
    RequestsSwitch = domain::license_request::RequestsSwitch;
    PaymentMethodNeed = domain::trial::PaymentMethodNeed;
    Role = domain::access::Role;
    SignInMethod = domain::sign_in::SignInMethod;
    Rule = domain::eligibility::Rule;
    Scope = domain::program::Scope;
    SecondFactorDemand = domain::access_policy::SecondFactorDemand;
    SelfServicePolicy = domain::policy::SelfServicePolicy;
    SubscriptionStatus = domain::subscription::SubscriptionStatus;
    TaxKind = domain::money::TaxKind;
    TenantKind = domain::tenant::TenantKind;
    TrainingKind = domain::product::TrainingKind;
    TrialState = domain::trial::TrialState;
    UserKind = domain::user::UserKind;
    WebhookState = domain::notices::WebhookState;
}

texts! {
    Currency: "An ISO 4217 code.", "^[A-Z]{3}$";
    Id: "Names one thing; made by the server.", "^[A-Za-z0-9_-]{1,64}$";
    Market: "An ISO 3166-1 alpha-2 code.", "^[A-Z]{2}$";
}

/// An email address. Its domain may be in Unicode.
pub struct EmailAddress;

/// A number of licenses.
pub struct LicenseQuantity;

/// Where an order stands.
#[derive(serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case", tag = "state")]
#[expect(dead_code, reason = "only describes domain::checkout::OrderState")]
pub enum OrderState {
    /// Written down; the card processor is being asked.
    Pending { attempt: u32 },
    /// The bank wants the buyer to confirm.
    AwaitingConfirmation { attempt: u32 },
    /// The processor's answer did not come yet.
    BeingChecked { attempt: u32 },
    /// The charge failed; another card can be tried.
    Declined {
        attempt: u32,
        #[schema(value_type = DeclineReason)]
        reason: domain::checkout::DeclineReason,
    },
    /// Charged; the subscription exists.
    Paid { attempt: u32 },
}

/// What is to be changed of a subscription: the kind, and the one value that it
/// needs.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "only describes domain::billing::change::Change")]
pub struct Change {
    /// What is changed.
    kind: ChangeKind,
    /// The new total of licenses, with `licenses`.
    licenses: Option<u32>,
    /// How often is billed, with `term`.
    term: Option<BillingTerm>,
    /// What follows the term, with `recurring_billing`.
    recurring_billing: Option<RecurringBilling>,
    /// Why, with `cancel_at_end` and `cancel_now`.
    reason: Option<CancelReason>,
}

/// An amount.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "only describes domain::money::Money")]
pub struct Money {
    /// Whole minor units of the currency, so EUR 9.40 is 940.
    minor: i64,
    /// The currency.
    currency: Currency,
}

/// Where a product is not sold.
#[derive(utoipa::ToSchema)]
#[expect(
    dead_code,
    reason = "only describes domain::market::MarketAvailability"
)]
pub struct MarketAvailability {
    /// Markets in which nothing is sold.
    closed: Vec<Market>,
    /// Markets in which this product is not sold, though others are.
    closed_for_product: Vec<Market>,
}

/// Who hears of one topic.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "only describes domain::notices::TopicSettings")]
pub struct TopicSettings {
    /// Which.
    topic: NoticeTopic,
    /// Whoever has one of these roles.
    roles: Vec<Role>,
    /// Further addresses of the organization's own domains, at most ten; they
    /// get mails only.
    addresses: Vec<EmailAddress>,
    /// How soon mails are sent.
    mail: MailRhythm,
}

/// What a market decides.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "only describes domain::catalog::MarketTerms")]
pub struct MarketTerms {
    /// In what is paid.
    currency: Currency,
    /// What the tax is called, such as VAT.
    tax_label: String,
    /// Its rate in basis points: 2100 is 21 %.
    tax_rate: u32,
    /// Whether prices hold it.
    tax_kind: TaxKind,
}

/// What is known of a card.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "only describes domain::card::CardSummary")]
pub struct CardSummary {
    /// The network, such as `visa`.
    brand: String,
    /// The last four digits.
    #[schema(pattern = "^[0-9]{4}$")]
    last4: String,
    /// The month on the card.
    #[schema(minimum = 1, maximum = 12)]
    exp_month: u8,
    /// The year on the card.
    exp_year: u16,
}

/// Capacity that each license adds to the organization's, in megabytes.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "only describes domain::product::Capacity")]
pub struct Capacity {
    /// Database storage.
    database_mb: u32,
    /// File storage.
    file_mb: u32,
}

/// A term without charge.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "only describes domain::trial::Trial")]
pub struct Trial {
    /// Whether it needs a card, and so becomes paid by itself.
    payment_method: PaymentMethodNeed,
}

/// A page is named after its rows; a derived name would be the same for all.
impl<Item: ToSchema> PartialSchema for Page<Item> {
    fn schema() -> RefOr<Schema> {
        let cursor = ObjectBuilder::new()
            .schema_type(SchemaType::from_iter([Type::String, Type::Null]))
            .description(Some("Where the next page begins; null on the last."));
        let items = Ref::from_schema_name(Item::name());
        ObjectBuilder::new()
            .description(Some("A page of a list."))
            .property("items", ArrayBuilder::new().items(items))
            .property("next_cursor", cursor)
            .required("items")
            .into()
    }
}

impl<Item: ToSchema> ToSchema for Page<Item> {
    fn name() -> Cow<'static, str> {
        Cow::Owned(format!("{}Page", Item::name()))
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        Item::schemas(schemas);
        schemas.push((Item::name().into_owned(), Item::schema()));
    }
}

impl PartialSchema for EmailAddress {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::Custom("idn-email".to_owned())))
            .max_length(Some(domain::email::MAX_LENGTH))
            .into()
    }
}

impl ToSchema for EmailAddress {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("EmailAddress")
    }
}

impl PartialSchema for LicenseQuantity {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::Integer)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Int32)))
            .minimum(Some(1))
            .maximum(Some(domain::quantity::MAXIMUM))
            .into()
    }
}

impl ToSchema for LicenseQuantity {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("LicenseQuantity")
    }
}
