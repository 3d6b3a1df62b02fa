## Partners: who looks after whom.

partners-title = Partners
partners-heading = Partners
partners-intro = Partners look after your organization in the roles that you grant them, for as long as you grant it. Everything they do is in the audit log.
partners-read-only = Only a global admin can change this.
partners-own-heading = Partners of your organization
partners-own-none = No partner looks after your organization, and none has asked to.
partners-customers-heading = Organizations you look after
partners-customers-intro = People of your organization go to these under Account, Switch organization.
partners-customers-none = Your organization looks after no other one.
partners-column-partner = Partner
partners-column-customer = Organization
partners-column-roles = Roles
partners-column-status = Status
partners-column-until = Time
partners-column-actions = Actions
partners-status-requested = Asked
partners-status-active = Active
partners-status-declined = Declined
partners-status-lapsed = Not answered
partners-status-expired = Expired
partners-status-revoked = Ended
partners-approve = Approve
# $name (text)
partners-approve-named = Approve what { $name } asks for
partners-approved = Approved. The partner can act from now on.
partners-decline = Decline
# $name (text)
partners-decline-named = Decline what { $name } asks for
partners-declined = Declined.
partners-end = End
# $name (text)
partners-end-named = End the partnership with { $name }
# $name (text)
partners-end-question = End the partnership with { $name }?
partners-end-body = It ends at once, also for people who are at work now. To go on later, it has to be asked for and granted again.
partners-ended = The partnership has ended.
# $day (text)
partners-ends-on = Until { $day }
# $day (text)
partners-over-since = Since { $day }
# $days (text)
# $day (text)
partners-lapses-on = { $days }; lapses on { $day } if nobody answers
partners-ask-heading = Ask another organization
partners-ask-customer = Domain of the organization
partners-ask-customer-hint = Such as harbor.example, as in its email addresses
partners-ask-customer-empty = Enter the domain of the organization
partners-ask-customer-unknown = No other organization here has this domain. Check it for typing errors.
partners-ask-open = This organization was asked already. Ask again 30 days after it has declined.
partners-ask-roles = Roles you need
partners-ask-roles-empty = Choose at least one role
partners-ask-days = For how long
partners-ask = Ask
partners-asking = Asking
partners-asked = Asked. A global admin of the organization can answer within 90 days.
# $count (number)
partners-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
