## Facturen: de lijst, één met haar regels, een openstaande betalen.

bills-title = Facturen en betalingen

## De lijst

bills-intro-all = Elke factuur en creditnota van je organisatie. Wie iets met selfservice heeft gekocht, betaalt met een kaart.
bills-intro-own = De facturen en creditnota's van wat je hebt gekocht.
bills-intro-central-and-own = De facturen van wat je organisatie centraal heeft gekocht, en van wat je zelf hebt gekocht.
bills-table = Facturen
bills-column-number = Factuur
bills-column-date = Datum
bills-column-product = Product
bills-column-purchaser = Koper
bills-column-status = Status
bills-column-amount = Bedrag
bills-results = { $count ->
    [0] Geen facturen
    [one] { $count } factuur
   *[other] { $count } facturen
}
bills-of-one = Je ziet alleen de facturen van één abonnement.
bills-of-product = Je ziet alleen de facturen van één abonnement op { $product }.
bills-see-all = Alle facturen bekijken
bills-empty-heading = Nog geen facturen
bills-empty-body = Zodra er iets is gekocht, staat de factuur hier.
bills-past-the-end = Wat op deze pagina stond, is er niet meer. Ga terug naar de eerste pagina.
bills-waiting-heading = { $count ->
    [one] Er staat een factuur voor je open
   *[other] Er staan { $count } facturen voor je open
}
bills-waiting-bill = Factuur { $number }: { $amount }

## Hoe het met een factuur staat

bills-status-paid = Betaald
bills-status-open = Open
bills-status-void = Vervallen
bills-status-credit = Credit
bills-status-by-agreement = Volgens overeenkomst
bills-open-own = Deze factuur is nog niet betaald. Betaal nu om het abonnement te houden.
bills-open-other = Deze factuur is nog niet betaald. Alleen { $name } kan dat doen.
bills-void-hint = Hiervoor hoeft niets meer te worden betaald.
bills-credit-hint = Dit is geld dat je terugkrijgt.
bills-by-agreement-hint = Deze wordt afgehandeld volgens de overeenkomst van je organisatie. Hier wordt niets betaald.

## Eén factuur

bills-heading = Factuur { $number }
bills-credit-heading = Creditnota { $number }
bills-back = Facturen en betalingen
bills-facts = Over deze factuur
bills-date = Datum
bills-product = Product
bills-purpose = Waarvoor
bills-purpose-purchase = Aankoop
bills-purpose-renewal = Verlenging
bills-purpose-licenses = Meer licenties
bills-purpose-reactivation = Heractivering
bills-paid-with = Betaald met
bills-tried-with = Laatst geprobeerde kaart
bills-goes-back-to = Het geld gaat terug naar
bills-paid-on = Betaald op
bills-given-back-on = Teruggegeven op
bills-settled-on = Afgehandeld op
bills-organization = Organisatie
bills-billed-to = Op naam van
bills-tax-id = Btw-nummer
bills-cost-center = Kostenplaats
bills-of-subscription = Alle facturen van dit abonnement
bills-download = Pdf downloaden

bills-lines = Wat er op deze factuur staat
bills-line-what = Omschrijving
bills-line-licenses = Licenties
bills-line-price = Prijs per licentie
bills-line-amount = Bedrag zonder belasting
bills-line-charge = Licenties van { $from } tot { $until }
bills-line-credit = Credit voor licenties van { $from } tot { $until }
bills-line-part = voor { $days } van { $of-days } dagen
bills-subtotal = Subtotaal
bills-total = Totaal

## Betalen

bills-pay-heading = Factuur { $number } betalen
bills-pay-intro = Met deze kaart wordt voortaan ook het abonnement betaald.
bills-pay-paid = Bedankt. De factuur is betaald.
bills-under-way = Deze factuur wordt betaald
