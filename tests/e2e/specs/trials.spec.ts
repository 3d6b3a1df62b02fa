// Trials to their end, by a clock that is moved (B13, R38, B24).

import type { Page } from "@playwright/test";

import { call, get } from "../fixtures/api.ts";
import { good } from "../fixtures/cards.ts";
import { powerApps, powerBi, project, visio } from "../fixtures/catalog.ts";
import { ada, amir, ben, cleo, zoe } from "../fixtures/people.ts";
import { expect, test } from "../fixtures/test.ts";
import { YourProducts } from "../pages/admin.page.ts";
import { ProductPage } from "../pages/products.page.ts";
import { SignIn } from "../pages/sign_in.page.ts";
import { Subscription } from "../pages/subscription.page.ts";
import { Trial } from "../pages/trial.page.ts";

/** Moves the business clock past the end of every trial that runs. */
async function aMonthLater(page: Page): Promise<void> {
  await page.goto("/dev/clock");
  await page.getByRole("button", { name: "Move on by 35 days" }).click();
  await expect(page.getByText("The clock was moved.")).toBeVisible();
}

/** What the person's only subscription has become, once the server has seen to it. */
async function expectState(page: Page, state: string): Promise<string> {
  const { items } = await get(page, "/api/v1/subscriptions");
  const id = items[0].id as string;
  const stands = async () => (await get(page, `/api/v1/subscriptions/${id}`)).trial?.state;
  await expect.poll(stands, { timeout: 30_000 }).toBe(state);
  return id;
}

test("Ada tries without a card, from the product page to the end; there is no second time", async ({
  page,
}) => {
  const product = new ProductPage(page);
  await product.goto(visio);
  const trial = new Trial(page);
  await trial.link.click();
  const signIn = new SignIn(page);
  await signIn.expectEmailStep();
  await signIn.signIn(ada);

  await expect(trial.kind("Without a card")).toBeChecked();
  await expect(trial.frequency("Monthly")).toHaveCount(0);
  await trial.quantity.fill("26");
  await trial.continueButton.click();
  await expect(trial.alert).toContainText("from 1 to 25");
  await trial.upToReviewWithoutCard("2");
  await expect(page.getByRole("main")).toContainText("The trial ends by itself on");
  await trial.starts();
  await trial.assignToYourself.click();
  await trial.openProduct.click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(visio.name);

  const list = new YourProducts(page);
  await list.goto();
  await expect(list.row(visio, ada.name)).toContainText("Trial");
  await expect(list.row(visio, ada.name)).toContainText("Free");

  await aMonthLater(page);
  await expectState(page, "ended");
  await list.goto();
  await expect(list.row(visio, ada.name)).toContainText("Expired");

  await product.goto(visio);
  await expect(page.getByText("You have had your trial of this product.")).toBeVisible();
  await expect(trial.link).toHaveCount(0);
  await trial.begin(visio, "no-card");
  await expect(trial.alert).toContainText("You have had your trial of Visio Plan 1");
  await page.getByRole("link", { name: "Buy now", exact: true }).click();
  await trial.expectHeading("Choose your licenses");
  await expect(trial.frequency("Monthly")).toBeVisible();
});

test("Ben tries with a card, is told what he will pay, and pays it on the day", async ({ as }) => {
  const page = await as(ben);
  const main = page.getByRole("main");
  await new ProductPage(page).goto(powerBi);
  const trial = new Trial(page);
  await trial.link.click();
  await trial.upToReviewWith(good, "3");
  // 3 × 9.40 and 21 % tax.
  await expect(main).toContainText(/On .* you pay €34\.12 \(tax included\)/);
  await expect(main).toContainText("unless you cancel before");
  await trial.starts();
  await expect(main).toContainText("€34.12");
  await page.reload();
  await trial.expectHeading("Thank you");

  const subscription = new Subscription(page);
  await trial.assignLicenses.click();
  await expect(subscription.fact("Status")).toContainText("Trial");
  await expect(subscription.fact("Price")).toContainText("Free");
  await expect(main).toContainText(/you pay €34\.12/);

  await aMonthLater(page);
  await subscription.goto(await expectState(page, "became_paid"));
  await expect(subscription.fact("Status")).toContainText("Active");
  await expect(subscription.fact("Price")).toContainText("€9.40 per user/month");
  await expect(subscription.orders).toHaveCount(1);
  await expect(subscription.orders).toContainText("€34.12");
});

test("Cleo cancels a trial with a card before it is paid", async ({ as }) => {
  const page = await as(cleo);
  const trial = new Trial(page);
  await trial.begin(powerApps, "card");
  await trial.upToReviewWith(good, "1");
  await trial.starts();
  await trial.assignLicenses.click();
  await page.getByRole("button", { name: "Cancel trial", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Nothing will be charged");
  await dialog.getByRole("button", { name: "Cancel trial", exact: true }).click();
  await expect(page.getByText("This trial is canceled.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Cancel trial", exact: true })).toHaveCount(0);
  await aMonthLater(page);
  const subscription = new Subscription(page);
  await subscription.goto(await expectState(page, "ended"));
  await expect(subscription.orders).toHaveCount(0);
});

test("where only trials are allowed, nothing can be bought and a trial needs no card", async ({
  as,
}) => {
  const admin = await as(amir);
  const change = { value: "trials-only", version: 0 };
  const set = await call(admin, "PUT", `/api/v1/policies/${project.id}`, change);
  expect(set.status, set.text).toBe(200);

  const page = await as(zoe);
  const trial = new Trial(page);
  await trial.goto(project);
  await expect(trial.alert).toContainText("contact your IT admin");
  await expect(trial.alert).toContainText("allows trials of Project Plan 1 without a card");
  await trial.link.click();
  await expect(trial.quantity).toBeVisible();
  await expect(page.getByRole("group", { name: "Kind of trial" })).toHaveCount(0);
  await trial.upToReviewWithoutCard("1");
  await trial.starts();
  await trial.goto(project);
  await expect(trial.alert).toContainText("contact your IT admin");
});
