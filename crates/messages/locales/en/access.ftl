## What the organization demands of whoever buys and uses its licenses (R37, R41).

access-title = Access policy
access-heading = Access policy
access-intro = What your organization asks of people who buy and use software. It holds for central and self-service purchases alike.
access-buying = Buying
access-second-factor = Second factor
access-second-factor-not-needed = Not needed to buy
access-second-factor-needed = Needed to buy
access-second-factor-hint = Who has not shown one in this session is asked for it in the checkout.
access-reach = Countries and regions to buy from
access-reach-everywhere = Everywhere
access-reach-some = Only from these
access-countries = Add a country or region
access-countries-hint = Type the beginning of a name
# $count (number)
access-countries-found = { $count ->
    [0] No country or region begins so
    [one] { $count } found
   *[other] { $count } found
}
access-countries-chosen = Chosen countries and regions
access-countries-missing = Choose at least one country or region, or allow everywhere
access-countries-unknown = This installation cannot tell where people are. Whoever runs it can set that up.
access-using = Licenses
access-using-intro = Who can be given a license. Whoever has one keeps it until it is taken back.
access-assignees = People
access-assignees-everybody = Everybody in the organization
access-assignees-groups = Members of these groups
access-groups = Add a group
access-groups-hint = Type the beginning of its name
# $count (number)
access-groups-found = { $count ->
    [0] No group begins so
    [one] { $count } group found
   *[other] { $count } groups found
}
access-groups-chosen = Chosen groups
access-groups-missing = Choose at least one group, or allow everybody
access-chosen-already = Chosen already
# $name (text)
access-remove = Remove { $name }
access-guests = Guests
access-guests-allowed = Guests can have licenses
access-guests-refused = Guests cannot have licenses
access-guests-hint = A guest belongs to another organization and was invited to yours.
access-sessions = Sessions
access-session-hours = People sign in again after
# $count (number)
access-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
access-save = Save
access-saving = Saving
access-saved = The access policy is saved.
access-changed-heading = Somebody else changed this meanwhile
access-changed = What you chose is still here. Save again to put it in place of the other change, or reload the page to see that one.
