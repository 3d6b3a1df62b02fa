## Waarom iemand niet kan kopen. Elke melding noemt de reden, en de IT-beheerder als weg verder (R19).

eligibility-heading = Met dit account kun je dit niet kopen
eligibility-back-to-products = Terug naar de producten
eligibility-use-another-email = Ander e-mailadres gebruiken

eligibility-unknown-organization = We kennen geen organisatie die het e-maildomein { $domain } gebruikt. Controleer het adres op typefouten of neem contact op met je IT-beheerder.
eligibility-unmanaged-organization = De adreslijst van je organisatie wordt nog niet door een IT-afdeling beheerd. Voordat mensen kunnen kopen, moet iemand het beheer op zich nemen: neem contact op met je IT-beheerder.
eligibility-government-organization = Selfserviceaankoop is niet beschikbaar voor overheidsorganisaties. Wil je dit product gebruiken, neem contact op met je IT-beheerder.
eligibility-education-organization = Selfserviceaankoop is niet beschikbaar voor onderwijsorganisaties. Wil je dit product gebruiken, neem contact op met je IT-beheerder.
eligibility-market-closed = Selfserviceaankoop is niet beschikbaar in het land of de regio van je organisatie ({ $market }). Wil je dit product gebruiken, neem contact op met je IT-beheerder.
eligibility-product-not-sold-in-market = { $product } is in het land of de regio van je organisatie ({ $market }) niet te koop via selfservice. Wil je het op een andere manier krijgen, neem contact op met je IT-beheerder.
eligibility-guest = Je bent gast bij { $organization }, en gasten kunnen daar niet kopen. Koop met het account van je eigen organisatie of neem contact op met je IT-beheerder.
eligibility-partner = Je beheert { $organization } namens een partner, en partners kunnen daar niet kopen. Koop met het account van je eigen organisatie of neem contact op met je IT-beheerder.
eligibility-account-disabled = Je account is uitgeschakeld, dus je kunt er niet mee kopen. Wil je het weer laten inschakelen, neem contact op met je IT-beheerder.
eligibility-policy-do-not-allow = Je organisatie staat selfserviceaankopen van { $product } niet toe. Heb je het nodig voor je werk, neem contact op met je IT-beheerder.
eligibility-policy-trials-only = Je organisatie staat proefversies van { $product } zonder kaart toe, maar geen aankopen. Heb je meer nodig dan een proefversie, neem contact op met je IT-beheerder.
eligibility-policy-ask-first = Je organisatie wil dat je eerst overlegt voordat je { $product } koopt. Wil je het gebruiken, neem contact op met je IT-beheerder.
eligibility-product-unavailable = Je organisatie heeft { $product } niet beschikbaar gemaakt. Heb je het nodig voor je werk, neem contact op met je IT-beheerder.
eligibility-above-limit = Met { $product } kom je boven wat je deze maand zelf mag kopen. Vraag het hieronder aan, kies minder licenties of neem contact op met je IT-beheerder.
eligibility-country-not-allowed = Je organisatie laat mensen niet kopen vanuit het land of de regio waar je nu bent, of we kunnen niet zien waar dat is. Heb je dit nodig voor je werk, neem contact op met je IT-beheerder.
eligibility-second-factor-needed = Je organisatie vraagt om een tweede factor voordat je koopt, en die heb je sinds het aanmelden nog niet getoond. Toon hem hieronder; lukt dat niet, neem contact op met je IT-beheerder.
eligibility-trial-not-offered = Zo'n proefversie van { $product } is er niet. Je kunt het kopen; heb je iets anders nodig, neem contact op met je IT-beheerder.
eligibility-trial-used = Je hebt je proefversie van { $product } gehad; er is er één per persoon. Je kunt het kopen; lukt dat niet, neem contact op met je IT-beheerder.
eligibility-other = Je kunt dit door de instellingen van je organisatie niet kopen. Heb je het nodig voor je werk, neem dan contact op met je IT-beheerder.

## De lijst van controles

eligibility-checks-heading = Wat we hebben gecontroleerd
eligibility-rule-organization-known = Organisatie bekend
eligibility-rule-organization-managed = Organisatie beheerd
eligibility-rule-organization-kind = Soort organisatie
eligibility-rule-market-open = Land of regio
eligibility-rule-product-sold-in-market = Product te koop in het land of de regio
eligibility-rule-not-guest = Eigen account, geen gast
eligibility-rule-account-active = Account ingeschakeld
eligibility-rule-product-available = Product beschikbaar in de organisatie
eligibility-rule-policy-allows = Beleid van de organisatie
eligibility-rule-within-limit = Limiet voor de maand
eligibility-rule-trial-offered = Proefversie van het product
eligibility-rule-no-trial-before = Nog geen proefversie gehad
eligibility-rule-country-allowed = Land of regio van waaruit je koopt
eligibility-rule-second-factor-shown = Tweede factor
eligibility-outcome-passed = In orde
eligibility-outcome-refused = Staat in de weg
eligibility-outcome-not-checked = Nog niet gecontroleerd
