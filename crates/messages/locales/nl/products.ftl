## De pagina met producten en de pagina's van de producten.

products-heading = Producten
products-intro = Koop licenties voor jezelf en je team met je werkaccount en een kaart. Wat je koopt, kun je meteen gebruiken.
products-empty = Er zijn op dit moment geen producten te koop.
products-family-list = Producten per familie
products-see-product = { $name } bekijken

products-buy-now = Nu kopen
products-buy-now-named = { $name } nu kopen

## Prijzen

products-price = Prijs
products-price-per-user-month = { $price } per gebruiker/maand
products-price-per-user-year = { $price } per gebruiker/jaar
products-price-from = Vanaf { $price } per gebruiker/maand
products-price-annual = { $price } per gebruiker/jaar als je één keer per jaar betaalt
products-price-annual-saving = Betaal je één keer per jaar, dan kosten twaalf maanden evenveel als tien maanden bij betaling per maand.
products-price-without-tax = Exclusief belasting
products-price-tax-added = Bij het afrekenen komt er { $rate } { $tax } bij.
products-price-tax-included = Inclusief { $rate } { $tax }.
products-price-may-differ = Je organisatie kan een andere prijs betalen voor licenties die ze centraal of via een partner koopt.
products-billing-choice = Bij het afrekenen kies je of je per maand of per jaar betaalt.
products-not-sold-in-market = { $product } is in dit land of deze regio ({ $market }) niet te koop via selfservice.
products-market-closed = Selfserviceaankoop is niet beschikbaar in dit land of deze regio ({ $market }).
products-not-sold = Hier niet te koop
products-change-market = Kies boven aan de pagina een ander land of een andere regio om andere prijzen te zien.
products-organization-market = Je ziet de prijzen voor het land of de regio van je organisatie.

## Training en ondersteuning

products-training-heading = Training en ondersteuning
products-training-intro = Alles wat je nodig hebt om te beginnen, en mensen aan wie je iets kunt vragen.
products-guided-learning = Begeleid leren
products-guided-learning-hint = Leer stap voor stap, in je eigen tempo.
products-documentation = Documentatie
products-documentation-hint = Zoek op hoe iets werkt.
products-samples = Voorbeelden
products-samples-hint = Begin met een voorbeeld dat al werkt.
products-community = Community
products-community-hint = Krijg antwoorden en tips van andere gebruikers.
products-support = Ondersteuning door de leverancier
products-support-hint = Bij elke aankoop hoort standaardondersteuning. Je IT-afdeling hoeft dit product niet te ondersteunen, en je vragen gaan niet af van de premium-incidenten van je organisatie.
products-data-heading = Je gegevens
products-data-owner = Wat je met dit product maakt, is van je organisatie, en haar beleid voor gegevens en toegang geldt ook hier.
products-who-can-buy-heading = Wie kan kopen
products-who-can-buy = Iedereen met een werkaccount in een organisatie die het toestaat. Gasten en mensen van overheids- en onderwijsorganisaties kunnen niet kopen.
