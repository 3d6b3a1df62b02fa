## Selfserviceproefversies en -aankopen: de pagina met het beleid.

policy-heading = Selfserviceproefversies en -aankopen
policy-intro = Kies per product wat mensen in je organisatie zelf mogen doen.
policy-products = Producten
policy-choices-heading = Wat elke keuze betekent

policy-allow = Toestaan
policy-trials-only = Alleen proefversies toestaan
policy-do-not-allow = Niet toestaan
policy-ask-first = Eerst vragen
policy-allow-hint = Mensen kunnen proefversies starten en kopen.
policy-trials-only-hint = Mensen kunnen proefversies starten waarvoor geen kaart nodig is, maar niet kopen.
policy-unavailable = Niet beschikbaar
policy-unavailable-hint = Niemand kan het krijgen, ook een beheerder niet. Abonnementen die mensen al hebben, lopen door.
policy-who-can-buy = Waarom iemand wel of niet kan kopen: kies de persoon onder Gebruikers
policy-do-not-allow-hint = Mensen kunnen geen proefversies starten en niet kopen.
policy-ask-first-hint = Mensen moeten het eerst aan een beheerder vragen.

policy-default-heading = Producten zonder eigen instelling, en nieuwe
policy-follows-default = Volgt de standaard ({ $value })
policy-set-by-admin = Ingesteld voor dit product
policy-last-changed = Laatst gewijzigd door { $name } op { $date }

policy-existing-go-on = Een wijziging geldt voor nieuwe proefversies en aankopen. Abonnementen die mensen al hebben, lopen door.
policy-read-only = Je kunt deze instellingen bekijken. Alleen een globale beheerder of factureringsbeheerder kan ze wijzigen.
policy-documentation = Documentatie van het beleid AllowSelfServicePurchase
policy-command = Hoe je dit vanuit een shell wijzigt met selfserve policy

policy-save = Opslaan
policy-save-named = Instelling voor { $product } opslaan
policy-saving = Bezig met opslaan
policy-saved = Opgeslagen: { $product } staat nu op "{ $value }".
policy-unsaved = Je hebt wijzigingen die nog niet zijn opgeslagen.
policy-nothing-to-save = Er zijn geen wijzigingen om op te slaan.
policy-saved-many = { $count ->
    [one] { $count } instelling opgeslagen
   *[other] { $count } instellingen opgeslagen
}
policy-changed-meanwhile = Iemand anders heeft dit intussen op "{ $value }" gezet. Sla opnieuw op om toch jouw keuze in te stellen, of kies iets anders.
policy-changed-meanwhile-line = { $product } is intussen gewijzigd
policy-not-saved-heading = Niet alles is opgeslagen
policy-not-saved = De instelling is niet opgeslagen. Probeer het opnieuw; je keuze staat er nog.
