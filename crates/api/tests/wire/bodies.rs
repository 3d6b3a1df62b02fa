//! Every answer as JSON. It reads back the same, and a newer server may say
//! more than an older portal knows.

use std::fmt::Debug;

use api::Empty;
use api::apps::{AppList, AppOpening, AppTile};
use api::audit::{AuditActor, AuditRecord};
use api::catalog::{CheckBody, EligibilityBody, ProductDetail, ProductList, TrainingBody};
use api::demo::{KeptMailBody, Outbox};
use api::directory::GroupRow;
use api::directory::{HeldLicense, PersonDetail, PersonRow};
use api::help::{HelpItem, HelpLink, HelpList, HelpSection};
use api::license_requests::{AskedBody, CentralPrice, LicenseRequestBody, RequestOptions};
use api::licenses::{AssignLicenseResponse, LicenseRow, UnassignLicenseResponse};
use api::notices::{NoticeBody, NoticeSettingsBody};
use api::open_sessions::{OpenSession, OpenSessionList};
use api::orders::QuoteBody;
use api::paging::Page;
use api::partners::{CustomerRow, GrantBody, PartnerList, PartnerRow};
use api::policies::{PolicyList, PolicyRow};
use api::policy_interface::{
    InterfacePolicy, InterfacePolicyList, InterfaceProduct, InterfaceProductList, POLICY_ID,
};
use api::provisioning::{NewProvisioningToken, Provisioning, ProvisioningToken};
use api::request_settings::{GroupLimitRow, LimitBody, RequestSettingsBody};
use api::session::{LookUpEmailResponse, OrganizationBody, SessionBody};
use api::subscriptions::{
    AssignRight, NextBody, OrderHistoryRow, SubscriptionDetail, SubscriptionRow, TrialBody,
    UnpaidBody,
};
use api::users::UserList;
use api::webhooks::{DeliveryRow, NewWebhook, Replayed, WebhookList, WebhookRow};
use domain::access::Role;
use domain::audit::ActorKind;
use domain::audit_filter::AuditArea;
use domain::billing::change::ChangeKind;
use domain::catalog::MarketTerms;
use domain::checkout::{DeclineReason, OrderPurpose, OrderState};
use domain::eligibility::{Ineligible, Rule};
use domain::ids::{
    GroupId, InvoiceId, LicenseRequestId, PartnerGrantId, SessionId, TenantId, WebhookId,
};
use domain::license_request::{ApprovalWay, RequestStatus, RequestsSwitch};
use domain::market::{Market, MarketAvailability};
use domain::money::{Currency, TaxRate};
use domain::notices::{DeliveryState, MailLanguage, NoticeTopic, TopicSettings, WebhookState};
use domain::partner_grant::GrantStatus;
use domain::policy::{Availability, CompatibleValue, SelfServicePolicy};
use domain::product::{Capacity, TrainingKind};
use domain::request_settings::CentralApproval;
use domain::sign_in::SignInMethod;
use domain::subscription::PurchaseChannel;
use domain::tenant::{Management, TenantKind};
use domain::term::BillingTerm;
use domain::trial::{PaymentMethodNeed, Trial, TrialState};
use domain::user::{AccountStatus, DirectorySource, UserKind};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::samples;

/// Compares a body with its snapshot, reads it back, and reads it back with a
/// field that did not exist before in every object that may grow.
pub fn answer<T: Serialize + DeserializeOwned + PartialEq + Debug>(name: &str, body: &T) {
    let json = serde_json::to_value(body).unwrap();
    insta::with_settings!({sort_maps => true}, {
        insta::assert_json_snapshot!(name, json);
    });
    assert_eq!(
        &serde_json::from_value::<T>(json.clone()).unwrap(),
        body,
        "{name}"
    );
    let grown = grown(json);
    assert_eq!(
        &serde_json::from_value::<T>(grown).unwrap(),
        body,
        "{name} cannot grow"
    );
}

/// Amounts, cards, trials, capacities and what markets decide are values of a fixed
/// shape; all other objects of answers may grow.
fn grown(json: Value) -> Value {
    match json {
        Value::Object(fields) => {
            let is_value = [
                "minor",
                "last4",
                "database_mb",
                "closed_for_product",
                "currency",
                "payment_method",
            ]
            .iter()
            .any(|key| fields.contains_key(*key));
            let mut fields: serde_json::Map<_, _> = fields
                .into_iter()
                .map(|(key, value)| (key, grown(value)))
                .collect();
            if !is_value {
                fields.insert("unheard_of".to_owned(), json!({"since": "tomorrow"}));
            }
            Value::Object(fields)
        }
        Value::Array(items) => Value::Array(items.into_iter().map(grown).collect()),
        value => value,
    }
}

fn market(code: &str) -> Market {
    Market::parse(code).unwrap()
}

#[test]
fn answers_of_the_session() {
    answer("session_signed_in", &samples::session());
    let signed_out = SessionBody {
        viewer: None,
        demo_password: None,
        payments_open: false,
    };
    answer("session_signed_out", &signed_out);
    let organization = OrganizationBody {
        kind: TenantKind::Commercial,
        management: Management::Managed,
        market: market("NL"),
    };
    answer(
        "look_up_email",
        &LookUpEmailResponse {
            organization: Some(organization),
            sign_in: SignInMethod::IdentityProvider,
            name: Some("Harbor Logistics".to_owned()),
        },
    );
    answer(
        "look_up_email_unknown",
        &LookUpEmailResponse {
            organization: None,
            sign_in: SignInMethod::Password,
            name: None,
        },
    );
    answer("empty", &Empty {});
}

#[test]
fn answers_of_the_catalog() {
    let items = vec![samples::summary()];
    answer(
        "product_list",
        &ProductList {
            market: samples::market(),
            items,
        },
    );
    let training = |kind| TrainingBody {
        kind,
        url: "https://learn.example/".to_owned(),
        title: samples::text(),
    };
    let detail = ProductDetail {
        product: samples::summary(),
        market: samples::market(),
        terms: MarketTerms {
            currency: Currency::parse("EUR").unwrap(),
            tax_label: "VAT".to_owned(),
            tax_rate: TaxRate::from_basis_points(2_100),
            tax_kind: domain::money::TaxKind::Added,
        },
        availability: MarketAvailability {
            closed: vec![market("IN")],
            closed_for_product: vec![market("BR"), market("CD")],
        },
        max_quantity: 10_000,
        trials: PaymentMethodNeed::ALL.to_vec(),
        capacity: Capacity {
            database_mb: 250,
            file_mb: 2_000,
        },
        training: TrainingKind::ALL.iter().copied().map(training).collect(),
    };
    answer("product_detail", &detail);
}

// B3: a rule that passed, one that did not, one that was not looked at.
#[test]
fn answers_of_eligibility() {
    let check = |rule, passed, reason| CheckBody {
        rule,
        passed,
        reason,
    };
    let mut checks: Vec<CheckBody> = Rule::ALL
        .iter()
        .map(|&rule| check(rule, Some(true), None))
        .collect();
    checks.extend(
        Ineligible::ALL
            .iter()
            .map(|&reason| check(Rule::PolicyAllows, Some(false), Some(reason))),
    );
    checks.push(check(Rule::PolicyAllows, None, None));
    let body = EligibilityBody {
        is_eligible: false,
        reason: Some(Ineligible::Guest),
        checks,
    };
    answer("eligibility", &body);
}

#[test]
fn answers_of_orders() {
    answer("quote", &samples::quote());
    let of_trial = QuoteBody {
        trial: Some(Trial::WITHOUT_CARD),
        order: None,
        subscription: Some(samples::subscription_id()),
        ..samples::quote()
    };
    answer("quote_trial", &of_trial);
    answer("card_setup", &samples::card_setup());
    for status in [
        OrderState::Pending { attempt: 1 },
        OrderState::AwaitingConfirmation { attempt: 1 },
        OrderState::BeingChecked { attempt: 1 },
        OrderState::Declined {
            attempt: 1,
            reason: DeclineReason::CardDeclined,
        },
        OrderState::Paid { attempt: 2 },
    ] {
        answer(
            &format!("order_{}", status.as_str()),
            &samples::order(status),
        );
    }
    let reasons: Vec<&str> = DeclineReason::ALL
        .iter()
        .map(|reason| reason.as_str())
        .collect();
    answer(
        "decline_reasons",
        &reasons
            .iter()
            .map(|&word| word.to_owned())
            .collect::<Vec<_>>(),
    );
}

#[test]
fn answers_of_subscriptions() {
    let central = SubscriptionRow {
        purchaser: None,
        channel: PurchaseChannel::Central,
        ..samples::row()
    };
    let page = Page {
        items: vec![samples::row(), central],
        next_cursor: Some("c2".to_owned()),
    };
    answer("subscription_page", &page);
    answer(
        "last_page",
        &Page::<SubscriptionRow> {
            items: Vec::new(),
            next_cursor: None,
        },
    );
    let order = OrderHistoryRow {
        order: samples::order_id(),
        placed_at: samples::at("2027-01-31T10:00:00Z"),
        placed_by: Some(samples::ada()),
        quantity: samples::quantity(),
        amounts: samples::amounts(),
        purpose: OrderPurpose::Licenses,
        bill: Some(InvoiceId::parse("inv_1").unwrap()),
        bill_number: Some("HARB-000001".to_owned()),
    };
    let detail = |assign_right| SubscriptionDetail {
        subscription: samples::row(),
        amounts: samples::amounts(),
        trial: None,
        purchased_at: samples::at("2027-01-31T10:00:00Z"),
        card: Some(samples::card()),
        changes: ChangeKind::ALL.to_vec(),
        max_licenses: 300,
        next: NextBody {
            licenses: Some(2),
            term: Some(BillingTerm::Annual),
        },
        unpaid: Some(UnpaidBody {
            bill: Some(InvoiceId::parse("inv_1").unwrap()),
            reason: Some(DeclineReason::InsufficientFunds),
            next_try_at: Some(samples::at("2027-02-03T10:00:00Z")),
            expires_at: samples::at("2027-03-02T10:00:00Z"),
        }),
        access_ends_at: Some(samples::at("2027-03-02T10:00:00Z")),
        data_ends_at: None,
        order_history: vec![order.clone()],
        assign_right,
        viewer_has_license: true,
    };
    answer("subscription", &detail(AssignRight::Granted));
    let trial = SubscriptionDetail {
        subscription: SubscriptionRow {
            trial: Some(Trial::WITH_CARD),
            ..samples::row()
        },
        trial: Some(TrialBody {
            state: TrialState::Running,
            ends_at: samples::at("2027-02-28T10:00:00Z"),
            price: Some(samples::amounts()),
            can_cancel: true,
        }),
        ..detail(AssignRight::Granted)
    };
    answer("subscription_trial", &trial);
    for (right, word) in [
        (AssignRight::PurchaserOnly, "purchaser_only"),
        (AssignRight::RoleNeeded, "role_needed"),
    ] {
        let json = serde_json::to_value(detail(right)).unwrap();
        assert_eq!(json.get("assign_right"), Some(&json!(word)));
    }
}

#[test]
fn answers_of_licenses_and_people() {
    let license = LicenseRow {
        person: samples::ada(),
        assigned_at: samples::at("2027-01-31T10:00:00Z"),
    };
    let page = Page {
        items: vec![license.clone()],
        next_cursor: None,
    };
    answer("license_page", &page);
    answer(
        "assign_license",
        &AssignLicenseResponse {
            license,
            assigned: 1,
        },
    );
    answer("unassign_license", &UnassignLicenseResponse { assigned: 0 });
    answer(
        "user_list",
        &UserList {
            items: vec![samples::ada()],
        },
    );
}

#[test]
fn answers_of_the_directory() {
    let row = PersonRow {
        person: samples::ada(),
        kind: UserKind::Member,
        status: AccountStatus::Active,
        source: DirectorySource::OnPremises,
        roles: vec![Role::GlobalAdmin, Role::UserAdmin],
    };
    let page = Page {
        items: vec![row.clone()],
        next_cursor: Some("c2".to_owned()),
    };
    answer("person_page", &page);
    let held = |subscription| HeldLicense {
        product: samples::product(),
        subscription,
    };
    let licenses = vec![held(Some(samples::subscription_id())), held(None)];
    answer("person", &PersonDetail { row, licenses });
}

#[test]
fn answers_of_policies() {
    let row = |set| PolicyRow {
        product: samples::product(),
        set,
        effective: set.unwrap_or(SelfServicePolicy::Allow),
        availability: Availability::Available,
        version: 1,
    };
    let set = SelfServicePolicy::ALL
        .iter()
        .map(|&policy| row(Some(policy)));
    let items = set.chain([row(None)]).collect();
    let list = PolicyList {
        default: SelfServicePolicy::Allow,
        default_version: 2,
        items,
        may_change: true,
    };
    answer("policy_list", &list);
}

#[test]
fn answers_of_the_policy_interface() {
    let policy = InterfacePolicy {
        id: POLICY_ID.to_owned(),
        description: "Who may buy.".to_owned(),
        default_value: CompatibleValue::Enabled,
    };
    let items = vec![policy];
    answer("interface_policy_list", &InterfacePolicyList { items });
    let product = samples::product();
    let items = CompatibleValue::ALL.iter().map(|&value| InterfaceProduct {
        policy_id: POLICY_ID.to_owned(),
        product_id: product.id.clone(),
        product_name: product.name.clone(),
        policy_value: value,
    });
    let items = items.collect();
    answer("interface_product_list", &InterfaceProductList { items });
}

#[test]
fn answers_of_provisioning() {
    let token = |last_used_at, is_valid| ProvisioningToken {
        id: samples::token_id(),
        created_at: samples::at("2027-01-31T10:00:00Z"),
        expires_at: samples::at("2027-07-30T10:00:00Z"),
        last_used_at,
        is_valid,
    };
    let used = Some(samples::at("2027-02-01T08:30:00Z"));
    let shown = Provisioning {
        address: "https://portal.example/scim/v2".to_owned(),
        tokens: vec![token(None, true), token(used, false)],
        free_licenses_after_days: 30,
        may_change: true,
    };
    answer("provisioning", &shown);
    let new = NewProvisioningToken {
        token: token(None, true),
        secret: "scimv1_00".to_owned(),
    };
    answer("new_provisioning_token", &new);
}

#[test]
fn the_list_of_sessions() {
    let session = |id, is_current| OpenSession {
        id: SessionId::parse(id).unwrap(),
        organization: "Harbor Logistics".to_owned(),
        started_at: samples::at("2027-01-31T10:00:00Z"),
        last_used_at: samples::at("2027-01-31T11:30:00Z"),
        is_current,
    };
    let items = vec![
        session("0123456789abcdef", true),
        session("fedcba9876543210", false),
    ];
    answer("open_session_list", &OpenSessionList { items });
}

#[test]
fn answers_of_apps_and_help() {
    let tile = |own_subscription| AppTile {
        product: samples::product(),
        is_licensed: true,
        own_subscription,
    };
    let items = vec![tile(Some(samples::subscription_id())), tile(None)];
    answer("app_list", &AppList { items });
    answer("app_opening", &AppOpening { tile: tile(None) });
    let link = HelpLink {
        title: "The policy".to_owned(),
        url: "https://docs.example/policy".to_owned(),
    };
    let item = HelpItem {
        id: "who-can-buy".to_owned(),
        question: "Who can buy?".to_owned(),
        answer: vec!["Members can.".to_owned()],
        links: vec![link.clone()],
    };
    let section = HelpSection {
        id: "buying".to_owned(),
        title: "Buying".to_owned(),
        items: vec![item],
    };
    let list = HelpList {
        introduction: vec!["Buy it yourself.".to_owned()],
        links: vec![link],
        sections: vec![section],
    };
    answer("help_list", &list);
}

#[test]
fn answers_of_the_audit_log() {
    let actors = ActorKind::ALL.iter().map(|&kind| {
        Some(AuditActor {
            kind,
            id: "usr_1".to_owned(),
            name: Some("Gwen de Vries".to_owned()),
        })
    });
    let record = |(seq, actor)| AuditRecord {
        seq,
        at: samples::at("2027-01-31T10:00:00Z"),
        system_at: samples::at("2027-01-31T10:00:00Z"),
        actor,
        on_behalf_of: Some(TenantId::parse("ten_1").unwrap()),
        on_behalf_of_name: Some("Northstar Partners".to_owned()),
        action: "policy.changed".to_owned(),
        object: "CFQ7TTC0L3PB".to_owned(),
        // Of any shape: nothing can be added to a word.
        before: None,
        after: Some("allow".into()),
        origin: Some("203.0.113.7".to_owned()),
        hash: "00ff".to_owned(),
    };
    let page = Page {
        items: (1..).zip(actors.chain([None])).map(record).collect(),
        next_cursor: Some("1".to_owned()),
    };
    answer("audit_page", &page);
}

#[test]
fn answers_of_partners() {
    let grants = GrantStatus::ALL.iter().map(|&status| GrantBody {
        id: PartnerGrantId::parse("grant_1").unwrap(),
        roles: vec![Role::BillingAdmin],
        days: 365,
        requested_at: samples::at("2027-01-31T10:00:00Z"),
        status,
        until: samples::at("2028-01-31T10:00:00Z"),
    });
    let partner = |grant| PartnerRow {
        name: "Northstar Partners".to_owned(),
        domain: "northstar.example".to_owned(),
        grant,
    };
    let customer = |grant| CustomerRow {
        name: "Harbor Logistics".to_owned(),
        domain: "harbor.example".to_owned(),
        grant,
    };
    let list = PartnerList {
        partners: grants.clone().map(partner).collect(),
        customers: grants.take(1).map(customer).collect(),
        may_change: true,
    };
    answer("partner_list", &list);
}

#[test]
fn answers_of_license_requests() {
    let request = |status, way| LicenseRequestBody {
        id: LicenseRequestId::parse("req_1").unwrap(),
        product: samples::product(),
        person: "Ben Smit".to_owned(),
        asked_by: "Ada Visser".to_owned(),
        reason: "For the report".to_owned(),
        requested_at: samples::at("2027-01-31T10:00:00Z"),
        status,
        since: samples::at("2027-01-31T10:00:00Z"),
        way,
        message: Some("Use the shared one".to_owned()),
        free_licenses: 7,
        central_price: Some(CentralPrice {
            unit_price: samples::euros(940),
            term: BillingTerm::Monthly,
            total: samples::euros(940),
        }),
    };
    let by_status = RequestStatus::ALL
        .iter()
        .map(|&status| request(status, None));
    let by_way = ApprovalWay::ALL
        .iter()
        .map(|&way| request(RequestStatus::Approved, Some(way)));
    let page = Page {
        items: by_status.chain(by_way).collect(),
        next_cursor: None,
    };
    answer("license_request_page", &page);
    let asked = AskedBody {
        asked: 2,
        approved: 1,
        already_open: 1,
    };
    answer("asked", &asked);
    let options = RequestOptions {
        may_ask: true,
        free_licenses: 7,
        status: Some(RequestStatus::Declined),
        request: Some(LicenseRequestId::parse("req_1").unwrap()),
        message: None,
        own_process: Some(samples::own_process()),
    };
    answer("request_options", &options);
    let limit = LimitBody {
        licenses: Some(5),
        money: Some(samples::euros(940)),
    };
    let settings = RequestSettingsBody {
        requests: RequestsSwitch::On,
        approval: CentralApproval::Automatic,
        own_process: Some(samples::own_process()),
        limit,
        group_limits: vec![GroupLimitRow {
            group: GroupRow {
                id: GroupId::parse("grp_1").unwrap(),
                name: "Sales".to_owned(),
            },
            limit,
        }],
        currency: samples::euros(940).currency(),
        version: 1,
        may_change: true,
    };
    answer("request_settings", &settings);
}

#[test]
fn answers_of_notices() {
    let page = Page {
        items: vec![NoticeBody {
            id: "evt_1_order_paid".to_owned(),
            title: "Ben Smit bought Visio Plan 1".to_owned(),
            text: vec!["With a card".to_owned()],
            path: "/admin/billing/your-products/sub_1".to_owned(),
            at: samples::at("2027-01-31T10:00:00Z"),
            is_read: false,
        }],
        next_cursor: Some("c2".to_owned()),
    };
    answer("notice_page", &page);
    let topics = NoticeTopic::ALL.iter().copied().map(TopicSettings::usual);
    let settings = NoticeSettingsBody {
        language: MailLanguage::Dutch,
        topics: topics.collect(),
        version: 1,
    };
    answer("notice_settings", &settings);
    let mail = KeptMailBody {
        id: "m1".to_owned(),
        to: "ada@harbor.example".to_owned(),
        subject: "A license".to_owned(),
        text: "You have a license".to_owned(),
        at: samples::at("2027-01-31T10:00:00Z"),
    };
    answer("outbox", &Outbox { items: vec![mail] });
}

#[test]
fn answers_of_webhooks() {
    let row = |state: &WebhookState| WebhookRow {
        id: WebhookId::parse("whk_1").unwrap(),
        url: "https://hooks.example.com/".to_owned(),
        areas: vec![AuditArea::Policy],
        state: *state,
        failing_since: Some(samples::at("2027-01-31T10:00:00Z")),
    };
    let items: Vec<_> = WebhookState::ALL.iter().map(row).collect();
    let added = NewWebhook {
        webhook: items[0].clone(),
        secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".to_owned(),
    };
    assert!(!format!("{added:?}").contains("MfKQ"), "{added:?}");
    answer("new_webhook", &added);
    answer("webhook_list", &WebhookList { items });
    let delivery = |state: &DeliveryState| DeliveryRow {
        event: "evt_1_order_paid".to_owned(),
        kind: "order.paid".to_owned(),
        state: *state,
        tries: 2,
        created_at: samples::at("2027-01-31T10:00:00Z"),
        last_at: Some(samples::at("2027-01-31T10:05:00Z")),
        last_status: Some(500),
        last_problem: None,
    };
    let page = Page {
        items: DeliveryState::ALL.iter().map(delivery).collect(),
        next_cursor: None,
    };
    answer("delivery_page", &page);
    answer("replayed", &Replayed { count: 3 });
}
