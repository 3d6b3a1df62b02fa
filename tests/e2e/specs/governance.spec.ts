// R3, R36, R38, B2, B3, B16, B19: the policy by page, shell and API; partners; the audit log.

import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

import { good } from "../fixtures/cards.ts";
import { powerBi, project, visio } from "../fixtures/catalog.ts";
import { amir, ben, gwen, lena, nina, pat, rhea } from "../fixtures/people.ts";
import { expect, test } from "../fixtures/test.ts";
import { Policy } from "../pages/admin.page.ts";
import { AuditLog, Partners, Requests, ServiceAccounts } from "../pages/governance.page.ts";
import { Checkout } from "../pages/checkout.page.ts";
import { Shell } from "../pages/shell.page.ts";
import { Users } from "../pages/users.page.ts";

const run = promisify(execFile);

test("a product is switched by page, shell and API, each seen in the others at once", async ({
  as,
  server,
}) => {
  const page = await as(gwen);
  const accounts = new ServiceAccounts(page);
  await accounts.goto();
  const token = await accounts.make("Nightly policy check", [
    "Read the self-service policy",
    "Change the self-service policy",
  ]);
  const shell = async (...words: string[]): Promise<string> => {
    const environment = { ...process.env, SELFSERVE_URL: server.url, SELFSERVE_TOKEN: token };
    const program = process.env["SELFSERVE_BIN"] ?? "";
    const { stdout } = await run(program, ["policy", ...words], { env: environment });
    return stdout.trim();
  };
  const address = `${server.url}/v1.0/policies/AllowSelfServicePurchase/products/${powerBi.id}`;
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const compatible = async (): Promise<string> => {
    const answer = await fetch(address, { headers });
    return ((await answer.json()) as { policyValue: string }).policyValue;
  };

  const policy = new Policy(page);
  await policy.goto();
  await policy.choice(powerBi, "Do not allow").check();
  await policy.save.click();
  await expect(page.getByText(/Power BI Pro is now .Do not allow/)).toBeVisible();
  expect(await shell("get", "power-bi-pro")).toBe("do-not-allow");
  expect(await compatible()).toBe("Disabled");

  await shell("set", "power-bi-pro", "trials-only");
  await page.reload();
  await expect(policy.choice(powerBi, "Allow for trials only")).toBeChecked();
  expect(await compatible()).toBe("OnlyTrialsWithoutPaymentMethod");

  const body = JSON.stringify({ policyValue: "Enabled" });
  expect((await fetch(address, { method: "PUT", headers, body })).status).toBe(200);
  expect(await shell("get", "power-bi-pro")).toBe("allow");
  await page.reload();
  await expect(policy.choice(powerBi, "Allow")).toBeChecked();

  await accounts.goto();
  await accounts.end("Nightly policy check");
  await expect(shell("list")).rejects.toThrow(/expired or revoked/);
});

test("the default holds for products without a setting, and an unavailable one is not there", async ({
  as,
}) => {
  const page = await as(gwen);
  const policy = new Policy(page);
  await policy.goto();
  const preset = page.getByRole("group", { name: /^Products without a setting/ });
  await preset.getByRole("radio", { name: "Ask first", exact: true }).check();
  await policy.choice(project, "Unavailable").check();
  await policy.save.click();
  await expect(page.getByText("2 settings saved")).toBeVisible();
  await expect(page.getByText("Follows the default (Ask first)").first()).toBeVisible();

  const ofBen = await as(ben);
  const checkout = new Checkout(ofBen);
  await checkout.goto(project);
  await expect(checkout.alert).toContainText("has made Project Plan 1 unavailable");

  await policy.goto();
  await preset.getByRole("radio", { name: "Allow", exact: true }).check();
  await policy.save.click();
  await expect(page.getByText(/is now .Allow/)).toBeVisible();
});

test("an admin reads for everybody of the demo why they can or cannot buy", async ({ as }) => {
  const page = await as(gwen);
  const users = new Users(page);
  for (const [query, name, verdict, reason] of [
    ["?q=ada", "Ada Visser", "This person can buy Power BI Pro.", undefined],
    ["?q=dora", "Dora Bakker", "This person cannot buy", "Your account is turned off"],
    ["?q=zoe", "Zoe Meadows", "This person cannot buy", "You are a guest at Harbor Logistics"],
    ["?q=cleo", "Cleo Jansen", "This person can buy Power BI Pro.", undefined],
  ] as const) {
    await users.goto(query);
    await users.open(name);
    await page.getByRole("combobox", { name: "Product" }).selectOption({ label: powerBi.name });
    await expect(page.getByText(verdict)).toBeVisible();
    if (reason !== undefined) {
      await expect(page.getByRole("table", { name: "What we checked" })).toContainText(reason);
    }
  }
});

test("a partner asks, is granted, acts in the open, and is ended during its session", async ({
  as,
  complaints,
}) => {
  complaints.expectRefusal(401);
  const ofNina = await as(nina);
  const asking = new Partners(ofNina);
  await asking.goto();
  await asking.askButton.click();
  await expect(asking.alert).toContainText("Enter the domain of the organization");
  await asking.ask("meadow.example", "Global reader");
  await expect(asking.row("meadow.example")).toContainText("Asked");

  const ofAmir = await as(amir);
  const answering = new Partners(ofAmir);
  await answering.goto();
  await answering.approve("Northstar Partners");

  const ofPat = await as(pat);
  await ofPat.goto("/admin");
  await new Shell(ofPat).switchOrganization("Meadow Foods");
  const menu = ofPat.getByRole("navigation", { name: "Admin center" });
  await expect(menu).toContainText("Meadow Foods");
  const log = new AuditLog(ofPat);
  await log.goto();
  await expect(log.rows.first()).toBeVisible();

  await answering.end("Northstar Partners");
  await expect(answering.row("Northstar Partners")).toContainText("Ended");
  await menu.getByRole("link", { name: "Users", exact: true }).click();
  await expect(ofPat.getByText("You are signed out")).toBeVisible();

  const ofMeadow = new AuditLog(ofAmir);
  await ofMeadow.goto("?area=partner_grant");
  await expect(ofMeadow.rows).toHaveCount(3);
  await expect(ofMeadow.rows.last()).toContainText("for Northstar Partners");
});

test("who has to ask asks, and has a free license or buys once it is approved", async ({
  as,
  complaints,
}) => {
  complaints.expectRefusal(403);
  const policy = new Policy(await as(gwen));
  await policy.goto();
  await policy.choice(powerBi, "Ask first").check();
  await policy.choice(visio, "Ask first").check();
  await policy.save.click();
  await expect(policy.choice(visio, "Ask first")).toBeChecked();

  const ofBen = await as(ben);
  const checkout = new Checkout(ofBen);
  const ask = ofBen.getByRole("button", { name: "Request a license", exact: true });
  const reason = ofBen.getByRole("textbox", { name: "Why you need it" });
  await checkout.goto(powerBi);
  await expect(ofBen.getByText("already has 7 free licenses of Power BI Pro")).toBeVisible();
  await ask.click();
  await expect(reason).toHaveAccessibleDescription(/Say in 1 to 1,000 characters/);
  await reason.fill("For the report of June");
  await ask.click();
  await expect(ofBen.getByText("Your admins have not answered yet")).toBeVisible();

  const ofLena = await as(lena);
  const requests = new Requests(ofLena);
  await requests.goto();
  await expect(requests.row("Ben Smit")).toContainText("For the report of June");
  await requests.answer("Ben Smit", "Assign a free license", "");
  await expect(requests.row("Ben Smit")).toContainText("A license was assigned");
  await ofBen.goto("/apps");
  await expect(ofBen.getByRole("link", { name: /Power BI Pro/ }).first()).toBeVisible();

  await checkout.goto(visio);
  await reason.fill("For the plant");
  await ask.click();
  await expect(ofBen.getByText("Your admins have not answered yet")).toBeVisible();
  await requests.goto();
  await requests.answer("Ben Smit", "Let the person buy it", "Once, please");
  await checkout.upToReview(visio, good);
  await checkout.placeOrder.click();
  await checkout.confirmedOrder();
});

test("the audit log is narrowed, unfolded and taken home as a file", async ({ as }) => {
  const page = await as(rhea);
  const log = new AuditLog(page);
  await log.goto();
  await log.area.selectOption({ label: "Self-service policy" });
  await expect(page).toHaveURL(/area=policy/);
  const record = log.rows.filter({ hasText: "Default of the policy changed" }).last();
  await record.getByText("Show details").click();
  await expect(record).toContainText("default: ask-first");
  await expect(record).toContainText("Gwen de Vries");

  const downloading = page.waitForEvent("download");
  await log.csv.click();
  const file = await readFile(await (await downloading).path(), "utf8");
  expect(file.split("\r\n")[0]).toContain("seq,at,system_at,actor_kind");
  expect(file).toContain("policy.default_changed");
  expect(file).not.toContain("session.begun");
});
