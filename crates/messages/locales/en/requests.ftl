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
