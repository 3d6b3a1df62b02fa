//! Every call with its method, its path and an address made of it.

use std::collections::BTreeSet;

use api::access_policy::{SetAccessPolicy, SetAccessPolicyRequest, ShowAccessPolicy};
use api::apps::{ListApps, OpenApp};
use api::audit::{ExportAuditCsv, ExportAuditLines, ListAudit};
use api::catalog::{CheckEligibility, GetProduct, ListProducts};
use api::demo::{AdvanceClock, AdvanceClockRequest, ListOutbox, ShowClock};
use api::directory::{
    ExplainEligibility, GetPerson, ListPeople, SearchGroups, SetRoles, SetRolesRequest, SetStatus,
    SetStatusRequest,
};
use api::help::ListHelp;
use api::license_requests::{
    AnswerLicenseRequest, AnswerLicenseRequestBody, AskForLicense, AskForLicenseRequest,
    ListLicenseRequests, RequestAnswer, ShowRequestOptions, WithdrawLicenseRequest,
};
use api::licenses::{AssignLicense, AssignLicenseRequest, ListLicenses, UnassignLicense};
use api::notices::{
    ListNotices, MarkNoticesRead, MarkNoticesReadRequest, SetNoticeSettings,
    SetNoticeSettingsRequest, ShowNoticeSettings,
};
use api::open_sessions::{EndOpenSession, EndOtherSessions, ListOpenSessions};
use api::orders::{
    GetOrder, GetQuote, PlaceOrder, PlaceOrderRequest, QuoteOrder, QuoteOrderRequest, SetUpCard,
};
use api::partners::{
    AnswerPartnerRequest, AnswerPartnerRequestBody, EndPartnerGrant, LeaveCustomer, ListPartners,
    PartnerAnswer, RequestPartnership, RequestPartnershipRequest,
};
use api::policies::{
    ListPolicies, SetDefaultPolicy, SetDefaultPolicyRequest, SetPolicy, SetPolicyRequest,
};
use api::policy_interface::{
    GetInterfacePolicy, GetInterfaceProduct, ListInterfacePolicies, ListInterfaceProducts,
    POLICY_ID, SetInterfaceProduct, SetInterfaceProductRequest,
};
use api::programs::{
    AddServiceToken, AddServiceTokenRequest, CreateServiceAccount, CreateServiceAccountRequest,
    EndServiceAccount, ListServiceAccounts, RevokeServiceToken,
};
use api::provisioning::{
    CreateProvisioningToken, CreateProvisioningTokenRequest, RevokeProvisioningToken,
    SetLeaverLicenses, SetLeaverLicensesRequest, ShowProvisioning,
};
use api::request_settings::{SetRequestSettings, ShowRequestSettings};
use api::second_factor::{
    ConfirmSecondFactor, ConfirmSecondFactorRequest, EnrollSecondFactor, RemoveSecondFactor,
    RemoveSecondFactorRequest, ShowSecondFactor,
};
use api::session::{
    LookUpEmail, LookUpEmailRequest, ProveSecondFactor, ProveSecondFactorRequest, ShowSession,
    SignIn, SignInRequest, SignOut, StartSignIn, StartSignInRequest, SwitchOrganization,
    SwitchOrganizationRequest,
};
use api::sign_in_settings::{
    AddDomain, AddDomainRequest, ConnectProvider, ConnectProviderRequest, DisconnectProvider,
    ListDomains, RemoveDomain, ShowProvider, TestProvider, TestProviderRequest, VerifyDomain,
};
use api::subscriptions::{GetSubscription, ListSubscriptions};
use api::trials::{CancelTrial, StartTrial, StartTrialRequest};
use api::usage::{ListEntitlements, ReportUsage, ReportUsageRequest};
use api::users::SearchUsers;
use api::webhooks::{
    AddWebhook, AddWebhookRequest, ListDeliveries, ListWebhooks, RemoveWebhook, ReplayEvents,
    ReplayEventsRequest, SetWebhook, SetWebhookRequest, TestWebhook,
};
use api::{Endpoint, Method};
use domain::access::Role;
use domain::access_policy::{GuestLicenses, SecondFactorDemand};
use domain::audit_filter::{AuditArea, AuditFilter};
use domain::ids::{
    LicenseRequestId, PartnerGrantId, ServiceAccountId, ServiceTokenId, SessionId, WebhookId,
};
use domain::license_request::{ApprovalWay, RequestStatus};
use domain::market::Market;
use domain::notices::{MailLanguage, NoticeTopic, TopicSettings};
use domain::people_filter::PeopleFilter;
use domain::policy::{CompatibleValue, SelfServicePolicy};
use domain::product_filter::{ChannelFilter, ProductFilter, ProductSort};
use domain::program::Scope;
use domain::sign_in::ProviderKind;
use domain::subscription::SubscriptionStatus;
use domain::term::BillingTerm;
use domain::trial::Trial;
use domain::user::AccountStatus;

use crate::samples;

/// What a call says of itself.
pub struct Call {
    pub operation: &'static str,
    pub method: Method,
    pub path: &'static str,
    pub query: &'static [&'static str],
    pub needs_key: bool,
    address: String,
    pub has_body: bool,
    key: Option<String>,
}

pub fn call<E: Endpoint>(endpoint: &E) -> Call {
    Call {
        operation: E::OPERATION,
        method: E::METHOD,
        path: E::PATH,
        query: E::QUERY,
        needs_key: E::NEEDS_IDEMPOTENCY_KEY,
        address: endpoint.address(),
        has_body: endpoint.body().is_some(),
        key: endpoint.idempotency_key().map(str::to_owned),
    }
}

/// A slug that would leave its place in an address if it were not encoded.
const ODD: &str = "a b/../ü?x=1&y#z";

fn filter() -> ProductFilter {
    ProductFilter {
        channel: ChannelFilter::SelfService,
        status: Some(SubscriptionStatus::Active),
        product: Some(samples::product_id()),
        purchaser: Some(samples::user_id()),
        q: Some("ada & ben".to_owned()),
        sort: ProductSort::Expires,
        cursor: Some("c2".to_owned()),
    }
}

/// Those of the directory elsewhere.
fn provisioning_calls() -> Vec<Call> {
    vec![
        call(&ShowProvisioning),
        call(&CreateProvisioningToken {
            body: CreateProvisioningTokenRequest {
                expires_in_days: 180,
            },
        }),
        call(&RevokeProvisioningToken {
            token: samples::token_id(),
        }),
        call(&SetLeaverLicenses {
            body: SetLeaverLicensesRequest {
                free_licenses_after_days: 30,
            },
        }),
    ]
}

fn provider() -> ConnectProviderRequest {
    ConnectProviderRequest {
        kind: ProviderKind::Generic,
        issuer: "https://login.harbor.example".to_owned(),
        client_id: "selfserve".to_owned(),
        client_secret: Some("secret".to_owned()),
        version: None,
    }
}

/// Of an organization's own sign-in, and of a second factor.
fn calls_about_signing_in() -> Vec<Call> {
    let email = "ada@harbor.example".to_owned();
    vec![
        call(&StartSignIn {
            body: StartSignInRequest {
                email,
                return_to: "/apps".to_owned(),
                second_factor: false,
            },
        }),
        call(&ProveSecondFactor {
            body: ProveSecondFactorRequest {
                code: "123456".to_owned(),
            },
        }),
        call(&ShowSecondFactor),
        call(&EnrollSecondFactor),
        call(&ConfirmSecondFactor {
            body: ConfirmSecondFactorRequest {
                code: "123456".to_owned(),
            },
        }),
        call(&RemoveSecondFactor {
            body: RemoveSecondFactorRequest {
                code: "123456".to_owned(),
            },
        }),
        call(&ListOpenSessions),
        call(&EndOpenSession {
            session: SessionId::parse("0123456789abcdef").unwrap(),
        }),
        call(&EndOtherSessions),
        call(&ShowProvider),
        call(&ConnectProvider { body: provider() }),
        call(&DisconnectProvider),
        call(&TestProvider {
            body: TestProviderRequest {
                kind: ProviderKind::Generic,
                issuer: "https://login.harbor.example".to_owned(),
            },
        }),
        call(&ListDomains),
        call(&AddDomain {
            body: AddDomainRequest {
                domain: "harbor.example".to_owned(),
            },
        }),
        call(&VerifyDomain {
            domain: ODD.to_owned(),
        }),
        call(&RemoveDomain {
            domain: ODD.to_owned(),
        }),
    ]
}

/// One of every call.
pub fn calls() -> Vec<Call> {
    let mut all = other_calls();
    all.extend(calls_about_signing_in());
    all
}

fn other_calls() -> Vec<Call> {
    let mut calls = calls_of_buying();
    calls.extend(calls_of_notices());
    calls.extend(calls_of_trying());
    calls.extend(crate::billing::calls());
    calls.extend(calls_of_admins());
    calls.extend(calls_of_the_directory());
    calls.extend(calls_of_programs());
    calls.extend(provisioning_calls());
    calls
}

fn calls_of_programs() -> Vec<Call> {
    let account = ServiceAccountId::parse("svc_1").unwrap();
    vec![
        call(&ShowAccessPolicy),
        call(&SetAccessPolicy {
            body: SetAccessPolicyRequest {
                assignee_groups: Vec::new(),
                guests: GuestLicenses::Refused,
                session_hours: 8,
                second_factor: SecondFactorDemand::NeededToBuy,
                countries: vec![Market::parse("NL").unwrap()],
                version: 1,
            },
        }),
        call(&ListServiceAccounts),
        call(&CreateServiceAccount {
            body: CreateServiceAccountRequest {
                name: "CI".to_owned(),
                scopes: vec![Scope::PolicyRead],
                days: 90,
            },
        }),
        call(&EndServiceAccount {
            account: account.clone(),
        }),
        call(&AddServiceToken {
            account: account.clone(),
            body: AddServiceTokenRequest { days: 90 },
        }),
        call(&RevokeServiceToken {
            account,
            token: ServiceTokenId::parse("stk_1").unwrap(),
        }),
        call(&ListEntitlements {
            user: Some("ada+x@harbor.example".to_owned()),
        }),
        call(&ReportUsage {
            body: ReportUsageRequest {
                user: None,
                product: samples::product_id(),
            },
        }),
    ]
}

fn calls_of_the_directory() -> Vec<Call> {
    vec![
        call(&SearchGroups {
            q: "field & co".to_owned(),
        }),
        call(&ListPeople {
            filter: PeopleFilter::from_query("q=a%26b&role=user_admin&status=active&cursor=c"),
        }),
        call(&GetPerson {
            user: samples::user_id(),
        }),
        call(&SetRoles {
            user: samples::user_id(),
            body: SetRolesRequest {
                roles: vec![Role::UserAdmin],
                expected: Vec::new(),
            },
        }),
        call(&SetStatus {
            user: samples::user_id(),
            body: SetStatusRequest {
                status: AccountStatus::Disabled,
            },
        }),
    ]
}

fn webhook_id() -> WebhookId {
    WebhookId::parse("whk_1").unwrap()
}

fn calls_of_notices() -> Vec<Call> {
    vec![
        call(&ListOutbox),
        call(&ListNotices {
            language: "nl",
            cursor: Some("c 2".to_owned()),
        }),
        call(&MarkNoticesRead {
            body: MarkNoticesReadRequest {
                until: samples::at("2027-01-31T10:00:00Z"),
            },
        }),
        call(&ShowNoticeSettings),
        call(&SetNoticeSettings {
            body: SetNoticeSettingsRequest {
                language: MailLanguage::Dutch,
                topics: vec![TopicSettings::usual(NoticeTopic::Requests)],
                version: 1,
            },
        }),
        call(&ListWebhooks),
        call(&AddWebhook {
            body: AddWebhookRequest {
                url: "https://hooks.example.com/".to_owned(),
                areas: vec![AuditArea::Policy],
            },
        }),
        call(&SetWebhook {
            webhook: webhook_id(),
            body: SetWebhookRequest { is_on: false },
        }),
        call(&RemoveWebhook {
            webhook: webhook_id(),
        }),
        call(&TestWebhook {
            webhook: webhook_id(),
        }),
        call(&ReplayEvents {
            webhook: webhook_id(),
            body: ReplayEventsRequest {
                event: Some("evt_1".to_owned()),
            },
        }),
        call(&ListDeliveries {
            webhook: webhook_id(),
            cursor: Some("c 2".to_owned()),
        }),
    ]
}

fn calls_of_admins() -> Vec<Call> {
    vec![
        call(&AskForLicense {
            body: AskForLicenseRequest {
                product: samples::product_id(),
                users: vec![samples::user_id()],
                emails: vec!["cleo@harbor.example".to_owned()],
                reason: "For the report".to_owned(),
            },
        }),
        call(&ListLicenseRequests {
            status: Some(RequestStatus::New),
            cursor: Some("c 2".to_owned()),
        }),
        call(&AnswerLicenseRequest {
            request: LicenseRequestId::parse("req_1").unwrap(),
            body: AnswerLicenseRequestBody {
                answer: RequestAnswer::Approve,
                way: Some(ApprovalWay::AllowPurchase),
                accepted_total: Some(samples::euros(956)),
                message: String::new(),
            },
        }),
        call(&WithdrawLicenseRequest {
            request: LicenseRequestId::parse("req_1").unwrap(),
        }),
        call(&ShowRequestSettings),
        call(&SetRequestSettings {
            body: samples::request_settings(),
        }),
        call(&ShowRequestOptions {
            slug: ODD.to_owned(),
        }),
        call(&SetDefaultPolicy {
            body: SetDefaultPolicyRequest {
                value: SelfServicePolicy::AskFirst,
                version: 1,
                dry_run: true,
            },
        }),
        call(&ListInterfacePolicies),
        call(&GetInterfacePolicy {
            policy: POLICY_ID.to_owned(),
        }),
        call(&ListInterfaceProducts {
            policy: POLICY_ID.to_owned(),
            scope: Some("product".to_owned()),
        }),
        call(&GetInterfaceProduct {
            policy: POLICY_ID.to_owned(),
            product: samples::product_id(),
        }),
        call(&SetInterfaceProduct {
            policy: POLICY_ID.to_owned(),
            product: samples::product_id(),
            body: SetInterfaceProductRequest {
                policy_value: CompatibleValue::Disabled,
            },
        }),
        call(&ListPartners),
        call(&RequestPartnership {
            body: RequestPartnershipRequest {
                customer: "harbor.example".to_owned(),
                roles: vec![Role::BillingAdmin],
                days: 365,
            },
        }),
        call(&AnswerPartnerRequest {
            grant: PartnerGrantId::parse("grant_1").unwrap(),
            body: AnswerPartnerRequestBody {
                answer: PartnerAnswer::Approve,
            },
        }),
        call(&EndPartnerGrant {
            grant: PartnerGrantId::parse("grant_1").unwrap(),
        }),
        call(&LeaveCustomer {
            customer: "härbor.example".to_owned(),
            grant: PartnerGrantId::parse("grant_1").unwrap(),
        }),
        call(&ListAudit {
            filter: AuditFilter::from_query("q=a%20b&area=policy&since=2027-01-01&cursor=7"),
        }),
        call(&ExportAuditCsv {
            filter: AuditFilter::from_query("area=policy&cursor=7"),
        }),
        call(&ExportAuditLines {
            filter: AuditFilter::default(),
        }),
        call(&ExplainEligibility {
            user: samples::user_id(),
            slug: "power-bi-pro".to_owned(),
        }),
    ]
}

fn calls_of_trying() -> Vec<Call> {
    vec![
        call(&StartTrial {
            idempotency_key: "key-2".to_owned(),
            body: StartTrialRequest {
                quote: samples::quote_id(),
                payment_method: None,
                accepted_total: samples::euros(0),
            },
        }),
        call(&CancelTrial {
            subscription: samples::subscription_id(),
        }),
    ]
}

fn calls_of_buying() -> Vec<Call> {
    let email = "ada@harbor.example".to_owned();
    let (slug, market) = (ODD.to_owned(), Some(samples::market()));
    let (quote, subscription) = (samples::quote_id(), samples::subscription_id());
    vec![
        call(&LookUpEmail {
            body: LookUpEmailRequest {
                email: email.clone(),
            },
        }),
        call(&ShowSession),
        call(&SignIn {
            body: SignInRequest {
                email,
                password: "secret".to_owned(),
                code: None,
            },
        }),
        call(&SignOut),
        call(&SwitchOrganization {
            body: SwitchOrganizationRequest {
                organization: "meadow.example".to_owned(),
            },
        }),
        call(&ListProducts { market }),
        call(&GetProduct {
            slug: slug.clone(),
            market,
        }),
        call(&CheckEligibility {
            slug: slug.clone(),
            trial: Some(Trial::WITHOUT_CARD),
        }),
        call(&QuoteOrder {
            body: QuoteOrderRequest {
                product: samples::product_id(),
                term: BillingTerm::Annual,
                quantity: samples::quantity(),
                trial: Some(Trial::WITH_CARD),
            },
        }),
        call(&GetQuote {
            quote: quote.clone(),
        }),
        call(&SetUpCard {
            quote: quote.clone(),
        }),
        call(&PlaceOrder {
            idempotency_key: "key-1".to_owned(),
            body: PlaceOrderRequest {
                quote,
                payment_method: samples::payment_method(),
                accepted_total: samples::euros(3_412),
            },
        }),
        call(&GetOrder {
            order: samples::order_id(),
        }),
        call(&ListSubscriptions { filter: filter() }),
        call(&GetSubscription {
            subscription: subscription.clone(),
        }),
        call(&ListLicenses {
            subscription: subscription.clone(),
            cursor: Some("c 2".to_owned()),
        }),
        call(&AssignLicense {
            subscription: subscription.clone(),
            body: AssignLicenseRequest {
                user: samples::user_id(),
            },
        }),
        call(&UnassignLicense {
            subscription,
            user: samples::user_id(),
        }),
        call(&ListPolicies),
        call(&SetPolicy {
            product: samples::product_id(),
            body: SetPolicyRequest {
                value: None,
                availability: None,
                version: 1,
                dry_run: false,
            },
        }),
        call(&SearchUsers {
            q: "a&b c".to_owned(),
        }),
        call(&ListApps),
        call(&OpenApp { slug }),
        call(&ListHelp {
            language: "nl".to_owned(),
        }),
        call(&ShowClock),
        call(&AdvanceClock {
            body: AdvanceClockRequest { seconds: 60 },
        }),
    ]
}

#[test]
fn every_call_keeps_its_method_its_path_and_its_address() {
    let lines = calls().into_iter().map(|call| {
        let Call {
            operation,
            method,
            path,
            address,
            has_body,
            key,
            ..
        } = call;
        let body = if has_body { " + body" } else { "" };
        let key = key.map_or(String::new(), |key| format!(" + key {key}"));
        format!(
            "{operation}: {} {path}\n    {address}{body}{key}",
            method.as_str()
        )
    });
    insta::assert_snapshot!("endpoints", lines.collect::<Vec<_>>().join("\n"));
}

#[test]
fn an_address_fits_its_path_whatever_is_put_into_it() {
    for call in calls() {
        let (path, query) = call.address.split_once('?').unwrap_or((&call.address, ""));
        let parts = path.split('/').zip(call.path.split('/'));
        assert_eq!(
            path.split('/').count(),
            call.path.split('/').count(),
            "{}",
            call.address
        );
        for (part, pattern) in parts {
            let is_parameter = pattern.starts_with('{') && !part.is_empty();
            assert!(
                part == pattern || is_parameter,
                "{}: {part}",
                call.operation
            );
        }
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (key, _) = pair.split_once('=').unwrap();
            assert!(
                call.query.contains(&key),
                "{} does not know {key}",
                call.operation
            );
        }
        assert!(
            call.address.bytes().all(|byte| byte.is_ascii_graphic()),
            "{}",
            call.address
        );
    }
}

#[test]
fn without_a_filter_a_market_or_a_page_the_address_is_bare() {
    let list = ListSubscriptions {
        filter: ProductFilter::default(),
    };
    assert_eq!(list.address(), "/api/v1/subscriptions");
    assert_eq!(ListProducts { market: None }.address(), "/api/v1/products");
    let people = ListPeople {
        filter: PeopleFilter::default(),
    };
    assert_eq!(people.address(), "/api/v1/directory/people");
    let product = GetProduct {
        slug: "visio-plan-1".to_owned(),
        market: None,
    };
    assert_eq!(product.address(), "/api/v1/products/visio-plan-1");
    assert_eq!(
        ListEntitlements { user: None }.address(),
        "/api/v1/entitlements"
    );
    let licenses = ListLicenses {
        subscription: samples::subscription_id(),
        cursor: None,
    };
    assert_eq!(licenses.address(), "/api/v1/subscriptions/sub_1/licenses");
}

#[test]
fn no_two_calls_share_a_name_or_a_place() {
    let calls = calls();
    let names: BTreeSet<_> = calls.iter().map(|call| call.operation).collect();
    let places: BTreeSet<_> = calls
        .iter()
        .map(|call| (call.method.as_str(), call.path))
        .collect();
    assert_eq!((names.len(), places.len()), (calls.len(), calls.len()));
}

// Nothing is bought or changed by following a link.
#[test]
fn only_calls_that_change_something_carry_a_body() {
    for call in calls().iter().filter(|call| call.has_body) {
        assert!(
            matches!(call.method, Method::Post | Method::Put),
            "{}",
            call.operation
        );
    }
}

/// The calls that charge a card, or begin what will.
pub const COSTS: [&str; 4] = [
    "place_order",
    "start_trial",
    "change_subscription",
    "pay_bill",
];

// B23: nothing billed twice. Each call that charges names its intent.
#[test]
fn what_costs_money_or_seats_needs_an_idempotency_key_and_carries_one() {
    for call in calls() {
        assert_eq!(
            call.needs_key,
            COSTS.contains(&call.operation),
            "{}",
            call.operation
        );
        assert_eq!(call.key.is_some(), call.needs_key, "{}", call.operation);
    }
}
