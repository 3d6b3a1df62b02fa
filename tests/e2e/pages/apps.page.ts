// The launcher, and an app that was opened.

import { type Locator } from "@playwright/test";

import type { Product } from "../fixtures/catalog.ts";
import { Shell } from "./shell.page.ts";

/** The launcher. */
export class Apps extends Shell {
  async goto(): Promise<void> {
    await this.page.goto("/apps");
    await this.expectHeading(this.words.apps);
  }

  tile(product: Product): Locator {
    return this.page.getByRole("main").getByRole("link", { name: product.name, exact: true });
  }

  get adminTile(): Locator {
    return this.page.getByRole("main").getByRole("link", { name: "Admin", exact: true });
  }

  /** What an opened app greets with. */
  welcome(product: Product): Locator {
    return this.page.getByRole("heading", { level: 1 }).filter({ hasText: product.name });
  }
}
