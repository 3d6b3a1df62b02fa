// Journey 2: an employee buys licenses (R5, R8a, R10, R12, R13, R14).

import type { Page } from "@playwright/test";

import { good } from "../fixtures/cards.ts";
import { powerBi } from "../fixtures/catalog.ts";
import { ada } from "../fixtures/people.ts";
import { expect, test } from "../fixtures/test.ts";
import { dutch, english, type Words } from "../fixtures/words.ts";
import { Apps } from "../pages/apps.page.ts";
import { Checkout } from "../pages/checkout.page.ts";
import { ProductsPage } from "../pages/products.page.ts";
import { Shell } from "../pages/shell.page.ts";
import { SignIn } from "../pages/sign_in.page.ts";

/** From the products to the product that is open. */
async function buyAndOpen(page: Page, words: Words, total: RegExp): Promise<void> {
  const products = new ProductsPage(page, words);
  await products.expectHeading(words.products);
  const product = await products.open(powerBi);
  await product.expectHeading(powerBi.name);
  await expect(product.monthlyPrice).toBeVisible();
  await product.buyNow();

  const signIn = new SignIn(page, words);
  await signIn.expectEmailStep();
  await signIn.signIn(ada);

  const checkout = new Checkout(page, words);
  await checkout.quantity.fill("3");
  await checkout.frequency(words.monthly).check();
  await expect(checkout.summary).toContainText(words.renewalDate);
  await expect(checkout.summary).toContainText(words.total);
  await expect(checkout.summary).toContainText(total);
  await checkout.continueButton.click();

  await checkout.payBy(good);
  await expect(page.getByRole("main")).toContainText(/Visa .*4242/);
  await expect(page.getByRole("main")).toContainText(total);
  await checkout.placeOrder.click();

  await checkout.expectHeading(words.thankYou);
  await expect(checkout.assignLicenses).toBeVisible();
  await checkout.assignToYourself.click();
  await expect(page.getByText(words.assignedToYourself)).toBeVisible();
  await checkout.openProduct.click();

  const apps = new Apps(page, words);
  await expect(apps.welcome(powerBi)).toContainText(words.welcome);
  await apps.goto();
  await apps.tile(powerBi).click();
  await expect(apps.welcome(powerBi)).toContainText(words.welcome);
}

test("Ada buys three licenses, takes the first and opens the product", async ({ page }) => {
  await page.goto("/");
  // 3 × 9.40 and 21 % tax.
  await buyAndOpen(page, english, /€34\.12/);
});

// B20: the second language, its money and its tax.
test("Ada koopt in het Nederlands", async ({ page }) => {
  await page.goto("/");
  await new Shell(page).languageChoice.selectOption({ label: "Nederlands" });
  await expect(page.locator("html")).toHaveAttribute("lang", "nl");
  await buyAndOpen(page, dutch(), /€\s34,12/);
});

test("a visitor sees the prices of the chosen country before signing in", async ({ page }) => {
  const products = new ProductsPage(page);
  await products.goto();
  const product = await products.open(powerBi);
  await expect(product.monthlyPrice).toHaveText("$9.99 per user/month");
  await page.getByRole("combobox", { name: "Country or region" }).selectOption({ label: "Netherlands" });
  await expect(product.monthlyPrice).toHaveText("€9.40 per user/month");
});

test("a year costs what ten months cost", async ({ as }) => {
  const checkout = new Checkout(await as(ada));
  await checkout.goto(powerBi);
  await checkout.quantity.fill("2");
  await checkout.frequency("Annual").check();
  // 2 × 94.00 and 21 % tax.
  await expect(checkout.summary).toContainText("€227.48");
});

test("the license is offered and not forced", async ({ as }) => {
  const page = await as(ada);
  const checkout = new Checkout(page);
  await checkout.upToReview(powerBi, good);
  await checkout.placeOrder.click();
  await checkout.expectHeading("Thank you");
  await checkout.assignLicenses.click();
  await expect(page).toHaveURL(/\/admin\/billing\/your-products\/[^/]+$/);
  await expect(page.getByText("0 of 1 assigned")).toBeVisible();
});

test("the card is typed at another site, which never receives a cookie", async ({
  as,
  server,
  complaints,
}) => {
  const page = await as(ada);
  const checkout = new Checkout(page);
  await checkout.upToReview(powerBi, good);
  await checkout.placeOrder.click();
  await checkout.expectHeading("Thank you");

  const cookies = await page.context().cookies(server.url);
  expect(cookies.map(({ name, httpOnly, secure, sameSite }) => [name, httpOnly, secure, sameSite]))
    .toEqual([["__Host-Http-session", true, true, "Strict"]]);
  // That no request to the gateway had a cookie is checked after every test.
  const { toGateway, toPortalWithCookie } = await complaints.counts();
  expect(toGateway).toBeGreaterThan(3);
  expect(toPortalWithCookie).toBeGreaterThan(3);
});
