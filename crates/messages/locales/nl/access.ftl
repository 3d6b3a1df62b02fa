## Wat de organisatie vraagt van wie haar licenties koopt en gebruikt (R37, R41).

access-title = Toegangsbeleid
access-heading = Toegangsbeleid
access-intro = Wat je organisatie vraagt van mensen die software kopen en gebruiken. Het geldt voor centrale en selfserviceaankopen.
access-buying = Kopen
access-second-factor = Tweede factor
access-second-factor-not-needed = Niet nodig om te kopen
access-second-factor-needed = Nodig om te kopen
access-second-factor-hint = Wie hem in deze sessie nog niet heeft getoond, wordt er tijdens het afrekenen om gevraagd.
access-reach = Landen en regio's van waaruit wordt gekocht
access-reach-everywhere = Overal
access-reach-some = Alleen vanuit deze
access-countries = Land of regio toevoegen
access-countries-hint = Typ het begin van een naam
access-countries-found = { $count ->
    [0] Geen land of regio begint zo
    [one] { $count } gevonden
   *[other] { $count } gevonden
}
access-countries-chosen = Gekozen landen en regio's
access-countries-missing = Kies minstens één land of regio, of sta overal toe
access-countries-unknown = Deze installatie kan niet zien waar mensen zijn. Wie haar beheert, kan dat instellen.
access-using = Licenties
access-using-intro = Wie een licentie kan krijgen. Wie er een heeft, houdt hem tot hij wordt ingetrokken.
access-assignees = Mensen
access-assignees-everybody = Iedereen in de organisatie
access-assignees-groups = Leden van deze groepen
access-groups = Groep toevoegen
access-groups-hint = Typ het begin van de naam
access-groups-found = { $count ->
    [0] Geen groep begint zo
    [one] { $count } groep gevonden
   *[other] { $count } groepen gevonden
}
access-groups-chosen = Gekozen groepen
access-groups-missing = Kies minstens één groep, of sta iedereen toe
access-chosen-already = Al gekozen
access-remove = { $name } verwijderen
access-guests = Gasten
access-guests-allowed = Gasten kunnen licenties hebben
access-guests-refused = Gasten kunnen geen licenties hebben
access-guests-hint = Een gast hoort bij een andere organisatie en is bij de jouwe uitgenodigd.
access-sessions = Sessies
access-session-hours = Mensen melden zich opnieuw aan na
access-hours = { $count ->
    [one] { $count } uur
   *[other] { $count } uur
}
access-save = Opslaan
access-saving = Bezig met opslaan
access-saved = Het toegangsbeleid is opgeslagen.
access-changed-heading = Iemand anders heeft dit intussen gewijzigd
access-changed = Wat je hebt gekozen, staat er nog. Sla opnieuw op om de andere wijziging te vervangen, of laad de pagina opnieuw om die te zien.
