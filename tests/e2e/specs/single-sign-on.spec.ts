// R10, B2: an organization connects its own identity provider, and its people buy by it.

import { good } from "../fixtures/cards.ts";
import { ada, ben, gwen } from "../fixtures/people.ts";
import { Provider } from "../fixtures/provider.ts";
import { expect, test } from "../fixtures/test.ts";
import { Account } from "../pages/account.page.ts";
import { Checkout } from "../pages/checkout.page.ts";
import { SignInSettings } from "../pages/settings.page.ts";
import { SignIn } from "../pages/sign_in.page.ts";

// The second test needs the provider that the first connects.
test.describe.configure({ mode: "serial" });

let provider: Provider | undefined;

test.afterAll(() => provider?.stop());

test("Gwen connects the provider, and Ada signs in there in the middle of a purchase", async ({
  as,
  page,
  server,
}) => {
  provider = await Provider.start(server, "ten_harb");
  // Its pages ask for a font of another host, which is not what is tested.
  await page.route("https://fonts.googleapis.com/**", (route) => route.fulfill({ body: "" }));
  const settings = new SignInSettings(await as(gwen));
  await settings.goto();
  await settings.connect(provider);

  const signIn = new SignIn(page);
  await page.goto("/buy/power-bi-pro");
  await signIn.expectEmailStep();
  await signIn.enterEmail(ada.email);
  await signIn.expectHeading("Sign in at Harbor Logistics");
  await page.getByRole("button", { name: "Continue to Harbor Logistics" }).click();
  await provider.signIn(page, ada.email);

  await page.waitForURL(`${server.url}/buy/power-bi-pro**`);
  const checkout = new Checkout(page);
  await checkout.chooseLicenses("2");
  await checkout.payBy(good);
  await checkout.placeOrder.click();
  await checkout.expectHeading("Thank you");

  const account = new Account(page);
  await account.goto();
  await expect(account.secondFactor).toContainText("your organization's own sign-in page");
});

test("a provider that is away is said, and the purchase goes on when it is back", async ({
  page,
  server,
  complaints,
}) => {
  complaints.expectRefusal(502, 503);
  complaints.expectOffline();
  await page.route("https://fonts.googleapis.com/**", (route) => route.fulfill({ body: "" }));
  const signIn = new SignIn(page);
  const next = page.getByRole("button", { name: "Continue to Harbor Logistics" });
  provider = await provider?.isAwayDuring(server, "ten_harb", async () => {
    // Who was asked just now is not asked again at once.
    await expect(async () => {
      await page.goto("/buy/power-bi-pro");
      await signIn.enterEmail(ben.email);
      await next.click();
      await expect(signIn.alert).toContainText("The sign-in page does not answer");
    }).toPass();
    await expect(signIn.alert).toContainText("what you were about to buy is kept");
    await expect(page.getByRole("textbox", { name: "Email" })).toHaveValue(ben.email);
  });
  await expect(async () => {
    await next.click();
    await expect(page).toHaveURL(new RegExp(`^${provider?.issuer}/`), { timeout: 3000 });
  }).toPass();
  await provider?.signIn(page, ben.email);
  const checkout = new Checkout(page);
  await page.waitForURL(`${server.url}/buy/power-bi-pro**`);
  await expect(checkout.quantity).toBeVisible();
});

test("who stops at the provider is told so and can try again", async ({ page, server }) => {
  const issuer = provider?.issuer ?? "";
  await page.route("https://fonts.googleapis.com/**", (route) => route.fulfill({ body: "" }));
  const signIn = new SignIn(page);
  await page.goto("/sign-in");
  await signIn.enterEmail(ben.email);
  await page.getByRole("button", { name: "Continue to Harbor Logistics" }).click();
  await page.waitForURL(`${issuer}/**`);
  await page.getByRole("link", { name: "[ Cancel ]" }).click();
  await page.waitForURL(`${server.url}/**`);
  await expect(signIn.alert).toContainText("The sign-in was stopped at your organization");
  await signIn.expectEmailStep();
});
