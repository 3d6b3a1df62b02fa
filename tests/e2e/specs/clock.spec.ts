// B24: a demo's clock can be moved.
import { expect, test } from "../fixtures/test.ts";

test("the clock of a demo is moved on by a press, and says what time it is then", async ({
  page,
}) => {
  await page.goto("/dev/clock");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The clock of this demo");
  const year = new Date().getFullYear();
  const main = page.getByRole("main");
  await expect(main).toContainText(String(year));
  await page.getByRole("button", { name: "Move on by 366 days" }).click();
  await expect(main).toContainText(String(year + 1));
  await page.reload();
  await expect(main).toContainText(String(year + 1));
});
