## A person's own account: the second factor, and where he or she is signed in.

account-heading = Your account
account-intro = How you prove that it is you, and where you are signed in.

account-factor-heading = Second factor
account-factor-intro = With a second factor, nobody signs in with your password alone: a code from an app on your phone is asked for as well.
account-factor-status = Status
account-factor-on = On
account-factor-off = Off
account-factor-elsewhere = You sign in at your organization's own sign-in page, so a second factor is set up there. Ask your IT admin how.
account-factor-set-up = Set up a second factor
account-factor-setting-up = Making a secret

account-factor-scan-heading = Add Selfserve to your authenticator app
account-factor-scan-body = Open the app on your phone, choose to add an account, and point the camera at this picture.
account-factor-qr-alt = QR code for the authenticator app. The secret below says the same as text.
account-factor-secret = Or type this secret into the app
account-factor-secret-copy = Copy the secret
account-factor-open-app = Open the authenticator app on this device
account-factor-code-hint = Six digits; they change every 30 seconds
account-factor-turn-on = Turn on
account-factor-checking = Checking the code

account-factor-codes-heading = Keep your recovery codes
account-factor-codes-body = The second factor is on. If you lose your phone, you sign in with one of these codes. Each works once, and they are shown only now: keep them where you keep your passwords.
account-factor-codes = Recovery codes
account-factor-codes-copy = Copy the recovery codes
account-factor-codes-download = Download the recovery codes
# $email (text)
account-factor-codes-file = Recovery codes of { $email }. Each works once.
account-factor-codes-kept = I have kept the codes
account-factor-codes-kept-error = Keep the codes, then confirm that you have. They are not shown again.

account-factor-codes-left = Recovery codes left
account-factor-codes-none = You have used all recovery codes. Turn the second factor off and set it up again to get new ones.
account-factor-turn-off = Turn off
account-factor-turn-off-heading = Turn the second factor off
account-factor-turn-off-body = Afterwards your password alone is enough to sign in.
account-factor-turned-off = The second factor is off.

account-sessions-heading = Where you are signed in
account-sessions-intro = If you do not know one of these, end it and tell your IT admin.
account-session-started = Signed in
account-session-last-used = Last used
account-session-organization = Organization
account-session-actions = Actions
account-session-this = This session
account-session-end = End
# $started (text): a date with its time
account-session-end-named = End the session of { $started }
account-session-ended = The session is ended.
account-sessions-end-others = End all other sessions
account-sessions-ending = Ending the sessions
account-sessions-ended = You are now signed in only here.
