# What people are told of, and who hears of what.

notices-title = Notices
notices-heading = Notices
notices-intro = What happened that concerns you. An admin chooses who hears of what.
# $unread (number)
notices-bell = { $unread ->
    [0] Notices
    [one] Notices, { $unread } new
   *[other] Notices, { $unread } new
}
notices-new = New
notices-empty-heading = Nothing yet
notices-empty-body = When something happens that concerns you, it is told here.
notices-settings-title = Notices
notices-settings-heading = Who hears of what
notices-settings-intro = In the app, everything is shown at once. Choose who is told, and how soon a mail is sent.
notices-language = Language of mails
notices-roles = Told to people with these roles
notices-addresses = Further addresses
notices-addresses-hint = Of your own domains, separated by commas. They get mails only.
notices-mail = Mail
notices-mail-at-once = At once
notices-mail-daily = Once a day
notices-mail-weekly = Once a week, on Monday
notices-mail-never = No mail
notices-topic-purchases = First purchases
notices-topic-requests = Requests for licenses
notices-topic-policy = Changes of what people may buy
notices-topic-partners = Partners
notices-topic-leavers = People who left and still pay
notices-topic-webhooks = Webhooks that fail
notices-saved = It is saved who hears of what.
notices-read-only = Global admins can change this.
notices-address-wrong = Enter email addresses of your own domains, at most 10, separated by commas
