# Pages that only a demo has.

demo-clock-heading = The clock of this demo
demo-clock-intro = Renewals, trials and notices follow this clock. Move it on to see in a minute what takes months. It does not go back.
demo-clock-now = It is now
# $days (number)
demo-clock-advance = { $days ->
    [one] Move on by { $days } day
   *[other] Move on by { $days } days
}
demo-clock-moving = Moving the clock…
# $now (text): a date with its time
demo-clock-moved = The clock was moved. It is now { $now }.

demo-outbox-heading = Outbox
demo-outbox-intro = Mails of this demo, kept instead of being sent. The newest is on top.
demo-outbox-empty = No mails yet.
demo-outbox-to = To
