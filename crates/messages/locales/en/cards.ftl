## Payment methods, and what stands on bills.

cards-title = Payment methods

## Choosing a card

cards-choice = Card
# $card (text): brand and last digits
# $expiry (text): such as Expires 12/2030
cards-option = { $card } – { $expiry }
cards-another = Another card

## The list

cards-intro = The cards that pay for what you bought. Card numbers stay with the payment processor; we never see them.
cards-list = Your cards
cards-default = Default
cards-expired = Expired
cards-expires-first = Expires before the next payment
cards-expired-hint = Nothing can be charged to this card any more. Let another card pay.
cards-expires-first-hint = Replace it in time, so that the payment goes through.
cards-pays-for = It pays for:
cards-pays-nothing = It does not pay for anything now.
cards-removable-once = You can remove it once another card pays for this.
cards-empty-heading = No cards yet
cards-empty-body = A card that you pay with shows here. You can also add one now.

## Adding, replacing and removing

cards-add = Add a card
cards-add-body = It pays for nothing until you choose it.
cards-add-button = Save card
cards-added = The card is saved.
cards-replace = Replace card
# $card (text): brand and last digits
cards-replace-heading = Replace { $card }
cards-replace-body = From the next payment on, the other card pays for:
cards-replace-stays = This card stays on your list until you remove it.
cards-replaced = The other card pays from now on.
cards-make-default = Make default
# $card (text): brand and last digits
cards-made-default = { $card } is offered first from now on.
cards-remove = Remove
# $card (text): brand and last digits
cards-remove-question = Remove { $card }?
cards-remove-body = You can add it again at any time.
cards-removed = The card is removed.

## What stands on bills

cards-details = Billing details
cards-details-intro = They are on your bills from the next one on.
cards-tax-id = Tax ID
cards-tax-id-hint = The number of your organization, in the form of its country. For example, NL123456782B90 in the Netherlands.
cards-tax-id-wrong = Enter a tax ID in the form of your organization's country, such as NL123456782B90
cards-cost-center = Cost center
cards-cost-center-hint = Up to 50 characters. For example, 4711 Marketing.
cards-cost-center-wrong = Enter a cost center of up to 50 characters
cards-save = Save
cards-saved = Your billing details are saved.
