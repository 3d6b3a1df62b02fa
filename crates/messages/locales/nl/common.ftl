common-sign-out = Afmelden
