// Trying a product instead of buying it.

import { expect, type Locator } from "@playwright/test";

import type { Product } from "../fixtures/catalog.ts";
import { Checkout } from "./checkout.page.ts";

/** The steps of a trial; the card is typed as for a purchase. */
export class Trial extends Checkout {
  /** The beginning of a trial for somebody who is signed in. */
  async begin(product: Product, kind: "card" | "no-card"): Promise<void> {
    await this.page.goto(`/buy/${product.slug}?trial=${kind}`);
  }

  /** The way in, on the page of a product and where nothing can be bought. */
  get link(): Locator {
    return this.page.getByRole("link", { name: "Start trial", exact: true });
  }

  /** With a card or without one. */
  kind(name: string): Locator {
    return this.page
      .getByRole("group", { name: "Kind of trial" })
      .getByRole("radio", { name, exact: true });
  }

  get start(): Locator {
    return this.page.getByRole("button", { name: "Start trial", exact: true });
  }

  /** The steps without a card, up to the review. */
  async upToReviewWithoutCard(quantity: string): Promise<void> {
    await this.quantity.fill(quantity);
    await this.continueButton.click();
    await this.expectHeading("Review your trial");
  }

  /** The steps with a card, up to the review. */
  async upToReviewWith(card: Parameters<Checkout["typeCard"]>[0], quantity: string): Promise<void> {
    await this.chooseLicenses(quantity);
    await this.typeCard(card);
    await this.reviewOrder.click();
    await this.expectHeading("Review your trial");
  }

  /** Presses the button and expects the confirmation. */
  async starts(): Promise<void> {
    await this.start.click();
    await this.expectHeading("Thank you");
    await expect(this.assignLicenses).toBeVisible();
    await expect(this.openProduct).toBeVisible();
  }
}
