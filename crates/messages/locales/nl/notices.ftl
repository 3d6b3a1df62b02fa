# Wat mensen te horen krijgen, en wie wat hoort.

notices-title = Meldingen
notices-heading = Meldingen
notices-intro = Wat er is gebeurd dat jou aangaat. Een beheerder kiest wie wat te horen krijgt.
notices-bell = { $unread ->
    [0] Meldingen
    [one] Meldingen, { $unread } nieuwe
   *[other] Meldingen, { $unread } nieuwe
}
notices-new = Nieuw
notices-empty-heading = Nog niets
notices-empty-body = Als er iets gebeurt dat jou aangaat, lees je het hier.
notices-settings-title = Meldingen
notices-settings-heading = Wie hoort wat
notices-settings-intro = In de app is alles meteen te zien. Kies wie het te horen krijgt, en hoe snel er een mail komt.
notices-language = Taal van mails
notices-roles = Voor mensen met deze rollen
notices-addresses = Verdere adressen
notices-addresses-hint = Van je eigen domeinen, gescheiden door komma’s. Zij krijgen alleen mails.
notices-mail = Mail
notices-mail-at-once = Meteen
notices-mail-daily = Eén keer per dag
notices-mail-weekly = Eén keer per week, op maandag
notices-mail-never = Geen mail
notices-topic-purchases = Eerste aankopen
notices-topic-requests = Aanvragen voor licenties
notices-topic-policy = Wijzigingen van wat mensen mogen kopen
notices-topic-partners = Partners
notices-topic-leavers = Mensen die zijn vertrokken en nog betalen
notices-topic-webhooks = Webhooks die mislukken
notices-saved = Opgeslagen is wie wat hoort.
notices-read-only = Globale beheerders kunnen dit wijzigen.
notices-address-wrong = Vul e-mailadressen van je eigen domeinen in, hooguit 10, gescheiden door komma’s
