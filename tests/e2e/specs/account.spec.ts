// B2: a second factor of one's own, and ending one's sessions.

import { readFile } from "node:fs/promises";

import { ada, cleo, zoe } from "../fixtures/people.ts";
import { expect, test } from "../fixtures/test.ts";
import { totp } from "../fixtures/totp.ts";
import { Account } from "../pages/account.page.ts";
import { Apps } from "../pages/apps.page.ts";
import { SignIn } from "../pages/sign_in.page.ts";

test("Cleo sets a second factor up, and signs in with a code from then on", async ({
  as,
  complaints,
}) => {
  // A wrong code, and the password without one.
  complaints.expectRefusal(401);
  const page = await as(cleo);
  const account = new Account(page);
  await new Apps(page).goto();
  await account.openFromMenu();
  const secret = await account.setUp();
  expect(secret).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  const width = () => account.qrCode.evaluate((image: HTMLImageElement) => image.naturalWidth);
  await expect.poll(width, "the picture is drawn").toBeGreaterThan(0);

  await account.code.fill("000000");
  await account.turnOn.click();
  await expect(account.alert).toContainText("This code is not right");
  await expect(account.code).toHaveValue("000000");
  await account.code.fill(totp(secret));
  await account.code.press("Enter");
  await expect(account.step("Keep your recovery codes")).toBeFocused();
  const codes = await account.recoveryCodes.allTextContents();
  expect(codes).toHaveLength(8);
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download the recovery codes", exact: true }).click();
  const file = await readFile(await (await downloading).path(), "utf8");
  expect(file).toContain(cleo.email);
  expect(file).toContain(codes.join("\n"));
  await account.done.click();
  await expect(account.kept).toBeFocused();
  await expect(account.kept).toHaveAccessibleDescription(/They are not shown again/);
  await account.kept.check();
  await account.done.click();
  await expect(account.secondFactor).toContainText("On");

  await account.signOut();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  const signIn = new SignIn(page);
  await page.goto("/sign-in?return=/account");
  await signIn.enterEmail(cleo.email);
  await signIn.enterPassword("selfserve-demo");
  await expect(account.code).toBeFocused();
  await account.code.fill(totp(secret, 1));
  await account.code.press("Enter");
  await account.expectHeading("Your account");

  await account.turnOff.click();
  await expect(account.code).toBeFocused();
  await account.code.fill(codes[0] ?? "");
  await account.turnOff.click();
  await expect(page.getByText("The second factor is off.")).toBeVisible();
  await expect(account.secondFactor).toContainText("Off");
});

test("Ada ends her sessions elsewhere, and is told so there at the next click", async ({
  as,
  complaints,
}) => {
  complaints.expectRefusal(401);
  const [elsewhere, page] = [await as(ada), await as(ada)];
  await new Apps(elsewhere).goto();
  const account = new Account(page);
  await account.goto();
  await expect(account.sessionRows).toHaveCount(2);
  await account.endOthers.click();
  await expect(account.sessionRows).toHaveCount(1);
  await expect(account.sessionRows).toContainText("This session");
  await expect(account.endOthers).toBeHidden();

  await new Account(elsewhere).openAccount();
  await elsewhere.getByRole("link", { name: "Your account", exact: true }).click();
  const signIn = new SignIn(elsewhere);
  await signIn.expectEmailStep();
  await expect(elsewhere.getByText("You are signed out")).toBeVisible();
  await signIn.signIn(ada);
  await signIn.expectHeading("Your account");
});

test("a guest sees the sessions of her account at home", async ({ as }) => {
  const page = await as(zoe);
  await page.goto("/account?organization=harbor.example");
  const account = new Account(page);
  await expect(account.sessionRows).toContainText("Harbor Logistics");
  await expect(page.getByRole("button", { name: "Set up a second factor" })).toBeVisible();
});
