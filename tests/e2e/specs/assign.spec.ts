// Journey 3: the purchaser assigns licenses (R13, R22, R23, R24, R26, R27a).

import { powerBi, project, visio } from "../fixtures/catalog.ts";
import { ada, ben, cleo, zoe } from "../fixtures/people.ts";
import { assign, purchase } from "../fixtures/purchase.ts";
import { expect, test } from "../fixtures/test.ts";
import { AdminHome, YourProducts } from "../pages/admin.page.ts";
import { Apps } from "../pages/apps.page.ts";
import { Subscription } from "../pages/subscription.page.ts";

test("Ada assigns by keyboard, unassigns and assigns again, and Ben uses the product", async ({
  as,
}) => {
  const page = await as(ada);
  await purchase(page, powerBi, 3);

  const apps = new Apps(page);
  await apps.goto();
  await apps.adminTile.click();
  await expect(page).toHaveURL(/\/admin$/);
  await new AdminHome(page).yourProducts.click();
  const list = new YourProducts(page);
  await expect(list.rows).toHaveCount(1);
  await expect(list.row(powerBi, ada.name)).toContainText("0 of 3 assigned");
  await list.open(powerBi, ada.name);

  const subscription = new Subscription(page);
  await subscription.assignLicenses.focus();
  await page.keyboard.press("Enter");
  await expect(subscription.users).toBeFocused();
  await page.keyboard.type("smi");
  await expect(subscription.option(ben.name)).toContainText(ben.email);
  await page.keyboard.press("ArrowDown");
  await expect(subscription.option(ben.name)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(subscription.dialog.getByText("1 person selected")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(subscription.dialog).toBeHidden();
  await expect(subscription.assignLicenses).toBeFocused();
  await expect(subscription.holder(ben.name)).toContainText(ben.email);
  await expect(page.getByText("1 of 3 assigned")).toBeVisible();

  await subscription.unassign(ben.name);
  await expect(subscription.holder(ben.name)).toHaveCount(0);
  await expect(page.getByText("0 of 3 assigned")).toBeVisible();

  await subscription.assignTo("ben", ben.name);
  await expect(subscription.holder(ben.name)).toBeVisible();

  const ofBen = await as(ben);
  const appsOfBen = new Apps(ofBen);
  await appsOfBen.goto();
  await appsOfBen.tile(powerBi).click();
  await expect(appsOfBen.welcome(powerBi)).toContainText("Welcome to");
});

test("a colleague without a license does not find the product among the apps", async ({ as }) => {
  const page = await as(cleo);
  const apps = new Apps(page);
  await apps.goto();
  await expect(apps.adminTile).toBeVisible();
  await expect(apps.tile(powerBi)).toHaveCount(0);
});

test("who takes the last license leaves none for the next", async ({ as }) => {
  const page = await as(ada);
  const bought = await purchase(page, visio, 1);
  const subscription = new Subscription(page);
  await subscription.goto(bought.subscription);
  await subscription.assignTo("cleo", cleo.name);
  await expect(page.getByText("1 of 1 assigned")).toBeVisible();

  await subscription.assignLicenses.click();
  await expect(subscription.dialog.getByText("No license is available")).toBeVisible();
  await subscription.users.fill("ben");
  await subscription.option(ben.name).click();
  await subscription.assign.click();
  await expect(subscription.users).toHaveAccessibleDescription(/No license is available/);
  await expect(subscription.dialog).toBeVisible();
});

test("a person with a license is shown as such and cannot be chosen again", async ({ as }) => {
  const page = await as(ada);
  const bought = await purchase(page, project, 2);
  await assign(page, bought, "Ben");
  const subscription = new Subscription(page);
  await subscription.goto(bought.subscription);
  await subscription.assignLicenses.click();
  await subscription.users.fill("ben");
  await expect(subscription.option(ben.name)).toContainText("has a license already");
  await expect(subscription.option(ben.name)).toHaveAttribute("aria-disabled", "true");
});

test("another person's subscription is not found, like one that does not exist", async ({
  as,
  complaints,
}) => {
  complaints.expectRefusal(404);
  const bought = await purchase(await as(ada), powerBi, 1);
  for (const stranger of [ben, zoe]) {
    const page = await as(stranger);
    const subscription = new Subscription(page);
    await subscription.goto(bought.subscription);
    await subscription.expectHeading("Page not found");
  }
});
