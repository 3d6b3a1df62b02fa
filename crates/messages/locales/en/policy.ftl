## Self-service trials and purchases: the policy page.

policy-heading = Self-service trials and purchases
policy-intro = Choose for each product what people in your organization may do themselves.
policy-products = Products
policy-choices-heading = What each choice means

policy-allow = Allow
policy-trials-only = Allow for trials only
policy-do-not-allow = Do not allow
policy-ask-first = Ask first
policy-allow-hint = People can start trials and buy.
policy-trials-only-hint = People can start trials that need no card, but cannot buy.
policy-unavailable = Unavailable
policy-unavailable-hint = Nobody can get it, an admin neither. Subscriptions that people already have go on.
policy-who-can-buy = Why somebody can or cannot buy: choose the person under Users
policy-do-not-allow-hint = People can neither start trials nor buy.
policy-ask-first-hint = People have to ask an admin before they can get it.

policy-default-heading = Products without a setting of their own, and new ones
# $value (text)
policy-follows-default = Follows the default ({ $value })
policy-set-by-admin = Set for this product
# $name (text)
# $date (text)
policy-last-changed = Last changed by { $name } on { $date }

policy-existing-go-on = A change holds for new trials and purchases. Subscriptions that people already have go on.
policy-read-only = You can see these settings. Only a global or billing admin can change them.
policy-documentation = Documentation of the AllowSelfServicePurchase policy
policy-command = How to change this from a shell with selfserve policy

policy-save = Save
# $product (text)
policy-save-named = Save the setting for { $product }
policy-saving = Saving
# $product (text)
# $value (text)
policy-saved = Saved: { $product } is now "{ $value }".
policy-unsaved = You have changes that are not saved.
policy-nothing-to-save = There are no changes to save.
policy-saved-many = { $count ->
    [one] { $count } setting saved
   *[other] { $count } settings saved
}
# $value (text): one of the four values, or that the default is followed
policy-changed-meanwhile = Somebody else set this to "{ $value }" in the meantime. Save again to set your choice instead, or choose another.
# $product (text)
policy-changed-meanwhile-line = { $product } was changed in the meantime
policy-not-saved-heading = Not everything was saved
policy-not-saved = The setting was not saved. Try again; your choice is still here.
