// Every page in light and dark, wide and narrow: axe, no sideways scrolling, nothing that the
// browser complains of (U4, U6).

import { expect, type Page } from "@playwright/test";

import { expectAccessible } from "../fixtures/axe.ts";
import { declined, good, slow, withBankStep } from "../fixtures/cards.ts";
import { powerBi, project, visio } from "../fixtures/catalog.ts";
import { ada, amir, ben, bill, gwen, lena, nina, rhea, rita, zoe, type Person } from "../fixtures/people.ts";
import { assign, purchase, type Purchase } from "../fixtures/purchase.ts";
import { test } from "../fixtures/test.ts";
import { Account } from "../pages/account.page.ts";
import { AdminHome, Policy, YourProducts } from "../pages/admin.page.ts";
import { Apps } from "../pages/apps.page.ts";
import { Checkout } from "../pages/checkout.page.ts";
import { AuditLog, Partners, Requests, ServiceAccounts } from "../pages/governance.page.ts";
import { NoticeSettings, Notices, Outbox, Webhooks } from "../pages/notices.page.ts";
import { ProductPage, ProductsPage } from "../pages/products.page.ts";
import { AccessPolicy, DirectorySettings, SignInSettings } from "../pages/settings.page.ts";
import { Shell } from "../pages/shell.page.ts";
import { SignIn } from "../pages/sign_in.page.ts";
import { Subscription } from "../pages/subscription.page.ts";
import { Trial } from "../pages/trial.page.ts";
import { User, Users } from "../pages/users.page.ts";

/** The narrowest window that has to do. */
const NARROWEST = 320;

let bought: Purchase | undefined;

/** Something to show in lists: a purchase of Ada's with a license for Ben. */
test.beforeEach(async ({ as }) => {
  if (bought === undefined) {
    const page = await as(ada);
    bought = await purchase(page, powerBi, 3);
    await assign(page, bought, "Ben");
  }
});

/** A page, who looks at it, and how one gets there. */
interface Shown {
  readonly name: string;
  readonly person?: Person;
  /** Refusals of the server that belong to it. */
  readonly refusals?: number[];
  readonly open: (page: Page) => Promise<void>;
}

const SHOWN: readonly Shown[] = [
  { name: "products", open: (page) => new ProductsPage(page).goto() },
  { name: "product", open: (page) => new ProductPage(page).goto(powerBi) },
  {
    name: "product that is not sold in the country",
    open: async (page) => {
      await new ProductPage(page).goto(project);
      const market = page.getByRole("combobox", { name: "Country or region" });
      await market.selectOption({ label: "Brazil" });
      await expect(page.getByText("Project Plan 1 is not sold by self-service")).toBeVisible();
    },
  },
  {
    name: "help with an open answer",
    open: async (page) => {
      await page.goto("/help");
      await page.getByRole("main").getByRole("heading", { level: 3 }).first().click();
    },
  },
  {
    name: "the clock of a demo",
    open: async (page) => {
      await page.goto("/dev/clock");
    },
  },
  {
    name: "sign-in, email",
    open: async (page) => {
      await page.goto("/sign-in");
      await new SignIn(page).expectEmailStep();
    },
  },
  {
    name: "sign-in, email with an error",
    open: async (page) => {
      await page.goto("/sign-in");
      const signIn = new SignIn(page);
      await signIn.enterEmail("ada");
      await expect(signIn.alert).toBeVisible();
    },
  },
  {
    name: "sign-in, password",
    open: async (page) => {
      await page.goto("/sign-in");
      const signIn = new SignIn(page);
      await signIn.enterEmail(ada.email);
      await signIn.expectHeading("Sign in");
    },
  },
  {
    name: "sign-in, wrong password",
    refusals: [401],
    open: async (page) => {
      await page.goto("/sign-in");
      const signIn = new SignIn(page);
      await signIn.enterEmail(gwen.email);
      await signIn.enterPassword("wrong");
      await expect(signIn.alert).toBeVisible();
    },
  },
  {
    name: "checkout, refused at the email step",
    open: async (page) => {
      await page.goto("/buy/power-bi-pro");
      const signIn = new SignIn(page);
      await signIn.enterEmail(rita.email);
      await expect(signIn.alert).toBeVisible();
    },
  },
  {
    name: "checkout, refused after the sign-in",
    person: zoe,
    open: async (page) => {
      await page.goto("/buy/power-bi-pro?organization=harbor.example");
      await expect(new Checkout(page).alert).toBeVisible();
    },
  },
  {
    name: "checkout, licenses",
    person: ada,
    open: async (page) => {
      const checkout = new Checkout(page);
      await checkout.goto(powerBi);
      await expect(checkout.quantity).toBeVisible();
    },
  },
  {
    name: "trial, kind and licenses",
    person: ada,
    open: async (page) => {
      const trial = new Trial(page);
      await trial.begin(visio, "no-card");
      await expect(trial.kind("With a card")).toBeVisible();
    },
  },
  {
    name: "trial, review",
    person: ben,
    open: async (page) => {
      const trial = new Trial(page);
      await trial.begin(powerBi, "card");
      await trial.upToReviewWith(good, "3");
    },
  },
  {
    name: "checkout, licenses with an error",
    person: ada,
    open: async (page) => {
      const checkout = new Checkout(page);
      await checkout.goto(powerBi);
      await checkout.quantity.fill("ten");
      await checkout.continueButton.click();
      await expect(checkout.alert).toBeVisible();
    },
  },
  {
    name: "checkout, card",
    person: ada,
    open: async (page) => {
      const checkout = new Checkout(page);
      await checkout.goto(powerBi);
      await checkout.chooseLicenses("2");
      await expect(checkout.cardField("Card number")).toBeVisible();
    },
  },
  {
    name: "checkout, card with errors",
    person: ada,
    open: async (page) => {
      const checkout = new Checkout(page);
      await checkout.goto(powerBi);
      await checkout.chooseLicenses("2");
      await checkout.cardField("Card number").fill("1234");
      await checkout.reviewOrder.click();
      await expect(checkout.cardField("Card number")).toHaveAttribute("aria-invalid", "true");
    },
  },
  {
    name: "checkout, review",
    person: ada,
    open: (page) => new Checkout(page).upToReview(powerBi, good),
  },
  {
    name: "checkout, declined card",
    person: ada,
    refusals: [402],
    open: async (page) => {
      const checkout = new Checkout(page);
      await checkout.upToReview(visio, declined);
      await checkout.placeOrder.click();
      await expect(checkout.alert).toBeVisible();
      await expect(checkout.cardField("Card number")).toBeVisible();
    },
  },
  {
    name: "checkout, the bank's question",
    person: ada,
    open: async (page) => {
      const checkout = new Checkout(page);
      await checkout.upToReview(visio, withBankStep);
      await checkout.placeOrder.click();
      const bank = page.getByTitle("Confirmation by your bank").contentFrame();
      await expect(bank.getByRole("button", { name: "Confirm payment" })).toBeVisible();
    },
  },
  {
    name: "checkout, payment being checked",
    person: ada,
    open: async (page) => {
      const checkout = new Checkout(page);
      await checkout.upToReview(visio, slow);
      await checkout.placeOrder.click();
      // The server waits a while itself before it says so.
      await expect(checkout.heading("We are checking your payment")).toBeVisible({
        timeout: 20_000,
      });
    },
  },
  {
    name: "checkout, confirmation",
    person: ada,
    open: async (page) => {
      const checkout = new Checkout(page);
      await checkout.upToReview(visio, good);
      await checkout.placeOrder.click();
      await checkout.expectHeading("Thank you");
      await checkout.assignToYourself.click();
      await expect(page.getByText("You have a license now.")).toBeVisible();
    },
  },
  {
    name: "apps",
    person: ada,
    open: async (page) => {
      await new Apps(page).goto();
      await expect(new Apps(page).tile(powerBi)).toBeVisible();
    },
  },
  {
    name: "app without a license",
    person: ada,
    open: async (page) => {
      await page.goto("/apps/power-bi-pro");
      await expect(new Apps(page).welcome(powerBi)).toBeVisible();
    },
  },
  {
    name: "app",
    person: ben,
    open: async (page) => {
      await page.goto("/apps/power-bi-pro");
      await expect(new Apps(page).welcome(powerBi)).toContainText("Welcome");
    },
  },
  {
    name: "account menu",
    person: zoe,
    open: async (page) => {
      await new Apps(page).goto();
      await new Shell(page).openAccount();
      await page.getByRole("button", { name: "Switch organization" }).click();
      await expect(page.getByRole("button", { name: "Harbor Logistics" })).toBeVisible();
    },
  },
  {
    name: "your account",
    person: zoe,
    open: async (page) => {
      const account = new Account(page);
      await account.goto();
      await expect(account.sessionRows.first()).toBeVisible();
      await expect(account.secondFactor).toContainText("Off");
    },
  },
  {
    name: "setting a second factor up, with an error",
    person: zoe,
    refusals: [401],
    open: async (page) => {
      const account = new Account(page);
      await account.goto();
      await account.setUp();
      await account.code.fill("000000");
      await account.turnOn.click();
      await expect(account.alert).toBeVisible();
    },
  },
  { name: "admin home, limited view", person: ada, open: (page) => new AdminHome(page).goto() },
  { name: "requests, none yet", person: lena, open: (page) => new Requests(page).goto() },
  {
    name: "requests, an own process with an error",
    person: gwen,
    open: async (page) => {
      const requests = new Requests(page);
      await requests.goto();
      await requests.choice("Where people ask", "In our own process").check();
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await expect(page.getByText("Enter a message of 1 to 1,000 characters").first()).toBeVisible();
    },
  },
  { name: "partners", person: nina, open: (page) => new Partners(page).goto() },
  { name: "notices, none yet", person: lena, open: (page) => new Notices(page).goto() },
  { name: "who hears of what", person: gwen, open: (page) => new NoticeSettings(page).goto() },
  { name: "webhooks", person: gwen, open: (page) => new Webhooks(page).goto() },
  { name: "mails of a demo", open: (page) => new Outbox(page).goto() },
  { name: "service accounts", person: gwen, open: (page) => new ServiceAccounts(page).goto() },
  {
    name: "audit log with an open record",
    person: gwen,
    open: async (page) => {
      const log = new AuditLog(page);
      await log.goto();
      await log.rows.first().getByText("Show details").click();
    },
  },
  { name: "admin home", person: gwen, open: (page) => new AdminHome(page).goto() },
  {
    name: "your products",
    person: bill,
    open: async (page) => {
      const list = new YourProducts(page);
      await list.goto();
      await expect(list.row(powerBi, "Your organization")).toBeVisible();
    },
  },
  {
    name: "your products, nothing found",
    person: bill,
    open: async (page) => {
      await new YourProducts(page).goto("?q=zzz");
      await expect(page.getByText("No subscriptions found").first()).toBeVisible();
    },
  },
  {
    name: "bills",
    person: ada,
    open: async (page) => {
      await page.goto("/admin/billing/bills");
      await expect(page.getByRole("link", { name: /^Bill / }).first()).toBeVisible();
    },
  },
  {
    name: "bill",
    person: ada,
    open: async (page) => {
      await page.goto("/admin/billing/bills");
      await page.getByRole("link", { name: /^Bill / }).first().click();
      await expect(page.getByRole("region", { name: "What is on this bill" })).toBeVisible();
    },
  },
  {
    name: "payment methods",
    person: ada,
    open: async (page) => {
      await page.goto("/admin/billing/payment-methods");
      await expect(page.getByRole("button", { name: "Replace card" }).first()).toBeVisible();
      await expect(page.getByRole("textbox", { name: "Tax ID" })).toBeVisible();
    },
  },
  {
    name: "subscription of one's own",
    person: ada,
    open: (page) => openSubscription(page),
  },
  {
    name: "subscription of somebody else",
    person: bill,
    open: (page) => openSubscription(page),
  },
  {
    name: "assigning licenses",
    person: ada,
    open: async (page) => {
      await openSubscription(page);
      const subscription = new Subscription(page);
      await subscription.assignLicenses.click();
      await subscription.users.fill("cleo");
      await expect(subscription.option("Cleo")).toBeVisible();
      await subscription.users.press("ArrowDown");
    },
  },
  {
    name: "taking a license back",
    person: ada,
    open: async (page) => {
      await openSubscription(page);
      await page.getByRole("button", { name: "Unassign the license of Ben Smit" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
    },
  },
  {
    name: "users",
    person: gwen,
    open: async (page) => {
      const list = new Users(page);
      await list.goto();
      await expect(list.rows.first()).toBeVisible();
    },
  },
  { name: "user", person: gwen, open: (page) => openBen(page) },
  { name: "user, read only", person: rhea, open: (page) => openBen(page) },
  {
    name: "switching an account off",
    person: gwen,
    open: async (page) => {
      await openBen(page);
      await new User(page).switchOff.click();
      await expect(page.getByRole("dialog")).toBeVisible();
    },
  },
  { name: "policy", person: gwen, open: (page) => openPolicy(page) },
  { name: "policy, read only", person: rhea, open: (page) => openPolicy(page) },
  { name: "sign-in settings", person: gwen, open: (page) => new SignInSettings(page).goto() },
  {
    name: "access policy",
    person: gwen,
    open: async (page) => {
      const policy = new AccessPolicy(page);
      await policy.goto();
      await policy.choice("People", "Members of these groups").check();
      await policy.save.click();
      await expect(policy.alert).toBeVisible();
    },
  },
  {
    name: "directory settings with a new token",
    person: amir,
    open: async (page) => {
      const settings = new DirectorySettings(page);
      await settings.goto();
      await settings.makeToken();
    },
  },
  {
    name: "directory settings, read only",
    person: rhea,
    open: (page) => new DirectorySettings(page).goto(),
  },
  {
    name: "not found",
    open: async (page) => {
      await page.goto("/nowhere");
      await new Shell(page).expectHeading("Page not found");
    },
  },
];

for (const { name, person, refusals, open } of SHOWN) {
  test(`${name}: no violation of axe, nothing cut off at ${NARROWEST} px`, async ({
    as,
    page: visitor,
    complaints,
    isMobile,
  }) => {
    complaints.expectRefusal(...(refusals ?? []));
    const page = person === undefined ? visitor : await as(person);
    await open(page);
    await expectAccessible(page);
    if (isMobile) {
      await page.setViewportSize({ width: NARROWEST, height: 640 });
      const width = () => page.evaluate(() => document.documentElement.scrollWidth);
      await expect.poll(width, "what there is to scroll to").toBeLessThanOrEqual(NARROWEST);
    }
  });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the page says what is missing", async ({ page }) => {
    await page.goto("/");
    // Finding by text leaves these elements out, even when they are what is shown.
    const sentences = page.locator("noscript p");
    await expect(sentences).toContainText([
      "Selfserve needs JavaScript.",
      "Selfserve heeft JavaScript nodig.",
    ]);
    for (const sentence of await sentences.all()) {
      await expect(sentence).toBeVisible();
    }
  });
});

async function openSubscription(page: Page): Promise<void> {
  const subscription = new Subscription(page);
  await subscription.goto(bought?.subscription ?? "");
  await expect(subscription.holder("Ben Smit")).toBeVisible();
  await expect(subscription.orders).toHaveCount(1);
}

async function openPolicy(page: Page): Promise<void> {
  const policy = new Policy(page);
  await policy.goto();
  await expect(policy.group(powerBi)).toBeVisible();
}

async function openBen(page: Page): Promise<void> {
  const list = new Users(page);
  await list.goto("?q=smit");
  await list.open(ben.name);
  await expect(new User(page).roleBox("Global admin")).toBeVisible();
}
