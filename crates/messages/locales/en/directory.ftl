## How the organization's own directory keeps its people here.

directory-title = Directory
directory-heading = Users and groups from your directory
directory-intro = Microsoft Entra ID, Okta, or any other directory with SCIM 2.0 can keep the users and groups here up to date.
directory-read-only = Only a global admin can change this.

directory-connect-heading = Connect your directory
directory-connect-body = Enter this address in your directory, together with a token.
directory-address = SCIM address
directory-address-copy = Copy the SCIM address

directory-tokens-heading = Tokens
directory-tokens-intro = Two tokens can be valid at once, so that your directory can change from one to the next.
directory-tokens-none = There is no token, so no directory can change anything here.
directory-token-made = Made
directory-token-expires = Expires
directory-token-last-used = Last used
directory-token-never-used = Never
directory-token-status = Status
directory-token-valid = Valid
directory-token-expired = Expired
directory-token-actions = Actions
directory-token-life = A new token is valid for
directory-token-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
directory-token-make = Make a token
directory-token-making = Making a token
directory-token-too-many = Two tokens are valid already. Revoke one of them before you make another.
directory-token-new-heading = Your new token
directory-token-new-body = Copy it into your directory now. It is shown only this once.
directory-token-copy = Copy the token
directory-token-revoke = Revoke
# $made (text): a date
directory-token-revoke-named = Revoke the token made on { $made }
directory-token-revoke-question = Revoke this token?
# $made (text): a date
directory-token-revoke-body = The token made on { $made } stops working at once. A directory that still uses it can change nothing here until it has another.
directory-token-revoking = Revoking the token
directory-token-revoked = The token is revoked.

directory-leavers-heading = Licenses of people who leave
directory-leavers-intro = A person whom your directory switches off is signed out at once. The licenses of that person are freed for others.
directory-leavers-legend = When licenses are freed
directory-leavers-at-once = At once
directory-leavers-later = After some days
directory-leavers-later-hint = Who comes back before then still has them.
directory-leavers-days = Number of days
directory-leavers-days-error = Enter a whole number of days from 1 to 365
directory-leavers-note = Who left before a change keeps the day that was set then.
directory-leavers-saved = Saved. This holds for everybody who leaves from now on.
