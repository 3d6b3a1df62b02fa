// What people and programs are told of: the bell, who hears of what, webhooks, a demo's mails.

import { expect, type Locator } from "@playwright/test";

import { Shell } from "./shell.page.ts";

/** The bell and its page. */
export class Notices extends Shell {
  async goto(): Promise<void> {
    await this.page.goto("/admin/notices");
    await this.expectHeading("Notices");
  }

  get bell(): Locator {
    return this.page.getByRole("banner").getByRole("link", { name: /^Notices/ });
  }

  get titles(): Locator {
    return this.page.getByRole("main").getByRole("listitem").getByRole("link");
  }
}

/** Who hears of what. */
export class NoticeSettings extends Shell {
  async goto(): Promise<void> {
    await this.page.goto("/admin/settings/notices");
    await this.expectHeading("Who hears of what");
  }

  topic(name: string): Locator {
    return this.page.getByRole("region", { name, exact: true });
  }

  get save(): Locator {
    return this.page.getByRole("button", { name: "Save", exact: true });
  }
}

/** Receivers of events. */
export class Webhooks extends Shell {
  async goto(): Promise<void> {
    await this.page.goto("/admin/settings/webhooks");
    await this.expectHeading("Webhooks");
  }

  get url(): Locator {
    return this.page.getByRole("textbox", { name: "Address" });
  }

  get addButton(): Locator {
    return this.page.getByRole("button", { name: "Add webhook", exact: true });
  }

  /** Adds a receiver of everything, and tells its secret. */
  async add(url: string): Promise<string> {
    await this.url.fill(url);
    await this.addButton.click();
    const heading = this.page.getByRole("heading", { name: "The webhook is added" });
    await expect(heading).toBeFocused();
    const secret = this.page.getByRole("status").filter({ has: heading }).locator("code");
    return (await secret.textContent()) ?? "";
  }

  row(url: string): Locator {
    return this.page
      .getByRole("row")
      .filter({ has: this.page.getByRole("rowheader").filter({ hasText: url }) });
  }
}

/** The mails of a demo. */
export class Outbox extends Shell {
  async goto(): Promise<void> {
    await this.page.goto("/dev/outbox");
    await this.expectHeading("Outbox");
  }

  mail(subject: string): Locator {
    return this.page
      .getByRole("article")
      .filter({ has: this.page.getByRole("heading", { name: subject }) });
  }
}
