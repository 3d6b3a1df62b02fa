## The frame of every page, and what many pages share.

-program = Selfserve

common-program-name = { -program }
# $page (text): the heading of the page
common-document-title = { $page } – { -program }
# $title (text): the title of a document whose form has a problem
common-document-title-error = Error: { $title }

common-skip-link = Skip to main content
common-main-navigation = Main
common-menu = Menu
common-products = Products
common-apps = Apps
common-admin-center = Admin center
common-help = Help
common-account = Account
# $name (text)
common-signed-in-as = Signed in as { $name }
common-organization = Organization
common-switch-organization = Switch organization
common-sign-in = Sign in
common-sign-out = Sign out
common-signing-out = Signing out
common-language = Language
common-appearance = Appearance
common-appearance-system = Same as device
common-appearance-light = Light
common-appearance-dark = Dark
common-market = Country or region
common-market-hint = Prices and what is sold depend on the country or region.
common-demo-notice = This is a demo. Nothing you buy here costs real money.

## Buttons and small words

common-back = Back
common-cancel = Cancel
common-change = Change
common-clear-filters = Clear filters
common-clear-search = Clear search
common-close = Close
common-continue = Continue
common-copied = Copied
common-copy = Copy
common-copy-failed = The browser did not let us copy this. Select it and copy it yourself.
common-details = Details
common-dismiss = Dismiss message
common-done = Done
common-download = Download
common-edit = Edit
common-filter = Filter
common-loading = Loading
common-load-latest = Load the latest version
common-more-actions = More actions
common-next = Next
common-next-page = Next page
common-no = No
common-notifications = Notifications
common-opens-in-new-tab = (opens in a new tab)
common-optional = (optional)
common-pages = Pages
common-previous-page = Previous page
common-reload = Reload the page
common-remove = Remove
common-retry = Try again
common-save = Save
common-saved = Saved
common-saving = Saving
common-search = Search
common-show-less = Show less
common-show-more = Show more
common-sort-by = Sort by
common-sorted-ascending = Sorted from low to high
common-sorted-descending = Sorted from high to low
common-undo = Undo
common-yes = Yes

common-license-count = { $count ->
    [one] { $count } license
   *[other] { $count } licenses
}
common-user-count = { $count ->
    [one] { $count } user
   *[other] { $count } users
}

## When something is wrong

common-problem-heading = There is a problem
# Said by screen readers before the message at a field.
common-error-prefix = Error:
common-field-required = Fill in this field

common-offline-heading = We cannot reach the server
common-offline-body = Check your internet connection, then try again. What you typed is still here.

common-server-error-heading = Sorry, something went wrong on our side
# $request-id (text)
common-server-error-body = Try again in a few minutes. If it happens again, contact support and mention request { $request-id }.
common-server-error-body-without-request = Try again in a few minutes. If it happens again, contact support.

common-unavailable-heading = Sorry, the service is not available right now
common-unavailable-body = Try again in a few minutes. What you typed is still here.

common-unexpected-answer-heading = This page needs a reload
common-unexpected-answer-body = There may be a newer version of { -program }. Reload the page, then try again.

common-signed-out-heading = You are signed out
common-signed-out-body = To keep your account safe, we sign you out after a while. Sign in again to go on where you were.

common-not-found-heading = Page not found
common-not-found-body = Check that the address is typed correctly. The page may also have been moved, or belong to somebody else.
common-not-found-action = Go to the products

common-not-allowed-heading = You do not have access to this page
common-not-allowed-body = Your account does not have the rights that this page needs. If you need it for your work, ask an admin of your organization.
common-not-allowed-action = You do not have the rights to do this. If you need it for your work, ask an admin of your organization.

common-too-many-requests-heading = Wait a moment
common-too-many-requests-body = { $seconds ->
    [one] There were many requests in a short time. Try again in { $seconds } second.
   *[other] There were many requests in a short time. Try again in { $seconds } seconds.
}
common-too-many-requests-body-later = There were many requests in a short time. Try again in a few minutes.

common-conflict-heading = This has changed in the meantime
common-conflict-body = Somebody else changed this while you had it open. Load the latest version, then make your change again.

common-bad-request-body = We could not understand what was sent. Reload the page, then try again.
# $request-id (text)
common-request-id = Request { $request-id }
