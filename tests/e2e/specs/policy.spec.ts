// Journey 5: an admin turns a product off (R36, R37, R38).

import { call, get } from "../fixtures/api.ts";
import { powerBi, project } from "../fixtures/catalog.ts";
import { ada, ben, gwen } from "../fixtures/people.ts";
import { assign, placeOrder, purchase, readyOrder } from "../fixtures/purchase.ts";
import { expect, test } from "../fixtures/test.ts";
import { Policy } from "../pages/admin.page.ts";
import { Apps } from "../pages/apps.page.ts";
import { Checkout } from "../pages/checkout.page.ts";

test("what Gwen does not allow cannot be bought, not by a forged request either", async ({
  as,
  complaints,
}) => {
  complaints.expectRefusal(403);
  const ofAda = await as(ada);
  const bought = await purchase(ofAda, powerBi, 2);
  await assign(ofAda, bought, "Ben");
  const ofBen = await as(ben);
  // Ben has everything ready when the policy changes.
  const order = await readyOrder(ofBen, powerBi, 1);

  const ofGwen = await as(gwen);
  const policy = new Policy(ofGwen);
  await policy.goto();
  await expect(policy.choice(powerBi, "Do not allow")).not.toBeChecked();
  await policy.choice(powerBi, "Do not allow").check();
  await policy.save.click();
  await expect(ofGwen.getByText(/Power BI Pro is now .Do not allow/)).toBeVisible();
  await ofGwen.reload();
  await expect(policy.choice(powerBi, "Do not allow")).toBeChecked();
  await expect(policy.choice(project, "Do not allow")).not.toBeChecked();

  const checkout = new Checkout(ofBen);
  await checkout.goto(powerBi);
  await expect(checkout.alert).toContainText("contact your IT admin");
  await expect(checkout.alert).toContainText("does not allow self-service purchases of Power BI Pro");
  await expect(checkout.quantity).toHaveCount(0);
  await expect(checkout.cardFrame).toHaveCount(0);

  const wanted = { product: powerBi.id, term: "monthly", quantity: 1 };
  for (const answer of [
    await call(ofBen, "POST", "/api/v1/quotes", wanted),
    await placeOrder(ofBen, order),
  ]) {
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({
      code: "not_eligible",
      reason: "policy_do_not_allow",
    });
  }
  expect((await get(ofBen, "/api/v1/subscriptions")).items).toEqual([]);

  // What was bought before goes on.
  const apps = new Apps(ofBen);
  await apps.goto();
  await apps.tile(powerBi).click();
  await expect(apps.welcome(powerBi)).toContainText("Welcome to");
  const kept = await get(ofAda, `/api/v1/subscriptions/${bought.subscription}`);
  expect(kept.subscription.status).toBe("active");

  // Another product can still be bought.
  await checkout.goto(project);
  await expect(checkout.quantity).toBeVisible();
});

test("Ben may not change the policy", async ({ as, complaints }) => {
  complaints.expectRefusal(403);
  const page = await as(ben);
  const change = { value: "allow", version: 1 };
  const answer = await call(page, "PUT", `/api/v1/policies/${powerBi.id}`, change);
  expect([answer.status, answer.body.code]).toEqual([403, "not_allowed"]);
});
