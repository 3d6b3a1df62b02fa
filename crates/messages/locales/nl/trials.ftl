## Proefversies: een termijn zonder kosten, één keer per persoon en product.

trials-start = Proefversie starten
trials-offer = Probeer het 30 dagen gratis, met hoogstens 25 licenties.
trials-had-one = Je hebt je proefversie van dit product gehad. Je kunt het kopen.

## Kiezen

trials-kind = Soort proefversie
trials-without-card = Zonder kaart
trials-without-card-hint = De proefversie stopt vanzelf na 30 dagen. Er wordt niets afgeschreven.
trials-with-card = Met een kaart
trials-with-card-hint = Er wordt 30 dagen niets afgeschreven. Daarna wordt het een betaald abonnement, tenzij je eerder opzegt.
trials-free-until = Gratis tot { $date }
trials-ends-by-itself = De proefversie stopt vanzelf op { $date }. Er wordt niets afgeschreven.
trials-pays-month = Op { $date } betaal je { $amount } (inclusief belasting), en daarna elke maand hetzelfde, tenzij je eerder opzegt.
trials-pays-year = Op { $date } betaal je { $amount } (inclusief belasting), en daarna elk jaar hetzelfde, tenzij je eerder opzegt.
trials-first-payment = Eerste betaling
trials-afterwards = Na de proefversie
trials-card-intro = Je kaart wordt bewaard voor de dag waarop de proefversie betaald wordt; vandaag wordt er niets afgeschreven. Je kaartgegevens gaan rechtstreeks naar de betaalverwerker; wij zien ze nooit.

## Controleren en starten

trials-review-heading = Controleer je proefversie
trials-review-intro = Loop alles hieronder na. Vandaag wordt er niets afgeschreven.
trials-starting = Je proefversie wordt gestart
trials-retry-safe = Je kunt het veilig opnieuw proberen: de proefversie wordt hoogstens één keer gestart.
trials-thank-you-body = { $count ->
    [one] Je proefversie van { $product } is begonnen, met { $count } licentie. Je kunt die nu gebruiken.
   *[other] Je proefversie van { $product } is begonnen, met { $count } licenties. Je kunt die nu gebruiken.
}

## Een abonnement dat een proefversie is

trials-status = Proefversie
trials-price = Gratis
trials-becomes-paid-on = Wordt betaald op { $date }
trials-ends-on = Proefversie stopt op { $date }
trials-ended-on = Proefversie gestopt op { $date }
trials-canceled-until = Deze proefversie is opgezegd. Je kunt die tot { $date } gebruiken, en er wordt niets afgeschreven.
trials-becoming-paid = De proefversie is voorbij, en er wordt van de kaart afgeschreven.
trials-payer = Voor een proefversie wordt niets betaald.
trials-cancel = Proefversie opzeggen
trials-cancel-question = Proefversie van { $product } opzeggen?
trials-cancel-body = Iedereen met een licentie kan het tot { $date } gebruiken. Er wordt niets afgeschreven. Dit kun je niet terugdraaien.
trials-canceling = De proefversie wordt opgezegd
trials-canceled = De proefversie is opgezegd en stopt op { $date }.
trials-not-cancelable = Deze proefversie kan nu niet worden opgezegd: er wordt niets voor afgeschreven, of de afschrijving is al onderweg.
