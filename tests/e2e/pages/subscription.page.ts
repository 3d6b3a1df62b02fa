// One subscription, and giving its licenses to people.

import { expect, type Locator } from "@playwright/test";

import { Shell } from "./shell.page.ts";

/** The page of a subscription. */
export class Subscription extends Shell {
  async goto(id: string): Promise<void> {
    await this.page.goto(`/admin/billing/your-products/${id}`);
  }

  /** Licenses, Order history, Billing. */
  section(name: string): Locator {
    return this.page.getByRole("region", { name, exact: true });
  }

  /** What stands beside a term of the page's lists. */
  fact(name: string): Locator {
    return this.page
      .getByRole("term")
      .filter({ hasText: new RegExp(`^${name}$`) })
      .locator("xpath=following-sibling::*[1]");
  }

  /** The person's row among those with a license. */
  holder(name: string): Locator {
    return this.section("Licenses")
      .getByRole("row")
      .filter({ has: this.page.getByRole("rowheader", { name, exact: true }) });
  }

  get orders(): Locator {
    return this.section("Order history")
      .getByRole("row")
      .filter({ has: this.page.getByRole("rowheader") });
  }

  get assignLicenses(): Locator {
    return this.page.getByRole("button", { name: "Assign licenses", exact: true });
  }

  get dialog(): Locator {
    return this.page.getByRole("dialog");
  }

  get users(): Locator {
    return this.dialog.getByRole("combobox", { name: "Users", exact: true });
  }

  get assign(): Locator {
    return this.dialog.getByRole("button", { name: "Assign", exact: true });
  }

  option(name: string): Locator {
    return this.dialog.getByRole("option").filter({ hasText: name });
  }

  /** Opens the dialog and gives a license to a person, found by part of the name. */
  async assignTo(part: string, name: string): Promise<void> {
    await this.assignLicenses.click();
    await this.users.fill(part);
    await this.option(name).click();
    await this.assign.click();
    await expect(this.dialog).toBeHidden();
  }

  /** Takes a license back. */
  async unassign(name: string): Promise<void> {
    await this.holder(name).getByRole("button", { name: `Unassign the license of ${name}` }).click();
    await this.dialog.getByRole("button", { name: "Unassign", exact: true }).click();
    await expect(this.dialog).toBeHidden();
  }
}
