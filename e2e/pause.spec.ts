import { expect, test } from "./fixtures";

test.use({ setting: { speed: 60, scenario: "idle-services" } });

test("a service is paused and resumed on its page, and the board says that it is", async ({ signedIn: page, world }) => {
  test.setTimeout(180_000);
  const address = `${world.console.origin}/${await world.target()}/quiet`;
  await expect(page.getByRole("link", { name: "quiet", exact: true }).first()).toBeVisible({ timeout: 60_000 });
  await page.goto(address);
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Pause quiet?");
  await dialog.getByRole("button", { name: "Pause", exact: true }).click();
  await expect(dialog).toHaveCount(0);

  const bar = page.getByRole("region", { name: "Paused" });
  await expect(bar).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("It is to have no tasks now")).toBeVisible();
  await page.goto(world.console.origin);
  await expect(page.getByText("paused", { exact: true })).toBeVisible();
  await page.goto(address);
  await bar.getByRole("button", { name: "Resume quiet" }).click();
  await expect(bar).toHaveCount(0, { timeout: 60_000 });
});
