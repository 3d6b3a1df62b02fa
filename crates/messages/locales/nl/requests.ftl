## Een licentie aanvragen in plaats van kopen.

requests-title = Aanvragen
requests-heading = Aanvragen
requests-intro = Wat mensen in je organisatie vragen in plaats van het zelf te kopen.
requests-filter-status = Status
requests-any-status = Alle aanvragen
requests-column-person = Voor
requests-column-product = Product
requests-column-reason = Reden
requests-column-asked = Gevraagd op
requests-column-status = Status
requests-column-actions = Acties
requests-status-new = Nieuw
requests-status-approved = Goedgekeurd
requests-status-declined = Afgewezen
requests-status-withdrawn = Ingetrokken
requests-status-expired = Verlopen
requests-asked-by = Gevraagd door { $name }
requests-way-assigned = Er is een licentie toegewezen
requests-way-allowed = Mag het deze keer kopen
requests-empty-heading = Geen aanvragen
requests-empty-body = Niemand heeft zoiets gevraagd.
requests-answer = Beantwoorden
requests-answer-named = Aanvraag voor { $name } beantwoorden
requests-answer-question = { $name } vraagt om { $product }
requests-reason-given = Reden: { $reason }
requests-message = Bericht
requests-message-hint = De persoon leest dit. Het mag leeg blijven.
requests-message-long = Vul hooguit 1000 tekens in
requests-assign = Vrije licentie toewijzen
requests-assigned = Goedgekeurd, en er is een licentie toegewezen.
requests-allow = De persoon laten kopen
requests-allowed = Goedgekeurd. De persoon kan het één keer kopen.
requests-decline = Afwijzen
requests-declined = Afgewezen.
requests-answering = Bezig met beantwoorden
requests-ask-heading = Een licentie aanvragen
requests-reason = Waarom je het nodig hebt
requests-reason-hint = Je beheerders lezen dit en beslissen.
requests-reason-wrong = Zeg in 1 tot 1000 tekens waarom je het nodig hebt
requests-ask = Licentie aanvragen
requests-asking = Aanvraag versturen
requests-own-new = Je hebt een licentie aangevraagd. Je beheerders hebben nog niet geantwoord.
requests-own-approved = Je aanvraag is goedgekeurd.
requests-own-declined = Je aanvraag is afgewezen.
requests-own-expired = Niemand heeft je laatste aanvraag op tijd beantwoord. Je kunt het opnieuw vragen.
requests-own-message = Bericht: { $message }
requests-own-withdrawn = Je hebt je aanvraag ingetrokken.
requests-withdraw = Aanvraag intrekken
requests-withdrawing = Bezig met intrekken
requests-results = { $count ->
    [one] { $count } aanvraag
   *[other] { $count } aanvragen
}
requests-free = { $count ->
    [0] Geen vrije licentie
    [one] { $count } vrije licentie
   *[other] { $count } vrije licenties
}
requests-free-licenses = { $count ->
    [one] Je organisatie heeft al { $count } vrije licentie van { $product }. Vraag die aan in plaats van zelf te betalen.
   *[other] Je organisatie heeft al { $count } vrije licenties van { $product }. Vraag er een aan in plaats van zelf te betalen.
}
requests-way-bought = Er is een licentie gekocht en toegewezen
requests-buy = Centraal kopen
requests-bought = Goedgekeurd. Er is een licentie gekocht en toegewezen.
requests-central-monthly = Een extra licentie kost { $price } per maand. Je organisatie krijgt nu een rekening van { $total }, inclusief belasting.
requests-central-annual = Een extra licentie kost { $price } per jaar. Je organisatie krijgt nu een rekening van { $total } voor de rest van het jaar, inclusief belasting.
requests-emails = Werkadressen van collega's
requests-emails-hint = Laat het leeg om voor jezelf te vragen. Zet komma's tussen de adressen; voeg je eigen adres toe als je er zelf ook een nodig hebt.
requests-emails-wrong = Vul werkadressen in met komma's ertussen, hooguit 20
requests-emails-stranger = Iemand hiervan hoort niet bij je organisatie of kan geen licentie gebruiken. Controleer de adressen op typefouten.
requests-sent = { $count ->
    [one] Gevraagd voor { $count } persoon
   *[other] Gevraagd voor { $count } mensen
}
requests-given = { $count ->
    [one] { $count } vrije licentie is meteen toegewezen
   *[other] { $count } vrije licenties zijn meteen toegewezen
}
requests-own-process-heading = Zo werkt het in je organisatie
requests-own-process-link = Naar de aanvraagpagina van je organisatie
requests-fewer = Minder licenties kiezen
requests-settings-heading = Hoe aanvragen werken
requests-settings-process = Waar mensen vragen
requests-settings-here = Hier, met een reden
requests-settings-own = In ons eigen proces
requests-settings-own-hint = Mensen lezen je bericht in plaats van het formulier. Er komen geen nieuwe aanvragen binnen; oude wachten op je antwoord.
requests-settings-switch = Producten die mensen niet mogen kopen
requests-settings-on = Mensen mogen erom vragen
requests-settings-off = Mensen lezen dat ze contact opnemen met hun IT-beheerder
requests-settings-approval = Centrale licenties die niemand heeft
requests-settings-by-hand = Een beheerder wijst ze toe
requests-settings-automatic = Wijs er een toe zodra iemand erom vraagt
requests-settings-message = Je bericht
requests-settings-message-hint = 1 tot 1000 tekens. Mensen lezen het waar anders het formulier staat.
requests-settings-message-wrong = Vul een bericht van 1 tot 1000 tekens in
requests-settings-link = Link
requests-settings-link-hint = Mag leeg blijven. Hij begint met https://.
requests-settings-link-wrong = Vul een adres in dat met https:// begint
requests-settings-limits = Wat één persoon in een maand mag kopen zonder te vragen
requests-settings-limits-hint = Laat een veld leeg voor geen limiet. Maanden beginnen in UTC.
requests-settings-licenses = Licenties per maand
requests-settings-licenses-wrong = Vul een heel getal in of laat het leeg
requests-settings-money = Geld per maand, zonder belasting ({ $currency })
requests-settings-money-wrong = Vul een bedrag zoals 49,50 in of laat het leeg
requests-settings-groups = Groepen met een eigen limiet
requests-settings-groups-hint = Vul de limiet in en kies dan de groep. Die limiet komt in de plaats van de limiet hierboven. Wie in meer groepen zit, heeft de ruimste.
requests-settings-group-wrong = Vul een heel getal en een bedrag in voor { $name } of laat ze leeg
requests-settings-remove = De limiet van { $name } verwijderen
requests-settings-read-only = Alleen globale beheerders wijzigen dit.
requests-settings-saved = De instellingen zijn opgeslagen.
requests-settings-changed-heading = Iemand anders heeft dit gewijzigd
requests-settings-changed = Wat je hebt ingevuld, blijft staan. Sla opnieuw op om de andere wijziging te vervangen.
requests-settings-no-limit = geen limiet
requests-settings-so-many = { $count ->
    [one] { $count } licentie
   *[other] { $count } licenties
}
