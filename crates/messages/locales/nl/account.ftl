## Het eigen account van iemand: de tweede factor, en waar hij of zij is aangemeld.

account-heading = Je account
account-intro = Hoe je bewijst dat jij het bent, en waar je bent aangemeld.

account-factor-heading = Tweede factor
account-factor-intro = Met een tweede factor meldt niemand zich alleen met je wachtwoord aan: er wordt ook een code van een app op je telefoon gevraagd.
account-factor-status = Status
account-factor-on = Aan
account-factor-off = Uit
account-factor-elsewhere = Je meldt je aan op de eigen aanmeldpagina van je organisatie; een tweede factor stel je daar in. Vraag je IT-beheerder hoe.
account-factor-set-up = Tweede factor instellen
account-factor-setting-up = Er wordt een geheim gemaakt

account-factor-scan-heading = Voeg Selfserve toe aan je authenticator-app
account-factor-scan-body = Open de app op je telefoon, kies voor een account toevoegen en richt de camera op dit plaatje.
account-factor-qr-alt = QR-code voor de authenticator-app. Het geheim eronder zegt hetzelfde als tekst.
account-factor-secret = Of typ dit geheim over in de app
account-factor-secret-copy = Het geheim kopiëren
account-factor-open-app = De authenticator-app op dit apparaat openen
account-factor-code-hint = Zes cijfers; ze veranderen elke 30 seconden
account-factor-turn-on = Aanzetten
account-factor-checking = De code wordt gecontroleerd

account-factor-codes-heading = Bewaar je herstelcodes
account-factor-codes-body = De tweede factor staat aan. Ben je je telefoon kwijt, dan meld je je aan met een van deze codes. Elke code werkt één keer, en je ziet ze alleen nu: bewaar ze waar je ook je wachtwoorden bewaart.
account-factor-codes = Herstelcodes
account-factor-codes-copy = De herstelcodes kopiëren
account-factor-codes-download = De herstelcodes downloaden
account-factor-codes-file = Herstelcodes van { $email }. Elke code werkt één keer.
account-factor-codes-kept = Ik heb de codes bewaard
account-factor-codes-kept-error = Bewaar de codes en bevestig dat. Je krijgt ze niet nog een keer te zien.

account-factor-codes-left = Herstelcodes over
account-factor-codes-none = Je herstelcodes zijn op. Zet de tweede factor uit en stel hem opnieuw in om nieuwe te krijgen.
account-factor-turn-off = Uitzetten
account-factor-turn-off-heading = De tweede factor uitzetten
account-factor-turn-off-body = Daarna is alleen je wachtwoord genoeg om je aan te melden.
account-factor-turned-off = De tweede factor staat uit.

account-sessions-heading = Waar je bent aangemeld
account-sessions-intro = Ken je er een niet, beëindig die dan en vertel het je IT-beheerder.
account-session-started = Aangemeld
account-session-last-used = Laatst gebruikt
account-session-organization = Organisatie
account-session-actions = Acties
account-session-this = Deze sessie
account-session-end = Beëindigen
account-session-end-named = De sessie van { $started } beëindigen
account-session-ended = De sessie is beëindigd.
account-sessions-end-others = Alle andere sessies beëindigen
account-sessions-ending = Sessies worden beëindigd
account-sessions-ended = Je bent nu alleen hier nog aangemeld.
