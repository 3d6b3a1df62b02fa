//! Asking for a license instead of buying one, from the reason to its use (B4, B6).

use api::catalog::CheckEligibility;
use api::license_requests::{
    AnswerLicenseRequest, AnswerLicenseRequestBody, AskForLicense, AskForLicenseRequest,
    ListLicenseRequests, RequestAnswer, RequestOptions, ShowRequestOptions, WithdrawLicenseRequest,
};
use api::policies::{SetPolicy, SetPolicyRequest};
use api::usage::ListEntitlements;
use chrono::TimeDelta;
use domain::ids::{LicenseRequestId, ProductId, UserId};
use domain::license_request::{ApprovalWay, RequestStatus};
use domain::policy::SelfServicePolicy;
use server::clock::Clock;

use crate::support::{App, Card, Engine, Person, both};

pub const POWER_BI: &str = "CFQ7TTC0L3PB";
pub const VISIO: &str = "CFQ7TTC0KXN9";

pub fn asking(product: &str, users: &[&str], reason: &str) -> AskForLicense {
    AskForLicense {
        body: AskForLicenseRequest {
            product: ProductId::parse(product).unwrap(),
            users: users
                .iter()
                .map(|user| UserId::parse(user).unwrap())
                .collect(),
            emails: Vec::new(),
            reason: reason.to_owned(),
        },
    }
}

pub fn answering(
    request: &LicenseRequestId,
    answer: RequestAnswer,
    way: Option<ApprovalWay>,
    message: &str,
) -> AnswerLicenseRequest {
    AnswerLicenseRequest {
        request: request.clone(),
        body: AnswerLicenseRequestBody {
            answer,
            way,
            accepted_total: None,
            message: message.to_owned(),
        },
    }
}

pub fn approving(request: &LicenseRequestId, way: ApprovalWay) -> AnswerLicenseRequest {
    answering(request, RequestAnswer::Approve, Some(way), "")
}

pub async fn has_to_be_asked_for(app: &App, product: &str) {
    let gwen = app.signed_in("gwen@harbor.example").await;
    let body = SetPolicyRequest {
        value: Some(SelfServicePolicy::AskFirst),
        availability: None,
        version: 0,
        dry_run: false,
    };
    let product = ProductId::parse(product).unwrap();
    gwen.gets(&SetPolicy { product, body }).await;
}

pub async fn options(person: &Person<'_>, slug: &str) -> RequestOptions {
    let slug = slug.to_owned();
    person.gets(&ShowRequestOptions { slug }).await
}

/// Asks for oneself, and gives the request's id.
pub async fn asks(person: &Person<'_>, product: &str, slug: &str) -> LicenseRequestId {
    let asked = person
        .gets(&asking(product, &[], "For the report of June"))
        .await;
    assert_eq!((asked.asked, asked.already_open), (1, 0));
    options(person, slug).await.request.unwrap()
}

both! {
    // B4, B6: the license that nobody uses is used before anybody pays.
    async fn a_free_central_license_is_assigned_by_the_approval(app: App) {
        has_to_be_asked_for(&app, POWER_BI).await;
        let ben = app.signed_in("ben@harbor.example").await;
        let before = options(&ben, "power-bi-pro").await;
        assert_eq!((before.may_ask, before.free_licenses, before.status), (true, 7, None));
        let request = asks(&ben, POWER_BI, "power-bi-pro").await;

        let lena = app.signed_in("lena@harbor.example").await;
        let list = ListLicenseRequests { status: Some(RequestStatus::New), cursor: None };
        let seen = lena.gets(&list).await.items;
        assert_eq!((seen.len(), &*seen[0].person, &*seen[0].reason), (1, "Ben Smit", "For the report of June"));
        assert_eq!(seen[0].free_licenses, 7);
        let answered = lena.gets(&approving(&request, ApprovalWay::AssignCentral)).await;
        assert_eq!((answered.status, answered.free_licenses), (RequestStatus::Approved, 6));
        let held = ben.gets(&ListEntitlements { user: None }).await.items;
        assert!(held.iter().any(|right| right.product.slug == "power-bi-pro"));
        assert_eq!(lena.sends(&approving(&request, ApprovalWay::AssignCentral)).await.code(), "stale");
    }

    // B4: one purchase, whatever the policy says, and not two.
    async fn a_purchase_that_was_allowed_is_made_once(app: App) {
        has_to_be_asked_for(&app, VISIO).await;
        let ben = app.signed_in("ben@harbor.example").await;
        assert_eq!(ben.sends(&ben.quote_call(VISIO, 1)).await.code(), "not_eligible");
        let request = asks(&ben, VISIO, "visio-plan-1").await;
        let bill = app.signed_in("bill@harbor.example").await;
        let lena = app.signed_in("lena@harbor.example").await;
        let none_free = approving(&request, ApprovalWay::AssignCentral);
        assert_eq!(lena.sends(&none_free).await.code(), "no_license_left");
        assert_eq!(bill.sends(&none_free).await.code(), "not_allowed", "a billing admin assigns none");
        let unsaid = answering(&request, RequestAnswer::Approve, None, "");
        assert_eq!(bill.sends(&unsaid).await.problem().fields[0].field, "way");
        bill.gets(&approving(&request, ApprovalWay::AllowPurchase)).await;

        let check = CheckEligibility { slug: "visio-plan-1".to_owned(), trial: None };
        assert!(ben.gets(&check).await.is_eligible);
        let (first, second) = (ben.quotes(VISIO, 1).await, ben.quotes(VISIO, 1).await);
        // A declined card leaves it to be tried again.
        let bad = ben.types_card(&first, Card::DECLINED).await;
        assert_eq!(ben.sends(&ben.order_call(&first, &bad, "one")).await.code(), "card_declined");
        let good = ben.types_card(&first, Card::GOOD).await;
        assert_eq!(ben.sends(&ben.order_call(&first, &good, "two")).await.status, 200);
        let card = ben.types_card(&second, Card::GOOD).await;
        assert_eq!(ben.sends(&ben.order_call(&second, &card, "three")).await.code(), "not_eligible");
        assert!(!ben.gets(&check).await.is_eligible);
    }

    // What is allowed once is used once, whoever is quick.
    async fn of_two_orders_at_once_one_uses_what_was_allowed(app: App) {
        has_to_be_asked_for(&app, VISIO).await;
        let ben = app.signed_in("ben@harbor.example").await;
        let request = asks(&ben, VISIO, "visio-plan-1").await;
        let gwen = app.signed_in("gwen@harbor.example").await;
        gwen.gets(&approving(&request, ApprovalWay::AllowPurchase)).await;
        let (one, two) = (ben.quotes(VISIO, 1).await, ben.quotes(VISIO, 1).await);
        let bad = ben.types_card(&one, Card::DECLINED).await;
        assert_eq!(ben.sends(&ben.order_call(&one, &bad, "bad")).await.code(), "card_declined");
        let (card, other) = (ben.types_card(&one, Card::GOOD).await, ben.types_card(&two, Card::GOOD).await);
        let (again, new) = (ben.order_call(&one, &card, "again"), ben.order_call(&two, &other, "new"));
        let (again, new) = futures::join!(ben.sends(&again), ben.sends(&new));
        let mut statuses = [again.status, new.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 403], "{} {}", again.text, new.text);
    }

    async fn nobody_lets_oneself_buy_who_could_not_set_the_policy(app: App) {
        has_to_be_asked_for(&app, VISIO).await;
        let lena = app.signed_in("lena@harbor.example").await;
        let request = asks(&lena, VISIO, "visio-plan-1").await;
        assert_eq!(lena.sends(&approving(&request, ApprovalWay::AllowPurchase)).await.code(), "not_allowed");
        let list = ListLicenseRequests { status: Some(RequestStatus::New), cursor: None };
        assert_eq!(lena.gets(&list).await.items.len(), 1, "it waits for somebody else");
        app.clock.set_ahead(TimeDelta::days(90));
        assert!(lena.gets(&list).await.items.is_empty());
        let expired = ListLicenseRequests { status: Some(RequestStatus::Expired), cursor: None };
        assert_eq!(lena.gets(&expired).await.items.len(), 1);
    }

    async fn a_no_is_told_with_its_message_and_can_be_asked_again(app: App) {
        has_to_be_asked_for(&app, VISIO).await;
        let ben = app.signed_in("ben@harbor.example").await;
        let request = asks(&ben, VISIO, "visio-plan-1").await;
        let gwen = app.signed_in("gwen@harbor.example").await;
        let no = answering(&request, RequestAnswer::Decline, None, "Use the shared one");
        gwen.gets(&no).await;
        let told = options(&ben, "visio-plan-1").await;
        assert_eq!((told.status, told.message.as_deref()), (Some(RequestStatus::Declined), Some("Use the shared one")));
        assert!(told.may_ask);
        assert_eq!(app.recorded("ten_harb", "license_request.declined").await.len(), 1);
    }

    async fn what_was_withdrawn_or_is_too_old_is_not_approved(app: App) {
        has_to_be_asked_for(&app, VISIO).await;
        let ben = app.signed_in("ben@harbor.example").await;
        let gwen = app.signed_in("gwen@harbor.example").await;
        let request = asks(&ben, VISIO, "visio-plan-1").await;
        let cleo = app.signed_in("cleo@harbor.example").await;
        let withdraw = WithdrawLicenseRequest { request: request.clone() };
        assert_eq!(cleo.sends(&withdraw).await.status, 404, "somebody else's");
        ben.gets(&withdraw).await;
        assert_eq!(gwen.sends(&approving(&request, ApprovalWay::AllowPurchase)).await.code(), "stale");
        let request = asks(&ben, VISIO, "visio-plan-1").await;
        app.clock.set_ahead(TimeDelta::days(90));
        assert_eq!(gwen.sends(&approving(&request, ApprovalWay::AllowPurchase)).await.code(), "stale");
        assert_eq!(options(&ben, "visio-plan-1").await.status, Some(RequestStatus::Expired));
    }

    async fn one_asks_once_for_colleagues_with_a_reason_and_for_what_is_asked_for(app: App) {
        has_to_be_asked_for(&app, VISIO).await;
        let ben = app.signed_in("ben@harbor.example").await;
        asks(&ben, VISIO, "visio-plan-1").await;
        let both = asking(VISIO, &["usr_harb_ben", "usr_harb_cleo"], "For the plant");
        let asked = ben.gets(&both).await;
        assert_eq!((asked.asked, asked.already_open), (1, 1));
        for (call, field) in [
            (asking(VISIO, &[], " "), "reason"),
            (asking(VISIO, &["usr_mead_amir"], "x"), "users"),
            (asking(VISIO, &["usr_harb_dora"], "x"), "users"),
            (asking("CFQ7TTC0KXND", &[], "x"), "product"),
        ] {
            let refused = ben.sends(&call).await.problem();
            assert_eq!(&*refused.fields[0].field, field, "{}", refused.detail);
        }
        assert_eq!(ben.sends(&asking("CFQ0", &[], "x")).await.status, 404);
    }

    // B4: by the addresses that people know; a stranger is nobody, wherever he or she is known.
    async fn colleagues_are_asked_for_by_their_addresses(app: App) {
        has_to_be_asked_for(&app, VISIO).await;
        let ben = app.signed_in("ben@harbor.example").await;
        let by_address = |emails: &[&str]| {
            let mut call = asking(VISIO, &[], "For the plant");
            call.body.emails = emails.iter().map(|&email| email.to_owned()).collect();
            call
        };
        for wrong in ["amir@meadow.example", "nobody@harbor.example", "dora@harbor.example", "cleo"] {
            let refused = ben.sends(&by_address(&["cleo@harbor.example", wrong])).await.problem();
            assert_eq!(&*refused.fields[0].field, "emails", "{wrong}");
        }
        let asked = ben.gets(&by_address(&["Cleo@Harbor.example", "ada@harbor.example"])).await;
        assert_eq!((asked.asked, asked.already_open), (2, 0));
        assert_eq!(options(&ben, "visio-plan-1").await.status, None, "not for oneself");
        let cleo = app.signed_in("cleo@harbor.example").await;
        assert_eq!(options(&cleo, "visio-plan-1").await.status, Some(RequestStatus::New));
        let many = vec!["cleo@harbor.example"; 21];
        assert_eq!(&*ben.sends(&by_address(&many)).await.problem().fields[0].field, "users");
    }

    async fn of_two_clicks_one_asks(app: App) {
        has_to_be_asked_for(&app, VISIO).await;
        let ben = app.signed_in("ben@harbor.example").await;
        let call = asking(VISIO, &[], "For the plant");
        let (one, other) = futures::join!(ben.gets(&call), ben.gets(&call));
        assert_eq!((one.asked + other.asked, one.already_open + other.already_open), (1, 1));
    }
}
