## Asking for a license instead of buying one.

requests-title = Requests
requests-heading = Requests
requests-intro = What people in your organization ask for instead of buying it themselves.
requests-filter-status = Status
requests-any-status = All requests
requests-column-person = For
requests-column-product = Product
requests-column-reason = Reason
requests-column-asked = Asked on
requests-column-status = Status
requests-column-actions = Actions
requests-status-new = New
requests-status-approved = Approved
requests-status-declined = Declined
requests-status-withdrawn = Withdrawn
requests-status-expired = Expired
# $name (text)
requests-asked-by = Asked by { $name }
requests-way-assigned = A license was assigned
requests-way-allowed = May buy it this once
requests-empty-heading = No requests
requests-empty-body = Nobody has asked for anything like this.
requests-answer = Answer
# $name (text)
requests-answer-named = Answer the request for { $name }
# $name (text)
# $product (text)
requests-answer-question = { $name } asks for { $product }
# $reason (text)
requests-reason-given = Reason: { $reason }
requests-message = Message
requests-message-hint = The person reads it. It can be left empty.
requests-message-long = Enter at most 1,000 characters
requests-assign = Assign a free license
requests-assigned = Approved, and a license is assigned.
requests-allow = Let the person buy it
requests-allowed = Approved. The person can buy it once.
requests-decline = Decline
requests-declined = Declined.
requests-answering = Answering
requests-ask-heading = Request a license
requests-reason = Why you need it
requests-reason-hint = Your admins read it and decide.
requests-reason-wrong = Say in 1 to 1,000 characters why you need it
requests-ask = Request a license
requests-asking = Sending the request
requests-own-new = You have asked for a license. Your admins have not answered yet.
requests-own-approved = Your request was approved.
requests-own-declined = Your request was declined.
requests-own-expired = Nobody has answered your last request in time. You can ask again.
# $message (text)
requests-own-message = Message: { $message }
requests-own-withdrawn = You have withdrawn your request.
requests-withdraw = Withdraw the request
requests-withdrawing = Withdrawing
# $count (number)
requests-results = { $count ->
    [one] { $count } request
   *[other] { $count } requests
}
# $count (number)
requests-free = { $count ->
    [0] No free license
    [one] { $count } free license
   *[other] { $count } free licenses
}
# $count (number)
# $product (text)
requests-free-licenses = { $count ->
    [one] Your organization already has { $count } free license of { $product }. Ask for it instead of paying yourself.
   *[other] Your organization already has { $count } free licenses of { $product }. Ask for one instead of paying yourself.
}
requests-way-bought = A license was bought and assigned
requests-buy = Buy one centrally
requests-bought = Approved. A license is bought and assigned.
# $price (text)
# $total (text)
requests-central-monthly = A license more costs { $price } per month. Your organization is billed { $total } now, tax included.
# $price (text)
# $total (text)
requests-central-annual = A license more costs { $price } per year. Your organization is billed { $total } for the rest of the year now, tax included.
requests-emails = Work emails of colleagues
requests-emails-hint = Leave it empty to ask for yourself. Put commas between several; add your own if you need one too.
requests-emails-wrong = Enter work emails with commas between them, 20 at the most
requests-emails-stranger = Somebody here is not in your organization, or cannot use a license. Check the emails for typing errors.
# $count (number)
requests-sent = { $count ->
    [one] Asked for { $count } person
   *[other] Asked for { $count } people
}
# $count (number)
requests-given = { $count ->
    [one] { $count } free license was assigned at once
   *[other] { $count } free licenses were assigned at once
}
requests-own-process-heading = How your organization does this
requests-own-process-link = Go to the request page of your organization
requests-fewer = Choose fewer licenses
requests-settings-heading = How requests work
requests-settings-process = Where people ask
requests-settings-here = Here, with a reason
requests-settings-own = In our own process
requests-settings-own-hint = People read your message instead of the form. No new requests come in; old ones wait for your answer.
requests-settings-switch = Products that people may not buy
requests-settings-on = People may ask for them
requests-settings-off = People are told to contact their IT admin
requests-settings-approval = Central licenses that nobody has
requests-settings-by-hand = An admin assigns them
requests-settings-automatic = Assign one as soon as somebody asks
requests-settings-message = Your message
requests-settings-message-hint = 1 to 1,000 characters. People read it where the form would be.
requests-settings-message-wrong = Enter a message of 1 to 1,000 characters
requests-settings-link = Link
requests-settings-link-hint = Can be left empty. It begins with https://.
requests-settings-link-wrong = Enter an address that begins with https://
requests-settings-limits = What one person may buy in a month without asking
requests-settings-limits-hint = Leave a field empty for no limit. Months begin in UTC.
requests-settings-licenses = Licenses per month
requests-settings-licenses-wrong = Enter a whole number, or leave it empty
# $currency (text)
requests-settings-money = Money per month, without tax ({ $currency })
requests-settings-money-wrong = Enter an amount such as 49.50, or leave it empty
requests-settings-groups = Groups with a limit of their own
requests-settings-groups-hint = Enter the limit, then choose the group. It takes the place of the limit above. Who is in several has the most generous one.
# $name (text)
requests-settings-group-wrong = Enter a whole number and an amount for { $name }, or leave them empty
# $name (text)
requests-settings-remove = Remove the limit of { $name }
requests-settings-read-only = Only global admins change this.
requests-settings-saved = The settings are saved.
requests-settings-changed-heading = Somebody else changed this
requests-settings-changed = What you entered is kept. Save again to replace the other change.
requests-settings-no-limit = no limit
# $count (number)
requests-settings-so-many = { $count ->
    [one] { $count } license
   *[other] { $count } licenses
}
