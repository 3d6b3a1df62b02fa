# Wat mensen vanzelf te horen krijgen: in de app en per mail.

notice-first-purchase-subject = { $purchaser } heeft { $product } gekocht, als eerste in je organisatie
notice-first-purchase-text = { $quantity ->
    [one] { $purchaser } heeft { $quantity } licentie van { $product } gekocht met een eigen kaart.
   *[other] { $purchaser } heeft { $quantity } licenties van { $product } gekocht met een eigen kaart.
} Nog niemand in je organisatie had dit gekocht. Je kunt zien wie het gebruikt en bepalen wie het voortaan mag kopen.

notice-first-trial-subject = { $purchaser } probeert { $product }, als eerste in je organisatie
notice-first-trial-text = Nog niemand in je organisatie had dit geprobeerd of gekocht. Je kunt zien wie het gebruikt en bepalen wie het voortaan mag proberen en kopen.

notice-request-subject = { $person } vraagt om een licentie van { $product }
notice-request-reminder-subject = Wacht nog: { $person } vraagt om een licentie van { $product }
notice-request-text = De opgegeven reden: “{ $reason }”
notice-request-next = Je kunt een licentie toewijzen, deze ene aankoop toestaan of met een bericht afwijzen.

notice-request-assigned-subject = Je hebt een licentie van { $product }
notice-request-assigned-text = Je aanvraag is goedgekeurd en er is een licentie aan je toegewezen. Je kunt die nu gebruiken.
notice-request-may-buy-subject = Je mag { $product } kopen
notice-request-may-buy-text = Je aanvraag is goedgekeurd: je kunt dit product één keer kopen.
notice-request-declined-subject = Je aanvraag voor { $product } is afgewezen
notice-request-declined-text = Je IT-beheerder kan je er meer over vertellen.
notice-request-message = Het bericht daarbij: “{ $message }”

notice-policy-product-subject = Wie { $product } mag kopen is gewijzigd
notice-policy-default-subject = Wat mensen standaard mogen kopen is gewijzigd
notice-policy-text = { $by } heeft dit gewijzigd. Het geldt vanaf nu; wat eerder is gekocht loopt door.
notice-policy-text-program = Een programma heeft dit met een serviceaccount gewijzigd. Het geldt vanaf nu; wat eerder is gekocht loopt door.

notice-partner-asks-subject = { $partner } vraagt om je organisatie te mogen beheren
notice-partner-asks-text = Jij bepaalt welke gegevens ze zien, en hoelang. Zonder antwoord vervalt de vraag op { $until }.
notice-partner-ending-subject = De toegang tussen jullie en { $organization } eindigt op { $until }
notice-partner-ending-text = Na die dag is er geen toegang meer. Die kan opnieuw worden gevraagd.
notice-partner-approved-subject = { $organization } heeft gedelegeerd beheer goedgekeurd
notice-partner-approved-text = Het geldt vanaf nu, en beide kanten kunnen het altijd beëindigen.
notice-partner-declined-subject = { $organization } heeft gedelegeerd beheer afgewezen
notice-partner-declined-text = Het kan later opnieuw worden gevraagd.
notice-partner-ended-subject = De toegang tussen jullie en { $organization } is beëindigd
notice-partner-ended-text = Er is geen toegang meer. Die kan opnieuw worden gevraagd.

notice-payer-left-subject = { $person } is vertrokken en betaalt nog voor software
notice-payer-left-text = { $count ->
    [one] { $count } abonnement wordt met de kaart van die persoon betaald. De licenties van anderen lopen door tot het einde van de termijn.
   *[other] { $count } abonnementen worden met de kaart van die persoon betaald. De licenties van anderen lopen door tot het einde van de termijn.
}

notice-trial-ending-subject = Je proefperiode van { $product } eindigt op { $until }
notice-trial-ending-free-text = Die eindigt vanzelf en kost niets. Wil je verder, dan kun je het product kopen.
notice-trial-ending-paid-text = Op { $until } wordt het betaald: { $amount } wordt van je kaart afgeschreven. Wil je dat niet, annuleer de proefperiode dan voor die tijd.
notice-trial-ended-subject = Je proefperiode van { $product } is afgelopen
notice-trial-ended-text = Er is niets afgeschreven. Wil je verder, dan kun je het product kopen.
notice-trial-paid-subject = Je proefperiode van { $product } is nu een betaald abonnement
notice-trial-paid-text = Het bedrag is van je kaart afgeschreven zoals vooraf is gemeld. Je vindt de factuur bij het abonnement.

notice-webhook-off-subject = Een webhook wordt niet meer aangeroepen
notice-webhook-off-text = { $url } heeft onze gebeurtenissen dagenlang niet aangenomen, of heeft gemeld dat het niet meer bestaat. Werkt het weer, zet de webhook dan aan en laat wat mislukt is nog eens sturen.

notice-open = Openen in Selfserve
notice-why-admin = Je krijgt deze mail omdat je { $organization } beheert. Een beheerder kiest wie wat te horen krijgt:
notice-why-person = Je krijgt deze mail omdat het over je eigen software bij { $organization } gaat.
notice-digest-subject = { $count ->
    [one] { $count } ding om te weten bij { $organization }
   *[other] { $count } dingen om te weten bij { $organization }
}
notice-greeting = Hallo { $name },
notice-greeting-all = Hallo,

notice-day = { $month ->
    [1] { $day } januari { $year }
    [2] { $day } februari { $year }
    [3] { $day } maart { $year }
    [4] { $day } april { $year }
    [5] { $day } mei { $year }
    [6] { $day } juni { $year }
    [7] { $day } juli { $year }
    [8] { $day } augustus { $year }
    [9] { $day } september { $year }
    [10] { $day } oktober { $year }
    [11] { $day } november { $year }
   *[other] { $day } december { $year }
}
