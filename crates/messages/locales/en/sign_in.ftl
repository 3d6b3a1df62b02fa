## The email step and the sign-in of the built-in directory.

sign-in-email-heading = Enter your work email
sign-in-email-intro = We use it to find your organization. You sign in on the next page.
# $product (text)
sign-in-email-buying = You are buying { $product }.
sign-in-email-label = Work email
sign-in-email-hint = For example, name@example.com
sign-in-next = Next
sign-in-looking-up = Looking for your organization

sign-in-heading = Sign in
# $organization (text)
sign-in-to-organization = Sign in with your account of { $organization }.
sign-in-email = Email
sign-in-change-email = Use another email
sign-in-password = Password
sign-in-show-password = Show password
sign-in-hide-password = Hide password
sign-in-password-shown = The password is visible
sign-in-password-hidden = The password is hidden
sign-in-button = Sign in
sign-in-signing-in = Signing in
sign-in-signed-out = You are signed out.
sign-in-needed = Sign in to see this page.

## The organization's own sign-in.

# $organization (text)
sign-in-own-heading = Sign in at { $organization }
sign-in-own-intro = Your organization has a sign-in page of its own. You come back here afterwards.
# $organization (text)
sign-in-own-continue = Continue to { $organization }
sign-in-own-leaving = Opening the sign-in page
sign-in-own-password = Sign in with a password instead (global admins only)
sign-in-problem-heading = You are not signed in yet
sign-in-problem-provider-down = The sign-in page of your organization does not answer. Wait a few minutes, then try again; what you were about to buy is kept. If it goes on, tell your IT admin.
sign-in-problem-declined = The sign-in was stopped at your organization. Try again, or contact your IT admin.
sign-in-problem-expired = The sign-in took too long, or was finished in another window. Try again.
sign-in-problem-refused = The answer of your organization's sign-in page could not be trusted, so nobody was signed in. Try again. If it goes on, tell your IT admin.
sign-in-problem-disabled = Your account is turned off. Contact your IT admin.
sign-in-problem-unknown-address = Your organization's sign-in page did not tell a confirmed email address of one of the organization's domains. Contact your IT admin.
sign-in-problem-address-taken = Your email address belongs to another account of your organization. Contact your IT admin.
sign-in-provider-down-heading = The sign-in page does not answer

## The second factor.

sign-in-code = Code from your authenticator app
sign-in-code-hint = Six digits, or one of your recovery codes
sign-in-code-empty = Enter the code
sign-in-code-wrong = This code is not right, or was used before. Wait for the next one, then enter it.

## Demo installations only

sign-in-demo-heading = Demo sign-in
# $password (text)
sign-in-demo-password = Every demo account has the password { $password }.

## Errors

sign-in-wrong-credentials = The email or the password is not right. Check both, then try again.
sign-in-email-empty = Enter your work email
sign-in-password-empty = Enter your password
sign-in-email-at = Enter an email address with one @, like name@example.com
sign-in-email-local-part = Enter the part of the email address before the @, like name@example.com
sign-in-email-domain = Enter an email address with a domain after the @, like name@example.com
# $max (number)
sign-in-email-too-long = Enter an email address of at most { $max } characters
sign-in-email-character = Enter an email address without spaces or special characters, like name@example.com
sign-in-throttled = { $minutes ->
    [one] There were several tries that did not work. To protect this account, wait { $minutes } minute, then try again.
   *[other] There were several tries that did not work. To protect this account, wait { $minutes } minutes, then try again.
}
sign-in-throttled-later = There were several tries that did not work. To protect this account, wait a few minutes, then try again.
sign-in-unknown-organization = We do not know an organization with this email domain. Check the address for typing errors, or ask your IT admin which email address to use.
