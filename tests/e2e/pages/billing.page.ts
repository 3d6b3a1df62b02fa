// What is done about the money of a subscription: its dialogs, bills and cards.

import { expect, type FrameLocator, type Locator } from "@playwright/test";

import type { Card } from "../fixtures/cards.ts";
import { Subscription } from "./subscription.page.ts";

/** The page of a subscription, and the pages of bills and cards. */
export class Billing extends Subscription {
  /** A button of the page or of its dialog. */
  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** The bank's page, within the dialog. */
  get bank(): FrameLocator {
    return this.page.getByTitle("Confirmation by your bank", { exact: true }).contentFrame();
  }

  /** Opens a dialog of the page. */
  async opens(name: string): Promise<void> {
    await this.button(name).click();
    await expect(this.dialog).toBeVisible();
  }

  /** Presses a button of the dialog that is open. */
  async presses(name: string | RegExp): Promise<void> {
    await this.dialog.getByRole("button", { name }).click();
  }

  /** Up to what a new number of licenses comes to. */
  async looksAtLicenses(total: string): Promise<void> {
    await this.opens("Buy more");
    await this.dialog.getByRole("textbox", { name: "Total licenses" }).fill(total);
    await this.presses("Continue");
  }

  /** Up to what a cancellation means. */
  async looksAtCancelling(when: string): Promise<void> {
    await this.opens("Cancel subscription");
    await this.dialog.getByRole("radio", { name: when }).check();
    const why = this.dialog.getByRole("combobox", { name: "Why do you cancel?" });
    await why.selectOption("It costs too much");
    await this.presses("Continue");
  }

  /** Types another card into the gateway's frame, within the dialog. */
  async typesCard(card: Card): Promise<void> {
    const frame = this.dialog.getByTitle(this.words.cardDetails, { exact: true }).contentFrame();
    const fields: readonly (readonly [string, string])[] = [
      [this.words.cardNumber, card.number],
      [this.words.expiration, card.expiry],
      [this.words.securityCode, card.code],
      [this.words.nameOnCard, card.name],
    ];
    for (const [name, text] of fields) {
      await frame.getByRole("textbox", { name, exact: true }).fill(text);
    }
  }

  /** Moves the clock of the demo. */
  async later(days: number): Promise<void> {
    await this.page.goto("/dev/clock");
    await this.button(`Move on by ${days} days`).click();
    await expect(this.page.getByText("The clock was moved.")).toBeVisible();
  }

  /** The page of a subscription, once the server has brought it this far. */
  async showsOnce(id: string, status: string): Promise<void> {
    await expect(async () => {
      await this.goto(id);
      await expect(this.fact("Status")).toContainText(status, { timeout: 2_000 });
    }).toPass({ timeout: 40_000 });
  }
}
