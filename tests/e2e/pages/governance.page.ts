// Who may act for the organization, and what was done: partners, service accounts, the audit log.

import { expect, type Locator } from "@playwright/test";

import { Shell } from "./shell.page.ts";

/** Partners and customers. */
export class Partners extends Shell {
  async goto(): Promise<void> {
    await this.page.goto("/admin/partners");
    await this.expectHeading("Partners");
  }

  /** The row of an organization, in either table. */
  row(name: string): Locator {
    return this.page
      .getByRole("row")
      .filter({ has: this.page.getByRole("rowheader").filter({ hasText: name }) });
  }

  /** Asks an organization for a role. */
  async ask(domain: string, role: string): Promise<void> {
    await this.page.getByRole("textbox", { name: "Domain of the organization" }).fill(domain);
    await this.page.getByRole("checkbox", { name: role, exact: true }).check();
    await this.askButton.click();
  }

  get askButton(): Locator {
    return this.page.getByRole("button", { name: "Ask", exact: true });
  }

  async approve(partner: string): Promise<void> {
    await this.row(partner).getByRole("button", { name: /^Approve/ }).click();
    await expect(this.row(partner)).toContainText("Active");
  }

  async end(name: string): Promise<void> {
    await this.row(name).getByRole("button", { name: /^End/ }).click();
    const question = this.page.getByRole("dialog");
    await question.getByRole("button", { name: "End", exact: true }).click();
    await expect(question).toBeHidden();
  }
}

/** Programs that act for the organization. */
export class ServiceAccounts extends Shell {
  async goto(): Promise<void> {
    await this.page.goto("/admin/settings/service-accounts");
    await this.expectHeading("Service accounts");
  }

  /** Makes an account, and tells the secret of its token. */
  async make(name: string, scopes: string[]): Promise<string> {
    await this.page.getByRole("textbox", { name: "What it is for" }).fill(name);
    for (const scope of scopes) {
      await this.page.getByRole("checkbox", { name: scope, exact: true }).check();
    }
    await this.makeButton.click();
    const heading = this.page.getByRole("heading", { name: "Token of the new account" });
    await expect(heading).toBeFocused();
    const secret = this.page.getByRole("status").filter({ has: heading }).locator("code");
    return (await secret.textContent()) ?? "";
  }

  get makeButton(): Locator {
    return this.page.getByRole("button", { name: "Make the account", exact: true });
  }

  row(name: string): Locator {
    return this.page
      .getByRole("row")
      .filter({ has: this.page.getByRole("rowheader", { name, exact: true }) });
  }

  async end(name: string): Promise<void> {
    await this.row(name).getByRole("button", { name: /^End/ }).click();
    await this.page.getByRole("dialog").getByRole("button", { name: "End", exact: true }).click();
    await expect(this.row(name)).toContainText("Ended");
  }
}

/** What was done, by whom. */
export class AuditLog extends Shell {
  async goto(query = ""): Promise<void> {
    await this.page.goto(`/admin/audit-log${query}`);
    await this.expectHeading("Audit log");
  }

  /** The records without the headings. */
  get rows(): Locator {
    const table = this.page.getByRole("table", { name: "Records" });
    return table.getByRole("row").filter({ has: this.page.getByRole("rowheader") });
  }

  get area(): Locator {
    return this.page.getByRole("combobox", { name: "About", exact: true });
  }

  get csv(): Locator {
    return this.page.getByRole("link", { name: "Download as CSV", exact: true });
  }
}

/** What people ask for instead of buying it. */
export class Requests extends Shell {
  async goto(): Promise<void> {
    await this.page.goto("/admin/billing/requests");
    await this.expectHeading("Requests");
  }

  row(person: string): Locator {
    return this.page
      .getByRole("row")
      .filter({ has: this.page.getByRole("rowheader").filter({ hasText: person }) });
  }

  /** A choice of the settings. */
  choice(group: string, name: string): Locator {
    return this.page
      .getByRole("group", { name: group, exact: true })
      .getByRole("radio", { name, exact: true });
  }

  get limit(): Locator {
    return this.page
      .getByRole("group", { name: /^What one person may buy/ })
      .getByRole("textbox", { name: "Licenses per month" });
  }

  async save(): Promise<void> {
    await this.page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(this.page.getByText("The settings are saved.").last()).toBeVisible();
  }

  /** Opens the answer to somebody, and presses one of its buttons. */
  async answer(person: string, button: string, message: string): Promise<void> {
    await this.row(person).getByRole("button", { name: /^Answer/ }).first().click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Message" }).fill(message);
    await dialog.getByRole("button", { name: button, exact: true }).click();
    await expect(dialog).toBeHidden();
  }
}
