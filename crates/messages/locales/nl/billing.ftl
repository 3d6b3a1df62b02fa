## Een abonnement wijzigen, en waar dat op neerkomt.

## Als een wijziging wordt geweigerd

billing-amount-changed = Het bedrag is gewijzigd; bekijk het opnieuw. Er is niets afgeschreven.
billing-nothing-changes = Het is al zo, dus er zou niets veranderen.
billing-licenses-in-use = Er zijn meer licenties toegewezen dan er zouden zijn. Trek er eerst een paar in en probeer het dan opnieuw.
billing-bill-unpaid = Een factuur van dit abonnement is nog niet betaald. Betaal die eerst en maak dan deze wijziging.
billing-bill-not-open = Deze factuur hoeft niet meer te worden betaald.
billing-subscription-canceled = Dit abonnement is opgezegd. Maak eerst de opzegging ongedaan en maak dan deze wijziging.
billing-does-not-renew = Dit abonnement wordt niet verlengd, dus met de volgende termijn kan er niets veranderen. Zet eerst terugkerende facturering aan.
billing-not-sold = Dit product wordt niet meer verkocht. Neem voor een andere oplossing contact op met je IT-beheerder.
billing-card-in-use = Met deze kaart wordt een abonnement betaald. Laat dat eerst met een andere kaart betalen.
billing-card-expired = De kaart is verlopen. Vervang die onder Betaalmethoden en probeer het dan opnieuw. Er is niets afgeschreven.
billing-subscription-not-active = De status van dit abonnement is gewijzigd, dus dit kan niet meer. Laad de nieuwste versie om te zien wat wel kan.
billing-in-progress = Er wordt een betaling gedaan. Probeer het over een minuut opnieuw.

## De knoppen en hun dialoogvensters

billing-take-back = Opzegging ongedaan maken
billing-reactivate = Opnieuw activeren
billing-change-frequency = Factureringsfrequentie wijzigen
billing-edit-recurring = Terugkerende facturering wijzigen
billing-licenses-heading = Licenties van { $product }
billing-frequency-heading = Factureringsfrequentie van { $product }
billing-recurring-heading = Terugkerende facturering van { $product }
billing-take-back-heading = { $product } houden?
billing-reactivate-heading = { $product } opnieuw activeren

billing-total-hint = Nu { $quantity }, waarvan { $assigned } toegewezen. Je kunt er tot { $max } hebben; vul er minder in om er een paar op te geven.
billing-total-same = { $quantity ->
    [one] Er is al { $quantity } licentie. Vul een ander aantal in.
   *[other] Er zijn al { $quantity } licenties. Vul een ander aantal in.
}
billing-total-assigned = { $assigned ->
    [one] Er is { $assigned } licentie toegewezen; trek die eerst in of vul er meer in
   *[other] Er zijn { $assigned } licenties toegewezen; trek er eerst een paar in of vul er meer in
}
billing-choice-same = Het is al zo. Kies iets anders.
billing-frequency-hint = De nieuwe frequentie geldt vanaf de volgende termijn, die op { $date } begint.
billing-monthly-hint = Een termijn duurt een maand.
billing-annual-hint = Een termijn duurt een jaar.
billing-recurring-once-hint = Het abonnement wordt op { $date } met nog één termijn verlengd en eindigt daarna.

billing-cancel-when = Wanneer
billing-cancel-at-end = Aan het einde van de termijn
billing-cancel-at-end-hint = Iedereen houdt toegang tot { $date }.
billing-cancel-now = Nu opzeggen
billing-cancel-now-hint = Iedereen verliest meteen de toegang. Je ziet eerst wat je terugkrijgt.
billing-reason = Waarom zeg je op?
billing-reason-none = Kies een reden
billing-reason-missing = Kies een reden; daarmee kan het beter worden
billing-reason-not-needed = Niemand heeft het meer nodig
billing-reason-too-expensive = Het kost te veel
billing-reason-other-product = We gebruiken een ander product
billing-reason-bought-centrally = Mijn organisatie geeft zelf licenties uit
billing-reason-trouble = Het doet niet wat het moet doen
billing-reason-other = Iets anders

## Waar een wijziging op neerkomt

billing-looking-up = Opzoeken waar het op neerkomt
billing-preview-heading = Wat dit betekent
billing-lines = Wat wordt afgeschreven en teruggegeven
billing-line-what = Wat
billing-line-days = Dagen
billing-line-amount = Bedrag zonder belasting
billing-line-credit = Al betaald: { $line }
billing-line-part = { $days } van { $of-days } dagen
billing-to-pay = Nu te betalen
billing-to-get-back = Je krijgt terug
billing-card-pays = Het wordt afgeschreven van { $card }.
billing-card-gets = Het gaat terug naar { $card }.
billing-card-next = Dan wordt er afgeschreven van { $card }. Nu wordt er niets afgeschreven.
billing-card-expires-first = Deze kaart verloopt voordat de volgende termijn begint. Vervang die op tijd.
billing-to-payment-methods = Naar Betaalmethoden
billing-nothing-back = Er wordt niets teruggegeven.
billing-licenses-now = { $count ->
    [one] Er is meteen { $count } licentie.
   *[other] Er zijn meteen { $count } licenties.
}
billing-licenses-later = { $count ->
    [one] Vanaf { $date } is er { $count } licentie. Voor de tijd tot dan wordt niets teruggegeven.
   *[other] Vanaf { $date } zijn er { $count } licenties. Voor de tijd tot dan wordt niets teruggegeven.
}
billing-licenses-kept = { $count ->
    [one] Het blijft bij { $count } licentie.
   *[other] Het blijft bij { $count } licenties.
}
billing-begins-again = { $count ->
    [one] Het abonnement is meteen weer actief, met { $count } licentie.
   *[other] Het abonnement is meteen weer actief, met { $count } licenties.
}
billing-goes-on = Het abonnement loopt door.
billing-next-month = De volgende termijn begint op { $date }: { $licenses } voor een maand, { $total } met belasting.
billing-next-year = De volgende termijn begint op { $date }: { $licenses } voor een jaar, { $total } met belasting.
billing-access-ends = { $count ->
    [0] Niemand heeft nu een licentie. De toegang eindigt op { $date }.
    [one] { $count } persoon heeft een licentie en verliest op { $date } de toegang.
   *[other] { $count } mensen hebben een licentie en verliezen op { $date } de toegang.
}
billing-access-ends-now = { $count ->
    [0] Niemand heeft een licentie, dus niemand verliest de toegang.
    [one] { $count } persoon heeft een licentie en verliest meteen de toegang.
   *[other] { $count } mensen hebben een licentie en verliezen meteen de toegang.
}
billing-data-deleted = De gegevens worden op { $date } verwijderd.
billing-pay = { $amount } betalen
billing-paying = Bezig met betalen
billing-confirm-back = Bevestigen en { $amount } terugkrijgen
billing-cancel-now-back = Nu opzeggen en { $amount } terugkrijgen
billing-confirm = Wijziging bevestigen

## Als het gedaan is

billing-done-licenses = { $count ->
    [one] Er is nu { $count } licentie.
   *[other] Er zijn nu { $count } licenties.
}
billing-done-later = Opgeslagen. Het geldt vanaf de volgende termijn.
billing-done-canceled = Het abonnement is opgezegd.

## Wat de pagina van een abonnement zegt

billing-canceled-until = Dit abonnement is opgezegd. Iedereen houdt toegang tot { $date }.
billing-expired-until = De termijn is afgelopen. Iedereen houdt toegang tot { $date }.
billing-disabled-until = De toegang is geëindigd. De gegevens worden op { $date } verwijderd.
billing-unpaid-heading = De laatste factuur is niet betaald
billing-unpaid-declined = De kaart is geweigerd.
billing-unpaid-charging = Er wordt van de kaart afgeschreven.
billing-unpaid-next-try = De kaart wordt op { $date } opnieuw geprobeerd.
billing-unpaid-expires = Zonder betaling verloopt het abonnement op { $date }.
billing-pay-now = Nu betalen
billing-planned-licenses = Vanaf { $date }: { $licenses }.
billing-planned-month = Vanaf { $date }: maandelijks gefactureerd.
billing-planned-year = Vanaf { $date }: eens per jaar gefactureerd.
billing-order-reactivation = Heractivering
