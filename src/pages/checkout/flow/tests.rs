//! Every turn of a purchase, and every row of bad input that it can meet.

use api::orders::{AmountsBody, CardSetup};
use api::parts::ProductName;
use api::problem::{ErrorCode, FieldProblem, Problem};
use chrono::{DateTime, Utc};
use domain::card::CardSummary;
use domain::checkout::DeclineReason;
use domain::eligibility::Ineligible;
use domain::ids::{OrderId, PaymentMethodId, ProductId, SubscriptionId};
use domain::money::{Currency, Money, TaxRate};
use domain::quantity::LicenseQuantity;
use domain::term::BillingTerm;

use super::*;

fn instant() -> DateTime<Utc> {
    "2027-01-31T10:00:00Z".parse().unwrap()
}

fn euros(minor: i64) -> Money {
    Money::new(minor, Currency::parse("EUR").unwrap())
}

fn product() -> ProductName {
    ProductName {
        id: ProductId::parse("CFQ7TTC0L3PB").unwrap(),
        slug: "power-bi-pro".to_owned(),
        name: "Power BI Pro".to_owned(),
    }
}

fn amounts(total: i64) -> AmountsBody {
    AmountsBody {
        unit_price: euros(total),
        net: euros(total),
        tax_label: "VAT".to_owned(),
        tax_rate: TaxRate::from_basis_points(0),
        tax_kind: domain::money::TaxKind::Added,
        tax: euros(0),
        total: euros(total),
    }
}

fn quote(id: &str, total: i64) -> Arc<QuoteBody> {
    Arc::new(QuoteBody {
        id: QuoteId::parse(id).unwrap(),
        product: product(),
        term: BillingTerm::Monthly,
        quantity: LicenseQuantity::try_from(3).unwrap(),
        amounts: amounts(total),
        renews_at: instant(),
        expires_at: instant(),
        order: None,
        trial: None,
        subscription: None,
    })
}

fn summary() -> CardSummary {
    CardSummary::try_new("visa", "4242", 12, 2030).unwrap()
}

fn card() -> Card {
    Card {
        token: PaymentMethodId::parse("pm_1").unwrap(),
        summary: summary(),
        name: "Ada Visser".to_owned(),
    }
}

fn order(status: OrderState) -> Arc<OrderBody> {
    let is_waiting = matches!(status, OrderState::AwaitingConfirmation { .. });
    let is_paid = matches!(status, OrderState::Paid { .. });
    Arc::new(OrderBody {
        id: OrderId::parse("o1").unwrap(),
        quote: QuoteId::parse("q1").unwrap(),
        status,
        product: product(),
        term: BillingTerm::Monthly,
        quantity: LicenseQuantity::try_from(3).unwrap(),
        amounts: amounts(2820),
        card: Some(summary()),
        placed_at: instant(),
        renews_at: instant(),
        confirmation: is_waiting.then(|| CardSetup {
            frame_url: "http://localhost:1/frame/confirm".to_owned(),
            frame_origin: "http://localhost:1".to_owned(),
        }),
        subscription: is_paid.then(|| SubscriptionId::parse("s1").unwrap()),
        viewer_has_license: false,
    })
}

const PAID: OrderState = OrderState::Paid { attempt: 1 };

const fn declined(reason: DeclineReason) -> OrderState {
    OrderState::Declined { attempt: 1, reason }
}

fn at_review() -> Checkout {
    Checkout::default()
        .next(Event::Quoted(quote("q1", 2820)))
        .next(Event::CardKept(card()))
}

fn problem(code: ErrorCode) -> Problem {
    Problem::new(code, "")
}

#[test]
fn a_purchase_goes_from_licenses_over_card_and_review_to_the_confirmation() {
    let checkout = Checkout::default();
    assert_eq!(checkout.step, Step::Licenses);
    let checkout = checkout.next(Event::Quoted(quote("q1", 2820)));
    assert_eq!(checkout.step, Step::Card(None));
    let checkout = checkout.next(Event::CardKept(card()));
    assert_eq!(checkout.step, Step::Review(None));
    let checkout = checkout.next(Event::Ordered(order(PAID)));
    assert_eq!(checkout.step, Step::Done(order(PAID)));
}

#[test]
fn other_licenses_keep_the_card() {
    let checkout = at_review().next(Event::Went(Wish::Licenses));
    assert_eq!(checkout.step, Step::Licenses);
    let checkout = checkout.next(Event::Quoted(quote("q2", 5640)));
    assert_eq!(checkout.step, Step::Review(None));
    assert_eq!(checkout.quote_id().unwrap().as_str(), "q2");
}

#[test]
fn back_and_forward_never_lead_past_what_was_given() {
    let start = Checkout::default().next(Event::Went(Wish::Review));
    assert_eq!(start.step, Step::Licenses);
    let quoted = Checkout::default().next(Event::Quoted(quote("q1", 2820)));
    let review = quoted.next(Event::Went(Wish::Review));
    assert_eq!(review.step, Step::Card(None));
    let card = at_review().next(Event::Went(Wish::Card));
    assert_eq!(card.step, Step::Card(None));
    assert_eq!(
        card.next(Event::Went(Wish::Review)).step,
        Step::Review(None)
    );
}

#[test]
fn after_every_decline_all_is_kept_but_number_and_security_code() {
    for &reason in DeclineReason::ALL {
        let checkout = at_review().next(Event::Ordered(order(declined(reason))));
        assert_eq!(
            checkout.step,
            Step::Card(Some(CardTrouble::Declined(reason)))
        );
        assert_eq!(checkout.card, None);
        assert_eq!(checkout.prefill, Some(Prefill::from(&card())));
        assert_eq!(checkout.quote_id().unwrap().as_str(), "q1");
    }
}

#[test]
fn another_card_after_a_decline_leads_to_the_review_again() {
    let reason = DeclineReason::InsufficientFunds;
    let checkout = at_review()
        .next(Event::Ordered(order(declined(reason))))
        .next(Event::CardKept(card()));
    assert_eq!(checkout.step, Step::Review(None));
    assert_eq!(checkout.quote_id().unwrap().as_str(), "q1");
}

#[test]
fn a_silent_processor_leads_to_the_check_and_the_check_to_the_confirmation() {
    for status in [
        OrderState::Pending { attempt: 1 },
        OrderState::BeingChecked { attempt: 1 },
    ] {
        let checkout = at_review().next(Event::Ordered(order(status)));
        assert_eq!(checkout.step, Step::Checking(order(status).id.clone()));
        // Nothing leads from here to a second charge.
        for wish in [Wish::Licenses, Wish::Card, Wish::Review] {
            assert_eq!(checkout.clone().next(Event::Went(wish)), checkout);
        }
        let checkout = checkout.next(Event::Ordered(order(PAID)));
        assert_eq!(checkout.step, Step::Done(order(PAID)));
    }
}

#[test]
fn the_bank_is_asked_in_its_own_page_once_that_is_known() {
    let waiting = order(OrderState::AwaitingConfirmation { attempt: 1 });
    let checkout = at_review().next(Event::Ordered(Arc::clone(&waiting)));
    assert_eq!(checkout.step, Step::Confirm(Arc::clone(&waiting)));
    let without_page = Arc::new(OrderBody {
        confirmation: None,
        ..OrderBody::clone(&waiting)
    });
    let checkout = at_review().next(Event::Ordered(without_page));
    assert_eq!(checkout.step, Step::Checking(waiting.id.clone()));
}

#[test]
fn the_same_order_placed_twice_ends_in_the_same_confirmation() {
    let first = at_review().next(Event::Ordered(order(PAID)));
    let again = first.clone().next(Event::Ordered(order(PAID)));
    assert_eq!(again, first);
    // Back, a reload and another tab find the order by its quote.
    for wish in [Wish::Licenses, Wish::Card, Wish::Review] {
        assert_eq!(first.clone().next(Event::Went(wish)), first);
        let beginning = Beginning {
            quote: Some(quote("q1", 2820)),
            order: Some(order(PAID)),
            ..Beginning::default()
        };
        let reloaded = Checkout::begin(beginning, wish);
        assert_eq!(reloaded.step, first.step);
    }
}

#[test]
fn a_bought_order_is_shown_even_if_the_policy_forbids_it_since() {
    let refusal = Some(Ineligible::PolicyDoNotAllow);
    let beginning = |order| Beginning {
        quote: Some(quote("q1", 2820)),
        order: Some(order),
        refusal,
        ..Beginning::default()
    };
    let checkout = Checkout::begin(beginning(order(PAID)), Wish::Card);
    assert_eq!(checkout.step, Step::Done(order(PAID)));
    let failed = order(declined(DeclineReason::CardDeclined));
    let checkout = Checkout::begin(beginning(failed), Wish::Card);
    assert_eq!(checkout.step, Step::Refused(Ineligible::PolicyDoNotAllow));
}

#[test]
fn a_reload_finds_the_step_of_the_address() {
    let beginning = |card: Option<Card>| Beginning {
        quote: Some(quote("q1", 2820)),
        card,
        ..Beginning::default()
    };
    for (wish, card, step) in [
        (Wish::Licenses, None, Step::Licenses),
        (Wish::Card, None, Step::Card(None)),
        (Wish::Review, None, Step::Card(None)),
        (Wish::Review, Some(card()), Step::Review(None)),
    ] {
        assert_eq!(Checkout::begin(beginning(card), wish).step, step);
    }
}

#[test]
fn a_reload_after_a_decline_says_why_and_keeps_the_expiry() {
    let reason = DeclineReason::CardDeclined;
    let beginning = Beginning {
        quote: Some(quote("q1", 2820)),
        order: Some(order(declined(reason))),
        ..Beginning::default()
    };
    let checkout = Checkout::begin(beginning.clone(), Wish::Review);
    assert_eq!(
        checkout.step,
        Step::Card(Some(CardTrouble::Declined(reason)))
    );
    assert_eq!(checkout.prefill.unwrap().exp_year, 2030);
    let elsewhere = Checkout::begin(beginning.clone(), Wish::Licenses);
    assert_eq!(elsewhere.step, Step::Licenses);
    let card = Some(card());
    let with_card = Checkout::begin(Beginning { card, ..beginning }, Wish::Review);
    assert_eq!(with_card.step, Step::Review(None));
}

#[test]
fn a_changed_price_is_shown_with_the_old_one_and_asked_again() {
    let remedy = remedy(&problem(ErrorCode::QuoteChanged));
    assert_eq!(remedy, Remedy::QuoteAnew);
    let checkout = at_review().next(Event::Requoted(quote("q2", 3000)));
    let (old, new) = (euros(2820), euros(3000));
    assert_eq!(
        checkout.step,
        Step::Review(Some(ReviewNote::AmountChanged { old, new }))
    );
    assert_eq!(checkout.quote_id().unwrap().as_str(), "q2");
}

#[test]
fn an_expired_offer_is_made_anew_and_shown() {
    let remedy = remedy(&problem(ErrorCode::QuoteExpired));
    assert_eq!(remedy, Remedy::QuoteAnew);
    let checkout = at_review().next(Event::Requoted(quote("q2", 2820)));
    assert_eq!(checkout.step, Step::Review(Some(ReviewNote::OfferRenewed)));
}

#[test]
fn a_changed_policy_refuses_the_order() {
    let reason = Ineligible::PolicyDoNotAllow;
    let refusal = Problem {
        reason: Some(reason),
        ..problem(ErrorCode::NotEligible)
    };
    assert_eq!(remedy(&refusal), Remedy::Refuse(reason));
    let checkout = at_review().next(Event::Refused(reason));
    assert_eq!(checkout.step, Step::Refused(reason));
    let stays = checkout.clone().next(Event::Went(Wish::Review));
    assert_eq!(stays, checkout);
}

#[test]
fn a_card_that_the_gateway_lost_is_asked_for_again() {
    let field = FieldProblem {
        field: "payment_method".to_owned(),
        detail: String::new(),
    };
    let refusal = Problem {
        fields: vec![field],
        ..problem(ErrorCode::InvalidField)
    };
    assert_eq!(remedy(&refusal), Remedy::TypeCardAgain);
    let checkout = at_review().next(Event::CardLost);
    assert_eq!(checkout.step, Step::Card(Some(CardTrouble::TypeAgain)));
    assert_eq!(checkout.prefill, Some(Prefill::from(&card())));
}

/// `quality.md` T26: after an answer that did not come, the same key is sent
/// again; no other order is made of it.
#[test]
fn an_answer_that_did_not_come_is_asked_for_again_and_changes_nothing() {
    for code in [
        ErrorCode::Unavailable,
        ErrorCode::Internal,
        ErrorCode::InProgress,
        ErrorCode::PaymentsClosed,
        ErrorCode::TooManyRequests,
    ] {
        assert_eq!(remedy(&problem(code)), Remedy::Say, "{code:?}");
    }
    let in_progress = problem(ErrorCode::OrderInProgress);
    assert_eq!(remedy(&in_progress), Remedy::LookAgain);
}

fn quote_of(trial: Trial) -> Arc<QuoteBody> {
    Arc::new(QuoteBody {
        trial: Some(trial),
        ..QuoteBody::clone(&quote("q1", 2820))
    })
}

// B13
#[test]
fn a_trial_without_a_card_goes_from_licenses_to_the_review() {
    let checkout = Checkout::begin(
        Beginning {
            trial: Some(Trial::WITHOUT_CARD),
            ..Beginning::default()
        },
        Wish::Licenses,
    );
    assert_eq!(checkout.step, Step::Licenses);
    let checkout = checkout.next(Event::Quoted(quote_of(Trial::WITHOUT_CARD)));
    assert_eq!(checkout.step, Step::Review(None));
    let back = checkout.next(Event::Went(Wish::Licenses));
    assert_eq!(
        back.clone().next(Event::Went(Wish::Card)).step,
        Step::Review(None)
    );
    let requoted = back.next(Event::Requoted(quote_of(Trial::WITHOUT_CARD)));
    assert_eq!(requoted.step, Step::Review(Some(ReviewNote::OfferRenewed)));
}

// B13
#[test]
fn a_trial_with_a_card_asks_for_it() {
    let checkout = Checkout::default().next(Event::Quoted(quote_of(Trial::WITH_CARD)));
    assert_eq!(
        (checkout.step.clone(), checkout.trial),
        (Step::Card(None), Some(Trial::WITH_CARD))
    );
    let checkout = checkout.next(Event::CardKept(card()));
    assert_eq!(checkout.step, Step::Review(None));
    // Another kind of trial is another quote, and needs no card.
    let other = checkout.next(Event::Quoted(quote_of(Trial::WITHOUT_CARD)));
    assert!(!other.needs_card());
}
