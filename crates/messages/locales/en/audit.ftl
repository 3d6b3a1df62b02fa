## The audit log.

audit-title = Audit log
audit-heading = Audit log
audit-intro = Everything that was done in your organization, by whom and when. No record can be changed or taken out without being noticed.
audit-search = Search by the id of a person, product or order
audit-area = About
audit-any-area = Everything
audit-since = From day (UTC)
audit-until = Until day (UTC)
audit-export-csv = Download as CSV
audit-export-lines = Download as JSON lines
audit-table = Records
audit-column-when = When
audit-column-what = What
audit-column-who = Who
audit-column-object = Object
audit-column-details = Details
audit-by-program = The program itself
audit-by-directory = Your directory
# $partner (text): the name of the partner organization
audit-on-behalf-of = for { $partner }
audit-show-details = Show details
# $number (number)
audit-record-number = Record { $number }
audit-before = Before
audit-after = After
audit-from-address = From the address
audit-nothing = Nothing
# $count (number)
audit-results = { $count ->
    [one] { $count } record
   *[other] { $count } records
}
audit-empty-heading = No records
audit-empty-body = No record is about this, or from these days.
audit-past-the-end-body = There are no more records.

## What records are about

audit-area-policy = Self-service policy
audit-area-access-policy = Access policy
audit-area-order = Orders
audit-area-trial = Trials
audit-area-license = Licenses
audit-area-user = People
audit-area-account = Accounts
audit-area-roles = Roles
audit-area-session = Sign-ins
audit-area-second-factor = Second factors
audit-area-service-account = Service accounts
audit-area-service-token = Tokens of service accounts
audit-area-partner-grant = Partners
audit-area-identity-provider = Own sign-in
audit-area-domain = Domains
audit-area-provisioning-token = Tokens of directories
audit-area-group = Groups
audit-area-licenses = Licenses of leavers
audit-area-person = People who left
audit-area-recovery-code = Recovery codes
audit-area-quote = Prices asked for
audit-area-license-request = Requests
audit-area-leavers = Leavers

## What was done

audit-policy-changed = Policy of a product changed
audit-policy-default-changed = Default of the policy changed
audit-access-policy-changed = Access policy changed
audit-order-placed = Order placed
audit-order-paid = Order paid
audit-order-declined = Payment declined
audit-trial-started = Trial started
audit-trial-ending = End of a trial announced
audit-trial-became-paid = Trial became paid
audit-trial-ended = Trial ended
audit-trial-canceled = Trial canceled
audit-quote-made = Price asked for
audit-license-assigned = License assigned
audit-license-unassigned = License taken back
audit-licenses-freed = Licenses of a leaver freed
audit-person-left = Person left
audit-user-added = Person added
audit-user-created = Person created by the directory
audit-user-updated = Person changed by the directory
audit-user-deleted = Person deleted by the directory
audit-user-linked = Account linked to a sign-in
audit-user-kind-changed = Kind of account changed
audit-account-enabled = Account turned on
audit-account-disabled = Account turned off
audit-roles-changed = Roles changed
audit-group-created = Group created
audit-group-updated = Group changed
audit-group-deleted = Group deleted
audit-session-begun = Signed in
audit-session-ended = Signed out
audit-session-strengthened = Second factor shown
audit-session-switched = Organization switched
audit-second-factor-enrolled = Second factor begun
audit-second-factor-confirmed = Second factor turned on
audit-second-factor-removed = Second factor turned off
audit-recovery-code-used = Recovery code used
audit-service-account-created = Service account made
audit-service-account-ended = Service account ended
audit-service-token-created = Token of a service account made
audit-service-token-revoked = Token of a service account revoked
audit-provisioning-token-created = Token of a directory made
audit-provisioning-token-revoked = Token of a directory revoked
audit-leavers-changed = Rule for leavers changed
audit-identity-provider-connected = Own sign-in connected
audit-identity-provider-disconnected = Own sign-in disconnected
audit-domain-claimed = Domain added
audit-domain-verified = Domain verified
audit-domain-removed = Domain removed
audit-partner-grant-requested = Partner asked for access
audit-partner-grant-approved = Access of a partner approved
audit-partner-grant-declined = Access of a partner declined
audit-partner-grant-ended = Access of a partner ended
audit-license-request-made = License asked for
audit-license-request-approved = Request approved
audit-license-request-declined = Request declined
audit-license-request-withdrawn = Request withdrawn
audit-webhook-added = Webhook added
audit-webhook-switched-on = Webhook switched on
audit-webhook-switched-off = Webhook switched off
audit-webhook-removed = Webhook removed
audit-webhook-tested = Test event sent
audit-webhook-replayed = Events sent again
audit-webhook-failed = Webhook no longer called
audit-notices-changed = Notices chosen
audit-partner-grant-ending = Partner access about to end
audit-area-webhook = Webhooks
audit-area-notices = Notices
audit-license-request-reminded = Admins reminded of a request
audit-license-request-deleted = Old request deleted
audit-license-request-settings-changed = Settings of requests changed
audit-order-bought-centrally = License bought centrally
