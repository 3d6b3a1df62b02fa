// B4, B5, B6, R43b: requests that answer themselves, limits, central purchases, an own process.

import { good } from "../fixtures/cards.ts";
import { powerBi, project, visio } from "../fixtures/catalog.ts";
import { ada, ben, bill, cleo, gwen } from "../fixtures/people.ts";
import { expect, test } from "../fixtures/test.ts";
import { Policy } from "../pages/admin.page.ts";
import { Checkout } from "../pages/checkout.page.ts";
import { Requests } from "../pages/governance.page.ts";
import { ProductPage } from "../pages/products.page.ts";

test("who could pay is told of free licenses, asks, and has one at once", async ({ as }) => {
  const settings = new Requests(await as(gwen));
  await settings.goto();
  const approval = "Central licenses that nobody has";
  await settings.choice(approval, "Assign one as soon as somebody asks").check();
  await settings.save();

  const page = await as(ben);
  const checkout = new Checkout(page);
  await checkout.goto(powerBi);
  await expect(page.getByText("already has 7 free licenses of Power BI Pro")).toBeVisible();
  await expect(checkout.continueButton).toBeVisible();
  const ask = page.getByRole("button", { name: "Request a license", exact: true });
  await ask.click();
  const reason = page.getByRole("textbox", { name: "Why you need it" });
  await expect(reason).toBeFocused();
  await reason.fill("For the report of June");
  const emails = page.getByRole("textbox", { name: "Work emails of colleagues" });
  await emails.fill("nobody");
  await ask.click();
  await expect(emails).toHaveAccessibleDescription(/Enter work emails/);
  await expect(reason).toHaveValue("For the report of June");
  await emails.fill("");
  await ask.click();
  await expect(page.getByText("Your request was approved.")).toBeFocused();
  await page.goto("/apps");
  await expect(page.getByRole("link", { name: /Power BI Pro/ }).first()).toBeVisible();
});

test("above the limit of the month one asks, and an approval lets one purchase pass", async ({
  as,
  complaints,
}) => {
  complaints.expectRefusal(403);
  const settings = new Requests(await as(gwen));
  await settings.goto();
  await settings.limit.fill("1");
  await settings.save();

  const page = await as(cleo);
  const checkout = new Checkout(page);
  await checkout.goto(visio);
  await checkout.quantity.fill("2");
  await checkout.continueButton.click();
  await expect(checkout.alert).toContainText("what you may buy yourself this month");
  await page.getByRole("textbox", { name: "Why you need it" }).fill("For the plant and its annex");
  await page.getByRole("button", { name: "Request a license", exact: true }).click();
  await expect(page.getByText("Your admins have not answered yet")).toBeVisible();

  const answering = new Requests(await as(bill));
  await answering.goto();
  await answering.answer("Cleo Jansen", "Let the person buy it", "");
  await expect(answering.row("Cleo Jansen")).toContainText("May buy it this once");

  await checkout.goto(visio);
  await checkout.chooseLicenses("2");
  await checkout.payBy(good);
  await checkout.placeOrder.click();
  await checkout.confirmedOrder();

  await settings.goto();
  await settings.limit.fill("");
  await settings.save();
});

test("a license is bought centrally for who asked, at a price that is said before", async ({
  as,
  complaints,
}) => {
  complaints.expectRefusal(403);
  const ofGwen = await as(gwen);
  const policy = new Policy(ofGwen);
  await policy.goto();
  await policy.choice(project, "Ask first").check();
  await policy.save.click();
  await expect(ofGwen.getByText(/is now .Ask first/)).toBeVisible();

  const page = await as(ada);
  await new ProductPage(page).goto(project);
  await page.getByRole("link", { name: "Request a license", exact: true }).click();
  await page.getByRole("textbox", { name: "Why you need it" }).fill("For the harbor's plan");
  await page.getByRole("button", { name: "Request a license", exact: true }).click();
  await expect(page.getByText("Your admins have not answered yet")).toBeVisible();

  const ofBill = await as(bill);
  const answering = new Requests(ofBill);
  await answering.goto();
  await answering.row("Ada Visser").getByRole("button", { name: /^Answer/ }).click();
  const dialog = ofBill.getByRole("dialog");
  // EUR 9.40 and 21 % of it, 1.974.
  await expect(dialog).toContainText("€9.40 per month");
  await expect(dialog).toContainText("€11.37");
  await dialog.getByRole("button", { name: "Buy one centrally", exact: true }).click();
  await expect(answering.row("Ada Visser")).toContainText("A license was bought and assigned");
  await page.goto("/apps");
  await expect(page.getByRole("link", { name: /Project Plan 1/ }).first()).toBeVisible();
});

test("an own process takes the place of the form", async ({ as, complaints }) => {
  complaints.expectRefusal(403);
  const ofGwen = await as(gwen);
  const policy = new Policy(ofGwen);
  await policy.goto();
  await policy.choice(visio, "Do not allow").check();
  await policy.save.click();
  await expect(ofGwen.getByText(/is now .Do not allow/)).toBeVisible();
  const settings = new Requests(ofGwen);
  await settings.goto();
  await settings.choice("Where people ask", "In our own process").check();
  await ofGwen.getByRole("textbox", { name: "Your message" }).fill("Ask the service desk");
  await ofGwen.getByRole("textbox", { name: "Link", exact: true }).fill("https://desk.harbor.example/");
  await settings.save();

  const page = await as(ben);
  const checkout = new Checkout(page);
  await checkout.goto(visio);
  await expect(page.getByText("Ask the service desk")).toBeVisible();
  const link = page.getByRole("link", { name: /request page of your organization/ });
  await expect(link).toHaveAttribute("href", "https://desk.harbor.example/");
  await expect(page.getByRole("textbox", { name: "Why you need it" })).toBeHidden();

  await settings.goto();
  await settings.choice("Where people ask", "Here, with a reason").check();
  await settings.save();
  await checkout.goto(visio);
  await expect(page.getByRole("textbox", { name: "Why you need it" })).toBeVisible();
});
