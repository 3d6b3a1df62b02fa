//! How much people buy before they have to ask (B5).

use api::catalog::CheckEligibility;
use api::request_settings::{GroupLimit, NewLimit};
use api::trials::{StartTrial, StartTrialRequest};
use chrono::TimeDelta;
use domain::eligibility::Ineligible;
use domain::ids::{GroupId, TenantId, UserId};
use domain::license_request::ApprovalWay;
use domain::money::{Currency, Money};
use domain::trial::Trial;
use server::clock::Clock;
use store::groups::{self, GroupRecord};

use crate::license_requests::{POWER_BI, VISIO, approving, asks, options};
use crate::request_settings::harbor_sets;
use crate::support::{App, Card, Engine, Person, both};

const fn licenses(most: u32) -> NewLimit {
    NewLimit {
        licenses: Some(most),
        money: None,
    }
}

fn euros(most: i64) -> NewLimit {
    NewLimit {
        licenses: None,
        money: Some(Money::new(most, Currency::parse("EUR").unwrap())),
    }
}

async fn why_not(person: &Person<'_>) -> Option<Ineligible> {
    let slug = "visio-plan-1".to_owned();
    person
        .gets(&CheckEligibility { slug, trial: None })
        .await
        .reason
}

/// A group of Harbor with this person in it.
async fn group_of(app: &App, group: &str, person: &str) -> GroupId {
    let at = app.state.clock.business_now();
    let group = GroupRecord {
        id: GroupId::parse(group).unwrap(),
        display_name: group.to_owned(),
        external_id: None,
        created_at: at,
        modified_at: at,
        version: 1,
    };
    let (id, person) = (group.id.clone(), UserId::parse(person).unwrap());
    let harbor = TenantId::parse("ten_harb").unwrap();
    let unit = app.state.store.write(&harbor, move |tx| {
        let (group, person) = (group.clone(), person.clone());
        Box::pin(async move {
            groups::insert(tx, &group).await?;
            groups::add_members(tx, &group.id, &[person]).await
        })
    });
    unit.await.unwrap();
    id
}

both! {
    // B5: above the limit an approval is needed, and lets one purchase pass.
    async fn above_the_limit_people_ask_and_one_purchase_is_let_through(app: App) {
        harbor_sets(&app, 0, |body| body.limit = licenses(2)).await;
        let ben = app.signed_in("ben@harbor.example").await;
        assert_eq!(why_not(&ben).await, None);
        let refused = ben.sends(&ben.quote_call(VISIO, 3)).await.problem();
        assert_eq!(refused.reason, Some(Ineligible::AboveLimit));
        ben.buys(VISIO, 2, Card::GOOD).await;
        assert_eq!(why_not(&ben).await, Some(Ineligible::AboveLimit));
        assert!(options(&ben, "visio-plan-1").await.may_ask);
        let request = asks(&ben, VISIO, "visio-plan-1").await;
        let bill = app.signed_in("bill@harbor.example").await;
        bill.gets(&approving(&request, ApprovalWay::AllowPurchase)).await;
        assert_eq!(why_not(&ben).await, None);
        let (one, two) = (ben.quotes(VISIO, 3).await, ben.quotes(VISIO, 3).await);
        let card = ben.types_card(&one, Card::GOOD).await;
        assert_eq!(ben.sends(&ben.order_call(&one, &card, "one")).await.status, 200);
        let card = ben.types_card(&two, Card::GOOD).await;
        let second = ben.sends(&ben.order_call(&two, &card, "two")).await.problem();
        assert_eq!(second.reason, Some(Ineligible::AboveLimit));
        // Others have a month of their own, and the next month is another one.
        let ada = app.signed_in("ada@harbor.example").await;
        assert_eq!(why_not(&ada).await, None);
        app.clock.set_ahead(TimeDelta::days(31));
        assert_eq!(why_not(&ben).await, None);
    }

    // B5, B13
    async fn a_trial_that_becomes_paid_is_within_the_limit_when_it_begins(app: App) {
        harbor_sets(&app, 0, |body| body.limit = licenses(2)).await;
        let ben = app.signed_in("ben@harbor.example").await;
        let trial = |quantity, trial| {
            let mut call = ben.quote_call(POWER_BI, quantity);
            call.body.trial = Some(trial);
            call
        };
        let refused = ben.sends(&trial(3, Trial::WITH_CARD)).await.problem();
        assert_eq!(refused.reason, Some(Ineligible::AboveLimit));
        let quote = ben.gets(&trial(2, Trial::WITH_CARD)).await;
        let card = ben.types_card(&quote, Card::GOOD).await;
        harbor_sets(&app, 1, |body| body.limit = licenses(1)).await;
        let body = StartTrialRequest {
            quote: quote.id.clone(),
            payment_method: Some(card),
            accepted_total: quote.amounts.total,
        };
        let start = StartTrial { idempotency_key: "first".to_owned(), body };
        let refused = ben.sends(&start).await.problem();
        assert_eq!(refused.reason, Some(Ineligible::AboveLimit));
        harbor_sets(&app, 2, |body| body.limit = licenses(2)).await;
        let again = StartTrial { idempotency_key: "second".to_owned(), ..start };
        assert!(ben.gets(&again).await.subscription.is_some());
    }

    // B5: the most generous group counts, in place of the limit for everybody.
    async fn money_is_counted_without_tax_and_groups_have_limits_of_their_own(app: App) {
        let field = group_of(&app, "grp_field", "usr_harb_ben").await;
        let limits = vec![GroupLimit { group: field, limit: euros(940) }];
        let saved = harbor_sets(&app, 0, |body| {
            body.limit = licenses(0);
            body.group_limits = limits;
        }).await;
        assert_eq!(&*saved.group_limits[0].group.name, "grp_field");
        let (ada, ben) = (app.signed_in("ada@harbor.example").await, app.signed_in("ben@harbor.example").await);
        assert_eq!(why_not(&ada).await, Some(Ineligible::AboveLimit));
        // Two licenses of EUR 4.70 are EUR 9.40, and EUR 11.37 with tax.
        assert_eq!(ben.sends(&ben.quote_call(VISIO, 3)).await.code(), "not_eligible");
        ben.buys(VISIO, 2, Card::GOOD).await;
        assert_eq!(why_not(&ben).await, Some(Ineligible::AboveLimit));
    }

    // B5: whoever is quick, no more is bought than the limit allows.
    async fn of_two_orders_at_once_one_is_within_the_limit(app: App) {
        harbor_sets(&app, 0, |body| body.limit = licenses(2)).await;
        let ben = app.signed_in("ben@harbor.example").await;
        let (one, two) = (ben.quotes(VISIO, 2).await, ben.quotes(VISIO, 2).await);
        let (card, other) = (ben.types_card(&one, Card::GOOD).await, ben.types_card(&two, Card::GOOD).await);
        let (one, two) = (ben.order_call(&one, &card, "one"), ben.order_call(&two, &other, "two"));
        let (one, two) = futures::join!(ben.sends(&one), ben.sends(&two));
        let mut statuses = [one.status, two.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 403], "{} {}", one.text, two.text);
    }

    async fn a_limit_holds_for_quotes_of_before_and_a_declined_card_counts_for_nothing(app: App) {
        let ben = app.signed_in("ben@harbor.example").await;
        let quote = ben.quotes(VISIO, 2).await;
        harbor_sets(&app, 0, |body| body.limit = licenses(2)).await;
        let bad = ben.types_card(&quote, Card::DECLINED).await;
        assert_eq!(ben.sends(&ben.order_call(&quote, &bad, "one")).await.code(), "card_declined");
        assert_eq!(why_not(&ben).await, None);
        harbor_sets(&app, 1, |body| body.limit = licenses(1)).await;
        let card = ben.types_card(&quote, Card::GOOD).await;
        assert_eq!(ben.sends(&ben.order_call(&quote, &card, "two")).await.code(), "not_eligible");
        harbor_sets(&app, 2, |body| body.limit = licenses(2)).await;
        let card = ben.types_card(&quote, Card::GOOD).await;
        assert_eq!(ben.sends(&ben.order_call(&quote, &card, "three")).await.status, 200);
    }
}
