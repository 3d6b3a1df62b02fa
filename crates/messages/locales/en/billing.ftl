## Changing a subscription, and what it comes to.

## When a change is refused

billing-amount-changed = The amount has changed; please look at it again. Nothing was charged.
billing-nothing-changes = It is like this already, so nothing would change.
billing-licenses-in-use = More licenses are assigned than there would be. Take some back first, then try again.
billing-bill-unpaid = A bill of this subscription is not paid yet. Pay it first, then make this change.
billing-bill-not-open = This bill does not have to be paid any more.
billing-subscription-canceled = This subscription is canceled. Take the cancellation back first, then make this change.
billing-does-not-renew = This subscription does not renew, so nothing can change with the next term. Turn recurring billing on first.
billing-not-sold = This product is not sold any more. To find another way, contact your IT admin.
billing-card-in-use = A subscription is paid with this card. Let another card pay for it first.
billing-card-expired = The card has expired. Replace it under Payment methods, then try again. Nothing was charged.
billing-subscription-not-active = The status of this subscription has changed, so this cannot be done any more. Load the latest version to see what can.
billing-in-progress = A payment is being made. Try again in a minute.

## The buttons and their dialogs

billing-take-back = Take back the cancellation
billing-reactivate = Reactivate
billing-change-frequency = Change billing frequency
billing-edit-recurring = Edit recurring billing
# $product (text)
billing-licenses-heading = Licenses of { $product }
# $product (text)
billing-frequency-heading = Billing frequency of { $product }
# $product (text)
billing-recurring-heading = Recurring billing of { $product }
# $product (text)
billing-take-back-heading = Keep { $product }?
# $product (text)
billing-reactivate-heading = Reactivate { $product }

# $max (number)
# $assigned (number)
# $quantity (number): how many there are now
billing-total-hint = Now { $quantity }, of which { $assigned } assigned. You can have up to { $max }; enter fewer to give some up.
# $quantity (number)
billing-total-same = { $quantity ->
    [one] There is { $quantity } license already. Enter another number.
   *[other] There are { $quantity } licenses already. Enter another number.
}
# $assigned (number)
billing-total-assigned = { $assigned ->
    [one] { $assigned } license is assigned; take it back first, or enter more
   *[other] { $assigned } licenses are assigned; take some back first, or enter more
}
billing-choice-same = It is like this already. Choose something else.
# $date (text)
billing-frequency-hint = The new frequency holds from the next term, which begins on { $date }.
billing-monthly-hint = A term lasts a month.
billing-annual-hint = A term lasts a year.
# $date (text)
billing-recurring-once-hint = The subscription renews on { $date } for one more term and ends after it.

billing-cancel-when = When
billing-cancel-at-end = At the end of the term
# $date (text)
billing-cancel-at-end-hint = Everybody keeps access until { $date }.
billing-cancel-now = Cancel now
billing-cancel-now-hint = Everybody loses access at once. You see first what is given back.
billing-reason = Why do you cancel?
billing-reason-none = Choose a reason
billing-reason-missing = Choose a reason; it helps to do better
billing-reason-not-needed = Nobody needs it any more
billing-reason-too-expensive = It costs too much
billing-reason-other-product = We use another product
billing-reason-bought-centrally = My organization gives out its own licenses
billing-reason-trouble = It does not do what it should
billing-reason-other = Something else

## What a change comes to

billing-looking-up = Looking up what it comes to
billing-preview-heading = What this means
billing-lines = What is charged and given back
billing-line-what = What
billing-line-days = Days
billing-line-amount = Amount before tax
# $line (text): price and number of licenses
billing-line-credit = Already paid: { $line }
# $days (number)
# $of-days (number)
billing-line-part = { $days } of { $of-days } days
billing-to-pay = To pay now
billing-to-get-back = You get back
# $card (text)
billing-card-pays = { $card } is charged.
# $card (text)
billing-card-gets = It goes back to { $card }.
# $card (text)
billing-card-next = { $card } is charged then. Nothing is charged now.
billing-card-expires-first = This card expires before the next term begins. Replace it in time.
billing-to-payment-methods = Go to Payment methods
billing-nothing-back = Nothing is given back.
# $count (number)
billing-licenses-now = { $count ->
    [one] There is { $count } license at once.
   *[other] There are { $count } licenses at once.
}
# $date (text)
# $count (number)
billing-licenses-later = { $count ->
    [one] From { $date } there is { $count } license. Nothing is given back for the time until then.
   *[other] From { $date } there are { $count } licenses. Nothing is given back for the time until then.
}
# $count (number)
billing-licenses-kept = { $count ->
    [one] There will go on to be { $count } license.
   *[other] There will go on to be { $count } licenses.
}
# $count (number)
billing-begins-again = { $count ->
    [one] The subscription is active again at once, with { $count } license.
   *[other] The subscription is active again at once, with { $count } licenses.
}
billing-goes-on = The subscription goes on.
# $date (text)
# $licenses (text): such as 4 licenses
# $total (text)
billing-next-month = The next term begins on { $date }: { $licenses } for a month, { $total } with tax.
# $date (text)
# $licenses (text): such as 4 licenses
# $total (text)
billing-next-year = The next term begins on { $date }: { $licenses } for a year, { $total } with tax.
# $date (text)
# $count (number): how many people have a license
billing-access-ends = { $count ->
    [0] Nobody has a license now. Access ends on { $date }.
    [one] { $count } person has a license and loses access on { $date }.
   *[other] { $count } people have a license and lose access on { $date }.
}
billing-access-ends-now = { $count ->
    [0] Nobody has a license, so nobody loses access.
    [one] { $count } person has a license and loses access at once.
   *[other] { $count } people have a license and lose access at once.
}
# $date (text)
billing-data-deleted = The data is deleted on { $date }.
# $amount (text)
billing-pay = Pay { $amount }
billing-paying = Paying
# $amount (text)
billing-confirm-back = Confirm and get { $amount } back
# $amount (text)
billing-cancel-now-back = Cancel now and get { $amount } back
billing-confirm = Confirm change

## Once it is done

# $count (number)
billing-done-licenses = { $count ->
    [one] There is { $count } license now.
   *[other] There are { $count } licenses now.
}
billing-done-later = Saved. It holds from the next term.
billing-done-canceled = The subscription is canceled.

## What the page of a subscription says

# $date (text)
billing-canceled-until = This subscription is canceled. Everybody keeps access until { $date }.
# $date (text)
billing-expired-until = The term has ended. Everybody keeps access until { $date }.
# $date (text)
billing-disabled-until = Access has ended. The data is deleted on { $date }.
billing-unpaid-heading = The last bill is not paid
billing-unpaid-declined = The card was declined.
billing-unpaid-charging = The card is being charged.
# $date (text)
billing-unpaid-next-try = The card is tried again on { $date }.
# $date (text)
billing-unpaid-expires = Without a payment the subscription expires on { $date }.
billing-pay-now = Pay now
# $date (text)
# $licenses (text): such as 4 licenses
billing-planned-licenses = From { $date }: { $licenses }.
# $date (text)
billing-planned-month = From { $date }: billed monthly.
# $date (text)
billing-planned-year = From { $date }: billed once a year.
billing-order-reactivation = Reactivation
