// The organization's people: the list, and one person.

import { expect, type Locator } from "@playwright/test";

import { Shell } from "./shell.page.ts";

/** The list. */
export class Users extends Shell {
  async goto(query = ""): Promise<void> {
    await this.page.goto(`/admin/users${query}`);
    await this.expectHeading("Users");
  }

  /** The rows without the headings. */
  get rows(): Locator {
    const table = this.page.getByRole("table", { name: "Users of your organization" });
    return table.getByRole("row").filter({ has: this.page.getByRole("rowheader") });
  }

  get role(): Locator {
    return this.page.getByRole("combobox", { name: "Role", exact: true });
  }

  get search(): Locator {
    return this.page.getByRole("searchbox", { name: "Search for a name or an email address" });
  }

  /** Opens the person with the keyboard. */
  async open(name: string): Promise<void> {
    await this.page.getByRole("link", { name, exact: true }).press("Enter");
    await this.expectHeading(name);
  }
}

/** One person. */
export class User extends Shell {
  roleBox(name: string): Locator {
    return this.page.getByRole("checkbox", { name, exact: true });
  }

  get save(): Locator {
    return this.page.getByRole("button", { name: "Save roles", exact: true });
  }

  get switchOff(): Locator {
    return this.page.getByRole("button", { name: "Switch off account", exact: true });
  }

  async expectSaved(name: string): Promise<void> {
    await expect(this.page.getByText(`The roles of ${name} are saved`)).toBeVisible();
  }
}
