# Pagina's die alleen een demo heeft.

demo-clock-heading = De klok van deze demo
demo-clock-intro = Verlengingen, proefperioden en berichten volgen deze klok. Zet hem vooruit om in een minuut te zien wat maanden duurt. Terug kan hij niet.
demo-clock-now = Het is nu
# $days (number)
demo-clock-advance = { $days ->
    [one] { $days } dag vooruit
   *[other] { $days } dagen vooruit
}
demo-clock-moving = De klok wordt verzet…
# $now (text): een datum met tijd
demo-clock-moved = De klok is verzet. Het is nu { $now }.

demo-outbox-heading = Postvak uit
demo-outbox-intro = Mails van deze demo, bewaard in plaats van verstuurd. De nieuwste staat bovenaan.
demo-outbox-empty = Nog geen mails.
demo-outbox-to = Aan
