//! From a quote to a subscription, as it should go and as people do it.

use api::apps::{ListApps, OpenApp};
use api::catalog::CheckEligibility;
use api::orders::{GetOrder, GetQuote, PlaceOrder, QuoteBody};
use api::session::{SwitchOrganization, SwitchOrganizationRequest};
use api::subscriptions::GetSubscription;
use chrono::TimeDelta;
use domain::checkout::{DeclineReason, OrderState};
use domain::money::Money;
use domain::subscription::SubscriptionStatus;
use server::catalog_file;

use crate::support::{App, Card, Engine, Person, both};

const POWER_BI_PRO: &str = "CFQ7TTC0L3PB";
const PROJECT_PLAN_1: &str = "CFQ7TTC0KXND";

/// Why this person cannot quote this product, if so.
async fn refusal(person: &Person<'_>, product: &str) -> Option<&'static str> {
    let answer = person.sends(&person.quote_call(product, 1)).await;
    (answer.status != 200).then(|| answer.problem().reason.unwrap().as_str())
}

both! {
    /// R1, R11, R12, R16, R30, R32: three licenses, a card, usable at once.
    async fn a_member_buys_licenses_without_an_admins_step(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let quote = ada.quotes(POWER_BI_PRO, 3).await;
        let amounts = &quote.amounts;
        assert_eq!((amounts.net.minor(), amounts.tax.minor(), amounts.total.minor()), (2820, 592, 3412));
        let card = ada.types_card(&quote, Card::GOOD).await;
        let order = ada.gets(&ada.order_call(&quote, &card, "click-1")).await;
        assert_eq!(order.status, OrderState::Paid { attempt: 1 });
        assert_eq!(order.card.unwrap().last4(), "4242");

        let subscription = order.subscription.unwrap();
        let detail = ada.gets(&GetSubscription { subscription }).await;
        assert_eq!(detail.subscription.status, SubscriptionStatus::Active);
        assert_eq!(detail.subscription.purchaser.unwrap().name, "Ada Visser");
        assert_eq!(detail.order_history[0].bill_number.as_deref(), Some("HARB-000001"));
        let charges = app.gateway.charges().await;
        assert_eq!(charges.len(), 1);
        assert_eq!((charges[0]["amount"].as_i64(), charges[0]["currency"].as_str()), (Some(3412), Some("eur")));
    }

    /// The tile is there at once, and opens with a license.
    async fn the_purchaser_opens_the_product_once_she_has_a_license(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let order = ada.buys(POWER_BI_PRO, 1, Card::GOOD).await;
        let tiles = ada.gets(&ListApps).await.items;
        assert_eq!((tiles.len(), tiles[0].is_licensed), (1, false));
        ada.assigns(order.subscription.as_ref().unwrap(), "usr_harb_ada").await.ok::<serde_json::Value>();
        let opening = ada.gets(&OpenApp { slug: "power-bi-pro".into() }).await;
        assert!(opening.tile.is_licensed);
        assert!(ada.order(&order.id).await.viewer_has_license);
    }

    /// R6, R7, R16–R21: who may not, and why, decided by the server too.
    async fn people_who_may_not_buy_are_refused_with_their_reason(app: App) {
        let rows = [
            ("rita@rivertown.example", POWER_BI_PRO, Some("government_organization")),
            ("hugo@hillside.example", POWER_BI_PRO, Some("education_organization")),
            ("leela@lotus.example", POWER_BI_PRO, Some("market_closed")),
            ("sam@sprout.example", POWER_BI_PRO, Some("unmanaged_organization")),
            ("ines@ipanema.example", PROJECT_PLAN_1, Some("product_not_sold_in_market")),
            ("ines@ipanema.example", POWER_BI_PRO, None),
            ("cyril@congorail.example", PROJECT_PLAN_1, Some("product_not_sold_in_market")),
            ("cyril@congorail.example", POWER_BI_PRO, None),
            ("cleo@harbor.example", POWER_BI_PRO, None),
            ("zoe@meadow.example", POWER_BI_PRO, None),
        ];
        for (email, product, expected) in rows {
            let person = app.signed_in(email).await;
            assert_eq!(refusal(&person, product).await, expected, "{email} {product}");
        }
    }

    /// R20: Zoe is a guest of Harbor.
    async fn a_guest_cannot_buy_where_she_is_a_guest(app: App) {
        let zoe = app.signed_in("zoe@meadow.example").await;
        let organization = "harbor.example".to_owned();
        let body = SwitchOrganizationRequest { organization };
        zoe.gets(&SwitchOrganization { body }).await;
        assert_eq!(refusal(&zoe, POWER_BI_PRO).await, Some("guest"));
        let checks = zoe.gets(&CheckEligibility { slug: "power-bi-pro".into(), trial: None }).await;
        assert!(!checks.is_eligible);
        let refused: Vec<_> = checks.checks.iter().filter(|check| check.passed == Some(false)).collect();
        assert_eq!((refused.len(), refused[0].rule.as_str()), (1, "not_guest"));
    }

    /// The double click, the two tabs and the repeated request: one order.
    async fn one_quote_gives_one_order_however_often_it_is_placed(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let quote = ada.quotes(POWER_BI_PRO, 2).await;
        let card = ada.types_card(&quote, Card::GOOD).await;
        let calls: Vec<PlaceOrder> =
            (0..10).map(|tab| ada.order_call(&quote, &card, &format!("tab-{}", tab / 2))).collect();
        let answers = futures::future::join_all(calls.iter().map(|call| ada.sends(call))).await;
        let mut orders: Vec<String> =
            answers.iter().map(|answer| answer.ok::<api::orders::OrderBody>().id.to_string()).collect();
        orders.dedup();
        assert_eq!(orders.len(), 1, "{orders:?}");
        assert_eq!(app.gateway.charges().await.len(), 1);
        let again = ada.gets(&GetQuote { quote: quote.id }).await;
        assert_eq!(again.order.unwrap().to_string(), orders[0], "a reload finds the order");
    }

    async fn a_key_that_was_used_for_another_body_is_refused(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let first = ada.quotes(POWER_BI_PRO, 1).await;
        let second = ada.quotes(POWER_BI_PRO, 2).await;
        let card = ada.types_card(&first, Card::GOOD).await;
        ada.gets(&ada.order_call(&first, &card, "same")).await;
        let answer = ada.sends(&ada.order_call(&second, &card, "same")).await;
        assert_eq!((answer.status, answer.code()), (422, "idempotency_key_reused"));
        assert_eq!(app.gateway.charges().await.len(), 1);
    }

    async fn a_declined_card_can_be_followed_by_another(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let quote = ada.quotes(POWER_BI_PRO, 1).await;
        let declines = [
            (Card::DECLINED, DeclineReason::CardDeclined),
            (Card::NO_FUNDS, DeclineReason::InsufficientFunds),
        ];
        let mut attempt = 0;
        for (card, reason) in declines {
            attempt += 1;
            let card = ada.types_card(&quote, card).await;
            let call = ada.order_call(&quote, &card, &format!("try-{attempt}"));
            let problem = ada.sends(&call).await.problem();
            assert_eq!((problem.status, problem.code.as_str()), (402, "card_declined"));
            let order = problem.order.unwrap();
            assert_eq!(order.status, OrderState::Declined { attempt, reason });
            assert!(order.subscription.is_none());
        }
        let card = ada.types_card(&quote, Card::GOOD).await;
        let order = ada.gets(&ada.order_call(&quote, &card, "try-3")).await;
        assert_eq!(order.status, OrderState::Paid { attempt: 3 });
        assert_eq!(app.gateway.charges().await.len(), 1);
    }

    async fn the_bank_confirms_and_the_order_is_paid(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let order = ada.buys(POWER_BI_PRO, 1, Card::CONFIRMED_BY_BANK).await;
        assert_eq!(order.status, OrderState::AwaitingConfirmation { attempt: 1 });
        app.gateway.authenticates(&order.confirmation.unwrap().frame_url, true).await;
        let order = ada.order(&order.id).await;
        assert_eq!(order.status, OrderState::Paid { attempt: 1 });
        assert_eq!(app.gateway.charges().await.len(), 1);
    }

    async fn a_confirmation_that_was_declined_leaves_another_card_to_try(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let order = ada.buys(POWER_BI_PRO, 1, Card::CONFIRMED_BY_BANK).await;
        app.gateway.authenticates(&order.confirmation.unwrap().frame_url, false).await;
        let order = ada.order(&order.id).await;
        let reason = DeclineReason::ConfirmationFailed;
        assert_eq!(order.status, OrderState::Declined { attempt: 1, reason });
        let quote = ada.gets(&GetQuote { quote: order.quote }).await;
        let card = ada.types_card(&quote, Card::GOOD).await;
        let order = ada.gets(&ada.order_call(&quote, &card, "second")).await;
        assert_eq!(order.status, OrderState::Paid { attempt: 2 });
    }

    /// Never charged unseen: the buyer accepts the very amount.
    async fn an_amount_that_the_buyer_did_not_see_is_never_charged(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let quote = ada.quotes(POWER_BI_PRO, 1).await;
        let card = ada.types_card(&quote, Card::GOOD).await;
        let mut call = ada.order_call(&quote, &card, "unseen");
        call.body.accepted_total = Money::new(1, quote.amounts.total.currency());
        let problem = ada.sends(&call).await.problem();
        assert_eq!(problem.code.as_str(), "quote_changed");
        assert_eq!(problem.quote.unwrap().amounts.total, quote.amounts.total);
        assert!(app.gateway.charges().await.is_empty());
    }

    async fn a_price_that_changed_between_quote_and_order_is_shown_and_asked_again(app: App) {
        let dearer = catalog_file::DEFAULT.replacen("EUR = \"9.40\"", "EUR = \"9.90\"", 1);
        let ada = app.signed_in("ada@harbor.example").await;
        let quote: QuoteBody = ada.quotes(POWER_BI_PRO, 1).await;
        let card = ada.types_card(&quote, Card::GOOD).await;
        let (call, cookie) = (ada.order_call(&quote, &card, "old-price"), ada.cookie.clone());
        let app = app.restarted_with(catalog_file::parse(&dearer).unwrap()).await;
        let mut ada = app.visitor();
        ada.cookie = cookie;
        let problem = ada.sends(&call).await.problem();
        assert_eq!((problem.status, problem.code.as_str()), (409, "quote_changed"));
        assert_eq!(problem.quote.unwrap().amounts.unit_price.minor(), 990);
        assert!(app.gateway.charges().await.is_empty());
    }

    async fn a_quote_of_yesterday_is_asked_for_anew(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let quote = ada.quotes(POWER_BI_PRO, 1).await;
        app.clock.advance(TimeDelta::hours(25));
        let ada = app.signed_in("ada@harbor.example").await;
        let card = ada.types_card(&quote, Card::GOOD).await;
        let answer = ada.sends(&ada.order_call(&quote, &card, "late")).await;
        assert_eq!((answer.status, answer.code()), (409, "quote_expired"));
    }

    async fn a_card_of_somebody_else_is_not_taken(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let ben = app.signed_in("ben@harbor.example").await;
        let quote = ben.quotes(POWER_BI_PRO, 1).await;
        ben.types_card(&quote, Card::GOOD).await;
        let adas_quote = ada.quotes(POWER_BI_PRO, 1).await;
        let adas_card = ada.types_card(&adas_quote, Card::GOOD).await;
        let problem = ben.sends(&ben.order_call(&quote, &adas_card, "stolen")).await.problem();
        assert_eq!((problem.status, problem.fields[0].field.as_str()), (400, "payment_method"));
        assert!(app.gateway.charges().await.is_empty());
    }

    async fn quotes_and_orders_of_others_do_not_exist(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let order = ada.buys(POWER_BI_PRO, 1, Card::GOOD).await;
        for email in ["ben@harbor.example", "gwen@harbor.example", "zoe@meadow.example"] {
            let other = app.signed_in(email).await;
            let order = GetOrder { order: order.id.clone() };
            assert_eq!(other.sends(&order).await.code(), "not_found");
        }
        let ben = app.signed_in("ben@harbor.example").await;
        assert_eq!(ben.sends(&GetQuote { quote: order.quote }).await.code(), "not_found");
    }

    /// R14, R15: nothing but a card is understood.
    async fn payment_by_invoice_is_not_accepted(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let quote = ada.quotes(POWER_BI_PRO, 1).await;
        let body = serde_json::json!({
            "quote": quote.id, "payment": "invoice", "accepted_total": quote.amounts.total,
        });
        let request = ada.request(reqwest::Method::POST, "/api/v1/orders").json(&body);
        let answer = crate::support::answer(request.header(api::IDEMPOTENCY_HEADER, "x")).await;
        assert_eq!(answer.status, 400);
        assert!(app.gateway.charges().await.is_empty());
    }
}

/// The pooler lends each connection to one after the other (`decisions.md` 29).
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_purchase_goes_through_a_pooler_in_transaction_mode() {
    let app = App::start(Engine::Pooled).await;
    let (ada, ben) = (
        app.signed_in("ada@harbor.example").await,
        app.signed_in("ben@harbor.example").await,
    );
    let (hers, his) = tokio::join!(
        ada.buys(POWER_BI_PRO, 3, Card::GOOD),
        ben.buys(PROJECT_PLAN_1, 1, Card::GOOD)
    );
    for order in [&hers, &his] {
        assert_eq!(order.status, OrderState::Paid { attempt: 1 });
    }
    let subscription = hers.subscription.unwrap();
    assert_eq!(
        ben.sends(&GetSubscription { subscription }).await.status,
        404
    );
    assert_eq!(app.gateway.charges().await.len(), 2);
}
