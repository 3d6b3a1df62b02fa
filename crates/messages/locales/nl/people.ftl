## De gebruikers van de organisatie, voor haar beheerders.

people-title = Gebruikers
people-heading = Gebruikers
people-intro = Iedereen met een account in je organisatie, met rollen en licenties.
people-table = Gebruikers van je organisatie

people-search-label = Zoek op naam of e-mailadres
people-filter-role = Rol
people-filter-status = Status
people-any-role = Elke rol
people-any-status = Elke status

people-column-name = Naam
people-column-email = E-mailadres
people-column-kind = Soort
people-column-status = Status
people-column-roles = Rollen
people-column-source = Bewaard in

people-kind-member = Lid
people-kind-guest = Gast
people-kind-partner = Partner
people-status-active = Actief
people-status-disabled = Uitgeschakeld
people-source-cloud = Deze directory
people-source-on-premises = Gesynchroniseerd vanaf eigen servers
people-no-roles = Geen rol
people-open = { $name } openen

people-results = { $count ->
    [one] { $count } gebruiker op deze pagina
   *[other] { $count } gebruikers op deze pagina
}
people-empty-heading = Geen gebruikers gevonden
people-empty-body = Probeer een andere naam, of wis de filters.
people-past-the-end-body = Op deze pagina staat niemand meer. Ga terug naar de eerste pagina.

people-back = Alle gebruikers
people-roles-heading = Rollen
people-roles-hint = Een wijziging geldt vanaf de volgende klik van deze persoon.
people-role-global-admin = Globale beheerder
people-role-global-admin-hint = Ziet en beheert alles, ook beleid en rollen. Aanbevolen: twee tot vier personen.
people-role-billing-admin = Factureringsbeheerder
people-role-billing-admin-hint = Ziet alle aankopen, beheert de facturering en het zelfservicebeleid. Wijst geen licenties toe.
people-role-license-admin = Licentiebeheerder
people-role-license-admin-hint = Wijst licenties van centrale aankopen toe. Koopt centraal niets.
people-role-user-admin = Gebruikersbeheerder
people-role-user-admin-hint = Schakelt accounts in en uit en wijst licenties van centrale aankopen toe.
people-role-global-reader = Globale lezer
people-role-global-reader-hint = Ziet wat een globale beheerder ziet, en wijzigt niets.
people-role-support-agent = Ondersteuningsmedewerker van de leverancier
people-role-support-agent-hint = Werkt voor de leverancier aan ondersteuningsvragen. Alleen de leverancier geeft deze rol.

people-save = Rollen opslaan
people-saving = Bezig met opslaan
people-roles-saved = De rollen van { $name } zijn opgeslagen
people-nothing-to-save = Er is nog niets gewijzigd
people-unsaved = Je hebt wijzigingen die niet zijn opgeslagen
people-changed-meanwhile = Iemand anders heeft deze rollen gewijzigd terwijl je ze open had. Je ziet wat nu geldt; wijzig het opnieuw.

people-only-global-admins = Alleen een globale beheerder kan rollen geven en afnemen.
people-guest-no-role = Een gast kan geen rol hebben in je organisatie.
people-partner-roles = Iemand van een partner heeft de rollen die je organisatie aan de partner heeft toegekend, zolang de toekenning duurt.
people-last-global-admin = Dit is de laatste actieve globale beheerder. Maak eerst iemand anders globale beheerder.

people-account-heading = Account
people-switch-off = Account uitschakelen
people-switch-on = Account inschakelen
people-switching = Bezig met opslaan
people-switch-off-question = Het account van { $name } uitschakelen?
people-switch-off-body = Alle sessies eindigen meteen en niemand kan zich met dit account aanmelden. Licenties blijven toegewezen tot iemand ze intrekt.
people-switched-off = Het account van { $name } is uitgeschakeld
people-switched-on = Het account van { $name } is ingeschakeld
people-only-user-admins = Alleen een globale beheerder of een gebruikersbeheerder kan accounts in- en uitschakelen.
people-admins-account = Alleen een globale beheerder kan het account van iemand met een rol uitschakelen.

people-licenses-heading = Licenties
people-no-licenses = Aan deze persoon zijn geen licenties toegewezen.
people-license-of-others = De aankoop is van degene die hem deed

## Waarom iemand een product wel of niet kan kopen.

people-can-buy-heading = Wat deze persoon kan kopen
people-can-buy-product = Product
people-can-buy-yes = Deze persoon kan { $product } kopen.
people-can-buy-no = Deze persoon kan { $product } niet kopen.
people-can-buy-depends = Of deze persoon { $product } kan kopen, hangt af van de aanmelding en de plaats op dat moment.
people-can-buy-check = Controle
people-can-buy-result = Uitkomst
people-can-buy-decided-at-purchase = Wordt bij de aankoop bepaald
people-can-buy-is-told = De persoon leest: "{ $text }"
