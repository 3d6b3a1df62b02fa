# Receivers of events.

webhooks-title = Webhooks
webhooks-heading = Webhooks
webhooks-intro = What happens in your organization, sent to your own systems and signed as Standard Webhooks describe.
webhooks-read-only = Global admins can change this.
webhooks-list-heading = Receivers
webhooks-none = There is none yet.
webhooks-column-url = Address
webhooks-column-areas = Events
webhooks-column-state = Status
webhooks-column-actions = Actions
webhooks-all-events = All
webhooks-state-on = On
webhooks-state-failing = Failing
webhooks-state-off = Off
webhooks-state-failed = Given up
webhooks-state-gone = Gone
webhooks-failing-since = Every call since { $date } failed.
webhooks-deliveries = Deliveries
webhooks-deliveries-of = Deliveries to { $url }
webhooks-test = Send test
webhooks-test-named = Send a test to { $url }
webhooks-tested = A test event is on its way. Look at the deliveries in a moment.
webhooks-switch-on = Switch on
webhooks-switch-off = Switch off
webhooks-switch-on-named = Switch on { $url }
webhooks-switch-off-named = Switch off { $url }
webhooks-remove = Remove
webhooks-remove-named = Remove { $url }
webhooks-remove-question = Remove this webhook?
webhooks-remove-body = It is not called again, and its secret is forgotten.
webhooks-removing = Removing …
webhooks-removed = The webhook is removed.
webhooks-add-heading = Add a webhook
webhooks-url = Address
webhooks-url-hint = With https, such as https://hooks.example.com/selfserve
webhooks-url-wrong = Enter an address with https
webhooks-areas = Events; tick none to hear of everything
webhooks-add = Add webhook
webhooks-adding = Adding …
webhooks-new-heading = The webhook is added
webhooks-new-body = Keep this secret where the receiver can read it. It is shown here and nowhere else.
webhooks-copy = Copy secret
webhooks-column-event = Event
webhooks-column-time = Time
webhooks-column-tries = Tries
webhooks-column-answer = Last answer
webhooks-delivery-waiting = Waiting
webhooks-delivery-delivered = Delivered
webhooks-delivery-failed = Failed
webhooks-no-answer = None
webhooks-no-deliveries = Nothing was delivered yet.
webhooks-again = Send again
webhooks-again-named = Send { $event } again
webhooks-failed-again = Send all that failed again
# $count (number)
webhooks-sent-again = { $count ->
    [0] There was nothing to send again.
    [one] { $count } event is sent again.
   *[other] { $count } events are sent again.
}
