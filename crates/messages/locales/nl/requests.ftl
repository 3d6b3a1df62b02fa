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
