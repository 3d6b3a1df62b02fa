// R37, R41: what the organization asks of who buys and uses licenses.

import { good } from "../fixtures/cards.ts";
import { powerBi } from "../fixtures/catalog.ts";
import { ada, ben, gwen, lena } from "../fixtures/people.ts";
import { purchase } from "../fixtures/purchase.ts";
import { scim } from "../fixtures/scim.ts";
import { COUNTRY_HEADER } from "../fixtures/server.ts";
import { expect, test } from "../fixtures/test.ts";
import { totp } from "../fixtures/totp.ts";
import { Account } from "../pages/account.page.ts";
import { Checkout } from "../pages/checkout.page.ts";
import { AccessPolicy, DirectorySettings } from "../pages/settings.page.ts";
import { Subscription } from "../pages/subscription.page.ts";

test("who has no second factor sets one up in the midst of buying, and goes on", async ({ as }) => {
  const policy = new AccessPolicy(await as(gwen));
  await policy.goto();
  await policy.choice("Second factor", "Needed to buy").check();
  await policy.save.click();
  await expect(policy.saved).toBeVisible();

  const page = await as(ada);
  const checkout = new Checkout(page);
  await checkout.goto(powerBi);
  await checkout.expectHeading("One more step to buy");
  await expect(page.getByText("contact your IT admin")).toBeVisible();
  await page.getByRole("link", { name: "Set up a second factor", exact: true }).click();
  const account = new Account(page);
  const secret = await account.setUp();
  await account.code.fill(totp(secret));
  await account.turnOn.click();
  await account.kept.check();
  await account.done.click();
  await expect(account.secondFactor).toContainText("On");

  await checkout.upToReview(powerBi, good);
  await checkout.placeOrder.click();
  await checkout.confirmedOrder();
});

test("Gwen is told what is missing, and Lena reads the policy and changes nothing", async ({
  as,
}) => {
  const policy = new AccessPolicy(await as(gwen));
  await policy.goto();
  await policy.choice("People", "Members of these groups").check();
  await policy.save.click();
  await expect(policy.alert).toContainText("Choose at least one group, or allow everybody");
  await expect(policy.groups).toHaveAccessibleDescription(/Choose at least one group/);

  const read = new AccessPolicy(await as(lena));
  await read.goto();
  await expect(read.choice("Guests", "Guests can have licenses")).toBeDisabled();
  await expect(read.save).toHaveCount(0);
});

test("Gwen lets people buy from the Netherlands alone, and elsewhere that is said", async ({ as }) => {
  const policy = new AccessPolicy(await as(gwen));
  await policy.goto();
  await policy.choice("Second factor", "Not needed to buy").check();
  await policy.choice("Countries and regions to buy from", "Only from these").check();
  await policy.add(policy.countries, "nether", "Netherlands");
  await policy.save.click();
  await expect(policy.saved).toBeVisible();

  const page = await as(ben);
  const checkout = new Checkout(page);
  await page.context().setExtraHTTPHeaders({ [COUNTRY_HEADER]: "US" });
  await checkout.goto(powerBi);
  await expect(page.getByText("from the country or region where you are now")).toBeVisible();
  await expect(checkout.quantity).toHaveCount(0);
  await page.context().setExtraHTTPHeaders({ [COUNTRY_HEADER]: "NL" });
  await checkout.goto(powerBi);
  await expect(checkout.quantity).toBeVisible();
});

test("licenses go to members of the groups that Gwen chose", async ({ as, complaints }) => {
  const page = await as(gwen);
  const directory = new DirectorySettings(page);
  await directory.goto();
  const token = await directory.makeToken();
  const address = await directory.address();
  const filter = encodeURIComponent(`userName eq "${ben.email}"`);
  const found = await scim(`${address}/Users?filter=${filter}`, token, "GET");
  await scim(`${address}/Groups`, token, "POST", {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"],
    displayName: "Logistics planners",
    members: [{ value: found.Resources[0].id }],
  });

  const policy = new AccessPolicy(page);
  await policy.goto();
  await policy.choice("People", "Members of these groups").check();
  await policy.add(policy.groups, "logi", "Logistics planners");
  await policy.save.click();
  await expect(policy.saved).toBeVisible();

  const ofBen = await as(ben);
  await ofBen.context().setExtraHTTPHeaders({ [COUNTRY_HEADER]: "NL" });
  const bought = await purchase(ofBen, powerBi, 2);
  const subscription = new Subscription(ofBen);
  await subscription.goto(bought.subscription);
  complaints.expectRefusal(403, 409);
  await subscription.assignLicenses.click();
  await subscription.users.fill("Cleo");
  await subscription.option("Cleo Jansen").click();
  await subscription.assign.click();
  await expect(subscription.dialog.getByRole("alert")).toContainText("group");
  await ofBen.keyboard.press("Escape");
  await subscription.assignTo("Ben", "Ben Smit");
});
