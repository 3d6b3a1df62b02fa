//! What becomes of requests: whether they are taken, given out at once, left to the
//! organization's own process, recalled and forgotten (B4).

use api::license_requests::{ListLicenseRequests, ShowRequestOptions};
use api::policies::{SetPolicy, SetPolicyRequest};
use api::request_settings::{
    NewLimit, NewProcess, OwnProcessBody, RequestSettingsBody, SetRequestSettings,
    SetRequestSettingsRequest, ShowRequestSettings,
};
use api::usage::ListEntitlements;
use chrono::TimeDelta;
use domain::ids::{ProductId, UserId};
use domain::license_request::{ApprovalWay, RequestStatus, RequestsSwitch};
use domain::money::{Currency, Money};
use domain::policy::SelfServicePolicy;
use domain::request_settings::CentralApproval;
use server::clock::Clock;
use server::use_cases::license_requests::look_after_requests;

use crate::license_requests::{
    POWER_BI, VISIO, approving, asking, asks, has_to_be_asked_for, options,
};
use crate::support::{App, Engine, both};

/// What holds before anybody said anything.
pub fn settings(version: i64) -> SetRequestSettingsRequest {
    SetRequestSettingsRequest {
        requests: RequestsSwitch::On,
        approval: CentralApproval::ByHand,
        own_process: None,
        limit: NewLimit {
            licenses: None,
            money: None,
        },
        group_limits: Vec::new(),
        version,
    }
}

/// The same with a change, set by Harbor's global admin.
pub async fn harbor_sets(
    app: &App,
    version: i64,
    change: impl FnOnce(&mut SetRequestSettingsRequest),
) -> RequestSettingsBody {
    let gwen = app.signed_in("gwen@harbor.example").await;
    let mut body = settings(version);
    change(&mut body);
    gwen.gets(&SetRequestSettings { body }).await
}

async fn forbid(app: &App, product: &str) {
    let gwen = app.signed_in("gwen@harbor.example").await;
    let body = SetPolicyRequest {
        value: Some(SelfServicePolicy::DoNotAllow),
        availability: None,
        version: 0,
        dry_run: false,
    };
    let product = ProductId::parse(product).unwrap();
    gwen.gets(&SetPolicy { product, body }).await;
}

fn process(message: &str, link: &str) -> NewProcess {
    NewProcess {
        message: message.to_owned(),
        link: (!link.is_empty()).then(|| link.to_owned()),
    }
}

both! {
    async fn global_admins_set_what_becomes_of_requests_and_the_later_of_two_is_told(app: App) {
        let gwen = app.signed_in("gwen@harbor.example").await;
        let first = gwen.gets(&ShowRequestSettings).await;
        assert_eq!((first.requests, first.version, first.may_change), (RequestsSwitch::On, 0, true));
        assert_eq!(first.currency, Currency::parse("EUR").unwrap());
        let mut one = settings(0);
        one.requests = RequestsSwitch::Off;
        let other = SetRequestSettings { body: settings(0) };
        let one = SetRequestSettings { body: one };
        let saved = gwen.gets(&one).await;
        assert_eq!((saved.requests, saved.version), (RequestsSwitch::Off, 1));
        assert_eq!(gwen.sends(&other).await.code(), "stale");
        let lena = app.signed_in("lena@harbor.example").await;
        assert!(!lena.gets(&ShowRequestSettings).await.may_change);
        assert_eq!(lena.sends(&one).await.code(), "not_allowed");
        let records = app.recorded("ten_harb", "license_request.settings_changed").await;
        assert_eq!(records.len(), 1);
        assert!(records[0].after.as_deref().unwrap().contains(r#""requests":"off""#));
    }

    async fn settings_that_make_no_sense_are_refused_at_their_field(app: App) {
        let gwen = app.signed_in("gwen@harbor.example").await;
        let dollars = |minor| NewLimit {
            licenses: None,
            money: Some(Money::new(minor, Currency::parse("USD").unwrap())),
        };
        for (change, field) in [
            (Box::new(|body: &mut SetRequestSettingsRequest| body.own_process = Some(process(" ", "")))
                as Box<dyn Fn(&mut SetRequestSettingsRequest)>, "own_process.message"),
            (Box::new(|body| body.own_process = Some(process("Ask", "http://desk.example"))), "own_process.link"),
            (Box::new(|body| body.limit = dollars(1)), "limit"),
            (Box::new(|body| {
                let group = domain::ids::GroupId::parse("grp_nowhere").unwrap();
                let limit = NewLimit { licenses: Some(1), money: None };
                body.group_limits = vec![api::request_settings::GroupLimit { group, limit }];
            }), "group_limits"),
        ] {
            let mut body = settings(0);
            change(&mut body);
            let refused = gwen.sends(&SetRequestSettings { body }).await.problem();
            assert_eq!(&*refused.fields[0].field, field, "{}", refused.detail);
        }
        assert_eq!(gwen.gets(&ShowRequestSettings).await.version, 0);
    }

    // B4: a switch of its own beside the policy.
    async fn with_requests_off_people_ask_only_where_they_have_to(app: App) {
        forbid(&app, VISIO).await;
        has_to_be_asked_for(&app, POWER_BI).await;
        let ben = app.signed_in("ben@harbor.example").await;
        assert!(options(&ben, "visio-plan-1").await.may_ask);
        harbor_sets(&app, 0, |body| body.requests = RequestsSwitch::Off).await;
        assert!(!options(&ben, "visio-plan-1").await.may_ask);
        let refused = ben.sends(&asking(VISIO, &[], "x")).await.problem();
        assert_eq!(&*refused.fields[0].field, "product");
        assert!(options(&ben, "power-bi-pro").await.may_ask);
    }

    // B4: a license that nobody uses is had at once, and by the word of nobody.
    async fn a_free_central_license_is_given_out_at_once_where_the_organization_wants_it(app: App) {
        has_to_be_asked_for(&app, POWER_BI).await;
        harbor_sets(&app, 0, |body| body.approval = CentralApproval::Automatic).await;
        let ben = app.signed_in("ben@harbor.example").await;
        let call = asking(POWER_BI, &["usr_harb_ben", "usr_harb_cleo"], "For the report");
        let asked = ben.gets(&call).await;
        assert_eq!((asked.asked, asked.approved), (2, 2));
        let told = options(&ben, "power-bi-pro").await;
        assert_eq!((told.status, told.free_licenses), (Some(RequestStatus::Approved), 5));
        let held = ben.gets(&ListEntitlements { user: None }).await.items;
        assert!(held.iter().any(|right| right.product.slug == "power-bi-pro"));
        let approved = app.recorded("ten_harb", "license_request.approved").await;
        assert_eq!(approved.len(), 2);
        assert!(approved.iter().all(|record| record.actor.is_none()));
        assert_eq!(app.recorded("ten_harb", "license.assigned").await.len(), 2);

        // Who has one already waits for an admin, and so does what nobody has bought.
        let again = ben.gets(&asking(POWER_BI, &[], "Another one")).await;
        assert_eq!((again.asked, again.approved), (1, 0));
        has_to_be_asked_for(&app, VISIO).await;
        let visio = ben.gets(&asking(VISIO, &[], "For a drawing")).await;
        assert_eq!((visio.asked, visio.approved), (1, 0));
    }

    async fn of_more_people_than_free_licenses_the_others_wait(app: App) {
        has_to_be_asked_for(&app, POWER_BI).await;
        harbor_sets(&app, 0, |body| body.approval = CentralApproval::Automatic).await;
        let gwen = app.signed_in("gwen@harbor.example").await;
        let people = ["ada", "ben", "cleo", "gwen", "bill", "lena", "rhea", "tess_molenaar", "wout_timmer"];
        let people = people.map(|name| format!("usr_harb_{name}"));
        let people: Vec<_> = people.iter().map(String::as_str).collect();
        let asked = gwen.gets(&asking(POWER_BI, &people, "All of us")).await;
        assert_eq!((asked.asked, asked.approved), (9, 7));
        let list = ListLicenseRequests { status: Some(RequestStatus::New), cursor: None };
        assert_eq!(gwen.gets(&list).await.items.len(), 2);
    }

    // B4: message and link instead of the form; what was asked before waits for its answer.
    async fn an_own_process_takes_the_place_of_new_requests(app: App) {
        has_to_be_asked_for(&app, VISIO).await;
        let ben = app.signed_in("ben@harbor.example").await;
        let request = asks(&ben, VISIO, "visio-plan-1").await;
        let desk = "https://desk.harbor.example/new";
        harbor_sets(&app, 0, |body| body.own_process = Some(process("Ask the service desk", desk))).await;
        let cleo = app.signed_in("cleo@harbor.example").await;
        let told = options(&cleo, "visio-plan-1").await;
        assert!(!told.may_ask);
        let shown = OwnProcessBody {
            message: "Ask the service desk".to_owned(),
            link: Some(desk.to_owned()),
        };
        assert_eq!(told.own_process, Some(shown));
        let refused = cleo.sends(&asking(VISIO, &[], "x")).await.problem();
        assert_eq!(&*refused.fields[0].field, "product");
        let bill = app.signed_in("bill@harbor.example").await;
        let answered = bill.gets(&approving(&request, ApprovalWay::AllowPurchase)).await;
        assert_eq!(answered.status, RequestStatus::Approved);
        harbor_sets(&app, 1, |_| {}).await;
        let slug = "visio-plan-1".to_owned();
        let told = cleo.gets(&ShowRequestOptions { slug }).await;
        assert!(told.may_ask && told.own_process.is_none());
    }

    // B4, P16: admins are told once more after three days; what is over is kept for a year.
    async fn a_request_that_waits_is_recalled_once_and_what_is_over_is_kept_for_twelve_months(app: App) {
        has_to_be_asked_for(&app, VISIO).await;
        let ben = app.signed_in("ben@harbor.example").await;
        asks(&ben, VISIO, "visio-plan-1").await;
        let ada = app.signed_in("ada@harbor.example").await;
        let declined = asks(&ada, VISIO, "visio-plan-1").await;
        let bill = app.signed_in("bill@harbor.example").await;
        bill.gets(&approving(&declined, ApprovalWay::AllowPurchase)).await;
        let all = ListLicenseRequests { status: None, cursor: None };
        let mut reminded = Vec::new();
        for (days, left) in [(2, 2), (3, 2), (4, 2), (91, 2), (400, 1), (457, 0)] {
            app.clock.set_ahead(TimeDelta::days(days));
            while look_after_requests(&app.state).await.unwrap() > 0 {}
            let lena = app.signed_in("lena@harbor.example").await;
            assert_eq!(lena.gets(&all).await.items.len(), left, "after {days} days");
            reminded.push(app.recorded("ten_harb", "license_request.reminded").await.len());
        }
        assert_eq!(reminded, [0, 1, 1, 1, 1, 1]);
        let gone = app.recorded("ten_harb", "license_request.deleted").await;
        assert_eq!(gone.len(), 2);
        assert!(gone.iter().all(|record| record.actor.is_none()));
        let asker = UserId::parse("usr_harb_ben").unwrap();
        assert!(gone.iter().any(|record| record.before.as_deref().unwrap().contains(asker.as_str())));
    }
}
