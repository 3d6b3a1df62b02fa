// Journey 6: who cannot buy is told why, as early as it can be said (R6, R7, R9, R16 to R21).

import { call } from "../fixtures/api.ts";
import { powerBi, project, visio, type Product } from "../fixtures/catalog.ts";
import {
  PASSWORD,
  cleo,
  cyril,
  dora,
  hugo,
  ines,
  leela,
  rita,
  sam,
  zoe,
  type Person,
} from "../fixtures/people.ts";
import { expect, test } from "../fixtures/test.ts";
import { Checkout } from "../pages/checkout.page.ts";
import { Shell } from "../pages/shell.page.ts";
import { SignIn } from "../pages/sign_in.page.ts";

/** Who is refused at the email step, with what is said. */
const REFUSED: readonly (readonly [string, Product, RegExp])[] = [
  [rita.email, powerBi, /not available to government organizations/],
  [hugo.email, powerBi, /not available to education organizations/],
  [leela.email, powerBi, /not available in .*\(India\)/],
  [sam.email, powerBi, /not managed by an IT department/],
  ["kim@nowhere.example", powerBi, /email domain nowhere\.example/],
  [ines.email, project, /Project Plan 1 is not sold .*\(Brazil\)/],
  [ines.email, visio, /Visio Plan 1 is not sold .*\(Brazil\)/],
  [cyril.email, project, /Project Plan 1 is not sold .*Congo/],
  [cyril.email, visio, /Visio Plan 1 is not sold .*Congo/],
];

for (const [email, product, reason] of REFUSED) {
  test(`${email} is refused ${product.name} at the email step`, async ({ page }) => {
    const signIn = new SignIn(page);
    await page.goto(`/buy/${product.slug}`);
    await signIn.enterEmail(email);
    await expect(signIn.alert).toContainText("contact your IT admin");
    await expect(signIn.alert).toContainText(reason);
    await expect(signIn.email).toHaveValue(email);
    await expect(signIn.password).toHaveCount(0);
  });
}

/** Who can buy though somebody like them cannot. */
const ALLOWED: readonly (readonly [Person, Product, string])[] = [
  [ines, powerBi, "R$54.90"],
  [cyril, powerBi, "$9.99"],
  [cleo, powerBi, "€9.40"],
];

for (const [person, product, price] of ALLOWED) {
  test(`${person.email} can buy ${product.name}`, async ({ page }) => {
    await page.goto(`/buy/${product.slug}`);
    await new SignIn(page).signIn(person);
    const checkout = new Checkout(page);
    await expect(checkout.quantity).toBeVisible();
    await expect(checkout.summary).toContainText(price);
  });
}

test("the server refuses what the email step refuses", async ({ as, complaints }) => {
  complaints.expectRefusal(403);
  for (const [person, reason] of [
    [rita, "government_organization"],
    [hugo, "education_organization"],
    [leela, "market_closed"],
    [sam, "unmanaged_organization"],
    [ines, "product_not_sold_in_market"],
  ] as const) {
    const page = await as(person);
    const wanted = { product: project.id, term: "monthly", quantity: 1 };
    const answer = await call(page, "POST", "/api/v1/quotes", wanted);
    expect([answer.status, answer.body.reason], person.email).toEqual([403, reason]);
  }
});

test("Zoe buys at home and not where she is a guest", async ({ page }) => {
  const checkout = new Checkout(page);
  await checkout.goto(powerBi);
  await new SignIn(page).signIn(zoe);
  await expect(checkout.quantity).toBeVisible();
  await expect(checkout.summary).toContainText("$9.99");

  await new Shell(page).switchOrganization("Harbor Logistics");
  await expect(checkout.alert).toContainText("guest at Harbor Logistics");
  await expect(checkout.alert).toContainText("contact your IT admin");
  await expect(checkout.quantity).toHaveCount(0);

  // Offered on the page, too.
  await page.getByRole("main").getByRole("button", { name: /Meadow Foods/ }).click();
  await expect(checkout.quantity).toBeVisible();
});

test("Zoe arrives as a guest by a link and is refused", async ({ page }) => {
  await page.goto("/buy/power-bi-pro?organization=harbor.example");
  await new SignIn(page).signIn(zoe);
  const checkout = new Checkout(page);
  await expect(checkout.alert).toContainText("guest at Harbor Logistics");
  await expect(checkout.quantity).toHaveCount(0);
});

test("Dora learns after signing in that her account is turned off", async ({
  page,
  complaints,
}) => {
  complaints.expectRefusal(403);
  await page.goto("/buy/power-bi-pro");
  const signIn = new SignIn(page);
  await signIn.signIn(dora);
  await expect(signIn.alert).toContainText("account is turned off");
  await expect(signIn.alert).toContainText("contact your IT admin");
});

test("a wrong password and an unknown person are told the same", async ({ page, complaints }) => {
  complaints.expectRefusal(401);
  const said: string[] = [];
  for (const [email, password] of [
    [dora.email, "wrong"],
    ["nobody@harbor.example", PASSWORD],
  ] as const) {
    await page.goto("/sign-in");
    const signIn = new SignIn(page);
    await signIn.enterEmail(email);
    await signIn.enterPassword(password);
    await expect(signIn.password).toHaveAccessibleDescription(/not right/);
    said.push(await signIn.alert.innerText());
  }
  expect(said[0]).toBe(said[1]);
});

test("the email step does not reveal who exists", async ({ page }) => {
  await page.goto("/healthz");
  for (const [known, unknown] of [
    ["ada@harbor.example", "nobody@harbor.example"],
    ["dora@harbor.example", "nobody@harbor.example"],
    ["rita@rivertown.example", "nobody@rivertown.example"],
  ] as const) {
    const one = await call(page, "POST", "/api/v1/sign-in/lookup", { email: known });
    const other = await call(page, "POST", "/api/v1/sign-in/lookup", { email: unknown });
    expect(one.status).toBe(200);
    expect(other).toEqual(one);
  }
});

test("an email is accepted with spaces and capitals", async ({ page }) => {
  await page.goto("/buy/power-bi-pro");
  const signIn = new SignIn(page);
  await signIn.enterEmail("  ADA@Harbor.Example ");
  await signIn.expectHeading("Sign in");
});

for (const [typed, message] of [
  ["", "Enter your work email"],
  ["ada", "with one @"],
  ["@harbor.example", "before the @"],
  ["ada@", "domain after the @"],
  [`${"a".repeat(300)}@harbor.example`, "at most 254 characters"],
] as const) {
  test(`the email "${typed.slice(0, 20)}" gets a message at its field`, async ({ page }) => {
    await page.goto("/buy/power-bi-pro");
    const signIn = new SignIn(page);
    await signIn.enterEmail(typed);
    await expect(signIn.email).toHaveAccessibleDescription(new RegExp(message));
    await expect(signIn.email).toHaveAttribute("aria-invalid", "true");
    await expect(signIn.email).toHaveValue(typed);
    await signIn.alert.getByRole("link").click();
    await expect(signIn.email).toBeFocused();
  });
}
