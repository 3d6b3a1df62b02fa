// B7, B17: what people and programs are told of.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { visio } from "../fixtures/catalog.ts";
import { ben, gwen } from "../fixtures/people.ts";
import { expect, test } from "../fixtures/test.ts";
import { purchase } from "../fixtures/purchase.ts";
import { NoticeSettings, Notices, Outbox, Webhooks } from "../pages/notices.page.ts";

const bought = "Ben Smit bought Visio Plan 1, the first in your organization";

test("an admin hears of a first purchase behind the bell and by mail", async ({ as }) => {
  const admin = await as(gwen);
  const settings = new NoticeSettings(admin);
  await settings.goto();
  await admin.getByRole("combobox", { name: "Language of mails" }).selectOption("English");
  await settings.save.click();
  await expect(admin.getByText("It is saved who hears of what.").first()).toBeVisible();

  const buyer = await as(ben);
  await buyer.goto("/apps");
  await purchase(buyer, visio, 1);
  const outbox = new Outbox(admin);
  await expect(async () => {
    await outbox.goto();
    await expect(outbox.mail(bought)).toHaveCount(2);
  }).toPass();
  const mail = outbox.mail(bought).first();
  await expect(mail).toContainText("/admin/billing/your-products/sub_");

  const notices = new Notices(admin);
  await expect(notices.bell).toHaveAccessibleName("Notices, 1 new");
  await notices.bell.click();
  await notices.expectHeading("Notices");
  await expect(notices.titles).toHaveText([bought]);
  await expect(notices.bell).toHaveAccessibleName("Notices");
  await notices.titles.click();
  await notices.expectHeading(visio.name);
});

test("an address of somebody else's domain is refused, and stays", async ({ as }) => {
  const page = await as(gwen);
  const settings = new NoticeSettings(page);
  await settings.goto();
  const addresses = settings.topic("Partners").getByRole("textbox");
  await addresses.fill("it@harbor.example, nobody");
  await settings.save.click();
  await expect(settings.alert).toContainText("Enter email addresses");
  await expect(addresses).toHaveValue("it@harbor.example, nobody");
});

test("a webhook is added, tried out, and its delivery seen", async ({ as, complaints }) => {
  complaints.expectRefusal(400);
  const received: string[] = [];
  const receiver = createServer((request, answer) => {
    received.push(String(request.headers["webhook-signature"]));
    request.resume();
    answer.writeHead(204).end();
  });
  await new Promise<void>((listens) => receiver.listen(0, "127.0.0.1", listens));
  const { port } = receiver.address() as AddressInfo;
  const url = `http://localhost:${String(port)}/hook`;

  const page = await as(gwen);
  const webhooks = new Webhooks(page);
  await webhooks.goto();
  await webhooks.url.fill("hooks");
  await webhooks.addButton.click();
  await expect(webhooks.alert).toContainText("Enter an address with https");
  expect(await webhooks.add(url)).toMatch(/^whsec_/);
  await webhooks.row(url).getByRole("button", { name: /^Send a test/ }).click();
  await expect.poll(() => received.length).toBeGreaterThan(0);
  expect(received[0]).toMatch(/^v1,/);
  await webhooks.row(url).getByRole("link").click();
  const delivery = page.getByRole("row").filter({ hasText: "Test event sent" });
  await expect(async () => {
    await page.reload();
    await expect(delivery).toContainText("Delivered");
  }).toPass();
  await webhooks.row(url).getByRole("button", { name: /^Remove/ }).click();
  const question = page.getByRole("dialog");
  await question.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(webhooks.row(url)).toHaveCount(0);
  receiver.close();
});
