// The admin center: its home, the list of subscriptions, the policy.

import { expect, type Locator } from "@playwright/test";

import type { Product } from "../fixtures/catalog.ts";
import { Shell } from "./shell.page.ts";

/** The first page. */
export class AdminHome extends Shell {
  async goto(): Promise<void> {
    await this.page.goto("/admin");
    await expect(this.heading()).toBeVisible();
  }

  /** The way to the list, in the navigation. */
  get yourProducts(): Locator {
    return this.page
      .getByRole("navigation", { name: "Admin center" })
      .getByRole("link", { name: "Your products", exact: true });
  }
}

/** The list of subscriptions. */
export class YourProducts extends Shell {
  async goto(query = ""): Promise<void> {
    await this.page.goto(`/admin/billing/your-products${query}`);
    await this.expectHeading("Your products");
  }

  get table(): Locator {
    return this.page.getByRole("table", { name: "Subscriptions" });
  }

  /** The rows without the headings. */
  get rows(): Locator {
    return this.table.getByRole("row").filter({ has: this.page.getByRole("rowheader") });
  }

  /** The row of a product and its purchaser. */
  row(product: Product, purchaser: string): Locator {
    return this.rows.filter({ hasText: product.name }).filter({ hasText: purchaser });
  }

  get channel(): Locator {
    return this.page.getByRole("combobox", { name: "Channel", exact: true });
  }

  /** Opens the subscription of a row. */
  async open(product: Product, purchaser: string): Promise<void> {
    await this.row(product, purchaser).getByRole("link").click();
    await this.expectHeading(product.name);
  }
}

/** What people may do by themselves. */
export class Policy extends Shell {
  async goto(): Promise<void> {
    await this.page.goto("/admin/settings/self-service");
    await this.expectHeading("Self-service trials and purchases");
  }

  group(product: Product): Locator {
    return this.page.getByRole("group", { name: product.name, exact: true });
  }

  choice(product: Product, value: string): Locator {
    return this.group(product).getByRole("radio", { name: value, exact: true });
  }

  get save(): Locator {
    return this.page.getByRole("button", { name: "Save", exact: true });
  }
}
