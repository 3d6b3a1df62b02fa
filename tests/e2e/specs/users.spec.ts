// Roles and accounts on the page of the organization's people.

import { call } from "../fixtures/api.ts";
import { ben, bill, gwen, lena } from "../fixtures/people.ts";
import { expect, test } from "../fixtures/test.ts";
import { User, Users } from "../pages/users.page.ts";

test("the last global admin cannot be removed", async ({ as, complaints }) => {
  complaints.expectRefusal(409);
  const page = await as(gwen);
  const list = new Users(page);
  await list.goto();
  await list.role.selectOption({ label: "Global admin" });
  await expect(page).toHaveURL(/\?role=global_admin$/);
  await expect(list.rows).toHaveCount(1);
  await list.open(gwen.name);

  const user = new User(page);
  await user.roleBox("Global admin").uncheck();
  await user.save.click();
  await expect(user.alert).toContainText("the last active global admin");
  await user.switchOff.click();
  const question = page.getByRole("dialog");
  await question.getByRole("button", { name: "Switch off account", exact: true }).click();
  await expect(page.getByText("the last active global admin").first()).toBeVisible();
  await page.reload();
  await expect(user.roleBox("Global admin")).toBeChecked();

  const forged = { roles: [], expected: ["global_admin"] };
  const address = page.url().replace(/.*\/admin\/users/, "/api/v1/directory/people");
  const answer = await call(page, "PUT", `${address}/roles`, forged);
  expect(answer.body).toMatchObject({ code: "last_global_admin" });
});

test("a role that Gwen gives holds at Ben's next click, and so does its end", async ({ as }) => {
  const ofBen = await as(ben);
  const ofGwen = await as(gwen);
  const list = new Users(ofGwen);
  await list.goto();
  await list.search.fill("smit");
  await list.search.press("Enter");
  await expect(list.rows).toHaveCount(1);
  await list.open(ben.name);
  const user = new User(ofGwen);
  const box = user.roleBox("User admin");
  await box.focus();
  await box.press("Space");
  await user.save.press("Enter");
  await user.expectSaved(ben.name);

  const seen = new Users(ofBen);
  await seen.goto("?q=cleo");
  await expect(seen.rows).toHaveCount(1);
  await seen.open("Cleo Jansen");
  await expect(new User(ofBen).switchOff).toBeEnabled();
  await expect(new User(ofBen).roleBox("User admin")).toBeDisabled();

  await box.uncheck();
  await user.save.click();
  await expect(box).not.toBeChecked();
  await ofBen.goto("/admin/users");
  await seen.expectHeading("You do not have access to this page");
});

test("what Lena may not change is disabled and says why", async ({ as }) => {
  const page = await as(lena);
  const list = new Users(page);
  await list.goto("?q=ben");
  await list.open(ben.name);
  const user = new User(page);
  await expect(user.save).toBeDisabled();
  await expect(user.save).toHaveAccessibleDescription(/Only a global admin/);
  await expect(user.switchOff).toBeDisabled();
  await expect(user.switchOff).toHaveAccessibleDescription(/Only a global admin or a user admin/);
});

test("an account is switched off after a question, and on again", async ({ as }) => {
  const page = await as(gwen);
  const list = new Users(page);
  await list.goto("?q=bill");
  await list.open(bill.name);
  const user = new User(page);
  await user.switchOff.click();
  const question = page.getByRole("dialog");
  await question.getByRole("button", { name: "Switch off account", exact: true }).click();
  const switchOn = page.getByRole("button", { name: "Switch on account", exact: true });
  await switchOn.click();
  await expect(user.switchOff).toBeVisible();
});
