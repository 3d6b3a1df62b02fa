# The page of the organization's people, for its admins.

people-title = Users
people-heading = Users
people-intro = Everybody with an account in your organization, with roles and licenses.
people-table = Users of your organization

people-search-label = Search for a name or an email address
people-filter-role = Role
people-filter-status = Status
people-any-role = Any role
people-any-status = Any status

people-column-name = Name
people-column-email = Email address
people-column-kind = Type
people-column-status = Status
people-column-roles = Roles
people-column-source = Kept in

people-kind-member = Member
people-kind-guest = Guest
people-kind-partner = Partner
people-status-active = Active
people-status-disabled = Switched off
people-source-cloud = This directory
people-source-on-premises = Synced from on-premises
people-no-roles = No role
# $name (text)
people-open = Open { $name }

people-results = { $count ->
    [one] { $count } user on this page
   *[other] { $count } users on this page
}
people-empty-heading = No users match
people-empty-body = Try another name, or clear the filters.
people-past-the-end-body = Nobody is left on this page. Go back to the first page.

people-back = All users
people-roles-heading = Roles
people-roles-hint = A change holds from the person's next click on.
people-role-global-admin = Global admin
people-role-global-admin-hint = Sees and manages everything, policies and roles included. Recommended: two to four people.
people-role-billing-admin = Billing admin
people-role-billing-admin-hint = Sees all purchases, manages billing and the self-service policy. Assigns no licenses.
people-role-license-admin = License admin
people-role-license-admin-hint = Assigns licenses of central purchases. Buys nothing centrally.
people-role-user-admin = User admin
people-role-user-admin-hint = Switches accounts on and off and assigns licenses of central purchases.
people-role-global-reader = Global reader
people-role-global-reader-hint = Sees what a global admin sees, and changes nothing.
people-role-support-agent = Support agent of the vendor
people-role-support-agent-hint = Works for the vendor on support cases. Only the vendor gives this role.

people-save = Save roles
people-saving = Saving
# $name (text)
people-roles-saved = The roles of { $name } are saved
people-nothing-to-save = Nothing has changed yet
people-unsaved = You have changes that are not saved
people-changed-meanwhile = Somebody else changed these roles while you had them open. What holds now is shown; make your change again.

people-only-global-admins = Only a global admin can give and take roles.
people-guest-no-role = A guest cannot have a role in your organization.
people-partner-roles = Somebody of a partner has the roles that your organization granted to the partner, for as long as the grant lasts.
people-last-global-admin = This is the last active global admin. Make somebody else a global admin first.

people-account-heading = Account
people-switch-off = Switch off account
people-switch-on = Switch on account
people-switching = Saving
# $name (text)
people-switch-off-question = Switch off the account of { $name }?
people-switch-off-body = All sessions end at once and nobody can sign in with this account. Licenses stay assigned until somebody takes them back.
# $name (text)
people-switched-off = The account of { $name } is switched off
# $name (text)
people-switched-on = The account of { $name } is switched on
people-only-user-admins = Only a global admin or a user admin can switch accounts on and off.
people-admins-account = Only a global admin can switch off the account of somebody with a role.

people-licenses-heading = Licenses
people-no-licenses = No licenses are assigned to this person.
people-license-of-others = The purchase belongs to the person who made it

## Why somebody can or cannot buy a product.

people-can-buy-heading = What this person can buy
people-can-buy-product = Product
# $product (text)
people-can-buy-yes = This person can buy { $product }.
# $product (text)
people-can-buy-no = This person cannot buy { $product }.
# $product (text)
people-can-buy-depends = Whether this person can buy { $product } depends on the sign-in and the place at that moment.
people-can-buy-check = Check
people-can-buy-result = Result
people-can-buy-decided-at-purchase = Decided at the purchase
# $text (text): the sentence that the person reads
people-can-buy-is-told = The person is told: "{ $text }"
