// R37, R41: what the organization asks of who buys and uses licenses.

import { good } from "../fixtures/cards.ts";
import { powerBi } from "../fixtures/catalog.ts";
import { ada, gwen, lena } from "../fixtures/people.ts";
import { expect, test } from "../fixtures/test.ts";
import { totp } from "../fixtures/totp.ts";
import { Account } from "../pages/account.page.ts";
import { Checkout } from "../pages/checkout.page.ts";
import { AccessPolicy } from "../pages/settings.page.ts";

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
