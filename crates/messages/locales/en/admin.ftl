## The admin center: home, billing, subscriptions, assigning licenses.

admin-center = Admin center
admin-navigation = Admin center
admin-home = Home
admin-billing = Billing
admin-your-products = Your products
admin-settings = Settings
admin-self-service = Self-service trials and purchases

## Home

admin-home-heading = Home
# $name (text)
admin-home-welcome = Welcome, { $name }
admin-home-organization-heading = Your organization
admin-home-subscriptions = { $count ->
    [0] No subscriptions
    [one] { $count } subscription
   *[other] { $count } subscriptions
}
admin-home-self-service-purchases = { $count ->
    [0] No self-service purchases
    [one] { $count } self-service purchase
   *[other] { $count } self-service purchases
}
admin-home-see-products = See your products
admin-home-see-self-service = See the settings for self-service
admin-home-see-apps = See your apps
admin-home-action = Go to the start of the admin center
admin-home-apps-body = Open the products you have a license for.
admin-limited-view-heading = You see your own purchases
admin-limited-view = This is the limited view of the admin center. Here you manage the subscriptions you bought yourself and assign their licenses to people in your organization. Your organization's admins see these purchases, too.
admin-limited-view-empty = You have not bought anything yet.
admin-limited-view-empty-body = Choose a product and buy licenses for yourself and your team. They show here at once.

## Your products

admin-products-heading = Your products
admin-products-intro = All subscriptions of your organization, bought centrally or by self-service.
admin-products-intro-purchaser = The subscriptions you bought by self-service.
admin-products-intro-central-and-own = The subscriptions your organization bought centrally, and those you bought by self-service.
admin-products-table = Subscriptions
admin-column-product = Product
admin-column-purchaser = Purchaser
admin-column-channel = Channel
admin-column-licenses = Licenses
admin-column-status = Status
admin-column-expires = Expires
admin-column-price = Price
admin-filter-channel = Channel
admin-filter-status = Status
admin-filter-product = Product
admin-filter-purchaser = Purchaser
admin-filter-all = All
admin-channel-central = Central
admin-channel-self-service = Self-service
admin-purchaser-organization = Your organization
# $name (text)
admin-purchaser-own = { $name } (you)
admin-status-active = Active
admin-status-expired = Expired
admin-status-disabled = Disabled
admin-status-deleted = Deleted
admin-status-active-hint = Everybody with a license can use the product.
admin-status-expired-hint = The term is over. People can still use the product for a while.
admin-status-disabled-hint = People can no longer use the product. Admins can still reach its data.
admin-status-deleted-hint = The subscription and its data are gone.
admin-search-label = Search products and purchasers
admin-sort-label = Sort by
admin-sort-newest = Newest first
admin-sort-product = Product
admin-sort-purchaser = Purchaser
admin-sort-expires = Expiration date
admin-results = { $count ->
    [0] No subscriptions found
    [one] { $count } subscription shown
   *[other] { $count } subscriptions shown
}
admin-no-results-heading = No subscriptions found
admin-no-results-body = No subscription fits these filters. Change or clear them to see more.
admin-past-the-end-body = What stood on this page is no longer there. Go back to the first page.
admin-no-products-heading = No subscriptions yet
admin-no-products-body = As soon as somebody in your organization buys a product, it shows here.
admin-next-page = Next page
admin-first-page = First page
# $assigned (number)
# $quantity (number): how many were bought
admin-licenses-assigned = { $assigned } of { $quantity } assigned
# $product (text)
# $purchaser (text)
admin-open-subscription = { $product }, bought by { $purchaser }

## A subscription

admin-back-to-products = Back to Your products
admin-section-licenses = Licenses
admin-section-order-history = Order history
admin-section-billing = Billing
admin-subscription-purchaser = Purchaser
admin-subscription-channel = Channel
admin-subscription-status = Status
admin-subscription-price = Price
admin-subscription-agreement-price = Price under your organization's agreement
admin-subscription-billing-frequency = Billing frequency
admin-subscription-payment-method = Payment method
admin-subscription-bought-on = Bought on
admin-subscription-expiration-date = Expiration date
# $date (text)
admin-expires-on = Expires on { $date }
# $date (text)
admin-renews-on = Renews on { $date }
# $date (text)
admin-expired-on = Expired on { $date }
admin-recurring-billing = Recurring billing
admin-recurring-billing-on = On
admin-recurring-billing-once = On, once more
admin-recurring-billing-off = Off
admin-recurring-billing-canceled = Canceled
# $date (text)
admin-recurring-billing-on-hint = The subscription renews on { $date } and the card is charged.
# $date (text)
admin-recurring-billing-off-hint = The subscription ends on { $date } and nothing more is charged.
admin-total-licenses = Total licenses
admin-assigned-licenses = Assigned licenses
admin-available-quantity = Available quantity
admin-buy-more = Buy more
admin-cancel-subscription = Cancel subscription
admin-assign-licenses = Assign licenses
admin-unassign = Unassign
admin-unassign-busy = Unassigning
# $name (text)
admin-unassign-named = Unassign the license of { $name }
admin-assigned-users = Assigned users
admin-column-name = Name
admin-column-email = Email
admin-column-assigned-on = Assigned on
admin-column-actions = Actions
admin-no-assigned-users = Nobody has a license yet. Assign licenses to people in your organization.
admin-purchaser-only-assigns = Only the purchaser can assign these licenses.
admin-purchaser-only-changes = Only the purchaser can change or cancel this subscription.
admin-role-needed = You need another role to do this. Ask a global admin of your organization.
# $status (text)
admin-not-assignable-status = Licenses cannot be assigned while the subscription has the status { $status }.

## Order history

admin-order-table = Orders
admin-order-date = Date
admin-order-number = Order
admin-order-what = What
admin-order-licenses = Licenses
admin-order-amount = Amount
admin-order-amount-with-tax = Amount with tax
admin-order-paid-by = Paid by
admin-order-placed-by = Placed by
admin-order-bill = Bill
admin-order-no-bill = No bill
admin-order-purchase = Purchase
admin-order-more-licenses = More licenses
admin-order-renewal = Renewal
admin-order-central = Bought centrally
admin-no-orders = There are no orders to show.

## Billing

admin-billing-by-agreement = Your organization pays for this subscription, under its agreement.
admin-billing-by-you = You bought this subscription and pay for it by card.
# $name (text)
admin-billing-by-purchaser = { $name } bought this subscription and pays for it by card.
admin-billing-card-hidden = A card, which only the purchaser sees
admin-billing-total-month = Total per month
admin-billing-total-year = Total per year
# $tax (text): an amount
# $label (text): the name of the tax, such as VAT
# $rate (text): such as 21%
admin-billing-total-tax = of which { $tax } { $label } ({ $rate })

## Assigning licenses

# $product (text)
admin-assign-heading = Assign licenses of { $product }
admin-assign-users = Users
admin-assign-users-hint = Type part of a name or an email address.
admin-assign-searching = Searching
admin-assign-people-found = { $count ->
    [0] Nobody found
    [one] { $count } person found
   *[other] { $count } people found
}
admin-assign-no-match = Nobody in your organization has this name or email address. Check the spelling, or try another part of it.
admin-assign-selected = { $count ->
    [0] Nobody selected
    [one] { $count } person selected
   *[other] { $count } people selected
}
admin-assign-selected-list = Selected people
# $name (text)
admin-assign-remove-selected = Remove { $name } from the selection
admin-assign-button = Assign
admin-assign-busy = Assigning
admin-assign-available = { $count ->
    [0] No license is available
    [one] { $count } license is available
   *[other] { $count } licenses are available
}
admin-assign-option-has-license = has a license already
admin-assign-option-selected = selected already
admin-assign-option-guest = guest
admin-assign-option-disabled = account turned off

admin-assign-none-selected = Choose at least one person
# $count (number)
admin-assign-most-at-once = You can choose up to { $count } people at once
admin-assign-failed-heading = Not every license was assigned
# $name (text)
# $reason (text): a sentence
admin-assign-failed-line = { $name }: { $reason }
# $name (text)
admin-assign-already-assigned = { $name } has a license already. Nothing was changed.
# $name (text)
admin-assign-not-in-organization = { $name } is not in your organization. Licenses can only be assigned to people in your organization.
admin-assign-not-in-organization-unnamed = This person is not in your organization. Licenses can only be assigned to people in your organization.
# $name (text)
admin-assign-person-disabled = The account of { $name } is turned off. Ask your IT admin to turn it on, then assign the license.
# $name (text)
admin-assign-guest = { $name } is a guest. Licenses of this product are for people of your own organization.
# $name (text)
admin-assign-guests-refused = { $name } is a guest, and your organization lets no guest hold its licenses. To change that, contact your IT admin.
# $name (text)
admin-assign-not-in-chosen-group = Your organization lets the members of certain groups hold its licenses, and { $name } is in none of them. To change that, contact your IT admin.
# $quantity (number)
admin-assign-no-license-left = { $quantity ->
    [one] The only license is assigned. Unassign it or buy more, then try again.
   *[other] All { $quantity } licenses are assigned. Unassign one or buy more, then try again.
}
# $available (number)
admin-assign-too-many-selected = { $available ->
    [0] No license is available. Unassign one or buy more, then try again.
    [one] Only { $available } license is available. Choose one person, or buy more.
   *[other] Only { $available } licenses are available. Choose fewer people, or buy more.
}
# $name (text)
admin-assign-done = License assigned to { $name }
admin-assign-done-many = { $count ->
    [one] { $count } license assigned
   *[other] { $count } licenses assigned
}
# $name (text)
admin-unassign-done = License of { $name } unassigned
# $name (text)
admin-unassign-not-assigned = { $name } has no license of this subscription any more. Nothing was changed.
# $name (text)
admin-unassign-confirm-heading = Unassign the license of { $name }?
# $name (text)
# $product (text)
admin-unassign-confirm-body = { $name } can then no longer use { $product }. You can assign the license again at any time.

## Canceling

# $product (text)
admin-cancel-heading = Cancel { $product }?
# $date (text)
admin-cancel-body = Everybody with a license can go on until { $date }. After that nothing more is charged.
admin-cancel-confirm = Cancel subscription
admin-cancel-keep = Keep subscription
# $date (text)
admin-cancel-done = The subscription is canceled and ends on { $date }.

# $organization (text)
admin-data-owner = Data made with this product belongs to { $organization } and is under its control, whoever bought the licenses.
