## Why somebody cannot buy. Each alert names the reason, and the IT admin as the way on (R19).
## The ids follow the words of the reasons on the wire.

eligibility-heading = You cannot buy this with this account
eligibility-back-to-products = Back to the products
eligibility-use-another-email = Use another email

# $domain (text): the part of the email address after the @
eligibility-unknown-organization = We do not know an organization that uses the email domain { $domain }. Check the address for typing errors, or contact your IT admin.
eligibility-unmanaged-organization = Your organization's directory is not managed by an IT department yet. Before people can buy, somebody has to take charge of it: contact your IT admin.
eligibility-government-organization = Self-service purchase is not available to government organizations. To get this product, contact your IT admin.
eligibility-education-organization = Self-service purchase is not available to education organizations. To get this product, contact your IT admin.
# $market (text): the name of the country or region
eligibility-market-closed = Self-service purchase is not available in your organization's country or region ({ $market }). To get this product, contact your IT admin.
# $product (text)
# $market (text)
eligibility-product-not-sold-in-market = { $product } is not sold by self-service in your organization's country or region ({ $market }). To get it in another way, contact your IT admin.
# $organization (text)
eligibility-guest = You are a guest at { $organization }, and guests cannot buy there. Buy with the account of your own organization, or contact your IT admin.
# $organization (text)
eligibility-partner = You look after { $organization } for a partner, and partners cannot buy there. Buy with the account of your own organization, or contact your IT admin.
eligibility-account-disabled = Your account is turned off, so you cannot buy with it. To have it turned on again, contact your IT admin.
# $product (text)
eligibility-policy-do-not-allow = Your organization does not allow self-service purchases of { $product }. If you need it for your work, contact your IT admin.
# $product (text)
eligibility-policy-trials-only = Your organization allows trials of { $product } without a card, but no purchases. If you need more than a trial, contact your IT admin.
# $product (text)
eligibility-policy-ask-first = Your organization wants you to ask before you buy { $product }. To get it, contact your IT admin.
# $product (text)
eligibility-product-unavailable = Your organization has made { $product } unavailable. If you need it for your work, contact your IT admin.
# $product (text)
eligibility-above-limit = Buying { $product } goes over what you may buy yourself this month. Ask for it below, choose fewer licenses, or contact your IT admin.
eligibility-country-not-allowed = Your organization does not let people buy from the country or region where you are now, or we cannot tell where that is. If you need this for your work, contact your IT admin.
eligibility-second-factor-needed = Your organization asks for a second factor before you buy, and you have shown none since you signed in. Show it below; if you cannot, contact your IT admin.
# $product (text)
eligibility-trial-not-offered = There is no such trial of { $product }. You can buy it; if you need something else, contact your IT admin.
# $product (text)
eligibility-trial-used = You have had your trial of { $product }; there is one for each person. You can buy it; if you cannot, contact your IT admin.
eligibility-other = Your organization's settings do not let you buy this. If you need it for your work, contact your IT admin.

## The list of checks

eligibility-checks-heading = What we checked
eligibility-rule-organization-known = Organization known
eligibility-rule-organization-managed = Organization managed
eligibility-rule-organization-kind = Kind of organization
eligibility-rule-market-open = Country or region
eligibility-rule-product-sold-in-market = Product sold in the country or region
eligibility-rule-not-guest = Own account, not a guest
eligibility-rule-account-active = Account turned on
eligibility-rule-product-available = Product available in the organization
eligibility-rule-policy-allows = Policy of the organization
eligibility-rule-within-limit = Limit for the month
eligibility-rule-trial-offered = Trial of the product
eligibility-rule-no-trial-before = No trial before
eligibility-rule-country-allowed = Country or region you buy from
eligibility-rule-second-factor-shown = Second factor
eligibility-outcome-passed = In order
eligibility-outcome-refused = Stands in the way
eligibility-outcome-not-checked = Not checked yet
