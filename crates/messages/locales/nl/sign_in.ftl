## De e-mailstap en het aanmelden bij de ingebouwde adreslijst.

sign-in-email-heading = Vul je zakelijke e-mailadres in
sign-in-email-intro = Hiermee vinden we je organisatie. Op de volgende pagina meld je je aan.
sign-in-email-buying = Je koopt { $product }.
sign-in-email-label = Zakelijk e-mailadres
sign-in-email-hint = Bijvoorbeeld naam@example.com
sign-in-next = Volgende
sign-in-looking-up = We zoeken je organisatie

sign-in-heading = Aanmelden
sign-in-to-organization = Meld je aan met je account van { $organization }.
sign-in-email = E-mailadres
sign-in-change-email = Ander e-mailadres gebruiken
sign-in-password = Wachtwoord
sign-in-show-password = Wachtwoord tonen
sign-in-hide-password = Wachtwoord verbergen
sign-in-password-shown = Het wachtwoord is zichtbaar
sign-in-password-hidden = Het wachtwoord is verborgen
sign-in-button = Aanmelden
sign-in-signing-in = Bezig met aanmelden
sign-in-signed-out = Je bent afgemeld.
sign-in-needed = Meld je aan om deze pagina te zien.

## Het eigen aanmelden van de organisatie.

sign-in-own-heading = Aanmelden bij { $organization }
sign-in-own-intro = Je organisatie heeft een eigen aanmeldpagina. Daarna kom je hier terug.
sign-in-own-continue = Verder naar { $organization }
sign-in-own-leaving = Aanmeldpagina wordt geopend
sign-in-own-password = Aanmelden met een wachtwoord (alleen globale beheerders)
sign-in-problem-heading = Je bent nog niet aangemeld
sign-in-problem-provider-down = De aanmeldpagina van je organisatie antwoordt niet. Wacht enkele minuten en probeer het opnieuw; wat je wilde kopen, blijft bewaard. Blijft het zo, vertel het dan je IT-beheerder.
sign-in-problem-declined = Het aanmelden is bij je organisatie gestopt. Probeer het opnieuw of neem contact op met je IT-beheerder.
sign-in-problem-expired = Het aanmelden duurde te lang of is in een ander venster afgerond. Probeer het opnieuw.
sign-in-problem-refused = Het antwoord van de aanmeldpagina van je organisatie was niet te vertrouwen, dus is niemand aangemeld. Probeer het opnieuw. Blijft het zo, vertel het dan je IT-beheerder.
sign-in-problem-disabled = Je account is uitgeschakeld. Neem contact op met je IT-beheerder.
sign-in-problem-unknown-address = De aanmeldpagina van je organisatie noemde geen bevestigd e-mailadres van een domein van de organisatie. Neem contact op met je IT-beheerder.
sign-in-problem-address-taken = Je e-mailadres hoort bij een ander account van je organisatie. Neem contact op met je IT-beheerder.
sign-in-provider-down-heading = De aanmeldpagina antwoordt niet

## De tweede factor.

sign-in-code = Code uit je authenticator-app
sign-in-code-hint = Zes cijfers, of een van je herstelcodes
sign-in-code-empty = Voer de code in
sign-in-code-wrong = Deze code klopt niet of is al gebruikt. Wacht op de volgende en voer die in.

## Alleen in een demo

sign-in-demo-heading = Aanmelden in de demo
sign-in-demo-password = Elk demoaccount heeft het wachtwoord { $password }.

## Fouten

sign-in-wrong-credentials = Het e-mailadres of het wachtwoord klopt niet. Controleer beide en probeer het opnieuw.
sign-in-email-empty = Vul je zakelijke e-mailadres in
sign-in-password-empty = Vul je wachtwoord in
sign-in-email-at = Vul een e-mailadres in met één @, zoals naam@example.com
sign-in-email-local-part = Vul het deel van het e-mailadres voor de @ in, zoals naam@example.com
sign-in-email-domain = Vul een e-mailadres in met een domein na de @, zoals naam@example.com
sign-in-email-too-long = Vul een e-mailadres in van hoogstens { $max } tekens
sign-in-email-character = Vul een e-mailadres in zonder spaties of vreemde tekens, zoals naam@example.com
sign-in-throttled = { $minutes ->
    [one] Het aanmelden is een paar keer niet gelukt. Om dit account te beschermen, wacht je { $minutes } minuut en probeer je het dan opnieuw.
   *[other] Het aanmelden is een paar keer niet gelukt. Om dit account te beschermen, wacht je { $minutes } minuten en probeer je het dan opnieuw.
}
sign-in-throttled-later = Het aanmelden is een paar keer niet gelukt. Om dit account te beschermen, wacht je een paar minuten en probeer je het dan opnieuw.
sign-in-unknown-organization = We kennen geen organisatie met dit e-maildomein. Controleer het adres op typefouten, of vraag je IT-beheerder welk e-mailadres je moet gebruiken.
