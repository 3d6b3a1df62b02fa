// Buying, from the quantity to the confirmation.

import { expect, type FrameLocator, type Locator } from "@playwright/test";

import type { Card } from "../fixtures/cards.ts";
import type { Product } from "../fixtures/catalog.ts";
import { Shell } from "./shell.page.ts";

/** The steps after the sign-in. */
export class Checkout extends Shell {
  /** The beginning of a purchase for somebody who is signed in. */
  async goto(product: Product): Promise<void> {
    await this.page.goto(`/buy/${product.slug}`);
  }

  get quantity(): Locator {
    return this.page.getByRole("textbox", { name: this.words.licenses, exact: true });
  }

  /** Monthly or annual. */
  frequency(name: string): Locator {
    return this.page
      .getByRole("group", { name: this.words.billingFrequency })
      .getByRole("radio", { name, exact: true });
  }

  get summary(): Locator {
    return this.page.getByRole("complementary", { name: this.words.orderSummary });
  }

  get continueButton(): Locator {
    return this.page.getByRole("button", { name: this.words.continue, exact: true });
  }

  get reviewOrder(): Locator {
    return this.page.getByRole("button", { name: this.words.reviewOrder, exact: true });
  }

  get placeOrder(): Locator {
    return this.page.getByRole("button", { name: this.words.placeOrder, exact: true });
  }

  /** The gateway's frame. */
  get cardFrame(): Locator {
    return this.page.getByTitle(this.words.cardDetails, { exact: true });
  }

  get cardForm(): FrameLocator {
    return this.cardFrame.contentFrame();
  }

  /** A field of the card, by its name. */
  cardField(name: string): Locator {
    return this.cardForm.getByRole("textbox", { name, exact: true });
  }

  /** The sentence with the order's number. */
  get orderNumber(): Locator {
    return this.page.getByText("Order number");
  }

  get openProduct(): Locator {
    return this.page.getByRole("link", { name: this.words.openProduct, exact: true });
  }

  get assignLicenses(): Locator {
    return this.page.getByRole("link", { name: this.words.assignLicenses, exact: true });
  }

  get assignToYourself(): Locator {
    return this.page.getByRole("button", { name: this.words.assignToYourself, exact: true });
  }

  /** The first step. */
  async chooseLicenses(quantity: string): Promise<void> {
    await this.quantity.fill(quantity);
    await this.continueButton.click();
    await expect(this.cardFrame).toBeVisible();
  }

  /** The second step, up to the review. */
  async payBy(card: Card): Promise<void> {
    await this.typeCard(card);
    await this.reviewOrder.click();
    await this.expectHeading(this.words.review);
  }

  async typeCard(card: Card): Promise<void> {
    await this.cardField(this.words.cardNumber).fill(card.number);
    await this.cardField(this.words.expiration).fill(card.expiry);
    await this.cardField(this.words.securityCode).fill(card.code);
    await this.cardField(this.words.nameOnCard).fill(card.name);
  }

  /** Everything up to the review, for somebody who is signed in. */
  async upToReview(product: Product, card: Card, quantity = "1"): Promise<void> {
    await this.goto(product);
    await this.chooseLicenses(quantity);
    await this.payBy(card);
  }

  /** Expects the confirmation and returns the order's number. */
  async confirmedOrder(): Promise<string> {
    await this.expectHeading(this.words.thankYou);
    return (await this.orderNumber.textContent()) ?? "";
  }
}
