// What axe cannot see: focus and keyboard (U5).

import { good } from "../fixtures/cards.ts";
import { powerBi } from "../fixtures/catalog.ts";
import { ada, ben } from "../fixtures/people.ts";
import { purchase } from "../fixtures/purchase.ts";
import { expect, test } from "../fixtures/test.ts";
import { Checkout } from "../pages/checkout.page.ts";
import { ProductsPage } from "../pages/products.page.ts";
import { Shell } from "../pages/shell.page.ts";
import { SignIn } from "../pages/sign_in.page.ts";
import { Subscription } from "../pages/subscription.page.ts";

test("the skip link is the first stop and leads to the main content", async ({ page }) => {
  const products = new ProductsPage(page);
  await products.goto();
  await page.keyboard.press("Tab");
  await expect(products.skipLink).toBeFocused();
  await expect(products.skipLink).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("a new page gives its heading the focus and its title the window", async ({ page }) => {
  const products = new ProductsPage(page);
  await products.goto();
  const product = await products.open(powerBi);
  await expect(product.heading(powerBi.name)).toBeFocused();
  await expect(page).toHaveTitle("Power BI Pro – Selfserve");
  await page.goBack();
  await expect(products.heading("Products")).toBeFocused();
  await expect(page).toHaveTitle("Products – Selfserve");
});

test("a purchase is made by the keyboard alone, step headings take the focus", async ({
  page,
}) => {
  const signIn = new SignIn(page);
  const checkout = new Checkout(page);
  const type = (text: string) => page.keyboard.type(text);
  await page.goto("/buy/power-bi-pro");
  await signIn.expectEmailStep();
  await signIn.email.focus();
  await type(ben.email);
  await page.keyboard.press("Enter");
  await expect(signIn.heading("Sign in")).toBeFocused();
  await signIn.password.focus();
  await type("selfserve-demo");
  await page.keyboard.press("Enter");
  await expect(checkout.heading("Choose your licenses")).toBeFocused();
  await checkout.quantity.focus();
  await page.keyboard.press("ControlOrMeta+a");
  await type("2");
  await page.keyboard.press("Tab");
  await expect(checkout.frequency("Monthly")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(checkout.frequency("Annual")).toBeChecked();
  await page.keyboard.press("Enter");
  await expect(checkout.heading("Pay by card")).toBeFocused();
  await checkout.cardField("Card number").focus();
  await type(good.number.replaceAll(" ", ""));
  await page.keyboard.press("Tab");
  await type(good.expiry.replaceAll(/\D/g, ""));
  await page.keyboard.press("Tab");
  await type(good.code);
  await page.keyboard.press("Tab");
  await type("Ben Smit");
  await page.keyboard.press("Enter");
  await expect(checkout.heading("Review your order")).toBeFocused();
  await checkout.placeOrder.focus();
  await page.keyboard.press("Enter");
  await expect(checkout.heading("Thank you")).toBeFocused();
});

test("a dialog keeps the focus, closes by Escape and gives the focus back", async ({ as }) => {
  const page = await as(ada);
  const bought = await purchase(page, powerBi, 1);
  const subscription = new Subscription(page);
  await subscription.goto(bought.subscription);
  await subscription.assignLicenses.focus();
  await page.keyboard.press("Enter");
  await expect(subscription.users).toBeFocused();
  const isInside = () =>
    subscription.dialog.evaluate(
      // Between last and first stop, the browser's own window has the focus.
      (dialog) => document.activeElement === document.body || dialog.contains(document.activeElement),
    );
  for (let presses = 0; presses < 8; presses += 1) {
    await page.keyboard.press("Tab");
    expect(await isInside()).toBe(true);
  }
  await page.keyboard.press("Escape");
  await expect(subscription.dialog).toBeHidden();
  await expect(subscription.assignLicenses).toBeFocused();
});

test("errors are summarized, take the focus and lead to their field", async ({ page }) => {
  await page.goto("/sign-in");
  const signIn = new SignIn(page);
  await signIn.enterEmail("");
  await expect(signIn.alert).toBeFocused();
  await expect(page).toHaveTitle(/^Error: /);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(signIn.email).toBeFocused();
});

test("a change of the language keeps page and focus", async ({ page }) => {
  await page.goto("/help");
  const shell = new Shell(page);
  await shell.languageChoice.focus();
  await shell.languageChoice.selectOption({ label: "Nederlands" });
  await expect(page.locator("html")).toHaveAttribute("lang", "nl");
  await expect(page.getByRole("combobox", { name: "Taal" })).toBeFocused();
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "nl");
});
