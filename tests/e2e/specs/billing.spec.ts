// The life of what was bought, by the clock of the demo (R27, R28, R54, B12, B14, B23, B24).

import type { Page } from "@playwright/test";

import { get } from "../fixtures/api.ts";
import { failsAtRenewal, mastercard, withBankStep } from "../fixtures/cards.ts";
import { powerBi, visio } from "../fixtures/catalog.ts";
import { ada, ben, cleo, zoe } from "../fixtures/people.ts";
import { purchase } from "../fixtures/purchase.ts";
import { expect, test } from "../fixtures/test.ts";
import { Billing } from "../pages/billing.page.ts";
import { Checkout } from "../pages/checkout.page.ts";

const SHOTS = process.env["SHOTS"];

/** A picture for whoever wants to look at the pages. */
async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
}

test("Ada buys more for what the preview says, cancels, and takes it back", async ({ as }) => {
  const page = await as(ada);
  const billing = new Billing(page);
  const bought = await purchase(page, powerBi, 3);
  await billing.goto(bought.subscription);

  await billing.looksAtLicenses("3");
  await expect(billing.dialog).toContainText("There are 3 licenses already.");
  await billing.dialog.getByRole("textbox", { name: "Total licenses" }).fill("5");
  await billing.presses("Continue");
  await expect(billing.dialog).toContainText("There are 5 licenses at once.");
  const pay = billing.dialog.getByRole("button", { name: "Pay €22.75" });
  await expect(pay).toBeVisible();
  await shot(page, "buy-more-preview");
  await pay.click();
  await expect(billing.dialog).toBeHidden();
  await expect(billing.section("Licenses")).toContainText("0 of 5 assigned");
  await expect(billing.orders).toHaveCount(2);
  await expect(billing.orders.first()).toContainText("€22.75");

  await billing.looksAtCancelling("At the end of the term");
  await expect(billing.dialog).toContainText("Nobody has a license now. Access ends on");
  await shot(page, "cancel-preview");
  await billing.presses("Cancel subscription");
  await expect(billing.dialog).toBeHidden();
  const canceled = page.getByText("This subscription is canceled. Everybody keeps access until");
  await expect(canceled).toBeVisible();
  await shot(page, "canceled");
  await billing.opens("Take back the cancellation");
  await shot(page, "take-back");
  await billing.presses("Keep subscription");
  await expect(billing.dialog).toBeHidden();
  await expect(canceled).toBeHidden();

  // Within the time that the vendor gives everything back.
  await billing.goto(bought.subscription);
  await billing.looksAtCancelling("Cancel now");
  await shot(page, "cancel-now");
  await billing.presses("Cancel now and get €56.87 back");
  await expect(billing.dialog).toBeHidden();
  await shot(page, "canceled-now");
  await billing.opens("Reactivate");
  await billing.presses("Pay €56.87");
  await expect(billing.dialog).toBeHidden();
  await expect(billing.fact("Status")).toContainText("Active");
});

test("Ben's card needs the bank for more licenses; it renews, ends, and begins again", async ({
  as,
}) => {
  test.slow();
  const page = await as(ben);
  const billing = new Billing(page);
  const checkout = new Checkout(page);
  await checkout.upToReview(powerBi, withBankStep, "2");
  await checkout.placeOrder.click();
  await billing.bank.getByRole("button", { name: "Confirm payment" }).click();
  await checkout.confirmedOrder();
  const { items } = await get(page, "/api/v1/subscriptions");
  const id = items[0].id as string;
  await billing.goto(id);
  await billing.looksAtLicenses("4");
  await billing.presses(/^Pay €/);
  await expect(billing.dialog).toContainText("Confirm the payment with your bank");
  await shot(page, "bank");
  await billing.bank.getByRole("button", { name: "Confirm payment" }).click();
  await expect(billing.dialog).toBeHidden();
  await expect(billing.section("Licenses")).toContainText("0 of 4 assigned");

  await billing.later(35);
  await expect(async () => {
    await billing.goto(id);
    await expect(billing.orders).toHaveCount(3, { timeout: 2_000 });
    // It is paid by now.
    await expect(billing.button("Buy more")).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 40_000 });
  await expect(billing.orders.first()).toContainText("Renewal");
  await expect(billing.orders.first()).toContainText("€45.50");

  await billing.opens("Edit recurring billing");
  await billing.dialog.getByRole("radio", { name: "Off" }).check();
  await billing.presses("Continue");
  await shot(page, "recurring-off");
  await billing.presses("Confirm change");
  await expect(billing.dialog).toBeHidden();
  await billing.later(35);
  await billing.showsOnce(id, "Expired");
  await shot(page, "expired");
  await billing.opens("Reactivate");
  await shot(page, "reactivate");
  await billing.presses("Pay €45.50");
  await billing.bank.getByRole("button", { name: "Confirm payment" }).click();
  await expect(billing.dialog).toBeHidden();
  await expect(billing.fact("Status")).toContainText("Active");

  await page.goto("/admin/billing/bills");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bills & payments");
  await shot(page, "bills");
  await page.getByRole("row").filter({ hasText: "€45.50" }).getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Bill HARB-/);
  await shot(page, "bill");
});

test("Cleo's renewal fails; another card, with the bank's step, pays the bill and goes on", async ({
  as,
}) => {
  test.slow();
  const page = await as(cleo);
  const billing = new Billing(page);
  const bought = await purchase(page, visio, 1, failsAtRenewal);
  await billing.later(35);
  await expect(async () => {
    await billing.goto(bought.subscription);
    const unpaid = page.getByText("The last bill is not paid");
    await expect(unpaid).toBeVisible({ timeout: 2_000 });
    await expect(page.getByRole("link", { name: "Pay now" })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 40_000 });
  await expect(page.getByRole("main")).toContainText("The card is tried again on");
  await shot(page, "unpaid");

  await page.getByRole("link", { name: "Pay now" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Bill HARB-/);
  await shot(page, "open-bill");
  await billing.opens("Pay now");
  const card = billing.dialog.getByRole("combobox", { name: "Card" });
  await card.selectOption("Another card");
  await shot(page, "pay-bill");
  await billing.typesCard(withBankStep);
  await billing.presses(/^Pay €/);
  await billing.bank.getByRole("button", { name: "Confirm payment" }).click();
  await expect(billing.dialog).toBeHidden();
  await expect(billing.fact("Status")).toContainText("Paid");
  await shot(page, "bill-paid");

  await page.goto("/admin/billing/payment-methods");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Payment methods");
  await shot(page, "cards");
  await billing.goto(bought.subscription);
  await expect(page.getByText("The last bill is not paid")).toBeHidden();
  await expect(billing.section("Billing")).toContainText("Visa ending in 3155");
});

test("Zoe adds a card, replaces the one that pays by it, and removes the old one", async ({
  as,
}) => {
  const page = await as(zoe);
  const billing = new Billing(page);
  const bought = await purchase(page, visio, 1);
  await page.goto("/admin/billing/payment-methods");
  await billing.opens("Add a card");
  await shot(page, "card-add");
  await billing.typesCard(mastercard);
  await billing.presses("Save card");
  await expect(billing.dialog).toBeHidden();
  await shot(page, "cards-two");
  const old = page.getByRole("group", { name: "Visa ending in 4242" });
  await expect(old.getByRole("button", { name: "Remove" })).toHaveCount(0);
  await old.getByRole("button", { name: "Replace card" }).click();
  const other = billing.dialog.getByRole("combobox", { name: "Card" });
  await expect(other).toContainText("Mastercard ending in 4444");
  await shot(page, "card-replace");
  await billing.presses("Replace card");
  await expect(billing.dialog).toBeHidden();
  await old.getByRole("button", { name: "Remove" }).click();
  await billing.presses("Remove");
  await expect(old).toHaveCount(0);
  await billing.goto(bought.subscription);
  await expect(billing.section("Billing")).toContainText("Mastercard ending in 4444");
});
