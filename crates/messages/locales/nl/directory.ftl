## Hoe de eigen directory van de organisatie haar mensen hier bijhoudt.

directory-title = Directory
directory-heading = Gebruikers en groepen uit je directory
directory-intro = Microsoft Entra ID, Okta of een andere directory met SCIM 2.0 kan de gebruikers en groepen hier bijhouden.
directory-read-only = Alleen een globale beheerder kan dit wijzigen.

directory-connect-heading = Je directory koppelen
directory-connect-body = Voer dit adres in je directory in, samen met een token.
directory-address = SCIM-adres
directory-address-copy = Het SCIM-adres kopiëren

directory-tokens-heading = Tokens
directory-tokens-intro = Er kunnen twee tokens tegelijk geldig zijn, zodat je directory van het ene op het andere kan overgaan.
directory-tokens-none = Er is geen token, dus geen directory kan hier iets wijzigen.
directory-token-made = Gemaakt
directory-token-expires = Verloopt
directory-token-last-used = Laatst gebruikt
directory-token-never-used = Nooit
directory-token-status = Status
directory-token-valid = Geldig
directory-token-expired = Verlopen
directory-token-actions = Acties
directory-token-life = Een nieuw token is geldig gedurende
directory-token-days = { $days ->
    [one] { $days } dag
   *[other] { $days } dagen
}
directory-token-make = Een token maken
directory-token-making = Token wordt gemaakt
directory-token-too-many = Er zijn al twee tokens geldig. Trek er een in voordat je een nieuw maakt.
directory-token-new-heading = Je nieuwe token
directory-token-new-body = Kopieer het nu naar je directory. Je ziet het alleen deze ene keer.
directory-token-copy = Het token kopiëren
directory-token-revoke = Intrekken
directory-token-revoke-named = Het token van { $made } intrekken
directory-token-revoke-question = Dit token intrekken?
directory-token-revoke-body = Het token van { $made } werkt dan meteen niet meer. Een directory die het nog gebruikt, kan hier niets wijzigen tot zij een ander heeft.
directory-token-revoking = Token wordt ingetrokken
directory-token-revoked = Het token is ingetrokken.

directory-leavers-heading = Licenties van mensen die weggaan
directory-leavers-intro = Wie je directory uitschakelt, wordt meteen afgemeld. De licenties van die persoon komen vrij voor anderen.
directory-leavers-legend = Wanneer licenties vrijkomen
directory-leavers-at-once = Meteen
directory-leavers-later = Na een aantal dagen
directory-leavers-later-hint = Wie voor die tijd terugkomt, heeft ze nog.
directory-leavers-days = Aantal dagen
directory-leavers-days-error = Voer een heel aantal dagen in van 1 tot 365
directory-leavers-note = Voor wie vóór een wijziging is weggegaan, blijft de dag gelden die toen was ingesteld.
directory-leavers-saved = Opgeslagen. Dit geldt voor iedereen die vanaf nu weggaat.
