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
