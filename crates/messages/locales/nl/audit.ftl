## Het auditlogboek.

audit-title = Auditlogboek
audit-heading = Auditlogboek
audit-intro = Alles wat in je organisatie is gedaan, door wie en wanneer. Geen record kan worden gewijzigd of weggehaald zonder dat het opvalt.
audit-search = Zoek op de id van een persoon, product of bestelling
audit-area = Over
audit-any-area = Alles
audit-since = Vanaf dag (UTC)
audit-until = Tot en met dag (UTC)
audit-export-csv = Downloaden als CSV
audit-export-lines = Downloaden als JSON-regels
audit-table = Records
audit-column-when = Wanneer
audit-column-what = Wat
audit-column-who = Wie
audit-column-object = Object
audit-column-details = Details
audit-by-program = Het programma zelf
audit-by-directory = Je directory
audit-on-behalf-of = voor { $partner }
audit-show-details = Details tonen
audit-record-number = Record { $number }
audit-before = Ervoor
audit-after = Erna
audit-from-address = Vanaf het adres
audit-nothing = Niets
audit-results = { $count ->
    [one] { $count } record
   *[other] { $count } records
}
audit-empty-heading = Geen records
audit-empty-body = Geen enkel record gaat hierover of is van deze dagen.
audit-past-the-end-body = Er zijn geen records meer.

## Waar records over gaan

audit-area-policy = Selfservicebeleid
audit-area-access-policy = Toegangsbeleid
audit-area-order = Bestellingen
audit-area-license = Licenties
audit-area-user = Personen
audit-area-account = Accounts
audit-area-roles = Rollen
audit-area-session = Aanmeldingen
audit-area-second-factor = Tweede factoren
audit-area-service-account = Serviceaccounts
audit-area-service-token = Tokens van serviceaccounts
audit-area-partner-grant = Partners
audit-area-identity-provider = Eigen aanmelding
audit-area-domain = Domeinen
audit-area-provisioning-token = Tokens van directories
audit-area-group = Groepen
audit-area-licenses = Licenties van vertrekkers
audit-area-person = Vertrokken personen
audit-area-recovery-code = Herstelcodes
audit-area-quote = Opgevraagde prijzen
audit-area-license-request = Aanvragen
audit-area-leavers = Vertrekkers

## Wat er is gedaan

audit-policy-changed = Beleid van een product gewijzigd
audit-policy-default-changed = Standaard van het beleid gewijzigd
audit-access-policy-changed = Toegangsbeleid gewijzigd
audit-order-placed = Bestelling geplaatst
audit-order-paid = Bestelling betaald
audit-order-declined = Betaling geweigerd
audit-quote-made = Prijs opgevraagd
audit-license-assigned = Licentie toegewezen
audit-license-unassigned = Licentie ingetrokken
audit-licenses-freed = Licenties van een vertrokken persoon vrijgekomen
audit-person-left = Persoon vertrokken
audit-user-added = Persoon toegevoegd
audit-user-created = Persoon aangemaakt door de directory
audit-user-updated = Persoon gewijzigd door de directory
audit-user-deleted = Persoon verwijderd door de directory
audit-user-linked = Account gekoppeld aan een aanmelding
audit-user-kind-changed = Soort account gewijzigd
audit-account-enabled = Account aangezet
audit-account-disabled = Account uitgezet
audit-roles-changed = Rollen gewijzigd
audit-group-created = Groep aangemaakt
audit-group-updated = Groep gewijzigd
audit-group-deleted = Groep verwijderd
audit-session-begun = Aangemeld
audit-session-ended = Afgemeld
audit-session-strengthened = Tweede factor getoond
audit-session-switched = Van organisatie gewisseld
audit-second-factor-enrolled = Tweede factor begonnen
audit-second-factor-confirmed = Tweede factor aangezet
audit-second-factor-removed = Tweede factor uitgezet
audit-recovery-code-used = Herstelcode gebruikt
audit-service-account-created = Serviceaccount gemaakt
audit-service-account-ended = Serviceaccount beëindigd
audit-service-token-created = Token van een serviceaccount gemaakt
audit-service-token-revoked = Token van een serviceaccount ingetrokken
audit-provisioning-token-created = Token van een directory gemaakt
audit-provisioning-token-revoked = Token van een directory ingetrokken
audit-leavers-changed = Regel voor vertrekkers gewijzigd
audit-identity-provider-connected = Eigen aanmelding verbonden
audit-identity-provider-disconnected = Eigen aanmelding losgekoppeld
audit-domain-claimed = Domein toegevoegd
audit-domain-verified = Domein geverifieerd
audit-domain-removed = Domein verwijderd
audit-partner-grant-requested = Partner heeft toegang gevraagd
audit-partner-grant-approved = Toegang van een partner goedgekeurd
audit-partner-grant-declined = Toegang van een partner afgewezen
audit-partner-grant-ended = Toegang van een partner beëindigd
audit-license-request-made = Licentie aangevraagd
audit-license-request-approved = Aanvraag goedgekeurd
audit-license-request-declined = Aanvraag afgewezen
audit-license-request-withdrawn = Aanvraag ingetrokken
audit-license-request-reminded = Beheerders aan een aanvraag herinnerd
audit-license-request-deleted = Oude aanvraag verwijderd
audit-license-request-settings-changed = Instellingen van aanvragen gewijzigd
audit-order-bought-centrally = Licentie centraal gekocht
