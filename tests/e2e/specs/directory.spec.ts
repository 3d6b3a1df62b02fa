// B18: a directory elsewhere switches a person off who is in the middle of something.

import { powerBi } from "../fixtures/catalog.ts";
import { ada, cleo, gwen, rhea } from "../fixtures/people.ts";
import { assign, purchase } from "../fixtures/purchase.ts";
import { scim } from "../fixtures/scim.ts";
import { expect, test } from "../fixtures/test.ts";
import { DirectorySettings } from "../pages/settings.page.ts";
import { SignIn } from "../pages/sign_in.page.ts";
import { Subscription } from "../pages/subscription.page.ts";
import { AdminHome } from "../pages/admin.page.ts";

// The second test begins with the token that the first makes.
test.describe.configure({ mode: "serial" });

test("whom the directory switches off is signed out at the next click, and licenses are free", async ({
  as,
  complaints,
}) => {
  complaints.expectRefusal(401, 403);
  const ofAda = await as(ada);
  const bought = await purchase(ofAda, powerBi, 2);
  await assign(ofAda, bought, "Cleo");
  const ofCleo = await as(cleo);
  await new AdminHome(ofCleo).goto();

  const settings = new DirectorySettings(await as(gwen));
  await settings.goto();
  const token = await settings.makeToken();
  expect(token).toMatch(/^scimv1_/);
  await expect(settings.tokens).toHaveCount(1);
  const users = `${await settings.address()}/Users`;
  const filter = encodeURIComponent(`userName eq "${cleo.email}"`);
  const found = await scim(`${users}?filter=${filter}`, token, "GET");
  await scim(`${users}/${found.Resources[0].id}`, token, "PATCH", {
    schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
    Operations: [{ op: "replace", path: "active", value: false }],
  });

  await new AdminHome(ofCleo).yourProducts.click();
  const signIn = new SignIn(ofCleo);
  await signIn.expectEmailStep();
  await expect(ofCleo.getByText("You are signed out")).toBeVisible();
  await signIn.signIn(cleo);
  await expect(signIn.alert).toContainText("Your account is turned off");

  const subscription = new Subscription(ofAda);
  await subscription.goto(bought.subscription);
  await expect(ofAda.getByText("0 of 2 assigned")).toBeVisible();
});

test("two tokens at once, each shown once and revoked after a question", async ({ as }) => {
  const page = await as(gwen);
  const settings = new DirectorySettings(page);
  await settings.goto();
  await expect(settings.tokens).toHaveCount(1);
  const second = await settings.makeToken();
  await expect(settings.tokens).toHaveCount(2);
  await expect(settings.make).toBeHidden();
  await expect(page.getByText("Revoke one of them before you make another.")).toBeVisible();
  await page.reload();
  await expect(settings.tokens).toHaveCount(2);
  await expect(page.getByText(second)).toBeHidden();
  await settings.revoke(settings.tokens.first());
  await expect(settings.tokens).toHaveCount(1);
  await expect(settings.make).toBeVisible();

  await settings.keepLicensesFor("none");
  await expect(settings.alert).toContainText("from 1 to 365");
  await settings.keepLicensesFor("30");
  await expect(page.getByText("This holds for everybody who leaves from now on.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Number of days" })).toHaveValue("30");
});

test("what a global reader may not change is said and not offered", async ({ as }) => {
  const page = await as(rhea);
  const settings = new DirectorySettings(page);
  await settings.goto();
  await expect(page.getByText("Only a global admin can change this.")).toBeVisible();
  await expect(settings.make).toBeHidden();
  await expect(page.getByRole("radio", { name: "At once" })).toBeDisabled();
});
