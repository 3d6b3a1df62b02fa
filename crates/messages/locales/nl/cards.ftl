## Betaalmethoden, en wat er op facturen staat.

cards-title = Betaalmethoden

## Een kaart kiezen

cards-choice = Kaart
cards-option = { $card } – { $expiry }
cards-another = Andere kaart

## De lijst

cards-intro = De kaarten waarmee wordt betaald wat je hebt gekocht. Kaartnummers blijven bij de betaalverwerker; wij zien ze nooit.
cards-list = Je kaarten
cards-default = Standaard
cards-expired = Verlopen
cards-expires-first = Verloopt vóór de volgende betaling
cards-expired-hint = Van deze kaart kan niets meer worden afgeschreven. Laat een andere kaart betalen.
cards-expires-first-hint = Vervang haar op tijd, zodat de betaling lukt.
cards-pays-for = Hiermee wordt betaald:
cards-pays-nothing = Hiermee wordt nu niets betaald.
cards-removable-once = Je kunt haar verwijderen zodra een andere kaart dit betaalt.
cards-empty-heading = Nog geen kaarten
cards-empty-body = Een kaart waarmee je betaalt, staat hier. Je kunt er nu ook een toevoegen.

## Toevoegen, vervangen en verwijderen

cards-add = Kaart toevoegen
cards-add-body = Hiermee wordt niets betaald totdat je haar kiest.
cards-add-button = Kaart bewaren
cards-added = De kaart is bewaard.
cards-replace = Kaart vervangen
cards-replace-heading = { $card } vervangen
cards-replace-body = Vanaf de volgende betaling wordt met de andere kaart betaald:
cards-replace-stays = Deze kaart blijft in je lijst staan totdat je haar verwijdert.
cards-replaced = Vanaf nu wordt met de andere kaart betaald.
cards-make-default = Standaard maken
cards-made-default = { $card } wordt voortaan als eerste voorgesteld.
cards-remove = Verwijderen
cards-remove-question = { $card } verwijderen?
cards-remove-body = Je kunt haar altijd weer toevoegen.
cards-removed = De kaart is verwijderd.

## Wat er op facturen staat

cards-details = Factuurgegevens
cards-details-intro = Ze staan op je facturen, vanaf de volgende.
cards-tax-id = Btw-nummer
cards-tax-id-hint = Het nummer van je organisatie, zoals haar land dat schrijft. Bijvoorbeeld NL123456782B90 in Nederland.
cards-tax-id-wrong = Vul een btw-nummer in zoals het land van je organisatie dat schrijft, zoals NL123456782B90
cards-cost-center = Kostenplaats
cards-cost-center-hint = Hoogstens 50 tekens. Bijvoorbeeld 4711 Marketing.
cards-cost-center-wrong = Vul een kostenplaats van hoogstens 50 tekens in
cards-save = Opslaan
cards-saved = Je factuurgegevens zijn opgeslagen.
