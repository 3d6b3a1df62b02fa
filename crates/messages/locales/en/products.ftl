## The products page and the pages of the products.

products-heading = Products
products-intro = Buy licenses for yourself and your team with your work account and a card. What you buy is ready at once.
products-empty = There are no products for sale at the moment.
products-family-list = Products by family
# $name (text)
products-see-product = See { $name }

products-buy-now = Buy now
# $name (text)
products-buy-now-named = Buy { $name } now

## Prices

products-price = Price
# $price (text): with its currency, such as $9.99
products-price-per-user-month = { $price } per user/month
# $price (text)
products-price-per-user-year = { $price } per user/year
# $price (text)
products-price-from = From { $price } per user/month
# $price (text)
products-price-annual = { $price } per user/year when billed once a year
products-price-annual-saving = Billed once a year, twelve months cost what ten months cost when billed monthly.
products-price-without-tax = Tax not included
# $tax (text): the name of the tax, such as VAT
# $rate (text): such as 21%
products-price-tax-added = { $rate } { $tax } is added at checkout.
# $tax (text): the name of the tax, such as VAT
# $rate (text): such as 21%
products-price-tax-included = { $rate } { $tax } is included.
products-price-may-differ = Your organization may pay another price for licenses that it buys centrally or through a partner.
products-billing-choice = Choose monthly or annual billing at checkout.
# $product (text)
# $market (text): the name of the country or region
products-not-sold-in-market = { $product } is not sold by self-service in this country or region ({ $market }).
# $market (text)
products-market-closed = Self-service purchase is not available in this country or region ({ $market }).
products-not-sold = Not sold here
products-change-market = Change the country or region at the top of the page to see other prices.
products-organization-market = Prices are those for your organization's country or region.

## Training and support

products-training-heading = Training and support
products-training-intro = Everything you need to start, and people to ask.
products-guided-learning = Guided learning
products-guided-learning-hint = Learn step by step, at your own pace.
products-documentation = Documentation
products-documentation-hint = Look up how something works.
products-samples = Samples
products-samples-hint = Start from a working example.
products-community = Community
products-community-hint = Get answers and tips from other users.
products-support = Support from the vendor
products-support-hint = Standard support comes with every purchase. Your IT department is not expected to support this product, and your questions do not use up your organization's premium support incidents.
products-data-heading = Your data
products-data-owner = What you make with this product belongs to your organization, and its data and access policies apply.
products-who-can-buy-heading = Who can buy
products-who-can-buy = Anyone with a work account in an organization that allows it. Guests, and people of government and education organizations, cannot buy.
