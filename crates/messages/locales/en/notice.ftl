# What people are told of by themselves: in the app and by mail.

# $product (text)
# $purchaser (text)
notice-first-purchase-subject = { $purchaser } bought { $product }, the first in your organization
# $purchaser (text)
# $product (text)
# $quantity (number)
notice-first-purchase-text = { $quantity ->
    [one] { $purchaser } bought { $quantity } license of { $product } with a card of his or her own.
   *[other] { $purchaser } bought { $quantity } licenses of { $product } with a card of his or her own.
} Nobody in your organization had bought it before. You can see who uses it, and decide who may buy it from now on.

# $purchaser (text)
# $product (text)
notice-first-trial-subject = { $purchaser } is trying { $product }, the first in your organization
notice-first-trial-text = Nobody in your organization had tried or bought it before. You can see who uses it, and decide who may try and buy it from now on.

# $person (text)
# $product (text)
notice-request-subject = { $person } asks for a license of { $product }
# $person (text)
# $product (text)
notice-request-reminder-subject = Still waiting: { $person } asks for a license of { $product }
# $reason (text)
notice-request-text = The reason given: “{ $reason }”
notice-request-next = You can assign a license, allow this one purchase, or decline with a message.

# $product (text)
notice-request-assigned-subject = You have a license of { $product }
notice-request-assigned-text = Your request was approved and a license was assigned to you. You can use it now.
# $product (text)
notice-request-may-buy-subject = You may buy { $product }
notice-request-may-buy-text = Your request was approved: you can buy this product once.
# $product (text)
notice-request-declined-subject = Your request for { $product } was declined
notice-request-declined-text = Your IT admin can tell you more.
# $message (text)
notice-request-message = The message with it: “{ $message }”

# $product (text)
notice-policy-product-subject = Who may buy { $product } was changed
notice-policy-default-subject = What people may buy by default was changed
# $by (text)
notice-policy-text = { $by } changed it. It holds from now on; what was bought before goes on.
notice-policy-text-program = A program changed it with a service account. It holds from now on; what was bought before goes on.

# $partner (text)
notice-partner-asks-subject = { $partner } asks to administer your organization
# $until (text)
notice-partner-asks-text = You decide which of your people’s data they see, and for how long. Without an answer the question lapses on { $until }.
# $organization (text)
# $until (text)
notice-partner-ending-subject = The access between you and { $organization } ends on { $until }
notice-partner-ending-text = After that day there is no access any more. It can be asked for again.
# $organization (text)
notice-partner-approved-subject = { $organization } approved delegated administration
notice-partner-approved-text = It holds from now on, and each side can end it at any time.
# $organization (text)
notice-partner-declined-subject = { $organization } declined delegated administration
notice-partner-declined-text = It can be asked for again later.
# $organization (text)
notice-partner-ended-subject = The access between you and { $organization } was ended
notice-partner-ended-text = There is no access any more. It can be asked for again.

# $person (text)
notice-payer-left-subject = { $person } has left and still pays for software
# $count (number)
notice-payer-left-text = { $count ->
    [one] { $count } subscription is paid by that person’s card. The licenses of others go on until the end of the term.
   *[other] { $count } subscriptions are paid by that person’s card. The licenses of others go on until the end of the term.
}

# $product (text)
# $until (text)
notice-trial-ending-subject = Your trial of { $product } ends on { $until }
notice-trial-ending-free-text = It ends by itself and costs nothing. If you want to go on, you can buy the product.
# $until (text)
# $amount (text)
notice-trial-ending-paid-text = On { $until } it becomes paid: { $amount } is charged to your card. If you do not want that, cancel the trial before.
# $product (text)
notice-trial-ended-subject = Your trial of { $product } has ended
notice-trial-ended-text = Nothing was charged. If you want to go on, you can buy the product.
# $product (text)
notice-trial-paid-subject = Your trial of { $product } is now a paid subscription
notice-trial-paid-text = Your card was charged as you were told before. You find the bill with the subscription.

notice-webhook-off-subject = A webhook is no longer called
# $url (text)
notice-webhook-off-text = { $url } did not take our events for days, or said that it is gone. When it works again, switch it on and have what failed sent once more.

notice-open = Open in Selfserve
# $organization (text)
notice-why-admin = You get this mail because you look after { $organization }. An admin chooses who hears of what:
# $organization (text)
notice-why-person = You get this mail because it is about your own software at { $organization }.
# $organization (text)
# $count (number)
notice-digest-subject = { $count ->
    [one] { $count } thing to know at { $organization }
   *[other] { $count } things to know at { $organization }
}
# $name (text)
notice-greeting = Hello { $name },
notice-greeting-all = Hello,

# $day (number)
# $month (number)
# $year (number)
notice-day = { $month ->
    [1] { $day } January { $year }
    [2] { $day } February { $year }
    [3] { $day } March { $year }
    [4] { $day } April { $year }
    [5] { $day } May { $year }
    [6] { $day } June { $year }
    [7] { $day } July { $year }
    [8] { $day } August { $year }
    [9] { $day } September { $year }
    [10] { $day } October { $year }
    [11] { $day } November { $year }
   *[other] { $day } December { $year }
}
