## How the organization signs in.

settings-sign-in = Sign-in
settings-sign-in-intro = Your people sign in here with a password, or at your organization's own identity provider.
settings-sign-in-read-only = Only a global admin can change this.
settings-provider = Identity provider
settings-provider-none = No identity provider is connected. People sign in with their password here.
settings-provider-connected = Connected. People of your domains sign in at your provider; global admins can still use their password here.
settings-provider-register = Register Selfserve at your provider with these addresses
settings-provider-redirect-uri = Redirect URI
settings-provider-backchannel-uri = Back-channel logout URI
settings-provider-post-logout-uri = Post-logout redirect URI
settings-provider-kind = Kind of provider
settings-provider-generic = OpenID Connect (Okta, Keycloak, Google and others)
settings-provider-entra = Microsoft Entra ID
settings-provider-issuer = Issuer
settings-provider-issuer-hint = Exactly as your provider writes it. For Entra ID: https://login.microsoftonline.com/ and your directory's id, then /v2.0
settings-provider-issuer-error = No usable provider answers at this issuer. Check that it is written exactly as your provider writes it and can be reached from here.
settings-provider-client-id = Client ID
settings-provider-client-id-error = Enter the client ID
settings-provider-client-secret = Client secret
settings-provider-client-secret-hint = Stored encrypted and never shown. Leave it empty to keep the present one.
settings-provider-client-secret-error = Enter the client secret of this provider
settings-provider-test = Test the connection
settings-provider-testing = Asking the provider
# $address (text)
settings-provider-answers = The provider answers. People will sign in at { $address }.
settings-provider-connect = Connect
settings-provider-save = Save
settings-provider-saving = Asking the provider and saving
settings-provider-saved = Saved. People sign in at your provider from now on.
settings-provider-disconnect = Disconnect
settings-provider-disconnected = Disconnected. People sign in with their password from now on.
settings-domains = Email domains
settings-domains-intro = Addresses of a verified domain lead to your organization.
settings-domain = Domain
settings-domain-status = Status
settings-domain-verified = Verified
settings-domain-waiting = Not verified yet
settings-domain-proof = TXT record to publish in the DNS
settings-domain-actions = Actions
settings-domain-verify = Verify
# $domain (text)
settings-domain-verify-named = Verify { $domain }
settings-domain-remove = Remove
# $domain (text)
settings-domain-remove-named = Remove { $domain }
settings-domain-add = Add a domain
settings-domain-adding = Adding
settings-domain-add-error = Enter a domain, like example.com
settings-domain-taken = This domain belongs to another organization. If it is yours, contact us.
# $domain (text)
settings-domain-not-proven = The TXT record of { $domain } was not found. DNS changes can take some hours; try again later.
settings-domain-needed = Your organization is known by this domain, so it stays.
# $domain (text)
settings-domain-now-verified = { $domain } is verified.
# $domain (text)
settings-domain-removed = { $domain } is removed.
