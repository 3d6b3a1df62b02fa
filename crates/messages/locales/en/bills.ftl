## Bills: the list, one with its lines, paying an open one.

bills-title = Bills & payments

## The list

bills-intro-all = Every bill and credit note of your organization. Who bought something by self-service pays for it by card.
bills-intro-own = The bills and credit notes of what you bought.
bills-intro-central-and-own = The bills of what your organization bought centrally, and of what you bought yourself.
bills-table = Bills
bills-column-number = Bill
bills-column-date = Date
bills-column-product = Product
bills-column-purchaser = Purchaser
bills-column-status = Status
bills-column-amount = Amount
bills-results = { $count ->
    [0] No bills
    [one] { $count } bill
   *[other] { $count } bills
}
bills-of-one = Only the bills of one subscription are shown.
# $product (text)
bills-of-product = Only the bills of one subscription of { $product } are shown.
bills-see-all = See all bills
bills-empty-heading = No bills yet
bills-empty-body = Once something is bought, its bill shows here.
bills-past-the-end = What stood on this page is no longer there. Go back to the first page.
bills-waiting-heading = { $count ->
    [one] A bill waits for you to pay it
   *[other] { $count } bills wait for you to pay them
}
# $number (text)
# $amount (text)
bills-waiting-bill = Bill { $number }: { $amount }

## Where a bill stands

bills-status-paid = Paid
bills-status-open = Open
bills-status-void = No longer asked for
bills-status-credit = Credit
bills-status-by-agreement = By agreement
bills-open-own = This bill is not paid yet. Pay it now to keep the subscription.
# $name (text)
bills-open-other = This bill is not paid yet. Only { $name } can pay it.
bills-void-hint = Nothing has to be paid for this any more.
bills-credit-hint = This is money that you get back.
bills-by-agreement-hint = It is settled under your organization's agreement. Nothing is paid here.

## One bill

# $number (text)
bills-heading = Bill { $number }
# $number (text)
bills-credit-heading = Credit note { $number }
bills-back = Bills & payments
bills-facts = About this bill
bills-date = Date
bills-product = Product
bills-purpose = What for
bills-purpose-purchase = Purchase
bills-purpose-renewal = Renewal
bills-purpose-licenses = More licenses
bills-purpose-reactivation = Reactivation
bills-paid-with = Paid with
bills-tried-with = Card tried last
bills-goes-back-to = The money goes back to
bills-paid-on = Paid on
bills-given-back-on = Given back on
bills-settled-on = Settled on
bills-organization = Organization
bills-billed-to = Billed to
bills-tax-id = Tax ID
bills-cost-center = Cost center
bills-of-subscription = All bills of this subscription
bills-download = Download PDF

bills-lines = What is on this bill
bills-line-what = Description
bills-line-licenses = Licenses
bills-line-price = Price per license
bills-line-amount = Amount without tax
# $from (text)
# $until (text)
bills-line-charge = Licenses from { $from } to { $until }
# $from (text)
# $until (text)
bills-line-credit = Credit for licenses from { $from } to { $until }
# $days (number)
# $of-days (number)
bills-line-part = for { $days } of { $of-days } days
bills-subtotal = Subtotal
bills-total = Total

## Paying

# $number (text)
bills-pay-heading = Pay bill { $number }
bills-pay-intro = The card pays for the subscription from now on, too.
bills-pay-paid = Thank you. The bill is paid.
bills-under-way = This bill is being paid
