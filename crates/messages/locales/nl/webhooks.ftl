# Ontvangers van gebeurtenissen.

webhooks-title = Webhooks
webhooks-heading = Webhooks
webhooks-intro = Wat er in je organisatie gebeurt, gestuurd naar je eigen systemen en ondertekend zoals Standard Webhooks het beschrijft.
webhooks-read-only = Globale beheerders kunnen dit wijzigen.
webhooks-list-heading = Ontvangers
webhooks-none = Er is er nog geen.
webhooks-column-url = Adres
webhooks-column-areas = Gebeurtenissen
webhooks-column-state = Status
webhooks-column-actions = Acties
webhooks-all-events = Alle
webhooks-state-on = Aan
webhooks-state-failing = Mislukt
webhooks-state-off = Uit
webhooks-state-failed = Opgegeven
webhooks-state-gone = Verdwenen
webhooks-failing-since = Elke aanroep sinds { $date } is mislukt.
webhooks-deliveries = Leveringen
webhooks-deliveries-of = Leveringen aan { $url }
webhooks-test = Test sturen
webhooks-test-named = Een test sturen naar { $url }
webhooks-tested = Er is een testgebeurtenis onderweg. Kijk zo meteen bij de leveringen.
webhooks-switch-on = Aanzetten
webhooks-switch-off = Uitzetten
webhooks-switch-on-named = { $url } aanzetten
webhooks-switch-off-named = { $url } uitzetten
webhooks-remove = Verwijderen
webhooks-remove-named = { $url } verwijderen
webhooks-remove-question = Deze webhook verwijderen?
webhooks-remove-body = Die wordt niet meer aangeroepen, en het geheim wordt vergeten.
webhooks-removing = Verwijderen …
webhooks-removed = De webhook is verwijderd.
webhooks-add-heading = Een webhook toevoegen
webhooks-url = Adres
webhooks-url-hint = Met https, zoals https://hooks.example.com/selfserve
webhooks-url-wrong = Vul een adres met https in
webhooks-areas = Gebeurtenissen; vink niets aan om alles te horen
webhooks-add = Webhook toevoegen
webhooks-adding = Toevoegen …
webhooks-new-heading = De webhook is toegevoegd
webhooks-new-body = Bewaar dit geheim waar de ontvanger het kan lezen. Het is alleen hier te zien.
webhooks-copy = Geheim kopiëren
webhooks-column-event = Gebeurtenis
webhooks-column-time = Tijd
webhooks-column-tries = Pogingen
webhooks-column-answer = Laatste antwoord
webhooks-delivery-waiting = Wacht
webhooks-delivery-delivered = Geleverd
webhooks-delivery-failed = Mislukt
webhooks-no-answer = Geen
webhooks-no-deliveries = Er is nog niets geleverd.
webhooks-again = Opnieuw sturen
webhooks-again-named = { $event } opnieuw sturen
webhooks-failed-again = Alles wat mislukt is opnieuw sturen
webhooks-sent-again = { $count ->
    [0] Er was niets om opnieuw te sturen.
    [one] { $count } gebeurtenis wordt opnieuw gestuurd.
   *[other] { $count } gebeurtenissen worden opnieuw gestuurd.
}
