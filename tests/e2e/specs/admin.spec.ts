// Journey 4: what admins see (R30, R33, R34, R45, R47).

import { powerBi } from "../fixtures/catalog.ts";
import { ada, ben, bill, lena, rhea } from "../fixtures/people.ts";
import { assign, purchase, type Purchase } from "../fixtures/purchase.ts";
import { expect, test } from "../fixtures/test.ts";
import { AdminHome, Policy, YourProducts } from "../pages/admin.page.ts";
import { Subscription } from "../pages/subscription.page.ts";

const CENTRAL = "Your organization";

let bought: Purchase | undefined;

/** Ada's purchase, with a license for Ben; made once for the file. */
test.beforeEach(async ({ as }) => {
  if (bought === undefined) {
    const page = await as(ada);
    bought = await purchase(page, powerBi, 3);
    await assign(page, bought, "Ben");
  }
});

test("Bill sees every purchase of the organization with its price and expiry", async ({
  as,
  isMobile,
}) => {
  const page = await as(bill);
  await new AdminHome(page).goto();
  await new AdminHome(page).yourProducts.click();
  const list = new YourProducts(page);
  await expect(list.rows).toHaveCount(2);
  const ofAda = list.row(powerBi, ada.name);
  await expect(ofAda).toContainText("Self-service");
  await expect(ofAda).toContainText("1 of 3 assigned");
  await expect(ofAda).toContainText("Active");
  await expect(ofAda).toContainText("€9.40 per user/month");
  await expect(ofAda.getByRole("time")).toBeVisible();
  const central = list.row(powerBi, CENTRAL);
  await expect(central).toContainText("Central");
  await expect(central).toContainText("18 of 25 assigned");
  await expect(central).toContainText("€79.00 per user/year");
  const columns = ["Product", "Purchaser", "Channel", "Licenses", "Status", "Expires", "Price"];
  const headings = list.table.getByRole("columnheader", { includeHidden: isMobile });
  await expect(headings).toHaveText(columns);
});

test("the filter by channel is in the address, and Back undoes it", async ({ as }) => {
  const page = await as(bill);
  const list = new YourProducts(page);
  await list.goto();
  await expect(list.rows).toHaveCount(2);

  await list.channel.selectOption({ label: "Central" });
  await expect(page).toHaveURL(/\?channel=central$/);
  await expect(list.rows).toHaveCount(1);
  await expect(list.row(powerBi, CENTRAL)).toBeVisible();

  await list.channel.selectOption({ label: "Self-service" });
  await expect(page).toHaveURL(/\?channel=self-service$/);
  await expect(list.row(powerBi, ada.name)).toBeVisible();
  await expect(list.rows).toHaveCount(1);

  await page.goBack();
  await expect(page).toHaveURL(/\?channel=central$/);
  await expect(list.row(powerBi, CENTRAL)).toBeVisible();
  await expect(list.channel).toHaveValue("central");

  await page.reload();
  await expect(list.row(powerBi, CENTRAL)).toBeVisible();
  await expect(list.rows).toHaveCount(1);

  await page.goBack();
  await expect(page).toHaveURL(/your-products$/);
  await expect(list.rows).toHaveCount(2);
});

test("Bill opens a purchase and sees who pays what for whom, and cannot assign it", async ({
  as,
}) => {
  const page = await as(bill);
  const list = new YourProducts(page);
  await list.goto("?channel=self-service");
  await list.open(powerBi, ada.name);

  const subscription = new Subscription(page);
  await expect(subscription.fact("Purchaser")).toContainText(ada.name);
  await expect(subscription.fact("Price")).toContainText("€9.40");
  await expect(subscription.fact("Channel")).toContainText("Self-service");
  await expect(subscription.fact("Expiration date")).toContainText(/\d{4}/);
  await expect(subscription.holder(ben.name)).toContainText(ben.email);
  await expect(subscription.orders).toHaveCount(1);
  await expect(subscription.orders).toContainText("€34.12");
  await expect(subscription.orders).toContainText(ada.name);
  // R42
  await expect(page.getByRole("main")).toContainText("belongs to Harbor Logistics");
  await expect(subscription.section("Billing")).toContainText(ada.name);
  await expect(subscription.section("Billing")).not.toContainText("4242");
  await expect(subscription.section("Licenses")).toContainText(
    "Only the purchaser can assign these licenses",
  );
  await expect(subscription.assignLicenses).toBeDisabled();
});

test("Rhea sees everything and can change nothing", async ({ as }) => {
  const page = await as(rhea);
  const list = new YourProducts(page);
  await list.goto();
  await expect(list.rows).toHaveCount(2);
  await list.open(powerBi, CENTRAL);
  const subscription = new Subscription(page);
  await expect(subscription.section("Licenses")).toContainText("18 of 25 assigned");
  await expect(subscription.assignLicenses).toBeDisabled();
  await expect(page.getByRole("button", { name: /^Unassign/ })).toHaveCount(0);

  const policy = new Policy(page);
  await policy.goto();
  for (const value of ["Allow", "Allow for trials only", "Do not allow", "Ask first"]) {
    await expect(policy.choice(powerBi, value)).toBeDisabled();
  }
  await expect(policy.save).toBeDisabled();
});

test("Lena assigns a central license, and knows nothing of Ada's", async ({ as, complaints }) => {
  complaints.expectRefusal(404);
  const page = await as(lena);
  const list = new YourProducts(page);
  await list.goto();
  await expect(list.row(powerBi, CENTRAL)).toBeVisible();
  await expect(list.rows).toHaveCount(1);
  await list.open(powerBi, CENTRAL);
  const subscription = new Subscription(page);
  await subscription.assignTo("lena", lena.name);
  await expect(page.getByText("19 of 25 assigned")).toBeVisible();
  await subscription.unassign(lena.name);
  await expect(page.getByText("18 of 25 assigned")).toBeVisible();

  await subscription.goto(bought?.subscription ?? "");
  await subscription.expectHeading("Page not found");
});
