// One's own account: the second factor, and where one is signed in.

import { expect, type Locator } from "@playwright/test";

import { Shell } from "./shell.page.ts";

/** The page. */
export class Account extends Shell {
  async goto(): Promise<void> {
    await this.page.goto("/account");
    await this.expectHeading("Your account");
  }

  /** From the menu **Account**. */
  async openFromMenu(): Promise<void> {
    await this.openAccount();
    await this.page.getByRole("link", { name: "Your account", exact: true }).click();
    await this.expectHeading("Your account");
  }

  get secondFactor(): Locator {
    return this.page.getByRole("region", { name: "Second factor", exact: true });
  }

  get sessions(): Locator {
    return this.page.getByRole("region", { name: "Where you are signed in", exact: true });
  }

  /** The sessions without the headings. */
  get sessionRows(): Locator {
    return this.sessions.getByRole("row").filter({ has: this.page.getByRole("rowheader") });
  }

  get endOthers(): Locator {
    return this.page.getByRole("button", { name: "End all other sessions", exact: true });
  }

  /** Begins to set the second factor up, and tells the secret. */
  async setUp(): Promise<string> {
    await this.page.getByRole("button", { name: "Set up a second factor", exact: true }).click();
    await expect(this.step("Add Selfserve to your authenticator app")).toBeFocused();
    return (await this.secondFactor.locator("code").textContent()) ?? "";
  }

  get qrCode(): Locator {
    return this.page.getByRole("img", { name: /^QR code/ });
  }

  get code(): Locator {
    return this.page.getByRole("textbox", { name: "Code from your authenticator app", exact: true });
  }

  get turnOn(): Locator {
    return this.page.getByRole("button", { name: "Turn on", exact: true });
  }

  get turnOff(): Locator {
    return this.page.getByRole("button", { name: "Turn off", exact: true });
  }

  get recoveryCodes(): Locator {
    return this.page.getByRole("list", { name: "Recovery codes", exact: true }).getByRole("listitem");
  }

  get kept(): Locator {
    return this.page.getByRole("checkbox", { name: "I have kept the codes", exact: true });
  }

  get done(): Locator {
    return this.page.getByRole("button", { name: "Done", exact: true });
  }

  /** A heading within the section. */
  step(name: string): Locator {
    return this.page.getByRole("heading", { level: 3, name, exact: true });
  }
}
