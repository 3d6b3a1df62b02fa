// What every page has: skip link, heading, language, account.

import { expect, type Locator, type Page } from "@playwright/test";

import { english, type Words } from "../fixtures/words.ts";

/** Header and frame of the portal. */
export class Shell {
  constructor(
    protected readonly page: Page,
    protected readonly words: Words = english,
  ) {}

  /** The heading of the page or step. */
  heading(name?: string): Locator {
    return name === undefined
      ? this.page.getByRole("heading", { level: 1 })
      : this.page.getByRole("heading", { level: 1, name, exact: true });
  }

  /** What is said at once because it did not work. */
  get alert(): Locator {
    return this.page.getByRole("alert");
  }

  get skipLink(): Locator {
    return this.page.getByRole("link", { name: "Skip to main content" });
  }

  get languageChoice(): Locator {
    return this.page.getByRole("combobox", { name: this.words.language, exact: true });
  }

  /** Opens the menu **Account**. */
  async openAccount(): Promise<void> {
    await this.page.getByRole("button", { name: this.words.account, exact: true }).click();
  }

  async signOut(): Promise<void> {
    await this.openAccount();
    await this.page.getByRole("button", { name: this.words.signOut, exact: true }).click();
  }

  /** Acts in another organization from now on. */
  async switchOrganization(name: string): Promise<void> {
    await this.openAccount();
    await this.page.getByRole("button", { name: "Switch organization", exact: true }).click();
    await this.page.getByRole("button", { name, exact: true }).click();
  }

  /** Expects this page or step. */
  async expectHeading(name: string): Promise<void> {
    await expect(this.heading(name)).toBeVisible();
  }
}
