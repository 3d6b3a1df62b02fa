## Het beheercentrum: startpagina, facturering, abonnementen, licenties toewijzen.

admin-center = Beheercentrum
admin-navigation = Beheercentrum
admin-home = Start
admin-billing = Facturering
admin-your-products = Je producten
admin-settings = Instellingen
admin-self-service = Selfserviceproefversies en -aankopen

## Start

admin-home-heading = Start
admin-home-welcome = Welkom, { $name }
admin-home-organization-heading = Je organisatie
admin-home-subscriptions = { $count ->
    [0] Geen abonnementen
    [one] { $count } abonnement
   *[other] { $count } abonnementen
}
admin-home-self-service-purchases = { $count ->
    [0] Geen selfserviceaankopen
    [one] { $count } selfserviceaankoop
   *[other] { $count } selfserviceaankopen
}
admin-home-see-products = Je producten bekijken
admin-home-see-self-service = Instellingen voor selfservice bekijken
admin-home-see-apps = Je apps bekijken
admin-home-action = Naar het begin van het beheercentrum
admin-home-apps-body = Open de producten waarvoor je een licentie hebt.
admin-limited-view-heading = Je ziet je eigen aankopen
admin-limited-view = Dit is de beperkte weergave van het beheercentrum. Hier beheer je de abonnementen die je zelf hebt gekocht, en wijs je de licenties toe aan mensen in je organisatie. De beheerders van je organisatie zien deze aankopen ook.
admin-limited-view-empty = Je hebt nog niets gekocht.
admin-limited-view-empty-body = Kies een product en koop licenties voor jezelf en je team. Ze staan hier meteen.

## Je producten

admin-products-heading = Je producten
admin-products-intro = Alle abonnementen van je organisatie, centraal of via selfservice gekocht.
admin-products-intro-purchaser = De abonnementen die je via selfservice hebt gekocht.
admin-products-intro-central-and-own = De abonnementen die je organisatie centraal heeft gekocht, en die je zelf via selfservice hebt gekocht.
admin-products-table = Abonnementen
admin-column-product = Product
admin-column-purchaser = Koper
admin-column-channel = Kanaal
admin-column-licenses = Licenties
admin-column-status = Status
admin-column-expires = Verloopt
admin-column-price = Prijs
admin-filter-channel = Kanaal
admin-filter-status = Status
admin-filter-product = Product
admin-filter-purchaser = Koper
admin-filter-all = Alle
admin-channel-central = Centraal
admin-channel-self-service = Selfservice
admin-purchaser-organization = Je organisatie
admin-purchaser-own = { $name } (jij)
admin-status-active = Actief
admin-status-expired = Verlopen
admin-status-disabled = Uitgeschakeld
admin-status-deleted = Verwijderd
admin-status-active-hint = Iedereen met een licentie kan het product gebruiken.
admin-status-expired-hint = De termijn is voorbij. Mensen kunnen het product nog een tijdje gebruiken.
admin-status-disabled-hint = Mensen kunnen het product niet meer gebruiken. Beheerders kunnen nog bij de gegevens.
admin-status-deleted-hint = Het abonnement en de gegevens zijn er niet meer.
admin-search-label = Zoeken in producten en kopers
admin-sort-label = Sorteren op
admin-sort-newest = Nieuwste eerst
admin-sort-product = Product
admin-sort-purchaser = Koper
admin-sort-expires = Vervaldatum
admin-results = { $count ->
    [0] Geen abonnementen gevonden
    [one] { $count } abonnement getoond
   *[other] { $count } abonnementen getoond
}
admin-no-results-heading = Geen abonnementen gevonden
admin-no-results-body = Er is geen abonnement dat bij deze filters past. Wijzig of wis ze om meer te zien.
admin-past-the-end-body = Wat op deze pagina stond, is er niet meer. Ga terug naar de eerste pagina.
admin-no-products-heading = Nog geen abonnementen
admin-no-products-body = Zodra iemand in je organisatie een product koopt, staat het hier.
admin-next-page = Volgende pagina
admin-first-page = Eerste pagina
admin-licenses-assigned = { $assigned } van { $quantity } toegewezen
admin-open-subscription = { $product }, gekocht door { $purchaser }

## Een abonnement

admin-back-to-products = Terug naar Je producten
admin-section-licenses = Licenties
admin-section-order-history = Ordergeschiedenis
admin-section-billing = Facturering
admin-subscription-purchaser = Koper
admin-subscription-channel = Kanaal
admin-subscription-status = Status
admin-subscription-price = Prijs
admin-subscription-agreement-price = Prijs volgens de overeenkomst van je organisatie
admin-subscription-billing-frequency = Factureringsfrequentie
admin-subscription-payment-method = Betaalmethode
admin-subscription-bought-on = Gekocht op
admin-subscription-expiration-date = Vervaldatum
admin-expires-on = Verloopt op { $date }
admin-renews-on = Wordt verlengd op { $date }
admin-expired-on = Verlopen op { $date }
admin-recurring-billing = Terugkerende facturering
admin-recurring-billing-on = Aan
admin-recurring-billing-once = Aan, nog één keer
admin-recurring-billing-off = Uit
admin-recurring-billing-canceled = Opgezegd
admin-recurring-billing-on-hint = Het abonnement wordt op { $date } verlengd en er wordt van de kaart afgeschreven.
admin-recurring-billing-off-hint = Het abonnement eindigt op { $date } en er wordt niets meer afgeschreven.
admin-total-licenses = Totaal aantal licenties
admin-assigned-licenses = Toegewezen licenties
admin-available-quantity = Beschikbaar aantal
admin-buy-more = Meer kopen
admin-cancel-subscription = Abonnement opzeggen
admin-assign-licenses = Licenties toewijzen
admin-unassign = Intrekken
admin-unassign-busy = Bezig met intrekken
admin-unassign-named = Licentie van { $name } intrekken
admin-assigned-users = Toegewezen gebruikers
admin-column-name = Naam
admin-column-email = E-mailadres
admin-column-assigned-on = Toegewezen op
admin-column-actions = Acties
admin-no-assigned-users = Nog niemand heeft een licentie. Wijs licenties toe aan mensen in je organisatie.
admin-purchaser-only-assigns = Alleen de koper kan deze licenties toewijzen.
admin-purchaser-only-changes = Alleen de koper kan dit abonnement wijzigen of opzeggen.
admin-role-needed = Hiervoor heb je een andere rol nodig. Vraag het aan een globale beheerder van je organisatie.
admin-not-assignable-status = Zolang het abonnement de status { $status } heeft, kunnen er geen licenties worden toegewezen.

## Ordergeschiedenis

admin-order-table = Bestellingen
admin-order-date = Datum
admin-order-number = Bestelling
admin-order-what = Wat
admin-order-licenses = Licenties
admin-order-amount = Bedrag
admin-order-amount-with-tax = Bedrag met belasting
admin-order-paid-by = Betaald met
admin-order-placed-by = Geplaatst door
admin-order-bill = Factuur
admin-order-no-bill = Geen factuur
admin-order-purchase = Aankoop
admin-order-more-licenses = Meer licenties
admin-order-renewal = Verlenging
admin-order-central = Centraal gekocht
admin-no-orders = Er zijn geen bestellingen om te tonen.

## Facturering

admin-billing-by-agreement = Je organisatie betaalt dit abonnement volgens haar overeenkomst.
admin-billing-by-you = Je hebt dit abonnement gekocht en betaalt het met een kaart.
admin-billing-by-purchaser = { $name } heeft dit abonnement gekocht en betaalt het met een kaart.
admin-billing-card-hidden = Een kaart, die alleen de koper ziet
admin-billing-total-month = Totaal per maand
admin-billing-total-year = Totaal per jaar
admin-billing-total-tax = waarvan { $tax } { $label } ({ $rate })

## Licenties toewijzen

admin-assign-heading = Licenties van { $product } toewijzen
admin-assign-users = Gebruikers
admin-assign-users-hint = Typ een deel van een naam of e-mailadres.
admin-assign-searching = Bezig met zoeken
admin-assign-people-found = { $count ->
    [0] Niemand gevonden
    [one] { $count } persoon gevonden
   *[other] { $count } personen gevonden
}
admin-assign-no-match = Niemand in je organisatie heeft deze naam of dit e-mailadres. Controleer de spelling of probeer een ander deel ervan.
admin-assign-selected = { $count ->
    [0] Niemand gekozen
    [one] { $count } persoon gekozen
   *[other] { $count } personen gekozen
}
admin-assign-selected-list = Gekozen personen
admin-assign-remove-selected = { $name } uit de keuze halen
admin-assign-button = Toewijzen
admin-assign-busy = Bezig met toewijzen
admin-assign-available = { $count ->
    [0] Er is geen licentie beschikbaar
    [one] Er is { $count } licentie beschikbaar
   *[other] Er zijn { $count } licenties beschikbaar
}
admin-assign-option-has-license = heeft al een licentie
admin-assign-option-selected = al gekozen
admin-assign-option-guest = gast
admin-assign-option-disabled = account uitgeschakeld

admin-assign-none-selected = Kies ten minste één persoon
admin-assign-most-at-once = Je kunt ten hoogste { $count } mensen tegelijk kiezen
admin-assign-failed-heading = Niet elke licentie is toegewezen
admin-assign-failed-line = { $name }: { $reason }
admin-assign-already-assigned = { $name } heeft al een licentie. Er is niets gewijzigd.
admin-assign-not-in-organization = { $name } hoort niet bij je organisatie. Je kunt alleen licenties toewijzen aan mensen in je organisatie.
admin-assign-not-in-organization-unnamed = Deze persoon hoort niet bij je organisatie. Je kunt alleen licenties toewijzen aan mensen in je organisatie.
admin-assign-person-disabled = Het account van { $name } is uitgeschakeld. Vraag je IT-beheerder om het in te schakelen en wijs dan de licentie toe.
admin-assign-guests-refused = { $name } is gast, en je organisatie staat gasten geen licenties toe. Neem contact op met je IT-beheerder om dat te veranderen.
admin-assign-not-in-chosen-group = Je organisatie geeft licenties aan leden van bepaalde groepen, en { $name } hoort bij geen daarvan. Neem contact op met je IT-beheerder om dat te veranderen.
admin-assign-guest = { $name } is gast. Licenties van dit product zijn voor mensen van je eigen organisatie.
admin-assign-no-license-left = { $quantity ->
    [one] De enige licentie is toegewezen. Trek die in of koop er meer, en probeer het dan opnieuw.
   *[other] Alle { $quantity } licenties zijn toegewezen. Trek er een in of koop er meer, en probeer het dan opnieuw.
}
admin-assign-too-many-selected = { $available ->
    [0] Er is geen licentie beschikbaar. Trek er een in of koop er meer, en probeer het dan opnieuw.
    [one] Er is maar { $available } licentie beschikbaar. Kies één persoon of koop er meer.
   *[other] Er zijn maar { $available } licenties beschikbaar. Kies minder mensen of koop er meer.
}
admin-assign-done = Licentie toegewezen aan { $name }
admin-assign-done-many = { $count ->
    [one] { $count } licentie toegewezen
   *[other] { $count } licenties toegewezen
}
admin-unassign-done = Licentie van { $name } ingetrokken
admin-unassign-not-assigned = { $name } heeft geen licentie meer van dit abonnement. Er is niets gewijzigd.
admin-unassign-confirm-heading = Licentie van { $name } intrekken?
admin-unassign-confirm-body = { $name } kan { $product } dan niet meer gebruiken. Je kunt de licentie altijd weer toewijzen.

## Opzeggen

admin-cancel-heading = { $product } opzeggen?
admin-cancel-body = Iedereen met een licentie kan doorgaan tot { $date }. Daarna wordt er niets meer afgeschreven.
admin-cancel-confirm = Abonnement opzeggen
admin-cancel-keep = Abonnement houden
admin-cancel-done = Het abonnement is opgezegd en eindigt op { $date }.

admin-data-owner = Gegevens die met dit product worden gemaakt zijn van { $organization }, dat erover beslist, wie de licenties ook heeft gekocht.
