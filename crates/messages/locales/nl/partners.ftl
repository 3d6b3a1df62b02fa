## Partners: wie wie beheert.

partners-title = Partners
partners-heading = Partners
partners-intro = Partners beheren je organisatie in de rollen die je ze geeft, zolang je dat toestaat. Alles wat ze doen, staat in het auditlogboek.
partners-read-only = Alleen een globale beheerder kan dit wijzigen.
partners-own-heading = Partners van je organisatie
partners-own-none = Geen partner beheert je organisatie, en geen heeft erom gevraagd.
partners-customers-heading = Organisaties die je beheert
partners-customers-intro = Mensen van je organisatie gaan hierheen via Account, Van organisatie wisselen.
partners-customers-none = Je organisatie beheert geen andere.
partners-column-partner = Partner
partners-column-customer = Organisatie
partners-column-roles = Rollen
partners-column-status = Status
partners-column-until = Tijd
partners-column-actions = Acties
partners-status-requested = Gevraagd
partners-status-active = Actief
partners-status-declined = Afgewezen
partners-status-lapsed = Niet beantwoord
partners-status-expired = Verlopen
partners-status-revoked = Beëindigd
partners-approve = Goedkeuren
partners-approve-named = Goedkeuren wat { $name } vraagt
partners-approved = Goedgekeurd. De partner kan nu aan de slag.
partners-decline = Afwijzen
partners-decline-named = Afwijzen wat { $name } vraagt
partners-declined = Afgewezen.
partners-end = Beëindigen
partners-end-named = Beëindigen van het partnerschap met { $name }
partners-end-question = Het partnerschap met { $name } beëindigen?
partners-end-body = Het eindigt meteen, ook voor mensen die nu aan het werk zijn. Om later door te gaan, moet het opnieuw worden gevraagd en toegestaan.
partners-ended = Het partnerschap is beëindigd.
partners-ends-on = Tot { $day }
partners-over-since = Sinds { $day }
partners-lapses-on = { $days }; vervalt op { $day } als niemand antwoordt
partners-ask-heading = Een andere organisatie vragen
partners-ask-customer = Domein van de organisatie
partners-ask-customer-hint = Zoals harbor.example, zoals in de e-mailadressen
partners-ask-customer-empty = Vul het domein van de organisatie in
partners-ask-customer-unknown = Geen andere organisatie hier heeft dit domein. Controleer het op typefouten.
partners-ask-open = Deze organisatie is al gevraagd. Vraag het opnieuw 30 dagen nadat ze heeft afgewezen.
partners-ask-roles = Rollen die je nodig hebt
partners-ask-roles-empty = Kies minstens één rol
partners-ask-days = Hoelang
partners-ask = Vragen
partners-asking = Bezig met vragen
partners-asked = Gevraagd. Een globale beheerder van de organisatie kan binnen 90 dagen antwoorden.
partners-days = { $count ->
    [one] { $count } dag
   *[other] { $count } dagen
}
