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
