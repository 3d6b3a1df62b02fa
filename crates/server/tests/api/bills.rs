//! Bills with their lines, paying an open one, and the cards that pay (R14, R15, R28, B20).

use api::bills::{BillDetail, BillRow, GetBill, ListBills, PayBill, PayBillRequest};
use api::cards::{
    AddCard, AddCardRequest, BillingDetails, Cards, ListCards, MakeCardDefault, RemoveCard,
    ReplaceCard, ReplaceCardRequest, SetBillingDetails, SetUpOwnCard,
};
use api::changes::{
    ChangeSubscription, ChangeSubscriptionRequest, PreviewChange, PreviewChangeRequest,
};
use api::subscriptions::{GetSubscription, SubscriptionDetail};
use chrono::TimeDelta;
use domain::billing::bill::BillStatus;
use domain::billing::change::{CancelReason, Change};
use domain::billing::line::LineKind;
use domain::checkout::{DeclineReason, OrderState};
use domain::ids::{InvoiceId, PaymentMethodId, SubscriptionId};
use domain::subscription::SubscriptionStatus;
use server::use_cases::billing::attend_subscriptions;
use server::use_cases::orders::reconcile;

use crate::support::{Answer, App, Card, Engine, Person, both};

const POWER_BI: &str = "CFQ7TTC0L3PB";

async fn buys(person: &Person<'_>, quantity: u32, card: Card) -> SubscriptionId {
    let order = person.buys(POWER_BI, quantity, card).await;
    order.subscription.unwrap()
}

async fn shown(person: &Person<'_>, subscription: &SubscriptionId) -> SubscriptionDetail {
    let subscription = subscription.clone();
    person.gets(&GetSubscription { subscription }).await
}

async fn bills(person: &Person<'_>, subscription: Option<&SubscriptionId>) -> Vec<BillRow> {
    let call = ListBills {
        subscription: subscription.cloned(),
        cursor: None,
    };
    person.gets(&call).await.items
}

async fn bill(person: &Person<'_>, invoice: &InvoiceId) -> BillDetail {
    let invoice = invoice.clone();
    person.gets(&GetBill { invoice }).await
}

async fn pays(person: &Person<'_>, bill: &BillRow, card: &PaymentMethodId, key: &str) -> Answer {
    let call = PayBill {
        invoice: bill.id.clone(),
        idempotency_key: key.to_owned(),
        body: PayBillRequest {
            accepted_total: bill.total,
            payment_method: card.clone(),
        },
    };
    person.sends(&call).await
}

async fn types_card(person: &Person<'_>, card: Card) -> PaymentMethodId {
    let frame = person.gets(&SetUpOwnCard).await.frame_url;
    let token = person.app.gateway.tokenizes(&frame, card).await;
    PaymentMethodId::parse(&token).unwrap()
}

async fn cards(person: &Person<'_>) -> Cards {
    person.gets(&ListCards).await
}

async fn works(app: &App) {
    for _ in 0..3 {
        attend_subscriptions(&app.state).await.unwrap();
        reconcile(&app.state).await.unwrap();
    }
    app.tells().await;
}

/// A subscription whose first renewal failed, and its open bill.
async fn unpaid(person: &Person<'_>) -> (SubscriptionId, BillRow) {
    let id = buys(person, 2, Card::FAILS_AT_RENEWAL).await;
    person.app.clock.passes(TimeDelta::days(32));
    works(person.app).await;
    let bill = bills(person, Some(&id)).await.remove(0);
    assert_eq!(bill.status, BillStatus::Open);
    (id, bill)
}

both! {
    // R28a, I4: every bill is the sum of its lines, and numbers have no gaps.
    async fn every_bill_is_the_sum_of_its_lines(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let id = buys(&ada, 3, Card::GOOD).await;
        app.clock.passes(TimeDelta::days(10));
        for licenses in [5, 2] {
            let change = Change::Licenses(licenses);
            let body = PreviewChangeRequest { change };
            let seen = ada.gets(&PreviewChange { subscription: id.clone(), body }).await;
            let body = ChangeSubscriptionRequest {
                change,
                accepted_total: seen.totals.total,
                payment_method: None,
            };
            let idempotency_key = format!("to-{licenses}");
            ada.gets(&ChangeSubscription { subscription: id.clone(), idempotency_key, body }).await;
        }
        app.clock.passes(TimeDelta::days(22));
        works(&app).await;
        let listed = bills(&ada, Some(&id)).await;
        let numbers: Vec<_> = listed.iter().map(|bill| bill.number.as_str()).collect();
        assert_eq!(numbers, ["HARB-000004", "HARB-000003", "HARB-000002", "HARB-000001"]);
        for row in &listed {
            let bill = bill(&ada, &row.id).await;
            let sum = |amount: fn(&api::changes::LineBody) -> i64| -> i64 {
                bill.lines.iter().map(amount).sum()
            };
            assert_eq!(sum(|line| line.net.minor()), bill.totals.net.minor());
            assert_eq!(sum(|line| line.tax.minor()), bill.totals.tax.minor());
            assert_eq!(bill.totals.total, row.total);
            assert_eq!(bill.organization, "Harbor Logistics");
            assert_eq!(bill.payer.unwrap().email, "ada@harbor.example");
            assert!(bill.settled_at.is_some(), "{}", row.number);
        }
        let statuses: Vec<_> = listed.iter().map(|bill| bill.status).collect();
        let paid = BillStatus::Paid;
        assert_eq!(statuses, [paid, BillStatus::Credit, paid, paid]);
        let credit = bill(&ada, &listed[1].id).await;
        assert!(credit.lines.iter().any(|line| line.kind == LineKind::Credit));
        assert!(credit.totals.total.minor() < 0);
        // What was charged is what the bills say (I4).
        let billed: i64 = listed.iter().map(|bill| bill.total.minor()).sum();
        let ledger = app.gateway.ledger().await;
        let charges = ledger["charges"].as_array().unwrap().iter();
        let kept = charges.filter(|charge| charge["captured"] == true).map(|charge| {
            charge["amount"].as_i64().unwrap() - charge["amount_refunded"].as_i64().unwrap()
        });
        assert_eq!(kept.sum::<i64>(), billed);
    }

    // R28b: what failed is paid with another card, which pays from now on.
    async fn an_open_bill_is_paid_with_another_card(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let (id, open) = unpaid(&ada).await;
        let unpaid = shown(&ada, &id).await.unpaid.unwrap();
        assert_eq!(unpaid.bill.as_ref(), Some(&open.id));
        assert_eq!(unpaid.reason, Some(DeclineReason::CardDeclined));
        assert!(unpaid.next_try_at.is_some());
        assert!(bill(&ada, &open.id).await.can_pay);
        let bad = types_card(&ada, Card::DECLINED).await;
        assert_eq!(pays(&ada, &open, &bad, "bad").await.code(), "card_declined");
        let tries = shown(&ada, &id).await.unpaid.unwrap().next_try_at;
        assert_eq!(tries, unpaid.next_try_at, "a try of one's own is none of the others");
        let good = types_card(&ada, Card::GOOD).await;
        let paid: api::orders::OrderBody = pays(&ada, &open, &good, "good").await.ok();
        assert!(matches!(paid.status, OrderState::Paid { .. }));
        let again: api::orders::OrderBody = pays(&ada, &open, &good, "good").await.ok();
        assert_eq!(again.id, paid.id, "the same click");
        assert_eq!(pays(&ada, &open, &good, "another").await.code(), "bill_not_open");
        let after = shown(&ada, &id).await;
        assert_eq!((after.unpaid, after.subscription.status), (None, SubscriptionStatus::Active));
        assert_eq!(app.gateway.charges().await.len(), 2);
        // It renews with that card.
        app.clock.passes(TimeDelta::days(31));
        works(&app).await;
        assert_eq!(app.gateway.charges().await.len(), 3);
    }

    // 3-D Secure on a renewal: the bank asks, so the purchaser is asked.
    async fn a_renewal_that_the_bank_wants_confirmed_is_paid_by_hand(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let id = buys(&ada, 1, Card::GOOD).await;
        let old = cards(&ada).await.items.remove(0).payment_method;
        let by = types_card(&ada, Card::CONFIRMED_BY_BANK).await;
        let body = ReplaceCardRequest { by: by.clone() };
        ada.gets(&ReplaceCard { payment_method: old, body }).await;
        app.clock.passes(TimeDelta::days(32));
        works(&app).await;
        let unpaid = shown(&ada, &id).await.unpaid.unwrap();
        assert_eq!(unpaid.reason, Some(DeclineReason::ConfirmationFailed));
        let open = bills(&ada, Some(&id)).await.remove(0);
        let order: api::orders::OrderBody = pays(&ada, &open, &by, "by-hand").await.ok();
        app.gateway.authenticates(&order.confirmation.unwrap().frame_url, true).await;
        app.waits_until_paid(&order.id).await;
        assert_eq!(bills(&ada, Some(&id)).await[0].status, BillStatus::Paid);
    }

    // The processor ends the payment first, so that no money comes after the end.
    async fn a_confirmation_that_never_comes_does_not_keep_a_bill_open(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let (id, open) = unpaid(&ada).await;
        let card = types_card(&ada, Card::CONFIRMED_BY_BANK).await;
        let order: api::orders::OrderBody = pays(&ada, &open, &card, "slow").await.ok();
        assert!(order.confirmation.is_some());
        app.clock.passes(TimeDelta::days(31));
        for _ in 0..2 {
            works(&app).await;
            app.clock.advance(TimeDelta::minutes(11));
        }
        works(&app).await;
        let over = shown(&ada, &id).await;
        assert_eq!(over.subscription.status, SubscriptionStatus::Expired);
        assert_eq!(bills(&ada, Some(&id)).await[0].status, BillStatus::Void);
        assert_eq!(pays(&ada, &open, &card, "late").await.code(), "bill_not_open");
        assert_eq!(app.gateway.charges().await.len(), 1);
    }

    // A subscription with an open bill is canceled at once: nothing is asked for any more.
    async fn to_cancel_now_ends_an_open_bill(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let (id, open) = unpaid(&ada).await;
        let change = Change::CancelNow(CancelReason::Other);
        let body = PreviewChangeRequest { change };
        let seen = ada.gets(&PreviewChange { subscription: id.clone(), body }).await;
        assert_eq!(seen.totals.total.minor(), 0, "what was not paid is not given back");
        let body = ChangeSubscriptionRequest {
            change,
            accepted_total: seen.totals.total,
            payment_method: None,
        };
        let idempotency_key = "over".to_owned();
        ada.gets(&ChangeSubscription { subscription: id.clone(), idempotency_key, body }).await;
        assert_eq!(bill(&ada, &open.id).await.bill.status, BillStatus::Void);
        app.clock.passes(TimeDelta::days(10));
        works(&app).await;
        assert_eq!(app.gateway.charges().await.len(), 1);
    }

    // R28c: another card in the place of one moves what it pays; both stay listed.
    async fn a_replaced_card_hands_over_what_it_pays(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let ids = [buys(&ada, 1, Card::GOOD).await, buys(&ada, 2, Card::GOOD).await];
        let before = cards(&ada).await;
        assert_eq!(before.items.len(), 2, "one per purchase");
        assert!(before.items[0].is_default);
        let old = before.items[0].payment_method.clone();
        let by = types_card(&ada, Card::FAILS_AT_RENEWAL).await;
        let body = ReplaceCardRequest { by: by.clone() };
        let after = ada.gets(&ReplaceCard { payment_method: old.clone(), body }).await;
        assert_eq!(after.items.len(), 3);
        let row = |token: &PaymentMethodId| {
            after.items.iter().find(|card| card.payment_method == *token).unwrap().clone()
        };
        assert!(row(&old).pays_for.is_empty());
        assert_eq!(row(&by).pays_for[0].subscription, ids[0]);
        assert_eq!(shown(&ada, &ids[0]).await.card.unwrap().last4(), "0341");
        // Only what pays nothing goes.
        let in_use = RemoveCard { payment_method: by.clone() };
        assert_eq!(ada.sends(&in_use).await.code(), "card_in_use");
        let left = ada.gets(&RemoveCard { payment_method: old.clone() }).await;
        assert_eq!(left.items.len(), 2);
        ada.gets(&MakeCardDefault { payment_method: by.clone() }).await;
        assert_eq!(cards(&ada).await.items[0].payment_method, by);
    }

    async fn nobody_keeps_the_card_of_another(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let ben = app.signed_in("ben@harbor.example").await;
        buys(&ben, 1, Card::GOOD).await;
        let bens = cards(&ben).await.items.remove(0).payment_method;
        let body = AddCardRequest { payment_method: bens };
        assert_eq!(ada.sends(&AddCard { body }).await.code(), "invalid_field");
        assert!(cards(&ada).await.items.is_empty());
    }

    // B20: tax id and cost center stand on the bill, as they were when it was written.
    async fn a_bill_says_tax_id_and_cost_center(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let details = |tax_id: &str, cost_center: &str| SetBillingDetails {
            body: BillingDetails {
                tax_id: Some(tax_id.to_owned()),
                cost_center: Some(cost_center.to_owned()),
            },
        };
        let wrong = ada.sends(&details("DE123456789", "4711")).await;
        assert_eq!(wrong.problem().fields[0].field, "tax_id");
        let long = ada.sends(&details("", &"x".repeat(51))).await;
        assert_eq!(long.problem().fields[0].field, "cost_center");
        let set = ada.gets(&details("nl 123456782 b90", " 4711 ")).await;
        assert_eq!(set.tax_id.as_deref(), Some("NL123456782B90"));
        let id = buys(&ada, 1, Card::GOOD).await;
        ada.gets(&details("", "4712")).await;
        let row = bills(&ada, Some(&id)).await.remove(0);
        let payer = bill(&ada, &row.id).await.payer.unwrap();
        assert_eq!(payer.tax_id.as_deref(), Some("NL123456782B90"));
        assert_eq!(payer.cost_center.as_deref(), Some("4711"));
    }

    // R14, R15: self-service is paid by card; a central purchase is settled under the agreement.
    async fn a_central_bill_is_settled_under_the_agreement(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        buys(&ada, 1, Card::GOOD).await;
        let gwen = app.signed_in("gwen@harbor.example").await;
        let central = SubscriptionId::parse("sub_harb_central").unwrap();
        let ends_at = shown(&gwen, &central).await.subscription.expires_at;
        let now = server::clock::Clock::business_now(&*app.state.clock);
        app.clock.passes(ends_at - now + TimeDelta::seconds(20));
        works(&app).await;
        let row = bills(&gwen, Some(&central)).await.remove(0);
        assert_eq!((row.status, row.payer), (BillStatus::ByAgreement, None));
        let detail = bill(&gwen, &row.id).await;
        assert!(!detail.can_pay && detail.card.is_none());
        assert!(bills(&ada, Some(&central)).await.is_empty());
        let all = bills(&gwen, None).await;
        assert!(all.iter().any(|bill| bill.payer.is_some()), "R33: admins see every bill");
        assert!(bills(&ada, None).await.iter().all(|bill| bill.payer.is_some()));
    }
}
