// The email step and the password, by themselves or at the beginning of a purchase.

import { expect, type Locator } from "@playwright/test";

import { PASSWORD, type Person } from "../fixtures/people.ts";
import { Shell } from "./shell.page.ts";

/** Both steps. */
export class SignIn extends Shell {
  get email(): Locator {
    return this.page.getByRole("textbox", { name: this.words.workEmail, exact: true });
  }

  get password(): Locator {
    return this.page.getByLabel(this.words.password, { exact: true });
  }

  get next(): Locator {
    return this.page.getByRole("button", { name: this.words.next, exact: true });
  }

  /** Expects the email step. */
  async expectEmailStep(): Promise<void> {
    await this.expectHeading(this.words.emailHeading);
  }

  /** Types an email and goes on. */
  async enterEmail(email: string): Promise<void> {
    await this.email.fill(email);
    await this.next.click();
  }

  /** Types the password of the built-in directory. */
  async enterPassword(password: string): Promise<void> {
    await this.expectHeading(this.words.signIn);
    await this.password.fill(password);
    await this.page.getByRole("button", { name: this.words.signIn, exact: true }).click();
  }

  /** Both steps, and what the second one shows. */
  async signIn(person: Person): Promise<void> {
    await this.enterEmail(person.email);
    await this.expectHeading(this.words.signIn);
    await expect(
      this.page.getByRole("textbox", { name: this.words.email, exact: true }),
    ).toHaveValue(person.email);
    await this.enterPassword(PASSWORD);
  }
}
