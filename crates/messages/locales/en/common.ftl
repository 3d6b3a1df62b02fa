common-sign-out = Sign out
