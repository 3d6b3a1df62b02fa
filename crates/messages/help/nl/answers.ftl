## De inleiding van de helppagina en de 19 vragen en antwoorden.
## Een lege regel scheidt alinea's; beide talen hebben dezelfde alinea's.

answers-introduction =
    Met selfserviceaankoop probeer je nieuwe technologie en bouw je wat je organisatie verder helpt, zonder op iemand te wachten. Je koopt met je werkaccount en een kaart, en begint meteen.

    De centrale inkoop en IT houden het overzicht: in het beheercentrum zien ze iedereen die een product heeft gekocht of er een licentie voor heeft gekregen.

    Beheerders kunnen selfserviceaankoop voor één product uitzetten en voor de andere aan laten, vanuit een shell met "selfserve policy" of op de pagina Selfserviceproefversies en -aankopen.
answers-available-products = Selfserviceaankoop is beschikbaar voor { $families }.
answers-not-for-kinds = Het is niet beschikbaar voor overheids- en onderwijsorganisaties.
answers-closed-markets = Het is niet beschikbaar in deze landen en regio's: { $markets }.
answers-closed-for-families = { $families } kun je niet via selfservice kopen in deze landen en regio's: { $markets }.

answers-section-buying = Een selfserviceaankoop doen
answers-section-pricing = Prijzen
answers-section-admins = Mogelijkheden voor beheerders
answers-section-support = Ondersteuning en training
answers-section-partners = Partners

## Een selfserviceaankoop doen

answers-make-a-purchase-question = Hoe doe ik een selfserviceaankoop?
answers-make-a-purchase =
    Kies Nu kopen op de pagina van een product, of volg het aanbod om te kopen in een app. Eerst vul je je zakelijke e-mailadres in, zodat we kunnen nagaan of je bij een organisatie hoort die we kennen. Daarna meld je je aan met je account uit de adreslijst van je organisatie.

    Vervolgens kies je hoeveel licenties je wilt en betaal je met een kaart. Als de aankoop klaar is, kun je het abonnement meteen gebruiken.

    Je krijgt ook een beperkte weergave van het beheercentrum. Daar wijs je licenties van het product toe aan andere mensen in je organisatie.

answers-payment-options-question = Hoe kan ik betalen?
answers-payment-options = Met een kaart. Dat is de enige manier om een selfserviceaankoop te betalen; betalen op factuur kan niet.

answers-who-can-buy-question = Wie kan kopen?
answers-who-can-buy =
    Iedereen met een account in een organisatie met een beheerde adreslijst, behalve gasten. Overheids- en onderwijsorganisaties kunnen selfserviceaankoop niet gebruiken; hun beheerders hoeven daar niets voor in te stellen.

    Kan je organisatie, of haar land of regio, selfserviceaankoop niet gebruiken, dan zie je een melding die zegt waarom en die je vraagt contact op te nemen met je IT-beheerder.

answers-guests-question = Kunnen gasten kopen?
answers-guests = Nee. Als gast kun je geen aankoop afronden in een organisatie waar je gast bent. In je eigen organisatie kan dat wel.

answers-synced-users-question = Kunnen mensen kopen van wie het account uit een lokale adreslijst wordt gesynchroniseerd?
answers-synced-users = Ja. Een actief account is genoeg, in een organisatie die selfserviceaankoop kan gebruiken. Waar het account vandaan komt, maakt niet uit.

answers-assign-to-whom-question = Aan wie kan ik de licenties toewijzen die ik heb gekocht?
answers-assign-to-whom =
    Aan mensen in je eigen organisatie, en aan niemand daarbuiten. Dat doe je in de beperkte weergave van het beheercentrum.

    Je kunt licenties toewijzen van de producten die je zelf via selfservice hebt gekocht. Licenties die anderen hebben gekocht, wijzen zij toe.

answers-manage-purchases-question = Waar zie en beheer ik mijn aankopen?
answers-manage-purchases =
    In de beperkte weergave van het beheercentrum. Met de tegel Beheer, bij je apps, kom je er altijd.

    Daar zie je wat je hebt gekocht, koop je er meer van en wijs je de licenties toe aan anderen in je organisatie. Je kunt er ook je rekening bekijken en betalen, de kaart wijzigen waarmee je betaalt, en het abonnement opzeggen.

## Prijzen

answers-prices-question = Wat kost het?
answers-prices =
    De prijs van elk product staat op zijn pagina, en je ziet hem nog een keer bij het afrekenen voordat je betaalt.

    Hij kan afwijken van de prijs die je organisatie betaalt voor centrale aankopen, of de prijs die een partner biedt.

answers-who-pays-question = Wie is verantwoordelijk voor de betaling?
answers-who-pays = De persoon die koopt. Jij krijgt de rekening en bent verantwoordelijk voor de betaling, volgens de voorwaarden en de prijs van die aankoop.

## Mogelijkheden voor beheerders

answers-admin-capabilities-question = Wat kan een beheerder doen met selfserviceaankopen?
answers-admin-capabilities =
    Beheerders zien alle selfserviceaankopen van hun organisatie in het beheercentrum: het product, de naam van de koper, de gekochte abonnementen, de vervaldatum, de ordergeschiedenis, de prijs en de toegewezen gebruikers. De capaciteitspagina laat zien hoeveel capaciteit van selfserviceaankopen komt.

    Beheerders bepalen of mensen mogen kopen. Per product kiezen ze Toestaan, Alleen proefversies toestaan, Niet toestaan of Eerst vragen, op de pagina Selfserviceproefversies en -aankopen. Vanuit een shell toont "selfserve policy list" de instellingen en zet "selfserve policy set PRODUCT do-not-allow" de selfserviceaankoop van één product uit. Abonnementen die mensen al hebben, lopen door.

    Dezelfde regels voor gegevens en toegang gelden voor een product, hoe het ook is gekocht.

answers-data-governance-question = Hoe past selfserviceaankoop bij gegevensbeheer en compliance?
answers-data-governance =
    Beheerders houden in de hand welke diensten en producten beschikbaar zijn in hun organisatie, zoals haar regels voor gegevens en compliance dat vragen.

    Elk beleid voor gegevens en toegang dat je organisatie heeft ingeschakeld, geldt ook voor producten die via selfservice zijn gekocht.

answers-data-ownership-question = Van wie zijn de gegevens die met deze producten worden gemaakt?
answers-data-ownership = Van je organisatie. De gegevens die mensen maken met producten die via selfservice zijn gekocht, zijn haar eigendom en zij beheert ze.

answers-centralize-question = Hoe breng ik selfserviceaankopen onder bij de centrale inkoop?
answers-centralize =
    Wijs als beheerder licenties die je organisatie al heeft toe aan de mensen die selfservicelicenties gebruiken, of koop er meer onder je bestaande overeenkomsten en prijzen.

    Vraag de kopers om hun abonnementen op te zeggen zodra deze mensen een centrale licentie hebben.

answers-where-admins-see-question = Waar zien beheerders selfserviceaankopen?
answers-where-admins-see =
    In het beheercentrum, onder Facturering, Je producten. Globale beheerders en factureringsbeheerders kunnen de lijst daar filteren: alleen wat centraal is gekocht, of ook wat via selfservice is gekocht.

    Van elk abonnement zien ze het product, de naam van de koper, het abonnement, de vervaldatum, de ordergeschiedenis, de prijs en de toegewezen gebruikers.

## Ondersteuning en training

answers-who-supports-question = Moet onze IT-afdeling of onze partner deze producten ondersteunen?
answers-who-supports = Nee. Van IT-afdelingen en partners wordt niet verwacht dat ze producten ondersteunen die via selfservice zijn gekocht. De leverancier geeft de koper standaardondersteuning.

answers-premium-incidents-question = Als een koper de ondersteuning om hulp vraagt, gaat dat dan af van onze premium-incidenten?
answers-premium-incidents = Nee. Vragen over selfserviceaankopen gaan nooit af van de premium-incidenten van je organisatie.

answers-training-question = Hoe leren mensen werken met de producten die ze kopen?
answers-training = De pagina van elk product heeft uitgebreide training: begeleid leren, documentatie en voorbeelden. Er is ook een community, waar je antwoorden en tips krijgt van andere gebruikers.

answers-purchaser-leaves-question = Wat gebeurt er met een aankoop als de koper de organisatie verlaat?
answers-purchaser-leaves =
    Iedereen met een geldige licentie kan het product volledig blijven gebruiken zolang de termijn van het abonnement duurt. Het abonnement blijft actief totdat de koper het opzegt, of een beheerder de klantondersteuning vraagt het op te zeggen.

    Beheerders kunnen ook een centrale licentie toewijzen aan de mensen die het opgezegde abonnement gebruikten.

## Partners

answers-partners-question = Wat kunnen partners doen?
answers-partners =
    Partners met gedelegeerde beheerrechten zien selfserviceaankopen in het beheercentrum, net als een beheerder.

    Ze kunnen een organisatie helpen die deze aankopen bij de centrale inkoop wil onderbrengen, en oplossingen bieden die iets toevoegen aan wat is gekocht.

## Links onder de antwoorden

answers-link-policy-documentation = Documentatie van het beleid AllowSelfServicePurchase
answers-link-policy-command = Selfserviceaankoop per product uitzetten
answers-link-products = Producten en prijzen
answers-link-apps = Je apps
answers-link-admin-center = Beheercentrum
answers-link-your-products = Je producten
answers-link-self-service = Selfserviceproefversies en -aankopen
