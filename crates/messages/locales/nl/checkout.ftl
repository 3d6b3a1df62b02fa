## Kopen: aantal, kaart, controleren, bevestiging.

checkout-heading = { $product } kopen
checkout-steps = Stappen
checkout-step = Stap { $step } van { $steps }
checkout-step-licenses = Licenties
checkout-step-card = Kaart
checkout-step-review = Controleren
checkout-step-confirmation = Klaar

## Aantal

checkout-quantity-heading = Kies je licenties
checkout-quantity-label = Aantal licenties
checkout-quantity-hint = Eén licentie voor iedereen die het product gaat gebruiken.
checkout-billing-frequency = Factureringsfrequentie
checkout-monthly = Maandelijks
checkout-annual = Jaarlijks
checkout-monthly-hint = { $price } per gebruiker/maand, elke maand betalen
checkout-annual-hint = { $price } per gebruiker/jaar, één keer per jaar betalen
checkout-continue = Doorgaan
checkout-quantity-empty = Vul het aantal licenties in, van { $min } tot en met { $max }
checkout-quantity-not-a-whole-number = Vul een heel aantal licenties in van { $min } tot en met { $max }, zoals 3
checkout-quantity-out-of-range = Vul een aantal licenties in van { $min } tot en met { $max }
checkout-quantity-above-card-limit = Vul minder licenties in; van een kaart kan hoogstens { $amount } worden afgeschreven
checkout-draft-not-found = We konden de aankoop die bij dit adres hoort niet vinden. Je kunt hier een nieuwe beginnen.

## Overzicht van de bestelling

checkout-summary-heading = Besteloverzicht
checkout-summary-product = Product
checkout-summary-licenses = Licenties
checkout-summary-price = Prijs
checkout-summary-price-line = { $count ->
    [one] { $price } × { $count } licentie
   *[other] { $price } × { $count } licenties
}
checkout-summary-before-tax = Totaal zonder belasting
checkout-summary-tax = { $tax } ({ $rate })
checkout-tax-vat = Btw
checkout-tax-vat-within = btw
checkout-summary-tax-included = waarvan { $tax } ({ $rate })
checkout-summary-no-tax = Belasting
checkout-summary-total = Totaal
checkout-summary-due-today = Vandaag te betalen
checkout-summary-renewal-date = Verlengingsdatum
checkout-summary-renews = Wordt op { $date } verlengd voor { $amount }, totdat je terugkerende facturering uitzet of opzegt.
checkout-summary-empty = Vul het aantal licenties in om te zien wat ze kosten.
checkout-summary-updating = Het besteloverzicht wordt bijgewerkt
checkout-summary-updated = Besteloverzicht bijgewerkt. Het totaal is { $total }.
checkout-who-pays = Jij krijgt de rekening, volgens de voorwaarden en de prijs van deze aankoop.
checkout-who-sells = { $product } wordt aan je verkocht en ondersteund door de leverancier. Van je IT-afdeling wordt geen ondersteuning verwacht.
checkout-who-sees = Beheerders van je organisatie kunnen deze aankoop zien, met de prijs en de mensen die een licentie hebben.

## Kaart

checkout-card-heading = Betalen met een kaart
checkout-card-intro = Je kunt alleen met een kaart betalen. Je kaartgegevens gaan rechtstreeks naar de betaalverwerker; wij zien ze nooit.
checkout-card-frame = Kaartgegevens
checkout-card-loading = Het kaartformulier wordt geladen
checkout-card-checking = De kaart wordt gecontroleerd
checkout-card-again = Vul de kaart opnieuw in. Voor je veiligheid kan een kaartformulier maar één keer worden gebruikt. Er is niets afgeschreven.
checkout-card-not-loaded = Het kaartformulier kon niet worden geladen. Controleer je internetverbinding en probeer het opnieuw. Er is niets afgeschreven.
checkout-review-order = Bestelling controleren
checkout-card-demo = Gebruik in deze demo de kaart 4242 4242 4242 4242 met een datum in de toekomst en een willekeurige beveiligingscode.
checkout-payments-closed-heading = Kopen kan nu even niet
checkout-payments-closed = Deze installatie kan op dit moment geen kaartbetalingen aannemen. Er is niets afgeschreven. Probeer het later opnieuw of neem contact op met de ondersteuning.

## Controleren

checkout-review-heading = Controleer je bestelling
checkout-review-intro = Loop alles hieronder na. Er wordt niets afgeschreven totdat je de bestelling plaatst.
checkout-review-card = Kaart
checkout-card-summary = { $brand } die eindigt op { $last-four }
checkout-card-expires = Verloopt { $date }
checkout-review-purchaser = Koper
checkout-review-organization = Organisatie
checkout-change-product = Ander product kiezen
checkout-change-licenses = Licenties wijzigen
checkout-change-frequency = Factureringsfrequentie wijzigen
checkout-change-card = Kaart wijzigen
checkout-place-order = Bestelling plaatsen
checkout-placing-order = Je bestelling wordt geplaatst
checkout-review-consent = Door de bestelling te plaatsen, ga je ermee akkoord dat je vandaag { $amount } betaalt, en vanaf { $date } de prijs van elke volgende termijn totdat je opzegt.

## Als de prijs, het beleid of het aanbod is veranderd

checkout-quote-changed-heading = Het bedrag is veranderd
checkout-quote-changed = Het totaal was { $old } en is nu { $new }. Er is niets afgeschreven. Controleer de bestelling en plaats die opnieuw als je akkoord gaat.
checkout-quote-expired-heading = Dit aanbod is verlopen
checkout-quote-expired = We houden een prijs een beperkte tijd vast. Je keuzes staan er nog; bekijk het huidige bedrag om verder te gaan.
checkout-quote-renewed = We houden een prijs een beperkte tijd vast en hebben die daarom opnieuw opgezocht. Het totaal is hetzelfde. Er is niets afgeschreven. Controleer de bestelling en plaats die opnieuw.
checkout-retry-safe = Je kunt het veilig opnieuw proberen: voor deze bestelling wordt hoogstens één keer afgeschreven.
checkout-quote-refresh = Huidige bedrag bekijken
checkout-already-placed = Je hebt deze bestelling al geplaatst. Er is één keer afgeschreven.
checkout-see-confirmation = Bevestiging bekijken

## Als het met de kaart niet lukte

checkout-declined-heading = De betaling is niet gelukt
checkout-card-declined = Je bank heeft de kaart geweigerd. Er is niets afgeschreven. Probeer een andere kaart of neem contact op met je bank.
checkout-insufficient-funds = Er staat niet genoeg geld op de kaart. Er is niets afgeschreven. Probeer een andere kaart, of probeer het opnieuw zodra er genoeg op staat.
checkout-expired-card = De kaart is verlopen. Er is niets afgeschreven. Vul een kaart in die nog geldig is.
checkout-incorrect-security-code = De beveiligingscode klopt niet. Er is niets afgeschreven. Vul de kaart opnieuw in, met de code van de achterkant van de kaart (bij sommige kaarten de voorkant).
checkout-incorrect-number = Het kaartnummer klopt niet. Er is niets afgeschreven. Controleer het nummer en vul het opnieuw in.
checkout-processing-error = De betaalverwerker kon de betaling niet uitvoeren. Er is niets afgeschreven. Probeer het over een paar minuten opnieuw of gebruik een andere kaart.
checkout-confirmation-failed = De betaling is niet bij je bank bevestigd. Er is niets afgeschreven. Probeer het opnieuw of gebruik een andere kaart.
checkout-processor-unavailable = We kunnen de betaalverwerker nu niet bereiken. Er is niets afgeschreven. Probeer het over een paar minuten opnieuw; wat je hebt ingevuld, staat er nog.
checkout-try-another-card = Andere kaart proberen

## Terwijl de betaling loopt

checkout-checking-heading = We controleren je betaling
checkout-checking-body = De betaalverwerker heeft nog niet geantwoord. Bestel niet opnieuw: zodra we het weten, zie je het hier. Voor deze bestelling wordt nooit twee keer afgeschreven.
checkout-checking-status = Wachten op de betaalverwerker
checkout-checking-leave = Je kunt deze pagina sluiten en later terugkomen.
checkout-check-again = Opnieuw controleren
checkout-confirm-heading = Bevestig de betaling bij je bank
checkout-confirm-body = Je bank wil weten dat jij het bent. Bevestig de betaling hieronder.
checkout-confirm-frame = Bevestiging door je bank
checkout-confirm-payment = Betaling bevestigen
checkout-confirm-decline = Weigeren

## Bevestiging

checkout-thank-you = Bedankt
checkout-thank-you-body = { $count ->
    [one] Je hebt { $count } licentie van { $product } gekocht. Het abonnement is actief.
   *[other] Je hebt { $count } licenties van { $product } gekocht. Het abonnement is actief.
}
checkout-order-number = Bestelnummer: { $number }
checkout-paid = { $amount } betaald met { $card }
checkout-what-next = Hoe gaat het verder?
checkout-assign-to-yourself = Eén licentie aan jezelf toewijzen
checkout-assign-to-yourself-hint = Om het product zelf te gebruiken, heb je een licentie nodig. Je kunt ze ook allemaal aan anderen geven.
checkout-assigned-to-yourself = Je hebt nu een licentie. Je kunt het product openen.
checkout-assign-licenses = Licenties toewijzen
checkout-assign-licenses-hint = Kies de mensen in je organisatie die een licentie krijgen.
checkout-open-product = Product openen
checkout-open-product-needs-license = Wijs eerst een licentie aan jezelf toe, dan kun je het product openen.
checkout-manage-purchase = Deze aankoop beheren in het beheercentrum

## Een gast die elders kan kopen

checkout-guest-hint = Je kunt het wel voor je eigen organisatie kopen.
checkout-switch-organization = Doorgaan bij { $organization }

## De tweede factor tonen

checkout-step-up-heading = Nog één stap om te kopen
checkout-step-up-code = Je organisatie vraagt om een tweede factor voordat je koopt. Wat je hebt gekozen, blijft bewaard.
checkout-step-up-button = Doorgaan
checkout-step-up-none = Je hebt nog geen tweede factor. Stel hem in bij je account en kom dan hier terug.
checkout-step-up-set-up = Tweede factor instellen
checkout-step-up-elsewhere = Meld je nog een keer aan bij { $organization } en toon daar je tweede factor. Wat je hebt gekozen, blijft bewaard.
checkout-step-up-elsewhere-button = Opnieuw aanmelden
