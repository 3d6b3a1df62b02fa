//! Trials (B13): who begins one, and what becomes of it.

use api::catalog::CheckEligibility;
use api::orders::{GetQuote, QuoteBody, QuoteOrder};
use api::policies::{SetPolicy, SetPolicyRequest};
use api::subscriptions::{GetSubscription, SubscriptionDetail};
use api::trials::{CancelTrial, StartTrial, StartTrialRequest};
use chrono::TimeDelta;
use domain::eligibility::Ineligible;
use domain::ids::{PaymentMethodId, ProductId, TenantId, UserId};
use domain::money::Money;
use domain::policy::SelfServicePolicy;
use domain::subscription::{RecurringBilling, SubscriptionStatus};
use domain::trial::{Trial, TrialState};
use domain::user::AccountStatus;
use serde_json::Value;
use server::clock::Clock;
use server::use_cases::billing::attend_subscriptions;
use server::use_cases::orders::reconcile;

use crate::support::{Answer, App, Card, Engine, Person, both};

const VISIO_PLAN_1: &str = "CFQ7TTC0KXN9";
const VISIO_RENAMED: &str = "CFQ7TTC0HD33";
const POWER_BI_PRO: &str = "CFQ7TTC0L3PB";

fn quote_call(person: &Person<'_>, product: &str, quantity: u32, trial: Trial) -> QuoteOrder {
    let mut call = person.quote_call(product, quantity);
    call.body.trial = Some(trial);
    call
}

async fn quotes(person: &Person<'_>, product: &str, quantity: u32, trial: Trial) -> QuoteBody {
    person
        .gets(&quote_call(person, product, quantity, trial))
        .await
}

fn start_call(quote: &QuoteBody, card: Option<&PaymentMethodId>, key: &str) -> StartTrial {
    StartTrial {
        idempotency_key: key.to_owned(),
        body: StartTrialRequest {
            quote: quote.id.clone(),
            payment_method: card.cloned(),
            accepted_total: quote.amounts.total,
        },
    }
}

/// Tries a product without a card.
async fn tries(person: &Person<'_>, product: &str) -> SubscriptionDetail {
    let quote = quotes(person, product, 1, Trial::WITHOUT_CARD).await;
    starts(person, &start_call(&quote, None, quote.id.as_str())).await
}

/// Tries three licenses of Power BI Pro with a card.
async fn tries_with(person: &Person<'_>, card: Card) -> SubscriptionDetail {
    let quote = quotes(person, POWER_BI_PRO, 3, Trial::WITH_CARD).await;
    let card = person.types_card(&quote, card).await;
    starts(person, &start_call(&quote, Some(&card), quote.id.as_str())).await
}

/// Starts a trial and looks at its subscription.
async fn starts(person: &Person<'_>, call: &StartTrial) -> SubscriptionDetail {
    let subscription = person.gets(call).await.subscription.unwrap();
    person.gets(&GetSubscription { subscription }).await
}

async fn shown(person: &Person<'_>, trial: &SubscriptionDetail) -> SubscriptionDetail {
    let subscription = trial.subscription.id.clone();
    person.gets(&GetSubscription { subscription }).await
}

fn reason(answer: &Answer) -> &'static str {
    answer.problem().reason.unwrap().as_str()
}

/// So many days after the server's start, all that time asks for is done.
async fn day(app: &App, day: i64) {
    app.clock
        .set_ahead(TimeDelta::days(day) + TimeDelta::minutes(5));
    attend_subscriptions(&app.state).await.unwrap();
    reconcile(&app.state).await.unwrap();
}

/// What was recorded of an action in Harbor, as its event says it.
async fn events(app: &App, action: &'static str) -> Vec<Value> {
    let entries = app.recorded("ten_harb", action).await;
    let after = entries.into_iter().map(|entry| entry.after.unwrap());
    after
        .map(|after| serde_json::from_str(&after).unwrap())
        .collect()
}

async fn allows(app: &App, product: &str, value: SelfServicePolicy) {
    let gwen = app.signed_in("gwen@harbor.example").await;
    let version = app.policy_version(product).await;
    let body = SetPolicyRequest {
        value: Some(value),
        availability: None,
        version,
        dry_run: false,
    };
    let product = ProductId::parse(product).unwrap();
    gwen.gets(&SetPolicy { product, body }).await;
}

both! {
    // B13
    async fn a_trial_without_a_card_is_free_at_once_and_ends_by_itself(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let trial = tries(&ada, VISIO_PLAN_1).await;
        let row = &trial.subscription;
        assert_eq!((row.status, row.trial), (SubscriptionStatus::Active, Some(Trial::WITHOUT_CARD)));
        assert_eq!((row.unit_price.minor(), trial.amounts.total.minor()), (0, 0));
        assert_eq!(row.recurring_billing, RecurringBilling::Off);
        assert_eq!(row.expires_at - trial.purchased_at, TimeDelta::days(30));
        ada.assigns(&row.id, "usr_harb_ben").await.ok::<Value>();

        day(&app, 26).await;
        assert!(events(&app, "trial.ending").await.is_empty());
        day(&app, 27).await;
        day(&app, 28).await;
        let announced = events(&app, "trial.ending").await;
        assert_eq!(announced.len(), 1, "once");
        assert_eq!(announced[0]["product"], "visio-plan-1");
        assert_eq!(announced[0]["purchaser"], "usr_harb_ada");
        assert_eq!(announced[0]["amount"], Value::Null);

        day(&app, 30).await;
        let over = shown(&ada, &trial).await;
        assert_eq!(over.subscription.status, SubscriptionStatus::Expired);
        assert_eq!(over.trial.unwrap().state, TrialState::Ended);
        assert_eq!(events(&app, "trial.ended").await.len(), 1);
        assert!(app.gateway.charges().await.is_empty());
    }

    // B13: one per person and product, whatever the vendor calls it; buying is open.
    async fn a_second_trial_is_refused_and_buying_is_not(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        tries(&ada, VISIO_PLAN_1).await;
        day(&app, 31).await;
        for product in [VISIO_PLAN_1, VISIO_RENAMED] {
            for trial in [Trial::WITHOUT_CARD, Trial::WITH_CARD] {
                let refused = ada.sends(&quote_call(&ada, product, 1, trial)).await;
                assert_eq!((refused.status, reason(&refused)), (403, "trial_used"));
            }
        }
        let slug = "visio-plan-1".to_owned();
        let check = CheckEligibility { slug: slug.clone(), trial: Some(Trial::WITHOUT_CARD) };
        assert_eq!(ada.gets(&check).await.reason.unwrap().as_str(), "trial_used");
        assert!(ada.gets(&CheckEligibility { slug, trial: None }).await.is_eligible);
        ada.buys(VISIO_PLAN_1, 1, Card::GOOD).await;
        tries(&app.signed_in("ben@harbor.example").await, VISIO_PLAN_1).await;
    }

    // B13: two tabs, two keys, two quotes; one trial.
    async fn tabs_that_start_the_same_trial_at_once_land_on_the_same_one(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let mut calls = Vec::new();
        for key in ["tab 1", "tab 2", "tab 3"] {
            let quote = quotes(&ada, VISIO_PLAN_1, 2, Trial::WITHOUT_CARD).await;
            calls.push(start_call(&quote, None, key));
        }
        let started = futures::future::join_all(calls.iter().map(|call| ada.gets(call))).await;
        let first = started[0].subscription.as_ref().unwrap();
        assert!(started.iter().all(|trial| trial.subscription.as_ref() == Some(first)));
        assert_eq!(events(&app, "trial.started").await.len(), 1);
        let again = ada.gets(&calls[0]).await;
        assert_eq!(again, started[0], "the same key, the same answer");
        let won = calls.iter().map(|call| GetQuote { quote: call.body.quote.clone() });
        let mut of_quotes = Vec::new();
        for call in won {
            of_quotes.extend(ada.gets(&call).await.subscription);
        }
        assert_eq!(of_quotes, std::slice::from_ref(first), "a reload finds it");
        // Another number of licenses is another trial, and there is one.
        let refused = ada.sends(&quote_call(&ada, VISIO_PLAN_1, 3, Trial::WITHOUT_CARD)).await;
        assert_eq!(reason(&refused), "trial_used");
    }

    // B13, R38, R40
    async fn the_policy_decides_about_each_kind_of_trial(app: App) {
        use SelfServicePolicy::{Allow, AskFirst, DoNotAllow, TrialsOnly};
        let ada = app.signed_in("ada@harbor.example").await;
        for (value, without, with, buys) in [
            (Allow, None, None, None),
            (TrialsOnly, None, Some("policy_trials_only"), Some("policy_trials_only")),
            (DoNotAllow, Some("policy_do_not_allow"), Some("policy_do_not_allow"), Some("policy_do_not_allow")),
            (AskFirst, Some("policy_ask_first"), Some("policy_ask_first"), Some("policy_ask_first")),
        ] {
            allows(&app, VISIO_PLAN_1, value).await;
            for (trial, expected) in [
                (Some(Trial::WITHOUT_CARD), without),
                (Some(Trial::WITH_CARD), with),
                (None, buys),
            ] {
                let slug = "visio-plan-1".to_owned();
                let check = ada.gets(&CheckEligibility { slug, trial }).await;
                assert_eq!(check.reason.map(Ineligible::as_str), expected, "{value} {trial:?}");
            }
        }
    }

    // B13, R38: after a trial under "trials only" there is nothing to buy.
    async fn where_only_trials_are_allowed_nothing_follows_them(app: App) {
        allows(&app, VISIO_PLAN_1, SelfServicePolicy::TrialsOnly).await;
        let ada = app.signed_in("ada@harbor.example").await;
        tries(&ada, VISIO_PLAN_1).await;
        day(&app, 31).await;
        let refused = ada.sends(&ada.quote_call(VISIO_PLAN_1, 1)).await;
        assert_eq!(reason(&refused), "policy_trials_only");
    }

    // R38: no trial begins under a rule of before; what runs goes on.
    async fn a_change_of_the_policy_holds_from_then_on(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let ben = app.signed_in("ben@harbor.example").await;
        let running = tries_with(&ada, Card::GOOD).await;
        let late = quotes(&ben, POWER_BI_PRO, 1, Trial::WITH_CARD).await;
        let card = ben.types_card(&late, Card::GOOD).await;
        allows(&app, POWER_BI_PRO, SelfServicePolicy::DoNotAllow).await;
        let refused = ben.sends(&start_call(&late, Some(&card), "late")).await;
        assert_eq!(reason(&refused), "policy_do_not_allow");
        day(&app, 30).await;
        let paid = shown(&ada, &running).await;
        assert_eq!(paid.trial.unwrap().state, TrialState::BecamePaid);
    }

    // B13: announced a week before, charged once on the day at the price of the start.
    async fn a_trial_with_a_card_becomes_paid(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let trial = tries_with(&ada, Card::GOOD).await;
        let body = trial.trial.clone().unwrap();
        assert_eq!((body.state, body.can_cancel), (TrialState::Running, true));
        assert_eq!(body.price.unwrap().total.minor(), 3412);
        assert_eq!((trial.amounts.total.minor(), trial.card.as_ref().unwrap().last4()), (0, "4242"));
        assert_eq!(trial.subscription.recurring_billing, RecurringBilling::On);
        assert!(app.gateway.charges().await.is_empty(), "nothing is charged at the start");

        day(&app, 22).await;
        assert!(events(&app, "trial.ending").await.is_empty());
        day(&app, 23).await;
        let announced = events(&app, "trial.ending").await;
        assert_eq!(announced[0]["amount"]["minor"], 3412);
        assert_eq!(announced[0]["amount"]["currency"], "EUR");
        assert_eq!(announced[0]["becomes_paid"], true);
        day(&app, 29).await;
        assert!(app.gateway.charges().await.is_empty());

        day(&app, 30).await;
        let paid = shown(&ada, &trial).await;
        let row = &paid.subscription;
        assert_eq!((row.status, row.trial), (SubscriptionStatus::Active, None));
        assert_eq!(row.unit_price.minor(), 940);
        assert_eq!(paid.trial.unwrap().state, TrialState::BecamePaid);
        assert_eq!(paid.order_history[0].bill_number.as_deref(), Some("HARB-000001"));
        assert!(row.expires_at - trial.subscription.expires_at >= TimeDelta::days(28));
        assert_eq!(app.gateway.charges().await.len(), 1);
        assert_eq!(events(&app, "trial.became_paid").await[0]["amount"]["minor"], 3412);
        assert!(events(&app, "trial.ended").await.is_empty());
    }

    // B13, B23: job and reconciler may run again and meet, answers get lost; one charge.
    async fn a_conversion_that_is_interrupted_everywhere_charges_once(app: App) {
        app.gateway.webhooks("pause").await;
        let ada = app.signed_in("ada@harbor.example").await;
        let trial = tries_with(&ada, Card::GOOD).await;
        app.clock.set_ahead(TimeDelta::days(30) + TimeDelta::minutes(1));
        // Two instances take up the same trial; the order is there, and nobody has charged it.
        let (one, other) = tokio::join!(attend_subscriptions(&app.state), attend_subscriptions(&app.state));
        one.unwrap();
        other.unwrap();
        attend_subscriptions(&app.state).await.unwrap();
        assert_eq!(events(&app, "trial.ending").await.len(), 1);
        assert_eq!(app.recorded("ten_harb", "order.placed").await.len(), 1);
        assert!(app.gateway.charges().await.is_empty());
        let waiting = shown(&ada, &trial).await.trial.unwrap();
        assert_eq!((waiting.state, waiting.can_cancel), (TrialState::BecomingPaid, false));
        // The charge happens, and its answer is lost, as when the server dies over it.
        app.gateway.fails("payment_intents.create", "lose_answer", 1).await;
        reconcile(&app.state).await.unwrap();
        assert_eq!(shown(&ada, &trial).await.trial.unwrap().state, TrialState::BecomingPaid);
        app.clock.advance(TimeDelta::minutes(1));
        reconcile(&app.state).await.unwrap();
        attend_subscriptions(&app.state).await.unwrap();
        reconcile(&app.state).await.unwrap();
        let paid = shown(&ada, &trial).await;
        assert_eq!(paid.trial.unwrap().state, TrialState::BecamePaid);
        assert_eq!(paid.order_history.len(), 1);
        assert_eq!(app.gateway.charges().await.len(), 1);
        let book = app.gateway.ledger().await;
        assert_eq!(book["charges"].as_array().unwrap().len(), 1, "nothing was given back either");
    }

    // B13: a card that fails ends the trial; the person may still buy.
    async fn a_declined_card_ends_the_trial(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let trial = tries_with(&ada, Card::NO_FUNDS).await;
        day(&app, 30).await;
        let over = shown(&ada, &trial).await;
        assert_eq!(over.subscription.status, SubscriptionStatus::Expired);
        assert_eq!(over.trial.unwrap().state, TrialState::Ended);
        assert!(over.order_history.is_empty());
        let ended = events(&app, "trial.ended").await;
        assert_eq!((ended.len(), &ended[0]["reason"]), (1, &Value::from("declined")));
        day(&app, 40).await;
        assert!(app.gateway.charges().await.is_empty());
        ada.buys(POWER_BI_PRO, 1, Card::GOOD).await;
    }

    // Nobody is there to confirm anything to the bank.
    async fn a_card_that_asks_for_a_confirmation_ends_the_trial(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let trial = tries_with(&ada, Card::CONFIRMED_BY_BANK).await;
        day(&app, 30).await;
        assert_eq!(shown(&ada, &trial).await.trial.unwrap().state, TrialState::Ended);
        assert!(app.gateway.charges().await.is_empty());
    }

    // B13
    async fn a_canceled_trial_runs_to_its_end_without_a_charge(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let trial = tries_with(&ada, Card::GOOD).await;
        let subscription = trial.subscription.id.clone();
        let cancel = CancelTrial { subscription: subscription.clone() };
        for (email, code) in [
            ("gwen@harbor.example", "purchaser_only"),
            ("ben@harbor.example", "not_found"),
        ] {
            let other = app.signed_in(email).await;
            assert_eq!(other.sends(&cancel).await.code(), code, "{email}");
        }
        for _ in 0..2 {
            let canceled = ada.gets(&cancel).await;
            assert_eq!(canceled.subscription.status, SubscriptionStatus::Active);
            assert_eq!(canceled.subscription.recurring_billing, RecurringBilling::Off);
            assert_eq!(canceled.trial.unwrap().state, TrialState::Canceled);
        }
        assert_eq!(events(&app, "trial.canceled").await.len(), 1);
        day(&app, 30).await;
        assert_eq!(shown(&ada, &trial).await.trial.unwrap().state, TrialState::Ended);
        assert_eq!(events(&app, "trial.ending").await[0]["becomes_paid"], false);
        assert!(app.gateway.charges().await.is_empty());
        assert_eq!(ada.sends(&cancel).await.code(), "trial_not_cancelable");
        let free = tries(&ada, VISIO_PLAN_1).await;
        let subscription = free.subscription.id;
        let answer = ada.sends(&CancelTrial { subscription }).await;
        assert_eq!((answer.status, answer.code()), (409, "trial_not_cancelable"));
    }

    // Whoever has left cannot cancel any more.
    async fn who_was_switched_off_meanwhile_is_not_charged(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        tries_with(&ada, Card::GOOD).await;
        let harbor = TenantId::parse("ten_harb").unwrap();
        let switched = app.state.store.write(&harbor, |tx| {
            let id = UserId::parse("usr_harb_ada").unwrap();
            Box::pin(async move { store::users::set_status(tx, &id, AccountStatus::Disabled).await })
        });
        let switched: Result<(), store::StoreError> = switched.await;
        switched.unwrap();
        day(&app, 30).await;
        assert_eq!(events(&app, "trial.ended").await.len(), 1);
        assert!(app.gateway.charges().await.is_empty());
    }

    async fn what_does_not_fit_a_trial_is_refused_and_says_what(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let too_many = ada.sends(&quote_call(&ada, VISIO_PLAN_1, 26, Trial::WITHOUT_CARD)).await.problem();
        assert_eq!((too_many.status, too_many.fields[0].field.as_str()), (400, "quantity"));
        assert!(too_many.detail.contains("between 1 and 25"), "{}", too_many.detail);
        let none = ada.sends(&quote_call(&ada, POWER_BI_PRO, 1, Trial::WITHOUT_CARD)).await;
        assert_eq!((none.status, reason(&none)), (403, "trial_not_offered"));
        let nobody = app.signed_in("rita@rivertown.example").await;
        let refused = nobody.sends(&quote_call(&nobody, VISIO_PLAN_1, 1, Trial::WITHOUT_CARD)).await;
        assert_eq!(reason(&refused), "government_organization");

        let free = quotes(&ada, VISIO_PLAN_1, 1, Trial::WITHOUT_CARD).await;
        let carded = quotes(&ada, VISIO_PLAN_1, 1, Trial::WITH_CARD).await;
        let card = ada.types_card(&carded, Card::GOOD).await;
        let purchase = ada.quotes(VISIO_PLAN_1, 1).await;
        for (call, field) in [
            (start_call(&free, Some(&card), "a card too many"), "payment_method"),
            (start_call(&carded, None, "no card"), "payment_method"),
            (start_call(&purchase, None, "a purchase"), "quote"),
        ] {
            let problem = ada.sends(&call).await.problem();
            assert_eq!((problem.status, problem.fields[0].field.as_str()), (400, field));
        }
        let order = ada.order_call(&carded, &card, "ordered");
        assert_eq!(ada.sends(&order).await.problem().fields[0].field, "quote");
        let mut unseen = start_call(&carded, Some(&card), "unseen");
        unseen.body.accepted_total = Money::new(1, carded.amounts.total.currency());
        assert_eq!(ada.sends(&unseen).await.code(), "quote_changed");
        app.clock.set_ahead(TimeDelta::hours(25));
        let late = ada.sends(&start_call(&free, None, "late")).await;
        assert_eq!((late.status, late.code()), (409, "quote_expired"));
        assert!(app.gateway.charges().await.is_empty());
        assert!(events(&app, "trial.started").await.is_empty());
    }
}
