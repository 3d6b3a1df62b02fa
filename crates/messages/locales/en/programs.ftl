## Service accounts: programs that act for the organization.

programs-title = Service accounts
programs-heading = Service accounts
programs-intro = Programs and scripts that act for your organization, each with a token of its own that says what it may do.
programs-read-only = Only a global admin can change this.
programs-accounts-heading = Accounts
programs-none = There is no service account.
programs-column-name = Name
programs-column-scopes = May
programs-column-status = Status
programs-column-tokens = Tokens
programs-column-actions = Actions
programs-status-active = Active
programs-status-no-token = No valid token
programs-status-ended = Ended
# $day (text)
# $used (text)
programs-token-line = Valid until { $day }, { $used }
# $day (text)
programs-token-used = last used on { $day }
programs-token-unused = not used yet
programs-end = End
# $name (text)
programs-end-named = End the account { $name }
# $name (text)
programs-end-question = End the account { $name }?
programs-end-body = Its tokens stop working at once. What the program did stays in the audit log.
programs-ending = Ending
programs-ended = The account has ended.
programs-make-heading = Make a service account
programs-name = What it is for
programs-name-hint = Such as: nightly policy check
programs-name-wrong = Enter what it is for, in at most 100 characters
programs-scopes = What it may do
programs-scopes-empty = Choose at least one thing that it may do
programs-days = Its token is valid for
programs-make = Make the account
programs-making = Making
programs-new-heading = Token of the new account
programs-new-body = Copy it now: it is shown once. Scripts give it in SELFSERVE_TOKEN.
programs-copy = Copy the token
programs-scope-policy-read = Read the self-service policy
programs-scope-policy-write = Change the self-service policy
programs-scope-audit-read = Read the audit log
programs-scope-subscriptions-read = Read what was bought
programs-scope-entitlements-read = Ask who may use its product
programs-scope-usage-write = Report that people use its product
