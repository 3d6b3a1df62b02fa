//! What people are told of by themselves: behind the bell and by mail (B7).

use api::license_requests::{
    AnswerLicenseRequest, AnswerLicenseRequestBody, AskForLicense, AskForLicenseRequest,
    RequestAnswer, ShowRequestOptions,
};
use api::notices::{
    ListNotices, MarkNoticesRead, MarkNoticesReadRequest, NoticeBody, SetNoticeSettings,
    SetNoticeSettingsRequest, ShowNoticeSettings,
};
use api::partners::{EndPartnerGrant, RequestPartnership, RequestPartnershipRequest};
use api::policies::{SetPolicy, SetPolicyRequest};
use chrono::TimeDelta;
use domain::access::Role;
use domain::email::EmailAddress;
use domain::ids::{PartnerGrantId, ProductId, TenantId};
use domain::notices::{MailLanguage, MailRhythm, NoticeTopic, TopicSettings};
use domain::policy::SelfServicePolicy;
use reqwest::Method;
use serde_json::json;
use store::partner_grants::Decision;

use crate::support::{App, Card, Engine, Mood, Person, both};

const POWER_BI: &str = "CFQ7TTC0L3PB";
const VISIO: &str = "CFQ7TTC0KXN9";
const GWEN: &str = "gwen@harbor.example";

async fn notices(person: &Person<'_>, language: &'static str) -> Vec<NoticeBody> {
    let list = ListNotices {
        language,
        cursor: None,
    };
    person.gets(&list).await.items
}

async fn titles(person: &Person<'_>) -> Vec<String> {
    let notices = notices(person, "en").await.into_iter();
    notices.map(|notice| notice.title).collect()
}

fn mails(of: &[(&str, &str)]) -> Vec<(String, String)> {
    let mails = of.iter();
    mails
        .map(|(to, subject)| ((*to).to_owned(), (*subject).to_owned()))
        .collect()
}

/// Chooses who hears of a topic.
async fn chooses(
    app: &App,
    topic: NoticeTopic,
    roles: &[Role],
    addresses: &[&str],
    mail: MailRhythm,
) {
    let gwen = app.signed_in(GWEN).await;
    let shown = gwen.gets(&ShowNoticeSettings).await;
    let addresses = addresses.iter().map(|it| EmailAddress::parse(it).unwrap());
    let chosen = TopicSettings {
        topic,
        roles: roles.to_vec(),
        addresses: addresses.collect(),
        mail,
    };
    let body = SetNoticeSettingsRequest {
        language: MailLanguage::English,
        topics: vec![chosen],
        version: shown.version,
    };
    gwen.gets(&SetNoticeSettings { body }).await;
}

async fn sets_policy(app: &App, product: &str, value: SelfServicePolicy) {
    let gwen = app.signed_in(GWEN).await;
    let body = SetPolicyRequest {
        value: Some(value),
        availability: None,
        version: app.policy_version(product).await,
        dry_run: false,
    };
    let product = ProductId::parse(product).unwrap();
    gwen.gets(&SetPolicy { product, body }).await;
}

async fn asks_for_visio(person: &Person<'_>) {
    let body = AskForLicenseRequest {
        product: ProductId::parse(VISIO).unwrap(),
        users: Vec::new(),
        emails: Vec::new(),
        reason: "For <the> plant".to_owned(),
    };
    person.gets(&AskForLicense { body }).await;
}

both! {
    // B7, R33
    async fn admins_hear_of_the_first_purchase_of_a_product_and_of_no_other(app: App) {
        let ben = app.signed_in("ben@harbor.example").await;
        ben.buys(VISIO, 2, Card::GOOD).await;
        app.tells().await;
        let mails = app.mails.take();
        let mut told: Vec<_> = mails.iter().map(|mail| &*mail.to_address).collect();
        told.sort_unstable();
        assert_eq!(told, ["bill@harbor.example", GWEN]);
        let mail = &mails[0];
        assert_eq!(mail.subject, "Ben Smit heeft Visio Plan 1 gekocht, als eerste in je organisatie");
        assert!(mail.text.contains("2 licenties"), "{}", mail.text);
        assert!(mail.text.contains("/admin/billing/your-products/sub_"), "{}", mail.text);
        assert!(mail.html.contains("<html lang=\"nl\">"), "{}", mail.html);
        assert!(mail.choose_at.is_some());

        let gwen = app.signed_in(GWEN).await;
        assert_eq!(gwen.session().await.viewer.unwrap().unread_notices, 1);
        let seen = notices(&gwen, "en").await;
        assert_eq!(seen[0].title, "Ben Smit bought Visio Plan 1, the first in your organization");
        assert_eq!(notices(&gwen, "nl").await[0].title, mail.subject);
        assert_eq!(notices(&ben, "en").await, []);

        app.signed_in("ada@harbor.example").await.buys(VISIO, 1, Card::GOOD).await;
        app.tells().await;
        assert_eq!(app.mails.take(), []);
    }

    async fn what_was_seen_is_seen_and_what_came_since_is_new(app: App) {
        let (ben, gwen) = (app.signed_in("ben@harbor.example").await, app.signed_in(GWEN).await);
        ben.buys(VISIO, 1, Card::GOOD).await;
        app.tells().await;
        let until = notices(&gwen, "en").await[0].at;
        app.clock.passes(TimeDelta::minutes(1));
        ben.buys(POWER_BI, 1, Card::GOOD).await;
        app.tells().await;
        let body = MarkNoticesReadRequest { until };
        gwen.gets(&MarkNoticesRead { body }).await;
        let seen: Vec<_> = notices(&gwen, "en").await.iter().map(|it| it.is_read).collect();
        assert_eq!(seen, [false, true]);
        assert_eq!(gwen.session().await.viewer.unwrap().unread_notices, 1);
        let bill = app.signed_in("bill@harbor.example").await;
        assert_eq!(bill.session().await.viewer.unwrap().unread_notices, 2, "not seen by others");
    }

    // B4, B6
    async fn a_request_is_told_to_who_can_answer_and_the_answer_to_who_asked(app: App) {
        sets_policy(&app, VISIO, SelfServicePolicy::AskFirst).await;
        app.tells().await;
        app.mails.take();
        let (ben, lena) = (app.signed_in("ben@harbor.example").await, app.signed_in("lena@harbor.example").await);
        asks_for_visio(&ben).await;
        app.tells().await;
        assert_eq!(titles(&lena).await, ["Ben Smit asks for a license of Visio Plan 1"]);
        let asked = app.mails.take();
        assert_eq!(asked.len(), 3, "global, billing and license admin");
        assert!(asked[0].text.contains("For <the> plant"), "{}", asked[0].text);
        assert!(asked[0].html.contains("For &lt;the&gt; plant"), "{}", asked[0].html);

        let slug = "visio-plan-1".to_owned();
        let request = ben.gets(&ShowRequestOptions { slug }).await.request.unwrap();
        let body = AnswerLicenseRequestBody {
            answer: RequestAnswer::Decline,
            way: None,
            message: "Use the shared one".to_owned(),
            accepted_total: None,
        };
        lena.gets(&AnswerLicenseRequest { request, body }).await;
        app.tells().await;
        let answered = app.mails.take();
        assert_eq!(answered.len(), 1);
        assert_eq!(answered[0].to_address, "ben@harbor.example");
        assert!(answered[0].text.contains("Use the shared one"), "{}", answered[0].text);
        assert!(answered[0].choose_at.is_none(), "it is about the person's own software");
        assert_eq!(titles(&ben).await, ["Your request for Visio Plan 1 was declined"]);
    }

    async fn nobody_is_told_of_what_he_or_she_did(app: App) {
        chooses(&app, NoticeTopic::Policy, &[Role::GlobalAdmin, Role::BillingAdmin], &[], MailRhythm::AtOnce).await;
        sets_policy(&app, VISIO, SelfServicePolicy::DoNotAllow).await;
        app.tells().await;
        let expected = mails(&[("bill@harbor.example", "Who may buy Visio Plan 1 was changed")]);
        assert_eq!(app.mails.subjects(), expected);
        assert_eq!(titles(&app.signed_in(GWEN).await).await, [""; 0]);
    }

    // T23: nothing waits for a mail server.
    async fn a_mail_server_that_is_down_for_a_day_gets_each_mail_once_afterwards(app: App) {
        app.mails.is(Mood::Away);
        app.signed_in("ben@harbor.example").await.buys(VISIO, 1, Card::GOOD).await;
        app.tells().await;
        for _ in 0..48 {
            app.clock.passes(TimeDelta::minutes(30));
            app.tells().await;
        }
        app.mails.is(Mood::Takes);
        app.clock.passes(TimeDelta::days(1));
        app.tells().await;
        let subject = "Ben Smit heeft Visio Plan 1 gekocht, als eerste in je organisatie";
        let expected = mails(&[("bill@harbor.example", subject), (GWEN, subject)]);
        assert_eq!(app.mails.subjects(), expected);
        app.clock.passes(TimeDelta::days(9));
        app.tells().await;
        assert_eq!(app.mails.take(), []);
    }

    async fn a_mail_that_nobody_takes_is_given_up(app: App) {
        app.mails.is(Mood::Refuses);
        app.signed_in("ben@harbor.example").await.buys(VISIO, 1, Card::GOOD).await;
        app.tells().await;
        app.mails.is(Mood::Takes);
        app.clock.passes(TimeDelta::days(9));
        app.tells().await;
        assert_eq!(app.mails.take(), []);
    }

    async fn a_daily_mail_sums_up_the_next_morning(app: App) {
        let roles = [Role::BillingAdmin];
        chooses(&app, NoticeTopic::Purchases, &roles, &["it@harbor.example"], MailRhythm::Daily).await;
        let ben = app.signed_in("ben@harbor.example").await;
        ben.buys(VISIO, 1, Card::GOOD).await;
        ben.buys(POWER_BI, 1, Card::GOOD).await;
        app.tells().await;
        assert_eq!(app.mails.take(), []);
        app.clock.passes(TimeDelta::days(1));
        app.tells().await;
        let sent = app.mails.take();
        assert_eq!(sent.len(), 2);
        for mail in &sent {
            assert_eq!(mail.subject, "2 things to know at Harbor Logistics");
            let (visio, power_bi) = (mail.text.find("Visio"), mail.text.find("Power BI"));
            assert!(visio.is_some() && visio < power_bi, "{}", mail.text);
        }
        app.clock.passes(TimeDelta::days(1));
        app.tells().await;
        assert_eq!(app.mails.take(), [], "once");
    }

    async fn who_hears_of_what_is_chosen_within_the_organization_and_over_what_was_seen(app: App) {
        let gwen = app.signed_in(GWEN).await;
        let shown = gwen.gets(&ShowNoticeSettings).await;
        assert_eq!((shown.language, shown.version), (MailLanguage::Dutch, 0));
        let with = |address: &str, version| SetNoticeSettings {
            body: SetNoticeSettingsRequest {
                language: MailLanguage::English,
                topics: vec![TopicSettings {
                    addresses: vec![EmailAddress::parse(address).unwrap()],
                    ..TopicSettings::usual(NoticeTopic::Policy)
                }],
                version,
            },
        };
        let refused = gwen.sends(&with("it@example.org", 0)).await.problem();
        assert_eq!(&*refused.fields[0].field, "addresses", "{}", refused.detail);
        assert_eq!(gwen.gets(&with("it@harbor.example", 0)).await.version, 1);
        assert_eq!(gwen.sends(&with("it@harbor.example", 0)).await.code(), "stale");
        let recorded = app.recorded("ten_harb", "notices.changed").await;
        assert_eq!(recorded.len(), 1);
    }

    // B9, R53
    async fn admins_hear_of_who_left_and_still_pays(app: App) {
        app.signed_in("ben@harbor.example").await.buys(VISIO, 1, Card::GOOD).await;
        app.tells().await;
        app.mails.take();
        let directory = app.directory().await;
        let found = directory.finds("Users", "userName eq \"ben@harbor.example\"").await;
        let id = found[0]["id"].as_str().unwrap().to_owned();
        let step = json!({ "op": "replace", "path": "active", "value": false });
        assert_eq!(directory.patches(&format!("/Users/{id}"), step).await.status, 200);
        app.tells().await;
        let subject = "Ben Smit is vertrokken en betaalt nog voor software";
        let expected = mails(&[("bill@harbor.example", subject), (GWEN, subject)]);
        assert_eq!(app.mails.subjects(), expected);
    }

    // B19
    async fn both_sides_are_warned_before_a_grant_ends(app: App) {
        app.tells().await;
        let (gwen, nina) = (app.signed_in(GWEN).await, app.signed_in("nina@northstar.example").await);
        // The demo's grant lasts a year.
        let (mut told, mut left) = (Vec::new(), 365);
        for days in [31, 30, 29, 8, 7, 6, 2, 1, 0] {
            app.clock.passes(TimeDelta::days(left - days));
            left = days;
            app.tells().await;
            told.push((days, app.mails.take().len()));
        }
        let both_sides = told.into_iter().filter(|(_, mails)| *mails > 0);
        assert_eq!(both_sides.collect::<Vec<_>>(), [(30, 2), (7, 2), (1, 2)]);
        assert!(titles(&gwen).await[0].starts_with("The access between you and Northstar Partners ends on"));
        assert!(titles(&nina).await[0].starts_with("The access between you and Harbor Logistics ends on"));
    }

    async fn a_partner_hears_of_the_end_and_the_customer_of_the_question(app: App) {
        let (gwen, nina) = (app.signed_in(GWEN).await, app.signed_in("nina@northstar.example").await);
        let grant = PartnerGrantId::parse("grant_harb_nort").unwrap();
        gwen.gets(&EndPartnerGrant { grant }).await;
        app.tells().await;
        assert_eq!(titles(&nina).await, ["The access between you and Harbor Logistics was ended"]);
        // A crash before it was noted that the partner was told: it is not told again.
        let harbor = TenantId::parse("ten_harb").unwrap();
        let again = app.state.store.write(&harbor, |tx| {
            Box::pin(async move {
                let grant = PartnerGrantId::parse("grant_harb_nort").unwrap();
                store::partner_grants::set_untold(tx, &grant, Some(Decision::Ended)).await?;
                let (tenant, task) = (tx.tenant().clone(), store::wakeups::Task::WarnOfGrants);
                store::wakeups::wake(tx, &tenant, task, chrono::DateTime::UNIX_EPOCH).await
            })
        });
        let again: Result<(), store::StoreError> = again.await;
        again.unwrap();
        app.tells().await;
        assert_eq!(titles(&nina).await.len(), 1);
        let body = RequestPartnershipRequest {
            customer: "meadow.example".to_owned(),
            roles: vec![Role::GlobalReader],
            days: 30,
        };
        nina.gets(&RequestPartnership { body }).await;
        app.tells().await;
        let amir = app.signed_in("amir@meadow.example").await;
        assert_eq!(titles(&amir).await, ["Northstar Partners asks to administer your organization"]);
    }

    async fn a_day_that_is_no_instant_marks_nothing(app: App) {
        let gwen = app.signed_in(GWEN).await;
        let request = gwen.request(Method::POST, "/api/v1/notices/read");
        let answer = crate::support::answer(request.json(&json!({ "until": "today" }))).await;
        assert_eq!(answer.status, 400);
    }
}
