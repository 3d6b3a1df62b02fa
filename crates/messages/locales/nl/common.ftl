## De lijst van elke pagina, en wat veel pagina's delen.

-program = Selfserve

common-program-name = { -program }
common-document-title = { $page } – { -program }
common-document-title-error = Fout: { $title }

common-skip-link = Naar de hoofdinhoud
common-main-navigation = Hoofdmenu
common-menu = Menu
common-products = Producten
common-apps = Apps
common-admin-center = Beheercentrum
common-help = Help
common-account = Account
common-signed-in-as = Aangemeld als { $name }
common-organization = Organisatie
common-switch-organization = Wisselen van organisatie
common-sign-in = Aanmelden
common-sign-out = Afmelden
common-signing-out = Bezig met afmelden
common-language = Taal
common-appearance = Weergave
common-appearance-system = Zoals op je apparaat
common-appearance-light = Licht
common-appearance-dark = Donker
common-market = Land of regio
common-market-hint = Prijzen en aanbod hangen af van het land of de regio.
common-demo-notice = Dit is een demo. Wat je hier koopt, kost geen echt geld.

## Knoppen en kleine woorden

common-back = Terug
common-cancel = Annuleren
common-change = Wijzigen
common-clear-filters = Filters wissen
common-clear-search = Zoekopdracht wissen
common-close = Sluiten
common-continue = Doorgaan
common-copied = Gekopieerd
common-copy = Kopiëren
common-copy-failed = De browser liet ons dit niet kopiëren. Selecteer het en kopieer het zelf.
common-details = Details
common-dismiss = Melding sluiten
common-done = Klaar
common-download = Downloaden
common-edit = Bewerken
common-filter = Filteren
common-loading = Bezig met laden
common-load-latest = Nieuwste versie laden
common-more-actions = Meer acties
common-next = Volgende
common-next-page = Volgende pagina
common-no = Nee
common-notifications = Meldingen
common-opens-in-new-tab = (opent in een nieuw tabblad)
common-optional = (niet verplicht)
common-pages = Pagina's
common-previous-page = Vorige pagina
common-reload = Pagina opnieuw laden
common-remove = Verwijderen
common-retry = Opnieuw proberen
common-save = Opslaan
common-saved = Opgeslagen
common-saving = Bezig met opslaan
common-search = Zoeken
common-show-less = Minder tonen
common-show-more = Meer tonen
common-sort-by = Sorteren op
common-sorted-ascending = Gesorteerd van laag naar hoog
common-sorted-descending = Gesorteerd van hoog naar laag
common-undo = Ongedaan maken
common-yes = Ja

common-license-count = { $count ->
    [one] { $count } licentie
   *[other] { $count } licenties
}
common-user-count = { $count ->
    [one] { $count } gebruiker
   *[other] { $count } gebruikers
}

## Als er iets niet goed gaat

common-problem-heading = Er is een probleem
common-error-prefix = Fout:
common-field-required = Vul dit veld in

common-offline-heading = We kunnen de server niet bereiken
common-offline-body = Controleer je internetverbinding en probeer het opnieuw. Wat je hebt ingevuld, staat er nog.

common-server-error-heading = Sorry, er ging bij ons iets mis
common-server-error-body = Probeer het over een paar minuten opnieuw. Gebeurt het weer, neem dan contact op met de ondersteuning en noem verzoek { $request-id }.
common-server-error-body-without-request = Probeer het over een paar minuten opnieuw. Gebeurt het weer, neem dan contact op met de ondersteuning.

common-unavailable-heading = Sorry, de dienst is nu niet beschikbaar
common-unavailable-body = Probeer het over een paar minuten opnieuw. Wat je hebt ingevuld, staat er nog.

common-unexpected-answer-heading = Deze pagina moet opnieuw worden geladen
common-unexpected-answer-body = Misschien is er een nieuwere versie van { -program }. Laad de pagina opnieuw en probeer het nog eens.

common-signed-out-heading = Je bent afgemeld
common-signed-out-body = Om je account veilig te houden, melden we je na een tijdje af. Meld je weer aan om verder te gaan waar je was.

common-not-found-heading = Pagina niet gevonden
common-not-found-body = Controleer of het adres goed is getypt. Het kan ook dat de pagina is verplaatst of van iemand anders is.
common-not-found-action = Naar de producten

common-not-allowed-heading = Je hebt geen toegang tot deze pagina
common-not-allowed-body = Je account heeft niet de rechten die deze pagina vraagt. Heb je die nodig voor je werk, vraag het dan aan een beheerder van je organisatie.
common-not-allowed-action = Je hebt hier niet de rechten voor. Heb je die nodig voor je werk, vraag het dan aan een beheerder van je organisatie.

common-too-many-requests-heading = Even geduld
common-too-many-requests-body = { $seconds ->
    [one] Er kwamen in korte tijd veel verzoeken binnen. Probeer het over { $seconds } seconde opnieuw.
   *[other] Er kwamen in korte tijd veel verzoeken binnen. Probeer het over { $seconds } seconden opnieuw.
}
common-too-many-requests-body-later = Er kwamen in korte tijd veel verzoeken binnen. Probeer het over een paar minuten opnieuw.

common-conflict-heading = Dit is intussen gewijzigd
common-conflict-body = Iemand anders heeft dit gewijzigd terwijl jij het open had. Laad de nieuwste versie en breng je wijziging opnieuw aan.

common-bad-request-body = We konden niet lezen wat er werd verstuurd. Laad de pagina opnieuw en probeer het nog eens.
common-request-id = Verzoek { $request-id }
