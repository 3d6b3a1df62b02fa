// What goes wrong while buying, and that nothing is lost or charged twice (R8a, T10, T26).

import type { Page, Route } from "@playwright/test";

import { call } from "../fixtures/api.ts";
import { EXPIRY, declined, good, slow, withBankStep, withoutFunds } from "../fixtures/cards.ts";
import { powerBi, project } from "../fixtures/catalog.ts";
import { ada, ben, cleo } from "../fixtures/people.ts";
import { subscriptionCount } from "../fixtures/purchase.ts";
import { expect, test } from "../fixtures/test.ts";
import { Checkout } from "../pages/checkout.page.ts";
import { SignIn } from "../pages/sign_in.page.ts";

for (const [name, card, reason] of [
  ["a declined card", declined, /declined the card\. Nothing was charged/],
  ["a card without funds", withoutFunds, /not enough money on the card\. Nothing was charged/],
] as const) {
  test(`${name} is said kindly, what was typed is kept and another card works`, async ({
    as,
    complaints,
  }) => {
    complaints.expectRefusal(402);
    const page = await as(ada);
    const before = await subscriptionCount(page);
    const checkout = new Checkout(page);
    await checkout.upToReview(powerBi, card, "2");
    await checkout.placeOrder.click();

    await expect(checkout.alert).toContainText(reason);
    await expect(checkout.summary).toContainText("€22.75");
    await expect(checkout.cardField("Card number")).toHaveValue("");
    await expect(checkout.cardField("Security code")).toHaveValue("");
    await expect(checkout.cardField("Expiration date")).toHaveValue(EXPIRY);
    await expect(checkout.cardField("Name on card")).toHaveValue(card.name);
    expect(await subscriptionCount(page)).toBe(before);

    await checkout.cardField("Card number").fill(good.number);
    await checkout.cardField("Security code").fill(good.code);
    await checkout.reviewOrder.click();
    await checkout.expectHeading("Review your order");
    await checkout.placeOrder.click();
    await checkout.confirmedOrder();
    expect(await subscriptionCount(page)).toBe(before + 1);
  });
}

test("the bank asks, and the order is paid once it is confirmed", async ({ as }) => {
  const page = await as(ada);
  const before = await subscriptionCount(page);
  const checkout = new Checkout(page);
  await checkout.upToReview(powerBi, withBankStep);
  await checkout.placeOrder.click();
  await bank(page).getByRole("button", { name: "Confirm payment" }).click();
  await checkout.confirmedOrder();
  expect(await subscriptionCount(page)).toBe(before + 1);
});

test("the bank asks, and what is declined there can be paid by another card", async ({
  as,
}) => {
  const page = await as(ada);
  const before = await subscriptionCount(page);
  const checkout = new Checkout(page);
  await checkout.upToReview(powerBi, withBankStep);
  await checkout.placeOrder.click();
  await bank(page).getByRole("button", { name: "Decline" }).click();
  await expect(checkout.alert).toContainText("not confirmed with your bank. Nothing was charged");
  expect(await subscriptionCount(page)).toBe(before);
  await checkout.payBy(good);
  await checkout.placeOrder.click();
  await checkout.confirmedOrder();
});

test("a double click on Place order orders once", async ({ as }) => {
  const page = await as(ada);
  const before = await subscriptionCount(page);
  const checkout = new Checkout(page);
  await checkout.upToReview(powerBi, good);
  await checkout.placeOrder.dblclick();
  await checkout.confirmedOrder();
  expect(await subscriptionCount(page)).toBe(before + 1);
});

test("Back and a reload after the confirmation show the same confirmation", async ({ as }) => {
  const page = await as(ada);
  const checkout = new Checkout(page);
  await checkout.upToReview(powerBi, good);
  await checkout.placeOrder.click();
  const order = await checkout.confirmedOrder();
  const after = await subscriptionCount(page);
  await page.goBack();
  expect(await checkout.confirmedOrder()).toBe(order);
  await page.reload();
  expect(await checkout.confirmedOrder()).toBe(order);
  expect(await subscriptionCount(page)).toBe(after);
});

test("two tabs of the same quote end in the same order", async ({ as }) => {
  const page = await as(ada);
  const before = await subscriptionCount(page);
  const first = new Checkout(page);
  await first.goto(powerBi);
  await first.chooseLicenses("1");
  const address = page.url();
  expect(address).toContain("quote=");
  const tab = await page.context().newPage();
  const second = new Checkout(tab);
  await first.payBy(good);
  await tab.goto(address);
  await second.payBy(good);

  await first.placeOrder.click();
  const order = await first.confirmedOrder();
  await second.placeOrder.click();
  expect(await second.confirmedOrder()).toBe(order);
  expect(await subscriptionCount(page)).toBe(before + 1);
});

for (const [typed, message] of [
  ["0", /from 1 to 10,?000/],
  ["-1", /from 1 to 10,?000/],
  ["1.5", /whole number.*10,?000/],
  ["10001", /from 1 to 10,?000/],
  ["ten", /whole number.*10,?000/],
  ["", /Enter the number of licenses.*10,?000/],
] as const) {
  test(`"${typed}" licenses get a message at the field`, async ({ as }) => {
    const page = await as(ben);
    const checkout = new Checkout(page);
    await checkout.goto(powerBi);
    await checkout.quantity.fill(typed);
    await checkout.continueButton.click();
    await expect(checkout.quantity).toHaveAccessibleDescription(message);
    await expect(checkout.quantity).toHaveAttribute("aria-invalid", "true");
    await expect(checkout.quantity).toHaveValue(typed);
    await checkout.alert.getByRole("link").click();
    await expect(checkout.quantity).toBeFocused();
  });
}

test("wrong card fields are told at their field, in the frame", async ({ as }) => {
  const page = await as(ben);
  const checkout = new Checkout(page);
  await checkout.goto(powerBi);
  await checkout.chooseLicenses("1");
  await checkout.typeCard({ ...good, number: "4242 4242 4242 4241", expiry: "13 / 40", code: "1" });
  await checkout.reviewOrder.click();
  await expect(checkout.cardField("Card number")).toBeFocused();
  for (const [field, message] of [
    ["Card number", /does not match any card/],
    ["Expiration date", /month is from 01 to 12/],
    ["Security code", /It has 3 digits/],
  ] as const) {
    await expect(checkout.cardField(field)).toHaveAccessibleDescription(message);
  }
});

test("Enter in a card field leads to the review", async ({ as }) => {
  const page = await as(ben);
  const checkout = new Checkout(page);
  await checkout.goto(powerBi);
  await checkout.chooseLicenses("1");
  await checkout.typeCard(good);
  await checkout.cardField("Name on card").press("Enter");
  await checkout.expectHeading("Review your order");
});

test("what was typed survives a cut connection at every step", async ({
  page,
  complaints,
}) => {
  complaints.expectOffline();
  const signIn = new SignIn(page);
  const checkout = new Checkout(page);
  const again = page.getByRole("button", { name: "Try again", exact: true });
  await page.goto(`/buy/${project.slug}`);

  await page.route("**/api/v1/sign-in/lookup", (route) => route.abort(), { times: 1 });
  await signIn.enterEmail(cleo.email);
  await expect(signIn.alert).toContainText("We cannot reach the server");
  await expect(signIn.email).toHaveValue(cleo.email);
  await again.click();

  await page.route("**/api/v1/session", (route) => route.abort(), { times: 1 });
  await signIn.enterPassword("selfserve-demo");
  await expect(signIn.alert).toContainText("We cannot reach the server");
  await again.click();

  await page.route("**/api/v1/quotes", (route) => route.abort(), { times: 1 });
  await checkout.quantity.fill("4");
  await checkout.frequency("Annual").check();
  await checkout.continueButton.click();
  await expect(checkout.alert).toContainText("We cannot reach the server");
  await expect(checkout.quantity).toHaveValue("4");
  await expect(checkout.frequency("Annual")).toBeChecked();
  await again.click();
  await checkout.payBy(good);

  await loseAnswer(page, "**/api/v1/orders");
  await checkout.placeOrder.click();
  await expect(checkout.alert).toContainText("We cannot reach the server");
  expect(await subscriptionCount(page)).toBe(1);
  await again.click();
  await checkout.confirmedOrder();
  expect(await subscriptionCount(page)).toBe(1);
});

// It takes half a minute, and the size makes no difference.
const once = { tag: "@once" };
test("a card that answers late shows that the payment is being checked", once, async ({ as }) => {
  test.setTimeout(150_000);
  const page = await as(ada);
  const before = await subscriptionCount(page);
  const checkout = new Checkout(page);
  await checkout.upToReview(powerBi, slow);
  await checkout.placeOrder.click();
  await expect(checkout.heading("We are checking your payment")).toBeVisible({ timeout: 20_000 });
  const address = page.url();
  await page.goto(address);
  await checkout.expectHeading("We are checking your payment");
  await expect(checkout.heading("Thank you")).toBeVisible({ timeout: 60_000 });
  expect(await subscriptionCount(page)).toBe(before + 1);
});

/** Has the next request of this kind arrive and its answer get lost: another page of the same
 * browser sends it, since a request that is cut off here may not have reached the server. */
async function loseAnswer(page: Page, address: string): Promise<void> {
  const sender = await page.context().newPage();
  await sender.goto("/healthz");
  const lose = async (route: Route) => {
    const request = route.request();
    const key = { "idempotency-key": request.headers()["idempotency-key"] ?? "" };
    const path = new URL(request.url()).pathname;
    const answer = await call(sender, request.method(), path, request.postDataJSON(), key);
    expect(answer.status, answer.text).toBe(200);
    await route.abort();
  };
  await page.route(address, lose, { times: 1 });
}

/** The bank's page, in its frame. */
function bank(page: Page) {
  return page.getByTitle("Confirmation by your bank").contentFrame();
}
