// What a purchaser does with what was bought, by the clock of the demo (R27, R28, B12, B14, B24).

import type { Page } from "@playwright/test";

import { powerBi } from "../fixtures/catalog.ts";
import { ada, ben, cleo } from "../fixtures/people.ts";
import { purchase } from "../fixtures/purchase.ts";
import { expect, test } from "../fixtures/test.ts";
import { Subscription } from "../pages/subscription.page.ts";

const SHOTS = process.env.SHOTS;

async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
}

test("Ada buys more for what the preview says, cancels, and takes it back", async ({ as }) => {
  const page = await as(ada);
  const bought = await purchase(page, powerBi, 3);
  const subscription = new Subscription(page);
  await subscription.goto(bought.subscription);
  await shot(page, "subscription");
  await page.getByRole("button", { name: "Buy more", exact: true }).click();
  await shot(page, "buy-more");
  const total = subscription.dialog.getByRole("textbox", { name: "Total licenses" });
  await total.fill("5");
  await subscription.dialog.getByRole("button", { name: "Continue" }).click();
  const pay = subscription.dialog.getByRole("button", { name: /^Pay €/ });
  await expect(pay).toBeVisible();
  await shot(page, "buy-more-preview");
  await pay.click();
  await expect(subscription.dialog).toBeHidden();
  await expect(subscription.fact("Licenses")).toHaveCount(0);
  await expect(subscription.orders).toHaveCount(2);
  await shot(page, "bought-more");

  await page.getByRole("button", { name: "Cancel subscription", exact: true }).click();
  await shot(page, "cancel");
  await subscription.dialog.getByRole("radio", { name: "At the end of the term" }).check();
  await subscription.dialog.getByRole("combobox", { name: "Why do you cancel?" }).selectOption("too_expensive");
  await subscription.dialog.getByRole("button", { name: "Continue" }).click();
  await expect(subscription.dialog).toContainText("Nothing is given back");
  await shot(page, "cancel-preview");
  await subscription.dialog.getByRole("button", { name: "Cancel subscription" }).click();
  await expect(subscription.dialog).toBeHidden();
  await expect(page.getByText("This subscription is canceled. Everybody keeps access until")).toBeVisible();
  await shot(page, "canceled");
  await page.getByRole("button", { name: "Take back the cancellation" }).click();
  await subscription.dialog.getByRole("button", { name: /Confirm/ }).click();
  await expect(subscription.dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "Cancel subscription", exact: true })).toBeVisible();
});

test("a bill is listed, opened and shows its lines", async ({ as }) => {
  const page = await as(ben);
  await purchase(page, powerBi, 2);
  await page.goto("/admin/billing/bills");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bills & payments");
  await shot(page, "bills");
  await page.getByRole("link", { name: /^HARB-/ }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("HARB-");
  await shot(page, "bill");
  await page.goto("/admin/billing/payment-methods");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Payment methods");
  await shot(page, "cards");
  void cleo;
});
