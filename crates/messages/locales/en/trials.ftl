## Trials: a term without charge, once per person and product.

trials-start = Start trial
trials-offer = Try it free for 30 days, with up to 25 licenses.
trials-had-one = You have had your trial of this product. You can buy it.

## Choosing

trials-kind = Kind of trial
trials-without-card = Without a card
trials-without-card-hint = The trial ends by itself after 30 days. Nothing is charged.
trials-with-card = With a card
trials-with-card-hint = Nothing is charged for 30 days. Then it becomes a paid subscription, unless you cancel before.
# $date (text)
trials-free-until = Free until { $date }
# $date (text)
trials-ends-by-itself = The trial ends by itself on { $date }. Nothing is charged.
# $date (text)
# $amount (text): with its currency
trials-pays-month = On { $date } you pay { $amount } (tax included), and the same each month after that, unless you cancel before.
# $date (text)
# $amount (text): with its currency
trials-pays-year = On { $date } you pay { $amount } (tax included), and the same each year after that, unless you cancel before.
trials-first-payment = First payment
trials-afterwards = After the trial
trials-card-intro = Your card is kept for the day on which the trial becomes paid; nothing is charged today. Your card details go straight to the payment processor; we never see them.

## Reviewing and starting

trials-review-heading = Review your trial
trials-review-intro = Check everything below. Nothing is charged today.
trials-starting = Starting your trial
trials-retry-safe = You can safely try again: the trial is started once at most.
# $product (text)
# $count (number): how many licenses
trials-thank-you-body = { $count ->
    [one] Your trial of { $product } has begun, with { $count } license. You can use it now.
   *[other] Your trial of { $product } has begun, with { $count } licenses. You can use it now.
}

## A subscription that is a trial

trials-status = Trial
trials-price = Free
# $date (text)
trials-becomes-paid-on = Becomes paid on { $date }
# $date (text)
trials-ends-on = Trial ends on { $date }
# $date (text)
trials-ended-on = Trial ended on { $date }
# $date (text)
trials-canceled-until = This trial is canceled. It can be used until { $date }, and nothing is charged.
trials-becoming-paid = The trial is over, and the card is being charged.
trials-payer = Nothing is paid for a trial.
trials-cancel = Cancel trial
# $product (text)
trials-cancel-question = Cancel the trial of { $product }?
# $date (text)
trials-cancel-body = Everybody who has a license can use it until { $date }. Nothing will be charged. This cannot be taken back.
trials-canceling = Canceling the trial
# $date (text)
trials-canceled = The trial is canceled and ends on { $date }.
trials-not-cancelable = This trial cannot be canceled now: nothing will be charged for it, or the charge is on its way.
