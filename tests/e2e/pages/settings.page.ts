// The organization's settings: how it signs in, and where its people come from.

import { expect, type Locator } from "@playwright/test";

import type { Provider } from "../fixtures/provider.ts";
import { Shell } from "./shell.page.ts";

/** How people sign in. */
export class SignInSettings extends Shell {
  async goto(): Promise<void> {
    await this.page.goto("/admin/settings/sign-in");
    await this.expectHeading("Sign-in");
  }

  /** Tries a provider out, and connects it. */
  async connect(provider: Provider): Promise<void> {
    const field = (name: string) => this.page.getByLabel(name, { exact: true });
    await field("Issuer").fill(provider.issuer);
    await this.press("Test the connection");
    await expect(this.page.getByText("The provider answers.")).toBeVisible();
    await field("Client ID").fill(provider.clientId);
    await field("Client secret").fill(provider.clientSecret);
    await this.press("Connect");
    await expect(this.page.getByText("Connected. People of your domains")).toBeVisible();
  }

  private async press(name: string): Promise<void> {
    await this.page.getByRole("button", { name, exact: true }).click();
  }
}

/** How the organization's own directory keeps its people here. */
export class DirectorySettings extends Shell {
  async goto(): Promise<void> {
    await this.page.goto("/admin/settings/directory");
    await this.expectHeading("Users and groups from your directory");
  }

  /** Where the directory sends its changes. */
  async address(): Promise<string> {
    const region = this.page.getByRole("region", { name: "Connect your directory", exact: true });
    return (await region.locator("code").textContent()) ?? "";
  }

  /** Makes a token, and tells its secret. */
  async makeToken(): Promise<string> {
    await this.make.click();
    const heading = this.page.getByRole("heading", { name: "Your new token", exact: true });
    await expect(heading).toBeFocused();
    const secret = this.page.getByRole("status").filter({ has: heading }).locator("code");
    return (await secret.textContent()) ?? "";
  }

  get make(): Locator {
    return this.page.getByRole("button", { name: "Make a token", exact: true });
  }

  /** The tokens without the headings. */
  get tokens(): Locator {
    const table = this.page.getByRole("table", { name: "Tokens", exact: true });
    return table.getByRole("row").filter({ has: this.page.getByRole("rowheader") });
  }

  /** Revokes the token of a row. */
  async revoke(row: Locator): Promise<void> {
    await row.getByRole("button", { name: /^Revoke/ }).click();
    const question = this.page.getByRole("dialog");
    await question.getByRole("button", { name: "Revoke", exact: true }).click();
    await expect(question).toBeHidden();
  }

  /** Keeps the licenses of leavers for some days. */
  async keepLicensesFor(days: string): Promise<void> {
    await this.page.getByRole("radio", { name: "After some days", exact: true }).check();
    await this.page.getByRole("textbox", { name: "Number of days", exact: true }).fill(days);
    await this.page.getByRole("button", { name: "Save", exact: true }).click();
  }
}

/** What the organization asks of who buys and uses licenses. */
export class AccessPolicy extends Shell {
  async goto(): Promise<void> {
    await this.page.goto("/admin/settings/access");
    await this.expectHeading("Access policy");
  }

  /** A choice of one of the groups. */
  choice(group: string, name: string): Locator {
    return this.page
      .getByRole("group", { name: group, exact: true })
      .getByRole("radio", { name, exact: true });
  }

  get groups(): Locator {
    return this.page.getByRole("combobox", { name: "Add a group", exact: true });
  }

  get countries(): Locator {
    return this.page.getByRole("combobox", { name: "Add a country or region", exact: true });
  }

  /** Chooses one of what a field offers for these letters, and sees it among what was chosen. */
  async add(field: Locator, typed: string, name: string): Promise<void> {
    await field.fill(typed);
    await this.page.getByRole("option", { name: new RegExp(`^${name}`) }).click();
    await expect(this.page.getByRole("button", { name: `Remove ${name}`, exact: true })).toBeVisible();
  }

  get save(): Locator {
    return this.page.getByRole("button", { name: "Save", exact: true });
  }

  get saved(): Locator {
    return this.page.getByText("The access policy is saved.");
  }
}
