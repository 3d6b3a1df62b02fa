## The introduction of the help page and its 19 questions and answers.
## A blank line parts paragraphs; both languages have the same paragraphs.

answers-introduction =
    With self-service purchase you can try new technology and build what helps your organization, without waiting for anyone. You buy with your work account and a card, and start at once.

    Central purchasing and IT keep the overview: in the admin center they see everybody who bought a product or got a license of one.

    Admins can turn self-service purchase off for one product, and leave the others on, from a shell with "selfserve policy" or on the page Self-service trials and purchases.
# $families (text): the product families on sale
answers-available-products = Self-service purchase is available for { $families }.
answers-not-for-kinds = It is not available to government and education organizations.
# $markets (text): names of countries and regions
answers-closed-markets = It is not available in these countries and regions: { $markets }.
# $families (text)
# $markets (text)
answers-closed-for-families = { $families } cannot be bought by self-service in these countries and regions: { $markets }.

answers-section-buying = Making a self-service purchase
answers-section-pricing = Pricing
answers-section-admins = Admin capabilities
answers-section-support = Support and training
answers-section-partners = Partners

## Making a self-service purchase

answers-make-a-purchase-question = How do I make a self-service purchase?
answers-make-a-purchase =
    Choose Buy now on the page of a product, or follow the prompt to buy inside an app. First you enter your work email, so that we can check that you belong to an organization we know. Then you sign in with the account of your organization's directory.

    After that you choose how many licenses you want and pay by card. When the purchase is complete, you can use the subscription at once.

    You also get a limited view of the admin center. There you assign licenses of the product to other people in your organization.

answers-payment-options-question = How can I pay?
answers-payment-options = By card. It is the only way to pay for a self-service purchase; payment by invoice is not possible.

answers-who-can-buy-question = Who can buy?
answers-who-can-buy =
    Everyone with an account in an organization whose directory is managed, except guests. Government and education organizations cannot use self-service purchase; their admins do not have to set anything for that.

    If your organization, or its country or region, cannot use self-service purchase, you see a message that says why and asks you to contact your IT admin.

answers-guests-question = Can guests buy?
answers-guests = No. As a guest you cannot complete a purchase in an organization where you are a guest. In your own organization you can.

answers-synced-users-question = Can people buy whose account is synced from an on-premises directory?
answers-synced-users = Yes. An active account is enough, in an organization that can use self-service purchase. It does not matter where the account comes from.

answers-assign-to-whom-question = To whom can I assign the licenses I bought?
answers-assign-to-whom =
    To people in your own organization, and to nobody outside it. You do so in the limited view of the admin center.

    You can assign licenses of the products that you bought yourself by self-service. Licenses that others bought are theirs to assign.

answers-manage-purchases-question = Where do I see and manage my purchases?
answers-manage-purchases =
    In the limited view of the admin center. The Admin tile, among your apps, always takes you there.

    There you see what you bought, buy more of it, and assign the licenses to others in your organization. You can also see your bill and pay it, change the card you pay with, and cancel the subscription.

## Pricing

answers-prices-question = What does it cost?
answers-prices =
    The price of each product is on its page, and you see it again at checkout before you pay.

    It can differ from the price your organization pays for central purchases, or the price a partner offers.

answers-who-pays-question = Who is responsible for the payment?
answers-who-pays = The person who buys. You are the one who is billed, and responsible for the payment, on the terms and at the price of that purchase.

## Admin capabilities

answers-admin-capabilities-question = What can an admin do about self-service purchases?
answers-admin-capabilities =
    Admins see all self-service purchases of their organization in the admin center: the product, the name of the purchaser, the subscriptions bought, the expiration date, the order history, the price and the assigned users. The capacity page shows how much capacity comes from self-service purchases.

    Admins decide whether people may buy. For each product they choose Allow, Allow for trials only, Do not allow, or Ask first, on the page Self-service trials and purchases. From a shell, "selfserve policy list" shows the settings and "selfserve policy set PRODUCT do-not-allow" turns self-service purchase of one product off. Subscriptions that people already have go on.

    The same rules for data and access apply to a product, however it was bought.

answers-data-governance-question = How does self-service purchase respect data governance and compliance?
answers-data-governance =
    Admins keep control over which services and products are available in their organization, as its rules for data and compliance require.

    Every data and access policy that your organization has turned on applies to products bought by self-service, too.

answers-data-ownership-question = Who owns the data made with these products?
answers-data-ownership = Your organization. It owns and controls the data that people make with products bought by self-service.

answers-centralize-question = How do I bring self-service purchases under central purchasing?
answers-centralize =
    As an admin, assign licenses your organization already has to the people who use self-service ones, or buy more of them under your existing agreements and prices.

    Once these people have a central license, ask the purchasers to cancel their subscriptions.

answers-where-admins-see-question = Where do admins see self-service purchases?
answers-where-admins-see =
    In the admin center, under Billing, Your products. Global admins and billing admins can filter the list there: only what was bought centrally, or what was bought by self-service, too.

    For each subscription they see the product, the name of the purchaser, the subscription, the expiration date, the order history, the price and the assigned users.

## Support and training

answers-who-supports-question = Does our IT department or our partner have to support these products?
answers-who-supports = No. IT departments and partners are not expected to support products that were bought by self-service. The vendor gives the purchaser standard support.

answers-premium-incidents-question = When a purchaser asks support for help, does that use up our premium incidents?
answers-premium-incidents = No. Questions about self-service purchases never use up the premium support incidents of your organization.

answers-training-question = How do people learn to work with the products they buy?
answers-training = The page of each product has extensive training: guided learning, documentation and samples. There is also a community, where you get answers and tips from other users.

answers-purchaser-leaves-question = What happens to a purchase when the purchaser leaves the organization?
answers-purchaser-leaves =
    Everybody with a valid license keeps full use of the product for the term of the subscription. The subscription stays active until the purchaser cancels it, or an admin asks customer support to cancel it.

    Admins can also assign a central license to the people who used the canceled subscription.

## Partners

answers-partners-question = What can partners do?
answers-partners =
    Partners with delegated admin rights see self-service purchases in the admin center, just as an admin does.

    They can help an organization that wants to bring these purchases under central purchasing, and offer solutions that add to what was bought.

## Links below the answers

answers-link-policy-documentation = Documentation of the AllowSelfServicePurchase policy
answers-link-policy-command = Turn self-service purchase off per product
answers-link-products = Products and prices
answers-link-apps = Your apps
answers-link-admin-center = Admin center
answers-link-your-products = Your products
answers-link-self-service = Self-service trials and purchases
