// The products, and the page of one.

import { type Locator, type Page } from "@playwright/test";

import type { Product } from "../fixtures/catalog.ts";
import { english, type Words } from "../fixtures/words.ts";
import { Shell } from "./shell.page.ts";

/** All products. */
export class ProductsPage extends Shell {
  async goto(): Promise<void> {
    await this.page.goto("/");
    await this.expectHeading(this.words.products);
  }

  async open(product: Product): Promise<ProductPage> {
    await this.page.getByRole("link", { name: product.name, exact: true }).click();
    return new ProductPage(this.page, this.words);
  }
}

/** One product. */
export class ProductPage extends Shell {
  constructor(page: Page, words: Words = english) {
    super(page, words);
  }

  async goto(product: Product): Promise<void> {
    await this.page.goto(`/products/${product.slug}`);
    await this.expectHeading(product.name);
  }

  /** The price of a month. */
  get monthlyPrice(): Locator {
    return this.page.getByText(this.words.perUserMonth);
  }

  async buyNow(): Promise<void> {
    await this.page.getByRole("link", { name: this.words.buyNow, exact: true }).click();
  }
}
