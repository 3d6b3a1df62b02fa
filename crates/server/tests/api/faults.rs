//! What goes wrong between us and the card processor (`quality.md` T10), and
//! that nobody is charged twice or for nothing.

use api::orders::GetQuote;
use domain::checkout::OrderState;
use server::use_cases::orders::reconcile;

use crate::support::{App, Card, Engine, both};

const POWER_BI_PRO: &str = "CFQ7TTC0L3PB";

both! {
    /// The charge happened and the answer was lost: asked again, never
    /// charged again.
    async fn an_answer_that_is_lost_leaves_the_order_being_checked_until_it_is_settled(app: App) {
        app.gateway.webhooks("pause").await;
        for fault in ["lose_answer", "garbage", "http_500", "refuse"] {
            let before = app.gateway.charges().await.len();
            let ada = app.signed_in("ada@harbor.example").await;
            let quote = ada.quotes(POWER_BI_PRO, 1).await;
            let card = ada.types_card(&quote, Card::GOOD).await;
            // The second one answers the question that the order page asks.
            app.gateway.fails("payment_intents.create", fault, 2).await;
            let order = ada.gets(&ada.order_call(&quote, &card, fault)).await;
            assert_eq!(order.status, OrderState::BeingChecked { attempt: 1 }, "{fault}");
            let again = ada.gets(&ada.order_call(&quote, &card, &format!("tab of {fault}"))).await;
            assert_eq!(again.id, order.id, "{fault}");
            assert_eq!(again.status, OrderState::Paid { attempt: 1 }, "{fault}");
            assert_eq!(app.gateway.charges().await.len(), before + 1, "{fault}");
        }
    }

    /// Nobody looks at the order any more, and it is settled all the same.
    async fn the_reconciler_settles_what_its_own_request_left_open(app: App) {
        app.gateway.webhooks("pause").await;
        let ada = app.signed_in("ada@harbor.example").await;
        let quote = ada.quotes(POWER_BI_PRO, 1).await;
        let card = ada.types_card(&quote, Card::GOOD).await;
        app.gateway.fails("payment_intents.create", "lose_answer", 2).await;
        let order = ada.gets(&ada.order_call(&quote, &card, "lost")).await;
        assert_eq!(order.status, OrderState::BeingChecked { attempt: 1 });
        assert_eq!(reconcile(&app.state).await.unwrap(), 0, "left to its own request at first");
        app.clock.advance(chrono::TimeDelta::seconds(20));
        assert_eq!(reconcile(&app.state).await.unwrap(), 1);
        assert_eq!(reconcile(&app.state).await.unwrap(), 0, "settled, so not due any more");
        assert_eq!(ada.order(&order.id).await.status, OrderState::Paid { attempt: 1 });
        assert_eq!(app.gateway.charges().await.len(), 1);
    }

    /// The processor's event alone completes the order.
    async fn an_event_completes_an_order_that_its_request_could_not(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let order = ada.buys(POWER_BI_PRO, 1, Card::CONFIRMED_BY_BANK).await;
        let frame = order.confirmation.clone().unwrap().frame_url;
        // The order is only read from the database from here on.
        app.gateway.authenticates(&frame, true).await;
        let quote = GetQuote { quote: order.quote.clone() };
        assert_eq!(ada.gets(&quote).await.order, Some(order.id.clone()));
        app.waits_until_paid(&order.id).await;
        assert_eq!(app.gateway.charges().await.len(), 1);
    }

    async fn an_event_without_the_processors_signature_changes_nothing(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let address = server::http::EVENTS_PATH;
        let body = r#"{"type":"payment_intent.succeeded","data":{"object":{"id":"pi_x"}}}"#;
        for signature in ["", "t=1,v1=00", "t=99999999999,v1="] {
            let request = ada.request(reqwest::Method::POST, address).body(body);
            let request = request.header("stripe-signature", signature);
            assert_eq!(crate::support::answer(request).await.code(), "not_found");
        }
    }

    async fn a_processor_that_is_away_before_the_order_leaves_nothing_behind(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let quote = ada.quotes(POWER_BI_PRO, 1).await;
        let card = ada.types_card(&quote, Card::GOOD).await;
        app.gateway.fails("payment_methods.retrieve", "refuse", 1).await;
        let answer = ada.sends(&ada.order_call(&quote, &card, "away")).await;
        assert_eq!((answer.status, answer.code()), (503, "unavailable"));
        let order = ada.gets(&ada.order_call(&quote, &card, "away")).await;
        assert_eq!(order.status, OrderState::Paid { attempt: 1 }, "the same key goes on");
        assert_eq!(app.gateway.charges().await.len(), 1);
    }
}
