## De woorden rond de vragen en antwoorden van de helppagina; de antwoorden komen van de server.

help-heading = Help
help-questions-heading = Veelgestelde vragen over selfserviceaankoop
help-sections = Op deze pagina
help-search-label = Zoeken in de vragen
help-results = { $count ->
    [0] Geen vragen gevonden
    [one] { $count } vraag gevonden
   *[other] { $count } vragen gevonden
}
help-no-results = Geen enkele vraag heeft deze woorden. Probeer andere of wis de zoekopdracht.
help-read-more = Meer lezen
help-link-to-question = Link naar deze vraag
help-open-all = Alles openen
help-close-all = Alles sluiten
help-still-stuck = Staat je antwoord er niet bij? Neem contact op met de ondersteuning: bij elke aankoop hoort standaardondersteuning.
