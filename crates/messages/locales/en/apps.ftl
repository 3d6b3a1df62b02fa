## The launcher, and the page of an app.

apps-heading = Your apps
apps-intro = The products you have a license for.
apps-list = Apps
apps-admin-tile = Admin
apps-admin-tile-hint = Your purchases, licenses and bills
apps-tile-without-license = You bought it, but have no license yet
# $name (text)
apps-open = Open { $name }
apps-empty-heading = No apps yet
apps-empty-body = Apps show here as soon as you have a license. Ask a colleague who bought one, or buy your own.
apps-empty-action = See the products

# $name (text)
apps-welcome-heading = Welcome to { $name }
# $name (text)
apps-welcome-body = You have a license for { $name }. This is where the product opens.
# $expires (text): a date
apps-license-until = Your license is valid until { $expires }.
apps-buy-more = Buy licenses for others
apps-training = Training and support

# $name (text)
apps-no-license-heading = You have no license for { $name } yet
apps-no-license-body = Ask the colleague who bought it or an admin of your organization for a license, or buy one yourself.
# $name (text)
apps-no-license-buy = Buy { $name }
# $status (text): the word for the state of the subscription
apps-subscription-ended = The subscription that your license belongs to has the status { $status }. Ask the colleague who bought it or an admin of your organization.
