## Buying: quantity, card, review, confirmation.

# $product (text)
checkout-heading = Buy { $product }
checkout-steps = Steps
# $step (number)
# $steps (number)
checkout-step = Step { $step } of { $steps }
checkout-step-licenses = Licenses
checkout-step-card = Card
checkout-step-review = Review
checkout-step-confirmation = Done

## Quantity step

checkout-quantity-heading = Choose your licenses
checkout-quantity-label = Number of licenses
checkout-quantity-hint = One license for each person who will use the product.
checkout-billing-frequency = Billing frequency
checkout-monthly = Monthly
checkout-annual = Annual
# $price (text)
checkout-monthly-hint = { $price } per user/month, billed every month
# $price (text)
checkout-annual-hint = { $price } per user/year, billed once a year
checkout-continue = Continue
# $min (number)
# $max (number)
checkout-quantity-empty = Enter the number of licenses, from { $min } to { $max }
# $min (number)
# $max (number)
checkout-quantity-not-a-whole-number = Enter a whole number of licenses from { $min } to { $max }, like 3
# $min (number)
# $max (number)
checkout-quantity-out-of-range = Enter a number of licenses from { $min } to { $max }
# $amount (text): the most that a card is charged at once
checkout-quantity-above-card-limit = Enter fewer licenses; a card can be charged { $amount } at most
checkout-draft-not-found = We could not find the purchase that this address belongs to. You can start a new one here.

## Order summary

checkout-summary-heading = Order summary
checkout-summary-product = Product
checkout-summary-licenses = Licenses
checkout-summary-price = Price
# $price (text)
# $count (number): how many licenses
checkout-summary-price-line = { $count ->
    [one] { $price } × { $count } license
   *[other] { $price } × { $count } licenses
}
checkout-summary-before-tax = Total before tax
# $tax (text): the name of the tax, such as VAT
# $rate (text): such as 21%
checkout-summary-tax = { $tax } ({ $rate })
checkout-tax-vat = VAT
checkout-tax-vat-within = VAT
# $tax (text): the name of the tax, such as VAT
# $rate (text): such as 21%
checkout-summary-tax-included = of which { $tax } ({ $rate })
checkout-summary-no-tax = Tax
checkout-summary-total = Total
checkout-summary-due-today = Due today
checkout-summary-renewal-date = Renewal date
# $date (text)
# $amount (text)
checkout-summary-renews = Renews on { $date } for { $amount }, until you turn recurring billing off or cancel.
checkout-summary-empty = Enter the number of licenses to see what they cost.
checkout-summary-updating = Updating the order summary
# $total (text)
checkout-summary-updated = Order summary updated. The total is { $total }.
checkout-who-pays = You are the one who is billed, on the terms and at the price of this purchase.
# $product (text)
checkout-who-sells = { $product } is sold to you, and supported, by its vendor. Your IT department is not expected to support it.
checkout-who-sees = Admins of your organization can see this purchase, its price and the people who have a license.

## Card step

checkout-card-heading = Pay by card
checkout-card-intro = Card is the only way to pay. Your card details go straight to the payment processor; we never see them.
checkout-card-frame = Card details
checkout-card-loading = Loading the card form
checkout-card-checking = Checking the card
checkout-card-again = Enter the card again. For your safety, a card form can be used once only. Nothing was charged.
checkout-card-not-loaded = The card form could not be loaded. Check your internet connection, then try again. Nothing was charged.
checkout-review-order = Review order
checkout-card-demo = In this demo, use the card 4242 4242 4242 4242 with any future date and any security code.
checkout-payments-closed-heading = Buying is closed for now
checkout-payments-closed = This installation cannot take card payments at the moment. Nothing was charged. Try again later, or contact support.

## Review step

checkout-review-heading = Review your order
checkout-review-intro = Check everything below. Nothing is charged until you place the order.
checkout-review-card = Card
# $brand (text): such as Visa
# $last-four (text)
checkout-card-summary = { $brand } ending in { $last-four }
# $date (text): month and year
checkout-card-expires = Expires { $date }
checkout-review-purchaser = Purchaser
checkout-review-organization = Organization
checkout-change-product = Choose another product
checkout-change-licenses = Change licenses
checkout-change-frequency = Change billing frequency
checkout-change-card = Change card
checkout-place-order = Place order
checkout-placing-order = Placing your order
# $amount (text)
# $date (text)
checkout-review-consent = By placing the order you agree to pay { $amount } today, and the price of each further term from { $date } until you cancel.

## When price, policy or quote changed

checkout-quote-changed-heading = The amount has changed
# $old (text)
# $new (text)
checkout-quote-changed = The total was { $old } and is now { $new }. Nothing was charged. Check the order, then place it again if you agree.
checkout-quote-expired-heading = This offer has expired
checkout-quote-expired = We keep a price for a limited time. Your choices are still here; check the current amount to go on.
checkout-quote-renewed = We keep a price for a limited time, so we have looked it up again. The total is the same. Nothing was charged. Check the order, then place it again.
checkout-retry-safe = You can safely try again: this order is charged once at most.
checkout-quote-refresh = Check the current amount
checkout-already-placed = You have placed this order already. It was charged once.
checkout-see-confirmation = See the confirmation

## When the card did not work

checkout-declined-heading = The payment did not go through
checkout-card-declined = Your bank declined the card. Nothing was charged. Try another card, or contact your bank.
checkout-insufficient-funds = There is not enough money on the card. Nothing was charged. Try another card, or try again once there is.
checkout-expired-card = The card has expired. Nothing was charged. Enter a card that is still valid.
checkout-incorrect-security-code = The security code is not right. Nothing was charged. Enter the card again, with the code from the back of the card (on some cards, the front).
checkout-incorrect-number = The card number is not right. Nothing was charged. Check the number, then enter it again.
checkout-processing-error = The payment processor could not handle the payment. Nothing was charged. Try again in a few minutes, or use another card.
checkout-confirmation-failed = The payment was not confirmed with your bank. Nothing was charged. Try again, or use another card.
checkout-processor-unavailable = We cannot reach the payment processor right now. Nothing was charged. Try again in a few minutes; what you typed is still here.
checkout-try-another-card = Try another card

## While the payment is under way

checkout-checking-heading = We are checking your payment
checkout-checking-body = The payment processor has not answered yet. Do not order again: as soon as we know, it shows here. You will never be charged twice for this order.
checkout-checking-status = Waiting for the payment processor
checkout-checking-leave = You can close this page and come back to it later.
checkout-check-again = Check again
checkout-confirm-heading = Confirm the payment with your bank
checkout-confirm-body = Your bank wants to know that it is you. Confirm the payment below.
checkout-confirm-frame = Confirmation by your bank
checkout-confirm-payment = Confirm payment
checkout-confirm-decline = Decline

## Confirmation

checkout-thank-you = Thank you
# $product (text)
# $count (number): how many licenses
checkout-thank-you-body = { $count ->
    [one] You bought { $count } license of { $product }. The subscription is active.
   *[other] You bought { $count } licenses of { $product }. The subscription is active.
}
# $number (text)
checkout-order-number = Order number: { $number }
# $amount (text)
# $card (text): brand and last digits
checkout-paid = Paid { $amount } by { $card }
checkout-what-next = What happens next
checkout-assign-to-yourself = Assign one license to yourself
checkout-assign-to-yourself-hint = You need a license to use the product yourself. You can also leave them all to others.
checkout-assigned-to-yourself = You have a license now. You can open the product.
checkout-assign-licenses = Assign licenses
checkout-assign-licenses-hint = Choose the people in your organization who get a license.
checkout-open-product = Open product
checkout-open-product-needs-license = Assign a license to yourself first, then you can open the product.
checkout-manage-purchase = Manage this purchase in the admin center

## A guest who can buy elsewhere

checkout-guest-hint = You can buy it for your own organization instead.
# $organization (text)
checkout-switch-organization = Continue in { $organization }

## Showing the second factor

checkout-step-up-heading = One more step to buy
checkout-step-up-code = Your organization asks for a second factor before you buy. What you chose so far is kept.
checkout-step-up-button = Continue
checkout-step-up-none = You have no second factor yet. Set one up in your account; then come back here.
checkout-step-up-set-up = Set up a second factor
# $organization (text)
checkout-step-up-elsewhere = Sign in once more at { $organization } and show your second factor there. What you chose so far is kept.
checkout-step-up-elsewhere-button = Sign in again
